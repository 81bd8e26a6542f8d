"""Which happening a date belongs to: a verb group, a dated participle or a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.events.grammar import Grammar
from pipeline.extract.events.tokens import Sentence
from pipeline.extract.events.verbs import Group, tail
from pipeline.types import Context

_LEAD_IN = re.compile(r"[pdgA#]*$")  # prepositions and articles before a date
_NOMINAL_RUN = re.compile(  # a noun with what belongs to it
    r"[nwNq][nw#NqxPXA-]*(?:gd?[nw#NqxPXA-]+)*$"
)
_GENITIVE = re.compile(r"g[d]?$")
_OPENING = re.compile(r"[,;(RUC][pdgA]*$")  # a clause opens right before the date
_PLAIN = re.compile(r"[pdgAnwNqx#D,]*$")
_REDUCED = re.compile(  # "tenida en … el", "set up by … in"
    r"(?<![#dgp])[PX][An]{0,2}(?:[py][dgnwNxp#]{1,14},?)?[pdgA]*$"
)
_LABEL = re.compile(r"\)?[:-]")  # after a date that is the label of a list item
_LONGEST_LOOK = 90  # characters before a date in which a marker of it may stand


@dataclass(frozen=True)
class Happening:
    """What a date is tied to. ``group`` is None for nouns and participles."""

    rule: str
    first: int
    last: int
    lemma: str
    confidence: float
    group: Group | None = None
    noun: bool = False


def happenings(
    sentence: Sentence, grammar: Grammar, context: Context, found: Sequence[Group]
) -> Iterator[tuple[int, Happening]]:
    """(date token, happening) for each date of the sentence that is tied to one."""
    taken: dict[int, int] = {}  # first token of a happening → the last date tied to it
    for index in sorted(sentence.dates):
        if not _is_time(sentence, grammar, index):
            continue
        happening = _happening(sentence, grammar, context, found, index, taken)
        if happening is not None:
            taken[happening.first] = index
            yield index, happening


# --------------------------------------------------------------------------- is it a time


def _is_time(sentence: Sentence, grammar: Grammar, index: int) -> bool:
    """False where the date only names a document, a comparison or a stretch of a plan."""
    tags = sentence.tags
    span = sentence.spans[index]
    before = sentence.text[max(sentence.span.start, span.start - _LONGEST_LOOK) : span.start]
    if grammar.not_time.search(before):
        return False
    if _bracketed(tags, index) and not _dates_in_brackets(sentence, grammar, index):
        return False
    if grammar.prenominal_dates and _prenominal(sentence, grammar, index):
        return False
    return not _names_document(sentence, grammar, index)


def _bracketed(tags: str, index: int) -> bool:
    return tags[index - 1 : index] == "(" and tags[index + 1 : index + 2] == ")"


def _dates_in_brackets(sentence: Sentence, grammar: Grammar, index: int) -> bool:
    """A date alone in brackets is a time if exact, and after no law: "taller (mayo de 2022)"."""
    date = sentence.dates[index][0]
    if date.precision == "year" or (date.precision == "range" and len(date.edtf) == 9):
        return False
    return not any(grammar.has("law_nouns", word) for word in _run_before(sentence, index - 1))


def _prenominal(sentence: Sentence, grammar: Grammar, index: int) -> bool:
    """English "the 2022 survey"; "at the May 2022 meeting" and "the 2022 school year" are times."""
    following = sentence.tags[index + 1 : index + 2]
    if following not in ("n", "w") or sentence.dates[index][0].precision == "day":
        return False
    if sentence.tags[index - 1 : index] != "d":
        return False
    words = sentence.words[index + 1 : index + 3]
    return not any(
        grammar.nouns.get(word) == "meeting" or grammar.has("time_nouns", word) for word in words
    )


def _names_document(sentence: Sentence, grammar: Grammar, index: int) -> bool:
    """True for "Ley 21.675 de [2024]", "the budget of [2023]", not for "la reunión del [3]"."""
    genitive = _GENITIVE.search(sentence.tags, max(0, index - 2), index)
    if genitive is None:
        return False
    run = _run_before(sentence, genitive.start())
    if not run:
        return False
    if any(grammar.has("law_nouns", word) for word in run):
        return True
    head = run[0]
    return not (grammar.happening(head) or any(grammar.has("time_nouns", word) for word in run))


def _is_old(sentence: Sentence, context: Context, index: int) -> bool:
    """True if the date lies before the reporting period: it tells which document is meant."""
    end = sentence.dates[index][-1].end
    return context.period is not None and end is not None and end < context.period.start


def _run_before(sentence: Sentence, index: int) -> Sequence[str]:
    """The words of the noun phrase that ends before a token, its head first."""
    match = _NOMINAL_RUN.search(sentence.tags, max(0, index - 12), index)
    return sentence.words[match.start() : index] if match else ()


# --------------------------------------------------------------------------- the happening


def _happening(  # noqa: PLR0913 (a date and all that is known of its sentence)
    sentence: Sentence,
    grammar: Grammar,
    context: Context,
    found: Sequence[Group],
    index: int,
    taken: dict[int, int],
) -> Happening | None:
    reduced = _reduced(sentence, grammar, context, found, index)
    if reduced is not None:
        return reduced if reduced.lemma else None
    tied = _tied_noun(sentence, grammar, found, index)
    if tied is not None:
        return tied
    group, steps = _governor(sentence, grammar, found, index)
    if group is None:
        return _nominal(sentence, grammar, index) or _carried(sentence, found, index)
    if group.opener is not None and group.opener > index:
        return _nominal(sentence, grammar, index)
    if _labels(sentence, group, index):
        return None
    if group.stative:
        return _of_stative(sentence, grammar, found, group, index)
    second = _second_noun(sentence, grammar, group, index, taken)
    if second is not None:
        return second
    return _verbal(group, 0.95 - 0.08 * steps)


def _carried(sentence: Sentence, found: Sequence[Group], index: int) -> Happening | None:
    """The verb of the list's first item: "se instalarán …: A, en mayo; B, en [junio]"."""
    start, _ = _segment(sentence, index)
    earlier = [group for group in found if group.last < start]
    dated = any(token < start for token in sentence.dates)
    if not earlier or not dated or earlier[-1].stative or earlier[-1].opener is not None:
        return None
    return replace(_verbal(earlier[-1], 0.6), rule="listed-verb")


