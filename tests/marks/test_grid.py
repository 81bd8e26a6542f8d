"""Forms of every make: nothing is read wrong, and what is not read is told."""

from __future__ import annotations

import pytest

from pipeline.options import Options
from pipeline.read import read
from tests.marks.grid.cases import Case, cases
from tests.marks.grid.form import LANGUAGES, Option
from tests.marks.grid.printed import kept
from tests.marks.grid.score import NOTHING, score

CASES = list(cases())
PRINTED = list(kept())
# What is left undecided, and why; everything else is read in full.
UNREAD = {
    ("glyph", "Wingdings"): "a symbol font that is neither embedded nor says what its codes mean",
    ("emphasis", "frame"): "the lines of a frame part the options in reading order",
    ("printed", "chromium-segmented"): "nothing but lines parts the buttons' labels",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}, {case.name}")
def test_states_and_labels(case: Case) -> None:
    found = sum((score(*case.make(language)) for language in LANGUAGES), NOTHING)
    assert found.wrong == 0
    assert (found.abstained > 0) == ((case.kind, case.name) in UNREAD)


@pytest.mark.parametrize(("name", "content", "options"), [(n, c, o) for n, _, c, o in PRINTED],
                         ids=[item[0] for item in PRINTED])  # fmt: skip
def test_printed_by_other_programs(name: str, content: bytes, options: list[Option]) -> None:
    found = score(content, options)
    assert found.wrong == 0
    assert (found.abstained > 0) == (("printed", name) in UNREAD)


@pytest.mark.parametrize("kind", ["emphasis", "pill", "card"])
def test_how_a_label_is_set_is_weak_evidence_and_said_to_be(kind: str) -> None:
    for case in CASES:
        if case.kind == kind:
            source = read(case.make("en")[0], "form.pdf", Options())
            assert {mark.encoding for mark in source.marks} == {"emphasis"}, case.name
            assert {mark.confidence for mark in source.marks} == {0.4}
            assert {item.code for item in source.diagnostics} == {"mark-by-emphasis"}
