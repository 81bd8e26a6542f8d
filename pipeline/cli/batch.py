"""``pathfinder batch``: many reports."""

from __future__ import annotations

import importlib
import signal
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from pipeline.cli import complain
from pipeline.cli.options import reading
from pipeline.options import Limits, Options

MEGABYTE = 1_000_000


@click.command()
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option("-o", "--out", required=True, metavar="DIR", help="Folder of the results.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Workers. Default: all cores.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    metavar="SECONDS",
    show_default=True,
    help="Wall time of one document.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=1),
    default=1000,
    metavar="MB",
    show_default=True,
    help="Memory of one worker.",
)
@click.option(
    "--pages",
    type=click.IntRange(min=1),
    default=Limits().pages,
    show_default=True,
    help="Pages of one document.",
)
@click.option("--retry-failed", is_flag=True, help="Do again what has failed before.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Do N documents, then stop.")
@click.option("--dry-run", is_flag=True, help="List what would be done, and do nothing.")
@reading
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="local: this machine; ray: a cluster (needs the extra ray).",
)
@click.option("--address", metavar="HOST:PORT", help="Ray cluster; default: one started here.")
def command(
    sources: tuple[str, ...],
    out: str,
    dry_run: bool,
    engine: str,
    address: str | None,
    **settings: Any,
) -> int:
    """Convert many reports, each under limits, and carry on where an earlier run ended.

    SRC is a file, a folder, a glob (quoted) or a URL that fsspec knows; JSON in a folder is
    left out. DIR gets reports/ with one JSON file for each report, manifest.jsonl with one
    line for each outcome, and summary.json. What has been done with the same content, version
    and settings is not done again. With --engine ray, DIR may be a URL and gets Parquet files
    instead of reports/.

    \b
    Exit codes: 0 all converted, 1 usage, 2 some document failed, 5 only failures by
    limits or at writing, or the disk is full, 130 interrupted (by Ctrl-C or SIGTERM).

    \b
    Examples:
      pathfinder batch reports/ --out results/
      pathfinder batch 2022/ 2023/ 's3://bucket/**/*.pdf' --out results/ --jobs 4
      pathfinder batch reports/ --out results/ --retry-failed --timeout 300
      pathfinder batch reports/ --out results/ --dry-run
    """
    from pipeline.batch import find  # noqa: PLC0415 (loads psutil, pebble, fsspec)

    chosen = _settings(**settings)
    documents = find(sources, leave_out=out)
    if dry_run:
        return _dry_run(documents, out, chosen, engine)
    # What stops a service or a container gets the same orderly end as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    from pipeline.cli.progress import Progress  # noqa: PLC0415 (loads rich)

    with Progress() as progress:
        summary = _engine(engine, address)(documents, out, chosen, progress)
    click.echo(summary.to_text())
    return int(summary.exit_code)


def _settings(  # noqa: PLR0913 (the options of the command, gathered here)
    *,
    jobs: int | None,
    timeout: float,
    memory: int,
    pages: int,
    retry_failed: bool,
    limit: int | None,
    **options: Any,
) -> Any:
    from pipeline.batch.plan import Allowance, Settings  # noqa: PLC0415

    return Settings(
        options=Options(**options, limits=Limits(pages=pages)),
        allowance=Allowance(timeout, memory * MEGABYTE),
        jobs=jobs,
        retry_failed=retry_failed,
        limit=limit,
    )


def _engine(name: str, address: str | None) -> Any:
    """The function that runs a batch."""
    if name == "ray":
        return lambda *arguments: _cluster().run(*arguments, address=address)
    from pipeline.batch import run  # noqa: PLC0415

    if address:
        raise click.UsageError("--address needs --engine ray")
    return lambda documents, out, *rest: run(documents, _local(out), *rest)


def _cluster() -> ModuleType:
    """The other engine, if its extra is installed."""
    try:
        return importlib.import_module("pipeline.batch.cluster")
    except ImportError as error:
        reason = "--engine ray needs: pip install 'pathfinder-reports[ray]'"
        raise click.UsageError(f"{reason} ({error})") from error


def _local(out: str) -> Path:
    if "://" in out:
        raise click.UsageError("--out is a URL: that needs --engine ray")
    return Path(out)


def _dry_run(documents: Any, out: str, settings: Any, engine: str) -> int:
    from pipeline.batch import manifest, plan  # noqa: PLC0415

    if engine == "ray":
        planned = plan.plan(documents, _cluster().Store(out).records(), settings)
    else:
        folder = _local(out)
        planned = plan.plan(documents, manifest.load(folder / manifest.NAME), settings, folder)
    for task in planned.todo:
        click.echo(task.document.name)
    complain(f"{len(planned.todo)} to do, {len(planned.done)} done, {planned.later} for later")
    return 0
