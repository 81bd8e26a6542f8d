"""A batch on many machines: the same per-document function and limits on Ray Data.

The documents are dealt out in parts. One Ray task does one part, each document in a killable
worker as on one machine, and writes one Parquet file, whole or not at all. That file is the
part's record: a part whose task is repeated after the death of its node is found there, and a
batch that is started again reads from these files what is done.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice

import ray
import ray.data

from pipeline.batch import document, guarded, manifest, parquet, summary
from pipeline.batch.manifest import Record
from pipeline.batch.parquet import Store
from pipeline.batch.plan import Settings, Task, plan
from pipeline.batch.sources import Document
from pipeline.batch.summary import Course, Summary, summarise
from pipeline.batch.work import Listener, Silent, Work
from pipeline.errors import StorageError

# Documents in a part: some ten seconds of work, so that little is lost with a node.
PART = 16
# How often Ray repeats a task whose node or process died.
RETRIES = 10


@dataclass(frozen=True, slots=True)
class Worker:
    """Does one part; called by Ray on whatever node it chooses."""

    url: str
    settings: Settings
    convert: document.Convert

    def __call__(self, row: parquet.Row) -> parquet.Row:
        """Records of a part, as JSON; its file is there if this returns."""
        store = Store(self.url)
        name = row["part"]
        if not store.has(name):
            outcomes = guarded.run(_tasks(row["tasks"]), self.settings, self.convert)
            store.write(name, [parquet.row(outcome) for outcome in outcomes])
        return {"records": json.dumps(store.rows(name, parquet.RECORD.names))}


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
    work = Work(listener)
    if planned.todo:
        _connect(address)
        worker = Worker(store.url, settings, convert)
        work.follow(_records(_parts(planned.todo, store), worker))
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
    result = summarise(
        [*planned.done, *work.records], course, settings.version, settings.options.settings
    )
    lines = sorted(record.to_json() for record in store.records().values())
    store.write_text(manifest.NAME, "".join(f"{line}\n" for line in lines))
    store.write_text(summary.NAME, result.to_json())
    return result


def _records(parts: Sequence[parquet.Row], worker: Worker) -> Iterator[Record]:
    """The records of the parts, as these are done.

    Raises:
        StorageError: the cluster gave a part up, such as one that no node could store.
    """
    data = ray.data.from_items(list(parts), override_num_blocks=len(parts))
    results = data.map(worker, concurrency=worker.settings.jobs, ray_remote_args_fn=_repeated)
    try:
        for row in results.iter_rows():
            yield from map(parquet.record, json.loads(row["records"]))
    except ray.exceptions.RayError as error:
        raise StorageError(str(error).strip().splitlines()[-1]) from error


def _repeated() -> dict[str, int]:
    """What Ray is told of each task."""
    return {"max_retries": RETRIES}


def _connect(address: str | None) -> None:
    # Ray reports usage over the network unless told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _processors() -> int:
    return int(ray.cluster_resources().get("CPU", 0))


def _parts(tasks: Sequence[Task], store: Store) -> list[parquet.Row]:
    """The tasks in parts, each with the name of its file: number of this run, then digest."""
    run = 1 + max((int(name.split("-")[0]) for name in store.names()), default=0)
    return [_part(run, chunk) for chunk in _chunks(iter(tasks))]


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while chunk := list(islice(tasks, PART)):
        yield chunk


def _part(run: int, tasks: Sequence[Task]) -> parquet.Row:
    text = json.dumps([asdict(task) for task in tasks])
    return {"part": f"{run:06}-{sha256(text.encode()).hexdigest()[:16]}.parquet", "tasks": text}


def _tasks(text: str) -> list[Task]:
    return [Task(Document(**one["document"]), one["sha256"]) for one in json.loads(text)]
