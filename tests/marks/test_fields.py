"""Form fields whose entries contradict one another, or say nothing."""

from __future__ import annotations

import pytest

from fixtures.generate import hostile as build
from pipeline.options import Options
from pipeline.read import read
from pipeline.types import Source
from tests.marks.grid.paper import Paper

RING = b"1 w 1 1 10 10 re S"
DISC = RING + b" 3 3 6 6 re f"
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 12 12]"
RADIO = "/Ff 32768"


def group(field: str, *kids: tuple[str, str], drawn: bool = True, on: bytes = DISC) -> Source:
    """A field over widgets, each with its entries and the name of its state that is on."""
    labels = b"".join(build.text(f"Choice {at}", x=92, y=700 - 30 * at) for at in range(len(kids)))
    numbers = range(9, 9 + len(kids))
    listed = " ".join(f"{number} 0 R" for number in numbers)
    objects = build.page(labels)
    objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"
    objects[2] = str(objects[2]).replace("/Contents", f"/Annots[{listed}]/Contents")
    objects += [
        f"<</FT/Btn/T(choice){field}/Kids[{listed}]>>",
        build.stream(on, FORM),
        build.stream(RING, FORM),
    ]
    for at, (entries, name) in enumerate(kids):
        y = 698 - 30 * at
        looks = f"/AP<</N<</{name} 7 0 R/Off 8 0 R>>>>" if drawn else ""
        objects.append(
            f"<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[74 {y} 86 {y + 12}]/F 4"
            f"{entries}{looks}>>"
        )
    return read(build.pdf(objects), "form.pdf", Options())


def single(entries: str, *, drawn: bool) -> Source:
    """A field that is its own widget."""
    objects = build.page(build.text("I agree", x=92, y=700))
    objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"
    objects[2] = str(objects[2]).replace("/Contents", "/Annots[6 0 R]/Contents")
    looks = "/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>" if drawn else ""
    widget = f"/Type/Annot/Subtype/Widget/FT/Btn/T(agree)/Rect[74 698 86 710]/F 4{entries}{looks}"
    objects += [f"<<{widget}>>", build.stream(DISC, FORM), build.stream(RING, FORM)]
    return read(build.pdf(objects), "form.pdf", Options())


def states(source: Source) -> list[str]:
    return [mark.state for mark in source.marks]


def codes(source: Source) -> list[str]:
    return [item.code for item in source.diagnostics]


# --------------------------------------------------------------------------- parents


@pytest.mark.parametrize("field", ["/V/B", "/V(B)"])
def test_a_group_that_agrees_is_sure(field: str) -> None:
    source = group(RADIO + field, ("/AS/Off", "A"), ("/AS/B", "B"), ("/AS/Off", "C"))
    assert states(source) == ["off", "on", "off"]
    assert {mark.confidence for mark in source.marks} == {0.99}
    assert {mark.kind for mark in source.marks} == {"radio"}
    assert source.diagnostics == ()


def test_a_group_whose_value_names_another_kid_is_taken_as_shown_and_told() -> None:
    source = group(RADIO + "/V/C", ("/AS/Off", "A"), ("/AS/B", "B"), ("/AS/Off", "C"))
    assert states(source) == ["off", "on", "off"]
    assert [mark.confidence for mark in source.marks] == [0.99, 0.5, 0.5]
    assert codes(source) == ["mark-conflict", "mark-conflict"]
    missing, named = (item.message for item in source.diagnostics)
    assert "the /V of its field does not name it, /AS is 'B'" in missing
    assert "the /V of its field names it, /AS is 'Off'" in named


@pytest.mark.parametrize(
    ("value", "shows", "state"), [("Off", "Yes", "on"), ("Yes", "Off", "off"), ("2", "Yes", "on")]
)
def test_a_check_box_that_contradicts_its_field(value: str, shows: str, state: str) -> None:
    source = group(f"/V/{value}", (f"/AS/{shows}", "Yes"))
    assert states(source) == [state]
    assert source.marks[0].confidence == 0.5
    assert codes(source) == ["mark-conflict"]
    assert f"/AS is {shows!r}" in source.diagnostics[0].message


