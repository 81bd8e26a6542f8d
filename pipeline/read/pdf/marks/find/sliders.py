"""Sliders: one knob on a track, drawn or typed, over or under a row of numbers; and rows of
numbers of which one is framed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import in_row
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_MIN_LENGTH = 50.0  # points of a track
_MAX_DEPTH = 14.0
_MIN_ASPECT = 5.0
_RULE = 2.5  # points: a track this thin may be just a line
_ON_TRACK = 3.0  # points by which a knob may be off the middle of its track
_FRAMED = 0.7  # confidence in a number that alone of its row is framed
_DASHES = "-–—─=_|+"
_SIGNS = f"[{_DASHES}xXoO●◉◆█]"
_TYPED = re.compile(rf"{_SIGNS}(?<!\S.){_SIGNS}{{9,199}}(?!\S)")
_KNOB = re.compile(r"[xXoO●◉◆█]")
_OFF_STEP = 0.35  # of a step: a knob further from every number shows none of them


def sliders(
    tracks: Sequence[Box], knobs: Sequence[Candidate], around: Surroundings
) -> list[Candidate]:
    """The knobs that are alone on a track with numbers beside it, with the number shown."""
    found: list[Candidate] = []
    for track in tracks:
        on_it = [knob for knob in knobs if _is_on(knob, track)]
        if len(on_it) != 1:
            continue
        slider = _slider(on_it[0], track, around)
        if slider and not any(other.box == slider.box for other in found):
            found.append(slider)
    return found


def is_track(box: Box) -> bool:
    """True if a drawing is long and thin enough."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return width >= _MIN_LENGTH and height <= min(_MAX_DEPTH, width / _MIN_ASPECT)


def _is_on(knob: Candidate, track: Box) -> bool:
    x, y = knob.centre
    middle = abs(y - (track.top + track.bottom) / 2) <= _ON_TRACK
    return middle and track.x0 - knob.size / 2 <= x <= track.x1 + knob.size / 2


def _slider(knob: Candidate, track: Box, around: Surroundings) -> Candidate | None:
    if around.inside(track)[0]:
        return None  # it is the background of a line
    numbers = _numbers(knob, track, around)
    if not numbers and track.bottom - track.top <= _RULE:
        return None  # a dot on a line may be anything
    return _shown(knob, numbers)


def _shown(knob: Candidate, numbers: Sequence[Segment]) -> Candidate:
    """The slider whose knob is at one of the numbers, or between them."""
    places = [(number.box.x0 + number.box.x1) / 2 for number in numbers]
    step = min((after - before for before, after in pairwise(places)), default=0.0)
    near = min(numbers, key=lambda word: abs(_middle(word) - knob.centre[0]), default=None)
    shown = near is not None and abs(_middle(near) - knob.centre[0]) <= _OFF_STEP * step
    return replace(
        knob,
        kind="slider",
        state="on" if shown else "unknown",
        confidence=0.9 if shown else 0.3,
        needs_partner=False,
        label=near.span if near and shown else None,
    )


def typed(text: PageText, boxes: Callable[[int], Box], around: Surroundings) -> list[Candidate]:
    """Sliders made of characters; ``boxes`` gives the box of one of the text."""
    found: list[Candidate] = []
    for match in _TYPED.finditer(text.text):
        track = match.group()
        if len(_KNOB.findall(track)) != 1:
            continue
        at = match.start() + next(_KNOB.finditer(track)).start()
        first, knob, last = (boxes(place) for place in (match.start(), at, match.end() - 1))
        whole = Box(first.x0, knob.top, last.x1, knob.bottom)
        item = Candidate(knob, "text", "slider", None, 0.0, Span(at, at + 1))
        slider = _shown(item, _numbers(item, whole, around))
        if slider.state == "on":
            found.append(slider)
    return found


def with_rows(found: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """The candidates; a number that alone of its row is framed is on, and the others are off."""
    numbers = [item for item in found if item.kind == "number"]
    more: list[Candidate] = []
    for item in numbers:
        if any(other is not item and in_row(item, other) for other in numbers):
            more.append(item)
            continue
        row = [word for word in around.words([item]) if _is_step(around, word, item)]
        values = [around.text.text[word.span.start : word.span.end] for word in row]
        if len(row) > 2 and _are_consecutive(values) and item.inside in values:
            for word, value in zip(row, values, strict=True):
                on = value == item.inside
                more.append(
                    replace(
                        item, box=item.box if on else word.box, state="on" if on else "off",
                        confidence=_FRAMED, span=word.span, look=None, needs_partner=False,
                        inside=value,
                    )
                )  # fmt: skip
        else:
            more.append(item)
    return [*(item for item in found if item.kind != "number"), *more]


def _is_step(around: Surroundings, word: Segment, item: Candidate) -> bool:
    """True if a word stands beside a candidate and is a number."""
    beside = word.box.top <= item.centre[1] <= word.box.bottom
    return beside and around.text.text[word.span.start : word.span.end].isdigit()


def _are_consecutive(values: Sequence[str]) -> bool:
    """True for the numbers of a scale, in order."""
    if not all(value.isdigit() for value in values):
        return False
    numbers = [int(value) for value in values]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _middle(word: Segment) -> float:
    return (word.box.x0 + word.box.x1) / 2


def _numbers(knob: Candidate, track: Box, around: Surroundings) -> list[Segment]:
    """The row of consecutive numbers along the track, from left to right."""
    lines: dict[int, list[Segment]] = {}
    for word in around.words([knob]):
        along = track.x0 - knob.size <= _middle(word) <= track.x1 + knob.size
        if along and around.text.text[word.span.start : word.span.end].isdigit():
            lines.setdefault(word.line, []).append(word)
    for words in lines.values():
        values = [around.text.text[word.span.start : word.span.end] for word in words]
        if len(values) > 2 and _are_consecutive(values):
            return words
    return []
