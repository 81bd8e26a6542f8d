"""Finding the numbers of a text, in digits and in words, whatever they mean there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Literal, NamedTuple

from pipeline.countries import NumberFormat
from pipeline.facts import rows
from pipeline.facts.counts.normalise import digits, numeral
from pipeline.facts.counts.numerals import Numerals
from pipeline.facts.words import Right, fold
from pipeline.types import Qualifier, Span

Form = Literal["digits", "words", "mixed", "collective", "repeated"]

YEARS = range(1900, 2100)
MAX_ROW = 6  # numerals in a row of number words; more are no prose

# A run of digits with the separators of any convention; a space groups by three only.
# A longer row of numbers with spaces between is a telephone number, read as one.
_DIGITS = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:[.,]\d+)?"
    r"|\d*(?: \d+){3,}|\d*(?:[.,'’]\d+)*)",
    re.ASCII,
)
_OPENERS = frozenset(" \t\n\r\u00a0\u202f\u2009([{\"'“”«»‘’¿¡*_|<>≤≥~≈±=:;—–$€£₵₹₦₡₱¢&")
_BLANK = "\x00"  # no word, no digit, no space
_SPACES = ("", " ", "\n")
_AFTER = re.compile(r"[^\W_]|[ªº°]|/\d|:\d\d|-[^\W\d_]|\.\d|,\d")


class Number(NamedTuple):
    """A number of the text. ``whole`` is set where "12.885" may also be read as 12 885."""

    start: int
    end: int
    value: float
    form: Form
    whole: float | None = None
    scale: float = 1
    qualifier: Qualifier = "exact"
    one: bool = False  # the word "one" alone
    free: bool = True  # stands alone: no letter, slash or sign glued to it
    percent: int = 0  # where the sign or the words for per cent after it end; 0 without

    @property
    def counted(self) -> float:
        """The value if it counts things."""
        return self.value if self.whole is None else self.whole

    @property
    def year_like(self) -> bool:
        """True for four digits in a row that may be a calendar year."""
        return self.form == "digits" and self.end - self.start == 4 and self.value in YEARS


def scan(
    text: str,
    numerals: Numerals,
    style: NumberFormat,
    percent: Right,
    masked: Sequence[Span] = (),
) -> list[Number]:
    """All numbers of a text in order, none overlapping, none in the masked spans."""
    seen = _blanked(text, masked)
    stretches = rows.outside(seen)
    found = _in_digits(text, _matches(_DIGITS, seen, stretches), numerals, style)
    in_words = _in_words(text, _matches(numerals.run, seen, stretches), numerals)
    if in_words:
        found = sorted([*found, *in_words], key=itemgetter(0))  # by start
    numbers: list[Number] = []
    for each in found:
        number = each
        if numbers:
            before = numbers[-1]
            if each.start < before.end or each.start < before.percent:
                continue  # "ciento" of "45 por ciento" as well
            joined = _joined(text, before, each) if before.scale >= 1000 else None
            if joined:
                number = joined
                numbers.pop()
        sign = percent.match(text, number.end)
        numbers.append(number._replace(percent=sign.end()) if sign else number)
    return numbers


def _blanked(text: str, masked: Iterable[Span]) -> str:
    """The text with blanks for the masked spans."""
    pieces, at = [], 0
    for start, end in sorted(masked):
        pieces += [text[at:start], _BLANK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _in_digits(
    text: str, matches: Iterable[re.Match[str]], numerals: Numerals, style: NumberFormat
) -> list[Number]:
    numbers = []
    for match in matches:
        start, end = match.span()
        reading = digits(match[0], style)
        if reading is None:
            numbers.append(Number(start, end, 0, "digits", free=False))
            continue
        value, whole = reading
        # A cheap look first: few numbers have a letter after them.
        scaled = text[end : end + 2].strip()[:1].isalpha() and numerals.scale_after.match(text, end)
        if scaled:
            numbers.append(_scaled_number(text, start, scaled, value, numerals))
        else:
            free = _free(text, start, end)
            numbers.append(Number(start, end, value, "digits", whole, free=free))
    return numbers


def _scaled_number(
    text: str, start: int, match: re.Match[str], value: float, numerals: Numerals
) -> Number:
    """Digits with the scale word or the collective noun after them: "3 docenas de talleres"."""
    words, end = fold(match[0]), match.end()
    free = _free(text, start, end)
    if words in numerals.collectives:
        value *= numerals.collectives[words].value
        return Number(start, end, value, "collective", free=free)
    value, scale = _scaled(value, words, numerals)
    return Number(start, end, value, "mixed", scale=scale, free=free)


def _matches(
    pattern: re.Pattern[str], text: str, stretches: Sequence[Span]
) -> Iterator[re.Match[str]]:
    if len(stretches) == 1:  # mostly
        return pattern.finditer(text)
    return chain.from_iterable(pattern.finditer(text, *stretch) for stretch in stretches)


def _scaled(value: float, words: str, numerals: Numerals) -> tuple[float, float]:
    """Value and scale of digits followed by scale words: "3", "mil millones"."""
    scale = 1.0
    for half in numerals.halves:
        if words.endswith(f" {half}"):
            scale = numerals.scales[words.removesuffix(f" {half}")]
            return round(value * scale + scale / 2, 6), scale
    for word in words.split():
        scale *= numerals.scales[word]
    return round(value * scale, 6), scale


def _free(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if before == "-":  # "10-15", or a bullet; never "COVID-19"
        before = text[start - 2] if start > 1 else " "
        return (before.isdigit() or before in _OPENERS) and _ends(text, end)
    return before in _OPENERS and _ends(text, end)


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after in _SPACES or not _AFTER.match(text, end)


def _in_words(text: str, matches: Iterable[re.Match[str]], numerals: Numerals) -> list[Number]:
    if text in numerals.alone:
        return list(_numerals(text, 0, numerals))
    return [number for match in matches for number in _numerals(match[0], match.start(), numerals)]


def _numerals(run: str, at: int, numerals: Numerals) -> Iterator[Number]:
    """The numerals of one run of number words at a place: one, or several joined by "and".

    None of several that follow each other without it ("dos dos") is free to count things.
    """
    tokens = list(numerals.word.finditer(run.lower()))
    words = [fold(token[0]) for token in tokens]
    first, free = 0, True
    found: list[Number] = []
    while first < len(words):
        if len(found) == MAX_ROW:
            return
        read = numeral(words, first, numerals)
        if read is None:
            break
        value, taken, scale, collective, one = read
        start = at + tokens[first].start()
        end = at + tokens[first + taken - 1].end()
        known = numerals.collectives.get(collective or "")
        qualifier = known.qualifier if known else "exact"
        form: Form = "words" if collective is None else "collective"
        found.append(Number(start, end, value, form, scale=scale, qualifier=qualifier, one=one))
        first += taken
        joined = first < len(words) and words[first] in numerals.joiners
        free = free and (joined or first == len(words))
        first += joined
    yield from (found if free else (number._replace(free=False) for number in found))


def _joined(text: str, before: Number, number: Number) -> Number | None:
    """ "12 mil" and "885", "5 mil" and "300 millones": the second goes on with the first."""
    if number.form not in ("digits", "mixed") or not number.free:
        return None
    if text[before.end : number.start] != " ":
        return None
    if number.value < before.scale:
        value = before.value + number.value
    elif before.scale == 1000 and number.scale > 1000 and number.value < 1000 * number.scale:
        value = before.value * number.scale + number.value
    else:
        return None
    return before._replace(end=number.end, value=value, scale=max(before.scale, number.scale))
