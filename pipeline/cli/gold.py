"""``pathfinder gold``: making and checking gold files."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import INVALID, complain
from pipeline.errors import PathfinderError
from pipeline.write import atomic

_READ = click.Path(path_type=Path, exists=True, dir_okay=False)
_WRITE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def command() -> None:
    """Make and check gold files: what a careful reader says that a report says.

    \b
    Examples:
      pathfinder gold init out/report.json -o report.gold.json
      pathfinder gold check report.gold.json --source report.md
    """


@command.command("init")
@click.argument("output", metavar="OUT.json", type=_READ)
@click.option("-o", "--to", metavar="FILE", type=_WRITE, help="Default: standard output.")
@click.option("--force", is_flag=True, help="Overwrite FILE, and the corrections in it.")
def init(output: Path, to: Path | None, force: bool) -> None:
    """Draft a gold file from an output, for a person to correct.

    The draft repeats every mistake of the program: a gold file is made by reading the
    report, not by agreeing. docs/annotating.md says how.
    """
    from pipeline.evaluate import draft, inputs  # noqa: PLC0415

    text = draft.text(draft.draft(inputs.only(output)))
    if to is None:
        click.echo(text, nl=False)
    elif to.exists() and not force:
        raise click.UsageError(f"{to} exists; --force overwrites it")
    else:
        atomic.write(to, text)


@command.command("check")
@click.argument("golds", metavar="GOLD.json...", nargs=-1, required=True, type=_READ)
@click.option(
    "--source",
    metavar="REPORT",
    type=_READ,
    help="The report; default: the file that the gold names, if it is beside it.",
)
def check(golds: tuple[Path, ...], source: Path | None) -> int:
    """Check gold files: form, EDTF, ids, offsets against the report, overlaps.

    Exit code 3 if something is wrong.
    """
    if source and len(golds) > 1:
        raise click.UsageError("--source is for one gold file")
    code = 0
    for path in golds:
        try:
            code = max(code, _check(path, source))
        except PathfinderError as error:
            complain(str(error))
            code = max(code, error.exit_code)
    return code


def _check(path: Path, source: Path | None) -> int:
    from pipeline.evaluate import check as checks  # noqa: PLC0415
    from pipeline.evaluate import gold  # noqa: PLC0415

    annotated = gold.load(path)
    beside = path.with_name(annotated.source)
    report = source or (beside if beside.is_file() else None)
    found = checks.problems(annotated, None if report is None else _text(report))
    for problem in found:
        complain(f"{path.name}: {problem}")
    if found:
        return INVALID
    against = "no report beside it" if report is None else f"against {report.name}"
    click.echo(f"{path.name}: {len(annotated.questions)} questions, no problem ({against})")
    return 0


def _text(path: Path) -> str | None:
    """The text that the gold's offsets point into; a PDF has none."""
    from pipeline.options import Options  # noqa: PLC0415
    from pipeline.read import load, read  # noqa: PLC0415

    source = read(load(path, Options()), path.name, Options())
    return source.text if source.media_type.startswith("text/") else None
