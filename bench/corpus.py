"""What is measured: the invented reports of the project, and the shared real one if present."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.choices import choose
from pipeline.flow import prose as spans
from pipeline.options import Options
from pipeline.read import read
from pipeline.read.view import View, view
from pipeline.segment import segment
from pipeline.types import Context

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text report with its language and, where there is one, its gold."""

    path: Path
    language: str
    gold: dict[str, Any] | None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name


def reports() -> list[Sample]:
    """Text reports, by name; the unknown form is left out, since it has little prose."""
    paths = [*sorted((ROOT / "fixtures" / "reports").glob("*.??.md"))]
    golds = {path: path.with_suffix(".gold.json") for path in paths}
    for path in sorted((SHARED / "reports").glob("*.??.md")):
        golds[path] = SHARED / "gold" / f"{path.stem}.json"
    return [
        Sample(path, path.suffixes[0].strip("."), _load(gold))
        for path, gold in golds.items()
        if not path.name.startswith("unknown")
    ]


def prose(sample: Sample) -> tuple[list[View], list[str], Context]:
    """The cleaned prose of a report, its prompts, and what is known of it."""
    source = read(sample.path.read_bytes(), sample.name, Options())
    outline, _ = choose(source, segment(source, Options())[0])
    views = [view(source, span) for question in outline.questions for span in spans(question)]
    prompts = [question.prompt for question in outline.questions]
    return views, prompts, Context(outline.language, outline.country, outline.period)


def pdfs() -> list[Path]:
    """PDF reports: the project's own and the shared ones."""
    return [
        *sorted((ROOT / "fixtures" / "pdf").glob("*.pdf")),
        *sorted((SHARED / "marks").glob("*.pdf")),
    ]


def _load(path: Path) -> dict[str, Any] | None:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
