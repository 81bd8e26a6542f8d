"""One organisation, one record: the names of a report found, tied together and described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.corrections import Correction
from pipeline.facts.agencies.acronyms.matching import is_acronym
from pipeline.facts.agencies.find import scan, settle
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.normalise import content
from pipeline.facts.agencies.report.lexicon import Lexicon, Scan
from pipeline.facts.references.find import mentions as named
from pipeline.link import corrected, joins
from pipeline.link import types as kinds
from pipeline.link.forms import Form, Forms, Words
from pipeline.types import (
    Agency,
    Context,
    Diagnostic,
    NameMention,
    ReferenceMention,
    Span,
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The names of a report. ``mentions`` are in the order of the texts, one tuple for each.

    So are ``references``: projects, laws … are found on the same walk.
    """

    mentions: tuple[tuple[NameMention, ...], ...]
    agencies: tuple[Agency, ...]
    diagnostics: tuple[Diagnostic, ...]
    references: tuple[tuple[ReferenceMention, ...], ...]


def resolve(
    texts: Sequence[str],
    prompts: Sequence[str],
    context: Context,
    corrections: Sequence[Correction] = (),
    witnesses: Sequence[Sequence[Span]] = (),
) -> Resolution:
    """Find the organisations of a report.

    Args:
        texts: the views of its answers.
        prompts: its questions: they may define acronyms, their names are no mentions.
        context: the report's language and country.
        corrections: what an analyst has decided, see :mod:`pipeline.corrections`.
        witnesses: what a trained model takes for organisations in each text, if one was asked.
    """
    scans = tuple(scan(text, context) for text in texts)
    asked = (scan("\n".join(dict.fromkeys(prompts)), context),) if prompts else ()
    settled = settle(scans, Lexicon.of(scans, asked), witnesses)
    found = [corrected.keep(names, corrections) for names in settled]
    everything = (*scans, *asked) or (scan("", context),)
    forms, conflicts = _tied(everything, found, context, corrections)
    records = list(_records(forms, everything, context, corrections))
    keys = {form.words: agency.key for group, agency in records for form in group}
    return Resolution(
        mentions=tuple(
            tuple(_keyed(mention, keys[content(mention.text)]) for mention in names)
            for names in found
        ),
        agencies=tuple(agency for _, agency in records),
        diagnostics=conflicts,
        references=tuple(named(scanned.walker, scanned.things) for scanned in scans),
    )


def _keyed(mention: NameMention, key: str) -> NameMention:
    """The mention with the key of its record; ``replace`` takes thrice the time."""
    return NameMention(
        span=mention.span,
        rule=mention.rule,
        confidence=mention.confidence,
        text=mention.text,
        key=key,
    )


def _tied(
    scans: Sequence[Scan],
    mentions: Iterable[Iterable[NameMention]],
    context: Context,
    corrections: Sequence[Correction],
) -> tuple[Forms, tuple[Diagnostic, ...]]:
    """The forms of all names, tied together, and what is to be told of them."""
    pairs = [pair for scanned in scans for pair in scanned.pairs if pair.name]
    forms = Forms(context, scans[0].walker, (pair.acronym for pair in pairs))
    for names in mentions:
        for mention in names:
            forms.add(mention.text, mention.rule)
    conflicts = joins.join(forms, pairs, corrected.fixed(corrections))
    corrected.join(forms, corrections)
    return forms, conflicts


def _records(
    forms: Forms, scans: Sequence[Scan], context: Context, corrections: Sequence[Correction]
) -> Iterator[tuple[list[Form], Agency]]:
    """The forms of each organisation with its record."""
    describe = _Describer(context, scans)
    for group in forms.groups():
        spellings = [text for form in group for text in form.spellings]
        made = describe.agency(group, spellings)
        yield group, corrected.apply(made, spellings, corrections)


class _Describer:
    """Makes the record of an organisation from its forms."""

    def __init__(self, context: Context, scans: Sequence[Scan]) -> None:
        self.context, self.walker = context, scans[0].walker
        self.heads: dict[Words, Head] = {
            content(scanned.tokens.quote(found.first, found.last)): found.head
            for scanned in reversed(scans)
            for found in scanned.found
            if found.head
        }

    def agency(self, group: Sequence[Form], spellings: Sequence[str]) -> Agency:
        """The record of the organisation that a group of forms names."""
        body = group[0].root.body
        name = _fullest(spellings)
        acronyms = tuple(form.text for form in group if form.acronym)
        longest = max(group, key=lambda form: len(form.words))
        kind, country = kinds.classify(
            name, self.heads.get(longest.words), body, self.context, self.walker
        )
        made = "-".join([*(country or "int").lower().split(), *content(name)])
        identifiers = body.identifiers if body else ()
        return Agency(body.id if body else made, name, acronyms, kind, country, identifiers)


def _fullest(spellings: Sequence[str]) -> str:
    """The longest name, a capitalised form of it before others; an acronym only for want of one."""

    def rank(item: tuple[int, str]) -> tuple[bool, int, bool, int]:
        index, text = item
        return is_acronym(text), -len(content(text)), not text[0].isupper(), index

    return min(enumerate(spellings), key=rank)[1]
