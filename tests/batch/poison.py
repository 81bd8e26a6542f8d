"""A per-document function whose documents say what is to go wrong, with real failures.

``POISON segfault`` and so on in a document does it; anything else is converted, to a line made
of it or really.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.batch import document
from pipeline.batch.document import Converted
from pipeline.errors import InputError, LimitError
from pipeline.options import Options


@dataclass(frozen=True)
class Convert:
    """The function: ``log`` notes the digest of each document that it begins with."""

    log: Path | None = None
    seconds: float = 0.005
    really: bool = False

    def __call__(self, content: bytes, name: str, options: Options) -> Converted:
        digest = sha256(content).hexdigest()
        if self.log:
            handle = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(handle, f"{digest}\n".encode())
            os.close(handle)
        start = content.find(b"POISON ")
        if start >= 0:
            POISONS[content[start:].split()[1].decode()](name)
        if self.really:
            return document.convert(content, name, options)
        time.sleep(self.seconds)
        return Converted(f'{{"name": "{name}", "sha256": "{digest}"}}\n', b"PARTIAL" in content)


def _segfault(name: str) -> None:
    ctypes.string_at(0)


def _abort(name: str) -> None:
    os.abort()


def _quit(name: str) -> None:
    os._exit(3)


def _hang(name: str) -> None:
    while True:
        time.sleep(1)


def _spin(name: str) -> None:
    """Hang in native code that never lets another thread run."""
    sum(range(10**15))


def _grow(name: str) -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def _gulp(name: str) -> None:
    bytearray(10**13)


def _raise(name: str) -> None:
    raise RuntimeError("poisoned")


def _leave(name: str) -> None:
    sys.exit(4)


def _recurse(name: str) -> None:
    _recurse(name)


def _input(name: str) -> None:
    raise InputError("is damaged", name)


def _limit(name: str) -> None:
    raise LimitError("has too many pages", name)


POISONS = {
    "segfault": _segfault,
    "abort": _abort,
    "quit": _quit,
    "hang": _hang,
    "spin": _spin,
    "grow": _grow,
    "gulp": _gulp,
    "raise": _raise,
    "leave": _leave,
    "recurse": _recurse,
    "input": _input,
    "limit": _limit,
}