@pytest.mark.parametrize(("value", "state"), [("Yes", "on"), ("Off", "off")])
def test_the_value_of_the_field_shows_where_a_kid_has_no_state(value: str, state: str) -> None:
    source = group(f"/V/{value}", ("", "Yes"))
    assert states(source) == [state]
    assert source.diagnostics == ()


def test_states_with_other_names_than_values_are_no_conflict() -> None:
    opt = "/Opt[(Early)(Late)]"
    assert group(RADIO + opt + "/V(Late)", ("/AS/Off", "0"), ("/AS/1", "1")).diagnostics == ()
    told = group(RADIO + opt + "/V/0", ("/AS/Off", "0"), ("/AS/1", "1"))
    assert codes(told) == ["mark-conflict"]


def test_appearances_that_are_alike_prove_no_conflict() -> None:
    source = group("/V/Yes", ("/AS/Yes", "Yes"), on=RING)
    assert source.diagnostics == ()


def test_looking_does_not_change_what_is_shown() -> None:
    source = group("/V/Off", ("/AS/S#C3#AD", "S#C3#AD"))
    assert states(source) == ["on"]


# --------------------------------------------------------------------------- no appearance


@pytest.mark.parametrize(
    ("entries", "state", "evidence"),
    [
        ("/V/Yes", "on", "/V is 'Yes'"),
        ("/V/Checked", "on", "/V is 'Checked'"),
        ("/V/Off", "off", "/V is 'Off'"),
        ("", "off", "no /V)"),
        ("/DV/Yes", "unknown", "no /V of its own"),
    ],
)
def test_a_field_that_shows_nothing_is_never_sure(entries: str, state: str, evidence: str) -> None:
    source = single(entries, drawn=False)
    assert states(source) == [state]
    assert source.marks[0].confidence <= 0.7
    assert codes(source) == ["mark-not-shown"]
    assert evidence in source.diagnostics[0].message
    assert f"read as {state}" in source.diagnostics[0].message


def test_kids_that_show_nothing_are_unknown() -> None:
    source = group(RADIO + "/V/B", ("", "A"), ("", "B"), drawn=False)
    assert states(source) == ["unknown", "unknown"]
    assert codes(source) == ["mark-not-shown", "mark-not-shown"]


@pytest.mark.parametrize(
    ("entries", "drawn", "state"),
    [
        ("/AS/Yes", False, "on"),
        ("/AS/Off", False, "off"),
        ("/V/Yes/AS/Yes", False, "on"),
        ("/V/Yes", True, "on"),
        ("/V/Off", True, "off"),
        ("", True, "off"),
    ],
)
def test_an_appearance_or_the_name_of_one_is_enough(
    entries: str, *, drawn: bool, state: str
) -> None:
    source = single(entries, drawn=drawn)
    assert states(source) == [state]
    assert source.diagnostics == ()


# --------------------------------------------------------------------------- text fields


def written(*values: str, wide: int = 14, boxes: bool = False) -> list[str]:
    """The states that small text fields before three labels give, over drawn boxes or none."""
    paper = Paper()
    for at, (name, value) in enumerate(zip(("Early", "Late", "Never"), values, strict=True)):
        y = 700 - 30 * at
        paper.text(100, y, name)
        if boxes:
            paper.draw(f"0.8 w 74 {y - 3} {wide} 14 re S")
        paper.annotate(
            f"/Subtype/Widget/FT/Tx/T(t{at})/F 4/V({value})/Rect[74 {y - 3} {74 + wide} {y + 11}]",
            field=True,
        )
    return states(read(paper.bytes(), "form.pdf", Options()))


def test_text_fields_are_places_to_tick_beside_one_that_holds_a_cross() -> None:
    assert written("", "X", "") == ["off", "on", "off"]
    assert written("", "AB", "") == []
    assert written("", "", "") == []


def test_empty_text_fields_over_squares_that_are_drawn_are_places_to_tick() -> None:
    assert written("", "", "", boxes=True) == ["off"] * 3
    assert written("", "", "", boxes=True, wide=24) == []
