"""Outputs one after the other: each source once, and those that cannot be read set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.errors import PathfinderError
from pipeline.feeds import sources
from pipeline.feeds.documents import Document
from pipeline.feeds.sources import File


@dataclass
class Intake:
    """What was taken in so far, and what was not."""

    names: dict[str, str] = field(default_factory=dict)
    """Name of the output taken, by the key of its report."""
    repeated: list[str] = field(default_factory=list)
    """Outputs of a source that another output is of as well: what is left out, and for which."""
    failed: list[PathfinderError] = field(default_factory=list)
    """Why outputs could not be used."""

    def documents(
        self, files: Iterable[File], base: str = "", *, whole: bool = False
    ) -> Iterator[Document]:
        """The outputs that can be read, the first of each source.

        Args:
            files: where they are.
            base: what stands before source names in links.
            whole: whether an output is checked as a whole before it counts, or only as far as
                to tell its source, which is much quicker.
        """
        for document in self._readable(files, base):
            try:
                if whole:
                    _ = document.report
                first = self.names.get(document.id)
            except PathfinderError as error:
                self.failed.append(error)
                continue
            if first is None:
                self.names[document.id] = document.name
                yield document
            elif first != document.name:  # else the same file was given twice
                self.repeated.append(f"{document.name}: of the same source as {first}")

    def _readable(self, files: Iterable[File], base: str) -> Iterator[Document]:
        for file in files:
            try:
                yield from sources.read(file, base)
            except PathfinderError as error:
                self.failed.append(error)
