"""Form fields as candidates: what the file states, and against it what is shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.find.shapes import MAX_SIZE, is_square
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.widgets import Stated, Widget
from pipeline.types import Box, MarkState

_SAME = 1.5  # points by which text fields of one make may differ
_WRITTEN = frozenset(("text", "other"))


def field(page: Page, widget: Widget, around: Surroundings) -> Candidate | None:
    """The candidate of a field that can be ticked: its state is what is shown, a conflict is
    noted."""
    box = page.chars.from_page(widget.box)
    if widget.kind == "other":
        return None
    if widget.kind == "text":
        return _written(box, widget.text.strip(), around)
    inside, span = around.inside(box)
    printed = span if not any(map(str.isalnum, inside)) else None  # an empty box, a tick
    state, confidence, conflict, unshown = _state(widget.stated)
    return Candidate(
        box, "acroform", widget.kind, state, confidence, printed, conflict=conflict, unshown=unshown
    )


def _written(box: Box, text: str, around: Surroundings) -> Candidate | None:
    """The candidate of a small text field that is empty or holds a cross."""
    if max(box.x1 - box.x0, box.bottom - box.top) > MAX_SIZE / 1.6:
        return None
    if text and (len(text) > 1 or text not in glyphs.typed()):
        return None
    inside, span = around.inside(box)
    state: MarkState = "on" if text else "off"
    return Candidate(box, "acroform", "checkbox", state, 0.8, span if len(inside) == 1 else None)


def _without_blanks(
    fields: Sequence[Candidate], blanks: Collection[Box], drawn: Sequence[Candidate]
) -> list[Candidate]:
    """The fields without empty text fields, which are there for a letter or a few digits: they are
    places to tick only where one of their size holds a cross, or over squares that are drawn."""
    crossed = [item.box for item in fields if item.state == "on" and item.box in blanks]
    return [
        item
        for item in fields
        if item.box not in blanks
        or item.state == "on"
        or any(_are_alike(item.box, box) for box in crossed)
        or (is_square(item.box) and any(_is_drawn(box, item.box) for box in drawn))
    ]


def _is_drawn(item: Candidate, box: Box) -> bool:
    """True for an outline that is drawn for a field."""
    return item.kind == "checkbox" and holds(box, item.centre)


def _are_alike(one: Box, other: Box) -> bool:
    """True if two fields are of one size."""
    wide = (one.x1 - one.x0) - (other.x1 - other.x0)
    high = (one.bottom - one.top) - (other.bottom - other.top)
    return max(abs(wide), abs(high)) <= _SAME


class _Read(NamedTuple):
    """A field's state, and what speaks against it: it contradicts itself, or shows nothing."""

    state: MarkState
    confidence: float
    conflict: str | None = None
    unshown: str | None = None


def _state(said: Stated) -> _Read:
    if not said.appearance and not said.drawn:
        return _by_value(said)
    shown = said.appearance != "Off" if said.appearance else bool(said.selected)
    state: MarkState = "on" if shown else "off"
    if said.appearance and said.selected is not None and said.selected != shown:
        return _Read(state, 0.5, f"{_value(said)}, /AS is {said.appearance!r}")
    return _Read(state, 0.99)


def _by_value(said: Stated) -> _Read:
    """The state of a field of which nothing is drawn.

    ISO 32000-1, 12.7.4.2: ``/V`` names the state that is on. It is optional, and Off by default
    (said of radio buttons; without it, nothing names a state of a check box either). It may be
    the parent's, which PDFium does not give out.
    """
    if not said.value and said.valued:
        return _Read("unknown", 0.3, unshown="no /AP, no /AS, no /V of its own")
    if not said.value:
        return _Read("off", 0.7, unshown="no /AP, no /AS, no /V")
    state: MarkState = "on" if said.selected else "off"
    return _Read(state, 0.7, unshown=f"no /AP, no /AS, /V is {said.value!r}")


def _value(said: Stated) -> str:
    if said.value:
        return f"/V is {said.value!r}"
    return f"the /V of its field {'names' if said.selected else 'does not name'} it"


def with_fields(
    page: Page, drawn: Sequence[Candidate], widgets: Sequence[Widget], around: Surroundings
) -> list[Candidate]:
    """Fields, with the look of what is drawn for them; and the drawings that are no field's."""
    fields = [candidate for widget in widgets if (candidate := field(page, widget, around))]
    blanks = {page.chars.from_page(widget.box) for widget in widgets if widget.kind == "text"}
    fields = _without_blanks(fields, blanks, drawn)
    others = [page.chars.from_page(widget.box) for widget in widgets if widget.kind in _WRITTEN]
    filled = [box for box in others if not any(item.box == box for item in fields)]
    # What is drawn for a text or a list, such as its cells or its arrow, is nothing to tick.
    rest = [item for item in drawn if not any(holds(box, item.centre) for box in filled)]
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
