"""URLs and named things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline import data
from pipeline.facts.references import find
from pipeline.types import Context

MARK = re.compile(r"\[\[(.+?)\]\]")


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    for language in data.languages():
        for group in data.language_file(language, "references")["heads"]:
            yield language, group


FIRES = [(lang, one["id"], one["type"], text) for lang, one in groups() for text in one["fires"]]
SILENT = [(lang, text) for lang, one in groups() for text in one["silent"]]


@pytest.mark.parametrize(("language", "rule", "kind", "sentence"), FIRES)
def test_fires(language: str, rule: str, kind: str, sentence: str) -> None:
    text = MARK.sub(r"\1", sentence)
    found = find(text, Context(language))
    assert [text[one.span.start : one.span.end] for one in found] == MARK.findall(sentence)
    assert (rule, kind) in {(one.rule, one.type) for one in found}


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_is_silent(language: str, sentence: str) -> None:
    assert find(sentence, Context(language)) == ()


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "See https://a.org/x, and (https://b.org/y_(z)).",
            ["https://a.org/x", "https://b.org/y_(z)"],
        ),
        ("<https://a.org/x?y=1&z=2#t>", ["https://a.org/x?y=1&z=2#t"]),
        (r"[https://a.org/n\_d](https://a.org/n_d?c=1)", ["https://a.org/n_d?c=1"]),
        (r"https://a.org/n\_d.pdf.", ["https://a.org/n_d.pdf"]),
        ("[report](https://a.org/r)", ["https://a.org/r"]),
        ("www.a.org/b; mail a@b.org", ["www.a.org/b"]),
        ("http:// and https:", []),
    ],
)
def test_urls(text: str, urls: list[str]) -> None:
    found = [one for one in find(text, Context("en")) if one.type == "url"]
    assert [one.value for one in found] == urls


def test_an_organisation_is_no_reference() -> None:
    assert find("El Programa Mundial de Alimentos ayudó.", Context("es")) == ()
