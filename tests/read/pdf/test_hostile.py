from __future__ import annotations

import time
import zlib
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


def test_options_do_not_show_a_password() -> None:
    assert "secret" not in repr(Options(password="secret"))  # noqa: S106


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


def nested(build, levels: int, each: int) -> bytes:
    """Forms that draw the next form several times; the innermost writes a word."""
    objects = build.page(b"/X0 Do", extra="/XObject<</X0 6 0 R>>")
    head = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>"
    for level in range(levels):
        inner = f"/XObject<</X{level + 1} {level + 7} 0 R>>>>"
        objects.append(build.stream(f"/X{level + 1} Do ".encode() * each, head + inner))
    return build.pdf([*objects, build.stream(build.text("Innermost"), head + ">>")])


@pytest.mark.parametrize(("levels", "each"), [(2, 50), (15, 1), (11, 2)])
def test_forms_in_forms_are_read(build, levels: int, each: int) -> None:
    assert read(nested(build, levels, each), "nested.pdf", Options()).text == "Innermost"


@pytest.mark.parametrize(("levels", "each"), [(3, 50), (20, 2), (30, 3)])
def test_forms_that_multiply_are_refused(build, levels: int, each: int) -> None:
    with pytest.raises(InputError, match="contains itself"):
        read(nested(build, levels, each), "nested.pdf", Options())


XFA = b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'


def with_xfa(build, root: str) -> bytes:
    objects = build.page(build.text("Please wait. 1. What progress has been made?"))
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{root}/AcroForm<</Fields[]/XFA 6 0 R>>>>"
    return build.pdf([*objects, build.stream(XFA)])


def test_a_dynamic_form_is_refused_and_the_way_out_told(build) -> None:
    with pytest.raises(InputError, match=r"dynamic XFA form.*print it to a new PDF"):
        read(with_xfa(build, "/NeedsRendering true"), "form.pdf", Options())


def test_of_a_static_form_the_pages_are_read(build, caplog) -> None:
    source = read(with_xfa(build, ""), "form.pdf", Options())
    assert source.text == "Please wait. 1. What progress has been made?"
    assert not caplog.records


BOMBS = {
    "arrays in arrays": lambda build: ("/Deep " + "[" * 50_000 + "]" * 50_000, b""),
    "states in states": lambda build: ("", b"q " * 300_000),
    "paths": lambda build: ("", b"10 10 8 8 re S " * 300_000),
    "a picture": lambda build: ("/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>",
                                b"q 10 0 0 10 55 700 cm /I Do Q "),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_read_in_bounded_time(build, name: str) -> None:
    entry, drawn = BOMBS[name](build)
    objects = build.page(drawn + build.text("Words of the report"))
    objects[2] = objects[2].replace("/Resources<</Font<</F 5 0 R>>>>", "")
    objects[2] = objects[2].replace("/Contents", (entry or "/A 1") + "/Contents")
    if "/Resources" not in objects[2]:
        objects[2] = objects[2].replace("/Contents", "/Resources<</Font<</F 5 0 R>>>>/Contents")
    bits = zlib.compress(bytes(20_000 * 20_000 // 8), 9)
    picture = (
        "/Type/XObject/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 1"
        "/ColorSpace/DeviceGray/Filter/FlateDecode"
    )
    start = time.process_time()
    source = read(build.pdf([*objects, build.stream(bits, picture)]), "bomb.pdf", Options())
    assert "Words of the report" in source.text
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("count", [2_001, 10_000])
def test_a_page_count_above_the_limit_is_refused_unopened(build, count: int) -> None:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>"
    tree = f"<</Type/Pages/Kids[{'3 0 R ' * count}]/Count {count}>>"
    with pytest.raises(LimitError, match=f"{count:,} pages"):
        read(build.pdf(["<</Type/Catalog/Pages 2 0 R>>", tree, page]), "long.pdf", Options())


@pytest.mark.parametrize("box", ["-1e30 -1e30 1e30 1e30", "0 0 1e-9 1e-9", "595 842 0 0"])
def test_boxes_beyond_reason_are_read(build, box: str) -> None:
    source = read(build.pdf(build.page(build.text("In a box"), box=box)), "box.pdf", Options())
    assert source.text == "In a box"
