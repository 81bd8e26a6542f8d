"""The outputs of a batch on this machine, and how the outcome of a document is made to last.

A document is finished by one rename. Its output is on the disk before, under a temporary name,
and so is its line in the manifest, which names the digest of the output. Whenever the power goes,
the output is in its place and is known by its line, or it is not and the document is done again.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.batch import manifest
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Settings, Task, is_done
from pipeline.errors import StorageError, unwritten
from pipeline.write import atomic

REPORTS = "reports"
# How atomic.staged names what is not finished: .NAME.XXXXXXXX
TEMPORARY = ".*.json.????????"


def place(name: str) -> str:
    """Where the output of a document is, below the folder of the batch.

    The extension is kept, so that ``a.md`` and ``a.pdf`` do not collide.
    """
    return f"{REPORTS}/{name}.json"


def keep(folder: Path, record: Record, text: str | None) -> None:
    """Make an outcome last: its output, if there is one, and its line in the manifest.

    Raises:
        OutputError: the output cannot have that name.
        StorageError: the disk is full or fails.
    """
    path, log = folder / place(record.document), folder / manifest.NAME
    if text is None:
        # What an earlier version or an earlier content gave would pass for this one's.
        _remove(path)
        manifest.append(log, record)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(error, str(path)) from error
    with atomic.staged(path, text):
        manifest.append(log, record)


def _remove(path: Path) -> None:
    """Remove an old output. What cannot have been written, such as a folder, is none."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        fault = unwritten(error, str(path))
        if isinstance(fault, StorageError):
            raise fault from error


def kept(folder: Path, task: Task, settings: Settings) -> Record | None:
    """The record of a task that has been finished since it was planned, if it has."""
    record = manifest.load(folder / manifest.NAME).get(task.document.name)
    return record if record and is_done(record, task, settings, folder) else None


def sweep(folder: Path) -> None:
    """Remove the temporary files of a batch that was killed while it wrote."""
    for path in (*folder.glob(TEMPORARY), *(folder / REPORTS).rglob(TEMPORARY)):
        path.unlink()
