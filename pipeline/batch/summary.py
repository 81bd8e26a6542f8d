"""What a batch came to: for ``summary.json`` and for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from pipeline.batch.manifest import Record
from pipeline.errors import exit_code

NAME = "summary.json"
# Failures named on the terminal; summary.json and the manifest have all.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be converted."""

    document: str
    reason: str
    message: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The state after a run; ``ok``, ``partial`` and ``failed`` include earlier runs.

    ``pending`` were left: by ``--limit``, an interrupt, or a full disk, which ``stopped``
    names. ``converted`` and ``seconds`` are of this run, ``before`` were done before it.
    """

    version: str
    settings: Mapping[str, str]
    documents: int
    ok: int
    partial: int
    failed: int
    pending: int
    before: int
    converted: int
    seconds: float
    jobs: int
    workers_replaced: int
    stopped: str | None
    reasons: Mapping[str, int]
    failures: tuple[Failure, ...]
    exit_code: int

    def to_json(self) -> str:
        """Indented JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"

    def to_text(self) -> str:
        """A few lines for people."""
        rate = self.converted / self.seconds if self.seconds else 0.0
        lines = [
            f"{self.documents:,} documents: {self.ok:,} ok, {self.partial:,} partial, "
            f"{self.failed:,} failed, {self.pending:,} left",
            f"{self.converted:,} done now in {self.seconds:,.1f} s ({rate:.1f}/s, "
            f"{self.jobs} workers, {self.workers_replaced} replaced), {self.before:,} done before",
        ]
        if self.failures:
            reasons = ", ".join(f"{number:,} {name}" for name, number in self.reasons.items())
            lines.append(f"failed by reason: {reasons}")
            lines += [f"  {one.document}: {one.message}" for one in self.failures[:SHOWN]]
        if len(self.failures) > SHOWN:
            lines.append(f"  and {len(self.failures) - SHOWN:,} more, see {NAME}")
        if self.stopped:
            lines.append(f"stopped: {self.stopped}; the same command carries on")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Course:
    """How a run went, apart from its records."""

    documents: int
    before: int
    converted: int
    seconds: float
    jobs: int
    workers_replaced: int = 0
    stopped: str | None = None
    stop_code: int = 0


def summarise(
    records: Iterable[Record], course: Course, version: str, settings: Mapping[str, str]
) -> Summary:
    """Add up the last record of each document of the batch."""
    records = sorted(records, key=lambda record: record.document)
    status = Counter(record.status for record in records)
    failures = tuple(
        Failure(one.document, one.reason or "", one.message or "", one.exit_code)
        for one in records
        if one.status == "failed"
    )
    return Summary(
        version=version,
        settings=settings,
        documents=course.documents,
        ok=status["ok"],
        partial=status["partial"],
        failed=status["failed"],
        pending=course.documents - len(records),
        before=course.before,
        converted=course.converted,
        seconds=round(course.seconds, 3),
        jobs=course.jobs,
        workers_replaced=course.workers_replaced,
        stopped=course.stopped,
        reasons=dict(sorted(Counter(one.reason for one in failures).items())),
        failures=failures,
        exit_code=course.stop_code or exit_code(one.exit_code for one in failures),
    )
