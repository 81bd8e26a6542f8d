"""What an analyst has corrected (:mod:`pipeline.corrections`), applied to names and records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.corrections import NONE, Correction
from pipeline.facts.agencies.normalise import content
from pipeline.link.forms import Forms, Words
from pipeline.types import Agency, NameMention


def keep(
    mentions: Iterable[NameMention], corrections: Sequence[Correction]
) -> tuple[NameMention, ...]:
    """The mentions without those that name no organisation."""
    none = {content(fix.name) for fix in corrections if fix.agency == NONE}
    return tuple(mention for mention in mentions if content(mention.text) not in none)


def fixed(corrections: Iterable[Correction]) -> frozenset[Words]:
    """The names that an analyst has tied, or split off: nothing else ties them."""
    return frozenset(content(fix.name) for fix in corrections if fix.agency)


def join(forms: Forms, corrections: Iterable[Correction]) -> None:
    """Tie the names of a report as an analyst has."""
    for fix in corrections:
        form = forms.get(fix.name)
        if form and fix.agency:
            forms.join(form, forms.add(fix.agency, "correction"))


def apply(agency: Agency, forms: Iterable[str], corrections: Sequence[Correction]) -> Agency:
    """The record with the type and country given for any of its forms."""
    known = {content(form) for form in forms}
    for fix in corrections:
        if content(fix.name) not in known:
            continue
        if fix.type:
            agency = replace(agency, type=fix.type)
        if fix.country:
            agency = replace(agency, country=None if fix.country == NONE else fix.country)
    return agency
