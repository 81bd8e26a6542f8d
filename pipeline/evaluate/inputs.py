"""Outputs and sources of the command line, put together with their gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import InputError, SchemaError
from pipeline.evaluate.gold import Gold
from pipeline.options import Options
from pipeline.report import Report

Golds = Sequence[tuple[Path, Gold]]


@dataclass(frozen=True)
class Job:
    """A report to score: an output, or a source still to be extracted."""

    path: Path
    gold: Gold
    output: Report | None = None

    @property
    def uri(self) -> str:
        """Where the source lies, for tools that show lines of it."""
        if self.output is None:
            return self.path.as_posix()
        return self.output.source.name

    def report(self, options: Options) -> Report:
        """The output, extracting it now if that is needed.

        Raises:
            PathfinderError: the source cannot be converted.
        """
        if self.output is not None:
            return self.output
        from pipeline.flow import extract  # noqa: PLC0415 (loads spaCy)

        return extract(self.path, options=options)


def jobs(paths: Sequence[Path], golds: Golds) -> list[Job]:
    """One job for each report. Without paths: the sources that stand beside their gold.

    Raises:
        InputError: an input cannot be read, or has no gold.
        SchemaError: an output is not of the contract's form.
    """
    if not paths:
        return list(_beside(golds))
    return [job for path in paths for job in _jobs(path, golds)]


def _beside(golds: Golds) -> Iterator[Job]:
    for path, gold in golds:
        source = path.with_name(gold.source)
        if not source.is_file():
            raise InputError(f"its source {gold.source} is not beside it", path.name)
        yield Job(source, gold)


def _jobs(path: Path, golds: Golds) -> Iterator[Job]:
    if path.suffix in {".json", ".jsonl"}:
        for report in outputs(path):
            yield Job(path, _gold(report.source.name, golds), report)
    else:
        yield Job(path, _gold(path.name, golds))


def outputs(path: Path) -> Iterator[Report]:
    """The outputs in a file: one, or one a line in JSON Lines.

    Raises:
        InputError: it cannot be read or is not JSON.
        SchemaError: it is not of the contract's form.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", path.name) from error
    for line in content.splitlines() if path.suffix == ".jsonl" else [content]:
        try:
            yield Report.model_validate_json(line)
        except ValidationError as error:
            raise _mapped(error.errors()[0], path.name) from error


def _mapped(first: Any, name: str) -> InputError | SchemaError:
    where = "/".join(str(part) for part in first["loc"]) or "document"
    kind = InputError if first["type"] == "json_invalid" else SchemaError
    return kind(f"{where}: {first['msg']}", name)


def _gold(source: str, golds: Golds) -> Gold:
    """The gold of a source: of the same name, else of the same stem (a PDF of a text)."""
    for same in (str, _stem):
        for _, gold in golds:
            if same(gold.source) == same(source):
                return gold
    raise InputError("there is no gold for this report", source)


def _stem(name: str) -> str:
    return Path(name).stem
