"""Patterns built from ``languages/dates.yaml`` and ``languages/<language>/dates.yaml``.

All match *folded* text (see :func:`fold`): lower case, same length as the text itself. Each
pattern is bounded in what it can run over, so that matching stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import data

_GAP = r"\s{0,4}"  # a space of a form: what OCR may have lost, or a line end may have widened
_YEAR = r"(?:19\d\d|20[0-5]\d|2\.0[0-5]\d)(?!\d)"  # later ones are of other calendars
_OLD = r"1[5-8]\d\d(?!\d)(?=\s{0,3}(?:[.,;:)]|$))"  # before 1900: only after a month, at an end
_DASH = r"[-–—]"
_DOT = r"(?:\.(?=\s{0,4}(?:d[e']|of\b|[\d'/-])))?"  # of an abbreviation, not of a sentence
_LETTER = r"[^\W\d_]"
# What a form gives is told by the first of these groups that it has.
_BUILDS = (
    "roman",
    "iso_year",
    "short_year",
    "fiscal",
    "unit",
    "code",
    "days",
    "same",
    "month",
    "year",
)
_STARTS = ("year", "number", "month", "word")


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of date is written."""

    rule: str  # id
    pattern: re.Pattern[str]
    confidence: float
    builds: str  # which of the pattern's groups tells what is to be built from it


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that finding dates in one language needs."""

    anchor: re.Pattern[str]  # where a date may begin
    forms: Mapping[str, tuple[Form, ...]]  # by the anchor's group: year, number, month, word
    confidence: Mapping[str, float]  # of each rule
    rules: Mapping[str, str]  # last part of a rule's id → its id
    months: Mapping[str, int]
    full_months: frozenset[str]  # those names that are no abbreviation
    capitalised: bool  # months are written with a capital
    day_words: Mapping[str, int]
    year_words: Mapping[str, int]  # after the word for 2000
    day: re.Pattern[str]  # one day of a list of days
    ordinals: Mapping[str, int]
    units: Mapping[str, int]  # quarter → 3 months; 0 is half a month
    codes: Mapping[str, int]
    same: re.Pattern[str]  # groups year, next, month, day
    part: re.Pattern[str]  # left of a date, belonging to it; groups approximate, noun, weekday
    ends: re.Pattern[str]  # at the start of "end of 2024"
    before: re.Pattern[str]  # left of a date; one group for each kind of data's `before`
    opener: re.Pattern[str]  # left of a range
    nouns_after: re.Pattern[str]  # right of a date, belonging to it
    onwards: re.Pattern[str]  # right of a date
    and_word: re.Pattern[str]
    join: re.Pattern[str]  # between two dates; groups range, and, comma
    law: re.Pattern[str]
    law_words: frozenset[str]  # one of them ends what ``law`` matches, or a number does
    number_sign: re.Pattern[str]
    recurring: re.Pattern[str]  # left of a date
    recurring_after: re.Pattern[str]  # right of a date
    scheduled: re.Pattern[str]
    plan: re.Pattern[str]
    counted: re.Pattern[str]


def fold(text: str) -> str:
    """Lower case, one apostrophe, the same length: offsets stay those of the text."""
    # U+0130 is the one character whose lower case is longer than itself.
    return text.replace("İ", "I").lower().replace("’", "'")


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        FileNotFoundError: the language has no ``dates.yaml``.
    """
    words = data.language_file(language, "dates")
    shared = data.load(data.LANGUAGES / "dates.yaml")
    rules = {rule["id"]: rule for rule in shared["rules"] + words["rules"]}
    atoms = _atoms(words)
    forms = {start: _forms(rules.values(), start, atoms) for start in _STARTS}
    before = words["before"]
    articles = any_of(words["articles"])
    return Grammar(
        anchor=_anchor(words, shared, forms),
        forms=forms,
        confidence={name: rule["confidence"] for name, rule in rules.items()},
        rules={name.rpartition(".")[2]: name for name in rules},
        months=_inverse(words["months"]),
        full_months=frozenset(words["full_months"]),
        capitalised=words["capitalised"],
        day_words=words["days"]["words"],
        year_words=words["years"]["words"],
        day=re.compile(_day(words, "number")),
        ordinals=_inverse(words["ordinals"]),
        units=words["units"],
        codes=shared["codes"],
        same=re.compile(_groups(words["same"])),
        part=_left(
            rf"(?:{_groups({k: words['parts'][k] for k in ('approximate', 'nouns')})}"
            rf"|(?P<weekday>{any_of(words['weekdays'])}),?)"
            rf"(?:\s+(?:{articles}))?"
        ),
        ends=re.compile(rf"(?:{any_of(words['parts']['ends'])})(?!\w)"),
        before=_left(
            rf"(?:{_groups({k: v for k, v in before.items() if k not in ('between', 'from')})})"
            rf"(?P<article>\s+(?:{articles}))?"
        ),
        opener=_left(
            rf"(?:{_groups({k: before[k] for k in ('between', 'since', 'from')})})"
            rf"(?:\s+(?:{articles}))?"
        ),
        nouns_after=_right(words["after"]["nouns"]),
        onwards=_right(words["after"]["onwards"]),
        and_word=re.compile(rf"(?<!\w)(?:{any_of(words['joins']['and'])})(?!\w)"),
        join=re.compile(_join(words)),
        law=_law(words),
        law_words=frozenset(
            word.replace("\\", "")
            for phrase in [*words["laws"], *words["law_links"]]
            for word in phrase.split()
        ),
        number_sign=_left(rf"(?:{any_of(words['number_signs'])})"),
        recurring=_left(rf"(?:{any_of(words['recurring']['before'])})(?:\s+(?:{articles}))?"),
        recurring_after=_right(words["recurring"]["after"]),
        scheduled=_left(rf"(?:{any_of(words['scheduled'])})"),
        plan=_left(rf"(?:{any_of(words['plans'])})(?:\s+(?:{any_of(words['plan_tails'])})){{0,4}}"),
        counted=_right(words["counted"]),
    )


