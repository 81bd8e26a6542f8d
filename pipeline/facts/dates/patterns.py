"""The pieces that the patterns of dates are made of, from the language data.

All match *lowered* text (see :func:`lower`). Each is bounded in what it can run over, so that
matching stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.facts import words
from pipeline.facts.words import Left, Right, expanded, spaced

_GAP = r"\s{0,4}"  # a space of a form: what OCR may have lost, or a line end may have widened
_YEAR = r"(?:19\d\d|20[0-5]\d|2\.0[0-5]\d)(?!\d)"  # later ones are of other calendars
_OLD = r"1[5-8]\d\d(?!\d)(?=\s{0,3}(?:[.,;:)]|$))"  # before 1900: only after a month, at an end
_DASH = r"[-–—]"
_DOT = r"(?:\.(?=\s{0,4}(?:d[e']|of\b|[\d'/-])))?"  # of an abbreviation, not of a sentence
_LETTER = r"[^\W\d_]"
_APART = r"(?<![\w.,].)(?<!\d/.)"  # after the first character of what is no part of a longer word

Content = Mapping[str, Any]  # of a language's file


def lower(text: str) -> str:
    """Lower case, one apostrophe, the same length: offsets stay those of the text."""
    # U+0130 is the one character whose lower case is longer than itself.
    return text.replace("İ", "I").lower().replace("’", "'")


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of patterns of phrases, the longest first; a space is any white space."""
    ordered = sorted({str(phrase) for phrase in phrases}, key=lambda one: (-len(one), one))
    return "|".join(re.sub(" ", r"\\s+", phrase) for phrase in ordered)


def groups(kinds: Mapping[str, Iterable[str]]) -> str:
    """An alternation with a named group for each kind of phrases."""
    return "|".join(f"(?P<{kind}>{any_of(phrases)})" for kind, phrases in kinds.items())


