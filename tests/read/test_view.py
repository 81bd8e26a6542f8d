"""The view's cleaning rules, and that every span of a view finds its way back."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.read import markup
from pipeline.read.view import View, view
from pipeline.types import Source, Span


@pytest.mark.parametrize(
    ("lines", "cleaned"),
    [
        (["la sous-", "direction", *"abc"], "la sousdirection"),
        (["la sous-", "direction", *(200 * "a")], "la sous-direction"),  # words are not broken here
        (["la sous‐", "direction", *(200 * "a")], "la sousdirection"),  # a printer's hyphen
        (["la SDL‐", "TEDJ", "a"], "la SDLTEDJ"),
    ],
)
def test_print_that_breaks_few_words_breaks_none(lines: list[str], cleaned: str) -> None:
    text = "\n".join(lines)
    source = Source("t", "application/pdf", "", len(text), text, pages=(Span(0, len(text)),))
    assert view(source, Span(0, len("\n".join(lines[:2])))).text == cleaned


def test_a_paragraph_that_print_shows_to_go_on_is_not_parted() -> None:
    text = "los Sistemas de\n\f\nIntegral"
    at = text.index("Integral")
    whole = Span(0, len(text))
    source = Source("t", "application/pdf", "", len(text), text, pages=(Span(0, 15), Span(18, 26)))
    assert (
        view(replace(source, continued=frozenset({at})), whole).text == "los Sistemas de Integral"
    )
    text = "los Sistemas\n\f\nIntegral"
    assert view(replace(source, text=text), Span(0, len(text))).text == "los Sistemas\nIntegral"


def make(text: str, media_type: str = "text/markdown", furniture: tuple[Span, ...] = ()) -> View:
    source = Source("t", media_type, "", len(text), text, furniture=furniture)
    return view(source, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("uno  dos\ttres", "uno dos tres"),
        ("  # **Título** \\* ", "Título *"),
        ("a <b>b</b> __c__ snake_case *d*", "a b c snake_case d"),
        ("[texto](https://example.org/a_b) fin", "texto fin"),
        ("ver <https://example.org/a_b>", "ver https://example.org/a_b"),
        ("A &amp; B&nbsp;C", "A & B C"),
        ("una\nlínea", "una línea"),
        ("una\r\nlínea", "una línea"),
        ("participaron 24\n\nde las 32", "participaron 24 de las 32"),
        ("Trata de\n\n\nPersonas", "Trata de Personas"),
        ("Derechos,\n\f\nCosechando", "Derechos, Cosechando"),
        ("fin.\n\nOtro", "fin.\nOtro"),
        ("Título\n\nTexto", "Título\nTexto"),
        ("Elle a formé\n\n1 250 agents", "Elle a formé 1 250 agents"),
        ("capaci-\ntación", "capacitación"),
        ("2022-\n2023", "2022-2023"),
        ("Costa-\nRica", "Costa-Rica"),
        ("sua\u00adve", "suave"),
        ("l'\nenfant et jusqu’\nici", "l'enfant et jusqu’ici"),
        ("the farmers'\nchildren", "the farmers' children"),
        ("Lista:\n- uno\n- dos\n2. tres", "Lista:\nuno\ndos\ntres"),
        ("- [x] hecho\n- [ ] no", "hecho\nno"),
        ("| a | 1 |\n|---|---|\n| b | 2 |", "| a | 1 |\n| b | 2 |"),
        ("\n\n \n", ""),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert make(text).text == cleaned


def test_markup_of_a_pdf_is_text() -> None:
    assert make("un *asterisco* y [x](https://e.org)", "application/pdf").text == (
        "un *asterisco* y [x](https://e.org)"
    )


def test_furniture_is_left_out_and_its_sentence_made_whole() -> None:
    text = "la lucha contra el\nInforme anual 7\ntrabajo infantil"
    start = text.index("Informe")
    cut = Span(start, start + len("Informe anual 7"))
    assert make(text, furniture=(cut,)).text == "la lucha contra el trabajo infantil"


def test_span_maps_back_over_joints_and_markup() -> None:
    text = "atendió a **54,750**\n\nmenores de edad"
    cleaned = make(text)
    start = cleaned.text.index("54,750 menores")
    found = cleaned.to_source(Span(start, start + len("54,750 menores")))
    assert text[found.start : found.end] == "54,750**\n\nmenores"


def test_a_hyphen_that_stands_elsewhere_belongs_to_the_word() -> None:
    broken = "La Sous-\ndirection et la direc-\ntion"
    assert make(broken).text == "La Sousdirection et la direction"
    known = make(f"{broken} de la sous-direction").text
    assert known == "La Sous-direction et la direction de la sous-direction"
    assert make("a-\nⓐ").text == "aⓐ"


@pytest.mark.parametrize("span", [Span(0, 0), Span(3, 2), Span(-1, 2), Span(0, 99)])
def test_impossible_spans_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside a view"):
        make("abc").to_source(span)


BREAKS = ["\n", "\n\n", "\r\n", "\f", "  ", "\t", "-\n"]
MARKUP = ["# ", "- ", "1. ", "**", "_", "\\*", "<b>", "</b>", "| ", "&amp;", "&nbsp;"]
LINKS = ["[a](https://e.org)", "<https://e.org>"]
WORDS = ["ñandú", "de", "Año", "12,885", ".", ",", "(", ")", "“", "🙂", "e\u0301"]
HIDDEN = ["\ufeff", "\u00ad"]
FRAGMENTS = st.sampled_from([*BREAKS, *MARKUP, *LINKS, *WORDS, *HIDDEN])
DOCUMENTS = st.lists(FRAGMENTS | st.text(max_size=5), max_size=60).map("".join)


@given(DOCUMENTS, st.sampled_from(["text/markdown", "application/pdf"]), st.data())
@example("a-\nb", "text/markdown", None)
def test_every_span_maps_back(text: str, media_type: str, choose: st.DataObject | None) -> None:
    """Source order is kept, nothing is invented, the ends are the view's own characters."""
    cleaned = make(text, media_type)
    origins = [cleaned.to_source(Span(i, i + 1)) for i in range(len(cleaned.text))]
    for before, after in pairwise(origins):
        assert before.end <= after.start
    for character, origin in zip(cleaned.text, origins, strict=True):
        there = text[origin.start : origin.end]
        assert there == character or character in " \n" or there.startswith("&")
    if choose is None or not cleaned.text:
        return
    start = choose.draw(st.integers(0, len(cleaned.text) - 1))
    end = choose.draw(st.integers(start + 1, len(cleaned.text)))
    found = cleaned.to_source(Span(start, end))
    assert found == (origins[start].start, origins[end - 1].end)


@given(st.text(alphabet="ab \t*_~[]()<>&;\\#-\u00ad\u00a0"), st.booleans())
@example(" a b ", True)
@example("a  b", False)
@example("a\u00a0b", False)
def test_a_line_with_nothing_to_take_out_is_as_the_long_way_leaves_it(
    text: str, is_markup: bool
) -> None:
    whole = Span(0, len(text))
    long_way = markup._merge(markup._fold(markup._strip(text, *whole, is_markup)))
    assert markup.clean(text, whole, is_markup) == long_way


@given(DOCUMENTS)
def test_folded(text: str) -> None:
    cleaned = make(text).text
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()
    assert not any(line != line.strip() for line in cleaned.split("\n"))
