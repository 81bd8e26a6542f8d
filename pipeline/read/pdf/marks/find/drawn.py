"""Drawings and pictures as candidates, by how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.find.grounds import Corners, without_cell
from pipeline.read.pdf.marks.find.letters import without_letters
from pipeline.read.pdf.marks.find.oblong import oblongs, within
from pipeline.read.pdf.marks.find.shapes import MAX_SIZE, Shape, shapes
from pipeline.read.pdf.marks.find.sliders import is_track, sliders, with_rows
from pipeline.read.pdf.marks.find.strips import strips
from pipeline.read.pdf.marks.find.switches import is_bar, names_nothing, with_switches
from pipeline.read.pdf.marks.find.symbols import held
from pipeline.read.pdf.marks.look import measure as looks
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Encoding, MarkKind, Span

_MIN_RATIO = 0.36  # of the line height of the text beside it: what is smaller is a bullet
_MIN_DISC = 0.45  # the same, of a full disc
_MAX_RATIO = 3.4
_MAX_STEP = 4.0  # the same, of a step of a scale: a number stands in it
_MAX_LOOKS = 1_000  # drawn candidates of a page whose pictures are taken
_ROUND_CORNERS = 0.3  # ink in the corners of a bar with round ends
_SAME = 0.6  # points by which the boxes of controls of one make may differ
_TOUCHING = 2.0  # points between the cells of a text that is written letter by letter
_LOOSE = 0.1  # of a size, on all sides, by which a box is larger than what is drawn
_EMPTY = 0.02  # ink in the middle of what is empty
STAR = 0.52  # likeness to a star; a circle has 0.38, a diamond 0.5
_TICK = re.compile(rf"[{re.escape(glyphs.typed())}]$")


def drawn(page: Page, around: Surroundings) -> list[Candidate]:
    """The candidates among drawings and pictures, knobs on bars and tracks among them."""
    bars = [
        item.box
        for item in page.drawings
        if is_bar(item.box) and _is_small(item.box) and names_nothing(around.inside(item.box)[0])
    ]
    controls = with_rows(with_switches(_controls(page, around), bars, _is_pill(page)), around)
    return _with_sliders(page, controls, around)


def _is_pill(page: Page) -> Callable[[Box], bool]:
    """A test whether a bar of the page has round ends, as it looks."""

    def test(bar: Box) -> bool:
        seen = looks.look(page.handle, page.frame, page.chars.to_page(bar))
        return seen is not None and seen.framed and seen.corners < _ROUND_CORNERS

    return test


def _is_small(box: Box) -> bool:
    return box.x1 - box.x0 <= 2 * MAX_SIZE


def _controls(page: Page, around: Surroundings) -> list[Candidate]:
    found: list[Candidate] = []
    doubtful: list[Shape] = []
    inner: dict[Box, Box | None] = {}
    corners = Corners.of(page.drawings)
    usual = shapes(page.drawings)
    wide = oblongs(page.drawings, usual, around)
    usual = [item for item in usual if not any(within(item.box, held.box) for held in wide)]
    for shape in [*usual, *wide, *strips(page)][:_MAX_LOOKS]:
        shape = without_cell(page, shape, corners)  # noqa: PLW2901
        box = shape.box
        type_size = around.type_size(box)
        size = max(box.x1 - box.x0, box.bottom - box.top)
        if not _MIN_RATIO <= size / type_size <= _most(box, around, corners):
            continue
        candidate = _seen(page, box, shape, around)
        if candidate is None and shape.inner:
            # A tick may be larger than its box: then what matters is what is in the box.
            candidate = _seen(page, shape.inner, shape, around)
        if candidate is None:
            candidate = _seen(page, box, shape, around, sunken=True)
        if candidate and candidate.size < _least(candidate) * type_size:
            continue
        if candidate:
            found.append(candidate)
            inner[candidate.box] = shape.inner
        else:
            doubtful.append(shape)
    found = [_placed(item, inner[item.box], found) for item in found]
    found = _with_letters(found)
    found += _twins(page, doubtful, found, around)
    return without_letters(found, page.drawings)


def _most(box: Box, around: Surroundings, corners: Corners) -> float:
    """The size, in heights of a line, above which a box is no control; cells touch others."""
    is_step = around.inside(box)[0].isdigit() and not corners.touch(box)
    return _MAX_STEP if is_step else _MAX_RATIO


def _least(item: Candidate) -> float:
    """The size, in heights of a line, below which a candidate is a bullet."""
    disc = item.kind == "radio" and item.look is not None and item.look.solid
    return _MIN_DISC if disc else _MIN_RATIO


def _with_letters(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a v in a box is a sign in it, as a tick is, where boxes of its make
    stand empty, and no name as where all have letters. In touching cells texts are written."""
    empty = [item for item in found if not item.inside and item.kind in {"radio", "checkbox"}]
    given: list[Candidate] = []
    for item in found:
        twin = None
        if item.kind == "number" and item.inside in glyphs.letters():
            twin = next((other for other in empty if _is_twin(item.box, other.box)), None)
        if twin is None or any(_touch(item.box, other.box) for other in found if other is not item):
            given.append(item)
        else:
            given.append(replace(item, kind=twin.kind, needs_partner=False))
    return given


