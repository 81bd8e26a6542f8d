"""What the issue and the field study name, and what resolution and diagnostics do."""

import pytest

from pipeline.facts.dates import find, search
from pipeline.types import Context, Period

PERIOD = Period("2022-05/2023-04", "2022-05-01", "2023-04-30")

# (language, country, text, [(date_text, EDTF)])
STRINGS = [
    ("es", "MEX", "1.º de mayo de 2023", [("1.º de mayo de 2023", "2023-05-01")]),
    ("fr", "FRA", "Le 1er mars 2023", [("1er mars 2023", "2023-03-01")]),
    ("en", "GHA", "the 13th of June 2022", [("13th of June 2022", "2022-06-13")]),
    ("en", "USA", "June 13, 2023", [("June 13, 2023", "2023-06-13")]),
    ("es", "MEX", "13/06/2022", [("13/06/2022", "2022-06-13")]),
    ("en", "USA", "06/13/2022", [("06/13/2022", "2022-06-13")]),
    ("es", "MEX", "2022-06-13", [("2022-06-13", "2022-06-13")]),
    (
        "es",
        "MEX",
        "Fue del 4 de julio al 19 de octubre de 2022.",
        [("del 4 de julio al 19 de octubre de 2022", "2022-07-04/2022-10-19")],
    ),
    (
        "es",
        "MEX",
        "Del 8 al 11 de septiembre del 2021",
        [("Del 8 al 11 de septiembre del 2021", "2021-09-08/2021-09-11")],
    ),
    ("fr", "FRA", "du 13 au 17 juin 2022", [("du 13 au 17 juin 2022", "2022-06-13/2022-06-17")]),
    (
        "en",
        "GHA",
        "between July and September 2023",
        [("between July and September 2023", "2023-07/2023-09")],
    ),
    ("en", "GHA", "in 2022–2023", [("2022–2023", "2022/2023")]),
    ("en", "GHA", "FY 2023/24", [("FY 2023/24", "2023/2024")]),
    ("es", "MEX", "desde 2019", [("desde 2019", "2019/..")]),
    ("es", "MEX", "hasta 2027", [("hasta 2027", "../2027")]),
    ("fr", "FRA", "depuis 2019", [("depuis 2019", "2019/..")]),
    ("en", "GHA", "until 2027", [("until 2027", "../2027")]),
    ("es", "MEX", "a mediados de 2022", [("mediados de 2022", "2022~")]),
    ("es", "MEX", "a finales de 2023", [("finales de 2023", "2023~")]),
    ("es", "MEX", "a principios de 2023", [("principios de 2023", "2023~")]),
    ("fr", "FRA", "courant 2022", [("2022", "2022")]),
    ("fr", "FRA", "fin 2023", [("fin 2023", "2023~")]),
    ("en", "GHA", "in early 2023", [("early 2023", "2023~")]),
    ("en", "GHA", "in mid-2023", [("mid-2023", "2023~")]),
    ("fr", "FRA", "début mars 2023", [("début mars 2023", "2023-03~")]),
    ("es", "MEX", "durante 2022", [("2022", "2022")]),
    (
        "es",
        "MEX",
        "En junio de 2022 se publicó y en dicho mes se imprimió.",
        [("junio de 2022", "2022-06"), ("dicho mes", "2022-06")],
    ),
    ("en", "GHA", "during 2022", [("2022", "2022")]),
    ("en", "GHA", "Q3 2023", [("Q3 2023", "2023-07/2023-09")]),
    ("es", "MEX", "en 2022 y 2023", [("2022 y 2023", "2022/2023")]),
    ("es", "MEX", "antes de diciembre de 2024", [("diciembre de 2024", "../2024-12")]),
    ("es", "MEX", "para diciembre de 2024", [("diciembre de 2024", "../2024-12")]),
    ("en", "GHA", "by December 2024", [("December 2024", "../2024-12")]),
    ("es", "MEX", "desde julio de 2023", [("desde julio de 2023", "2023-07/..")]),
    ("fr", "FRA", "n° 2022-366 du 8 juin 2022", []),
    ("es", "MEX", "13 \ndejunio de 2022", [("13 \ndejunio de 2022", "2022-06-13")]),
    ("es", "MEX", "el 13\n\nde junio de 2022", [("13\n\nde junio de 2022", "2022-06-13")]),
    (
        "es",
        "MEX",
        "el 3 y el 10 de marzo de 2023",
        [("3 y el 10 de marzo de 2023", f"2023-03-{day}") for day in ("03", "10")],
    ),
    (
        "es",
        "MEX",
        "De mayo de 2022 a abril de 2023",
        [("De mayo de 2022 a abril de 2023", "2022-05/2023-04")],
    ),
    ("es", "MEX", "desde 2022 y hasta 2027", [("desde 2022 y hasta 2027", "2022/2027")]),
    # Field study: what other libraries read wrongly.
    ("es", "MEX", "a 1.250 personas", []),
    ("es", "MEX", "En mayo de 2019", [("mayo de 2019", "2019-05")]),
    ("fr", "FRA", "5 à 17 ans", []),
    ("fr", "FRA", "décret n° 2021-15 a", []),
    ("en", "USA", "en may train", []),
    ("es", "CHL", "A fines de 2019", [("fines de 2019", "2019~")]),
    ("en", "USA", "second half of 2021", [("second half of 2021", "2021-07/2021-12")]),
    ("es", "ESP", "del 3 al 5 de marzo", []),
    ("es", "ESP", "12/06/2018", [("12/06/2018", "2018-06-12")]),
    (
        "es",
        "ESP",
        "del 31 de agosto al 2 de septiembre de 2021",
        [("del 31 de agosto al 2 de septiembre de 2021", "2021-08-31/2021-09-02")],
    ),
    ("en", "USA", "538400 and 123° and to and a", []),
    # Not dates.
    ("es", "MEX", "Programa 2022-2024, ENTI 2022, Ley 21.675, Agenda 2030, Protocolo de 2014", []),
    ("es", "MEX", "https://example.org/2022/06/13/nota y a2022@example.org", []),
    ("es", "MEX", "28ª Sesión, artículo 13, 12 meses, de 15 a 17 años, tel. 55 2022 2023", []),
    ("es", "MEX", "$2022, 2022 pesos, 2,022 personas, 2022 %, versión 2.2022", []),
    ("fr", "FRA", "2 022 enfants, 2022 enfants, la Convention C182 (1999)", []),
    ("en", "GHA", "the Children's Act, 2010 (Act 807), the 1990s, a 2022 study", []),
    ("es", "MEX", "la década de 1990, los años 90", []),
]


