"""The labelled fields of a record question: "Title of the next step: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.choices import columns
from pipeline.forms import Form, FormField
from pipeline.forms.index import Index, synonyms
from pipeline.forms.wording import fold, plain, stems
from pipeline.forms.words import alternatives
from pipeline.types import Field, Span

_MAX_LABEL = 220
_LABEL_END = re.compile(r":(?=\s|[*_<]|$)|\?[*_\s]*(?::|$)")
_DASH = re.compile(r"[ \t][–—-](?=[ \t])")
_BOLD = re.compile(r"(?:\*\*|__|<b>)(?P<label>.{3,200}?)(?:\*\*|__|</b>)")
_LEAD = re.compile(r"(?:[-*+•▪–—·#>|]+[ \t]+|\|[ \t]*|\(?(?:[a-z]|\d{1,2})\\?[.)][ \t]+)*")
_NUMBER = re.compile(r"\(?\d{1,2}\\?[.)]")
_EDGE_START = re.compile(r"[\s*_:|<>/b]*?(?=[^\s*_:|<])|[\s*_:|]*$")
_EDGE = " \t\xa0\r\n*_|"
# Likeness to a label of the form that is enough: for any words, before a colon, in bold type.
_SURE, _BEFORE_COLON, _IN_BOLD = 0.66, 0.55, 0.42


class _Label(NamedTuple):
    text: str
    key: str | None
    span: Span
    value: int  # where the value may begin


def find(
    text: str, lines: Sequence[Span], known: Sequence[FormField], form: Form | None, language: str
) -> tuple[Field, ...]:
    """The fields in the lines of an answer, in order; a record may have several of each."""
    if table := _in_columns(text, lines, tuple(known), form, language):
        return table
    at_lines = list(_labels(text, lines, tuple(known), form, language))
    fields = []
    for at, (line, label) in enumerate(at_lines):
        if label.key is None and not label.text:
            continue  # the title of a group of fields
        end = at_lines[at + 1][0] if at + 1 < len(at_lines) else len(lines)
        fields.append(Field(label.text, label.key, _between(text, label.value, lines[line:end])))
    return tuple(fields)


def _in_columns(
    text: str, lines: Sequence[Span], known: tuple[FormField, ...], form: Form | None, language: str
) -> tuple[Field, ...]:
    """The fields of a table with the labels in one row and the values in the next."""
    cells = columns.pairs(text, lines)
    found = []
    for head, cell in cells:
        label = plain(text[head.start : head.end]).strip(_EDGE)
        key, likeness = _field(label, known, form, language)
        if likeness < _SURE:
            return ()
        found.append(Field(label, key, _between(text, cell.start, [cell])))
    return tuple(found) if len(found) > 1 else ()


def _between(text: str, start: int, lines: Sequence[Span]) -> Span:
    """The value's span: from behind the label to the end of its last line."""
    first = _EDGE_START.match(text, start, lines[-1].end)
    begin = first.end() if first else start
    end = lines[-1].end
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1] in _EDGE:
        end -= 1
    return Span(begin, end) if begin < end else Span(start, start)


def _labels(
    text: str, lines: Sequence[Span], known: tuple[FormField, ...], form: Form | None, language: str
) -> Iterator[tuple[int, _Label]]:
    for at, line in enumerate(lines):
        if _is_group(text, line, form, language):
            yield at, _Label("", None, line, line.end)
        elif label := _label(text, line, known, form, language):
            yield at, label


def _label(
    text: str, line: Span, known: tuple[FormField, ...], form: Form | None, language: str
) -> _Label | None:
    """The label that a line begins with."""
    lead = _LEAD.match(text, *line)
    start = lead.end() if lead else line.start
    for end, enough in _ends(text, Span(start, line.end)):
        words = plain(text[start:end]).strip(" :|*_")
        key, likeness = _field(words, known, form, language)
        if likeness >= (_SURE if _NUMBER.match(text, *line) else enough):
            dash = _DASH.match(text, end, line.end)
            return _Label(words, key, Span(start, end), dash.end() if dash else end)
    return None


def _ends(text: str, line: Span) -> Iterator[tuple[int, float]]:
    """Where a label may end, and the likeness that is enough there."""
    stop = min(line.end, line.start + _MAX_LABEL)
    bold = _BOLD.match(text, line.start, stop)
    if bar := text.find("|", line.start, stop) + 1:
        yield bar - 1, _BEFORE_COLON
    for found in _LABEL_END.finditer(text, line.start, stop):
        yield found.end(), _IN_BOLD if bold else _BEFORE_COLON
    if bold:
        yield bold.end(), _IN_BOLD
    if dash := _DASH.search(text, line.start, stop):
        yield dash.start(), _SURE
    if line.end == stop:
        yield stop, _SURE


def _field(
    words: str, known: tuple[FormField, ...], form: Form | None, language: str
) -> tuple[str | None, float]:
    """The form's field that a label is, and how much it is like it (0-1)."""
    folded = fold(words)
    if not folded:
        return None, 0.0
    best: tuple[float, str | None] = (0.0, None)
    for field, texts in _texts(known, language):
        likeness = max((fuzz.ratio(folded, other) / 100 for other in texts), default=0.0)
        best = max(best, (likeness, field), key=lambda item: item[0])
    for match in _index(known, form, language).match(stems(words))[:1]:
        if match.score > best[0]:
            best = (match.score, known[match.position].key)
    return best[1], best[0]


@cache
def _texts(known: tuple[FormField, ...], language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (field.key, tuple(fold(label) for label in field.labels.get(language, ())))
        for field in known
    )


@cache
def _index(known: tuple[FormField, ...], form: Form | None, language: str) -> Index:
    same = synonyms(form, language) if form else {}
    return Index([field.labels.get(language, ()) for field in known], same)


@cache
def _group(form: Form, language: str) -> re.Pattern[str]:
    names = [name for found in form.subjects.values() for name in found.get(language, ())]
    word = alternatives(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\W*(?:{word})\W*(?:n\s?[°ºo.]\W*)?\d{{1,2}}\W*$", re.IGNORECASE)


def _is_group(text: str, line: Span, form: Form | None, language: str) -> bool:
    """True for a line such as "Next step 2" that opens another record."""
    if form is None:
        return False
    return line.end - line.start < 60 and bool(
        _group(form, language).match(plain(text[line.start : line.end]))
    )
