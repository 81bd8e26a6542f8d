"""All candidates of a page, from whatever they are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from pipeline import data
from pipeline.read.pdf.marks import look as looks
from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.crosses import crosses
from pipeline.read.pdf.marks.shapes import MAX_SIZE, MIN_SIZE, Shape, is_square, shapes
from pipeline.read.pdf.marks.sliders import is_track, sliders
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.marks.switches import is_bar, with_switches
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.widgets import Widget
from pipeline.types import Box, Encoding, MarkKind, MarkState, Span

GLYPHS = data.ROOT / "read" / "pdf" / "marks" / "glyphs.yaml"

_MIN_RATIO = 0.36  # of the line height of the text beside it: what is smaller is a bullet
_MAX_RATIO = 3.2
_MAX_LOOKS = 1_000  # drawn candidates of a page whose pictures are taken
_MAX_PICTURES = 40  # pictures of a page that are taken apart
_MAX_PARTS = 30
_MIN_PICTURE = 1.6  # length of a row of marks in one picture, in sizes of one
_STAR = 0.52  # likeness to a star; a circle has 0.38, a diamond 0.5

_TICK = re.compile(r"[xX×✓✔✗✘√]$")
_BRACKETS = re.compile(
    r"(?<![\w\])])(?:\[[ \t\u00a0_]{0,4}(?P<square>[xX×✓✔*•●]?)[ \t\u00a0_]{0,4}\]"
    r"|\([ \t\u00a0_]{0,4}(?P<round>[xX×✓✔*•●]?)[ \t\u00a0_]{0,4}\)"
    r"|_{1,6}(?P<line>[xX✓✔_])_{1,6})(?![\w(\[])"
)


def collect(page: Page, widgets: Sequence[Widget]) -> list[Candidate]:
    """The candidates of an open page, by position."""
    around = Surroundings(page.text)
    fields = [_field(page, widget, around) for widget in widgets]
    bars = [item.box for item in page.drawings if is_bar(item.box) and _is_small(item.box)]
    drawn = _with_sliders(page, with_switches(_drawn(page, around), bars), around)
    written = [item for item in (*_characters(page), *_brackets(page)) if _is_seen(page, item)]
    drawn = _with_fields(drawn, [field for field in fields if field])
    found = _without_text_in_boxes(drawn, written)
    return _by_position([*found, *crosses(page, around, found)])


def _is_seen(page: Page, item: Candidate) -> bool:
    """False for characters that are printed white on white."""
    at = int(page.text.source[item.span.start]) if item.span else -1
    if at < 0 or not page.chars.is_pale(at):
        return True
    return looks.look(page.handle, page.frame, page.chars.to_page(item.box)) is not None


def _is_small(box: Box) -> bool:
    return box.x1 - box.x0 <= 2 * MAX_SIZE


def _by_position(found: Sequence[Candidate]) -> list[Candidate]:
    """Row by row, each from left to right."""
    rows: list[list[Candidate]] = []
    for item in sorted(found, key=lambda item: item.centre[1]):
        if rows and item.centre[1] - rows[-1][0].centre[1] <= item.size / 2:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda item: item.box.x0)]


# --------------------------------------------------------------------------- fields


def _field(page: Page, widget: Widget, around: Surroundings) -> Candidate | None:
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
    by_value = bool(widget.value) and widget.value == widget.on and widget.on != "Off"
    shown = widget.appearance not in {"", "Off"} if widget.appearance else by_value
    conflict = None
    if widget.appearance and widget.value and shown != by_value:
        conflict = f"/V is {widget.value!r}, /AS is {widget.appearance!r}"
    confidence = 0.5 if conflict else 0.99
    state = "on" if shown else "off"
    return Candidate(box, "acroform", widget.kind, state, confidence, conflict=conflict)


def _with_fields(drawn: Sequence[Candidate], fields: Sequence[Candidate]) -> list[Candidate]:
    """Fields, with the look of what is drawn for them; and the drawings that are no field's."""
    rest = list(drawn)
    found: list[Candidate] = []
    for field in fields:
        own = [item for item in rest if _holds(field.box, item.centre)]
        rest = [item for item in rest if item not in own]
        found.append(replace(field, look=own[0].look) if own else field)
    return found + rest


