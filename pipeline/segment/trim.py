"""A heading without an end mark that took in the beginning of its answer is cut again.

Where it should end, the form's own words tell: what follows shares none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.forms import Form
from pipeline.forms.index import Index, questions
from pipeline.forms.wording import heading, stems
from pipeline.segment import headings
from pipeline.segment.lines import Line
from pipeline.segment.match import Asked

_BEGINS = re.compile(r"[\"“«¿¡]?[A-ZÀ-Ý\d]")
_STRANGE = 0.4  # share of its words that the question's wordings may have of an answer


def cut(asked: Asked, lines: Sequence[Line], form: Form | None) -> Asked:
    """The same question with the heading that its form knows."""
    one = asked.heading
    if form is None or asked.position is None or one.first == one.last or one.asks:
        return asked
    if form.questions[asked.position].subject:
        return asked  # a title has strange words too
    index = questions(form, asked.language)
    for last in range(one.first, one.last):
        if _answer_begins(lines, last, asked, index):
            shorter = headings.at_line(lines[: last + 1], one.first)
            return asked._replace(heading=shorter) if shorter else asked
    return asked


def _answer_begins(lines: Sequence[Line], last: int, asked: Asked, index: Index) -> bool:
    """True if the heading is more like the form's question without the lines after ``last``."""
    one, following = asked.heading, lines[last + 1]
    if asked.position is None or not (following.after_blank or _BEGINS.match(following.raw)):
        return False
    head, rest = _words(lines[one.first : last + 1]), _words(lines[last + 1 : one.last + 1])
    if index.explains(rest, asked.position) > _STRANGE:
        return False
    return index.likeness(head, asked.position) > index.likeness((*head, *rest), asked.position)


def _words(lines: Sequence[Line]) -> tuple[str, ...]:
    return stems(heading(" ".join(line.content for line in lines))[0])
