"""Numbers written in every convention and in words are read back exactly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from pipeline.countries import number_format
from pipeline.facts.counts import find
from pipeline.facts.counts.grammar import grammar
from pipeline.facts.counts.numbers.scan import scan
from pipeline.types import Context, CountMention

NOUN = {"es": "talleres", "fr": "ateliers", "en": "workshops"}
MARKS = {
    "es-MEX": (",", "."),
    "es-CHL": (".", ","),
    "fr-CIV": ("\u202f", ","),
    "fr-CMR": ("\u00a0", ","),
    "fr-MDG": (" ", ","),
    "fr-BFA": (".", ","),
    "fr-TGO": ("\u2009", ","),
    "en-GHA": (",", "."),
    "es-ESP": (" ", ","),
}


def only(language: str, country: str | None, text: str) -> CountMention:
    (mention,) = find(text, Context(language, country))
    return mention


@given(st.integers(2, 999_999_999_999), st.sampled_from(sorted(MARKS)))
def test_grouped_digits(value: int, place: str) -> None:
    language, country = place.split("-")
    written = f"{value:,}".replace(",", MARKS[place][0])
    if 1900 <= value < 2100:
        return  # may be a year
    mention = only(language, country, f"({written} {NOUN[language]})")
    assert mention.value == value
    assert mention.span == (1, 2 + len(written) + len(NOUN[language]))


@given(st.integers(0, 9999), st.integers(1, 99), st.sampled_from(sorted(MARKS)))
def test_decimal_percentages(whole: int, part: int, place: str) -> None:
    language, country = place.split("-")
    group, decimal = MARKS[place]
    text = f"{whole:,}".replace(",", group) + f"{decimal}{part:02}"
    mention = only(language, country, f"el {text} % ")
    assert mention.unit == "%"
    assert mention.value == pytest.approx(whole + part / 100)


@given(st.integers(2, 999), st.integers(0, 99), st.integers(0, 98))
def test_indian_grouping(thousands: int, lakhs: int, crores: int) -> None:
    text = f"{crores + 1},{lakhs:02},{thousands % 100:02},{thousands:03}"
    value = int(text.replace(",", ""))
    assert only("en", "NPL", f"{text} workshops").value == value


@settings(max_examples=400)
@given(st.integers(2, 9_999_999), st.sampled_from(["es", "fr", "en"]))
def test_words(value: int, language: str) -> None:
    words = num2words(value, lang=language).replace(",", "")
    link = {"es": " de", "fr": " de", "en": ""}[language] if value % 1_000_000 == 0 else ""
    mention = only(language, None, f"{words}{link} {NOUN[language]}")
    assert mention.value == value
    assert mention.span.start == 0


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "veintiún talleres", 21),
        ("es", "ciento una familias", 101),
        ("es", "dos mil millones de pesos", 2e9),
        ("es", "un millón y medio de niños", 1_500_000),
        ("fr", "deux mille écoles", 2000),
        ("fr", "quatre-vingt-dix écoles", 90),
        ("fr", "soixante et onze écoles", 71),
        ("fr", "un demi-million d'enfants", 500_000),
        ("fr", "deux millions et demi d'enfants", 2_500_000),
        ("fr", "septante-cinq écoles", 75),
        ("en", "two and a half million children", 2_500_000),
        ("en", "a hundred and one schools", 101),
        ("en", "half a dozen schools", 6),
        ("en", "2.5 crore workers", 25_000_000),
        ("fr", "mil neuf cent vingt écoles", 1920),
        ("es", "ochenta          y tres escuelas", 83),
    ],
)
def test_spelled(language: str, text: str, value: float) -> None:
    assert only(language, None, text).value == value


@pytest.mark.parametrize("language", ["es", "fr", "en"])
@pytest.mark.parametrize(
    "piece",
    ["9", ".", "(", "de ", "1.1.1.", "mil ", "1 ", "1\n", "enero ", "1, ", "1, 2,\n", "| 1 ",
     "en 2022 y ", "2022-", "(1) ", ": 1 ", "$1 ", "1 de 2 ", "mil y "],
)  # fmt: skip
def test_time_is_linear(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find(text, Context(language))
        return time.process_time() - start

    find("warm", Context(language))
    assert seconds(1_000_000) < 1


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "hundred", [100]),
        ("en", "million", [1e6]),
        ("es", "millardo", [1e9]),
        ("en", "a million reasons, not millions", [1e6]),
        ("fr", "cinquante soixante trente et onze", [50, 60, 30, 11]),
        ("es", "doce trillones y un millón", [float(12 * 10**18 + 10**6)]),
    ],
)
def test_numerals_whatever_they_count(language: str, text: str, values: list[float]) -> None:
    rules = grammar(language)
    style = number_format(language, None)
    found = scan(text, rules.numerals, style, rules.percent)
    assert [number.value for number in found] == values


def test_numerals_side_by_side_count_nothing() -> None:
    assert find("dos dos talleres", Context("es")) == ()
