"""Reports whose parts were marked by hand, line by line, before anything was run on them.

A file holds several; each begins with a line ``=== name``. Every line that is not blank begins
with what it is and a bar::

    N| Progress report              cover, contents, running header, note, separator, trailer:
    C| Contents ........ 2          N, C, H, T, -, Z
    S| Part A. The roadmap          a section's title; ``s`` where it goes on
    I| This part is about …         a section's introduction
    Q lessons 11| 11. What was …    a question with key and number (``-`` for none), then ``q``
    A| Nothing.                     an answer
    +A| Nothing.                    the same, on the line before, after one space

What stands behind ``| `` is the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.segment import parts
from pipeline.types import Outline, Span

FOLDER = Path(__file__).parent / "hard"
_TAG = re.compile(r"(?P<joined>\+)?(?P<type>[A-Za-z-])(?: (?P<key>\S+) (?P<number>\S+))?\| ?")
_TYPES = {
    "cover": "N",
    "contents": "C",
    "running_header": "H",
    "section_intro": "I",
    "note": "T",
    "separator": "-",
    "trailer": "Z",
    "section": "S",
    "question": "Q",
    "answer": "A",
}


@dataclass
class Report:
    """A marked report: its text, and where each marked line stands with what it is."""

    name: str
    text: str = ""
    lines: list[tuple[Span, str]] = field(default_factory=list)  # sorted by place
    questions: list[tuple[str, str]] = field(default_factory=list)  # key, number

    def marked(self) -> str:
        """The report as it should be, for people: type, place in it, text."""
        return self._written([kind for _, kind in self.lines])

    def found(self, outline: Outline) -> str:
        """The same as an outline has it."""
        own = parts(outline)
        return self._written([_found(own, span) for span, _ in self.lines])

    def _written(self, kinds: list[str]) -> str:
        texts = [self.text[span.start : span.end].strip() for span, _ in self.lines]
        return "\n".join(f"{k:4}| {text}" for k, text in zip(kinds, texts, strict=True))


def _found(own: list[tuple[str, Span]], span: Span) -> str:
    name = next((name for name, part in own if part.start <= span.start < part.end), "?")
    kind, _, which = name.partition(" ")
    return _TYPES.get(kind, "?") + which.lstrip("sq")


def read(path: Path) -> Iterator[Report]:
    """The reports of a file."""
    for block in re.split(r"^=== ?", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, body = block.partition("\n")
        yield _report(f"{path.stem}: {name.strip()}", body)


def _report(name: str, body: str) -> Report:
    report = Report(name)
    sections = 0
    for line in body.rstrip("\n").split("\n"):
        found = _TAG.match(line)
        if not found:
            assert not line.strip(), f"{name}: no mark before {line!r}"
            report.text += "\n"
            continue
        kind, rest = found.group("type"), line[found.end() :].replace("<FF>", "\f")
        if kind == "Q":
            report.questions.append((found.group("key"), found.group("number")))
        sections += kind == "S"
        kind = kind if kind in "NZ" else kind.upper()
        which = {"S": sections, "Q": len(report.questions), "A": len(report.questions)}.get(kind)
        if found.group("joined"):
            report.text = report.text.rstrip("\n") + " "
        first = re.search(r"\w", rest) or re.search(r"\S", rest)
        begin = len(report.text) + (first.start() if first else 0)
        report.text += rest + "\n"
        report.lines.append((Span(begin, len(report.text) - 1), f"{kind}{which or ''}"))
    return report
