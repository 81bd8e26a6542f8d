"""Dated participles: "la loi, promulguée le [5 janvier]", "[concluido] el diagnóstico en julio"."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.groups import tail
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.nouns import opens_with_noun
from pipeline.facts.events.ties.times import is_old, run_before
from pipeline.types import Context

_REDUCED = re.compile(  # a participle before its date: "tenida en … el", "set up by … in"
    r"(?<![#dgpy])[PX][An]{0,2}(?:[Tp](?=y))?(?:pd?[nw]{1,2}(?=y))?(?:[py][dgnwNxp#CIvbf]{1,14},?)?(?:[pdgAy]*|A*\()$"
)


_ABSOLUTE = re.compile(  # at the start of a clause
    r"(?:dn)?[AU]*((?:GS?A*E?A*)?[PX])A*[nwNxqgd#ApyTPXf]*$"
)


_LONGEST_REDUCED = 14  # tokens


def participle(sentence: Sentence, index: int) -> Happening | None:
    """A participle right before the date: "la loi, promulguée le [5 janvier]"."""
    match = _REDUCED.search(sentence.tags, max(0, index - _LONGEST_REDUCED), index)
    if match is None or any(
        group.first < index and match.start() < group.end for group in sentence.groups
    ):
        return None
    first = match.start()
    last, lemma = tail(sentence, first, sentence.info[first].lemma)
    if not lemma or lemma in sentence.grammar.sets["not_dated"]:
        return None
    manner = sentence.has("manner_nouns", first - 1)  # "actuaron de forma coordinada en 2022"
    if manner or _opens_noun(sentence, first) or _heads(sentence, first, lemma):
        return None
    wide = _widened(sentence, first)
    if _is_joint(sentence, wide):
        return None
    by = "y" in match.group()
    aside = re.search(r",[pdgAy]*$", match.group()) is not None
    by = by or aside  # "68 femmes bloquées au Liban, entre …"
    between = sentence.tags[last + 1 : index]
    apart = sentence.tags[wide - 1 : wide] == "," and not set(between) & set(",n")
    if not (apart or _touches(sentence, last + 1, index)) or _yields(sentence, wide, by, lemma):
        return None
    purpose = sentence.tags[wide - 1] == "T" or sentence.has("purpose_prepositions", wide - 1)
    task = sentence.tags[wide] in "Ib" and purpose
    return Happening("dated-participle", wide, last, lemma, 0.85, task=task)


def _opens_noun(sentence: Sentence, first: int) -> bool:
    """True for the first word of a set noun of a happening, in an item without a verb."""
    start, end = sentence.segment(first)
    if any(start <= group.first < end for group in sentence.groups):
        return False  # "la réforme, [entrée en vigueur] le 3 mai, ouvre …"
    at = sentence.starts[first]
    return sentence.grammar.noun_phrases.match(sentence.text, at) is not None


def _heads(sentence: Sentence, first: int, lemma: str) -> bool:
    """True in a note that a noun tells: "[Réunion] de suivi, programmée en juin"."""
    start, end = sentence.segment(first)
    if lemma not in sentence.grammar.sets["planning"] or any(
        start <= group.first < end for group in sentence.groups
    ):
        return False
    return opens_with_noun(sentence, start, first)


def absolute(sentence: Sentence, index: int) -> Happening | None:
    """ "[Concluido] el diagnóstico en [julio], la mesa …", "[Having been signed] on [3 May], …"."""
    if not _ends_part(sentence, index):
        return None
    tags = sentence.tags
    start = max(tags.rfind(mark, 0, index) for mark in ",;:(") + 1
    match = _ABSOLUTE.match(tags, start, index)
    if match is None or any(start <= group.first < index for group in sentence.groups):
        return None
    last, lemma = tail(sentence, match.end(1) - 1, sentence.info[match.end(1) - 1].lemma)
    if not lemma or lemma in sentence.grammar.sets["not_dated"]:
        return None
    if _opens_noun(sentence, match.start(1)):
        return None
    if not match.group(1).startswith("G") and lemma in sentence.grammar.sets["holding"]:
        return None
    return Happening("dated-participle", match.start(1), last, lemma, 0.85)


def _ends_part(sentence: Sentence, index: int) -> bool:
    return sentence.tags[index + 1 : index + 2] in (",", ")", ";")


def _widened(sentence: Sentence, first: int) -> int:
    """Where "having been endorsed", "to be completed" start, given their participle."""
    before = len(sentence.tags[:first].rstrip("AE")) - 1
    if before >= 0 and sentence.tags[before] in "GIb" and _helps(sentence, before):
        return before
    return first


def _helps(sentence: Sentence, index: int) -> bool:
    lemma = sentence.info[index].lemma
    return any(lemma in sentence.grammar.sets[key] for key in ("be", "have"))


def _is_joint(sentence: Sentence, first: int) -> bool:
    """True if the participle shares auxiliary and date with another: "fue impresa y [enviada]"."""
    earlier = [group for group in sentence.groups if group.last < first]
    if not earlier or not earlier[-1].passive:
        return False
    between = sentence.tags[earlier[-1].end : first]
    return between.endswith("C") and not set(between) & set("DNyRU;")


def _touches(sentence: Sentence, start: int, index: int) -> bool:
    """True if only a place or a doer stands between the participle and the date."""
    between = sentence.tags[start:index]
    if "n" in re.split("[py]", between)[0]:
        return False
    if not between.startswith("p") or not between.strip("pdgA"):
        return True
    lasting = sentence.any("time_nouns", range(start, index))  # "conclu pour trois ans"
    return lasting or sentence.has("place_prepositions", start)


def _yields(sentence: Sentence, first: int, by: bool, lemma: str) -> bool:
    """True if the date is rather that of the main verb: "en la sesión celebrada el [14]"."""
    main = [group for group in sentence.groups if group.opener is None and not group.stative]
    apart = sentence.tags[first - 1 : first] in (",", "C")
    if (
        lemma in sentence.grammar.sets["holding"]
        and main
        and not (apart and _is_study(sentence, first))
    ):
        if _comes_before(sentence, first):
            return False
        told = [group for group in main if group.tense != "present" or group.planning]
        return bool(told) or not apart  # "cette étude, réalisée en [mai], révèle que …"
    return by and not apart and any(group.last < first for group in main)


def identifies(sentence: Sentence, context: Context, participle: Happening, index: int) -> bool:
    """True if the participle only tells which document is meant: "el plan aprobado en [2012]"."""
    if not is_old(sentence, context, index):
        return False
    recent = not is_old(sentence, context, index, years=1)
    end = participle.first
    run = run_before(sentence, end - 1 if sentence.tags[end - 1 : end] == "," else end)
    return sentence.any("law_nouns", run) or (sentence.any("document_nouns", run) and not recent)


def _is_study(sentence: Sentence, first: int) -> bool:
    """True for "a gap analysis, [undertaken] in May, …": no meeting, where others happen."""
    end = len(sentence.tags[:first].rstrip(","))
    kinds = {sentence.grammar.nouns.get(sentence.words[i]) for i in run_before(sentence, end)}
    return not kinds.isdisjoint({"study", "survey"})


def _comes_before(sentence: Sentence, first: int) -> bool:
    """True for "after the election, [held] in March, the House …": the House came later."""
    end = len(sentence.tags[:first].rstrip(",A"))
    start = max(sentence.tags.rfind(mark, 0, end) for mark in ",;:") + 1
    opening = sentence.text[sentence.starts[start] : sentence.ends[end - 1]].lower()
    return sentence.grammar.nominal_marker.match(opening) is not None