def _labels(sentence: Sentence, group: Group, index: int) -> bool:
    """True for a date in a label: "Goals up to [April 2023]: the Department will …"."""
    if group.first < index or _LABEL.match(sentence.tags, index + 1) is None:
        return False
    return _is_noun_before(sentence, 0, index)


def _verbal(group: Group, confidence: float) -> Happening:
    rule = "planned-verb" if group.planning else "date-verb"
    return Happening(rule, group.first, group.last, group.lemma, round(confidence, 2), group)


def _governor(
    sentence: Sentence, grammar: Grammar, found: Sequence[Group], index: int
) -> tuple[Group | None, int]:
    """The verb group of the date's clause, and how many steps away from it that was."""
    start, end = _segment(sentence, index)
    before = [group for group in found if start <= group.first and group.last < index]
    after = [group for group in found if index < group.first and group.last < end]
    if not before and not after:
        return None, 0
    if after and (not before or _opens(sentence, before[-1], after[0], index)):
        return _forward(sentence, before, after, index)
    return _backward(sentence, grammar, before)


def _segment(sentence: Sentence, index: int) -> tuple[int, int]:
    """The stretch between semicolons that holds the date."""
    start = sentence.tags.rfind(";", 0, index) + 1
    end = sentence.tags.find(";", index)
    return start, end if end >= 0 else len(sentence.tags)


def _opens(sentence: Sentence, left: Group, right: Group, index: int) -> bool:
    """True if the date belongs to the verb after it, not to the one before it."""
    tags = sentence.tags
    before = tags[left.end : index]
    after = tags[index + 1 : right.first]
    if right.opener is not None and right.opener > index:
        return False
    opening = _OPENING.search(before)
    if opening is not None and before[opening.start()] in "RUC;:":
        return True
    if right.coordinated or "C" in _last_clause(after):
        return opening is not None and after.startswith(",") and "C" in before
    return opening is not None


