"""URLs and named things that are no organisations."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.facts.agencies.reading.walker import Walker, walk
from pipeline.facts.references.grammar import URL
from pipeline.facts.references.named import Named, named
from pipeline.facts.references.normalise import trimmed, unescaped
from pipeline.types import Context, ReferenceMention, Span

_SURE = 0.9


def find(text: str, context: Context) -> tuple[ReferenceMention, ...]:
    """The URLs and named things of a text, by position, none inside another."""
    walker = walk(text, context)
    return mentions(walker, named(walker))


def mentions(walker: Walker, found: Iterable[Named]) -> tuple[ReferenceMention, ...]:
    """The same from a walk that was made already."""
    links = _urls(walker.tokens.text)
    things = (_mention(walker, one) for one in found)
    free = [one for one in things if not any(one.span.overlaps(link.span) for link in links)]
    return tuple(sorted((*links, *free), key=lambda one: one.span))


def _mention(walker: Walker, one: Named) -> ReferenceMention:
    tokens = walker.tokens
    return ReferenceMention(
        span=Span(tokens.starts[one.first], tokens.end(one.last - 1)),
        rule=one.rule,
        confidence=_SURE,
        type=one.type,
        value=" ".join(tokens.quote(one.first, one.last).split()),
    )


def _urls(text: str) -> list[ReferenceMention]:
    if "://" not in text and "www." not in text.lower():
        return []
    found = []
    for hit in URL.finditer(text):
        # "[https://…](https://…)": the label ends at the bracket, the target is the URL.
        printed = hit.group()
        label = printed.find("](")
        start = hit.start()
        if label >= 0:
            start, printed = start + label + 2, printed[label + 2 :]
        url = trimmed(printed)
        if URL.fullmatch(url):
            span = Span(start, start + len(url))
            found.append(
                ReferenceMention(
                    span=span,
                    rule="reference.url",
                    confidence=1.0,
                    type="url",
                    value=unescaped(url),
                )
            )
    return found
