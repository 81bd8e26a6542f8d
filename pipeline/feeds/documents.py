"""Outputs of ``extract`` and ``batch`` as the feeds read them: one at a time, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from pipeline.errors import InputError, SchemaError
from pipeline.feeds.extras import need
from pipeline.report import Report

# What a batch keeps beside its reports.
NOT_REPORTS = frozenset({"manifest.jsonl", "summary.json"})
# What a folder of a feed has, whose files are no outputs either.
FEED = "datapackage.json"
BATCH = 16  # rows of Parquet in memory at once


class _Source(BaseModel):
    sha256: str


class _Head(BaseModel):
    """As much of an output as tells whose it is: read without the rest."""

    source: _Source


@dataclass(frozen=True)
class Document:
    """One output, and where its source can be reached."""

    name: str
    """The output's own name, for messages."""
    text: str
    """The output as JSON."""
    base: str = ""
    """What stands before the source's name in links."""

    @cached_property
    def id(self) -> str:
        """Key of the report: the same for the same source bytes, whatever they are called.

        It begins with a letter, so that no spreadsheet takes it for a number.

        Raises:
            SchemaError: this is no output of ours.
        """
        return f"r-{_parse(_Head, self).source.sha256[:16]}"

    @cached_property
    def report(self) -> Report:
        """The whole output.

        Raises:
            SchemaError: it does not keep the contract's shape.
        """
        report: Report = _parse(Report, self)
        return report

    @property
    def year(self) -> int | None:
        """The year in which the reporting period ends."""
        period = self.report.report.period
        return int(period.end[:4]) if period else None

    def fingerprint(self, version: str) -> str:
        """What tells whether the rows made of this output by that version are still the same."""
        parts = "\n".join((version, self.base, self.text.strip()))
        return hashlib.sha256(parts.encode()).hexdigest()

    def link(
        self, start: int | None = None, end: int | None = None, page: int | None = None
    ) -> str:
        """Where something stands in the source, as a reader can open it.

        ``report.md#char=120,170`` (RFC 5147, code points) for text, ``report.pdf#page=3``
        (RFC 8118) for a PDF.
        """
        source = self.report.source
        address = self.base + quote(source.name)
        if source.media_type.startswith("text/"):
            return address if start is None else f"{address}#char={start},{end}"
        return address if page is None else f"{address}#page={page}"


def _parse(model: type[Any], document: Document) -> Any:
    try:
        return model.model_validate_json(document.text)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"])) or "document"
        raise SchemaError(f"{place}: {first['msg']}", document.name) from error


def find(sources: Iterable[str]) -> list[Path]:
    """The files of outputs: files as named, and of folders all ``.json``, ``.jsonl`` and
    ``.parquet`` within, the latest first where names tell the order (the parts of a cluster).

    Raises:
        InputError: a source does not exist, or a folder holds no outputs.
    """
    return [path for source in sources for path in _files(Path(source))]


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError("does not exist", str(path))
    if not path.is_dir():
        return [path]
    found = [
        one
        for suffix in (".json", ".jsonl", ".parquet")
        for one in sorted(path.rglob(f"*{suffix}"), reverse=suffix == ".parquet")
        if one.is_file() and one.name not in NOT_REPORTS and not (one.parent / FEED).exists()
    ]
    if not found:
        raise InputError("holds no outputs (.json, .jsonl or .parquet)", str(path))
    return found


def read(path: Path, base: str = "") -> Iterator[Document]:
    """The outputs in a file: one, or one on each line of ``.jsonl`` or row of ``.parquet``.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
    """
    try:
        if path.suffix == ".parquet":
            yield from _rows(path, base)
        elif path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    yield Document(f"{path}, line {number}", line, base)
        else:
            yield Document(str(path), path.read_text(encoding="utf-8"), base)
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", str(path)) from error


def _rows(path: Path, base: str) -> Iterator[Document]:
    """The outputs in a Parquet file of a batch on a cluster: null where a document failed."""
    parquet = need("pyarrow.parquet")
    try:
        batches = parquet.ParquetFile(path).iter_batches(BATCH, columns=["document", "report"])
        for batch in batches:
            for row in batch.to_pylist():
                if row["report"] is not None:
                    yield Document(f"{path}, {row['document']}", row["report"], base)
    except (ValueError, KeyError) as error:
        raise InputError(f"is no Parquet file of a batch: {error}", str(path)) from error