@pytest.mark.parametrize(("language", "country", "text", "expected"), STRINGS)
def test_strings(language: str, country: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = find(text, Context(language, country))
    assert [(text[m.span.start : m.span.end], m.edtf) for m in found] == expected


# (text, period, [(EDTF, inferred)], number of diagnostics)
INCOMPLETE = [
    ("En junio se capacitó.", PERIOD, [("2022-06", True)], 0),
    ("En junio se capacitó.", None, [], 1),
    (
        "Abrió en mayo y cerró en noviembre de 2021.",
        None,
        [("2021-05", True), ("2021-11", False)],
        0,
    ),
    # The sentence and the period disagree: not certain.
    ("Abrió en mayo y cerró en junio de 2019.", PERIOD, [("2019-06", False)], 1),
    # Another sentence's year is not certain.
    ("Cerró en junio de 2021. En mayo abrió.", None, [("2021-06", False)], 1),
    # An open end says nothing of when.
    ("En mayo se aprobó el plan hasta 2030.", None, [("../2030", False)], 1),
    (
        "En mayo de 2021 abrió. Dicho mes cerró.",
        None,
        [("2021-05", False), ("2021-05", True)],
        0,
    ),
    ("En 2021 abrió. En dicho mes creció.", None, [("2021", False)], 1),
    ("Ese mismo año abrió.", PERIOD, [], 1),
    ("El 31 de abril de 2022 abrió.", PERIOD, [], 1),
    ("Cada 12 de junio se conmemora.", PERIOD, [], 0),
]


@pytest.mark.parametrize(("text", "period", "expected", "problems"), INCOMPLETE)
def test_what_is_left_out(
    text: str, period: Period | None, expected: list[tuple[str, bool]], problems: int
) -> None:
    found = search(text, Context("es", "MEX", period))
    assert [(m.edtf, m.inferred) for m in found.mentions] == expected
    assert [d.code for d in found.diagnostics] == ["date-incomplete"] * problems


@pytest.mark.parametrize(
    ("language", "once", "every_year"),
    [
        ("es", "Abrió entre mayo y junio.", "Las multas aumentan entre mayo y junio."),
        ("fr", "Il ouvrit entre mai et juin.", "Les amendes doublent entre mai et juin."),
        ("en", "It ran between May and June.", "Fines usually rise between May and June."),
    ],
)
def test_a_season_is_no_date(language: str, once: str, every_year: str) -> None:
    context = Context(language, None, PERIOD)
    assert [mention.precision for mention in find(once, context)] == ["range"]
    assert not find(every_year, context)


def test_a_mention_says_its_days_and_precision() -> None:
    (mention,) = find("Abrió a mediados de febrero de 2024.", Context("es"))
    assert (mention.start, mention.end) == ("2024-02-01", "2024-02-29")
    assert mention.precision == "month"
    assert mention.approximate
    assert not mention.inferred
    (open_end,) = find("Opera desde julio de 2023.", Context("es"))
    assert (open_end.start, open_end.end) == ("2023-07-01", None)
    assert open_end.precision == "range"
