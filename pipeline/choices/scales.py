"""The value of a rating, in the forms that reports write it in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.choices import columns, lines, marks
from pipeline.choices.marks import Token
from pipeline.forms import FormScale
from pipeline.forms import words as answer_words
from pipeline.forms.wording import fold, plain
from pipeline.types import Mark, Scale, Span

_MAX = 10  # steps of the longest scale
_STARS = re.compile(r"[★⭐🌟☆✩✰](?:[\ufe0f\s]{0,3}[★⭐🌟☆✩✰])*")
_FULL = re.compile(r"[★⭐🌟]")
_CIRCLED = re.compile(r"(?P<filled>[❶-❿➊-➓])|[①-⑩➀-➉]")
_NUMBER = re.compile(
    r"(?P<open>\\?\[\s*|\\?\(\s*|\*\*|__|<b>|<u>|→\s*|➤\s*|>\s*|==)?(?<![\d.,/])(?P<value>\d{1,2})(?![\d%/]|[.,]\d)"
    r"(?P<close>\s*\\?\]|\s*\\?\)|\*\*|__|</b>|</u>|\s*←|==)?"
)
_STEP = re.compile(r"^(?P<first>\d{1,2})(?![\d%/]|[.,]\d)|(?<![\d./,])(?P<last>\d{1,2})$")
_PARTS = re.compile(r"[ \t\xa0]{2,}|[\t\n\r\f|→←/]|\s[–—-]+\s|\.{3,}|…|_{2,}")
_PROSE = 160  # characters; a longer answer is no scale
_SIMILAR = 70  # of a printed pole to one of the form
_EDGE = " \t\r\n*_|:;,.–—-·…[]()<>→←="


def find(
    text: str, span: Span, drawn: Sequence[Mark], known: FormScale | None, language: str
) -> Scale:
    """The rating that an answer shows; its value is ``None`` where none is to be seen."""
    raw = text[span.start : span.end]
    steps = known.max if known else None
    if len(raw) > _PROSE:
        raw = raw[:_PROSE]
    value, most, stretch = _rated(text, Span(span.start, span.start + len(raw)), drawn, steps)
    if value is not None and most is not None and value > most:
        value = None
    return Scale(value, most if most is not None else steps, _poles(raw, stretch, known, language))


_Rated = tuple[int | None, int | None, tuple[int, int] | None]


def _rated(text: str, span: Span, drawn: Sequence[Mark], steps: int | None) -> _Rated:
    """Value, maximum, and where in the stretch they stand between the poles."""
    raw = text[span.start : span.end]
    if stars := _STARS.search(raw):
        full = len(_FULL.findall(stars.group()))
        total = full + sum(sign in "☆✩✰" for sign in stars.group())
        most = total if total > full else max(full, steps or 0) or None
        return full or None, most, stars.span()
    if circled := [*_CIRCLED.finditer(raw)]:
        return _circled(circled)
    found = _out_of().search(raw)
    if found and int(found.group("most")) <= _MAX:
        return int(found.group("value")), int(found.group("most")), found.span()
    tokens = marks.find(text, span, drawn)
    if (under := _in_table(text, span, tokens)) is not None:
        return under, max(under, steps or 0), None
    if (named := _by_label(text, tokens)) is not None:
        return named, max(len(tokens), steps or 0), None
    numbered = _numbered(raw, span.start, tokens, steps)
    return numbered or _marked(tokens, span.start) or (None, None, None)


def _circled(found: Sequence[re.Match[str]]) -> _Rated:
    """The number of a series of circled digits whose circle alone is filled: "① ② ❸"."""
    values = [int(unicodedata.numeric(digit.group())) for digit in found]
    filled = [value for value, digit in zip(values, found, strict=True) if digit["filled"]]
    whole = len(values) > 1 and values == list(range(1, len(values) + 1))
    value = filled[0] if whole and len(filled) == 1 else None
    return value, values[-1] if whole else None, (found[0].start(), found[-1].end())


def _in_table(text: str, span: Span, tokens: Sequence[Token]) -> int | None:
    """The number of a table's first row under which the only mark that is on stands."""
    on = [token.span for token in tokens if token.mark.state == "on"]
    if len(on) != 1:
        return None
    cells = columns.pairs(text, lines.of(text, span, ()))
    under = [text[head.start : head.end] for head, cell in cells if cell.contains(on[0])]
    number = _NUMBER.search(under[0]) if under else None
    return int(number.group("value")) if number else None


def _by_label(text: str, tokens: Sequence[Token]) -> int | None:
    """The number of the only mark that is on, where the reader saw another number at each mark,
    with or without what it means."""
    labels = [text[slice(*token.mark.label)] if token.mark.label else "" for token in tokens]
    steps = [_step(label) for label in labels]
    if len(tokens) < 2 or None in steps or len(set(steps)) < len(steps):
        return None
    on = [step for step, token in zip(steps, tokens, strict=True) if token.mark.state == "on"]
    return on[0] if len(on) == 1 else None


def _step(label: str) -> int | None:
    """The number that a label begins or ends with, as the ends of a scale do."""
    found = _STEP.search(label.strip())
    number = int(found.group("first") or found.group("last")) if found else _MAX + 1
    return number if number <= _MAX else None


@cache
def _out_of() -> re.Pattern[str]:
    word = answer_words.alternatives(answer_words.everywhere("out_of"))
    return re.compile(
        rf"(?<![\d.,])(?P<value>\d{{1,2}})\s*(?:[^\W\d]{{3,12}}\s+)?(?:{word})\s*(?P<most>\d{{1,2}})(?![\d%]|[.,]\d)",
        re.IGNORECASE,
    )


