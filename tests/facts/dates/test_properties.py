"""Dates that are generated come back; what comes back is EDTF that another library reads alike."""

import re
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import data
from pipeline.facts.dates import find
from pipeline.types import Context, DateMention

LANGUAGES = ("es", "fr", "en")
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))

DAY_FORMS = {
    "es": ("El {d} de {m} de {y} se firmó.", "El {d} de {m} del {y} se firmó.", "{d} {m} {y}"),
    "fr": ("Le {d} {m} {y}, on signa.", "Signé le {d} {m} {y}."),
    "en": ("On {d} {m} {y} it was signed.", "On {m} {d}, {y} it was signed.", "{d} of {m}, {y}"),
}
RANGE_FORMS = {
    "es": ("del {a} al {b}", "desde el {a} hasta el {b}", "entre el {a} y el {b}"),
    "fr": ("du {a} au {b}", "entre le {a} et le {b}"),
    "en": ("from {a} to {b}", "between {a} and {b}", "{a} – {b}"),
}
DAY = {"es": "{d} de {m} de {y}", "fr": "{d} {m} {y}", "en": "{d} {m} {y}"}


def month(language: str, number: int) -> str:
    name: str = data.language_file(language, "dates")["months"][number][0]
    return name.capitalize() if language == "en" else name


def written(language: str, form: str, day: date) -> str:
    return form.format(d=day.day, m=month(language, day.month), y=day.year)


def only(text: str, language: str) -> DateMention:
    mentions = find(text, Context(language))
    assert len(mentions) == 1, (text, mentions)
    return mentions[0]


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=DAYS, index=st.integers(0, 2))
def test_days_come_back(language: str, day: date, index: int) -> None:
    forms = DAY_FORMS[language]
    text = written(language, forms[index % len(forms)], day)
    mention = only(text, language)
    assert mention.edtf == mention.start == mention.end == day.isoformat()
    assert mention.precision == "day"


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=DAYS, length=st.integers(1, 800), index=st.integers(0, 2))
def test_ranges_come_back(language: str, day: date, length: int, index: int) -> None:
    forms, last = RANGE_FORMS[language], day + timedelta(days=length)
    text = forms[index % len(forms)].format(
        a=written(language, DAY[language], day), b=written(language, DAY[language], last)
    )
    mention = only(text, language)
    assert mention.edtf == f"{day}/{last}"
    assert text[mention.span.start : mention.span.end] == text


@given(day=DAYS, mark=st.sampled_from("/.-"))
def test_numeric_dates_follow_the_country(day: date, mark: str) -> None:
    text = f"{day.day:02}{mark}{day.month:02}{mark}{day.year}"
    for language, country in (("es", "CHL"), ("fr", "CIV"), ("en", "GHA"), ("en", "MEX")):
        assert find(text, Context(language, country))[0].edtf == day.isoformat()
    text = f"{day.month}/{day.day}/{day.year}"
    assert find(text, Context("en", "USA"))[0].edtf == day.isoformat()


WORDS = (
    "13 1 31 30 2022 2019 2.022 13/06/2022 T3 1er junio June mayo May février February febrero "
    "de del du of el le the y et and a al au to - – , . hasta desde until entre fin mid- "
    "ese mismo año same year primer trimestre « » “ ” ( ) n.º ley İ ’"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@settings(max_examples=300)  # the edtf library is slow
@given(words=st.lists(PIECES, max_size=25), language=st.sampled_from(LANGUAGES))
def test_whatever_comes_out_is_sound(words: list[str], language: str) -> None:
    text = " ".join(words)
    mentions = find(text, Context(language))
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        quote = text[mention.span.start : mention.span.end]
        assert quote == quote.strip()
        assert_same_days(mention)
    for left, right in pairwise(mentions):
        # Items of a list that share their month or year share the list's span.
        assert left.span.end <= right.span.start or left.span == right.span


def assert_same_days(mention: DateMention) -> None:
    """The ``edtf`` library reads the value, and the same first and last day out of it."""
    first, _, last = mention.edtf.partition("/")
    for end, value, bound in (
        (first, mention.start, "lower_strict"),
        (last or first, mention.end, "upper_strict"),
    ):
        if end == "..":
            assert value is None
        else:
            read = getattr(parse_edtf(end), bound)()
            assert value == f"{read.tm_year:04}-{read.tm_mon:02}-{read.tm_mday:02}"
    parse_edtf(mention.edtf)
    assert mention.approximate == ("~" in mention.edtf)
    assert re.fullmatch(r"\d{4}.*|\.\./.*", mention.edtf)


HOSTILE = (
    "9", ".", "(", "de ", "1.1.1.", "enero ", "janvier ", "January ", "1/", "2022 ", "1, ", "| 1 ",
    "en 2022 y ", "2022-", "2022, ", "“2022 ", "del 3 al ",
)  # fmt: skip
DENSE = ("3, ", "ese mismo año ", "13 de junio, ", "2022, 2023 y ", "“2022 ", "del 3 al ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_takes_less_than_a_second(language: str, piece: str) -> None:
    find("2022", Context(language))  # builds the grammar
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find(text, Context(language))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("piece", DENSE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    find("2022", Context("es"))

    def seconds(size: int) -> float:
        start = time.process_time()
        find(piece * (size // len(piece)), Context("es"))
        return time.process_time() - start

    # Quadratic would be 64 times as long.
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.01)
