"""Which verb groups are finite: "the Ministry launched", not "a campaign launched by"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.facts.events.reading.sentence import Group, Sentence

_COORDINATED = re.compile(r",?C[SAcpdD]*$")
_DONE_BY = re.compile(r"(?:[pdA]*D)?y(?!D)")  # after a participle: "issued on 3 May by"
_LED = re.compile(r"(?:p?d?D,)?U")  # "Once the law was passed, …"
_SUBJECT = re.compile(r",A*d?[nwNq]+A*")  # of the clause that follows such a one
_IN_RELATIVE = re.compile(
    r"R(?:[pdg]*D,?)?(?:d?Nx?(?:,?C?d?Nx?)*)?A*$"
)  # "which started", "that the [Board] and the [Court] started"
_LABELLED = re.compile(r":.A?[pyD]")
_SERIES = re.compile(r"D,A*$")  # "delivered its ruling in May, served it …"
_BEGINS = re.compile(r"(?<=D)Cf[d#]")  # "ended in May and [covers] 30 towns"
_REFERRED = re.compile(r"A+,")
_CLOSED = re.compile(r"[pdgA]*D")  # what belongs to a participle, up to the verb
_LONGEST_LOOK = 24  # tokens between a relative word and its verb
_ONE_COMMA = re.compile(r"[^,]*,")  # "The office, opened in May, serves …"


def finite(sentence: Sentence, found: list[Group]) -> Iterator[Group]:
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
        relative = _IN_RELATIVE.search(
            sentence.tags, max(0, group.first - _LONGEST_LOOK), group.first
        )
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
    if set(between) & set("RU;:") or _BEGINS.search(sentence.tags, group.first - 1, group.last + 2):
        return True
    return "," in between or ("C" in between and previous.tense == "present")


def _is_past(
    sentence: Sentence, group: Group, previous: Group | None, following: list[Group]
) -> bool:
    """Tell "the Ministry launched" from "a campaign launched by", by what stands around."""
    tags = sentence.tags
    if group.first and _LABELLED.match(tags, group.first - 1):
        return False  # "| manual | [published] in March |"
    if tags[group.first - 1 : group.first] in ("(", "E") or _DONE_BY.match(tags, group.last + 1):
        return False
    if _is_nonfinite(sentence, group):
        return False
    between = tags[previous.end if previous else 0 : group.first]
    if _SERIES.search(between) and tags[group.last + 1 : group.last + 2] in ("d", "o"):
        return True
    if previous is None:
        placed = set(between) & set("nwNqoxRIGfvb#") and not _ONE_COMMA.fullmatch(between)
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
    closed = _CLOSED.fullmatch(tags, group.end, later.first)
    if closed or not later.single or tags[later.first] != "X":
        return False  # "two clerks [hired] in May resigned"
    if tags[later.last + 1 : later.last + 2] in ("p", "y", ",", ""):
        return True  # the later one is the participle
    if _REFERRED.match(tags, group.last + 1):
        return False  # "the visits mentioned above, …"
    return tags[group.last + 1 : group.last + 2] not in ("p", "D", "T", "")
