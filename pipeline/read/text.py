"""Text and Markdown: decoding, and nothing else; ``Source.text`` is the decoded file itself.

A byte order mark is a signature of the encoding (Unicode Standard, 23.8), not text. Line
ends, form feeds and markup stay as they are, so that offsets hold in the user's own file.
"""

from __future__ import annotations

import codecs
import re

from pipeline.errors import EncodingError, InputError, LimitError
from pipeline.options import Options
from pipeline.types import Source, Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that reports in these languages come in when they are not UTF-8.
_LEGACY = ["cp1252", "iso8859_15", "mac_roman", "utf_16_le", "utf_16_be"]
_SAMPLE = 64_000  # bytes that the detection looks at

# C0 controls that no text holds, beside tab, line feed, vertical tab, form feed, return.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MAX_CONTROL_SHARE = 0.001

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,1000})\]\(<?(https?://[^\s<>()]{1,2000})>?\)")


def read(content: bytes, name: str, digest: str, media_type: str, options: Options) -> Source:
    """The source of a text file.

    Raises:
        EncodingError: no encoding fits.
        InputError: it is binary or holds nothing but white space.
        LimitError: it is longer than ``options.limits.characters``.
    """
    text = decode(content, name)
    if len(text) > options.limits.characters:
        limit = options.limits.characters
        raise LimitError(f"has {len(text):,} characters, the limit is {limit:,}", name)
    if not text.strip():
        raise InputError("is empty", name)
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if "\x00" in text or controls > _MAX_CONTROL_SHARE * len(text):
        raise InputError("looks like a binary file, not text", name)
    links = tuple((Span(*m.span(1)), m.group(2)) for m in _LINK.finditer(text))
    return Source(name, media_type, digest, len(content), text, links=links)


def decode(content: bytes, name: str) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, else by detection.

    Raises:
        EncodingError: no encoding fits.
    """
    marked = next((encoding for bom, encoding in _BOMS if content.startswith(bom)), None)
    try:
        return content.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise EncodingError(f"is not valid {marked}: {error.reason}", name) from error
    if content.count(b"\x00") > len(content) // 3 and len(content) % 2 == 0:
        candidates = ["utf_16_le", "utf_16_be"]
    elif b"\x00" in content:
        raise InputError("looks like a binary file, not text", name)
    else:
        candidates = _LEGACY
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to load, and seldom needed)

    best = from_bytes(content[:_SAMPLE], cp_isolation=candidates).best()
    if best is None:
        raise EncodingError("is text in no encoding that we know", name)
    try:
        return content.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"is not valid {best.encoding}: {error.reason}", name) from error
