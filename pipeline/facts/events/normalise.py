"""What an event is, from its words: type and whether it is planned."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.times import is_after
from pipeline.types import Context, DateMention

OTHER = "other"
_OBJECT_WORDS = 12  # how far after a light verb its object's noun is looked for


def type_of(grammar: Grammar, happening: Happening, what: str | None) -> str:
    """The event's type: of its noun, of its verb, or of a light verb's object."""
    if happening.noun:
        return grammar.nouns.get(happening.lemma, OTHER)
    kind = grammar.types.get(happening.lemma) or _of_support(grammar, happening.lemma)
    if what is None or happening.lemma not in grammar.sets["light"]:
        return kind
    return _of_object(grammar, what.lower().split()[:_OBJECT_WORDS]) or kind


def _of_support(grammar: Grammar, lemma: str) -> str:
    """Of "tenir séance" that of its noun."""
    _, _, noun = lemma.rpartition(" ")
    return grammar.nouns.get(noun, OTHER) if noun != lemma else OTHER


def _of_object(grammar: Grammar, words: Sequence[str]) -> str | None:
    """The type that the object's head noun tells; of "serie de talleres" the noun after it.

    In languages that put nouns before their head, the last of them that tells a type counts.
    """
    links = grammar.sets["prepositions"] | grammar.sets["genitives"] | {"del", "du", "des"}
    end = next((i for i, word in enumerate(words) if word in links), len(words))
    told = [found for word in words[:end] if (found := _kind(grammar, word))]
    if told:
        return told[-1] if grammar.prenominal_dates else told[0]
    general = any(word in grammar.sets["general_nouns"] for word in words[:end])
    return _of_object(grammar, words[end + 1 :]) if general and end < len(words) else None


def _kind(grammar: Grammar, word: str) -> str | None:
    word = word.strip('“”«»"(),.').rpartition("'")[2]
    found = grammar.object_nouns.get(word) or grammar.nouns.get(word)
    return None if found == OTHER else found


def is_planned(
    sentence: Sentence,
    happening: Happening,
    date: DateMention,
    context: Context,
) -> bool:
    """True for the future, for verbs of planning, and for what is dated after the period."""
    group = happening.group
    if happening.task or _is_put_off(sentence, happening, date):
        return True
    if group is None:
        return is_after(date, context) or _says_planned(sentence, happening)
    if group.planning or group.tense in ("future", "conditional"):
        return True
    return group.tense == "present" and is_after(date, context)


def _is_put_off(sentence: Sentence, happening: Happening, date: DateMention) -> bool:
    """ "A été reporté à [septembre]": the date after the verb is when it will be."""
    postponed = happening.lemma in sentence.grammar.sets["postponing"]
    return postponed and date.span.start > sentence.starts[happening.last]


def _says_planned(sentence: Sentence, happening: Happening) -> bool:
    """ "revision of the bench book (planned)"."""
    words = sentence.words[happening.last + 1 :]
    return any(sentence.grammar.has("planned_words", word.strip("()")) for word in words)
