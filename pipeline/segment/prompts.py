"""What a heading says: its help text, and the priority or next step that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.forms import Form, FormQuestion
from pipeline.forms.wording import fold, heading, stems
from pipeline.forms.words import alternatives
from pipeline.segment.headings import Heading
from pipeline.segment.identity import month_names
from pipeline.segment.lines import Line
from pipeline.segment.match import without_title
from pipeline.types import Subject

_HELP_LINES = 5
_SURE, _LIKELY = 74, 44  # similarity of a line to a help text: alone, and if it is set off
_BETTER = 1.5  # points of similarity that a further line of a prompt must bring
_QUOTES = '“”«»"‘’„'
_OPENING, _CLOSING = re.compile(r"[“«\"„‘]"), re.compile(r"[”»\"’]")
_SPACED = re.compile(r"\S+")
_TELLING = 4  # letters of a stem that is no function word
_TAIL_WORDS = 18  # at most after a title


class Expected(NamedTuple):
    """What a heading was taken for."""

    form: Form | None
    question: FormQuestion | None
    language: str


def help_lines(lines: Sequence[Line], head: Heading, end: int, expected: Expected) -> int:
    """How many lines after the heading still belong to it, all before line ``end``."""
    form, question, language = expected
    if form is None:
        return 0
    known = _help(form, question, language)
    prompt = fold(without_title(head.text))
    wordings = _prompts(question, language)
    has_help = bool(question and question.help)
    taken = 0
    while taken < _HELP_LINES:
        more = _help_at(lines, head.last + 1 + taken, end, known, has_help)
        if not more and not taken:
            more = _prompt_at(lines, head.last + 1, end, prompt, wordings)
        if not more:
            break
        taken += more
    return taken


@cache
def _help(form: Form, question: FormQuestion | None, language: str) -> tuple[str, ...]:
    own = question.help.get(language, ()) if question and question.help else ()
    return tuple(fold(text) for text in (*own, *form.help.get(language, ())))


@cache
def _prompts(question: FormQuestion | None, language: str) -> tuple[str, ...]:
    return tuple(fold(text) for text in question.prompts[language]) if question else ()


def _help_at(lines: Sequence[Line], at: int, end: int, known: Sequence[str], has_help: bool) -> int:
    """The number of lines from ``at`` that are one help text; 0 if they are none."""
    text, best, taken = "", 0.0, 0
    set_off = at < end and _is_set_off(lines[at])
    for last in range(at, min(end, at + _HELP_LINES)):
        line = lines[last]
        if len(line.raw) > 600 or line.is_item or line.is_row or (last > at and line.after_blank):
            break
        text = f"{text} {fold(heading(line.raw)[0])}".strip()
        score = max((fuzz.ratio(text, other) for other in known), default=0.0)
        if score > best:
            best, taken = score, last - at + 1
    if best >= _SURE or (set_off and has_help and best >= _LIKELY):
        return taken
    return 0


def _is_set_off(line: Line) -> bool:
    return line.is_emphasised or (line.raw.startswith("(") and line.raw.endswith(")"))


def _prompt_at(
    lines: Sequence[Line], at: int, end: int, prompt: str, wordings: Sequence[str]
) -> int:
    """1 if the line at ``at`` is the rest of the prompt, else 0."""
    if at >= end or lines[at].is_item or len(lines[at].raw) > 300:
        return 0
    longer = f"{prompt} {fold(heading(lines[at].raw)[0])}"
    if len(longer) < len(prompt) + 12:
        return 0
    before = max((fuzz.ratio(prompt, text) for text in wordings), default=0.0)
    after = max((fuzz.ratio(longer, text) for text in wordings), default=0.0)
    return int(after >= before + _BETTER and after > _SURE)


# --------------------------------------------------------------------------- subjects


def subject(text: str, expected: Expected) -> Subject | None:
    """The priority or next step that a prompt names, with its title without quotation marks."""
    form, question, language = expected
    if not (question and form and question.subject):
        return None
    found = _anchor(form, question, language).search(text)
    if not found:
        return None
    number = int(found.group("number")) if found.group("number") else None
    title = _title(text[found.end() :], question, form, language)
    return Subject(question.subject, number, title) if title or number else None


@cache
def _anchor(form: Form, question: FormQuestion, language: str) -> re.Pattern[str]:
    names = form.subjects[question.subject][language] if question.subject else ()
    name = alternatives(sorted(names, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\b(?:{name})\b(?:\s*(?:n\s?[°ºo.]{{1,2}}|núm\.|no\.|#))?\s*(?P<number>\d{{1,2}})?\b"
        rf"(?=\s*[{_QUOTES}:–—(-]|\s+\S|\W*$)",
        re.IGNORECASE,
    )


def _title(rest: str, question: FormQuestion, form: Form, language: str) -> str:
    opening = _OPENING.search(rest)
    if opening and not re.search(r"\w", rest[: opening.start()]):
        closings = [found.start() for found in _CLOSING.finditer(rest, opening.end())]
        end = closings[-1] if closings else _tail(rest, question, form, language)
        return rest[opening.end() : end].strip(f" {_QUOTES}")
    return rest[: _tail(rest, question, form, language)].strip(f" :–—-?¿.,{_QUOTES}")


def _tail(rest: str, question: FormQuestion, form: Form, language: str) -> int:
    """Where the form's words after an unquoted title begin ("established in your roadmap?").

    That is the earliest word that may begin them and that only words of them follow.
    """
    known, first, telling = _tail_words(question, form, language)
    cut, certain = len(rest), False
    for found in reversed(list(_SPACED.finditer(rest))[-_TAIL_WORDS:]):
        words = stems(found.group())
        if not all(word in known for word in words):
            break
        certain = certain or any(word in telling for word in words)
        if certain and words and words[0] in first:
            cut = found.start()
    return cut


@cache
def _tail_words(
    question: FormQuestion, form: Form, language: str
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems of the words after a title, of those that may come first, of those that tell."""
    tails = [prompt.partition("{title}")[2] for prompt in question.prompts[language]]
    first = {stem for word in form.title_ends.get(language, ()) for stem in stems(word)}
    known = {stem for tail in tails for stem in stems(tail)}
    months = {stem for name in month_names(language) for stem in stems(name)}
    telling = {stem for stem in known if len(stem) >= _TELLING}
    return frozenset(known | first | months), frozenset(first), frozenset(telling)
