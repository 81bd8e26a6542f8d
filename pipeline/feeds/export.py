"""Outputs into a feed: only what has changed, all of it or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PathfinderError, StorageError, UsageError, unwritten
from pipeline.feeds import files, package, sources
from pipeline.feeds.database import Database
from pipeline.feeds.documents import Document
from pipeline.feeds.duckdb import DuckDB
from pipeline.feeds.extras import need
from pipeline.feeds.followed import followed
from pipeline.feeds.intake import Intake
from pipeline.feeds.model import Row
from pipeline.feeds.postgres import SCHEMES, Postgres
from pipeline.feeds.sources import File
from pipeline.feeds.sqlite import Sqlite
from pipeline.feeds.tables import NEXT_STEPS, TABLES, VERSION
from pipeline.write import atomic

FORMATS = (*files.WRITERS, "sqlite", "duckdb")
STORE = "feed.sqlite"
STAGING = ".pathfinder-"
BATCH = 20  # reports loaded at once


@dataclass
class Outcome(Intake):
    """What became of the reports given."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def __str__(self) -> str:
        kept = self.new + self.changed + self.unchanged
        return (
            f"{kept} reports: {self.new} new, {self.changed} changed, "
            f"{self.unchanged} unchanged; {self.removed} removed, "
            f"{len(self.repeated)} repeated, {len(self.failed)} failed"
        )


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen about an export."""

    base: str = ""
    """What stands before the source's name in links."""
    only: bool = False
    """Remove reports that are not among those given."""
    bom: bool = True
    """CSV begins with a byte order mark, by which Excel knows UTF-8."""


def export(outputs: Sequence[str], target: Path | str, format: str, options: Options) -> Outcome:
    """Bring a feed up to date.

    Args:
        outputs: files of outputs, or folders of them, as paths or URLs.
        target: folder of the feed; not used for a database URL.
        format: one of :data:`FORMATS`, or the URL of a PostgreSQL database.
        options: what may be chosen.

    Raises:
        InputError: a source does not exist.
        OutputError: the folder cannot be made.
        StorageError: the feed cannot be stored.
        UsageError: there is no such format, its library is missing, or the folder holds a feed
            of another format.
    """
    found = sources.find(outputs)
    if format.startswith(SCHEMES):
        with Postgres(format) as server:
            return update(server, found, options)
    if format not in FORMATS:
        raise UsageError(f"the format {format!r} is none of {', '.join(FORMATS)}")
    if format in files.LIBRARIES:
        need(files.LIBRARIES[format])  # before anything is made
    folder = Path(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(error, str(folder)) from error
    _same_format(folder, format)
    with (
        DuckDB(folder / "feed.duckdb") if format == "duckdb" else Sqlite(folder / STORE) as database
    ):
        outcome = update(database, found, options)
        state = _state(database, options.bom)
        if state != _described(folder).get("state"):
            _publish(folder, format, database, state, options.bom)
    return outcome


def update(database: Database, found: Iterable[File], options: Options) -> Outcome:
    """Replace the reports that have changed, then follow the next steps anew."""
    outcome = Outcome()
    known = database.fingerprints()
    batch: list[Document] = []
    for document in outcome.documents(found, options.base):
        old = known.get(document.id)
        if old == document.fingerprint(VERSION):
            outcome.unchanged += 1
            continue
        batch.append(document)
        if len(batch) >= BATCH:
            _replace(database, batch, known, outcome)
            batch = []
    _replace(database, batch, known, outcome)
    if options.only and not outcome.failed:
        gone = sorted(known.keys() - outcome.names.keys())
        database.delete(gone)
        outcome.removed = len(gone)
    if outcome.new or outcome.changed or outcome.removed:
        _follow(database)
    return outcome


def _replace(
    database: Database, batch: Sequence[Document], known: dict[str, str], outcome: Outcome
) -> None:
    """Load these reports in place of their old rows."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    loaded = []
    for document in batch:
        try:
            made = {table.name: table.rows(document) for table in TABLES}
        except PathfinderError as error:
            outcome.failed.append(error)
            continue
        loaded.append(document.id)
        for name, found in made.items():
            rows[name] += found
    database.delete([one for one in loaded if one in known])
    for table in TABLES:
        if rows[table.name]:
            database.insert(table, rows[table.name])
    changed = sum(one in known for one in loaded)
    outcome.changed += changed
    outcome.new += len(loaded) - changed


def _follow(database: Database) -> None:
    """Write the links of next steps anew, for the reports where they have changed."""
    rows = list(database.rows(NEXT_STEPS))
    linked = list(followed(rows))
    stale = {str(old[0]) for old, new in zip(rows, linked, strict=True) if old != new}
    if stale:
        database.delete(sorted(stale), (NEXT_STEPS,))
        database.insert(NEXT_STEPS, [row for row in linked if row[0] in stale])


def _state(database: Database, bom: bool) -> str:
    """What tells the content of a feed from another."""
    parts = [VERSION, bom, sorted(database.fingerprints().items())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _described(folder: Path) -> dict[str, str]:
    """The descriptor of the feed in a folder; empty if there is none."""
    try:
        found: dict[str, str] = json.loads((folder / package.NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise StorageError(f"cannot be read: {error}", str(folder / package.NAME)) from error
    return found


def _same_format(folder: Path, format: str) -> None:
    held = _described(folder).get("format", format)
    if held != format:
        raise UsageError(f"holds a feed in {held}: give {format} a folder of its own", str(folder))


def _publish(folder: Path, format: str, database: Database, state: str, bom: bool) -> None:
    """Write the files and the descriptor: first aside, then all into their places.

    The descriptor comes last. If the power goes before it, its state is not that of the
    database, and the next export writes all files again.
    """
    for old in folder.glob(f"{STAGING}*"):
        shutil.rmtree(old)
    staging = Path(tempfile.mkdtemp(dir=folder, prefix=STAGING))
    try:
        if format in files.WRITERS:
            files.WRITERS[format](staging, database.rows, bom)
        for path in sorted(staging.iterdir()):
            _sync(path)
        for path in sorted(staging.iterdir()):
            path.replace(folder / path.name)
    except OSError as error:
        raise unwritten(error, str(folder)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    atomic.write(folder / package.NAME, package.text(format, state))


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
