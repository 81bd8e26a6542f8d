"""The per-document function for engines that have processes of their own, such as Ray and Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.batch import document
from pipeline.batch.document import Job, Outcome
from pipeline.batch.plan import Allowance, Settings, Task
from pipeline.batch.pool import Pool


def run(
    tasks: Iterable[Task], settings: Settings, convert: document.Convert = document.convert
) -> Iterator[Outcome]:
    """The outcomes of tasks, in order, each with the text of its output; nothing is stored.

    Each is done in a killable worker under the limits of the settings, as on one machine. This
    process has one such worker, kept from call to call.
    """
    return _pool(settings.allowance).run(Job(task, settings, convert) for task in tasks)


@cache
def _pool(allowance: Allowance) -> Pool:
    return Pool(1, allowance)
