"""The value of a rating, in the forms that reports write it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.choices import marks
from pipeline.choices.marks import Token
from pipeline.forms import FormScale
from pipeline.forms import words as answer_words
from pipeline.forms.wording import fold, plain
from pipeline.types import Mark, Scale, Span

_MAX = 10  # steps of the longest scale
_STARS = re.compile(r"[★⭐🌟☆✩✰](?:[\ufe0f\s]{0,3}[★⭐🌟☆✩✰])*")
_FULL = re.compile(r"[★⭐🌟]")
_NUMBER = re.compile(
    r"(?P<open>\\?\[\s*|\\?\(\s*|\*\*|__|<b>|<u>|→\s*|➤\s*|>\s*|==)?(?<![\d.,/])(?P<value>\d{1,2})(?![\d%/]|[.,]\d)"
    r"(?P<close>\s*\\?\]|\s*\\?\)|\*\*|__|</b>|</u>|\s*←|==)?"
)
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
        return full, total if total > full else max(full, steps or 0) or None, stars.span()
    found = _out_of().search(raw)
    if found and int(found.group("most")) <= _MAX:
        return int(found.group("value")), int(found.group("most")), found.span()
    tokens = marks.find(text, span, drawn)
    return (
        _numbered(raw, span.start, tokens, steps)
        or _marked(tokens, span.start)
        or (
            None,
            None,
            None,
        )
    )


@cache
def _out_of() -> re.Pattern[str]:
    word = answer_words.alternatives(answer_words.everywhere("out_of"))
    return re.compile(
        rf"(?<![\d.,])(?P<value>\d{{1,2}})\s*(?:{word})\s*(?P<most>\d{{1,2}})(?![\d%]|[.,]\d)",
        re.IGNORECASE,
    )


def _numbered(raw: str, offset: int, tokens: Sequence[Token], steps: int | None) -> _Rated | None:
    """A series 1 2 3 … of which one is set off, or a lone number."""
    found = [m for m in _NUMBER.finditer(raw) if int(m.group("value")) <= _MAX]
    values = [int(m.group("value")) for m in found]
    if len(values) == 1 and not any(token.mark.state == "off" for token in tokens):
        if steps is None or values[0] <= steps:
            return values[0], steps, found[0].span()
        return None
    if len(values) < 2 or values != list(range(values[0], values[0] + len(values))):
        return None
    places = [token.span.start - offset for token in tokens]
    ends = [token.span.end - offset for token in tokens]
    stretch = (min([found[0].start(), *places]), max([found[-1].end(), *ends]))
    set_off = [m for m in found if m.group("open") and m.group("close")]
    if len(set_off) == 1:
        return int(set_off[0].group("value")), values[-1], stretch
    on = [token for token in tokens if token.mark.state == "on"]
    if len(on) != 1:
        return None, values[-1], stretch
    return _beside(found, tokens, on[0], offset), values[-1], stretch


def _beside(
    numbers: Sequence[re.Match[str]], tokens: Sequence[Token], on: Token, offset: int
) -> int | None:
    """The number that a mark belongs to."""
    if len(tokens) == len(numbers):
        return int(numbers[list(tokens).index(on)].group("value"))
    place = (on.span.start + on.span.end) / 2 - offset
    nearest = min(numbers, key=lambda m: abs((m.start() + m.end()) / 2 - place))
    return int(nearest.group("value"))


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
