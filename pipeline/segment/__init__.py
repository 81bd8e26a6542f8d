"""Segmentation: a report's sections, questions and answers, and what is none of them.

``lines`` and ``furniture`` give the lines that count, ``headings`` the stretches that may be
questions, ``contents`` tells the table of contents from the body, ``match`` decides which
stretches are which question of the form, ``sections``, ``prompts`` and ``blocks`` say what
stands around them, ``identity`` and ``languages`` what the report is. ``outline`` puts it
together; ``coverage`` lists the parts.
"""

from __future__ import annotations

from pipeline.segment.coverage import parts
from pipeline.segment.outline import segment

__all__ = ["parts", "segment"]