def _holds(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


# --------------------------------------------------------------------------- drawings


def _drawn(page: Page, around: Surroundings) -> list[Candidate]:
    found: list[Candidate] = []
    for shape in [*shapes(page.drawings), *_pictured(page)][:_MAX_LOOKS]:
        box = shape.box
        size = max(box.x1 - box.x0, box.bottom - box.top)
        if not _MIN_RATIO <= size / around.type_size(box) <= _MAX_RATIO:
            continue
        candidate = _seen(page, box, shape, around)
        if candidate is None and shape.inner:
            # A tick may be larger than its box: then what matters is what is in the box.
            candidate = _seen(page, shape.inner, shape, around)
        if candidate:
            found.append(candidate)
    return found


def _seen(page: Page, box: Box, shape: Shape, around: Surroundings) -> Candidate | None:
    """The candidate that a drawing makes when it is looked at."""
    seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    return _judged(box, shape, seen, around) if seen else None


def _pictured(page: Page) -> list[Shape]:
    """Marks of one make that are drawn in one picture, such as a column of radio buttons."""
    found: list[Shape] = []
    wide = [item.box for item in page.drawings if item.image and _may_hold_marks(item.box)]
    for box in wide[:_MAX_PICTURES]:
        drawn = looks.parts(page.handle, page.frame, page.chars.to_page(box))
        parts = [part for part in map(page.chars.from_page, drawn) if is_square(part)]
        if len(parts) > 1:
            found += [Shape(part, True, 1) for part in parts[:_MAX_PARTS]]
    return found


def _may_hold_marks(box: Box) -> bool:
    """True for a picture of the form of a row or column of marks."""
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return MIN_SIZE <= short <= MAX_SIZE and long > _MIN_PICTURE * short


def _with_sliders(page: Page, drawn: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """The drawn candidates, a knob on a track being a slider."""
    tracks = [item.box for item in page.drawings if is_track(item.box)]
    found = sliders(tracks, drawn, around) if tracks and drawn else []
    taken = {item.box for item in found}
    return [*found, *(item for item in drawn if item.box not in taken)]


def _judged(box: Box, shape: Shape, seen: Look, around: Surroundings) -> Candidate | None:
    """The candidate that a drawing makes by its look; ``None`` if it can be no mark."""
    inside, span = around.inside(box)
    if len(inside) > 2 or (len(inside) == 2 and not inside.isdigit()):
        return None
    encoding: Encoding = "image" if shape.image else "vector"
    if inside.isalnum() and not _TICK.match(inside):
        if not seen.closed:
            return None
        return Candidate(
            box, encoding, "number", None, 0.9, span, seen, needs_partner=True, inside=inside
        )
    if seen.star >= _STAR:
        return Candidate(box, encoding, "star", None, 0.95, None, seen)
    if not seen.closed:
        return None
    kind: MarkKind = "radio" if seen.round else "checkbox"
    return Candidate(box, encoding, kind, None, 0.95, span, seen, seen.solid, inside)


# --------------------------------------------------------------------------- characters


class _Glyph(NamedTuple):
    kind: MarkKind
    state: MarkState
    partner: bool


@cache
def _tables() -> tuple[dict[str, _Glyph], list[tuple[str, dict[int, _Glyph]]], re.Pattern[str]]:
    """Marks by character, and by code for the names of symbol fonts; what to look at."""
    content = data.load(GLYPHS)
    characters = {key: _glyph(entry) for key, entry in content["characters"].items()}
    fonts = [
        (name, {int(code, 16): _glyph(entry) for code, entry in codes.items()})
        for name, codes in content["fonts"].items()
    ]
    # Private-use code points, characters without text, and single letters between spaces.
    known = "".join(map(re.escape, characters))
    pattern = re.compile(rf"[{known}\ue000-\uf8ff\ufffd][\ufe0e\ufe0f]?|(?<!\S)\S(?!\S)")
    return characters, fonts, pattern


def _glyph(entry: dict[str, Any]) -> _Glyph:
    return _Glyph(entry["kind"], entry["state"], entry.get("partner", False))


def _characters(page: Page) -> list[Candidate]:
    """Characters that are marks by themselves or by their font."""
    characters, fonts, pattern = _tables()
    found: list[Candidate] = []
    for match in pattern.finditer(page.text.text):
        at = int(page.text.source[match.start()])
        if at < 0:
            continue
        char = match.group()[0]
        glyph = characters.get(char)
        if glyph is None:
            glyph = _by_font(page, at, char, fonts)
        if glyph is None and _is_unknown(char):
            found += _by_look(page, at, Span(*match.span()))
        if glyph:
            box = page.chars.tight_box(at)
            found.append(
                Candidate(
                    box, "glyph", glyph.kind, glyph.state, 0.95, Span(*match.span()),
                    needs_partner=glyph.partner, inside=char,
                )
            )  # fmt: skip
    return found


def _is_unknown(char: str) -> bool:
    """True for a character of which the file does not say what it is."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


def _by_look(page: Page, at: int, span: Span) -> list[Candidate]:
    """The candidate that an unknown character makes by its look, if any."""
    box = page.chars.tight_box(at)
    seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    if seen is None or not (seen.closed or seen.star >= _STAR):
        return []
    kind: MarkKind = "star" if seen.star >= _STAR else "radio" if seen.round else "checkbox"
    return [Candidate(box, "glyph", kind, None, 0.8, span, seen, needs_partner=seen.solid)]


def _by_font(
    page: Page, at: int, char: str, fonts: Sequence[tuple[str, dict[int, _Glyph]]]
) -> _Glyph | None:
    """The mark that a code means in the symbol font that it is set in."""
    name = page.chars.font(at).name.lower().replace(" ", "").replace("-", "")
    code = ord(char)
    for part, codes in fonts:
        if part in name:
            return codes.get(code) or codes.get(code & 0xFF if code >> 8 in {0x00, 0xF0} else -1)
    # A symbol font that was renamed or replaced: the codes are nearly always those of Wingdings.
    return dict(fonts)["wingdings"].get(code & 0xFF) if code >> 8 == 0xF0 else None


def _brackets(page: Page) -> list[Candidate]:
    """Brackets with a cross or nothing between them."""
    found: list[Candidate] = []
    for match in _BRACKETS.finditer(page.text.text):
        span = Span(*match.span())
        line = next((line for line in page.text.lines if line.span.contains(span)), None)
        if line is None:
            continue
        x0, x1 = (values[span.start : span.end] for values in (page.text.x0, page.text.x1))
        drawn = x1 > x0
        box = Box(float(np.min(x0[drawn])), line.box.top, float(np.max(x1[drawn])), line.box.bottom)
        found.append(_bracketed(match, box, span))
    return found


def _bracketed(match: re.Match[str], box: Box, span: Span) -> Candidate:
    """The candidate of brackets or of a written line; an empty line may be there to write on."""
    square, ring, line = (match.group(name) for name in ("square", "round", "line"))
    filled = (square or ring or line or "").strip("_")
    bullet = bool(ring) if line is None else not filled
    kind: MarkKind = "radio" if ring is not None else "checkbox"
    state: MarkState = "on" if filled else "off"
    return Candidate(box, "text", kind, state, 0.9, span, needs_partner=bullet, inside=filled)


def _without_text_in_boxes(
    drawn: Sequence[Candidate], written: Sequence[Candidate]
) -> list[Candidate]:
    """Both kinds together, where a character in a drawn box is what is in the box."""
    free = [item for item in written if not any(_holds(outer.box, item.centre) for outer in drawn)]
    return [*drawn, *free]
