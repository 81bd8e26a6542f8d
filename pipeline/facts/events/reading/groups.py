"""Verb groups: which words form one, its lemma, tense and voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.facts.events.reading.sentence import Group, Sentence

# A verb group by its tags. "be + been + participle", "plans to launch", "está previsto llevarse".
_GROUP = re.compile(
    r"BTI[PX]|(?<=[Nx])BT[Ib]"  # "is to be released", "the [Ministry] is to launch"
    r"|(?:(?:[HB]A*(?:EA*)?)?J|M)(?:A*[pgRT]?S?A*[IbHZ](?:A*(?:EA*)?[PXGZ])?|A*G|A*E?A*[PXJ])?"
    r"|(?<![XP]T)[HB][Ac]*(?:EA*)?[PXGJZ]"  # not "found to have charged"
    r"|[HB][Ac]*E?,?[py]?d?D,?A*(?:EA*)?[PXGJZ]"  # "a, le 3 mai, signé"
    r"|[HB][Ac]*,[pdgnA]{1,6}D,A*(?:EA*)?[PXGJZ]"  # "a, au cours de mai 2022, signé"
    r"|[HB][Ac]*,[Apgdn]{1,4},A*(?:EA*)?[PXGJZ]"  # "a, en outre, signé"
    r"|(?<![XP]T)HA*E|F|(?<![XP]T)[HB]"
    r"|(?<![dgpyT#])f(?!A*X[pTD]|[FHB])|(?<=[NSoRxqw])v(?![FHB])|(?<=[Nox])b|(?<=R)b(?![FXfvHB])|(?<![dgpyT#PX])X"
)
_BEFORE = re.compile(r"S[cd]?[Ac]*$")  # the reflexive word before a verb group
_BARE = re.compile(r"A?n(?=[pgyTDUR,.;:)]|dD|$)")  # a noun alone
_STATE = re.compile(r"A*nD")
_MORE = re.compile(  # "… y validado", "puis adopté", "and validated"
    r"(?:(?:,A*|A+|,?A*CA*)[PX](?![dn#Nw]|TI))+"
)


def groups(sentence: Sentence) -> Iterator[Group]:
    """All verb groups of a sentence in order, finite or not."""
    for match in _GROUP.finditer(sentence.tags):
        yield verb_group(sentence, match.start(), match.end())


def verb_group(sentence: Sentence, first: int, end: int) -> Group:
    """The verb group that some tokens form."""
    tags = sentence.tags
    last = end - 1
    head = next(i for i in range(last, first - 1, -1) if tags[i] != "A")
    lemma = sentence.info[head].lemma
    last, lemma = tail(sentence, last, lemma)
    near = max(0, first - 3)
    before = _BEFORE.search(tags, near, first) if tags.find("S", near, first) >= 0 else None
    reflexive = before is not None or "S" in tags[first:last] or _attached(sentence, head)
    passive = _passive(sentence, first, head, reflexive)
    tense = _tense(sentence, first, head, passive)
    stative = lemma in sentence.grammar.sets["stative"]
    planning = _is_planning(sentence, first, head) and not (first == head and stative)
    parted = max(tags.rfind("D", first, head), tags.rfind(",", first, head)) + 1
    if parted:
        first = next(i for i in range(parted, head + 1) if tags[i] not in ",A")
    more = _MORE.match(tags, last + 1) if tags[head] in "PX" else None
    return Group(
        first=first,
        last=last,
        end=more.end() if more else last + 1,
        lemma=lemma,
        tense=tense,
        passive=passive,
        reflexive=reflexive,
        stative=stative and not (passive or planning),
        planning=planning,
        single=head == first and not parted,
    )


def _tense(sentence: Sentence, first: int, head: int, passive: bool) -> str:
    """The perfect tells what is past, whatever the tense of its auxiliary."""
    tense = sentence.info[first].tense
    perfect = sentence.tags[first] == "H" or not passive
    if head > first and tense == "present" and perfect and sentence.tags[head] in "PXZJ":
        return "past"
    return tense


def _is_planning(sentence: Sentence, first: int, head: int) -> bool:
    """True for "prevé lanzar", "is to be released"."""
    planning = sentence.grammar.sets["planning"]
    semi = [i for i in range(first, head + 1) if sentence.tags[i] in "MJ"]
    lemmas = [sentence.info[i].lemma for i in semi]
    return sentence.tags.startswith("BTI", first) or any(
        not lemma or lemma in planning for lemma in lemmas
    )


def _attached(sentence: Sentence, head: int) -> bool:
    """True for Spanish "publicarse"."""
    bare = sentence.grammar.infinitive_is_bare  # "to endorse"
    return not bare and sentence.tags[head] == "I" and sentence.words[head].endswith("rse")


def tail(sentence: Sentence, last: int, lemma: str) -> tuple[int, str]:
    """The fixed words after the verb, if any: ("puso", "poner") → "… en marcha"."""
    for words in sentence.grammar.tails.get(lemma, ()):
        start = last + 1
        if sentence.tags[start : start + 1] == "A":
            start += 1
        if tuple(sentence.words[start : start + len(words)]) == words:
            return start + len(words) - 1, f"{lemma} {' '.join(words)}"
    if (noun := _support(sentence, last + 1, lemma)) is not None:
        return noun, f"{lemma} {sentence.words[noun]}"
    if lemma in sentence.grammar.sets["be"] and (state := _state(sentence, last + 1)):
        return state, f"{lemma} {sentence.words[state]}"
    after = last + 1
    counted = sentence.tags[after : after + 2] == "p#"  # "trained over 300"
    if after < len(sentence.tags) and sentence.has("particles", after) and not counted:
        return after, f"{lemma} {sentence.words[after]}"  # "sent out"
    return last, lemma


def _support(sentence: Sentence, start: int, lemma: str) -> int | None:
    """The bare noun that makes one verb with such as "tenir": "a tenu [séance]", "took [note] of".

    A plural is what is done: "dio [cursos]".
    """
    match = _BARE.match(sentence.tags, start)
    if match is None or lemma not in sentence.grammar.sets["support_verbs"]:
        return None
    noun = match.end() - 1
    return None if sentence.words[noun].endswith("s") else noun


def _state(sentence: Sentence, start: int) -> int | None:
    """The adjective of a state that has lasted since a date: "has been [empty] since May"."""
    match = _STATE.match(sentence.tags, start)
    if match is None:
        return None
    since = sentence.dates[match.end() - 1][0]
    return match.end() - 2 if since.edtf.endswith("/..") else None


def _passive(sentence: Sentence, first: int, head: int, reflexive: bool) -> bool:
    """True for be + participle, unless the verb forms its perfect with "be"."""
    if sentence.tags[head] not in "PXJZ" or head == first:
        return False
    lemma = sentence.info[head].lemma
    auxiliaries = sentence.tags[first:head]
    if "B" not in auxiliaries and "E" not in auxiliaries:
        return any(
            sentence.info[i].lemma in sentence.grammar.sets["be"] and sentence.tags[i] in "Ib"
            for i in range(first, head)
        )
    return not (
        lemma in sentence.grammar.sets["be_perfect"] or (reflexive and "E" not in auxiliaries)
    )
