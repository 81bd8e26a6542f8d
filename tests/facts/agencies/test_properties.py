"""Generated names: what is put into a sentence comes out of it, whatever the name.

Heads are our own lexicon's; complements are half from our vocabulary, half invented syllables.
Words that open names of bodies themselves are left out: where "Council of Mines and Police" ends,
the words do not tell.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from pipeline import data
from pipeline.facts.agencies import find, grammar
from pipeline.facts.agencies.reading.tokens import fold
from pipeline.link.agencies import resolve
from pipeline.types import Context

# The whole ten thousand run where this is set; a subset otherwise.
COUNT = 3334 if os.environ.get("PATHFINDER_ALL_NAMES") else 120
SYLLABLES = ("ba", "ce", "di", "fo", "lu", "mar", "nel", "pis", "ro", "tan", "ve", "zu")
MISSED = 0.005  # e.g. a made name with a known one in it: "Cellule pour la Vérité de …"
SAFE = {
    "es": ("Comisión", "Consejo", "Instituto", "Dirección", "Unidad", "Fiscalía", "Ministerio"),
    "fr": ("Comité", "Commission", "Direction", "Cellule", "Office", "Agence", "Institut"),
    "en": ("Commission", "Council", "Board", "Unit", "Agency", "Directorate", "Institute"),
}
FORMS = {
    "es": (
        "{h} de {a} y {b}",
        "{h} Nacional de {a}",
        "{h} para la {a} de {b}",
        "{h} de {a}, {b} y {c}",
    ),
    "fr": (
        "{h} de {a} et {b}",
        "{h} nationale de {a}",
        "{h} pour la {a} de {b}",
        "{h} de {a}, {b} et {c}",
    ),
    "en": ("{h} of {a} and {b}", "National {a} {h}", "{a} {h} on {b}", "{h} of {a}, {b} and {c}"),
}
SENTENCES = {
    "es": (
        "En 2021 la {n} publicó un informe.",
        "Se firmó con la {n}, que aportó fondos.",
        "La {n}",
    ),
    "fr": ("En 2021 la {n} a publié un rapport.", "Fait avec la {n}, qui a aidé.", "La {n}"),
    "en": (
        "In 2021 the {n} published a report.",
        "It was done by the {n}, which helped.",
        "The {n}",
    ),
}


class Case(NamedTuple):
    language: str
    name: str
    acronym: str
    sentence: str


def opens_a_name(language: str, word: str) -> bool:
    known = grammar.load(language)
    return fold(word) in known.heads or fold(word) in known.government


def cases(count: int) -> Iterator[Case]:
    chance = random.Random(87)  # noqa: S311 (no secret)
    for number in range(count):
        language = ("es", "fr", "en")[number % 3]
        known = [
            word.capitalize()
            for word in data.language_file(language, "agencies")["vocabulary"]
            if len(word) > 4 and word.isalpha() and not opens_a_name(language, word)
        ]
        a, b, c = (
            chance.choice(known)
            if chance.random() < 0.5
            else "".join(chance.sample(SYLLABLES, 3)).capitalize()
            for _ in range(3)
        )
        name = chance.choice(FORMS[language]).format(h=chance.choice(SAFE[language]), a=a, b=b, c=c)
        acronym = "".join(word[0] for word in name.replace(",", "").split() if word[0].isupper())
        yield Case(language, name, acronym, chance.choice(SENTENCES[language]))


def test_spans() -> None:
    missed = []
    for case in cases(COUNT * 3):
        text = case.sentence.format(n=case.name)
        found = [text[one.span.start : one.span.end] for one in find(text, Context(case.language))]
        if found != [case.name]:
            missed.append((text, found))
    assert len(missed) <= MISSED * COUNT * 3, missed[:20]


def test_acronyms_and_links() -> None:
    missed = []
    for case in cases(COUNT * 3):
        texts = [
            case.sentence.format(n=f"{case.name} ({case.acronym}Q)"),
            case.sentence.format(n=f"{case.acronym}Q"),
        ]
        found = resolve(texts, [], Context(case.language))
        if [(one.name, one.acronyms) for one in found.agencies] != [
            (case.name, (f"{case.acronym}Q",))
        ]:
            missed.append((texts, found.agencies))
    assert len(missed) <= MISSED * COUNT * 3, missed[:20]


@pytest.mark.parametrize("language", ["es", "fr", "en"])
@pytest.mark.parametrize(
    "unit", ["Comisión ", "Comisión de la ", "A", "(", "de la ", "Board, ", "ILO (", "\n", "é "]
)
def test_time_is_linear(unit: str, language: str) -> None:
    """Ten times the text takes about ten times as long; fifty times would be quadratic."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find(text, Context(language))
        return time.process_time() - start

    seconds(1000)
    long = min(seconds(30_000) for _ in range(3))  # one may hold a collection of garbage
    assert long < 40 * max(seconds(3_000), 0.002)
