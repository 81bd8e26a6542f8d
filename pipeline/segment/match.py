"""Which stretches are question headings, and which question of the form each is.

All cues are weighed together: the words, the marking, the printed numbers and the order of
the form. The best chain of headings through the report is found by dynamic programming; the
weights are in points, and what gains no points is no heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.forms import Form
from pipeline.forms.index import Match, questions
from pipeline.forms.wording import stems
from pipeline.segment.headings import Heading
from pipeline.segment.subjects import Expected, names_one, without_title


class Asked(NamedTuple):
    """A heading that was taken for a question; ``position`` is its place in the form."""

    heading: Heading
    position: int | None
    score: float  # similarity to the form's wording, 0-1
    language: str  # of its wording


_BEGINNING, _FAMILIAR = 60, 0.6  # characters that are judged; what the form must have of them
_WORDS = 5.0  # points for full similarity above _NEUTRAL
_NEUTRAL = 0.42
_MIN_SCORE = 0.22
_CERTAIN = 0.6  # a question so worded is not moved to the one place that is left
_CHOICES = 3  # form questions that are tried for each heading
_LISTED = 0.9  # points that an item of a list loses, though it asks
_OTHER_LANGUAGE = 0.8  # familiarity that another language must have
_RIVAL = 0.25  # similarity that a second choice may lack
_WINDOW = 24  # headings looked back at
_MOST_STEPS = 2.0  # points that two headings can have for following each other
_MAX_HEADINGS = 4000  # a questionnaire has a few dozen; more is hostile input


def choose(
    headings: Sequence[Heading], form: Form | None, language: str, *, strict: bool = True
) -> tuple[Asked, ...]:
    """The chain of question headings with the most points.

    Args:
        headings: candidates in order; they do not overlap.
        form: the form; ``None`` if it is unknown.
        language: of the report.
        strict: whether an unknown heading must be marked or ask.
    """
    candidates = [
        (heading, _readings(heading, form, language, strict=strict))
        for heading in headings[:_MAX_HEADINGS]
    ]
    rows: list[_Row] = []
    for heading, readings in candidates:
        if readings:
            chains = [_best(rows, heading, reading, form) for reading in readings]
            rows.append(_Row(chains, max(chain.points for chain in chains)))
    return tuple(_placed(_trace(rows), form))


def _placed(chain: Sequence[Asked], form: Form | None) -> Iterator[Asked]:
    """The chain, where a question that only one place of the form is left for has that place."""
    for at, asked in enumerate(chain):
        before = chain[at - 1].position if at else None
        after = chain[at + 1].position if at + 1 < len(chain) else None
        only = before is not None and after == before + 2
        if form and only and before is not None and asked.position != before + 1:
            question = form.questions[before + 1]
            offers = asked.heading.offers
            if bool(question.options) == offers and asked.score < _CERTAIN:
                yield asked._replace(position=before + 1)
                continue
        yield asked


class _Reading(NamedTuple):
    """What a heading may be: a question of the form or of none."""

    position: int | None
    points: float
    score: float  # similarity to the form's wording
    language: str  # of that wording


class _Chain(NamedTuple):
    """The best chain that ends with one reading of a heading."""

    points: float
    heading: Heading
    reading: _Reading
    before: _Chain | None


class _Row(NamedTuple):
    """The chains that end with a heading, and the most points among them."""

    chains: list[_Chain]
    most: float


def _readings(
    heading: Heading, form: Form | None, language: str, *, strict: bool
) -> list[_Reading]:
    """What a heading may be, each with its points."""
    asks = heading.asks or heading.requests
    shape = 0.9 * heading.marked + 0.6 * asks - 1.5 * (heading.in_list and not asks)
    in_answer = form is not None and heading.in_list and not (heading.marked or heading.required)
    found: list[_Reading] = []
    if form and may_be_of(heading, form, language):
        spoken, matches = _matches(stems(without_title(heading.text)), form, language)
        least = max(_MIN_SCORE, matches[0].score - _RIVAL) if matches else 0.0
        for match in matches:
            if match.score >= least:
                expected = Expected(form, form.questions[match.position], spoken)
                points = _WORDS * (match.score - _NEUTRAL) + shape + _fit(heading, expected)
                points -= _LISTED if in_answer and asks and match.score < _CERTAIN else 0.0
                found.append(_Reading(match.position, points, match.score, spoken))
    if heading.number and (heading.marked or asks or not strict):
        base = -2.2 if form else -0.6
        found.append(_Reading(None, base + shape, 0.0, language))
    return found


def may_be_of(heading: Heading, form: Form, language: str) -> bool:
    """True if a heading is worth looking up: it asks, or the form has its first words."""
    return not (_is_doubtful(heading) and _is_strange(heading, form, language))


def _is_doubtful(heading: Heading) -> bool:
    """True for what is rather a paragraph of an answer."""
    if heading.marked or heading.required:
        return False
    return heading.in_list or not (heading.asks or heading.requests)


def _is_strange(heading: Heading, form: Form, language: str) -> bool:
    """True if the form has few of a heading's first words."""
    words = stems(without_title(heading.text[:_BEGINNING]))
    return questions(form, language).familiarity(words) < _FAMILIAR


