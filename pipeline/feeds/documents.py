"""An output of ``extract`` or ``batch`` as the feeds read it: checked when it is needed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from pipeline.invalid import invalid
from pipeline.report import Report


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
            InputError: it is not JSON.
            SchemaError: it is no output of ours.
        """
        return f"r-{_parse(_Head, self).source.sha256[:16]}"

    @cached_property
    def report(self) -> Report:
        """The whole output.

        Raises:
            InputError: it is not JSON.
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
        raise invalid(error, document.name, "output") from error
