"""The verb lexicon and word classes of a language, from ``languages/<language>/events.yaml``.

Every word gets a one-letter tag, so that verb groups and clauses are found by regular
expressions over a sentence's string of tags, the same for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pipeline import data

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

# A word that can be a verb only for want of another: "the next course starts in …".
LAST_RESORT = re.compile(r"(?<=[nwNxq,])[vf](?=[pDd#A])")
# A verb group by its tags. "be + been + participle", "plans to launch", "está previsto llevarse".
GROUP = re.compile(
    r"(?:(?:[HB]A*(?:EA*)?)?J|M)(?:A*[pgRT]?S?A*[IbHZ](?:A*(?:EA*)?[PXGZ])?|A*G|A*E?A*[PXJ])?"
    r"|(?<![XP]T)[HB][Ac]*(?:EA*)?[PXGJZ]"  # not "found to have charged"
    r"|[HB][Ac]*E?,?[py]?d?D,?A*(?:EA*)?[PXGJZ]"  # "a, le 3 mai, signé"
    r"|[HB][Ac]*,[pdgnA]{1,6}D,A*(?:EA*)?[PXGJZ]"  # "a, au cours de mai 2022, signé"
    r"|[HB][Ac]*,[Apgdn]{1,4},A*(?:EA*)?[PXGJZ]"  # "a, en outre, signé"
    r"|(?<![XP]T)HA*E|F|(?<![XP]T)[HB]"
    r"|(?<![dgpyT#])f|(?<=[NSoRxqw])v|(?<=[Nox])b|(?<=R)b(?![FXfvHB])|(?<![dgpyT#PX])X"
)


class Word(NamedTuple):
    """What the lexicon knows of a form."""

    tag: str
    tense: str  # past, present, future, conditional; "" for what is not finite
    lemma: str
    text: str = ""  # the word itself, in lower case


@dataclass(frozen=True)
class Grammar:
    """A language's data, compiled."""

    words: Mapping[str, Word]
    unknown: Mapping[str, Word]  # ending → what it tells; Word.lemma is the ending of the lemma
    not_verbs: frozenset[str]
    phrases: re.Pattern[str]  # set phrases that are one token: verbs of planning
    joiners: re.Pattern[str]  # and coordinators of several words
    abbreviations: frozenset[str]
    tails: Mapping[str, tuple[tuple[str, ...], ...]]  # lemma → word sequences, longest first
    sets: Mapping[str, frozenset[str]]  # the plain word lists of the file, by key
    nouns: Mapping[str, str]  # happening noun → type
    noun_phrases: re.Pattern[str]  # happening nouns of several words
    object_nouns: Mapping[str, str]  # nouns that tell a type only as an object → type
    types: Mapping[str, str]  # verb lemma → type
    agent_marker: re.Pattern[str]  # at the end of what stands before a name
    partner_marker: re.Pattern[str]
    partner_phrase: re.Pattern[str]  # the same with a few words between it and the name
    not_time: re.Pattern[str]  # at the end of what stands before a date
    nominal_marker: re.Pattern[str]
    company: frozenset[str]  # adverbs that open such a marker: "junto con"
    infinitive_is_bare: bool  # English "train": a verb's form or a noun
    prenominal_dates: bool  # "the 2022 survey"
    gerund_qualifies: bool  # "a by-law prohibiting …"
    present_endings: tuple[str, ...]  # of unlisted verbs after a relative or reflexive word
    participle_endings: tuple[str, ...]  # of unlisted participles after an auxiliary
    adverb_endings: tuple[str, ...]
    prefixes: tuple[str, ...]  # of verbs, with their hyphen
    not_verb_endings: tuple[str, ...]  # of words that are no verbs for all their other endings
    nominal_endings: tuple[str, ...]

    def word(self, text: str) -> Word:
        """What is known of a word, in lower case; ``n`` where nothing is."""
        known = self.words.get(text)
        if known is None and text.startswith(self.prefixes):
            text = text.partition("-")[2]  # "co-hosted"
            known = self.words.get(text)
        return known if known is not None else _guess(self, text)

    def happening(self, text: str) -> bool:
        """True if the noun (lower case) names something that happens."""
        if text in self.nouns:
            return True
        return (
            len(text) > 6
            and text.endswith(self.nominal_endings)
            and text not in self.sets["not_happenings"]
        )

    def has(self, key: str, text: str) -> bool:
        """True if ``text`` is in the word list ``key`` of the data file."""
        return text in self.sets[key]

    def __hash__(self) -> int:
        return id(self)


_NOTHING = Word("n", "", "")
_LONGEST_ENDING = 6


def _is_adverb(grammar: Grammar, text: str) -> bool:
    return text.endswith(grammar.adverb_endings) and text not in grammar.not_verbs


def _no_verb(grammar: Grammar, text: str) -> bool:
    return text in grammar.not_verbs or text.endswith(grammar.not_verb_endings)


@lru_cache(maxsize=100_000)
def _guess(grammar: Grammar, text: str) -> Word:
    if len(text) < 4 or "-" in text or _no_verb(grammar, text):
        return Word("A", "", "") if _is_adverb(grammar, text) else _NOTHING
    for size in range(min(_LONGEST_ENDING, len(text) - 2), 0, -1):
        found = grammar.unknown.get(text[-size:])
        if found is not None:
            return Word(found.tag, found.tense, text[:-size] + found.lemma)
    return _NOTHING


