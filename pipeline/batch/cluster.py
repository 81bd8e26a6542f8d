"""A batch on many machines: the same per-document function and limits on Ray Data.

The documents are dealt out in parts. One Ray task does one part, each document in a killable
worker as on one machine, and writes one Parquet file, whole or not at all. That file is the
part's record: a part whose task is repeated after the death of its node is found there, and a
batch that is started again reads from these files what is done.
"""

from __future__ import annotations

import io
import json
import logging
import os
import posixpath
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import ray
import ray.data
from fsspec.core import url_to_fs

from pipeline.batch import document, manifest, outputs, summary
from pipeline.batch.document import Job
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Allowance, Settings, Task, plan
from pipeline.batch.pool import Pool
from pipeline.batch.run import Listener, Silent
from pipeline.batch.sources import Document
from pipeline.batch.summary import Course, Summary, summarise
from pipeline.errors import StorageError

# Documents in a part: some ten seconds of work, so that little is lost with a node.
PART = 16
# How often Ray repeats a task whose node or process died.
RETRIES = 10

RECORD = pa.schema(
    [
        ("document", pa.string()),
        ("url", pa.string()),
        ("sha256", pa.string()),
        ("bytes", pa.int64()),
        ("version", pa.string()),
        ("settings", pa.string()),  # JSON
        ("seconds", pa.float64()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("message", pa.string()),
        ("exit_code", pa.int64()),
        ("output", pa.string()),
        ("output_bytes", pa.int64()),
        ("output_sha256", pa.string()),
        ("warnings", pa.int64()),
        ("memory", pa.int64()),
    ]
)
# The record of a document, and its report as the JSON text that one machine writes to a file.
SCHEMA = RECORD.append(pa.field("report", pa.large_string()))

Row = dict[str, Any]


class Store:
    """The Parquet files of a batch at a URL; later files come later in the order of names."""

    def __init__(self, url: str) -> None:
        self._system, self._root = url_to_fs(url)
        # Absolute, so that it means the same on every node.
        self.url: str = self._system.unstrip_protocol(self._root)
        self._folder = posixpath.join(self._root, outputs.REPORTS)

    def names(self) -> list[str]:
        """The files, in order."""
        self._system.invalidate_cache()
        if not self._system.isdir(self._folder):
            return []
        found = self._system.ls(self._folder, detail=False)
        return sorted(posixpath.basename(path) for path in found if path.endswith(".parquet"))

    def records(self) -> dict[str, Record]:
        """The last record of each document."""
        rows = (row for name in self.names() for row in self.rows(name, RECORD.names))
        return {row["document"]: _record(row) for row in rows}

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return bool(self._system.exists(posixpath.join(self._folder, name)))

    def rows(self, name: str, columns: Sequence[str] = SCHEMA.names) -> list[Row]:
        """What a file holds."""
        with self._system.open(posixpath.join(self._folder, name), "rb") as file:
            table = pq.read_table(file, columns=list(columns))
        rows: list[Row] = table.to_pylist()
        return rows

    def write(self, name: str, rows: Sequence[Row]) -> None:
        """Write a file whole or not at all; no rows, no file."""
        if not rows:
            self._system.rm(posixpath.join(self._folder, name))
            return
        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(list(rows), SCHEMA), buffer, compression="zstd")
        self._put(posixpath.join(outputs.REPORTS, name), buffer.getvalue())

    def write_text(self, name: str, text: str) -> None:
        """Write a text file beside the folder of reports."""
        self._put(name, text.encode())

    def _put(self, name: str, content: bytes) -> None:
        path = posixpath.join(self._root, name)
        temporary = posixpath.join(self._root, ".parts", uuid.uuid4().hex)
        try:
            for folder in (posixpath.dirname(path), posixpath.dirname(temporary)):
                self._system.makedirs(folder, exist_ok=True)
            self._system.pipe_file(temporary, content)
            self._system.mv(temporary, path)
        except OSError as error:
            raise StorageError(error.strerror or "cannot be written", path) from error

    def drop_superseded(self) -> None:
        """Take out the rows of documents that later files have again."""
        seen: set[str] = set()
        for name in reversed(self.names()):
            found = [row["document"] for row in self.rows(name, ["document"])]
            if seen.intersection(found):
                self.write(name, [row for row in self.rows(name) if row["document"] not in seen])
            seen.update(found)


