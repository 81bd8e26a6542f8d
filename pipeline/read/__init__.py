"""Reading: bytes of any supported kind to one immutable :class:`~pipeline.types.Source`.

``sniff`` tells what the bytes are, ``text`` decodes text and Markdown, ``pdf`` reads PDF;
``view`` cleans a stretch of the text without losing the way back to it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pipeline.errors import InputError, LimitError, unreadable
from pipeline.options import Options
from pipeline.read import sniff, text
from pipeline.types import Source

__all__ = ["load", "read"]


def load(path: Path, options: Options) -> bytes:
    """The bytes of a regular file.

    Raises:
        InputError: the file is missing, a directory or not readable.
        LimitError: it is larger than ``options.limits.bytes``.
    """
    try:
        if path.is_dir():
            raise InputError("is a directory, not a report", str(path))
        size = path.stat().st_size
        if size > options.limits.bytes:
            raise _too_large(size, options, str(path))
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, str(path)) from error


def read(content: bytes, name: str, options: Options) -> Source:
    """The source that the bytes hold.

    Args:
        content: the whole file.
        name: what to call it; its extension decides between Markdown and plain text.
        options: language and limits.

    Raises:
        InputError: the bytes are no report (empty, binary, damaged, encrypted …).
        LimitError: a limit was reached.
    """
    if len(content) > options.limits.bytes:
        raise _too_large(len(content), options, name)
    if not content.strip():
        raise InputError("is empty", name)
    media_type = sniff.media_type(content, name)
    digest = sha256(content).hexdigest()
    if media_type == sniff.PDF:
        from pipeline.read import pdf  # noqa: PLC0415 (loads two PDF libraries)

        return pdf.read(content, name, digest, options)
    return text.read(content, name, digest, media_type, options)


def _too_large(size: int, options: Options, name: str) -> LimitError:
    return LimitError(f"has {size:,} bytes, the limit is {options.limits.bytes:,}", name)
