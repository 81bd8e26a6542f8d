"""Words around a number that leaves its noun out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.facts.counts.grammar.phrases import left, right
from pipeline.facts.words import SPACE, Left, Right, spaced


@dataclass(frozen=True, slots=True)
class Elided:
    """Words around a number that leaves its noun out, because a count before it has it."""

    before: Left
    targets: Left  # before a number that may be larger than the count before
    objects: re.Pattern[str]  # before such a number, with a participle: "en a accrédité "
    added: Right  # after such a number
    after: Right
    pronouns: Right
    remaining: Right  # after an article (``definite``) and such a number
    definite: Left
    numbering: Left  # between a whole that has no number of its own and the number
    participial: re.Pattern[str]  # "of those newly trained, ", its participle as ``told``
    relatives: re.Pattern[str]  # … of which some verb stands before the number
    inside: Left  # before a number of those things in which something was found
    openers: Left  # before a count whose parts follow
    clauses: Left  # before a number that begins a clause
    articles: Left  # before a number that is no part
    verbs: re.Pattern[str]  # after a number that is a subject
    verb_before: re.Pattern[str]  # before a number that is a subject
    following: re.Pattern[str]  # any word after a number that is no noun


def elided(around: dict[str, list[str]], stops: list[str]) -> Elided:
    """The words around a number that leaves its noun out, from the data of a language."""

    def before(kind: str) -> Left:
        return left(around[kind], after=r"(?:\s{1,3}|(?<=['’]))")

    def following(*kinds: list[str]) -> str:
        listed = [form for kind in kinds for form in kind]
        endings = "|".join(around["verb_endings"])
        return rf"{SPACE}{{1,2}}(?:{spaced(listed)}|(?:[^\W\d_]+-)?[^\W\d_]+(?:{endings}))(?!\w)"

    return Elided(
        before=left(around["before"], after=r"(?:,?\s{1,3}|(?<=['’]))"),
        targets=before("targets"),
        objects=re.compile(
            rf"(?<!\w){spaced(around['objects'])}(?:{SPACE}[^\W\d_]+){{1,2}}{SPACE}\Z"
            if around["objects"]
            else r"(?!)"
        ),
        added=right(
            around["added"],
            after=rf"(?={SPACE}?[.,;:)\n]|\Z|{following(around['verbs'])})",
            flags=0,
        ),
        after=right(around["after"], flags=0),
        pronouns=right(around["pronouns"], flags=0),
        remaining=right(around["remaining"], flags=0),
        definite=before("definite"),
        numbering=before("numbering"),
        participial=re.compile(
            rf"(?<!\w)(?:{spaced(around['participial'])})(?:{SPACE}[^\W\d_]+){{0,2}}"
            rf"{SPACE}(?P<told>[^\W\d_]+),{SPACE}\Z",
            re.IGNORECASE,
        ),
        relatives=re.compile(
            rf",{SPACE}(?:{spaced(around['relatives'])})(?:{SPACE}[^\W\d_]+){{1,4}}{SPACE}\Z"
        ),
        inside=before("inside"),
        openers=left(
            around["openers"],
            before=rf"(?:[.,;:(]\s|\n|\A)\s?(?:{spaced(around['clauses'])}\s)?",
            after=r"\s{1,3}",
        ),
        clauses=before("clauses"),
        articles=before("articles"),
        verbs=re.compile(following(around["verbs"])),
        verb_before=re.compile(rf"[^\W\d_](?:{'|'.join(around['verb_endings'])})\s{{1,2}}\Z"),
        following=re.compile(following(around["verbs"], stops)),
    )
