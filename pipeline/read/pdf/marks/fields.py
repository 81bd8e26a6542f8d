"""Form fields as candidates: what the file states, and against it what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.shapes import MAX_SIZE
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.widgets import Widget
from pipeline.types import MarkState

_TICK = re.compile(r"[xX×✓✔✗✘√]$")


def field(page: Page, widget: Widget, around: Surroundings) -> Candidate | None:
    """The candidate of a form field: its state is what is shown, a conflict is noted."""
    box = page.chars.from_page(widget.box)
    if widget.kind == "text":
        if max(box.x1 - box.x0, box.bottom - box.top) > MAX_SIZE / 1.6 or len(widget.value) > 1:
            return None
        state: MarkState = "on" if _TICK.match(widget.value.strip() or "-") else "off"
        if widget.value.strip() and state == "off":
            return None
        inside, span = around.inside(box)
        return Candidate(
            box, "acroform", "checkbox", state, 0.8, span if len(inside) == 1 else None
        )
    by_value = widget.value not in {"", "Off"} and widget.value == (widget.on or widget.value)
    shown = widget.appearance not in {"", "Off"} if widget.appearance else by_value
    conflict = None
    if widget.appearance and widget.value and shown != by_value:
        conflict = f"/V is {widget.value!r}, /AS is {widget.appearance!r}"
    confidence = 0.5 if conflict else 0.99
    state = "on" if shown else "off"
    return Candidate(box, "acroform", widget.kind, state, confidence, conflict=conflict)


def with_fields(drawn: Sequence[Candidate], fields: Sequence[Candidate]) -> list[Candidate]:
    """Fields, with the look of what is drawn for them; and the drawings that are no field's."""
    rest = list(drawn)
    found: list[Candidate] = []
    for item in fields:
        own = [drawing for drawing in rest if holds(item.box, drawing.centre)]
        rest = [drawing for drawing in rest if drawing not in own]
        found.append(replace(item, look=own[0].look) if own else item)
    conflicts = [item for item in found if item.conflict and item.state == "off"]
    if len(conflicts) > 1 and all(item.state == "off" for item in found):
        # Values are on, and nothing is shown on: the program left the drawing to the viewer.
        found = [replace(item, state="on") if item in conflicts else item for item in found]
    return found + rest
