"""The word forms of a language: inflected verbs and function words, each with its tag.

Every word gets a one-letter tag, so that verb groups and clauses are found by regular
expressions over a sentence's string of tags, the same for all languages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

# Tags of words. Verbs: F finite, f finite if its place allows, v finite only right after a
# subject, X past or participle (English -ed), P participle, I infinitive, b English base form,
# Z infinitive or participle (English "run"), G gerund, H have, B be, E been,
# M semi-auxiliary, J its participle or gerund.
# Others: see ``ROLES``; D date, N name, q quotation, # number, w capitalised word, n other word.
ROLES = {
    "adverbs": "A",
    "clitics": "c",
    "pronouns": "o",
    "determiners": "d",
    "prepositions": "p",
    "genitives": "g",
    "by": "y",
    "relatives": "R",
    "subordinators": "U",
    "coordinators": "C",
    "reflexive": "S",
    "infinitive_markers": "T",
}


FINITE = ("past", "present", "future", "conditional")


class Word(NamedTuple):
    """What the lexicon knows of a form."""

    tag: str
    tense: str  # past, present, future, conditional; "" for what is not finite
    lemma: str
    text: str = ""  # the word itself, in lower case


# What a form of a verb may be → the lemma it is that of: {"past": "acordar"}.
Features = Mapping[str, str]
Sets = Mapping[str, Collection[str]]  # the plain word lists of the language, by key


def verbs(content: Mapping[str, Any]) -> Mapping[str, Features]:
    """Every form of the listed verbs: what it is gets told by :func:`verb` when it is read."""
    found: dict[str, dict[str, str]] = {}
    for form, feature, lemma in _forms(content):
        found.setdefault(form, {}).setdefault(feature, lemma)
    return found


def function_words(content: Mapping[str, Any]) -> dict[str, Word]:
    """The words that are no verbs first of all, with what is known of each."""
    words = {form: Word(tag, "", form) for key, tag in ROLES.items() for form in content[key]}
    return words | {form: Word("E", "", content["be"][0]) for form in content["been"]}


def _forms(content: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """(form, feature, lemma), irregular forms first so that they win."""
    for lemma, given in content["irregular"].items():
        for feature, forms in given.items():
            yield from ((form, feature, lemma) for form in forms)
    for ending, lemmas in content["verbs"].items():
        for lemma in lemmas:
            yield from _regular(lemma, ending, content)


def _regular(lemma: str, kind: str, content: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    table = content["inflection"][kind]
    given = content["irregular"].get(lemma, {})
    stem = lemma.removesuffix(table["drop"])
    weak, strong = table.get("vowels", ("", ""))
    before, _, after = stem.rpartition(weak) if weak else (stem, "", "")
    for feature, endings in table["endings"].items():
        if feature not in given:
            root = before + strong + after if feature == "present" else stem
            yield from ((root + ending, feature, lemma) for ending in endings)


def verb(form: str, features: Features, sets: Sets) -> Word:
    """What a form of a listed verb is."""
    tense = next((feature for feature in FINITE if feature in features), "")
    lemma = features.get(tense) or next(iter(features.values()))
    tag = _finite_tag(form, features, lemma, sets) if tense else _other_tag(features, lemma, sets)
    return Word(tag, tense, lemma)


def _is_semi(lemma: str, sets: Sets) -> bool:
    return lemma in sets["semi"] or lemma in sets["planning"]


def _other_tag(features: Features, lemma: str, sets: Sets) -> str:
    if "infinitive" in features:
        return "Z" if "participle" in features else "I"
    if _is_semi(lemma, sets):
        return "J"
    return "P" if "participle" in features else "G"


def _finite_tag(form: str, features: Features, lemma: str, sets: Sets) -> str:
    semi = _is_semi(lemma, sets)
    choices = (
        ("participle" in features, "J" if semi else "X"),
        (lemma in sets["have"], "H"),
        (lemma in sets["be"], "B"),
        ("infinitive" in features, "b"),
        (form in sets["noun_like"], "v"),
        (semi, "M"),
        ("past" not in features and "present" in features, "f"),
    )
    return next((tag for holds, tag in choices if holds), "F")


def unknown(content: Mapping[str, Any]) -> dict[str, Word]:
    """Endings of unlisted words, with what they tell; ``lemma`` is the ending of the lemma."""
    tags = {
        "past": "F",
        "future": "F",
        "present": "f",
        "participle": "P",
        "gerund": "G",
        "infinitive": "I",
        "past-participle": "X",
    }
    tenses = {"past": "past", "future": "future", "present": "present", "past-participle": "past"}
    return {
        rule["ending"]: Word(tags[rule["feature"]], tenses.get(rule["feature"], ""), rule["lemma"])
        for rule in content["unknown"]
    }
