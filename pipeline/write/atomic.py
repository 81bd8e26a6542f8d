"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import unwritten


def write(path: Path, text: str) -> None:
    """Write a UTF-8 file by way of a temporary one in the same folder.

    What is there and is no file, such as a terminal or a named pipe, is written to as it is;
    a symbolic link (``/dev/stdout`` is one) is followed and stays.

    Raises:
        OutputError: the folder does not exist, or it cannot be written there.
        StorageError: the disk is full or fails.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        place = path.resolve() if path.is_symlink() else path
    except OSError as error:
        raise unwritten(error, str(path)) from error
    with staged(place, text):
        pass


@contextmanager
def staged(path: Path, text: str) -> Iterator[None]:
    """Write a UTF-8 file as :func:`write` does; it takes its place when the block ends well.

    Within the block the text is on the disk already, under the temporary name.

    Raises:
        OutputError: the folder does not exist, or it cannot be written there.
        StorageError: the disk is full or fails.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise unwritten(error, str(path)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)  # noqa: PTH101 (mkstemp makes files private)
        yield
        os.replace(temporary, path)  # noqa: PTH105
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise unwritten(error, str(path)) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