def _last_clause(after: str) -> str:
    """What stands right before a verb: from its last comma or conjunction."""
    return after[-4:]


def _forward(
    sentence: Sentence, before: Sequence[Group], after: Sequence[Group], index: int
) -> tuple[Group, int]:
    """The first verb after the date at the date's own level, past relative clauses."""
    tags = sentence.tags
    inside = after[0].opener is not None and after[0].opener < index
    if inside:
        return after[0], 0
    level = [group for group in after if group.opener is None]
    if not level:
        return (before[-1], 2) if before else (after[0], 2)
    for group in level:
        if not group.stative or "," in tags[index + 1 : group.first][1:]:
            break
    chosen = level[0]
    if chosen.stative:
        chosen = next((g for g in level if g.coordinated and not g.stative), chosen)
    return chosen, after.index(chosen)


def _backward(sentence: Sentence, grammar: Grammar, before: Sequence[Group]) -> tuple[Group, int]:
    """The verb before the date: out of relative clauses that tell no happening."""
    nearest = before[-1]
    position = len(before) - 1
    steps = 0
    while position > 0 and before[position].opener is not None:
        setting = before[position].lemma in grammar.sets["holding"]
        if not _idle(before[position]) and not (setting and not before[position - 1].stative):
            break
        position -= 1
        steps += 1
    chosen = before[position]
    while chosen.coordinated and position > 0 and _shares(sentence, before[position - 1], chosen):
        position -= 1
        chosen = before[position]
    if chosen.stative and not nearest.stative:
        chosen = nearest
    return chosen, steps


def _idle(group: Group) -> bool:
    return group.stative or (group.tense == "present" and not group.passive and not group.planning)


def _shares(sentence: Sentence, first: Group, second: Group) -> bool:
    """True if two coordinated verbs share the date after them: same tense, no date, no subject."""
    between = sentence.tags[first.end : second.first]
    return (
        (first.tense, first.planning) == (second.tense, second.planning)
        and not first.stative
        and "D" not in between
        and first.opener == second.opener
        and (first.passive or first.reflexive) == (second.passive or second.reflexive)
        and "N" not in between[between.rfind("C") :]
    )


# --------------------------------------------------------------------------- participles


def _reduced(
    sentence: Sentence, grammar: Grammar, context: Context, found: Sequence[Group], index: int
) -> Happening | None:
    """A participle right before the date: "la loi, promulguée le [5 janvier]".

    With an empty lemma where the participle only tells which document is meant.
    """
    match = _REDUCED.search(sentence.tags, max(0, index - 14), index)
    if match is None or any(group.first <= match.start() < group.end for group in found):
        return None
    start = match.start()
    info = sentence.info[start]
    last, lemma = tail(sentence, grammar, start, info.lemma)
    if not lemma or lemma in grammar.sets["not_dated"]:
        return None
    if "n" in sentence.tags[last + 1 : index].partition("p")[0].partition("y")[0]:
        return None
    run = _run_before(sentence, start - 1 if sentence.tags[start - 1 : start] == "," else start)
    main = [g for g in found if g.opener is None and not g.stative]
    if lemma in grammar.sets["holding"] and main:
        return None
    if sentence.tags[last + 1] == "p" and not _in_place(sentence, grammar, last + 1):
        return None
    documents = any(
        grammar.has("law_nouns", word) or grammar.has("document_nouns", word) for word in run
    )
    if documents and _is_old(sentence, context, index):
        return Happening("", start, start, "", 0.0)
    by = "y" in match.group()
    if by and sentence.tags[start - 1 : start] not in (",", "C") and _governs(main, start):
        return None
    return Happening("dated-participle", start, last, lemma, 0.7)


def _governs(main: Sequence[Group], start: int) -> bool:
    return any(group.last < start for group in main)


def _in_place(sentence: Sentence, grammar: Grammar, index: int) -> bool:
    return sentence.tags[index:].lstrip("pdgA").startswith("D") or grammar.has(
        "place_prepositions", sentence.words[index]
    )


# --------------------------------------------------------------------------- nouns


