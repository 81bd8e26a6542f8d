"""``pathfinder dashboard``: outputs as a page."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import FAILED, complain
from pipeline.write import atomic

TITLE = "Progress towards SDG Target 8.7"


@click.command()
@click.argument("sources", metavar="OUT...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FILE.html", help="The page.")
@click.option("--title", default=TITLE, show_default=True, help="Title of the page.")
@click.option("--base-url", "base", default="", metavar="URL", help="Before source names in links.")
def command(sources: tuple[str, ...], output: str, title: str, base: str) -> int:
    """Show outputs as one page: countries and years, next steps, ratings, activity, people.

    OUT is an output (.json, .jsonl, .parquet) or a folder of them, such as that of a batch, by
    path or URL. The page is one file that needs no network. Every number in it leads to its
    facts and their sentences; it can be filtered, printed, and used by keyboard.

    \b
    Exit codes: 0 all shown, 1 usage, 2 some output left out (the others are shown), 5 the
    page cannot be written.

    \b
    Examples:
      pathfinder dashboard out/ -o dashboard.html
      pathfinder dashboard results/ -o page.html --base-url https://example.org/reports/
    """
    from pipeline.dashboard import page  # noqa: PLC0415 (loads jinja2, pydantic)
    from pipeline.feeds.intake import Intake  # noqa: PLC0415
    from pipeline.feeds.sources import find  # noqa: PLC0415

    intake = Intake()
    text = page.text(intake.documents(find(sources), base, whole=True), title)
    for error in intake.failed:
        complain(str(error))
    if not intake.names:
        complain("nothing to show")
        return FAILED
    atomic.write(Path(output), text)
    complain(f"{len(intake.names)} reports in {output}")
    return FAILED if intake.failed else 0
