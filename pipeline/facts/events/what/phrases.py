"""Noun phrases: where one that starts at a token ends, and where one that ends there starts."""

from __future__ import annotations

import itertools
import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.types import Span

HEAD = frozenset("nw#NqbfvIJGX")  # what a noun phrase can begin with
_INNER = frozenset("nw#NqPXxgdpTCA-bfvIGcJ.y,o")  # what it can go on with
_PLAIN = frozenset("w#Nqx-.")  # of those, never the start of something else
_NAME = frozenset("wq")
_EDGE = "dgpTCAxc-.y,"
_LONGEST = 45  # tokens
_RUNS = tuple(  # a noun with what belongs to it, up to where it ends
    re.compile(
        rf"(?:[nw#Nq]|(?<=d)[vfbIG])[{inner}]*(?:(?:[gp]d?|yd?(?=n)|C|,w+(?:,w+)*Cd?(?=w))[{inner}]+)*,?d?$"
    )
    for inner in ("nw#NqxPXAvfb-", "nw#NqxPXAvfbIZG-")  # where infinitives look like nouns
)
_LINK = re.compile(r"[gp]")
_LONGEST_RUN = 30  # tokens
_RELATIVE = re.compile(r"(?:[pgy]d?)?R")  # "que …", "por el que …", right after a noun
_TITLE = re.compile(r"S?w(?:[wndgpSC#x-]|,(?=w))*")  # after a relative word inside a name
_DOING = re.compile(r"[PX][d#nN]")  # "a saisi deux camions et libéré onze enfants"
_AMOUNT = re.compile(r"[PX]A*[pgT][dw]?(?=[#n])")
_DATED = re.compile(r".A?[pdgA]*D")  # a participle with its own date


def can_open(sentence: Sentence, index: int) -> bool:
    """True if a noun phrase may begin with the token, as "la [remise] de …" does."""
    tag = sentence.tags[index]
    before, after = sentence.tags[index - 1 : index], sentence.tags[index + 1 : index + 2]
    person = before == "d" or (before == "g" and after == "n")  # "de [delegados] sindicales"
    return (tag in HEAD and tag != "X") or (tag in "PX" and person)


def phrase(sentence: Sentence, first: int, end: int) -> Span:
    """The noun phrase from a token on, at most to ``end``, with a relative clause right after it.

    Names of things are kept whole.
    """
    if sentence.tags[first + 1 : first + 3] == "g#" and sentence.has("measures", first):
        first += 2  # "un total de [60 jueces]"
    last = first
    for i in range(first + 1, min(end, first + _LONGEST)):
        tag = sentence.tags[i]
        if tag not in _PLAIN and (tag not in _INNER or _ends(sentence, first, i)):
            break
        last = i
    last = trimmed(sentence, first, last)
    relative = _RELATIVE.match(sentence.tags, last + 1)
    if relative is not None:
        last = trimmed(sentence, last, _relative_end(sentence, relative.end() - 1, last), _EDGE)
    return span(sentence, first, last)


def clause_from(sentence: Sentence, first: int, end: int) -> Span:
    """All that stands from a token to ``end``, a comma, a date or another sign of punctuation."""
    last = first
    for i in range(first + 1, min(end, first + _LONGEST)):
        if sentence.tags[i] in ",;:(D" and not adds(sentence, i + 1):
            break
        last = i
    return span(sentence, first, trimmed(sentence, first, last, _EDGE))


def before(sentence: Sentence, end: int) -> int | None:
    """Where the noun phrase starts that ends before a token; of its nouns the first."""
    earliest = max([0, end - _LONGEST_RUN, *(g.end for g in sentence.groups if g.last < end)])
    match = _RUNS[sentence.grammar.infinitive_is_bare].search(sentence.tags, earliest, end)
    if match is None:
        return None
    start = match.start()
    for i in range(*match.span()):
        if any(sentence.has(key, i) for key in ("object_prepositions", "phrase_stops")):
            start = i + 1
        elif sentence.has("aside_nouns", i) and _LINK.match(sentence.tags, i + 1):
            start = i + 2
    return start + 1 if sentence.tags[start] == "d" else start


def span(sentence: Sentence, first: int, last: int) -> Span:
    """From one token through another."""
    return Span(sentence.starts[first], sentence.ends[last])


def trimmed(sentence: Sentence, first: int, last: int, edge: str = "") -> int:
    """The last token without loose words at the end."""
    edge = edge or (_EDGE if sentence.grammar.infinitive_is_bare else _EDGE + "I")
    while last > first and sentence.tags[last] in edge:
        last -= 1
    return last


def _relative_end(sentence: Sentence, opener: int, last: int) -> int:
    """The last token of a clause that is part of a title or tells the content of a noun.

    Of other relative clauses ``last``, that of the noun phrase before them.
    """
    tags = sentence.tags
    own = [group for group in sentence.groups if group.opener == opener]
    if not own:
        return _title_end(tags, opener, last)
    end = own[0].end
    while end < len(tags) and tags[end] not in ",;:()":
        if any(group.first == end and group.opener != opener for group in sentence.groups):
            break
        end += 1
    if "D" in tags[opener:end]:
        return last
    titled = tags[last + 1] == "y"  # "el decreto por el que se crea …"
    content = sentence.has("content_nouns", last)  # "the principle that consent is immaterial"
    return end - 1 if titled or content else last


def _title_end(tags: str, opener: int, last: int) -> int:
    """The same for a name: "Decreto por el que se Reforman, Adicionan y Derogan …"."""
    match = _TITLE.match(tags, opener + 1)
    return match.end() - 1 if match is not None else last


