"""The priority or next step that a prompt names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.forms import Form, FormQuestion
from pipeline.forms.wording import stems
from pipeline.forms.words import alternatives
from pipeline.segment.period import month_names
from pipeline.types import Subject

_QUOTES = '“”«»"‘’„'
_OPENING, _CLOSING = re.compile(r"[“«\"„‘]"), re.compile(r"[”»\"’]")
_QUOTED = (("“", "”"), ("«", "»"), ('"', '"'), ("‘", "’"))
_MIN_TITLE = 8
_SPACED = re.compile(r"\S+")
_TELLING = 4  # letters of a stem that is no function word
_TAIL_WORDS = 18  # at most after a title


class Expected(NamedTuple):
    """What a heading was taken for."""

    form: Form | None
    question: FormQuestion | None
    language: str


def without_title(text: str) -> str:
    """A prompt without a quoted title: what is left is the form's own wording."""
    for opening, closing in _QUOTED:
        start = text.find(opening)
        end = text.rfind(closing)
        if start >= 0 and end - start > _MIN_TITLE:
            return f"{text[:start]} {text[end + 1 :]}"
    return text


def names_one(text: str, expected: Expected) -> bool:
    """True if a prompt names one priority or next step, as such a question does."""
    form, question, language = expected
    if not (form and question and question.subject):
        return False
    return _anchor(form, question, language).search(text) is not None


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
