"""What counts are in whole sentences: spans, qualifiers, types, and what is none."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts.counts import component, find
from pipeline.types import Context, CountMention, DateMention, Span

COUNTRY = {"es": "COL", "fr": "CIV", "en": "GHA"}


def counts(language: str, text: str) -> tuple[CountMention, ...]:
    return find(text, Context(language, COUNTRY[language]))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El 116 recibió 12.000 llamadas.", [(12000, "llamadas", "exact", "activity")]),
        ("es", "participaron, en total, 753 docentes", [(753, "docentes", "exact", "people")]),
        (
            "es",
            "se dieron 12 cursos de ética; 11 de género",
            [(12, "cursos de ética", "exact", "activity"), (11, "cursos", "exact", "activity")],
        ),
        ("es", "Unas 300 familias", [(300, "familias", "approx", "people")]),
        ("es", "al menos 20 docentes rurales", [(20, "docentes rurales", "more_than", "people")]),
        ("es", "hasta 50 niños", [(50, "niños", "less_than", "people")]),
        ("es", "dotó de 45 radios de malla", [(45, "radios de malla", "exact", "organisation")]),
        ("fr", "6 salles claires et livres", [(6, "salles claires", "exact", "other")]),
        ("en", "12 publicly funded farms", [(12, "publicly funded farms", "exact", "place")]),
        ("en", "4 cases of abuse", [(4, "cases of abuse", "exact", "activity")]),
        ("es", "a las 10 los jueces salieron", []),
        ("fr", "| Zone | Taux (%) |\n| Sud | 12,5 |", [(12.5, "%", "exact", "percent")]),
        ("fr", "| Zone | Montant (milliers de FCFA) |\n| Sud | 12 |", []),
        ("en", "| Zone | Boys freed in 2021 |\n| A | 7 |", [(7, "Boys", "exact", "people")]),
        ("fr", "5 cérémonies", [(5, "cérémonies", "exact", "other")]),
        ("fr", "9 écoles fournies", [(9, "écoles", "exact", "organisation")]),
        ("fr", "12 tonnes saisies", [(12, "tonnes", "exact", "other")]),
        ("es", "9 propuestas", [(9, "propuestas", "exact", "document")]),
        ("es", "9 familias propuestas", [(9, "familias", "exact", "people")]),
        ("es", "300 niños o más", [(300, "niños", "more_than", "people")]),
        ("es", "48 miembros del ejército", [(48, "miembros del ejército", "exact", "people")]),
        ("es", "32 comunas de la región", [(32, "comunas", "exact", "place")]),
        ("es", "12 talleres dirigidos a", [(12, "talleres", "exact", "activity")]),
        (
            "es",
            "12 y 15 talleres",
            [(12, "talleres", "exact", "activity"), (15, "talleres", "exact", "activity")],
        ),
        (
            "es",
            "a 12,885\npersonas y 3\n\ntalleres",
            [(12885, "personas", "exact", "people"), (3, "talleres", "exact", "activity")],
        ),
        ("es", "Objetivo: 12 talleres", [(12, "talleres", "exact", "activity")]),
        ("fr", "32 chefs de village", [(32, "chefs de village", "exact", "people")]),
        ("es", "4 módulos de 20 horas", [(4, "módulos", "exact", "activity")]),
        ("es", "8 de ellas niñas", [(8, "niñas", "exact", "people")]),
        (
            "es",
            "personas: 35 (20 mujeres)",
            [(35, "personas", "exact", "people"), (20, "mujeres", "exact", "people")],
        ),
        ("es", "5 mil 300 millones de pesos", [(5.3e9, "COP", "exact", "money")]),
        ("es", "$15.000 (quince mil pesos)", [(15000, "COP", "exact", "money")]),
        ("es", "$ 1.200 millones", [(1.2e9, "COP", "exact", "money")]),
        ("fr", "près de 300 ménages", [(300, "ménages", "approx", "place")]),
        ("es", "rondó los 300 niños", [(300, "niños", "approx", "people")]),
        ("es", "no llegan a 50 niños", [(50, "niños", "less_than", "people")]),
        ("fr", "la part avoisine 55 %", [(55, "%", "approx", "percent")]),
        ("fr", "la part n'atteint pas 15 %", [(15, "%", "less_than", "percent")]),
        ("en", "handed over 85 boats", [(85, "boats", "exact", "other")]),
        ("en", "just under 40 boats", [(40, "boats", "less_than", "other")]),
        ("fr", "jusqu'à 40 juges", [(40, "juges", "less_than", "people")]),
        ("fr", "quarante écoles environ", [(40, "écoles", "approx", "organisation")]),
        ("fr", "36 000 FCFA", [(36000, "XOF", "exact", "money")]),
        ("fr", "800 ont été placés et 450 placés", []),
        ("fr", "1 Md FCFA", [(1e9, "XOF", "exact", "money")]),
        ("fr", "12 agents du ministère", [(12, "agents", "exact", "people")]),
        ("en", "some 300 villages", [(300, "villages", "approx", "place")]),
        ("en", "fewer than 20 cases", [(20, "cases", "less_than", "activity")]),
        (
            "en",
            "35 judges and public prosecutors",
            [(35, "judges and public prosecutors", "exact", "people")],
        ),
        (
            "en",
            "23 inspectors in 2021 and 31 in 2022",
            [(23, "inspectors", "exact", "people"), (31, "inspectors", "exact", "people")],
        ),
        (
            "fr",
            "58 écoles et plus de 180 élèves",
            [(58, "écoles", "exact", "organisation"), (180, "élèves", "more_than", "people")],
        ),
        ("en", "300+ teachers", [(300, "teachers", "more_than", "people")]),
        ("en", "8 radio and TV programmes", [(8, "radio and TV programmes", "exact", "activity")]),
        ("es", "3 docenas de talleres", [(36, "talleres", "exact", "activity")]),
        ("fr", "vingt-et-un ateliers", [(21, "ateliers", "exact", "activity")]),
        (
            "es",
            "La red pasó de 19 a 41 integrantes",
            [(19, "integrantes", "exact", "people"), (41, "integrantes", "exact", "people")],
        ),
        (
            "fr",
            "le nombre est passé de 34 % à 28,5 %",
            [(34, "%", "exact", "percent"), (28.5, "%", "exact", "percent")],
        ),
        (
            "en",
            "cases went from 780 to 907 cases",
            [(780, "cases", "exact", "activity"), (907, "cases", "exact", "activity")],
        ),
        ("es", "CUARENTA Y DOS MUNICIPIOS", [(42, "MUNICIPIOS", "exact", "place")]),
        (
            "es",
            "El 45 por ciento de los 2.300 hogares",
            [
                (45, "%", "exact", "percent"),
                (2300, "hogares", "exact", "place"),
            ],
        ),
        ("es", "46 centros poblados", [(46, "centros poblados", "exact", "place")]),
        ("fr", "12 véhicules tout-terrain", [(12, "véhicules tout-terrain", "exact", "other")]),
        ("fr", "2 régions d'expression anglaise", [(2, "régions", "exact", "place")]),
        (
            "es",
            "«Hemos formado a 45 técnicos municipales», dijo",
            [(45, "técnicos municipales", "exact", "people")],
        ),
        ("es", "Ochenta de las familias aceptaron", [(80, "familias", "exact", "people")]),
        ("es", "2.340 niños menores de 14 años", [(2340, "niños", "exact", "people")]),
        ("en", "7 workers' unions", [(7, "workers' unions", "exact", "organisation")]),
    ],
)
def test_counts(language: str, text: str, expected: list[tuple[float, str, str, str]]) -> None:
    found = counts(language, text)
    assert [(m.value, m.unit, m.qualifier, m.unit_type) for m in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Llame al 800 5533 000 o al 116 111."),
        ("es", "atención 24/7, Grupo G5, Faena 2.0"),
        ("es", "el 13 de junio de 2022 a las 10:30 horas"),
        ("es", "1. Modernizar\n2. Publicar"),
        ("es", "https://ejemplo.org/12 talleres"),
        ("es", "el proyecto «100 escuelas seguras»"),
        ("es", "los apartados 4.1; 4.2 y 4.3"),
        ("fr", "appeler le +225 27 20 00 11"),
        ("fr", "la loi n° 2015-532 du 20 juillet"),
        ("fr", "une campagne, l'un des acteurs, des milliers"),
        ("en", "the 110th Session, on 12 June 2022"),
        ("en", "12-month programme, 17-year-olds, a two-day visit"),
        ("en", "info12@example.org, page 12, version 2.0"),
    ],
)
def test_no_counts(language: str, text: str) -> None:
    assert counts(language, text) == ()


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "unit"),
    [
        ("es", "entre el 10 % y el 15 %", 10, 15, "%"),
        ("es", "de 2 a 3 millones de niños", 2e6, 3e6, "niños"),
        ("es", "uno o dos talleres", 1, 2, "talleres"),
        ("fr", "2 ou 3 visites", 2, 3, "visites"),
        ("en", "USD 1-2 million", 1e6, 2e6, "USD"),
        ("en", "one or two workshops", 1, 2, "workshops"),
    ],
)
def test_ranges(language: str, text: str, low: float, high: float, unit: str) -> None:
    (mention,) = counts(language, text)
    assert (mention.value, mention.low, mention.high) == (None, low, high)
    assert mention.unit == unit
    assert mention.span == (0, len(text))


@pytest.mark.parametrize(
    ("language", "text", "value", "total"),
    [
        ("es", "24 de las 32 entidades", 24, 32),
        ("es", "311 de un total de 1.204 denuncias", 311, 1204),
        ("es", "una de cada cinco niñas", 1, 5),
        ("fr", "12 des 31 régions", 12, 31),
        ("fr", "12 régions sur 31", 12, 31),
        ("en", "3 of the 12 districts", 3, 12),
        ("en", "one in five children", 1, 5),
    ],
)
def test_totals(language: str, text: str, value: float, total: float) -> None:
    (mention,) = counts(language, text)
    assert (mention.value, mention.of) == (value, total)
    assert mention.span == (0, len(text))


@pytest.mark.parametrize(
    ("language", "country", "text", "value", "code"),
    [
        ("es", "PER", "S/ 120 000", 120000, "PEN"),
        ("es", "GTM", "Q 25 000", 25000, "GTQ"),
        ("es", "HND", "L. 500,000", 500000, "HNL"),
        ("es", "PRY", "Gs. 2.500.000", 2500000, "PYG"),
        ("es", "BOL", "Bs 75.000", 75000, "BOB"),
        ("es", "CRI", "₡ 45 millones", 45e6, "CRC"),
        ("es", "CHL", "840 millones de pesos chilenos", 840e6, "CLP"),
        ("fr", "MDG", "Ar 150 000", 150000, "MGA"),
        ("fr", "MDG", "3,5 milliards d'ariary", 3.5e9, "MGA"),
        ("fr", "CMR", "45 millions de FCFA", 45e6, "XAF"),
        ("en", "NPL", "Rs. 15,000", 15000, "NPR"),
        ("en", "ZMB", "K250,000", 250000, "ZMW"),
        ("en", "GHA", "GH¢12,000", 12000, "GHS"),
    ],
)
def test_money(language: str, country: str, text: str, value: float, code: str) -> None:
    (mention,) = find(text, Context(language, country))
    assert (mention.value, mention.unit) == (value, code)
    assert mention.span == (0, len(text))


def test_a_letter_is_money_only_at_home() -> None:
    assert find("K250,000", Context("en", "GHA")) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un enfant sur cinq travaille."),
        ("es", "Un niño de cada cinco trabaja."),
        ("en", "One child in five is at work."),
    ],
)
def test_one_in_five(language: str, text: str) -> None:
    (mention,) = counts(language, text)
    assert (mention.value, mention.of) == (1, 5)


def test_no_count_inside_a_date() -> None:
    text = "En 2022 países de la región firmaron; 3 países no."
    date = DateMention(
        span=Span(3, 7), rule="date.year", confidence=1, edtf="2022", start="2022-01-01",
        end="2022-12-31", precision="year",
    )  # fmt: skip
    (mention,) = find(text, Context("es", "MEX"), [date])
    assert mention.value == 3


@given(st.text(alphabet="12 .,-–%$()|\nay:;de las más de 5 mil un niños talleres", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    for mention in find(text, Context("es", "MEX")):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert (mention.value is None) == (mention.low is not None)
        assert 0 < mention.confidence <= 1
        assert mention.unit


def test_the_component_stores_the_counts() -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("pathfinder_counts", config={"country": "MEX"})
    assert component.create  # importing the module registers the factory
    doc = nlp("Se realizaron 1,877 acciones de prevención.")
    assert [mention.value for mention in doc._.counts] == [1877]


@pytest.mark.parametrize(
    ("language", "country", "text", "unit"),
    [
        ("en", "PHL", "a fine of PhP 150", "PHP"),
        ("en", "PHL", "a budget of P45.5 million", "PHP"),
        ("en", "BWA", "a budget of P45.5 million", "BWP"),
        ("fr", "MAR", "une amende de 1 200 DH", "MAD"),
        ("fr", "BDI", "une amende de 1 200 FBu", "BIF"),
        ("fr", "DZA", "une amende de 1 200 DA", "DZD"),
        ("en", "KEN", "Kshs 20 million", "KES"),
        ("es", "PRY", "G. 300", "PYG"),
    ],
)
def test_a_sign_of_money_is_that_of_the_country(
    language: str, country: str, text: str, unit: str
) -> None:
    [count] = find(text, Context(language, country))
    assert (count.unit, count.unit_type) == (unit, "money")


@pytest.mark.parametrize(
    ("country", "text"), [("GHA", "item P45"), ("PHL", "a level of 300 P"), ("GHA", "Annex K300")]
)
def test_a_letter_that_is_no_money_there_is_none(country: str, text: str) -> None:
    assert not [c for c in find(text, Context("en", country)) if c.unit_type == "money"]
