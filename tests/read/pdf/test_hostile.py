from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError, LimitError, PasswordError, PathfinderError
from pipeline.options import Limits, Options
from pipeline.read import read

FOLDER = Path(__file__).parents[3] / "fixtures" / "hostile"
SECONDS = 20.0

REFUSED = {
    "encrypted-user": (PasswordError, "needs a password"),
    "form-loop": (InputError, "contains itself"),
    "garbage": (InputError, "or is no PDF"),
    "header-only": (InputError, "or is no PDF"),
    "many-pages": (LimitError, "2,001 pages"),
    "no-pages": (InputError, "has no pages"),
    "no-trailer": (InputError, "or is no PDF"),
    "not-a-pdf": (InputError, "or is no PDF"),
    "truncated": (InputError, "or is no PDF"),
}
READ = {
    "active": "The Act was adopted in 2022.",
    "empty-box": "On a page without size",
    "encrypted-owner": "Locked words of the report",
    "enormous-page": "On an enormous page",
    "form-shared-resources": "Text in a form",
    "hidden-text": "These words are shown.",
    "inflates": "",
    "only-a-picture": "",
    "page-tree-loop": "",
    "plain": "The Act was adopted in 2022.",
    "wrong-xref": "The Act was adopted in 2022.",
}


def open_(name: str, options: Options | None = None):
    path = FOLDER / f"{name}.pdf"
    start = time.process_time()
    try:
        return read(path.read_bytes(), path.name, options or Options())
    finally:
        assert time.process_time() - start < SECONDS


def test_every_file_has_its_expectation() -> None:
    assert {path.stem for path in FOLDER.glob("*.pdf")} == REFUSED.keys() | READ.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_a_reason(name: str) -> None:
    error, reason = REFUSED[name]
    with pytest.raises(error, match=reason) as raised:
        open_(name)
    assert raised.value.name == f"{name}.pdf"


@pytest.mark.parametrize("name", READ)
def test_is_read(name: str) -> None:
    source = open_(name)
    assert READ[name] in source.text
    assert bool(READ[name]) == (source.text_layer == "native")


def test_the_right_password_opens_it() -> None:
    source = open_("encrypted-user", Options(password="secret"))  # noqa: S106
    assert source.text == "Locked words of the report"


def test_a_wrong_password_does_not() -> None:
    with pytest.raises(PasswordError, match="does not open with this password"):
        open_("encrypted-user", Options(password="guess"))  # noqa: S106


def test_hidden_text_is_left_out_and_said_so() -> None:
    source = open_("hidden-text")
    assert source.text == "These words are shown."
    assert [item.code for item in source.diagnostics] == ["hidden-text"]


def test_text_drawn_by_two_forms_in_one_place_is_read_once() -> None:
    assert open_("form-shared-resources").text.count("Text in a form") == 1


def test_embedded_files_and_scripts_are_ignored() -> None:
    source = open_("active")
    assert "secret" not in source.text
    assert "alert" not in source.text


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("only-a-picture", ["no-text-layer"]),
        ("page-tree-loop", ["no-text-layer", "page-damaged", "page-damaged"]),
    ],
)
def test_what_cannot_be_read_is_said(name: str, codes: list[str]) -> None:
    assert [item.code for item in open_(name).diagnostics] == codes


def test_limits_hold() -> None:
    with pytest.raises(LimitError, match="more than 10 characters"):
        open_("plain", Options(limits=Limits(characters=10)))
    with pytest.raises(LimitError, match="limit is 0"):
        open_("plain", Options(limits=Limits(pages=0)))


PLAIN = (FOLDER / "plain.pdf").read_bytes()


@settings(max_examples=150, deadline=None)
@given(at=st.integers(9, len(PLAIN) - 1), byte=st.integers(0, 255), cut=st.integers(0, 40))
def test_any_damage_is_read_or_refused(at: int, byte: int, cut: int) -> None:
    content = PLAIN[:at] + bytes([byte]) + PLAIN[at + cut :]
    try:
        source = read(content, "damaged.pdf", Options())
    except PathfinderError:
        return
    assert sum(span.end - span.start for span in source.pages) <= len(source.text)
