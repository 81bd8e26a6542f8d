"""What kind of file some bytes are, by their signature first and their name last."""

from __future__ import annotations

import re
from pathlib import PurePath

from pipeline.errors import UnsupportedError

PDF = "application/pdf"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

# A PDF may begin with up to 1,024 bytes of something else (ISO 32000-1, annex H, note 13).
_PDF_WINDOW = 1024

# Signatures of what users are likely to try; anything else is judged as text.
_UNSUPPORTED = {
    b"PK\x03\x04": "a ZIP container (DOCX, ODT, XLSX …)",
    b"\xd0\xcf\x11\xe0": "an old Microsoft Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
# How our own documents begin: given by mistake, they would be read as prose.
_OURS = re.compile(rb'\s*\{\s*"schema_version"')


def media_type(content: bytes, name: str) -> str:
    """The media type: PDF by signature, Markdown by extension, else plain text.

    Raises:
        UnsupportedError: the signature is of a kind that we do not read.
    """
    if b"%PDF-" in content[:_PDF_WINDOW]:
        return PDF
    for signature, kind in _UNSUPPORTED.items():
        if content.startswith(signature):
            raise UnsupportedError(f"is {kind}; convert it to PDF, Markdown or text", name)
    if _OURS.match(content):
        raise UnsupportedError("is an output of pathfinder, not a report", name)
    return MARKDOWN if PurePath(name).suffix.lower() in {".md", ".markdown"} else PLAIN