def _numbered(raw: str, offset: int, tokens: Sequence[Token], steps: int | None) -> _Rated | None:
    """A lone number, one beside "from 1 to 5", or a series 1 2 3 … of which one is set off."""
    found = [m for m in _NUMBER.finditer(raw) if int(m.group("value")) <= _MAX]
    values = [int(m.group("value")) for m in found]
    lone = _beside_range(values, steps)
    if len(values) == 1 and not any(token.mark.state == "off" for token in tokens):
        lone = 0
    if lone is not None:
        fits = steps is None or values[lone] <= steps
        return (values[lone], steps, found[lone].span()) if fits else None
    if len(values) < 2 or values != list(range(values[0], values[0] + len(values))):
        return None
    return _in_series(found, offset, tokens), values[-1], _stretch(found, offset, tokens)


def _in_series(found: Sequence[re.Match[str]], offset: int, tokens: Sequence[Token]) -> int | None:
    """The number of a series that is set off, or that the only mark that is on belongs to."""
    set_off = [number for number in found if _is_set_off(number)]
    if len(set_off) == 1:
        return int(set_off[0].group("value"))
    on = [token for token in tokens if token.mark.state == "on"]
    return _beside(found, tokens, on[0], offset) if len(on) == 1 else None


def _stretch(
    found: Sequence[re.Match[str]], offset: int, tokens: Sequence[Token]
) -> tuple[int, int]:
    """Where numbers and marks begin and end."""
    starts = [token.span.start - offset for token in tokens]
    ends = [token.span.end - offset for token in tokens]
    return min([found[0].start(), *starts]), max([found[-1].end(), *ends])


def _beside_range(values: Sequence[int], steps: int | None) -> int | None:
    """The place of the number beside "from 1 to 5"."""
    if steps is None or len(values) != len((1, steps)) + 1:
        return None
    ends = [at for at in (0, 1) if (values[at], values[at + 1]) == (1, steps)]
    return 2 * (1 - ends[0]) if ends else None


def _is_set_off(number: re.Match[str]) -> bool:
    opening, closing = number.group("open") or "", number.group("close") or ""
    return bool((opening and closing) or opening[:1] in {"→", "➤"} or "←" in closing)


def _beside(
    numbers: Sequence[re.Match[str]], tokens: Sequence[Token], on: Token, offset: int
) -> int | None:
    """The number that a mark belongs to: on its line the nearest, on another the one over it."""
    if len(tokens) == len(numbers):
        return int(numbers[list(tokens).index(on)].group("value"))
    raw = numbers[0].string
    place = (on.span.start + on.span.end) / 2 - offset
    start = raw.rfind("\n", 0, int(place)) + 1
    line = raw[start:].partition("\n")[0]
    same = [number for number in numbers if start <= number.start() < start + len(line)]
    if same:
        nearest = min(same, key=lambda number: abs(_middle(number) - place))
        return int(nearest.group("value"))
    over = [
        number
        for number in numbers
        if abs(_middle(number) - (raw.rfind("\n", 0, number.start()) + 1) - (place - start)) <= 1
    ]
    return int(over[0].group("value")) if len(over) == 1 else None


def _middle(number: re.Match[str]) -> float:
    return (number.start() + number.end()) / 2


def _marked(tokens: Sequence[Token], offset: int) -> _Rated | None:
    """A row of marks: the place of the one that is on, or the number of stars that are."""
    if not tokens:
        return None
    stretch = (tokens[0].span.start - offset, tokens[-1].span.end - offset)
    on = [at for at, token in enumerate(tokens, 1) if token.mark.state == "on"]
    unknown = any(token.mark.state == "unknown" for token in tokens)
    if unknown or len(tokens) < 2:
        return None, None, stretch
    filled = on == list(range(1, len(on) + 1))
    stars = any(token.mark.kind == "star" for token in tokens)
    if len(on) == 1 and not stars:
        return on[0], len(tokens), stretch
    return (len(on) if filled and on else None), len(tokens), stretch


def _poles(
    raw: str, stretch: tuple[int, int] | None, known: FormScale | None, language: str
) -> tuple[str, str] | None:
    """The words at both ends, as printed; both may stand on one side of the steps."""
    low, high = (raw[: stretch[0]], raw[stretch[1] :]) if stretch else ("", "")
    if not (_clean(low) and _clean(high)):
        low, high = _parted(low or high or ("" if stretch else raw), known, language)
    ends = _clean(low), _clean(high)
    return ends if all(ends) else None


def _clean(pole: str) -> str:
    parts = [part for part in (p.strip(_EDGE) for p in pole.split("\n")) if part]
    return plain(" ".join(parts)).strip(_EDGE)


def _parted(raw: str, known: FormScale | None, language: str) -> tuple[str, str]:
    """Two poles that stand side by side with nothing between them."""
    parts = [part.strip(_EDGE) for part in _PARTS.split(raw) if part.strip(_EDGE)]
    if len(parts) == 2:
        return parts[0], parts[1]
    if len(parts) == 1 and known:
        spaces = [found.start() for found in re.finditer(r"\s", parts[0])]
        scored = [(_likeness(parts[0][:at], parts[0][at:], known, language), -at) for at in spaces]
        best, at = max(scored, default=(0.0, 0))
        if best >= _SIMILAR:
            return parts[0][:-at], parts[0][-at:]
    return "", ""


def _likeness(low: str, high: str, known: FormScale, language: str) -> float:
    one = max((fuzz.ratio(fold(low), fold(t)) for t in known.low.get(language, ())), default=0.0)
    other = max(
        (fuzz.ratio(fold(high), fold(t)) for t in known.high.get(language, ())), default=0.0
    )
    return min(one, other)
