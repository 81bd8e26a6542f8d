"""Find events: happenings that a text ties to a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, takewhile
from operator import attrgetter

from pipeline.facts.events import normalise, places
from pipeline.facts.events.bounds import Bounds, bounds, continuation
from pipeline.facts.events.grammar import load
from pipeline.facts.events.reading import sentences, verbs
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties import clauses
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what.rules import Choice
from pipeline.facts.events.what.told import told
from pipeline.facts.events.who import inherited
from pipeline.facts.events.who.agents import participants
from pipeline.types import (
    Context,
    CountMention,
    DateMention,
    EventMention,
    NameMention,
    Participant,
    Span,
)

_LOOSE = frozenset(",:dpgC")  # tags of what belongs to the next clause: "…, el [cual]"


def find(
    text: str,
    context: Context,
    dates: Sequence[DateMention],
    counts: Sequence[CountMention] = (),
    names: Sequence[NameMention] = (),
) -> tuple[EventMention, ...]:
    """The events of a text, in the order of their dates.

    What has no date of its own is no event, also in a list under "Durante 2022:".

    Args:
        text: an answer's view, or any prose.
        context: language, country and reporting period.
        dates: what ``facts.dates.find`` gave for the same text; likewise ``counts``, ``names``.
        counts: become the event's counts where they stand in its clause.
        names: become its participants where the clause names them as doing it.
    """
    bodies = sorted(names, key=attrgetter("span"))
    times = sorted(dates, key=attrgetter("span"))
    amounts = sorted(count.span for count in counts)
    before = partial(sentence_before, dates=times, names=bodies)
    events: list[EventMention] = []
    for found in sentences.sentences(text, load(context.language), times, bodies):
        sentence = verbs.parse(found)
        for index, happening in clauses.happenings(sentence, context):
            area = bounds(sentence, happening)
            parts = participants(sentence, happening, area)
            if not any(part.role == "agent" for part in parts):
                parts += inherited.agents(sentence, happening, area, bodies, events)
            done = told(sentence, index, happening, area, before)
            events += _events(sentence, context, index, happening, area, parts, amounts, done)
    return tuple(events)


def _events(  # noqa: PLR0913, PLR0917 (all that an event is made of)
    sentence: Sentence,
    context: Context,
    index: int,
    happening: Happening,
    area: Bounds,
    parts: tuple[Participant, ...],
    amounts: Sequence[Span],
    done: Choice | None,
) -> Iterator[EventMention]:
    """One event for each date that the token at ``index`` stands for."""
    span = _evidence(sentence, area, index, happening)
    about = None if done is None else done.span
    quote = None if about is None else sentence.text[about.start : about.end]
    kind = normalise.type_of(sentence.grammar, happening, quote)
    reach = Span(span.start, max(span.end, sentence.ends[continuation(sentence, area) - 1]))
    inside = _inside(reach, amounts)
    named = places.find(_without_names(sentence, span), context.language, context.country)
    for date in sentence.dates[index]:
        yield EventMention(
            span=span,
            rule=f"{context.language}.event.{happening.rule}",
            confidence=happening.confidence,
            date=date,
            action=_span(sentence, happening.first, happening.last),
            lemma=happening.lemma,
            type=kind,
            what=about,
            participants=parts,
            counts=inside,
            places=named,
            planned=normalise.is_planned(sentence, happening, date, context),
        )


def sentence_before(
    sentence: Sentence, dates: Sequence[DateMention], names: Sequence[NameMention]
) -> Sentence | None:
    """The sentence before one, with its verbs."""
    found = sentences.before(sentence, dates, names)
    return None if found is None else verbs.parse(found)


def _span(sentence: Sentence, first: int, last: int) -> Span:
    return Span(sentence.starts[first], sentence.ends[last])


def _inside(told: Span, amounts: Sequence[Span]) -> tuple[Span, ...]:
    """The counts in a clause; ``amounts`` are in order and do not overlap."""
    first = bisect_left(amounts, (told.start, 0))
    return tuple(takewhile(told.contains, islice(amounts, first, None)))


def _without_names(sentence: Sentence, span: Span) -> str:
    """The clause without the names of bodies: "Gobierno de Colombia" is no place."""
    text = sentence.text[span.start : span.end]
    for name in sentence.names.values():
        if span.contains(name.span):
            start, end = name.span.start - span.start, name.span.end - span.start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _evidence(sentence: Sentence, area: Bounds, index: int, happening: Happening) -> Span:
    """The clause with the date in it, without loose words at its end."""
    first = min(area.first, index, happening.first)
    least = max(index, happening.last)
    last = max(area.end - 1, least)
    while last > least and sentence.tags[last] in _LOOSE:
        last -= 1
    return Span(sentence.starts[first], sentence.ends[last])
