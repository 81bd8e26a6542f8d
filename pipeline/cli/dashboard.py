"""``pathfinder dashboard``: outputs as a page."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import FAILED, complain
from pipeline.errors import PathfinderError
from pipeline.write import atomic

TITLE = "Progress towards SDG Target 8.7"


@click.command()
@click.argument("sources", metavar="OUT...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FILE.html", help="The page.")
@click.option("--title", default=TITLE, show_default=True, help="Title of the page.")
@click.option("--base-url", "base", default="", metavar="URL", help="Before source names in links.")
def command(sources: tuple[str, ...], output: str, title: str, base: str) -> int:
    """Show outputs as one page: countries and years, next steps, ratings, activity, people.

    OUT is an output (.json, .jsonl) or a folder of them, such as that of a batch. The page
    is one file that needs no network. Every number in it leads to its facts and their
    sentences; it can be filtered, printed, and used by keyboard.

    \b
    Exit codes: 0 all shown, 1 usage, 2 some output left out (the others are shown).

    \b
    Examples:
      pathfinder dashboard out/ -o dashboard.html
      pathfinder dashboard results/ -o page.html --base-url https://example.org/reports/
    """
    from pipeline.dashboard import page  # noqa: PLC0415 (loads jinja2, pydantic)
    from pipeline.feeds import documents  # noqa: PLC0415

    found: dict[str, documents.Document] = {}
    failed = False
    for path in documents.find(sources):
        try:
            for document in documents.read(path, base):
                document.report  # noqa: B018 (read now, where a failure has a name)
                found.setdefault(document.id, document)
        except PathfinderError as error:
            complain(str(error))
            failed = True
    if not found:
        complain("nothing to show")
        return FAILED
    atomic.write(Path(output), page.text(found.values(), title))
    complain(f"{len(found)} reports in {output}")
    return FAILED if failed else 0
