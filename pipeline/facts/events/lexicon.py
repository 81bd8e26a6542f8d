"""The word forms of a language: inflected verbs and function words, each with its tag.

Every word gets a one-letter tag, so that verb groups and clauses are found by regular
expressions over a sentence's string of tags, the same for all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def words(content: Mapping[str, Any]) -> dict[str, Word]:
    """Every form of the listed verbs and function words, with what is known of it."""
    features: dict[str, dict[str, str]] = {}  # form → feature → lemma
    for form, feature, lemma in _forms(content):
        features.setdefault(form, {}).setdefault(feature, lemma)
    words = {form: _word(form, found, content) for form, found in features.items()}
    for key, tag in ROLES.items():
        words.update({form: Word(tag, "", form) for form in content[key]})
    for form in content["been"]:
        words[form] = Word("E", "", content["be"][0])
    return words


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


def _word(form: str, features: Mapping[str, str], content: Mapping[str, Any]) -> Word:
    tense = next((feature for feature in FINITE if feature in features), "")
    lemma = features.get(tense) or next(iter(features.values()))
    tag = (
        _finite_tag(form, features, lemma, content)
        if tense
        else _other_tag(features, lemma, content)
    )
    return Word(tag, tense, lemma)


def _is_semi(lemma: str, content: Mapping[str, Any]) -> bool:
    return lemma in content["semi"] or lemma in content["planning"]


def _other_tag(features: Mapping[str, str], lemma: str, content: Mapping[str, Any]) -> str:
    if "infinitive" in features:
        return "Z" if "participle" in features else "I"
    if _is_semi(lemma, content):
        return "J"
    return "P" if "participle" in features else "G"


def _finite_tag(
    form: str, features: Mapping[str, str], lemma: str, content: Mapping[str, Any]
) -> str:
    semi = _is_semi(lemma, content)
    choices = (
        ("participle" in features, "J" if semi else "X"),
        (lemma in content["have"], "H"),
        (lemma in content["be"], "B"),
        ("infinitive" in features, "b"),
        (form in content["noun_like"], "v"),
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
