"""What belongs to a heading beside its first lines: the rest of the prompt, help texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.forms import Form, FormQuestion
from pipeline.forms.index import labels, questions, synonyms
from pipeline.forms.wording import fold, heading, stems
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line
from pipeline.segment.offers import is_option
from pipeline.segment.subjects import Expected, without_title

_HELP_LINES = 5
_LONGER = 2  # times as long as any known help text another translation may be
_SURE, _LIKELY = 74, 44  # similarity of a line to a help text: alone, and if it is set off
_SHARED = 62  # per cent of the telling words that a help text and a line share
_TELLING = 4  # letters of a stem that is no function word
_HELP_ENDS = (".", ")", ":")
_MAX_REST, _MIN_REST = 300, 3  # characters and words of a prompt's rest
_OWN_WORDS = 0.6  # share of the rest that the question's wordings must have
_LIKE = 0.6  # likeness of the prompt with its rest


def help_lines(
    lines: Sequence[Line], head: Heading, end: int, expected: Expected, entries: Sequence[str]
) -> int:
    """How many lines after the heading still belong to it, all before line ``end``.

    ``entries`` are the questions of the contents, folded: what they repeat is the heading's.
    """
    form, question, language = expected
    taken = _repeated(lines, head, end, entries)
    if form is None:
        return taken
    known = _help(form, question, language)
    before_options = _before_options(lines, head.last + 1, end, expected)
    while taken < _HELP_LINES:
        more = _help_at(lines, head.last + 1 + taken, end, known)
        more = more or before_options - taken
        if not more and not taken:
            more = _prompt_at(lines, head, end, expected)
        if more <= 0:
            break
        taken += more
    return taken


def _repeated(lines: Sequence[Line], head: Heading, end: int, entries: Sequence[str]) -> int:
    """The number of lines under a heading that stand in its entry of the contents too."""
    text = fold(head.text)
    rests = [entry[len(text) :].lstrip() for entry in entries if entry.startswith(text)]
    taken = 0
    for line in lines[head.last + 1 : min(end, head.last + 1 + _HELP_LINES)]:
        more = fold(heading(line.raw)[0])
        rests = [rest[len(more) :].lstrip() for rest in rests if more and rest.startswith(more)]
        if not rests:
            break
        taken += 1
    return taken


def _before_options(lines: Sequence[Line], at: int, end: int, expected: Expected) -> int:
    """The number of lines from ``at`` that stand as sentences before the first option."""
    form, question, _ = expected
    if not (form and question and question.options):
        return 0
    for taken, line in enumerate(lines[at : min(end, at + _HELP_LINES)]):
        if is_option(line, labels(form)):
            ended = taken and lines[at + taken - 1].raw.rstrip("*_ ").endswith(_HELP_ENDS)
            return taken if ended else 0
        if line.is_item or line.is_row:
            return 0
    return 0


class _Help(NamedTuple):
    """A help text of the form: folded, and its telling words."""

    text: str
    words: frozenset[str]


class _Known(NamedTuple):
    """The help texts that may stand under a question."""

    texts: tuple[_Help, ...]
    same: Mapping[str, str]  # synonyms
    own: bool  # whether the question has one of its own
    longest: int  # characters that a line of a help text may have


@cache
def _help(form: Form, question: FormQuestion | None, language: str) -> _Known:
    own = question.help.get(language, ()) if question and question.help else ()
    same = synonyms(form, language)
    texts = (*own, *form.help.get(language, ()))
    found = tuple(_Help(fold(text), _words(text, same)) for text in texts)
    return _Known(found, same, bool(own), _LONGER * max(map(len, texts), default=0))


def _words(text: str, same: Mapping[str, str]) -> frozenset[str]:
    return frozenset(same.get(stem, stem) for stem in stems(text) if len(stem) >= _TELLING)


def _help_at(
    lines: Sequence[Line],
    at: int,
    end: int,
    known: _Known,
) -> int:
    """The number of lines from ``at`` that are one help text; 0 if they are none."""
    text, best, taken = "", 0.0, 0
    set_off = at < end and _is_set_off(lines[at])
    for last in range(at, min(end, at + _HELP_LINES)):
        line = lines[last]
        if (
            len(line.raw) > known.longest
            or line.is_item
            or line.is_row
            or (last > at and line.after_blank)
        ):
            break
        text = f"{text} {fold(heading(line.raw)[0])}".strip()
        score = max((_likeness(text, other, known.same) for other in known.texts), default=0.0)
        if score > best:
            best, taken = score, last - at + 1
    if best >= _SURE or (set_off and known.own and best >= _LIKELY):
        return taken
    return 0


def _likeness(text: str, other: _Help, same: Mapping[str, str]) -> float:
    """Likeness of two sentences, in whatever order their parts stand: translations differ."""
    words = _words(text, same)
    if words.isdisjoint(other.words):
        return 0.0
    letters = max(fuzz.ratio(text, other.text), fuzz.token_sort_ratio(text, other.text))
    shared = 200 * len(words & other.words) / max(1, len(words) + len(other.words))
    return max(letters, shared + _SURE - _SHARED)


def _is_set_off(line: Line) -> bool:
    return line.is_emphasised or (line.raw.startswith("(") and line.raw.endswith(")"))


def _prompt_at(lines: Sequence[Line], head: Heading, end: int, expected: Expected) -> int:
    """1 if the line under a heading is the rest of the prompt, else 0."""
    form, question, language = expected
    at = head.last + 1
    if not (form and question) or at >= end:
        return 0
    if lines[at].is_item or len(lines[at].raw) > _MAX_REST:
        return 0
    index = questions(form, language)
    position = form.questions.index(question)
    more = stems(heading(lines[at].raw)[0])
    if len(more) < _MIN_REST or index.explains(more, position) < _OWN_WORDS:
        return 0
    prompt = stems(without_title(head.text))
    before, after = (index.likeness(words, position) for words in (prompt, (*prompt, *more)))
    return int(after > before and after > _LIKE)