def _ends(sentence: Sentence, first: int, i: int) -> bool:
    """True where something else starts: another noun phrase, an adverbial, a clause."""
    ends = _ENDS.get(sentence.tags[i])
    return (
        _is_dating(sentence, i)
        or (ends is not None and ends(sentence, i))
        or (sentence.tags[i] in "pTPX" and _leaves(sentence, first, i))
    )


def _at_company(sentence: Sentence, i: int) -> bool:
    return sentence.words[i] in sentence.grammar.company


def _at_coordinator(sentence: Sentence, i: int) -> bool:
    return _DOING.match(sentence.tags, i + 1) is not None


def _at_comma(sentence: Sentence, i: int) -> bool:
    named = sentence.tags[i - 1] in _NAME and sentence.tags[i + 1 : i + 2] in _NAME
    return not named and not adds(sentence, i + 1)


def _at_determiner(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i - 1] not in "gpTyCAdbIG" and not _is_inside_name(sentence, i)


def _at_link(sentence: Sentence, i: int) -> bool:
    return not _is_inside_name(sentence, i) and _is_adverbial(sentence, i)


def _at_agent(sentence: Sentence, i: int) -> bool:
    by_name = sentence.tags[i - 1] not in "PX" and _next(sentence.tags, i) == "N"
    return by_name or _is_adverbial(sentence, i)


def _at_verb(sentence: Sentence, i: int) -> bool:
    """A word that may be a noun is a verb between a noun and an article."""
    opening = "d#p" if sentence.tags[i] == "f" else "d#"
    return sentence.tags[i - 1] in "nw" and sentence.tags[i + 1 : i + 2] in tuple(opening)


def _at_gerund(sentence: Sentence, i: int) -> bool:
    qualifies = sentence.grammar.gerund_qualifies
    return not qualifies and sentence.tags[i + 1 : i + 2] in tuple("d#NDg")


def _at_participle(sentence: Sentence, i: int) -> bool:
    if sentence.tags[i - 1] in "gd#":
        return False
    if (amount := _AMOUNT.match(sentence.tags, i)) is not None:  # "[valued] at 3 million"
        return _is_number(sentence, amount.end())
    return _DATED.match(sentence.tags, i) is not None


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
    "o": _at_pronoun,
}


def _is_inside_name(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i - 1] in _NAME and _next(sentence.tags, i) in _NAME


def _leaves(sentence: Sentence, first: int, i: int) -> bool:
    """True where what a verb does to things goes on: "12 laptops [to] schools", "kits [in] Lima".

    The complement of a doing stays: "60 visitas a fincas".
    """
    tags = sentence.tags
    before, after = tags[i - 1], tags[i + 1 : i + 2]
    if tags[i] in "PX":
        if before in "#dg" or after not in ("p", "T"):
            return False
    elif before in "PX" or _is_number(
        sentence, i - 1
    ):  # "35 jueces acreditados en …", "adolescentes de 14 a 17 años"
        return False
    elif _is_of_verb(sentence, first, i):
        return True
    if sentence.has("place_prepositions", i) and after == "w":
        return before not in _NAME
    counted = any(_is_number(sentence, k) for k in (first, first + 1))
    if counted and tags.startswith("pd#", i):
        return True  # "18 dossiers [sur] les 60"
    if not counted or sentence.has("topic_prepositions", i):
        return False
    return not _tells_doing(sentence, first, i)


def _is_number(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i : i + 1] == "#" or sentence.has("cardinals", i)


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
    if not governed or _is_inside_name(sentence, i):
        return False
    target = i + len(sentence.tags[i + 1 :]) - len(sentence.tags[i + 1 :].lstrip("dg")) + 1
    counted = _is_number(sentence, target) and not sentence.has("cardinals", first)
    if counted and sentence.has("with_words", i):
        return True
    named = counted or sentence.tags[target : target + 1] == "N"
    away = sentence.has("leaving_prepositions", i)
    bare = sentence.tags[i] == "T" and sentence.tags[target] not in "IbZA"  # "to schools"
    goal = (named or bare) and sentence.has("receiving_prepositions", i)
    place = counted and sentence.has("place_prepositions", i)
    doing = _tells_doing(sentence, first, i) or sentence.grammar.happening(sentence.words[i - 1])
    return away or ((goal or place) and not doing)


def adds(sentence: Sentence, i: int) -> bool:
    """True for a coordinator of several words, as after "los talleres, [así como] …"."""
    return sentence.tags[i : i + 1] == "C" and " " in sentence.words[i]


def is_time(sentence: Sentence, first: int, end: int) -> bool:
    """True for "[días] 3 y 4", "[mes] de mayo de 2022", "el mismo [año]": no thing but a time."""
    following = sentence.tags[first + 1 : end].lstrip("dgp")[:1]
    return sentence.has("time_nouns", first) and following in ("", "D", "#", "(")


def _is_dating(sentence: Sentence, i: int) -> bool:
    """True for "[antes] del 3 de mayo", "[d']ici mars": a time, not the noun's."""
    head = i + 1 if sentence.tags[i] in "pg" else i
    if head >= len(sentence.tags) or not sentence.has("time_nouns", head):
        return False
    return sentence.tags[head + 1 : head + 4].lstrip("dgp").startswith("D")


def _next(tags: str, i: int) -> str:
    """The tag after a preposition or article and its determiners."""
    return tags[i + 1 : i + 4].lstrip("dg")[:1]


def _is_adverbial(sentence: Sentence, i: int) -> bool:
    """True for "in" before a date, "para" before a verb, "con el apoyo de"."""
    tags = sentence.tags
    target = _next(tags, i)
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
