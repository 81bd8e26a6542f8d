"""What goes with a verb, not with its object, though it stands after that."""

from __future__ import annotations

import itertools

from pipeline.facts.events.reading.sentence import Sentence

NAME = frozenset("wq")  # tags of words that make up a name


def leaves(sentence: Sentence, first: int, i: int) -> bool:
    """True where what a verb does to things goes on: "12 laptops [to] schools", "kits [in] Lima".

    The complement of a doing stays: "60 visitas a fincas".
    """
    tags = sentence.tags
    before, after = tags[i - 1], tags[i + 1 : i + 2]
    if tags[i] in "PX":
        return before not in "#dg" and after in ("p", "T") and _is_of_count(sentence, first, i)
    if before in "PX" or is_number(sentence, i - 1):  # "jueces acreditados en", "de 14 a 17 años"
        return False
    to_place = sentence.has("place_prepositions", i) and after == "w"
    if to_place and not _is_of_verb(sentence, first, i):
        return before not in NAME
    return to_place or _is_of_verb(sentence, first, i) or _is_of_count(sentence, first, i)


def _is_of_count(sentence: Sentence, first: int, i: int) -> bool:
    """True after a counted thing, "kits [in] Lima"; what is about it stays with it."""
    if not any(is_number(sentence, k) for k in (first, first + 1)):
        return False
    if sentence.tags.startswith("pd#", i):
        return True  # "18 dossiers [sur] les 60"
    return not (sentence.has("topic_prepositions", i) or _tells_doing(sentence, first, i))


def is_number(sentence: Sentence, i: int) -> bool:
    """True for a number in figures or words."""
    tag = sentence.tags[i : i + 1]
    return tag == "#" or (tag != "" and sentence.has("cardinals", i))


def _tells_doing(sentence: Sentence, first: int, end: int) -> bool:
    """True if the head of a noun phrase names a doing: "60 [visitas] a fincas"."""
    head = itertools.takewhile(lambda k: sentence.tags[k] not in "gpTPX", range(first, end))
    return any(
        sentence.grammar.happening(sentence.words[k]) or sentence.has("partner_nouns", k)
        for k in head
    )


def _is_of_verb(sentence: Sentence, first: int, i: int) -> bool:
    """True where the preposition goes with a verb before its object.

    "moved the stock [from] the port", "gave kits [to] 20 schools", "taught classes [with] 300
    parents", "put clauses [in] 58 agreements".
    """
    governed = any(group.last < first and group.opener is None for group in sentence.groups)
    if not governed or is_inside_name(sentence, i):
        return False
    target = i + 1
    while sentence.tags[target : target + 1] in ("d", "g"):
        target += 1
    counted = is_number(sentence, target) and not sentence.has("cardinals", first)
    if counted and sentence.has("with_words", i):
        return True
    named = counted or sentence.tags[target : target + 1] == "N"
    away = sentence.has("leaving_prepositions", i)
    bare = sentence.tags[i] == "T" and sentence.tags[target : target + 1] not in tuple("IbZA")
    goal = (named or bare) and sentence.has("receiving_prepositions", i)
    place = counted and sentence.has("place_prepositions", i)
    doing = _tells_doing(sentence, first, i) or sentence.grammar.happening(sentence.words[i - 1])
    return away or ((goal or place) and not doing)


def is_inside_name(sentence: Sentence, i: int) -> bool:
    """True between two words of a name: "Ship [to] Shore"."""
    return sentence.tags[i - 1] in NAME and next_tag(sentence.tags, i) in NAME


def next_tag(tags: str, i: int) -> str:
    """The tag after a preposition or article and its determiners."""
    return tags[i + 1 : i + 4].lstrip("dg")[:1]
