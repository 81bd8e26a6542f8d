"""The words and patterns of a language, compiled from ``languages/<language>/events.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline import data
from pipeline.facts.events import lexicon, markers
from pipeline.facts.events.lexicon import Word


@dataclass(frozen=True)
class Grammar:
    """A language's data, compiled."""

    words: Mapping[str, Word]  # that are no verbs first of all
    verbs: Mapping[str, lexicon.Features]  # every form of the listed verbs
    unknown: Mapping[str, Word]  # ending → what it tells; Word.lemma is the ending of the lemma
    not_verbs: frozenset[str]
    planning_phrases: re.Pattern[str]  # each is one token
    set_phrases: tuple[tuple[re.Pattern[str], str], ...]  # likewise, with the tag of each kind
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
    pairs: Mapping[str, str]  # "tanto" → "como": the latter joins where the former stands before
    restrictives: Mapping[str, frozenset[str]]  # "que" → "ne": no relative after it
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
        return _word(self, text)

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
    listed = text in grammar.not_verbs or text in grammar.nouns
    return listed or text.endswith(grammar.not_verb_endings)


@lru_cache(maxsize=100_000)
def _word(grammar: Grammar, text: str) -> Word:
    known = _known(grammar, text)
    if known is None and text.startswith(grammar.prefixes):
        text = text.partition("-")[2]  # "co-hosted"
        known = _known(grammar, text)
    return known or _guess(grammar, text)


def _known(grammar: Grammar, text: str) -> Word | None:
    if text in grammar.words:
        return grammar.words[text]
    features = grammar.verbs.get(text)
    return lexicon.verb(text, features, grammar.sets) if features else None


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
        words=lexicon.function_words(content),
        verbs=lexicon.verbs(content),
        unknown=lexicon.unknown(content),
        not_verbs=frozenset(content["not_verbs"]),
        planning_phrases=markers.any_of(content["planning_phrases"]),
        set_phrases=tuple(_set_phrases(content)),
        abbreviations=frozenset(content["abbreviations"]),
        tails={lemma: _tails(found) for lemma, found in content["tails"].items()},
        sets={key: frozenset(found) for key, found in content.items() if _is_words(found)},
        nouns={noun: kind for noun, kind in nouns.items() if " " not in noun},
        noun_phrases=markers.any_of([noun for noun in nouns if " " in noun]),
        object_nouns={
            noun: kind for kind, found in content["object_nouns"].items() for noun in found
        },
        types={lemma: kind for kind, found in content["types"].items() for lemma in found},
        agent_marker=markers.before_name(content["agent_markers"], content),
        partner_marker=re.compile(markers.partner(content) + "$"),
        partner_phrase=re.compile(markers.partner(content) + r"[^,;:.()]{0,80}$"),
        not_time=markers.at_end(content["not_time"], content),
        nominal_marker=markers.at_start(content["nominal_markers"], content),
        company=frozenset(
            marker.split()[0] for marker in content["partner_markers"] if len(marker.split()) == 2
        ),
        pairs=content["paired_coordinators"],
        restrictives={word: frozenset(found) for word, found in content["restrictives"].items()},
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


def _set_phrases(content: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], str]]:
    """The function words that are several words: "as well as", "en dépit de", "de nuevo"."""
    for key in ("coordinators", "prepositions", "adverbs"):
        if phrases := [form for form in content[key] if " " in form]:
            yield markers.any_of(phrases), lexicon.ROLES[key]


def _is_words(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(item, str) for item in found)


def _tails(found: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    words = (tuple(tail.replace("'", "' ").split()) for tail in found)  # "l' objet": two tokens
    return tuple(sorted(words, key=len, reverse=True))
