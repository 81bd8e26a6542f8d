"""The exceptions of this package.

::

    PathfinderError
    ├── InputError            the file is missing, empty, not a report we can read
    │   ├── EncodingError     no encoding fits
    │   ├── UnsupportedError  a media type we do not read
    │   └── PasswordError     an encrypted PDF, no or a wrong password
    ├── LimitError            a limit of Options.limits was reached
    ├── OutputError           an output cannot be written: no such folder, no permission
    │   └── StorageError      nor can any other: the disk is full, read-only, failing
    ├── SchemaError           the output (or a data file) does not fit its schema
    ├── WorkerError           a batch cannot start its worker processes
    └── UsageError            an option has an impossible value

Each carries the name of the file, where there is one, and says the reason in one line.
Exceptions of libraries are mapped to these where the library is called.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable


class PathfinderError(Exception):
    """Base of all errors that a caller is meant to catch."""

    exit_code = 2

    def __init__(self, reason: str, name: str | None = None) -> None:
        super().__init__(reason if name is None else f"{name}: {reason}")
        self.reason = reason
        self.name = name

    def __reduce__(self) -> tuple[type, tuple[str, str | None]]:
        # Errors cross process borders in batch runs.
        return type(self), (self.reason, self.name)


class InputError(PathfinderError):
    """The input cannot be read as a report."""


class EncodingError(InputError):
    """The bytes are text in no encoding that we know."""


class UnsupportedError(InputError):
    """The media type is not one that we read."""


class PasswordError(InputError):
    """The PDF is encrypted and the password is missing or wrong."""


class LimitError(PathfinderError):
    """A limit on size, pages, time or memory was reached."""

    exit_code = 5


class OutputError(PathfinderError):
    """An output cannot be written: no such folder, no permission, a name that is too long."""

    exit_code = 5


class StorageError(OutputError):
    """No output can be stored: the disk is full, read-only or failing, the database refuses."""


class SchemaError(PathfinderError):
    """A document does not fit its JSON Schema."""

    exit_code = 3


class WorkerError(PathfinderError):
    """A batch cannot start its worker processes."""


class UsageError(PathfinderError):
    """An option has a value that makes no sense."""

    exit_code = 1


INTERRUPTED = 130  # exit code of what Ctrl-C or SIGTERM has ended, as shells have it

# Errors of the system that whatever is written next would meet as well.
_OF_THE_STORE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


def unreadable(error: OSError, name: str) -> InputError:
    """Why a file could not be read, as one of our errors."""
    return InputError(error.strerror or "cannot be read", name)


def unwritten(error: OSError, name: str) -> OutputError:
    """Why a file could not be written, as one of our errors."""
    kind = StorageError if error.errno in _OF_THE_STORE else OutputError
    return kind(f"cannot be written: {error.strerror or error}", name)


def exit_code(codes: Iterable[int]) -> int:
    """The exit code of several failures: their own if all have the same, else that of failures
    at large; 0 of none.
    """
    different = set(codes)
    return PathfinderError.exit_code if len(different) > 1 else next(iter(different), 0)
