"""Many reports: every core used, each document on its own, nothing lost, nothing done twice.

``sources`` finds documents, ``plan`` tells which are to be done, ``document`` converts one,
``pool`` runs that in workers that may hang, crash or eat memory, ``outputs`` stores each
outcome and ``manifest`` records it, ``run`` ties these together, ``work`` tells how far it is
and ``summary`` adds up. ``guarded`` is the function for other engines; ``cluster`` is a batch on
Ray, stored by ``parquet``.
"""

from pipeline.batch.plan import Settings
from pipeline.batch.run import run
from pipeline.batch.sources import Document, find
from pipeline.batch.summary import Summary

__all__ = ["Document", "Settings", "Summary", "find", "run"]
