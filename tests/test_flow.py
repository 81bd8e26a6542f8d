"""The whole job: complete, grounded, deterministic, and right on the real report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import flow
from pipeline.errors import InputError
from pipeline.flow import extract
from pipeline.link.agencies import resolve
from pipeline.report import Report
from pipeline.types import Context, Period
from pipeline.write import validate
from tests.corpus import ALL, MEXICO, REPORTS, SHARED, document, extracted


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_text_is_the_file_itself(path: Path) -> None:
    assert extracted(path).text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_character_belongs_somewhere(path: Path) -> None:
    report = extracted(path)
    owned = bytearray(len(report.text))
    for start, end in _parts(report):
        owned[start:end] = b"\x01" * (end - start)
    lost = [at for at, mark in enumerate(owned) if not mark and not report.text[at].isspace()]
    assert lost == []


def _parts(report: Report) -> list[tuple[int, int]]:
    return [
        *((one.start, one.end) for one in report.sections),
        *((one.start, one.end) for one in report.questions),
        *((one.answer.start, one.answer.end) for one in report.questions),
        *((one.start, one.end) for one in report.leftovers),
    ]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_facts_stand_in_their_answers(path: Path) -> None:
    report = extracted(path)
    answers = {q.id: (q.answer.start, q.answer.end) for q in report.questions}
    facts = [
        *((event.question, event.date.span.start, event.date.span.end) for event in report.events),
        *((count.question, count.evidence.start, count.evidence.end) for count in report.counts),
        *((m.question, m.start, m.end) for agency in report.agencies for m in agency.mentions),
    ]
    assert len(facts) > 10
    for question, start, end in facts:
        assert answers[question][0] <= start < end <= answers[question][1]


def test_the_same_report_from_path_bytes_and_text() -> None:
    path = REPORTS[-1]
    from_path = extract(path)
    assert extract(str(path)) == from_path
    assert extract(path.read_bytes(), name=path.name) == from_path
    text = extract(path.read_bytes().decode(), name=path.name)
    assert text == from_path


def test_a_string_without_line_breaks_is_a_path() -> None:
    with pytest.raises(InputError, match=r"no-such\.md: No such file"):
        extract("no-such.md")


@pytest.mark.parametrize("text", ["", " ", "\n", b""])
def test_an_empty_text_is_no_path(text: str | bytes) -> None:
    with pytest.raises(InputError, match=r"^(text|bytes): is empty$"):
        extract(text)


def test_crlf_is_kept_in_the_offsets() -> None:
    path = REPORTS[-1]
    text = path.read_bytes().decode()
    crlf = extract(text.replace("\n", "\r\n"), name=path.name)
    assert "\r\n" in crlf.text
    plain = extracted(path)
    assert [e.date.edtf for e in crlf.events] == [e.date.edtf for e in plain.events]
    assert [q.prompt for q in crlf.questions] == [q.prompt for q in plain.questions]


LINES = sorted({line for path in REPORTS[-1:] for line in path.read_text().split("\n")})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=40).map("\n".join))
def test_any_mixture_of_lines_gives_a_valid_document_or_a_clear_error(text: str) -> None:
    try:
        report = extract(text.encode("utf-8", "ignore"))
    except InputError:
        return  # nothing but white space or control characters; any other error is a fault
    assert validate.problems(json.loads(report.to_json())) == []


PROSE = {
    "es": "En mayo de 2022 la Secretaría de Salud (SESA) capacitó a 60 mil docentes.",
    "fr": "En mai 2022, le Ministère de la Santé (MSAN) a formé 1 250 enseignants.",
    "en": "In May 2022 the Ministry of Health (MOHA) trained 1,250 teachers and 3 judges.",
}


@pytest.mark.parametrize(("language", "prose"), PROSE.items())
def test_spacy_components_tell_what_the_flow_tells(language: str, prose: str) -> None:
    context = Context(language)
    (found,) = flow._facts([prose], resolve([prose], [], context), context)
    nlp = spacy.blank("xx")
    for layer in ("dates", "counts", "agencies", "events"):
        nlp.add_pipe(f"pathfinder_{layer}", config={"language": language})
    layers = nlp(prose)._
    for told in (found.dates, found.counts, found.names, found.events):
        assert told
    assert (layers.dates, layers.counts, layers.agencies, layers.events) == (
        found.dates,
        found.counts,
        found.names,
        found.events,
    )


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period("2022-05/2023-04", "2022-05-01", "2023-04-30"), [("2022-06", True)]),
        (Period("2021-05/2023-04", "2021-05-01", "2023-04-30"), []),  # it has two Junes
        (None, []),
    ],
)
def test_a_month_without_a_year_is_that_of_the_reporting_period(
    period: Period | None, expected: list[tuple[str, bool]]
) -> None:
    prose = "In June the Ministry of Labour trained 20 inspectors."
    context = Context("en", "GHA", period)
    (found,) = flow._facts([prose], resolve([prose], [], context), context)
    assert [(event.date.edtf, event.date.inferred) for event in found.events] == expected


@pytest.mark.skipif(not MEXICO.exists(), reason="the shared real report is not here")
class TestMexico:
    """What the real report is known to hold."""

    def test_outline(self) -> None:
        report = extracted(MEXICO)
        assert len(report.questions) == 38
        numbers = [question.number for question in report.questions]
        assert numbers == [*map(str, range(1, 38)), "37"]
        assert report.report.country is not None
        assert report.report.country.code == "MEX"
        assert report.report.period is not None
        assert report.report.period.edtf == "2022-05/2023-04"
        options = [option for question in report.questions for option in question.options]
        assert len(options) == 47
        assert {option.selected for option in options} == {None}
        assert [len(q.fields) for q in report.questions if q.kind == "record"] == [4]

    def test_questions_are_the_golds(self) -> None:
        gold = json.loads((SHARED / "gold" / "mexico-2023.es.json").read_text(encoding="utf-8"))
        questions = document(MEXICO)["questions"]
        assert len(gold["questions"]) > 10
        for wanted in gold["questions"]:
            found = questions[wanted["q"] - 1]
            for key in ("number", "kind", "required", "prompt"):
                assert found[key] == wanted[key]
            assert found["answer"]["start"] == wanted["answer_start"]
            assert found["answer"]["end"] == wanted["answer_end"]
            assert found["answer"]["answered"] == wanted["answered"]
            assert found["subject"] == wanted.get("subject")
