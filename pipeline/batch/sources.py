"""Finding the documents of a batch: files, folders, globs and URLs, by way of fsspec."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from hashlib import sha256
from typing import Any

import fsspec

from pipeline.errors import InputError, UsageError, unreadable
from pipeline.storage import resolve

CHUNK = 1 << 20
# What this package writes. Of folders and globs it is not taken, so that the outputs of an earlier
# run are not read as reports; a file that is named itself is left to the readers to judge.
WRITTEN = (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Document:
    """One file to convert.

    ``name`` is its path below the folder that all sources share, with slashes: the key in
    the manifest. ``url`` is where fsspec finds it. ``size`` is in bytes, ``None`` for what is
    no regular file.
    """

    name: str
    url: str
    size: int | None

    @property
    def title(self) -> str:
        """The file's own name, which the output shows as ``source.name``."""
        return posixpath.basename(self.name)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file under the root of its source, both without protocol."""

    protocol: str
    root: str
    path: str
    url: str
    size: int | None


def find(sources: Sequence[str], leave_out: str | None = None) -> list[Document]:
    """The documents that the sources name, each once, ordered by name.

    A folder stands for all files below it except hidden ones and JSON, a glob for all that it
    matches except JSON. Names are relative to the deepest folder that holds all sources, so
    that equal file names do not collide.

    Args:
        sources: paths, folders, globs, URLs.
        leave_out: a folder whose content is not taken: the batch's own output.

    Raises:
        UsageError: a source names nothing, or a folder holds no reports.
    """
    barred = leave_out and absolute(leave_out)
    kept = list({one.url: one for source in sources for one in _taken(source, barred)}.values())
    roots = _shared_roots(kept)
    documents = [Document(_name(one, roots), one.url, one.size) for one in kept]
    return sorted(documents, key=lambda one: one.name)


def absolute(location: str) -> str:
    """A path or URL as a URL that means the same everywhere.

    Raises:
        UsageError: the protocol is not known, or its library not installed.
    """
    system, path = resolve(location)
    return str(system.unstrip_protocol(path))


def read(document: Document, limit: int) -> bytes:
    """The content of a document, of larger ones the first ``limit + 1`` bytes.

    Raises:
        InputError: it cannot be read.
    """
    if document.size is None:
        raise InputError("is not a regular file", document.name)
    try:
        with fsspec.open(document.url, "rb") as file:
            return bytes(file.read(limit + 1))
    except OSError as error:
        raise unreadable(error, document.name) from error


def fingerprint(document: Document, limit: int) -> str | None:
    """SHA-256 of the content; ``None`` if it is too large or cannot be read."""
    if document.size is None or document.size > limit:
        return None
    digest = sha256()
    try:
        with fsspec.open(document.url, "rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _taken(source: str, barred: str | None) -> list[_Found]:
    """The files of one source outside the batch's own output; at least one."""
    taken = [one for one in _expand(source) if not (barred and _within(one.url, barred))]
    if not taken:
        raise UsageError("holds no reports", source)
    return taken


def _expand(source: str) -> Iterator[_Found]:
    """The files that one source stands for."""
    system, path = resolve(source)
    try:
        if system.isdir(path):
            # Not "omit", fsspec's default: a folder that cannot be read would be lost silently.
            found = system.find(path, detail=True, on_error="raise")
            files, root = _unwritten(_visible(found, path)), path
        elif has_magic(path) and not system.exists(path):
            files, root = _unwritten(_matches(system, path)), _fixed_part(path)
        else:
            files, root = {path: system.info(path)}, posixpath.dirname(path)
    except FileNotFoundError as error:
        raise UsageError("does not exist", source) from error
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot be read: {error}", source) from error
    if not files and root != path:
        raise UsageError("matches no report", source)
    protocol = system.protocol if isinstance(system.protocol, str) else system.protocol[0]
    for path, info in files.items():
        size = info["size"] if info["type"] == "file" else None
        yield _Found(protocol, root, path, system.unstrip_protocol(path), size)


def _visible(found: dict[str, Any], root: str) -> dict[str, Any]:
    return {
        path: info
        for path, info in found.items()
        if not any(part.startswith(".") for part in posixpath.relpath(path, root).split("/"))
    }


def _unwritten(found: dict[str, Any]) -> dict[str, Any]:
    return {path: info for path, info in found.items() if not path.lower().endswith(WRITTEN)}


def _matches(system: Any, pattern: str) -> dict[str, Any]:
    """Files that a glob names, and those in the folders that it names."""
    files: dict[str, Any] = {}
    for path, info in system.glob(pattern, detail=True).items():
        if info["type"] == "directory":
            files |= _visible(system.find(path, detail=True, on_error="raise"), path)
        else:
            files[path] = info
    return files


def _fixed_part(pattern: str) -> str:
    """The folder above the first wildcard."""
    while has_magic(pattern):
        pattern = posixpath.dirname(pattern)
    return pattern


def _shared_roots(found: Sequence[_Found]) -> dict[str, str]:
    """For each protocol the deepest folder that holds all its sources."""
    return {
        protocol: posixpath.commonpath({one.root for one in found if one.protocol == protocol})
        for protocol in {one.protocol for one in found}
    }


def _name(one: _Found, roots: dict[str, str]) -> str:
    relative = posixpath.relpath(one.path, roots[one.protocol])
    return relative if len(roots) == 1 else f"{one.protocol}/{relative}"


def _within(url: str, folder: str) -> bool:
    return url.startswith(folder.rstrip("/") + "/")
