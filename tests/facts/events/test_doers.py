"""Who did what a count without an event tells."""

from pathlib import Path

import pytest

from pipeline.facts.counts import find as find_counts
from pipeline.facts.dates import find as find_dates
from pipeline.facts.events import doers, find
from pipeline.types import Context
from tests.corpus import REPORTS, extracted
from tests.facts.events.test_sentences import PERIOD, named

# language, text, and for each count with doers their names
CASES = [
    ("es", "La <STPS> capacitó a 753 servidores públicos.", {"753 servidores públicos": "STPS"}),
    ("es", "| <STPS> | capacitación | 753 servidores |", {"753 servidores": "STPS"}),
    ("es", "<STPS>: capacitación de 753 servidores.", {"753 servidores": "STPS"}),
    (
        "es",
        "La <Inspección> y la <Fiscalía> rescataron a 40 adolescentes en 12 fincas.",
        {"40 adolescentes": "Inspección, Fiscalía", "12 fincas": "Inspección, Fiscalía"},
    ),
    ("es", "Fueron atendidas 63 víctimas por el <Patronato>.", {"63 víctimas": "Patronato"}),
    ("es", "La <OIT>, que reúne a 187 Estados, publicó el informe.", {"187 Estados": "OIT"}),
    ("es", "En el país hay 300 inspectores de la <STPS>.", {}),
    ("es", "La ley obliga a 40 empresas a informar a la <Secretaría del Trabajo>.", {}),
    ("es", "El 60 % de los hogares recibe el bono de la <Red Nacional>.", {}),
    ("es", "El <INEI> informó que 8.000 niños trabajan.", {}),
    ("es", "Se visitaron 40 fincas. La <STPS> las registró.", {}),
    (
        "en",
        "The <Labour Office> inspected 310 farms and found 25 children.",
        {"310 farms": "Labour Office", "25 children": "Labour Office"},
    ),
    ("en", "Some 310 farms were inspected by the <Labour Office>.", {"310 farms": "Labour Office"}),
    ("en", "| <UNICEF> | trained | 120 teachers |", {"120 teachers": "UNICEF"}),
    (
        "en",
        "With the support of <UNICEF>, the <Labour Office> enrolled 900 children.",
        {"900 children": "UNICEF, Labour Office"},
    ),
    ("en", "There were 40 cases before the <High Court>.", {}),
    ("en", "The <Labour Office> has 40 inspectors.", {}),
    ("en", "Following talks led by the <Labour Office>, 118 chiefs signed a pledge.", {}),
    (
        "en",
        "The <Board>, which joins 22 bodies and is served by the <Child Unit>, held four sittings.",
        {"22 bodies": "Board", "four sittings": "Board"},
    ),
    ("fr", "La <Gendarmerie> a libéré 45 enfants.", {"45 enfants": "Gendarmerie"}),
    ("fr", "45 enfants ont été libérés par la <Gendarmerie>.", {"45 enfants": "Gendarmerie"}),
    ("fr", "<OIT> : formation de 45 juges.", {"45 juges": "OIT"}),
    ("fr", "L'<ANDE> dispose de 12 véhicules.", {}),
    ("fr", "Le <Ministère> a indiqué que 45 enfants travaillent dans les mines.", {}),
]


@pytest.mark.parametrize(("language", "marked", "expected"), CASES)
def test_doers(language: str, marked: str, expected: dict[str, str]) -> None:
    text, names = named(marked)
    context = Context(language, None, PERIOD)
    dates = find_dates(text, context)
    counts = find_counts(text, context, dates)
    assert counts
    found = doers(text, context, dates, counts, names, ())
    assert {
        text[count.start : count.end]: ", ".join(text[one.start : one.end] for one in told)
        for count, told in found.items()
    } == expected


def test_counts_of_events_are_left_to_the_events() -> None:
    text, names = named("La <STPS> capacitó a 753 servidores en mayo de 2022.")
    context = Context("es", None, PERIOD)
    dates = find_dates(text, context)
    counts = find_counts(text, context, dates)
    events = find(text, context, dates, counts, names)
    assert [event.counts for event in events] == [(counts[0].span,)]
    assert doers(text, context, dates, counts, names, events) == {}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_reports_carry_the_agents_of_counts(path: Path) -> None:
    report = extracted(path)
    agencies = {agency.id for agency in report.agencies}
    told = [count.agents for count in report.counts if count.event is None and count.agents]
    assert told
    assert agencies.issuperset(agent for agents in told for agent in agents)
