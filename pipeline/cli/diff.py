"""``pathfinder diff``: two outputs of one report."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pipeline.cli import complain

_READ = click.Path(path_type=Path, exists=True, dir_okay=False)
COLOURS = {"gained": "green", "lost": "red", "changed": "yellow"}


@click.command()
@click.argument("before", metavar="A.json", type=_READ)
@click.argument("after", metavar="B.json", type=_READ)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(before: Path, after: Path, as_json: bool) -> None:
    """Show two outputs of one report as facts gained, lost and changed.

    A warning on standard error says if the sources are of two countries or periods.

    \b
    Examples:
      pathfinder diff before/report.json after/report.json
      pathfinder diff a.json b.json --json | jq .lost
    """
    from pipeline.evaluate import diff, inputs  # noqa: PLC0415

    old, new = inputs.only(before), inputs.only(after)
    if reasons := diff.strangers(old, new):
        complain(f"warning: {before.name} and {after.name} seem to be of two reports ({reasons})")
    found = diff.differences(old, new)
    if as_json:
        click.echo(json.dumps(diff.document(found), ensure_ascii=False, indent=2))
        return
    for one in found:
        click.secho(str(one), fg=COLOURS[one.kind])
    click.echo(diff.summary(found))
