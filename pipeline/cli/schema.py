"""``pathfinder schema``: the JSON Schemas of outputs and data files."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("name", default="report")
@click.option("--list", "listing", is_flag=True, help="List the schemas there are.")
def command(name: str, listing: bool) -> None:
    """Print the JSON Schema (2020-12) NAME; default: report, the output of extract.

    \b
    Examples:
      pathfinder schema > report.schema.json
      pathfinder schema --list
      pathfinder schema form
    """
    from pipeline import data  # noqa: PLC0415

    suffix = ".schema.json"
    found = {
        path.relative_to(data.SCHEMAS).as_posix().removesuffix(suffix): path
        for path in sorted(data.SCHEMAS.rglob(f"*{suffix}"))
    }
    if listing:
        for one in found:
            click.echo(one)
        return
    if name not in found:
        raise click.UsageError(f"there is no schema {name!r}; there are: {', '.join(found)}")
    click.echo(json.dumps(data.schema(name), ensure_ascii=False, indent=2))
