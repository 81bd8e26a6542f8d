"""Find events: happenings that a text ties to a date."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.events import agents, clauses, normalise, objects, places, verbs
from pipeline.extract.events.clauses import Happening
from pipeline.extract.events.grammar import Grammar, load
from pipeline.extract.events.tokens import Sentence, sentences
from pipeline.types import (
    Context,
    CountMention,
    DateMention,
    EventMention,
    NameMention,
    Participant,
    Span,
)


def find(
    text: str,
    context: Context,
    dates: Sequence[DateMention],
    counts: Sequence[CountMention] = (),
    names: Sequence[NameMention] = (),
) -> tuple[EventMention, ...]:
    """The events of a text, in the order of their dates.

    Args:
        text: an answer's view, or any prose.
        context: language, country and reporting period.
        dates: what ``extract.dates.find`` gave for the same text; likewise ``counts``, ``names``.
        counts: become the event's counts where they stand in its clause.
        names: become its participants where the clause names them as doing it.
    """
    grammar = load(context.language)
    bodies = sorted(names, key=lambda name: name.span)
    times = [date for date in sorted(dates, key=lambda date: date.span)]
    events: list[EventMention] = []
    for sentence in sentences(text, grammar, times, bodies):
        events += _events(sentence, grammar, context, counts, bodies, events)
    return tuple(events)


def _events(  # noqa: PLR0913 (what a sentence is read with)
    sentence: Sentence,
    grammar: Grammar,
    context: Context,
    counts: Sequence[CountMention],
    names: Sequence[NameMention],
    earlier: Sequence[EventMention],
) -> list[EventMention]:
    found = verbs.groups(sentence, grammar)
    events: list[EventMention] = []
    for index, happening in clauses.happenings(sentence, grammar, context, found):
        area = agents.clause(sentence, found, happening)
        parts = agents.participants(sentence, grammar, found, happening, names)
        if not any(part.role == "agent" for part in parts):
            parts += _inherited(sentence, grammar, found, happening, names, [*earlier, *events])
        span = _evidence(sentence, area, index, happening)
        what = objects.what(sentence, grammar, found, happening, area)
        quote = sentence.text[what.start : what.end] if what else None
        events += (
            EventMention(
                span=span,
                rule=f"{context.language}.event.{happening.rule}",
                confidence=happening.confidence,
                date=date,
                action=Span(
                    sentence.spans[happening.first].start, sentence.spans[happening.last].end
                ),
                lemma=happening.lemma,
                type=normalise.type_of(grammar, happening, quote),
                what=what,
                participants=parts,
                counts=tuple(count.span for count in counts if span.contains(count.span)),
                places=places.find(
                    sentence.text[span.start : span.end], context.language, context.country
                ),
                planned=normalise.is_planned(sentence, grammar, happening, date, context),
            )
            for date in sentence.dates[index]
        )
    return events


def _inherited(  # noqa: PLR0913
    sentence: Sentence,
    grammar: Grammar,
    found: Sequence[verbs.Group],
    happening: Happening,
    names: Sequence[NameMention],
    earlier: Sequence[EventMention],
) -> tuple[Participant, ...]:
    """Agents of the clause before, where this one leaves its subject out or has a pronoun."""
    group = agents.elided(sentence, grammar, found, happening)
    if group is not None:
        before = Happening("", group.first, group.last, group.lemma, 0.0, group)
        return tuple(
            part
            for part in agents.participants(sentence, grammar, found, before, names)
            if part.role == "agent"
        )
    if agents.has_pronoun_subject(sentence, grammar, happening) and earlier:
        last = earlier[-1]
        doers = tuple(part for part in last.participants if part.role == "agent")
        if len(doers) == 1 and sentence.paragraph.contains(last.span):
            return doers
    return ()


def _evidence(sentence: Sentence, area: agents.Clause, index: int, happening: Happening) -> Span:
    """The clause with the date in it, without white space at its ends."""
    first = min(area.first, index, happening.first)
    last = max(area.end - 1, index, happening.last)
    return Span(sentence.spans[first].start, sentence.spans[last].end)
