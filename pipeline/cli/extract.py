"""``pathfinder extract``: reports to JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.cli import FAILED, complain, files
from pipeline.errors import PathfinderError
from pipeline.options import Options


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
@click.option("--lang", "language", metavar="es|fr|en", help="Language; default: detected.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-3 code; default: detected.")
@click.option(
    "--form", metavar="ID", help="Form template (see pathfinder forms); default: detected."
)
@click.option("--model", metavar="NAME", help="Trained spaCy model to consult for names.")
@click.option("--password", help="Password of encrypted PDFs.")
def command(
    inputs: tuple[str, ...], output: str, layout: str | None, **settings: str | None
) -> int:
    """Convert reports (PDF, Markdown, text) to validated, grounded JSON.

    A FILE of - is standard input. Files that fail are named on standard error with the
    reason, the others go on; the exit code is then 2 (5 if a limit was reached).

    \b
    Examples:
      pathfinder extract report.pdf > report.json
      pathfinder extract reports/*.md -o out/
      pathfinder extract a.md b.md --format jsonl -o reports.jsonl
      pathfinder extract --lang fr --country CIV - < rapport.md
    """
    options = Options(**settings)
    many = len(inputs) > 1
    folder = Path(output) if _is_folder(output, many and layout != "jsonl") else None
    if folder:
        return _to_folder(inputs, folder, layout or "json", options)
    layout = layout or ("jsonl" if many else "json")
    if many and layout == "json":
        raise click.UsageError("several reports in one stream need --format jsonl or -o DIR/")
    return _to_stream(inputs, output, layout, options)


def _is_folder(output: str, many: bool) -> bool:
    if output == "-":
        return False
    return many or output.endswith(("/", "\\")) or Path(output).is_dir()


def _to_folder(inputs: Sequence[str], folder: Path, layout: str, options: Options) -> int:
    """One file for each report."""
    from pipeline.write import atomic  # noqa: PLC0415

    places = dict(zip(inputs, files.targets(inputs, folder), strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    failures = _Failures()
    for name, text in _convert(inputs, layout, options, failures):
        atomic.write(places[name], text)
    return failures.code


def _to_stream(inputs: Sequence[str], output: str, layout: str, options: Options) -> int:
    """All reports in one file or on standard output."""
    from pipeline.write import atomic  # noqa: PLC0415

    failures = _Failures()
    texts = (text for _, text in _convert(inputs, layout, options, failures))
    if output == "-":
        for text in texts:
            click.echo(text, nl=False)
    elif content := "".join(texts):
        atomic.write(Path(output), content)
    return failures.code


class _Failures:
    """What went wrong so far, as exit code: the failures' own if all have the same, else 2."""

    def __init__(self) -> None:
        self._codes: set[int] = set()

    def add(self, error: PathfinderError) -> None:
        complain(str(error))
        self._codes.add(error.exit_code)

    @property
    def code(self) -> int:
        if len(self._codes) > 1:
            return FAILED
        return next(iter(self._codes), 0)


def _convert(
    inputs: Sequence[str], layout: str, options: Options, failures: _Failures
) -> Iterator[tuple[str, str]]:
    """Input and JSON text of each report that could be converted."""
    import pipeline  # noqa: PLC0415 (loads spaCy)

    with _progress(inputs) as names:
        for name in names:
            try:
                content, title = files.read(name, options)
                report = pipeline.extract(content, name=title, options=options)
            except PathfinderError as error:
                failures.add(error)
            else:
                yield name, report.to_json(2 if layout == "json" else None) + "\n"


def _progress(inputs: Sequence[str]):  # type: ignore[no-untyped-def]  # click's type is private
    """A progress bar on standard error where a person is looking and there is work to do."""
    stream = click.get_text_stream("stderr")
    return click.progressbar(
        inputs, label="Converting", file=stream, hidden=len(inputs) < 2 or not stream.isatty()
    )
