"""``pathfinder export``: outputs to tables."""

from __future__ import annotations

import click

from pipeline.cli import FAILED, complain

SHOWN = 20  # messages shown


@click.command()
@click.argument("sources", metavar="OUT...", nargs=-1, required=True)
@click.option("--to", "target", metavar="DIR", help="Folder of the feed.")
@click.option(
    "--format",
    required=True,
    metavar="FORMAT|URL",
    help="csv, jsonl, parquet, xlsx, sqlite, duckdb, or postgresql://user@host/database.",
)
@click.option("--base-url", "base", default="", metavar="URL", help="Before source names in links.")
@click.option("--only", is_flag=True, help="Remove reports that are not among OUT.")
@click.option("--no-bom", is_flag=True, help="CSV without the mark by which Excel knows UTF-8.")
def command(  # noqa: PLR0913, PLR0917 (the options of the command)
    sources: tuple[str, ...],
    target: str | None,
    format: str,
    base: str,
    only: bool,
    no_bom: bool,
) -> int:
    """Export outputs to tidy tables with keys, the same in every format.

    OUT is an output (.json, .jsonl), a Parquet file of a batch on a cluster, or a folder of
    them, such as that of a batch, by path or URL. Only reports that have changed are exported
    again; reports exported before stay. Tables and columns are described in datapackage.json
    and docs/feeds.md. PostgreSQL gets a schema named pathfinder; passwords are best left to
    PGPASSWORD or a password file.

    \b
    Exit codes: 0 all exported, 1 usage, 2 some output left out (the others are exported),
    3 outputs whose ids contradict each other, 5 the feed cannot be stored.

    \b
    Examples:
      pathfinder export out/ --to feed/ --format csv
      pathfinder export results/ --to feed/ --format parquet --base-url https://example.org/
      pathfinder export results/ --format postgresql://analyst@db.example.org/reports
    """
    from pipeline.feeds.export import Options, export  # noqa: PLC0415 (loads pydantic)
    from pipeline.feeds.postgres import SCHEMES  # noqa: PLC0415

    if format.startswith(SCHEMES) == bool(target):
        raise click.UsageError("--to DIR is needed for files, and for nothing else")
    options = Options(base, only, bom=not no_bom)
    outcome = export(sources, target or "", format, options)
    for message in [*map(str, outcome.failed), *outcome.repeated][:SHOWN]:
        complain(message)
    complain(str(outcome))
    return FAILED if outcome.failed else 0
