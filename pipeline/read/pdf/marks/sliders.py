"""Sliders: one knob on a track, over or under a row of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.types import Box

_MIN_LENGTH = 50.0  # points of a track
_MAX_DEPTH = 14.0
_MIN_ASPECT = 5.0
_RULE = 2.5  # points: a track this thin may be just a line
_ON_TRACK = 3.0  # points by which a knob may be off the middle of its track
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
    places = [(number.box.x0 + number.box.x1) / 2 for number in numbers]
    step = min((after - before for before, after in pairwise(places)), default=0.0)
    near = min(numbers, key=lambda word: abs(_middle(word) - knob.centre[0]), default=None)
    shown = near is not None and abs(_middle(near) - knob.centre[0]) <= _OFF_STEP * step
    return Candidate(
        knob.box,
        knob.encoding,
        "slider",
        "on" if shown else "unknown",
        0.9 if shown else 0.3,
        look=knob.look,
        label=near.span if near and shown else None,
    )


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
        values = [int(around.text.text[word.span.start : word.span.end]) for word in words]
        if len(values) > 2 and values == list(range(values[0], values[0] + len(values))):
            return words
    return []
