"""The page: one file that asks for nothing else, and lets no script run but ours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.dashboard.data import data, embedded
from pipeline.feeds.documents import Document
from pipeline.write.page import render

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = ("chart.umd.min.js", "facts.js", "panels.js", "page.js")


def text(documents: Iterable[Document], title: str) -> str:
    """The page as HTML."""
    return render(ASSETS, SCRIPTS, title=title, data=embedded(data(documents)))