@cache
def load(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        FileNotFoundError: the language has no ``events.yaml``.
    """
    content = data.language_file(language, "events")
    nouns = {noun: kind for kind, found in content["nouns"].items() for noun in found}
    return Grammar(
        words=_lexicon(content),
        unknown=_unknown(content),
        not_verbs=frozenset(content["not_verbs"]),
        phrases=_any(content["planning_phrases"]),
        joiners=_any([form for form in content["coordinators"] if " " in form]),
        abbreviations=frozenset(content["abbreviations"]),
        tails={lemma: _tails(found) for lemma, found in content["tails"].items()},
        sets={key: frozenset(found) for key, found in content.items() if _is_words(found)},
        nouns={noun: kind for noun, kind in nouns.items() if " " not in noun},
        noun_phrases=_any([noun for noun in nouns if " " in noun]),
        object_nouns={
            noun: kind for kind, found in content["object_nouns"].items() for noun in found
        },
        types={lemma: kind for kind, found in content["types"].items() for lemma in found},
        agent_marker=_before_name(content["agent_markers"], content),
        partner_marker=re.compile(_partner(content) + "$"),
        partner_phrase=re.compile(_partner(content) + r"[^,;:.()]{0,80}$"),
        not_time=_at_end(content["not_time"], content),
        nominal_marker=_at_start(content["nominal_markers"]),
        company=frozenset(
            marker.split()[0] for marker in content["partner_markers"] if len(marker.split()) == 2
        ),
        infinitive_is_bare=bool(content["infinitive_markers"]),
        prenominal_dates=content["prenominal_dates"],
        gerund_qualifies=content["gerund_qualifies"],
        present_endings=tuple(content["present_endings"]),
        participle_endings=tuple(content["participle_endings"]),
        prefixes=tuple(content["prefixes"]),
        adverb_endings=tuple(content["adverb_endings"]),
        not_verb_endings=(*content["not_verb_endings"], *content["adverb_endings"]),
        nominal_endings=tuple(content["nominal_endings"]),
    )


def _is_words(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(item, str) for item in found)


def _tails(found: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    words = (tuple(tail.replace("'", "' ").split()) for tail in found)  # "l' objet": two tokens
    return tuple(sorted(words, key=len, reverse=True))


# --------------------------------------------------------------------------- lexicon


def _lexicon(content: Mapping[str, Any]) -> dict[str, Word]:
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


def _unknown(content: Mapping[str, Any]) -> dict[str, Word]:
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


# --------------------------------------------------------------------------- markers

# All but the set phrases are compared with lower-case text.
_NEVER = re.compile(r"(?!)")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
        for phrase in sorted(phrases, key=len, reverse=True)
    )


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    either = "|".join(
        f"[{first}{first.upper()}]{rest}"
        for phrase in sorted(phrases, key=len, reverse=True)
        for first, rest in [(phrase[0], _alternatives([phrase[1:]]))]
    )
    return re.compile(rf"\b(?:{either})(?!\w)")


def _contracted(content: Mapping[str, Any]) -> str:
    """Determiners and contractions that may stand between a marker and a name."""
    return r"(?:\b(?:" + _alternatives(content["articles"]) + r")(?:\s+|(?<=['’])))*"


def _opened(phrases: Iterable[str], content: Mapping[str, Any]) -> str:
    """Phrases ending in a preposition, which may be contracted with an article ("del", "du")."""
    contractions: Mapping[str, Sequence[str]] = content["contractions"]
    found = set()
    for phrase in phrases:
        head, _, last = phrase.rpartition(" ")
        for form in contractions.get(last, [last]):
            found.add(f"{head} {form}".strip())
    return _alternatives(found)


def _before_name(phrases: Iterable[str], content: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<!\w))(?:{_opened(phrases, content)})(?:\s+|(?<=['’])){_contracted(content)}$"
    )


def _partner(content: Mapping[str, Any]) -> str:
    """Fixed markers, or "with the [technical] support [and advice] of"."""
    genitive = _alternatives(content["partner_genitives"])
    nouns = _alternatives(content["partner_nouns"])
    excluded = _alternatives(content["partner_nouns_not"])
    between = rf"(?:(?!(?:{excluded})\b)[^\W\d_]+,?\s+){{0,5}}?"
    withs = _alternatives(content["partner_prepositions"])
    articles = _contracted(content)
    phrase = (
        rf"(?:{withs})\s+{articles}(?:[^\W\d_]+\s+){{0,4}}?(?:{nouns})\s+{between}"
        rf"(?:{genitive})(?:\s+|(?<=['’])){articles}"
    )
    fixed = rf"(?:{_opened(content['partner_markers'], content)})(?:\s+|(?<=['’])){articles}"
    return rf"(?<!\w)(?:{phrase}|{fixed})"


def _at_end(phrases: Sequence[str], content: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_opened(phrases, content)})(?:\s+|(?<=['’])){_contracted(content)}$"
    )


def _at_start(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(phrases)})(?!\w)")