@dataclass(frozen=True, slots=True)
class Worker:
    """Does one part; called by Ray on whatever node it chooses."""

    url: str
    settings: Settings
    convert: document.Convert

    def __call__(self, row: Row) -> Row:
        """Records of a part, as JSON; its file is there if this returns."""
        store = Store(self.url)
        name = row["part"]
        if not store.has(name):
            store.write(name, list(self._rows(_tasks(row["tasks"]))))
        return {"records": json.dumps(store.rows(name, RECORD.names))}

    def _rows(self, tasks: Sequence[Task]) -> Iterator[Row]:
        jobs = [Job(task, self.settings, self.convert) for task in tasks]
        for outcome in _pool(self.settings.allowance).run(jobs):
            row = asdict(outcome.record) | {"report": outcome.text}
            yield row | {"settings": json.dumps(dict(outcome.record.settings))}


def run(  # noqa: PLR0913 (as the local engine's, and the address)
    documents: Sequence[Document],
    out: str,
    settings: Settings,
    listener: Listener | None = None,
    *,
    convert: document.Convert = document.convert,
    address: str | None = None,
) -> Summary:
    """Convert what is not done yet on a Ray cluster; Parquet files and a summary go to ``out``.

    Args:
        documents: what the batch consists of; every node must reach their URLs.
        out: a folder or URL that every node can write.
        settings: how to convert, and under which limits; ``jobs`` bounds the parts at work at
            a time, by default as many as the cluster has processors.
        listener: is told of progress.
        convert: the per-document function; every node must be able to import it.
        address: the cluster; by default Ray's own choice: RAY_ADDRESS or one started here.

    Raises:
        StorageError: ``out`` cannot be written at all.
    """
    listener = listener or Silent()
    start = time.monotonic()
    store = Store(out)
    planned = plan(documents, store.records(), settings)
    listener.begin(planned)
    work = _Work(listener)
    if planned.todo:
        _connect(address)
        work.carry_out(_parts(planned.todo, store), Worker(store.url, settings, convert))
        store.drop_superseded()
    course = Course(
        documents=len(documents),
        before=len(planned.done),
        converted=len(work.records),
        seconds=time.monotonic() - start,
        jobs=settings.jobs or (_processors() if planned.todo else 0),
        stopped=work.stopped,
        stop_code=work.code,
    )
    result = summarise([*planned.done, *work.records], course, settings.version, settings.shaping)
    lines = sorted(record.to_json() for record in store.records().values())
    store.write_text(manifest.NAME, "".join(f"{line}\n" for line in lines))
    store.write_text(summary.NAME, result.to_json())
    return result


@dataclass
class _Work:
    """The part of a batch that can be stopped, and how far it came."""

    listener: Listener
    records: list[Record] = field(default_factory=list)
    stopped: str | None = None
    code: int = 0

    def carry_out(self, parts: Sequence[Row], worker: Worker) -> None:
        """Do the parts until they are done or cannot go on."""
        data = ray.data.from_items(list(parts), override_num_blocks=len(parts))
        results = data.map(worker, concurrency=worker.settings.jobs, max_retries=RETRIES)
        try:
            for row in results.iter_rows():
                for one in json.loads(row["records"]):
                    self.records.append(_record(one))
                    self.listener.advance(self.records[-1])
        except KeyboardInterrupt:
            self.stopped, self.code = "interrupted", summary.INTERRUPTED
        except ray.exceptions.RayError as error:
            self.stopped, self.code = str(error).strip().splitlines()[-1], StorageError.exit_code


def _connect(address: str | None) -> None:
    # Ray reports usage over the network unless told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _processors() -> int:
    return int(ray.cluster_resources().get("CPU", 0))


def _parts(tasks: Sequence[Task], store: Store) -> list[Row]:
    """The tasks in parts, each with the name of its file: number of this run, then digest."""
    run = 1 + max((int(name.split("-")[0]) for name in store.names()), default=0)
    return [_part(run, chunk) for chunk in _chunks(iter(tasks))]


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while chunk := list(islice(tasks, PART)):
        yield chunk


def _part(run: int, tasks: Sequence[Task]) -> Row:
    text = json.dumps([asdict(task) for task in tasks])
    return {"part": f"{run:06}-{sha256(text.encode()).hexdigest()[:16]}.parquet", "tasks": text}


def _tasks(text: str) -> list[Task]:
    return [Task(Document(**one["document"]), one["sha256"]) for one in json.loads(text)]


def _record(row: Mapping[str, Any]) -> Record:
    values = {one.name: row[one.name] for one in fields(Record)}
    return Record(**values | {"settings": json.loads(row["settings"])})


@cache
def _pool(allowance: Allowance) -> Pool:
    """The one worker of this Ray process, kept from part to part."""
    return Pool(1, allowance)
