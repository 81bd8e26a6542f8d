"""A per-document function whose documents say what is to go wrong, with real failures.

``POISON segfault`` and so on in a document does it; anything else is converted, by default to
a few lines made of it. Each start is noted in the file that POISON_LOG names.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from hashlib import sha256

from pipeline.batch import document
from pipeline.batch.document import Converted
from pipeline.errors import InputError, LimitError
from pipeline.options import Options


def convert(content: bytes, name: str, options: Options) -> Converted:
    """Convert by a fake that takes a few milliseconds."""
    _do(content, name)
    time.sleep(float(os.environ.get("POISON_SECONDS", "0.005")))
    digest = sha256(content).hexdigest()
    return Converted(f'{{"name": "{name}", "sha256": "{digest}"}}\n', errors=b"PARTIAL" in content)


def really(content: bytes, name: str, options: Options) -> Converted:
    """Convert by the real function."""
    _do(content, name)
    return document.convert(content, name, options)


def _do(content: bytes, name: str) -> None:
    if log := os.environ.get("POISON_LOG"):
        handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{sha256(content).hexdigest()} {name}\n".encode())
        os.close(handle)
    start = content.find(b"POISON ")
    if start >= 0:
        POISONS[content[start:].split()[1].decode()](name)


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