def any_of(words: Iterable[str]) -> str:
    """An alternation of words or phrases, the longest first; a space is any white space."""
    ordered = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.sub(" ", r"\\s+", word) for word in ordered)


def _groups(kinds: Mapping[str, Iterable[str]]) -> str:
    return "|".join(f"(?P<{kind}>{any_of(words)})" for kind, words in kinds.items())


def _left(pattern: str) -> re.Pattern[str]:
    """A pattern searched in the short text left of a date, up to the date itself."""
    return re.compile(rf"(?<!\w)(?:{pattern}){_GAP}$")


def _right(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern matched right after a date."""
    return re.compile(rf"\s{{1,4}}(?:{any_of(phrases)})(?!\w)")


def _inverse(table: Mapping[int, Iterable[str]]) -> dict[str, int]:
    return {word.replace("\\", ""): number for number, words in table.items() for word in words}


def _forms(
    rules: Iterable[Mapping[str, Any]], start: str, atoms: Mapping[str, str]
) -> tuple[Form, ...]:
    forms = []
    for rule in rules:
        if start in rule.get("starts", ()):
            pattern = _form(rule["form"], atoms)
            builds = next(group for group in _BUILDS if group in pattern.groupindex)
            forms.append(Form(rule["id"], pattern, rule["confidence"], builds))
    return tuple(forms)


def _any_form(forms: Iterable[Form], kind: str) -> str:
    """All forms as one; groups are numbered anew, since a name may stand but once."""
    patterns = (
        re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\2_{kind}{number}", form.pattern.pattern)
        for number, form in enumerate(forms)
    )
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _form(form: str, atoms: Mapping[str, str]) -> re.Pattern[str]:
    pattern = form.replace(" ", _GAP)
    for name, atom in atoms.items():
        pattern = pattern.replace("{" + name + "}", atom)
    return re.compile(pattern)


def _day(words: Mapping[str, Any], group: str) -> str:
    days = words["days"]
    number = rf"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:{days['suffix']})(?!{_LETTER}))?"
    return rf"(?P<{group}>{number}|(?:{any_of(days['words'])})(?!\w))"


def _atoms(words: Mapping[str, Any]) -> dict[str, str]:
    months = any_of(word for names in words["months"].values() for word in names)
    ordinals = any_of(word for names in words["ordinals"].values() for word in names)
    day = _day(words, "d").replace("(?P<d>", "(?:")
    joins = words["joins"]
    weekday = rf"(?:(?:{any_of(words['weekdays'])}),?\s+)?"
    ands = any_of(joins["and"])
    between = (
        rf"{_GAP}(?:,(?:{_GAP}(?:{ands})(?=\s))?|{_DASH}|(?:{ands}|{any_of(joins['range'])})(?=\s))"
        rf"(?:\s{{1,4}}(?:{words['days']['item']})(?=\s))?{_GAP}"
    )
    same = words["same"]
    years = words["years"]
    spelled = rf"{any_of([years['century']])}{_GAP}(?P<year_word>{any_of(years['words'])})(?!\w)"
    return {
        # Atomic: a list that no month follows is given up at once, not tried day by day.
        "days": rf"(?P<days>(?>{day}(?:{between}{weekday}{day}){{0,12}}))",
        "month": rf"(?P<month>{months})(?!{_LETTER}){_DOT}",
        "year": (
            rf"(?:(?P<year>{_YEAR}|{_OLD}|{spelled})"
            rf"|(?P<same_year>{any_of(same['year'])})(?!\w))"
        ),
        "same": rf"(?P<same>{any_of(phrase for kind in same.values() for phrase in kind)})(?!\w)",
        "same_month": rf"(?P<same>{any_of(same['month'])})(?!\w)",
        "yy": rf"(?P<yy>\d\d)(?={_GAP}(?:[.,;:)\n]|$))",
        "year_range": (
            rf"(?P<year>{_YEAR})"
            rf"(?:\s?(?:{_DASH}|/)\s?(?P<year2>(?:19|20)\d\d|\d\d)(?!\d))?"
        ),
        "ordinal": rf"(?P<ordinal>{ordinals})",
        "ordinal2": rf"(?P<ordinal2>{ordinals})",
        "unit": rf"(?P<unit>{any_of(words['units'])})(?!\w){_DOT}",
    }


def _join(words: Mapping[str, Any]) -> str:
    joins, articles = words["joins"], any_of(words["articles"])
    item = rf"(?:\s+(?:{words['days']['item']}))?"
    weekday = rf"(?:\s+(?:{any_of(words['weekdays'])}),?)?"
    return (
        rf"\s*(?:(?P<range>(?:{any_of(joins['range'])})(?:\s+(?:{articles}))?)"
        rf"|(?P<dash>{_DASH}|/)|(?P<and>,?\s*(?:{any_of(joins['and'])}))(?P<item>{item})"
        rf"|(?P<comma>,)(?P<item2>{item})){weekday}\s*"
    )


def _law(words: Mapping[str, Any]) -> re.Pattern[str]:
    heads, signs = any_of(words["laws"]), any_of(words["number_signs"])
    links = any_of(words["law_links"])
    link = rf"(?:{links})(?:\s+(?:{any_of(words['articles'])}))?"
    office = r"(?:\s+[^\s/-]+[/-]\S+)?"  # "n° 009 MEMEASS/CAB du …"
    number = rf"(?:(?:{signs})\s*)?[\w./-]*\d[\w./-]*{office}"
    numbered = rf"(?:{heads})(?:\s+{_LETTER}+)?\s+{number}\s*[,(]?\s*(?:{link})?"
    plain = rf"(?:{heads})(?:\s+{_LETTER}+)?\s+{link}|(?:{heads})\s*"
    lone = rf"(?:{signs})\s*\d[\w./-]{{2,}}\s*,?\s*{link}"
    return _left(f"{numbered}|{plain}|{lone}")


def _anchor(
    words: Mapping[str, Any], shared: Mapping[str, Any], forms: Mapping[str, tuple[Form, ...]]
) -> re.Pattern[str]:
    """Every word or sign a form may begin with, by first letter, for one fast scan.

    Most numbers and words begin none, so that these are looked at as far as it takes to know.
    """
    months = [word for names in words["months"].values() for word in names]
    starts = [word for names in words["ordinals"].values() for word in names if word[0].isalpha()]
    starts += list(words["days"]["words"])
    starts += [phrase.split(" ")[0] for names in words["same"].values() for phrase in names]
    starts += [f"{code}[1-4]" for code in shared["codes"]] + shared["fiscal"]
    first = "".join(sorted({word[0] for word in [*months, *starts]}))
    number, word = (_any_form(forms[kind], kind) for kind in ("number", "word"))
    # The two cheapest conditions stand first: they are asked at every character.
    return re.compile(
        rf"\b(?=[0-9{first}])(?<![.,])(?<!\d/)(?:(?P<year>{_YEAR})"
        rf"|(?P<number>(?=\d\d?(?!\d))(?={number}))"
        rf"|(?P<month>{_by_letter(months)})(?!{_LETTER}|\s(?:{_by_letter(months)})(?!{_LETTER}))"
        rf"|(?P<word>(?={_by_letter(starts)})(?={word})))"
    )


def _by_letter(words: Iterable[str]) -> str:
    """An alternation that looks at the first letter once, which makes scanning fast."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    return "|".join(f"{letter}(?:{any_of(rest)})" for letter, rest in sorted(rests.items()))
