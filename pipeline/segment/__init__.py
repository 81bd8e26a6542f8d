"""Segmentation: a report's sections, questions and answers, and what is none of them.

In order of the data flow:

``lines``, ``furniture``, ``run_in``
    the lines that count: without what repeats on each page, joined ones parted
``numbers``, ``growth``, ``headings``, ``offers``
    stretches that may be a question's heading
``contents``
    the table of contents, told from the body
``match``, ``trim``
    which stretches are questions, and of the form which
``recognise``
    runs the above: a ``Layout``
``prompts``, ``titles``, ``styles``, ``allot``
    help, answer and section titles of each question: its ``Part``
``questions``, ``blocks``, ``subjects``, ``grouping``, ``leftovers``
    the parts of the outline
``identity``, ``title``, ``country``, ``period``, ``languages``
    what the report is
``outline``, ``diagnose``, ``coverage``
    all together, what was odd, and the list of the parts
"""

from __future__ import annotations

from pipeline.segment.coverage import parts
from pipeline.segment.outline import segment

__all__ = ["parts", "segment"]
