"""Where a noun phrase ends: another one, an adverbial, a clause, a time begins."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.what.leaving import NAME, is_inside_name, is_number, leaves, next_tag

_DOING = re.compile(r"[PX][d#nN]")  # "a saisi deux camions et libéré onze enfants"
_AMOUNT = re.compile(r"[PX]A*[pgT][dw]?(?=[#n])")
_DATED = re.compile(r".A?[pdgA]*D")  # a participle with its own date
_CLOSING = frozenset('”»"')
_DONE_BY = re.compile(r".A?yd?N|JA?yd")  # "a scorecard [requested] by the NCPA"


def ends(sentence: Sentence, first: int, i: int) -> bool:
    """True where something else starts: another noun phrase, an adverbial, a clause."""
    edge = _ENDS.get(sentence.tags[i])
    return (
        _is_dating(sentence, i)
        or (edge is not None and edge(sentence, i))
        or (sentence.tags[i] in "pTPX" and leaves(sentence, first, i))
    )


def _at_company(sentence: Sentence, i: int) -> bool:
    return sentence.words[i] in sentence.grammar.company


def _at_coordinator(sentence: Sentence, i: int) -> bool:
    return _DOING.match(sentence.tags, i + 1) is not None


def _at_comma(sentence: Sentence, i: int) -> bool:
    named = sentence.tags[i - 1] in NAME and sentence.tags[i + 1 : i + 2] in NAME
    return not named and not adds(sentence, i + 1)


def _at_determiner(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i - 1] not in "gpTyCAdbIG" and not is_inside_name(sentence, i)


def _at_link(sentence: Sentence, i: int) -> bool:
    return not is_inside_name(sentence, i) and _is_adverbial(sentence, i)


def _at_agent(sentence: Sentence, i: int) -> bool:
    by_name = sentence.tags[i - 1] not in "PX" and next_tag(sentence.tags, i) == "N"
    return by_name or _is_adverbial(sentence, i)


def _at_verb(sentence: Sentence, i: int) -> bool:
    """A word that may be a noun is a verb between a noun and an article, or between a title, of
    which the opening quote may be lost, and a date."""
    if sentence.words[i - 1][-1:] in _CLOSING and sentence.tags[i + 1 : i + 2] == "D":
        return True
    opening = "d#p" if sentence.tags[i] == "f" else "d#"
    return sentence.tags[i - 1] in "nw" and sentence.tags[i + 1 : i + 2] in tuple(opening)


def _at_gerund(sentence: Sentence, i: int) -> bool:
    qualifies = sentence.grammar.gerund_qualifies
    return not qualifies and sentence.tags[i + 1 : i + 2] in tuple("d#NDg")


def _at_participle(sentence: Sentence, i: int) -> bool:
    if sentence.tags[i - 1] in "gd#":
        return False
    if (amount := _AMOUNT.match(sentence.tags, i)) is not None:  # "[valued] at 3 million"
        return is_number(sentence, amount.end())
    return any(tail.match(sentence.tags, i) for tail in (_DATED, _DONE_BY))


def _at_pronoun(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i - 1] != "g"


_ENDS = {  # by the tag of the token
    "n": _at_company,
    "A": _at_company,
    "C": _at_coordinator,
    ",": _at_comma,
    "d": _at_determiner,
    "p": _at_link,
    "T": _at_link,
    "y": _at_agent,
    "f": _at_verb,
    "v": _at_verb,
    "G": _at_gerund,
    "P": _at_participle,
    "X": _at_participle,
    "J": _at_participle,
    "o": _at_pronoun,
}


def adds(sentence: Sentence, i: int) -> bool:
    """True for a coordinator of several words, as after "los talleres, [así como] …"."""
    return sentence.tags[i : i + 1] == "C" and " " in sentence.words[i]


def is_time(sentence: Sentence, first: int, end: int) -> bool:
    """True for "[días] 3 y 4", "[mes] de mayo de 2022", "el mismo [año]": no thing but a time."""
    following = sentence.tags[first + 1 : end].lstrip("dgp")[:1]
    return sentence.has("time_nouns", first) and following in ("", "D", "#", "(", ".")


def _is_dating(sentence: Sentence, i: int) -> bool:
    """True for "[antes] del 3 de mayo", "[d']ici mars": a time, not the noun's."""
    head = i + 1 if sentence.tags[i] in "pg" else i
    if head >= len(sentence.tags) or not sentence.has("time_nouns", head):
        return False
    return sentence.tags[head + 1 : head + 4].lstrip("dgp").startswith("D")


def _is_adverbial(sentence: Sentence, i: int) -> bool:
    """True for "in" before a date, "para" before a verb, "con el apoyo de"."""
    tags = sentence.tags
    paper = sentence.any("papers", range(i + 1, len(tags))[:1])
    if paper and sentence.has("means_prepositions", i):
        return True  # "a durci les peines [par] arrêt"
    target = next_tag(tags, i)
    to_do = "T" if sentence.grammar.infinitive_is_bare else "I"
    if target in ("D", "R", "") or tags[i + 1 : i + 2] == to_do:
        return True
    if tags[i] == "p" and tags[i - 1] not in "PX" and sentence.has("phrase_stops", i):
        return True
    if tags[i] == "p" and not sentence.has("phrase_links", i):
        return False
    head = i + 1
    while head < len(tags) and tags[head] in "dgA":
        head += 1
    return sentence.has("aside_nouns", head)
