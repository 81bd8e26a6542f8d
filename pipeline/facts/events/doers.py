"""Who did what a count tells, where no event tells it: "[STPS] capacitó a 753 servidores"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

from pipeline.facts.events.bounds import bounds
from pipeline.facts.events.grammar import load
from pipeline.facts.events.reading import verbs
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.reading.sentences import sentences
from pipeline.facts.events.ties import nouns
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.who import inherited
from pipeline.facts.events.who.agents import participants
from pipeline.types import Context, CountMention, DateMention, EventMention, NameMention, Span


def doers(  # noqa: PLR0913, PLR0917 (all that a clause is read by)
    text: str,
    context: Context,
    dates: Sequence[DateMention],
    counts: Sequence[CountMention],
    names: Sequence[NameMention],
    events: Sequence[EventMention],
) -> Mapping[Span, tuple[Span, ...]]:
    """The names that a count's clause tells as doing it, by the count's span.

    Only of counts that are in none of the ``events``; counts whose clause names nobody are left
    out. Spans are characters of ``text``.
    """
    told = {span for event in events for span in event.counts}
    free = sorted((one for one in counts if one.span not in told), key=attrgetter("span"))
    if not free or not names:
        return {}
    bodies = sorted(names, key=attrgetter("span"))
    times = sorted(dates, key=attrgetter("span"))
    found: dict[Span, tuple[Span, ...]] = {}
    for read in sentences(text, load(context.language), times, bodies, around=free):
        inside = [one.span for one in free if read.span.contains(one.span)]
        if not any(read.paragraph.contains(name.span) for name in bodies):
            continue
        sentence = verbs.parse(read)
        for span in inside:
            if parts := _of_count(sentence, span, bodies):
                found[span] = parts
    return found


def _of_count(sentence: Sentence, span: Span, names: Sequence[NameMention]) -> tuple[Span, ...]:
    """The names of those who act in the clause around a count."""
    index = bisect_right(sentence.starts, span.start) - 1
    happening = _governor(sentence, index)
    if happening is None:
        return ()
    area = bounds(sentence, happening)
    if not area.first <= index < area.end:
        return ()
    parts = participants(sentence, happening, area)
    if not any(part.role == "agent" for part in parts):
        parts += inherited.agents(sentence, happening, area, names, ())
    return tuple(part.span for part in parts if part.role in ("agent", "partner"))


def _governor(sentence: Sentence, index: int) -> Happening | None:
    """The verb that a count is object or subject of; the doing named before it in a list item."""
    start, end = sentence.segment(index)
    inside = [group for group in sentence.groups if start <= group.first and group.last < end]
    if not inside:
        return nouns.first_noun(sentence, start, index)
    before = [group for group in inside if group.last < index]
    group = before[-1] if before else inside[0]
    return None if group.stative else Happening.of_group(group)