def _matches(words: Sequence[str], form: Form, language: str) -> tuple[str, list[Match]]:
    """The most similar questions, in the report's language or else the one that has the words."""
    best = language, questions(form, language).match(words)[:_CHOICES]
    if _top(best[1]) >= _NEUTRAL:
        return best
    for other in form.languages:
        index = questions(form, other)
        if other != language and index.familiarity(words) >= _OTHER_LANGUAGE:
            found = other, index.match(words)[:_CHOICES]
            best = max(best, found, key=lambda item: _top(item[1]))
    return best


def _top(matches: Sequence[Match]) -> float:
    return matches[0].score if matches else 0.0


def _fit(heading: Heading, expected: Expected) -> float:
    """Points for what stands in and under a heading beside its words."""
    question = expected.question
    if question is None:
        return 0.0
    points = 0.0
    if question.options:
        points += 0.8 if heading.offers else -0.8
    elif question.kind == "narrative" and heading.offers:
        points -= 0.8
    if question.subject and not names_one(heading.text, expected):
        points -= 1.0
    if heading.required != question.required:
        points -= 0.3
    if heading.number is None:
        points -= 1.5 if heading.asks or heading.requests else 2.7
    return points


def _best(rows: Sequence[_Row], heading: Heading, reading: _Reading, form: Form | None) -> _Chain:
    best = _Chain(reading.points, heading, reading, None)
    for chains, most in rows[: -_WINDOW - 1 : -1]:
        last = chains[0].heading
        if reading.points + most + _MOST_STEPS <= best.points or last.last >= heading.first:
            continue
        step = _number_step(last, heading)
        for chain in chains:
            order = _order_step(chain.reading.position, reading.position, form)
            gained = reading.points + chain.points + step + order
            if gained > best.points:
                best = _Chain(gained, heading, reading, chain)
    return best


def _number_step(before: Heading, after: Heading) -> float:
    """Points for the printed numbers of two headings that follow each other."""
    if not (before.parts and after.parts):
        return 0.0
    one, other = before.parts[-1], after.parts[-1]
    if other == one + 1 or _begins_next_group(before.parts, after.parts):
        return 1.2
    if one < other <= one + 3:
        return 0.2
    return -0.3 if other == one else -0.5 if other > one else -1.2


def _begins_next_group(before: Sequence[int], after: Sequence[int]) -> bool:
    """True for the step from 1.4 to 2.1, or from A4 to B1."""
    grouped = len(before) > 1 and len(after) > 1
    return grouped and after[0] == before[0] + 1 and after[-1] == 1


def _order_step(before: int | None, after: int | None, form: Form | None) -> float:
    """Points for the places in the form of two headings that follow each other."""
    if form is None or before is None or after is None:
        return 0.0
    if after == before:
        return 0.8 if form.questions[after].repeats else -1.5
    if after == before + 1:
        return 0.8
    if after > before:
        return 0.3 if after <= before + 4 else 0.0
    return -1.0


def _trace(rows: Sequence[_Row]) -> list[Asked]:
    """The chain that ends with the most points; the first of several."""
    chains = [chain for row in rows for chain in row.chains]
    here = max(chains, key=lambda chain: chain.points, default=None)
    if here is None or here.points <= 0:
        return []
    found = []
    while here:
        reading = here.reading
        found.append(Asked(here.heading, reading.position, reading.score, reading.language))
        here = here.before
    return found[::-1]
