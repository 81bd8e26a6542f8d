"""Questions that stand within a line: their answer, or the next question, follows on it.

Converters join lines. A question is parted from what stands around it only where its words are
those of a form, so that numbers and questions within answers stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from pipeline.forms import words
from pipeline.forms.index import Index
from pipeline.forms.wording import heading, stems
from pipeline.segment.lines import Line
from pipeline.segment.subjects import without_title
from pipeline.types import Span

# Where a question may begin: with a number, at the line's start or after the end of a sentence,
# a bracket or a cell.
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?[.):]\*{0,2} ?(?=[¿\"“«A-ZÀ-Ý])")
_BEFORE = re.compile(
    r"(?:^|(?<=[.!?:;…)»”\"*\]|] ))(?:#{1,6} )?(?:\*\*)?\(?(?:[A-Z]\w{0,8}\.? ?)?\Z"
)
_MARKUP = 24  # characters before a number that are looked at
# And where it may end, with closing quotation marks, bold type and the star.
_STAR = r"(?:[ \t]*\\\*(?:\*\*)?|[ \t]?\*(?!\*))"
_END = re.compile(rf"(?:[?？.](?:[ \t]?[\"”»])?(?:\*\*)?{_STAR}?|[:\"”»](?:\*\*)?{_STAR})(?=\s|$)")
_SENTENCE = re.compile(r"[.!?;:…)][*_\"”»\s]*$")
_ASKED_ON = re.compile(r"[^.!?？]*[?？][\W_]*$")
_WORD = re.compile(r"\w")
_BAR = re.compile(r"\|")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PAGE = re.compile(r"[\W_]*\d{0,4}[\W_]*$")  # of a contents entry
_MIN_LINE, _MAX_LENGTH, _MIN_WORDS = 30, 900, 3
_MOST = 200  # questions on one line
_MOST_ENDS = 6  # tried for one question
_SURE, _AT_START = 0.5, 0.36  # likeness to a question of the form: within a line, at its start
_FOLLOWING = 40  # characters after an end that would make the question more like, not less
_LOSS = 0.1  # of likeness that the question's second sentence may cost


def part(lines: Sequence[Line], indexes: Iterable[Index]) -> tuple[Line, ...]:
    """The lines, those parted that a question of a form stands in with something else.

    Args:
        lines: all lines.
        indexes: of the questions of each form in the report's language.
    """
    known = tuple(indexes)
    parted: list[Line] = []
    for line in lines:
        if len(line.raw) >= _MIN_LINE and (line.is_row or _NUMBER.search(line.raw)):
            parted.extend(_pieces(line, known))
        else:
            parted.append(line)
    return tuple(parted)


def _pieces(line: Line, known: Sequence[Index]) -> Iterator[Line]:
    if line.is_row:
        yield from _cells(line, known)
        return
    cuts = [0]
    for begin in islice(_begins(line.raw), _MOST):
        if begin.start >= cuts[-1] and (end := _end(line.raw, begin, known)):
            cuts += [begin.start if _WORD.search(line.raw, 0, begin.start) else 0, end]
    if len(cuts) == 1:
        yield line
        return
    for start, end in pairwise([*cuts, len(line.raw)]):
        raw = line.raw[start:end]
        if bare := raw.strip():
            at = line.start + start + len(raw) - len(raw.lstrip())
            first = start == 0
            yield line._replace(
                start=at,
                end=at + len(bare),
                raw=bare,
                after_blank=not first or line.after_blank,
                after_page=first and line.after_page,
            )


def _begins(raw: str) -> Iterator[Span]:
    """Where questions may begin: number and markup."""
    for number in _NUMBER.finditer(raw):
        start = number.start()
        if before := _BEFORE.search(raw, max(0, start - _MARKUP), start):
            yield Span(before.start(), number.end())


def _cells(line: Line, known: Sequence[Index]) -> Iterator[Line]:
    """A row of a table; if it holds a question and its answer, each of them alone."""
    for bar in islice(_BAR.finditer(line.raw), 1, _MOST_ENDS):
        head, rest = line.raw[: bar.start()], line.raw[bar.end() :].strip("| \t")
        if _LETTERS.search(rest) and _likeness(head.replace("|", " "), known) >= _SURE:
            at = line.raw.index(rest, bar.end())
            yield line._replace(end=line.start + len(head.rstrip()), raw=head.rstrip())
            begin = line.start + at
            yield Line(begin, begin + len(rest), rest, after_blank=True, after_page=False)
            return
    yield line


def _end(raw: str, begin: Span, known: Sequence[Index]) -> int | None:
    """Where the question that begins there ends, if one of a form does and more follows."""
    best, at, asked = _SURE if begin.start else _AT_START, None, False
    stop = min(len(raw), begin.end + _MAX_LENGTH)
    for found in islice(_END.finditer(raw, begin.end, stop), _MOST_ENDS):
        if not begin.start and _PAGE.match(raw, found.end()):
            break
        asks = found.group()[0] in "?？"
        if at is not None and asked and not asks:
            continue
        likeness = _likeness(raw[begin.end : found.end()], known)
        second = at is not None and asks and "." not in raw[at : found.start()]
        if likeness > best or (second and likeness > best - _LOSS):
            best, at, asked = max(best, likeness), found.end(), asks
    if at is None or raw.count("**", begin.start, at) % 2:
        return None
    return at if _is_whole(raw, begin, at, known, best) else None


def _is_whole(raw: str, begin: Span, at: int, known: Sequence[Index], likeness: float) -> bool:
    """True if the question does not go on behind an end, and something else follows it there."""
    rest = raw[at:]
    if raw[:at].endswith("*"):  # the star, or the end of bold type
        return True
    if _ASKED_ON.match(rest):
        return False
    ended = raw[:at].rstrip("* ").endswith(("?", "？")) or _SENTENCE.search(rest)
    if not ended and words.is_answer(rest):
        return False  # a prompt's second sentence goes on in the next line
    return _likeness(raw[begin.end : at + _FOLLOWING], known) <= likeness


def _likeness(raw: str, known: Sequence[Index]) -> float:
    found = stems(without_title(heading(raw)[0]))
    if len(found) < _MIN_WORDS:
        return 0.0
    return max((index.best(found) for index in known), default=0.0)
