"""Verb groups of a sentence: which words form them, their tense, voice and clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from pipeline.facts.events.sentence import Group, Sentence

_STRETCH = re.compile(r"[^;]+")
# A word that can be a verb only for want of another: "the next course starts in …".
_LAST_RESORT = re.compile(r"(?<=[nwNxq,])[vf](?=[pDd#A])")
# A word that nothing lists, where a verb stands: "la Mesa ostenta la …", "…, rige desde 2022".
_UNLISTED = re.compile(r"(?<=[Nxq])n(?=[pdDA#g])|(?<=D)n(?=[pd#])|(?<=,)n(?=D)")
# A verb group by its tags. "be + been + participle", "plans to launch", "está previsto llevarse".
_GROUP = re.compile(
    r"BTI[PX]"  # "is to be released"
    r"|(?:(?:[HB]A*(?:EA*)?)?J|M)(?:A*[pgRT]?S?A*[IbHZ](?:A*(?:EA*)?[PXGZ])?|A*G|A*E?A*[PXJ])?"
    r"|(?<![XP]T)[HB][Ac]*(?:EA*)?[PXGJZ]"  # not "found to have charged"
    r"|[HB][Ac]*E?,?[py]?d?D,?A*(?:EA*)?[PXGJZ]"  # "a, le 3 mai, signé"
    r"|[HB][Ac]*,[pdgnA]{1,6}D,A*(?:EA*)?[PXGJZ]"  # "a, au cours de mai 2022, signé"
    r"|[HB][Ac]*,[Apgdn]{1,4},A*(?:EA*)?[PXGJZ]"  # "a, en outre, signé"
    r"|(?<![XP]T)HA*E|F|(?<![XP]T)[HB]"
    r"|(?<![dgpyT#])f(?!A*X[pTD])|(?<=[NSoRxqw])v|(?<=[Nox])b|(?<=R)b(?![FXfvHB])|(?<![dgpyT#PX])X"
)
_BEFORE = re.compile(r"S[cd]?[Ac]*$")  # the reflexive word before a verb group
_COORDINATED = re.compile(r",?C[SAcpdD]*$")
_MORE = re.compile(  # "… y validado", "puis adopté", "and validated"
    r"(?:(?:,A*|A+|,?A*CA*)[PX](?![dn#Nw]|TI))+"
)
_AND_DONE = re.compile(r"[^;:RUPXIG]*C[Ac]*[PX](?![dn#Nw])")  # "… y aprobado por", no object
_DONE_BY = re.compile(r"(?:[pdA]*D)?y(?!D)")  # after a participle: "issued on 3 May by"
_CLOSED = re.compile(r"[^,]*[vfbX][^,]*,[ASc]*")  # a relative clause whose verb may be a noun
_COMPARISON = re.compile(r"[Adn][^,]*,[ASc]*")  # "como parte del plan, se [distribuyó]"
_LED = re.compile(r"(?:p?d?D,)?U")  # "Once the law was passed, …"
_SUBJECT = re.compile(r",A*d?[nwNq]+A*")  # of the clause that follows such a one
_IN_RELATIVE = re.compile(
    r"R(?:[pdg]*D,?)?(?:d?Nx?)?A*$"
)  # "which started", "that the [Board] started"
_SERIES = re.compile(r"D,A*$")  # "delivered its ruling in May, served it …"
_ONE_COMMA = re.compile(r"[^,]*,")  # "The office, opened in May, serves …"

_NOMINAL = (
    "not_verbs",
    "time_nouns",
    "document_nouns",
    "law_nouns",
    "people_nouns",
    "project_nouns",
)

_first = attrgetter("first")


def parse(sentence: Sentence) -> Sentence:
    """The sentence with its finite verb groups in order and the clause each stands in."""
    found = [
        _group(sentence, match.start(), match.end()) for match in _GROUP.finditer(sentence.tags)
    ]
    finite = list(_finite(sentence, found))
    finite += list(_elliptic(sentence, finite))
    finite.sort(key=_first)
    placed = list(_clauses(sentence, finite))
    more = list(_last_resorts(sentence, placed))
    if more:
        placed = list(_clauses(sentence, sorted(finite + more, key=_first)))
    return sentence._replace(groups=tuple(placed))


def _elliptic(sentence: Sentence, finite: list[Group]) -> Iterator[Group]:
    """Participles that share the auxiliary of the verb before: "fue escrito por X y [votado]"."""
    for index, group in enumerate(finite):
        if group.single or sentence.tags[group.last] not in "PX":
            continue
        following = finite[index + 1 : index + 2]
        end = following[0].first if following else len(sentence.tags)
        match = _AND_DONE.match(sentence.tags, group.end, end)
        if match is not None:
            first = match.end() - 1
            last, lemma = tail(sentence, first, sentence.info[first].lemma)
            yield group._replace(first=first, last=last, end=last + 1, lemma=lemma, single=True)


def _last_resorts(sentence: Sentence, finite: list[Group]) -> Iterator[Group]:
    """For each stretch between semicolons without a main verb, the first word that can be one."""
    for part in _STRETCH.finditer(sentence.tags):
        start, end = part.span()
        inside = [group for group in finite if start <= group.first < end]
        if any(group.opener is None for group in inside):
            continue
        match = _LAST_RESORT.search(sentence.tags, inside[-1].end if inside else start, end)
        if match is not None:
            yield _group(sentence, match.start(), match.end())
        else:
            yield from _unlisted(sentence, start, end)


def _unlisted(sentence: Sentence, start: int, end: int) -> Iterator[Group]:
    """The verb of a stretch, told by its place and its ending; none in a list item."""
    grammar = sentence.grammar
    if grammar.infinitive_is_bare or grammar.happening(sentence.words[start]):
        return
    for match in _UNLISTED.finditer(sentence.tags, start, end):
        word = sentence.words[match.start()]
        if word.endswith(grammar.present_endings) and not _is_nominal(sentence, match.start()):
            found = _group(sentence, match.start(), match.end())
            yield found._replace(lemma=found.lemma or word, tense="present", stative=False)
            return


def _is_nominal(sentence: Sentence, index: int) -> bool:
    """True for a word that is known to be a noun or an adjective for all its ending."""
    word = sentence.words[index]
    return (
        len(word) < 4
        or sentence.grammar.happening(word)
        or any(sentence.has(key, index) for key in _NOMINAL)
        or sentence.grammar.not_time.search(word) is not None
    )


def _group(sentence: Sentence, first: int, end: int) -> Group:
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
    if head > first and tense == "present" and perfect and sentence.tags[head] in "PXZ":
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
    after = last + 1
    counted = sentence.tags[after : after + 2] == "p#"  # "trained over 300"
    if after < len(sentence.tags) and sentence.has("particles", after) and not counted:
        return after, f"{lemma} {sentence.words[after]}"  # "sent out"
    return last, lemma


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


def _finite(sentence: Sentence, found: list[Group]) -> Iterator[Group]:
    """The groups that are finite: of past-or-participle forms only those that can be."""
    previous: Group | None = None
    waiting = 1  # clauses opened so far whose verb is still to come
    for index, group in enumerate(found):
        tag = sentence.tags[group.first]
        if not (group.single or tag == "J"):
            tag = ""
        if tag == "J" and not group.tense:
            continue  # "las acciones previstas"
        between = sentence.tags[previous.end if previous else 0 : group.first]
        if tag in tuple("fvb") and not _is_present(sentence, group, previous):
            continue
        relative = _IN_RELATIVE.search(sentence.tags, max(0, group.first - 6), group.first)
        if tag in tuple("XJ") and not (
            relative
            or _is_past(sentence, group, previous, found[index + 1 :])
            or (previous and waiting and _resumes(sentence, group, between))
        ):
            continue
        yield group
        previous = group
        opened = between.count("R") + between.count("U")
        joined = opened == 0 and _COORDINATED.search(between) is not None
        waiting = waiting if joined else max(waiting + opened - 1, 0)


def _resumes(sentence: Sentence, group: Group, between: str) -> bool:
    """True for the main verb after a clause: "The Office, which leads …, secured"."""
    after = sentence.tags[group.last + 1 : group.last + 2]
    led = _LED.match(sentence.tags) and _SUBJECT.fullmatch(between)
    return bool(led or between.endswith((",", ",A"))) and after != "y"


def _is_present(sentence: Sentence, group: Group, previous: Group | None) -> bool:
    """False for a noun that looks like a verb: "inspected mines and sites"."""
    tags = sentence.tags
    if (group.first == 0 or tags[group.first - 1] in ":;-") and tags[group.last + 1] == "g":
        return False  # "Entrega de …" opens a list item
    if previous is None or tags[group.first - 1] in "SR":
        return True
    between = sentence.tags[previous.end : group.first]
    if set(between) & set("RU;:"):
        return True
    return "," in between or ("C" in between and previous.tense == "present")


def _is_past(
    sentence: Sentence, group: Group, previous: Group | None, following: list[Group]
) -> bool:
    """Tell "the Ministry launched" from "a campaign launched by", by what stands around."""
    tags = sentence.tags
    if tags[group.first - 1 : group.first] == "(" or _DONE_BY.match(tags, group.last + 1):
        return False
    if _is_nonfinite(sentence, group):
        return False
    between = tags[previous.end if previous else 0 : group.first]
    if _SERIES.search(between) and tags[group.last + 1 : group.last + 2] in ("d", "o"):
        return True
    if previous is None:
        placed = set(between) & set("nwNqoxRIGfvb") and not _ONE_COMMA.fullmatch(between)
    else:
        joined = set(between) & set("RUC")
        placed = joined or (set(between) & set(";:") and not between.endswith(","))
    return bool(placed) and _is_main(sentence, group, following)


def _is_nonfinite(sentence: Sentence, group: Group) -> bool:
    """True for "having [reviewed] the file", "found to have [charged] fees"."""
    tags = sentence.tags[: group.first].rstrip("AE")
    before = len(tags) - 1
    if before < 0 or not (tags[before] in "GI" or tags.endswith(("XTH", "PTH"))):
        return False
    lemma = sentence.info[before].lemma
    return any(lemma in sentence.grammar.sets[key] for key in ("have", "be"))


def _is_main(sentence: Sentence, group: Group, following: list[Group]) -> bool:
    """False if a later verb of the same clause makes this one a participle."""
    tags = sentence.tags
    later = next((g for g in following if not (g.single and tags[g.first] in "fvb")), None)
    if later is None or set(tags[group.end : later.first]) & set("RUC;:"):
        return True
    if not later.single or tags[later.first] != "X":
        return False
    if tags[later.last + 1 : later.last + 2] in ("p", "y", ",", ""):
        return True  # the later one is the participle
    return tags[group.last + 1 : group.last + 2] not in ("p", "D", "T", "")


def _clauses(sentence: Sentence, found: list[Group]) -> Iterator[Group]:
    """Give each group the relative or subordinating word that opens its clause, if any."""
    previous: Group | None = None
    for group in found:
        previous = _placed(sentence.tags, group, previous)
        yield previous


def _placed(tags: str, group: Group, previous: Group | None) -> Group:
    start = previous.end if previous else 0
    between = tags[start : group.first]
    opener = max(between.rfind("R"), between.rfind("U"))
    closed = max(between.rfind(";"), between.rfind(":"))
    ends = _CLOSED if between[opener:].startswith("R") else _COMPARISON
    if opener > closed and ends.fullmatch(between, opener + 1) is None:
        return group._replace(opener=start + opener)
    if previous is not None and closed < 0 and _COORDINATED.search(between):
        inherited = None if ",C" in between else previous.opener
        return group._replace(opener=inherited, coordinated=True)
    return group
