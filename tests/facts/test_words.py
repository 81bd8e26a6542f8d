"""Phrases of the data as patterns."""

import re

import pytest

from pipeline.facts.words import Right, expanded, last_word, left, spaced


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("antes del?", {"antes de", "antes del"}),
        ("(?:ya )?en(?: el)?", {"ya en el", "ya en", "en el", "en"}),
        (r"n\.?[º°]", {"n.º", "nº", "n.°", "n°"}),
        ("jusqu'(?:à|au)", {"jusqu'à", "jusqu'au"}),
        ("fin[- ]de", {"fin-de", "fin de"}),
    ],
)
def test_expanded(pattern: str, phrases: set[str]) -> None:
    found = expanded(pattern)
    assert set(found) == phrases
    assert all(re.fullmatch(pattern, phrase) for phrase in found)


@pytest.mark.parametrize("pattern", ["[a-z]+", "a+", "[^a]", r"\w", "a{2}", ".", "[a-z]"])
def test_what_has_no_end_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no list of phrases"):
        expanded(pattern)


@pytest.mark.parametrize(
    ("text", "word"),
    [("más de", "de"), ("n.º ", "º"), ("(Desde ", "desde"), ("d'", "d"), ("", ""), ("~ ", "")],
)
def test_last_word(text: str, word: str) -> None:
    assert last_word(text) == word


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("y más de ", "más de"),
        ("desde ", "desde"),
        ("desde el ", "desde el"),
        ("~ ", "~"),
        ("además de ", None),
        ("el ", None),
        ("de más ", None),
    ],
)
def test_left(head: str, found: str | None) -> None:
    phrases = ["más de", "desde", "~"]
    pattern = left(rf"(?<!\w)({spaced(phrases)}(?: el)?)\s?", phrases, tails=["el"])
    match = pattern.search(head, 0, len(head))
    assert (match and match[1]) == found


def test_right_looks_at_one_character_first() -> None:
    never = Right(re.compile(r"(?!)"), frozenset("f"))
    assert never.match("2022 fiscal", 4) is None
    fiscal = Right(re.compile(r"\s{1,4}fiscal"), frozenset("f"))
    assert fiscal.match("2022 fiscal", 4)
    assert fiscal.match("2022  fiscal", 4)
    assert not fiscal.match("2022, fiscal", 4)


def test_spaced_takes_the_longest() -> None:
    found = re.match(spaced(["de", "de los", "del"]), "de  los")
    assert found
    assert found[0] == "de  los"
