"""``pathfinder dashboard``: outputs as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import FAILED, complain
from pipeline.errors import PathfinderError
from pipeline.write import atomic

if TYPE_CHECKING:
    from pipeline.feeds.documents import Document
    from pipeline.feeds.sources import File

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
    Exit codes: 0 all shown, 1 usage, 2 some output left out (the others are shown).

    \b
    Examples:
      pathfinder dashboard out/ -o dashboard.html
      pathfinder dashboard results/ -o page.html --base-url https://example.org/reports/
    """
    from pipeline.dashboard import page  # noqa: PLC0415 (loads jinja2, pydantic)
    from pipeline.feeds.sources import find  # noqa: PLC0415

    reading = Reading()
    text = page.text(reading.documents(find(sources), base), title)
    if not reading.seen:
        complain("nothing to show")
        return FAILED
    atomic.write(Path(output), text)
    complain(f"{len(reading.seen)} reports in {output}")
    return FAILED if reading.failed else 0


@dataclass
class Reading:
    """The outputs, one after the other, and how it went so far."""

    seen: set[str] = field(default_factory=set)
    failed: bool = False

    def documents(self, files: Iterable[File], base: str) -> Iterator[Document]:
        """Each source's output once; those that cannot be read are named on standard error."""
        from pipeline.feeds.sources import read  # noqa: PLC0415

        for file in files:
            try:
                for document in read(file, base):
                    if self._is_new(document):
                        yield document
            except PathfinderError as error:
                self._fail(error)

    def _is_new(self, document: Document) -> bool:
        """Whether it is an output of a source not seen before; one that is damaged is named."""
        try:
            source = document.report.source.sha256
        except PathfinderError as error:
            self._fail(error)
            return False
        if source in self.seen:
            return False
        self.seen.add(source)
        return True

    def _fail(self, error: PathfinderError) -> None:
        complain(str(error))
        self.failed = True
