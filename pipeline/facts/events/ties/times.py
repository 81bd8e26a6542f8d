"""Whether a date tells when something happened, or only names a document or a comparison."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.types import Context, DateMention

_NOMINAL_RUN = re.compile(  # a noun with what belongs to it
    r"[nwNqvf][nw#NqxPXA-]*(?:gd?[nw#NqxPXA-]+)*$"
)
_SHARE = re.compile(r"\(#\.?[pdg]*$")  # before a date: "(12 % in …"
_COMPARED = re.compile(r"pp?d?[#n]\.?n?[PX]?[pdg]*$")
_GENITIVE = re.compile(r"gd?$")
_LONGEST_RUN = 12  # tokens
_LONGEST_LOOK = 90  # characters before a date in which a marker of it may stand


def is_time(sentence: Sentence, index: int) -> bool:
    """False where the date at a token only names a document, a comparison or a plan's years."""
    start = sentence.starts[index]
    before = sentence.text[max(sentence.span.start, start - _LONGEST_LOOK) : start]
    before = before.lower()
    return not (
        (sentence.grammar.not_time.search(before) and not _is_of_verb(sentence, index))
        or _is_compared(sentence, index)
        or _is_bracketed_name(sentence, index)
        or _is_prenominal(sentence, index)
        or _names_document(sentence, index)
    )


def _is_of_verb(sentence: Sentence, index: int) -> bool:
    """True where the word before the date is part of a verb: "[entró en vigencia] el 3 de mayo"."""
    last = len(sentence.tags[:index].rstrip("pdgA")) - 1
    return any(group.first <= last < group.end for group in sentence.groups)


def is_old(sentence: Sentence, context: Context, index: int, years: int = 0) -> bool:
    """True if the date lies before the reporting period: it tells which document is meant.

    ``years``: by more than so many.
    """
    end = sentence.dates[index][-1].end
    if context.period is None or end is None:
        return False
    start = context.period.start
    return end < f"{int(start[:4]) - years:04}{start[4:]}"


def is_after(date: DateMention, context: Context) -> bool:
    """True if the date lies wholly after the reporting period."""
    if context.period is None:
        return False
    first = date.start or date.end
    return first is not None and first > context.period.end


def run_before(sentence: Sentence, index: int) -> Sequence[int]:
    """The tokens of the noun phrase that ends before a token, its head first."""
    match = _NOMINAL_RUN.search(sentence.tags, max(0, index - _LONGEST_RUN), index)
    return range(match.start(), index) if match else ()


def _is_compared(sentence: Sentence, index: int) -> bool:
    """True for "… contre 180 en [2021]", "… against 98 in [2021]", "(47 % in [2018])"."""
    share = _SHARE.search(sentence.tags, max(0, index - 6), index)
    if share is not None and sentence.tags[index + 1 : index + 2] == ")":
        return "%" in sentence.text[sentence.starts[share.start()] : sentence.starts[index]]
    match = _COMPARED.search(sentence.tags, max(0, index - 8), index)
    if match is None or not sentence.has("versus", match.start()):
        return False
    number = range(match.start() + 1, index)  # not "a march against child labour in [May]"
    return "#" in sentence.tags[number.start : index] or sentence.any("cardinals", number)


def _is_bracketed_name(sentence: Sentence, index: int) -> bool:
    """True for "the plan (2021-2025)", "Act 12 (May 2012)", not for "taller (mayo de 2022)"."""
    if sentence.tags[index - 1 : index] != "(" or sentence.tags[index + 1 : index + 2] != ")":
        return False
    date = sentence.dates[index][0]
    if date.precision == "year" or (date.precision == "range" and len(date.edtf) == 9):
        return True  # years alone
    run = run_before(sentence, index - 1)
    if run and sentence.grammar.happening(sentence.words[run[0]]):
        return False  # "aprobación del reglamento (mayo de 2022)"
    if not sentence.groups and sentence.grammar.happening(sentence.words[0]):
        return False  # "Training on the Act (May 2012)"
    return sentence.any("law_nouns", run)


def _is_prenominal(sentence: Sentence, index: int) -> bool:
    """English "the 2022 survey"; "at the May 2022 meeting" and "the 2022 school year" are times."""
    if not sentence.grammar.prenominal_dates or sentence.tags[index - 1 : index] != "d":
        return False
    following = sentence.tags[index + 1 : index + 2]
    if following not in tuple("nwIZbfvG") or sentence.dates[index][0].precision == "day":
        return False
    words = sentence.words[index + 1 : index + 3]
    return not any(
        sentence.grammar.nouns.get(word) == "meeting" or sentence.grammar.has("time_nouns", word)
        for word in words
    )


def _names_document(sentence: Sentence, index: int) -> bool:
    """True for "Ley 21.675 de [2024]", "the budget of [2023]", not for "la reunión del [3]"."""
    genitive = _GENITIVE.search(sentence.tags, max(0, index - 2), index)
    run = run_before(sentence, genitive.start()) if genitive else ()
    if not run or _is_means(sentence, run):
        return False
    if sentence.any("law_nouns", run):
        return True
    head = itertools.takewhile(lambda i: sentence.tags[i] not in "gp", run)
    dated = any(sentence.grammar.happening(sentence.words[i]) for i in head)
    return not (dated or sentence.any("time_nouns", run))


def _is_means(sentence: Sentence, run: Sequence[int]) -> bool:
    """True for "mediante oficio del 4 de mayo, remitió …": no number names the paper."""
    before = len(sentence.tags[: run[0]].rstrip("d")) - 1
    return (
        len(run) == 1
        and sentence.has("papers", run[0])
        and sentence.has("means_prepositions", before)
    )