def inverse(table: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """Each word's number."""
    return {word: number for number, forms in table.items() for word in _all(forms)}


def before(pattern: str, phrases: Iterable[str], tails: Iterable[str] = ()) -> Left:
    """A pattern of phrases, perhaps a tail after them, that ends where a date begins."""
    tail = rf"(?:\s+(?:{any_of(tails)}))?" if tails else ""
    return words.left(rf"(?<!\w)(?:{pattern}){tail}{_GAP}", _all(phrases), tails=tails)


def search_before(pattern: str) -> re.Pattern[str]:
    """The same for what is no list of phrases."""
    return re.compile(rf"(?<!\w)(?:{pattern}){_GAP}\Z")


def after(phrases: Iterable[str]) -> Right:
    """A pattern matched right after a date."""
    listed = list(phrases)
    return words.right(rf"\s{{1,4}}(?:{any_of(listed)})(?!\w)", _all(listed))


def day(content: Content, group: str) -> str:
    """A day of a month, in digits or in words."""
    days = content["days"]
    number = rf"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:{days['suffix']})(?!{_LETTER}))?"
    return rf"(?P<{group}>{number}|{spaced(days['words'])}(?!\w))"


def atoms(content: Content) -> dict[str, str]:
    """What the names in braces in the forms of the data stand for."""
    joins, same, years = content["joins"], content["same"], content["years"]
    one = day(content, "d").replace("(?P<d>", "(?:")
    ands = any_of(joins["and"])
    item = rf"(?:\s{{1,4}}(?:{content['days']['item']})(?=\s))?"
    between = (
        rf"{_GAP}(?:,(?:{_GAP}(?:{ands})(?=\s))?|{_DASH}|(?:{ands}|{any_of(joins['range'])})(?=\s))"
        rf"{item}{_GAP}(?:{spaced(content['weekdays'])},?\s+)?"
    )
    spelled = rf"{years['century']}{_GAP}(?P<year_word>{spaced(years['words'])})(?!\w)"
    return {
        # Atomic: a list that no month follows is given up at once, not tried day by day.
        "days": rf"(?P<days>(?>{one}(?:{between}{one}){{0,12}}))",
        "month": rf"(?P<month>{spaced(_flat(content['months']))})(?!{_LETTER}){_DOT}",
        "year": (
            rf"(?:(?P<year>{_YEAR}|{_OLD}|{spelled})"
            rf"|(?P<same_year>{any_of(same['year'])})(?!\w))"
        ),
        "same": rf"(?P<same>{any_of(_flat(same))})(?!\w)",
        "same_month": rf"(?P<same>{any_of(same['month'])})(?!\w)",
        "yy": rf"(?P<yy>\d\d)(?={_GAP}(?:[.,;:)\n]|$))",
        "year_range": (
            rf"(?P<year>{_YEAR})"
            rf"(?:\s?(?:{_DASH}|/)\s?(?P<year2>(?:19|20)\d\d|\d\d)(?!\d))?"
        ),
        "ordinal": rf"(?P<ordinal>{any_of(_flat(content['ordinals']))})",
        "ordinal2": rf"(?P<ordinal2>{any_of(_flat(content['ordinals']))})",
        "unit": rf"(?P<unit>{any_of(content['units'])})(?!\w){_DOT}",
    }


def form(text: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """A form of the data, with its spaces and its names in braces filled in."""
    pattern = text.replace(" ", _GAP)
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(pattern)


def join(content: Content) -> re.Pattern[str]:
    """What joins two dates; groups range, dash, and, comma."""
    joins = content["joins"]
    item = rf"(?:\s+(?:{content['days']['item']}))?"
    return re.compile(
        rf"\s*(?:(?P<range>(?:{any_of(joins['range'])})(?:\s+(?:{any_of(content['articles'])}))?)"
        rf"|(?P<dash>{_DASH}|/)|(?P<and>,?\s*(?:{any_of(joins['and'])}))(?P<item>{item})"
        rf"|(?P<comma>,)(?P<item2>{item}))(?:\s+(?:{any_of(content['weekdays'])}),?)?\s*"
    )


def law(content: Content) -> re.Pattern[str]:
    """What shows a date to identify a law, or a number of a gazette."""
    heads, signs = any_of(content["laws"]), any_of(content["number_signs"])
    link = rf"(?:{any_of(content['law_links'])})(?:\s+(?:{any_of(content['articles'])}))?"
    office = r"(?:\s+[^\s/-]+[/-]\S+)?"  # "n° 009 MEMEASS/CAB du …"
    number = rf"(?:(?:{signs})\s*)?[\w./-]*\d[\w./-]*"
    numbered = rf"(?:{heads})(?:\s+{_LETTER}+)?\s+{number}{office}\s*[,(]?\s*(?:{link})?"
    plain = rf"(?:{heads})(?:\s+{_LETTER}+)?\s+{link}|(?:{heads})\s*"
    lone = rf"(?:{signs})\s*\d[\w./-]{{2,}}\s*,?\s*{link}"
    gazette = (
        rf"(?:{any_of(content['gazettes'])})\s+{number}"
        rf"(?:,?\s+{_LETTER}+(?:\s+{number})?)?\s*[,(]?\s*(?:{link})?"
    )
    return search_before(f"{numbered}|{plain}|{lone}|{gazette}")


def law_words(content: Content) -> frozenset[str]:
    """The words one of which ends what :func:`law` matches, unless a number does."""
    phrases = _all([*content["laws"], *content["law_links"]])
    return frozenset(word for phrase in phrases for word in phrase.split())


# Scans begin with a character or a choice of characters, which makes them fast.


def number_scan() -> re.Pattern[str]:
    """Numbers that a date may begin with; group year if it is one."""
    year = r"(?:(?<=1)9\d\d|(?<=2)\.?0[0-5]\d)(?!\d)"
    return re.compile(rf"[0-9]{_APART}(?:(?P<year>{year})|\d?(?!\d))")


def word_scan(content: Content, codes: Iterable[str], fiscal: Iterable[str]) -> re.Pattern[str]:
    """Names of months, and words that other dates may begin with."""
    months = _rests(_flat(content["months"]))
    starts = [word for word in _flat(content["ordinals"]) if word[0].isalpha()]
    starts += content["days"]["words"]
    starts += [phrase.split(" ")[0] for phrase in _flat(content["same"])]
    starts += [f"{code}{number}" for code in codes for number in "1234"]
    others = _rests([*starts, *fiscal])
    end = rf"(?!{_LETTER}|\s{spaced(_flat(content['months']))}(?!{_LETTER}))"
    branches = []
    for letter in sorted({*months, *others}):
        choices = [rf"{spaced(months[letter])}{end}"] if letter in months else []
        choices += [spaced(others[letter])] if letter in others else []
        branches.append(rf"{letter}{_APART}(?:{'|'.join(choices)})")
    return re.compile("|".join(branches))


def _rests(forms: Iterable[str]) -> dict[str, list[str]]:
    """The words by first letter, without it."""
    rests: dict[str, list[str]] = {}
    for word in forms:
        rests.setdefault(word[0], []).append(word[1:])
    return rests


def _flat(table: Mapping[Any, Iterable[str]]) -> list[str]:
    return [word for forms in table.values() for word in forms]


def _all(phrases: Iterable[str]) -> list[str]:
    return [phrase for pattern in phrases for phrase in expanded(pattern)]