def _touch(one: Box, other: Box) -> bool:
    """True if two boxes stand side by side with nothing between them."""
    level = abs(one.top - other.top) <= _SAME
    return level and min(abs(one.x1 - other.x0), abs(other.x1 - one.x0)) <= _TOUCHING


def _placed(item: Candidate, inner: Box | None, found: Sequence[Candidate]) -> Candidate:
    """The candidate at the place of its outline, if what is drawn on that stands out of it."""
    if inner and any(other is not item and _is_twin(inner, other.box) for other in found):
        return replace(item, box=inner)
    return item


def _twins(
    page: Page, doubtful: Sequence[Shape], found: Sequence[Candidate], around: Surroundings
) -> list[Candidate]:
    """Candidates whose outline is hidden by what is drawn on it: another one of the same size
    stands under or beside them."""
    twins: list[Candidate] = []
    for shape in doubtful:
        pairs = [(box, item) for box in (shape.box, *shape.within) for item in found
                 if _is_twin(box, item.box)]  # fmt: skip
        if not pairs:
            continue
        box, twin = min(pairs, key=lambda pair: _apart(pair[1].box, pair[0]))
        inside, span = held(page, around, box)
        seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
        if twin.kind != "number" and seen and (not inside or _TICK.match(inside)):
            twins.append(
                replace(twin, box=box, look=seen, span=span, inside=inside, needs_partner=False)
            )
    return twins


def _apart(one: Box, other: Box) -> float:
    return abs(one.x0 - other.x0) + abs(one.top - other.top)


def _is_twin(one: Box, other: Box) -> bool:
    sizes = (
        (one.x1 - one.x0) - (other.x1 - other.x0),
        (one.bottom - one.top) - (other.bottom - other.top),
    )
    column, row = abs(one.x0 - other.x0), abs(one.top - other.top)
    return max(map(abs, sizes)) <= _SAME and min(column, row) <= _SAME


def _seen(
    page: Page, box: Box, shape: Shape, around: Surroundings, *, sunken: bool = False
) -> Candidate | None:
    """The candidate that a drawing makes when it is looked at."""
    seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    if seen and not shape.image and min(seen.margins) >= _LOOSE:
        box = _tight(box, seen)
        seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    return _judged(box, shape, seen, held(page, around, box), sunken=sunken) if seen else None


def _tight(box: Box, seen: Look) -> Box:
    """The box of what is drawn: PDFium's boxes of thick lines are too large on all sides."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    left, above, right, below = seen.margins
    return Box(
        box.x0 + left * width, box.top + above * height,
        box.x1 - right * width, box.bottom - below * height,
    )  # fmt: skip


def _with_sliders(page: Page, drawn: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """The drawn candidates, a knob on a track being a slider."""
    tracks = [item.box for item in page.drawings if is_track(item.box)]
    found = sliders(tracks, drawn, around) if tracks and drawn else []
    taken = {item.box for item in found}
    return [*found, *(item for item in drawn if item.box not in taken)]


def _judged(
    box: Box, shape: Shape, seen: Look, text: tuple[str, Span | None], *, sunken: bool
) -> Candidate | None:
    """The candidate that a drawing makes by its look, and by the text that is in it; ``None`` if
    it can be no mark."""
    inside, span = text
    if len(inside) > 2 or (len(inside) == 2 and not inside.isdigit()):
        return None
    encoding: Encoding = "image" if shape.image else "vector"
    if inside.isalnum() and not _TICK.match(inside):
        if not seen.framed:
            return None
        return Candidate(
            box, encoding, "number", None, 0.9, span, seen, needs_partner=True, inside=inside
        )
    if seen.star >= STAR:
        return Candidate(box, encoding, "star", None, 0.95, None, seen)
    cornered = seen.cornered and seen.core <= _EMPTY
    if not seen.closed and not cornered and not (sunken and seen.sunken):
        return None
    kind: MarkKind = "radio" if seen.round else "checkbox"
    return Candidate(box, encoding, kind, None, 0.95, span, seen, seen.solid, inside)
