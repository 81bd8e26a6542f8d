"""Sources for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.options import Options
from pipeline.segment import segment
from pipeline.types import Outline, Source

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
GOLD = sorted(FIXTURES.glob("*.gold.json"))

# Two short reports whose prompts are worded as no form file has them; invented by us.
HERE = Path(__file__).parent
ENGLISH = (HERE / "unseen.en.md").read_text(encoding="utf-8")
FRENCH = (HERE / "unseen.fr.md").read_text(encoding="utf-8")


def source(text: str, **more: Any) -> Source:
    return Source("test.md", "text/markdown", "0" * 64, len(text), text, **more)


def outline(text: str, **options: Any) -> Outline:
    return segment(source(text), Options(**options))[0]


def fixture(gold: Path) -> tuple[Source, dict[str, Any]]:
    content = json.loads(gold.read_text(encoding="utf-8"))
    text = (FIXTURES / content["source"]).read_bytes().decode("utf-8")
    return source(text), content