def _nominal(sentence: Sentence, grammar: Grammar, index: int) -> Happening | None:
    """The happening noun of a clause without a verb: "8 de junio: lanzamiento de …"."""
    start, end = _segment(sentence, index)
    ranges = [(start, index), (index + 1, end)]
    label = _LABEL.match(sentence.tags, index + 1) and not _is_noun_before(sentence, start, index)
    if label:
        ranges.reverse()
    for first, last in ranges:
        noun = _first_noun(sentence, grammar, first, last)
        if noun is not None:
            return replace(noun, rule="dated-bullet") if label else noun
    for first, last in ranges:
        participle = next((i for i in range(first, last) if sentence.tags[i] in "PX"), None)
        if participle is not None and sentence.info[participle].lemma:
            lemma = sentence.info[participle].lemma
            return Happening("dated-participle", participle, participle, lemma, 0.6)
    return None


def _is_noun_before(sentence: Sentence, start: int, index: int) -> bool:
    return bool(set(sentence.tags[start:index]) & set("nwN"))


def _first_noun(sentence: Sentence, grammar: Grammar, first: int, last: int) -> Happening | None:
    while first < last and sentence.tags[first] in ":-,d":
        first += 1
    phrase = _noun_phrase(sentence, grammar, first, last)
    for i in range(first, last):
        if sentence.tags[i] in "DNqx":
            continue
        if phrase is not None and i == phrase[0]:
            words = sentence.quote(*phrase).lower()
            return Happening("dated-noun", *phrase, words, 0.85, noun=True)
        gerund = i == first and sentence.tags[i : i + 2] == "Gg"  # "Gazetting of by-laws"
        if _is_noun(sentence, i) and (gerund or grammar.happening(sentence.words[i])):
            while i + 1 < last and grammar.happening(sentence.words[i + 1]):
                i += 1  # "validation workshop"
            return Happening("dated-noun", i, i, sentence.words[i], 0.85, noun=True)
    return None


def _is_noun(sentence: Sentence, i: int) -> bool:
    """Any word can be the noun but a capitalised one inside a name."""
    return sentence.tags[i] not in "wpdg" or i == 0


def _noun_phrase(
    sentence: Sentence, grammar: Grammar, first: int, last: int
) -> tuple[int, int] | None:
    if grammar.noun_phrases is None or first >= last:
        return None
    match = grammar.noun_phrases.search(
        sentence.text, sentence.spans[first].start, sentence.spans[last - 1].end
    )
    if match is None:
        return None
    tokens = [
        i for i in range(first, last) if match.start() <= sentence.spans[i].start < match.end()
    ]
    return tokens[0], tokens[-1]


def _tied_noun(
    sentence: Sentence, grammar: Grammar, found: Sequence[Group], index: int
) -> Happening | None:
    """A noun that carries the date itself: "tras la entrada en vigor … el [1 de enero]"."""
    start = max(sentence.tags.rfind(",", 0, index), sentence.tags.rfind(";", 0, index)) + 1
    if start >= index or any(start <= group.first < index for group in found):
        return None
    opening = sentence.text[sentence.spans[start].start : sentence.spans[index].start]
    if grammar.nominal_marker.match(opening) is None:
        return None
    noun = _first_noun(sentence, grammar, start, index)
    if noun is None or grammar.nouns.get(noun.lemma) == "meeting":
        return None
    return replace(noun, rule="tied-noun", confidence=0.7)


def _of_stative(
    sentence: Sentence,
    grammar: Grammar,
    found: Sequence[Group],
    group: Group,
    index: int,
) -> Happening | None:
    """A date beside a verb of being: of its nominal subject, else of no happening."""
    start, _ = _segment(sentence, index)
    if group.last < index and sentence.tags[group.last + 1 : index].strip("pdgA") == "":
        return _first_noun(sentence, grammar, start, group.first)
    del found
    return None


def _second_noun(
    sentence: Sentence,
    grammar: Grammar,
    group: Group,
    index: int,
    taken: dict[int, int],
) -> Happening | None:
    """ "… est programmée en mai, et la publication des résultats en [juin]"."""
    earlier = taken.get(group.first)
    if earlier is None or earlier < group.last:
        return None
    joint = sentence.tags.find("C", earlier, index)
    if joint < 0:
        return None
    return _first_noun(sentence, grammar, joint + 1, index)
