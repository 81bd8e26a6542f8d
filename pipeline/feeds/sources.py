"""Finding and reading outputs: files, folders and URLs, by way of fsspec."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import InputError, UsageError, unreadable
from pipeline.feeds.documents import Document
from pipeline.feeds.extras import need
from pipeline.storage import resolve

SUFFIXES = (".json", ".jsonl", ".parquet")
# What a batch keeps beside its reports.
NOT_REPORTS = frozenset({"manifest.jsonl", "summary.json"})
# What a folder of a feed has, whose files are no outputs either.
FEED = "datapackage.json"
BATCH = 16  # rows of Parquet in memory at once


@dataclass(frozen=True, slots=True)
class File:
    """A file of outputs: ``path`` in a file system of fsspec, ``name`` for messages."""

    system: Any
    path: str
    name: str

    @property
    def suffix(self) -> str:
        """The extension, with its dot."""
        return posixpath.splitext(self.path)[1]


def find(sources: Iterable[str]) -> list[File]:
    """The files of outputs: files as named, and of folders all ``.json``, ``.jsonl`` and
    ``.parquet`` within, the latest first where names tell the order (the parts of a cluster).

    Raises:
        InputError: a source cannot be read.
        UsageError: a source does not exist, or a folder holds no outputs; the protocol of a URL
            is not known, or its library not installed.
    """
    return [file for source in sources for file in _expand(source)]


def _expand(source: str) -> Iterator[File]:
    """The files that one source stands for, named as the source is."""
    system, path = resolve(source)
    try:
        is_folder = system.isdir(path)
        found = system.find(path, on_error="raise") if is_folder else [path]
        if not is_folder and not system.exists(path):
            raise UsageError("does not exist", source)
    except OSError as error:
        raise unreadable(error, source) from error
    kept = _outputs(found) if is_folder else found
    if not kept:
        raise UsageError("holds no outputs (.json, .jsonl or .parquet)", source)
    for one in kept:
        yield File(system, one, source.rstrip("/") + one.removeprefix(path.rstrip("/")))


def _outputs(found: Iterable[str]) -> list[str]:
    """Those of a folder's files that may be outputs."""
    paths = sorted(found, key=lambda path: path.split("/"))
    feeds = {posixpath.dirname(path) for path in paths if posixpath.basename(path) == FEED}
    kept = [
        path
        for path in paths
        if posixpath.basename(path) not in NOT_REPORTS and posixpath.dirname(path) not in feeds
    ]
    json, lines, parquet = ([one for one in kept if one.endswith(end)] for end in SUFFIXES)
    return [*json, *lines, *reversed(parquet)]


def read(file: File, base: str = "") -> Iterator[Document]:
    """The outputs in a file: one, or one on each line of ``.jsonl`` or row of ``.parquet``.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
    """
    try:
        if file.suffix == ".parquet":
            yield from _rows(file, base)
        else:
            with file.system.open(file.path, "r", encoding="utf-8") as text:
                if file.suffix == ".jsonl":
                    for number, line in enumerate(text, 1):
                        yield Document(f"{file.name}, line {number}", line, base)
                else:
                    yield Document(file.name, text.read(), base)
    except OSError as error:
        raise unreadable(error, file.name) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", file.name) from error


def _rows(file: File, base: str) -> Iterator[Document]:
    """The outputs in a Parquet file of a batch on a cluster: null where a document failed."""
    parquet = need("pyarrow.parquet")
    try:
        with file.system.open(file.path, "rb") as content:
            columns = ["document", "report"]
            for batch in parquet.ParquetFile(content).iter_batches(BATCH, columns=columns):
                for row in batch.to_pylist():
                    if row["report"] is not None:
                        yield Document(f"{file.name}, {row['document']}", row["report"], base)
    except (ValueError, KeyError) as error:
        raise InputError(f"is no Parquet file of a batch: {error}", file.name) from error
