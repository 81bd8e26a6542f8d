"""Outputs and sources of the command line, put together with their gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from pipeline.errors import InputError, unreadable
from pipeline.evaluate.gold import Gold
from pipeline.invalid import invalid
from pipeline.options import Options
from pipeline.report import Report

Golds = Sequence[tuple[Path, Gold]]


@dataclass(frozen=True)
class Job:
    """A report to score: an output, or a source still to be extracted."""

    source: Path
    gold: Gold
    output: Report | None = None

    @property
    def uri(self) -> str:
        """Where the source lies as URI reference (RFC 3986), for tools that show its lines."""
        return quote(self.source.as_posix())

    def report(self, options: Options) -> Report:
        """The output, extracting it now if that is needed.

        Raises:
            PathfinderError: the source cannot be converted.
        """
        if self.output is not None:
            return self.output
        from pipeline.flow import extract  # noqa: PLC0415 (slow to load)

        return extract(self.source, options=options)


def jobs(paths: Sequence[Path], golds: Golds) -> list[Job]:
    """One job for each report. Without paths: the sources that stand beside their gold.

    Raises:
        InputError: an input cannot be read, has no gold, or is there twice.
        SchemaError: an output is not of the contract's form.
    """
    found = [job for path in paths for job in _jobs(path, golds)] if paths else _beside(golds)
    names = Counter(job.source.name for job in found)
    if repeated := [name for name, times in names.items() if times > 1]:
        raise InputError("is given twice", repeated[0])
    return found


def _beside(golds: Golds) -> list[Job]:
    found = [Job(path.with_name(gold.source), gold) for path, gold in golds]
    for job in found:
        if not job.source.is_file():
            raise InputError("is not beside its gold", job.source.name)
    return found


def _jobs(path: Path, golds: Golds) -> Iterator[Job]:
    if path.suffix not in {".json", ".jsonl"}:
        yield Job(path, _gold(path.name, golds)[1])
        return
    for report in outputs(path):
        file, gold = _gold(report.source.name, golds)
        beside = file.with_name(report.source.name)
        yield Job(beside if beside.is_file() else Path(report.source.name), gold, report)


def outputs(path: Path) -> Iterator[Report]:
    """The outputs in a file: one, or one a line in JSON Lines.

    Raises:
        InputError: it cannot be read or is not JSON.
        SchemaError: it is not of the contract's form.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path.name) from error
    for line in content.splitlines() if path.suffix == ".jsonl" else [content]:
        try:
            yield Report.model_validate_json(line)
        except ValidationError as error:
            raise invalid(error, path.name, "output") from error


def only(path: Path) -> Report:
    """The output in a file that must hold one.

    Raises:
        InputError: it cannot be read, is not JSON, or holds none or several.
        SchemaError: it is not of the contract's form.
    """
    found = list(outputs(path))
    if len(found) != 1:
        raise InputError(f"holds {len(found)} outputs, not one", path.name)
    return found[0]


def _gold(source: str, golds: Golds) -> tuple[Path, Gold]:
    """The gold of a source: of the same name, else of the same stem (a PDF of a text)."""
    for same in (str, _stem):
        for path, gold in golds:
            if same(gold.source) == same(source):
                return path, gold
    raise InputError("there is no gold for this report", source)


def _stem(name: str) -> str:
    return Path(name).stem
