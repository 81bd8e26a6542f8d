"""What holds for every text: spans, order, time; and what an event carries."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import data
from pipeline.facts.counts import find as find_counts
from pipeline.facts.dates import find as find_dates
from pipeline.facts.events import component, find
from pipeline.types import Context, DateMention, EventMention, NameMention, Period, Span

PERIOD = Period("2022-05/2023-04", "2022-05-01", "2023-04-30")
TEXT = (
    "En mayo de 2022 la STPS capacitó a 60 inspectores en Chiapas y Oaxaca, junto con la OIT.\n"
    "El plan será publicado en junio de 2024."
)


def name(text: str, form: str) -> NameMention:
    start = text.index(form)
    span = Span(start, start + len(form))
    return NameMention(span=span, rule="", confidence=1, text=form, key=form)


def events(text: str, language: str = "es", *forms: str) -> tuple[EventMention, ...]:
    context = Context(language, "MEX", PERIOD)
    dates = find_dates(text, context)
    names = [name(text, form) for form in forms]
    return find(text, context, dates, find_counts(text, context, dates), names)


def quote(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_an_event_carries_all_that_its_clause_tells() -> None:
    first, second = events(TEXT, "es", "STPS", "OIT")
    assert quote(first.action) == "capacitó"
    assert (first.lemma, first.type, first.planned) == ("capacitar", "training", False)
    assert quote(first.what) == "60 inspectores"
    assert [(quote(part.span), part.role) for part in first.participants] == [
        ("STPS", "agent"),
        ("OIT", "partner"),
    ]
    assert [quote(span) for span in first.counts] == ["60 inspectores"]
    assert first.places == ("Chiapas", "Oaxaca")
    assert quote(first.span).startswith("En mayo")
    assert (second.type, second.planned, quote(second.what)) == ("publication", True, "plan")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("En mayo de 2022 se realizó un taller con docentes.", "es", "training"),
        ("En mayo de 2022 se llevó a cabo una campaña de radio.", "es", "campaign"),
        ("En mayo de 2022 se lanzó la campaña.", "es", "campaign"),
        ("En mayo de 2022 se firmó el convenio.", "es", "agreement"),
        ("En mayo de 2022 entró en vigor el convenio.", "es", "ratification"),
        ("En mayo de 2022 creció la matrícula.", "es", "other"),
        ("En mai 2022, une enquête a été menée.", "fr", "survey"),
        ("En mai 2022, la loi a été modifiée.", "fr", "reform"),
        ("Lancement de la plateforme en mai 2022.", "fr", "launch"),
        ("A workshop was held in May 2022.", "en", "training"),
        ("In May 2022 officers raided two farms.", "en", "inspection"),
        ("In May 2022 the Board met twice.", "en", "meeting"),
    ],
)
def test_types(text: str, language: str, kind: str) -> None:
    assert [event.type for event in events(text, language)] == [kind]


def test_a_pronoun_stands_for_the_one_body_before() -> None:
    text = "Le CNS a adopté le plan en mai 2022. Il a publié le guide en juin 2022."
    assert [
        [text[part.span.start : part.span.end] for part in event.participants]
        for event in events(text, "fr", "CNS")
    ] == [["CNS"], ["CNS"]]


def test_a_pronoun_of_two_bodies_stays_open() -> None:
    text = (
        "La STPS y la OIT aprobaron el plan en mayo de 2022. Ella publicó la guía en junio de 2022."
    )
    assert events(text, "es", "STPS", "OIT")[1].participants == ()


def test_that_committee_is_the_one_of_the_paragraph() -> None:
    text = "La Comisión Nacional sesiona cada mes. Dicha Comisión aprobó el plan en mayo de 2022."
    (event,) = events(text, "es", "Comisión Nacional")
    assert [part.role for part in event.participants] == ["agent"]


def test_dates_of_one_expression_give_an_event_each() -> None:
    found = events("La Comisión sesionó el 3 y el 10 de marzo de 2023.")
    assert [event.date.edtf for event in found] == ["2023-03-03", "2023-03-10"]
    assert len({event.action for event in found}) == 1


def test_a_line_break_inside_a_sentence_is_white_space() -> None:
    text = "Uno.\n\nEl plan fue\npublicado en mayo\nde 2022 por la STPS.\n\nOtro."
    (event,) = events(text, "es", "STPS")
    assert text[event.action.start : event.action.end] == "fue\npublicado"


def test_component() -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("pathfinder_dates")
    nlp.add_pipe("pathfinder_counts")
    nlp.add_pipe("pathfinder_agencies")
    period = [PERIOD.edtf, PERIOD.start, PERIOD.end]
    nlp.add_pipe("pathfinder_events", config={"period": period})
    found = nlp(TEXT)._.events
    assert [event.lemma for event in found] == ["capacitar", "publicar"]
    assert component.create(nlp, "events").context == Context("es")


VOCABULARY = """el la se y que , . ; : ( ) en de por con fue ha sido aprobó publicada Comisión STPS
plan 2022 mayo a le qui été the which was launched by and will to train formar 3 — “ ” 2023"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(data.languages()))
def test_any_text_gives_spans_inside_it(words: list[str], language: str) -> None:
    text = " ".join(words)
    context = Context(language, None, PERIOD)
    dates = find_dates(text, context)
    for event in find(text, context, dates):
        assert event.date in dates
        assert event.span.contains(event.action)
        assert event.span.contains(event.date.span)
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert text[event.action.start : event.action.end].strip()
        assert 0 < event.confidence <= 1
        assert event.what is None or event.what


def year(start: int) -> DateMention:
    return DateMention(
        span=Span(start, start + 4),
        rule="",
        confidence=1,
        edtf="2022",
        start="2022-01-01",
        end="2022-12-31",
        precision="year",
    )


@pytest.mark.parametrize(
    "unit", ["enero ", "se ", "(", "“", '"', ". ", "de ", "fue ", "aprobó ", "y que ", "\n", "con "]
)
def test_time_is_linear_in_any_text(unit: str) -> None:
    text = "2022 " + unit * (1_000_000 // len(unit))
    started = time.process_time()
    find(text, Context("es", None, None), [year(0), year(len(text) - 4)])
    assert time.process_time() - started < 1


def test_time_is_linear_in_dates() -> None:
    text = "en 2022 " * 50_000
    started = time.process_time()
    find(text, Context("es", None, None), [year(at + 3) for at in range(0, len(text), 8)])
    assert time.process_time() - started < 1
