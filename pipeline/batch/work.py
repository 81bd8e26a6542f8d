"""The part of a batch that can be stopped, on one machine or many, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.batch.manifest import Record
from pipeline.batch.plan import Plan
from pipeline.errors import INTERRUPTED, StorageError


class Listener(Protocol):
    """Who wants to know how far a batch is."""

    def begin(self, plan: Plan) -> None:
        """Work begins."""

    def advance(self, record: Record) -> None:
        """A document is done."""


class Silent:
    """A listener that does nothing."""

    def begin(self, plan: Plan) -> None:
        """Work begins."""

    def advance(self, record: Record) -> None:
        """A document is done."""


@dataclass
class Work:
    """How far a batch came: what was done, and why it stopped if it did."""

    listener: Listener
    records: list[Record] = field(default_factory=list)
    stopped: str | None = None
    code: int = 0  # exit code of what stopped it

    def follow(self, records: Iterable[Record]) -> None:
        """Take records as they come, until all are there or the batch cannot go on."""
        try:
            for record in records:
                self.records.append(record)
                self.listener.advance(record)
        except KeyboardInterrupt:
            self.stopped, self.code = "interrupted", INTERRUPTED
        except StorageError as error:
            self.stopped, self.code = str(error), error.exit_code
