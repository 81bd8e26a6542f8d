"""Files of the command line: ``-`` for stdin and stdout, and where outputs go."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import InputError
from pipeline.options import Options
from pipeline.read import load

if TYPE_CHECKING:
    from pipeline.report import Report

STDIN = "-"


def read(path: str, options: Options) -> tuple[bytes, str]:
    """Content and name of an input file, or of stdin for ``-``.

    Raises:
        InputError: it cannot be read.
        LimitError: it is too large.
    """
    if path == STDIN:
        # One byte more than allowed, so that the reader sees what is too large.
        return sys.stdin.buffer.read(options.limits.bytes + 1), "stdin"
    return load(Path(path), options), Path(path).name


def text(path: str) -> str:
    """A UTF-8 file that we wrote ourselves, such as an output, or stdin for ``-``.

    Raises:
        InputError: it cannot be read or is not UTF-8.
    """
    content, name = read(path, Options())
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", name) from error


def reports(name: str, options: Options) -> list[Report]:
    """The report of a source, or those that were written before (.json, .jsonl).

    Raises:
        PathfinderError: it cannot be read or converted, or does not fit the schema.
    """
    if name.endswith((".json", ".jsonl")):
        from pipeline.evaluate.inputs import outputs  # noqa: PLC0415 (loads pydantic)

        return list(outputs(Path(name)))
    from pipeline.flow import extract  # noqa: PLC0415 (slow to load)

    content, title = read(name, options)
    return [extract(content, name=title, options=options)]


def targets(inputs: Sequence[str], folder: Path) -> list[Path]:
    """The output file of each input in a folder: ``report.md`` goes to ``report.json``.

    Raises:
        click.UsageError: two inputs would be written to one file.
    """
    names = [f"{Path(one).stem if one != STDIN else 'stdin'}.json" for one in inputs]
    for name in sorted(_repeated(names)):
        clash = ", ".join(one for one, out in zip(inputs, names, strict=True) if out == name)
        raise click.UsageError(f"{clash} would all be written to {folder / name}")
    return [folder / name for name in names]


def _repeated(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {name for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
