"""``pathfinder extract``: reports to JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from pipeline.cli import complain, files
from pipeline.cli import summary as summaries
from pipeline.cli.options import reading
from pipeline.errors import PathfinderError, exit_code
from pipeline.options import Options
from pipeline.write import atomic


@click.command()
@click.argument("inputs", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="DIR|FILE|-",
    help="Folder (one JSON file for each report), file, or - for standard output (default).",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["json", "jsonl"]),
    help="json: indented; jsonl: one line for each report. Default: json for one report, "
    "jsonl for several in one stream.",
)
@reading
@click.option("--summary", is_flag=True, help="Print a table of what was found to standard error.")
def command(
    inputs: tuple[str, ...],
    output: str,
    layout: str | None,
    summary: bool,
    **settings: Any,
) -> int:
    """Convert reports (PDF, Markdown, text) to validated, grounded JSON.

    A FILE of - is standard input. Files that fail are named on standard error with the
    reason, the others go on; the exit code is then 2 (5 if a limit was reached). Files in
    which nothing was recognised are named there too, but converted: that is no failure.

    \b
    Examples:
      pathfinder extract report.pdf > report.json
      pathfinder extract reports/*.md -o out/
      pathfinder extract a.md b.md --format jsonl -o reports.jsonl
      pathfinder extract --lang fr --country CIV - < rapport.md
    """
    options = Options(**settings)
    many = len(inputs) > 1
    work = Work(inputs, options, layout or ("jsonl" if many else "json"))
    if many and layout != "jsonl" and output.endswith((".json", ".jsonl")):
        raise click.UsageError(f"several reports in one file {output} need --format jsonl")
    if _is_folder(output, many and layout != "jsonl"):
        work = Work(inputs, options, layout or "json")
        _to_folder(work, Path(output))
    elif many and layout == "json":
        raise click.UsageError("several reports in one stream need --format jsonl or -o DIR/")
    else:
        _to_stream(work, output)
    if summary and work.rows:
        click.echo(summaries.table(work.rows), err=True)
    return exit_code(work.codes)


@dataclass
class Work:
    """The reports to convert, and how it went so far."""

    inputs: Sequence[str]
    options: Options
    layout: str
    rows: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)  # of the failures

    def texts(self) -> Iterator[tuple[str, str]]:
        """Input and JSON text of each report that could be converted."""
        from pipeline.flow import extract  # noqa: PLC0415 (slow to load)

        indent = 2 if self.layout == "json" else None
        with _progress(self.inputs) as names:
            for name in names:
                try:
                    content, title = files.read(name, self.options)
                    report = extract(content, name=title, options=self.options)
                except PathfinderError as error:
                    complain(str(error))
                    self.codes.append(error.exit_code)
                else:
                    for one in summaries.failures(report):
                        complain(f"{title}: {one}")
                    self.rows.append((title, summaries.numbers(report)))
                    yield name, report.to_json(indent) + "\n"


def _is_folder(output: str, many: bool) -> bool:
    if output == "-":
        return False
    return many or output.endswith(("/", "\\")) or Path(output).is_dir()


def _to_folder(work: Work, folder: Path) -> None:
    """One file for each report."""
    places = dict(zip(work.inputs, files.targets(work.inputs, folder), strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in work.texts():
        atomic.write(places[name], text)


def _to_stream(work: Work, output: str) -> None:
    """All reports in one file or on standard output."""
    texts = (text for _, text in work.texts())
    if output == "-":
        for text in texts:
            click.echo(text, nl=False)
    elif content := "".join(texts):
        atomic.write(Path(output), content)


def _progress(inputs: Sequence[str]) -> Any:
    """A progress bar on standard error where a person is looking and there is work to do."""
    stream = sys.stderr
    return click.progressbar(
        inputs, label="Converting", file=stream, hidden=len(inputs) < 2 or not stream.isatty()
    )
