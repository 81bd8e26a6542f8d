"""The finite verbs of a sentence, each with the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from pipeline.facts.events.reading.finite import finite
from pipeline.facts.events.reading.groups import groups, tail, verb_group
from pipeline.facts.events.reading.sentence import Group, Sentence

_STRETCH = re.compile(r"[^;]+")
# A word that can be a verb only for want of another: "the next course starts in …".
_LAST_RESORT = re.compile(r"(?:(?<=[nwNxq,])|(?<=d[bI]))[vf](?=[pDd#A]|n[pD])")
# A word that nothing lists, where a verb stands: "la Mesa ostenta la …", "…, rige desde 2022".
_UNLISTED = re.compile(r"(?<=[Nxq])n(?=[pdDA#g])|(?<=D)n(?=[pd#])|(?<=,)n(?=D)")
_ITEM = re.compile(r"(-?D[:-][APX]{0,2}[nvIP])A*[gpyT]")
_WITH_DATE = re.compile(r"([nvIP])[gpyT][^;:RHBF]*,[pdA]*D,(?:y[^;,]*,)?g")
_COORDINATED = re.compile(r",?C[SAcpdD]*$")
_AND_DONE = re.compile(r"[^;:RUPXIG]*C[Ac]*[PX](?![dn#Nw])")  # "… y aprobado por", no object
_CLOSED = re.compile(r"[^,]*[vfbX][^,]*,[ASc]*")  # a relative clause whose verb may be a noun
_COMPARISON = re.compile(r"[Adn][^,]*,[ASc]*")  # "como parte del plan, se [distribuyó]"
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
    found = list(groups(sentence))
    if is_nominal(sentence):
        found = [group for group in found if not group.single or _is_relative(sentence, group)]
    told = list(finite(sentence, found))
    told += list(_elliptic(sentence, told))
    told.sort(key=_first)
    placed = list(_clauses(sentence, told))
    more = [] if is_nominal(sentence) else list(_last_resorts(sentence, placed))
    if more:
        placed = list(_clauses(sentence, sorted(told + more, key=_first)))
    return sentence._replace(groups=tuple(placed))


def is_nominal(sentence: Sentence) -> bool:
    """True for an item that tells its happening by a noun.

    "20 May – [arrest] by the police of …", "[arrival] at Benapole, on 3 May, of 37 survivors".
    """
    match = _ITEM.match(sentence.tags) or _WITH_DATE.match(sentence.tags)
    return match is not None and sentence.grammar.happening(sentence.words[match.end(1) - 1])


def _is_relative(sentence: Sentence, group: Group) -> bool:
    return sentence.tags[group.first - 1 : group.first] == "R"


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
            yield verb_group(sentence, match.start(), match.end())
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
            found = verb_group(sentence, match.start(), match.end())
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


def _clauses(sentence: Sentence, found: list[Group]) -> Iterator[Group]:
    """Give each group the relative or subordinating word that opens its clause, if any."""
    previous: Group | None = None
    main: Group | None = None
    for group in found:
        previous = _placed(sentence.tags, group, previous, main)
        main = main if previous.opener is not None else previous
        yield previous


def _resumes(tags: str, group: Group, previous: Group, main: Group | None) -> bool:
    """True for "passed a law that bans … and [published]": the main verb's tense, no comma."""
    if main is None or not previous.opener or tags[previous.opener - 1] == ",":
        return False
    return group.tense == main.tense != previous.tense


def _placed(tags: str, group: Group, previous: Group | None, main: Group | None) -> Group:
    start = previous.end if previous else 0
    between = tags[start : group.first]
    opener = max(between.rfind("R"), between.rfind("U"))
    closed = max(between.rfind(";"), between.rfind(":"))
    ends = _CLOSED if between[opener:].startswith("R") else _COMPARISON
    if opener > closed and ends.fullmatch(between, opener + 1) is None:
        return group._replace(opener=start + opener)
    if previous is not None and closed < 0 and _COORDINATED.search(between):
        resumes = _resumes(tags, group, previous, main)
        inherited = None if ",C" in between or resumes else previous.opener
        return group._replace(opener=inherited, coordinated=True)
    return group
