"""Choices: the options of each question and what is selected, ratings, record fields."""

from __future__ import annotations

from pipeline.choices.outline import choose

__all__ = ["choose"]
