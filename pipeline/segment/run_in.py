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

# Where a question may begin: at the line's start, or with a number after
# the end of a sentence, a bracket or a cell.
_BEGIN = re.compile(
    r"(?:^|(?<=[.!?:;…)»”\"*\]|] ))(?:#{1,6} )?(?:\*\*)?\(?"
    r"(?:[A-Z]\w{0,8}\.? ?)?\d{1,3}(?:\.\d{1,2})?"
    r"[.):]\*{0,2} ?(?=[¿\"“«A-ZÀ-Ý])"
)
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
    return tuple(piece for line in lines for piece in _pieces(line, known))


def _pieces(line: Line, known: Sequence[Index]) -> Iterator[Line]:
    if len(line.raw) < _MIN_LINE:
        yield line
        return
    if line.is_row:
        yield from _cells(line, known)
        return
    cuts = [0]
    for found in islice(_BEGIN.finditer(line.raw), _MOST):
        if found.start() >= cuts[-1] and (end := _end(line.raw, found, known)):
            cuts += [found.start() if _WORD.search(line.raw, 0, found.start()) else 0, end]
    cuts.append(len(line.raw))
    for start, end in pairwise(cuts):
        raw = line.raw[start:end]
        if bare := raw.strip():
            begin = line.start + start + len(raw) - len(raw.lstrip())
            first = start == 0
            yield Line(
                begin,
                begin + len(bare),
                bare,
                not first or line.after_blank,
                first and line.after_page,
                line.is_marked,
                line.is_headline,
            )


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


def _end(raw: str, begin: re.Match[str], known: Sequence[Index]) -> int | None:
    """Where the question that begins there ends, if one of a form does and more follows."""
    best, at, asked = _SURE if begin.start() else _AT_START, None, False
    stop = min(len(raw), begin.end() + _MAX_LENGTH)
    for found in islice(_END.finditer(raw, begin.end(), stop), _MOST_ENDS):
        if not begin.start() and _PAGE.match(raw, found.end()):
            break
        asks = found.group()[0] in "?？"
        if at is not None and asked and not asks:
            continue
        likeness = _likeness(raw[begin.end() : found.end()], known)
        second = at is not None and asks and "." not in raw[at : found.start()]
        if likeness > best or (second and likeness > best - _LOSS):
            best, at, asked = max(best, likeness), found.end(), asks
    if at is None or raw.count("**", begin.start(), at) % 2:
        return None
    return at if _is_whole(raw, begin, at, known, best) else None


def _is_whole(
    raw: str, begin: re.Match[str], at: int, known: Sequence[Index], likeness: float
) -> bool:
    """True if the question does not go on behind an end, and something else follows it there."""
    rest = raw[at:]
    if raw[:at].endswith("*"):  # the star, or the end of bold type
        return True
    if _ASKED_ON.match(rest):
        return False
    ended = raw[:at].rstrip("* ").endswith(("?", "？")) or _SENTENCE.search(rest)
    if not ended and words.is_answer(rest):
        return False  # a prompt's second sentence goes on in the next line
    return _likeness(raw[begin.end() : at + _FOLLOWING], known) <= likeness


def _likeness(raw: str, known: Sequence[Index]) -> float:
    found = stems(without_title(heading(raw)[0]))
    if len(found) < _MIN_WORDS:
        return 0.0
    return max((index.best(found) for index in known), default=0.0)
