"""Finding counts in a text.

The numbers of the text are found first, joined to quantities, and each quantity is then
given its unit. A number with no unit is no count, so that most of what the guidelines
exclude (identifiers, telephone numbers, list numbers) needs no rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.countries import number_format
from pipeline.facts.counts import exclusions
from pipeline.facts.counts.fractions import fractions
from pipeline.facts.counts.grammar import grammar
from pipeline.facts.counts.numbers.scan import scan
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.search import Search
from pipeline.types import Context, CountMention, DateMention, Span

_QUOTED = re.compile(
    r"[“«\"](?:(?<=“)[^“”\n]{1,160}”|(?<=«)[^«»\n]{1,160}»|(?<![\w\"]\")[^\"\n]{1,160}\"(?!\w))"
)


def find(
    text: str, context: Context, dates: Sequence[DateMention] = ()
) -> tuple[CountMention, ...]:
    """Counts of a text in order of their spans; no number inside one of ``dates`` is a count."""
    rules = grammar(context.language)
    style = number_format(context.language, context.country)
    quoted = [
        Span(*match.span()) for match in _QUOTED.finditer(text) if not rules.speech.search(match[0])
    ]
    locators = exclusions.LOCATOR.search(text) is not None
    at = Passage(text, rules, context.country, locators)
    parts = fractions(at)
    masked = [*(date.span for date in dates), *quoted, *(each.mention.span for each in parts)]
    numbers = scan(text, rules.numerals, style, rules.percent, masked)
    found = Search(at, parts).run(numbers)
    return tuple(sorted((each.mention for each in found), key=lambda mention: mention.span))
