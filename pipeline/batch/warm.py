"""Imported once by the process from which workers are forked, before it forks any.

Loading the code and compiling the grammars of all languages takes longer than many documents do.
Done here, every worker has them from its start, also one that replaces another, they count
against no document's time, and their memory is shared.
"""

from __future__ import annotations

import gc

from pipeline import data
from pipeline.flow import extract
from pipeline.options import Options

# Enough headings and prose to be taken for a report whose language is doubtful.
TEXT = "".join(
    f"{number}. What progress was made in area {number}?\n\n"
    "The Ministry adopted a plan for 20 people in 2022.\n\n"
    for number in range(1, 6)
)

for _language in data.languages():
    extract(TEXT, options=Options(language=_language))
# What is here stays: the collector of a worker need not look at it, nor copy it by doing so.
gc.freeze()
