"""What kind of organisation a name names, and of which country."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import Any, NamedTuple

from pipeline import data
from pipeline.facts.agencies.acronyms.matching import is_acronym
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.phrases import Phrases, match, phrases
from pipeline.facts.agencies.reading.tokens import fold, tokenise, words
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import UNKNOWN
from pipeline.gazetteer import Body
from pipeline.types import AgencyType, Context


class _Hint(NamedTuple):
    """A kind of organisation that words in a name tell."""

    type: AgencyType
    of: frozenset[str]  # kinds of head that it overrules; "unknown": a name without one
    begins: frozenset[str]  # folded first words of the names it is for; empty: of any


@cache
def _hints(language: str) -> Phrases[tuple[_Hint, ...]]:
    """Words that tell the kind of an organisation, each maybe of more than one kind of head."""
    found: dict[tuple[str, ...], tuple[_Hint, ...]] = {}
    for row in data.language_file(language, "agencies")["types"]:
        for word in map(words, row["words"]):
            found[word] = (*found.get(word, ()), _hint(row))
    return phrases((" ".join(word), hints) for word, hints in found.items())


def _hint(row: dict[str, Any]) -> _Hint:
    begins = frozenset(fold(word) for word in row.get("begins", ()))
    return _Hint(row["type"], frozenset(row["of"]), begins)


def classify(
    name: str, head: Head | None, body: Body | None, context: Context, walker: Walker
) -> tuple[AgencyType, str | None]:
    """The type and country of an organisation. An international body has no country."""
    if body:
        return body.type, body.country
    kind: AgencyType = head.type if head else _guess(name, walker)
    folds = [word.rstrip("'") for word in tokenise(name).folds]
    owner = walker.acronyms.get(name.partition(" ")[0])
    if owner and owner.type == "intergovernmental" and kind == "government":
        return owner.type, None  # "SADC Secretariat"
    hints = _hints(context.language)
    kinds = {kind, "unknown"} if not head or head is UNKNOWN else {kind}
    for at in range(len(folds)):
        found = match(hints, folds, at)
        told = [one for one in found[1] if _tells(one, kinds, folds[0])] if found else []
        if told:
            kind = told[0].type
            break
    if kind == "intergovernmental":
        return kind, None
    return kind, _country(folds, walker) or context.country


def _tells(hint: _Hint, kinds: Set[str], first: str) -> bool:
    return not kinds.isdisjoint(hint.of) and (not hint.begins or first in hint.begins)


def _guess(name: str, walker: Walker) -> AgencyType:
    """The kind of a body whose name has no organisation word; an acronym alone tells nothing."""
    folds = tokenise(name).folds
    if is_acronym(name):
        return "other"
    if folds and folds[0] in walker.grammar.government:
        return "government"
    return "civil_society"


def _country(folds: list[str], walker: Walker) -> str | None:
    for known in (walker.grammar.places, walker.grammar.demonyms):
        for at in range(len(folds)):
            found = match(known, folds, at)
            if found:
                return found[1]
    return None
