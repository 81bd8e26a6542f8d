"""From a question's lines to the question."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.forms import words
from pipeline.forms.wording import fold, heading, plain
from pipeline.segment import blocks, subjects
from pipeline.segment.allot import Part
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line
from pipeline.segment.recognise import Layout
from pipeline.types import Question, Span

_MAX_LABEL = 30  # characters of a label before an answer
_TELLING_LINES = 3  # of an answer that show whether it says something


def of_part(layout: Layout, part: Part, seq: int) -> Question:
    """The question, without its section and its choices."""
    head = part.asked.heading
    whole = layout.lines[head.first : part.help_end]
    span = Span(whole[0].start, whole[-1].end)
    prompt, required = _prompt(head, layout.lines[head.last + 1 : part.help_end])
    own = _answer_lines(layout.lines[part.help_end : part.end])
    known = layout.question(part.asked)
    return Question(
        seq=seq,
        number=head.number,
        key=known.key if known else None,
        kind=known.kind if known else "narrative",
        required=required,
        section=None,
        prompt=prompt,
        span=span,
        answer=Span(own[0].start, own[-1].end) if own else Span(span.end, span.end),
        answered=words.is_answer(" ".join(line.raw for line in own[:_TELLING_LINES])),
        blocks=blocks.find(own, layout.language),
        subject=subjects.subject(head.text, layout.expected(part.asked)),
    )


def _prompt(head: Heading, extra: Sequence[Line]) -> tuple[str, bool]:
    texts, required = [head.text], head.required
    for line in extra:
        text, star = heading(line.raw)
        texts.append(text)
        required = required or star
    return " ".join(texts), required


def _answer_lines(own: Sequence[Line]) -> Sequence[Line]:
    """An answer's lines without rules and a label ("Answer:") around it."""
    first, end = 0, len(own)
    while first < end and (own[first].is_rule or _is_label(own[first])):
        first += 1
    while end > first and own[end - 1].is_rule:
        end -= 1
    return own[first:end]


def _is_label(line: Line) -> bool:
    return len(line.raw) < _MAX_LABEL and fold(plain(line.raw)) in words.folded("answer_labels")
