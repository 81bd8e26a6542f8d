"""Single rules of the marks stage, on pages built for them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from click.testing import CliRunner

from pipeline.cli.marks import command
from pipeline.options import Options
from pipeline.read import read
from pipeline.read.pdf.marks.look.measure import measure
from pipeline.types import Source
from tests.corpus import MEXICO, MEXICO_PDFS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "fixtures" / "pdf"


@pytest.fixture(scope="session")
def build() -> ModuleType:
    path = ROOT / "fixtures" / "generate" / "hostile.py"
    spec = importlib.util.spec_from_file_location("hostile", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(source: Source) -> list[tuple[str, str]]:
    return [(source.quote(mark.label) if mark.label else "", mark.state) for mark in source.marks]


def open_(content: bytes) -> Source:
    return read(content, "form.pdf", Options())


# --------------------------------------------------------------------------- fields


def field(build, value: str, appearance: str) -> Source:
    """A check box beside a label; its value and what it shows may differ."""
    objects = build.page(build.text("I agree", x=92, y=700))
    objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"
    objects[2] = objects[2].replace("/Contents", "/Annots[6 0 R]/Contents")
    box = "/Type/XObject/Subtype/Form/BBox[0 0 12 12]"
    frame = b"1 w 1 1 10 10 re S"
    return open_(
        build.pdf(
            [
                *objects,
                "<</Type/Annot/Subtype/Widget/FT/Btn/T(agree)/Rect[74 698 86 710]/F 4"
                f"/V/{value}/AS/{appearance}/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>>>",
                build.stream(frame + b" 3 3 6 6 re f", box),
                build.stream(frame, box),
            ]
        )
    )


@pytest.mark.parametrize(("value", "state"), [("Yes", "on"), ("Off", "off")])
def test_a_field_says_its_state(build, value: str, state: str) -> None:
    source = field(build, value, value)
    (mark,) = source.marks
    assert (mark.encoding, mark.kind, mark.state) == ("acroform", "checkbox", state)
    assert source.quote(mark.label) == "I agree"
    assert source.diagnostics == ()


@pytest.mark.parametrize(("value", "shows", "state"), [("Yes", "Off", "off"), ("Off", "Yes", "on")])
def test_a_field_that_contradicts_itself_is_taken_as_shown(
    build, value: str, shows: str, state: str
) -> None:
    source = field(build, value, shows)
    (mark,) = source.marks
    assert mark.state == state
    assert mark.confidence <= 0.5
    assert [item.code for item in source.diagnostics] == ["mark-conflict"]
    assert repr(value) in source.diagnostics[0].message


# --------------------------------------------------------------------------- emphasis


def options(build, emphasised: str, *, question: str = "Which one?") -> Source:
    """Three options without marks, the second set off by what is drawn."""
    labels = ["Reached", "On the way", "Not yet"]
    content = build.text(question, y=740) + b"".join(
        build.text(label, y=700 - 24 * at) for at, label in enumerate(labels)
    )
    return open_(build.pdf(build.page(emphasised.encode() + content)))


def test_a_highlight_is_weak_evidence_and_said_to_be(build) -> None:
    source = options(build, "1 1 0 rg 72 673 56 13 re f 0 g ")
    assert shown(source) == [("Reached", "off"), ("On the way", "on"), ("Not yet", "off")]
    assert {mark.encoding for mark in source.marks} == {"emphasis"}
    assert {mark.confidence for mark in source.marks} == {0.4}
    assert [item.code for item in source.diagnostics] == ["mark-by-emphasis"]


def test_all_struck_but_one(build) -> None:
    lines = "0.7 w 72 704 m 118 704 l S 72 656 m 106 656 l S "
    assert shown(options(build, lines)) == [
        ("Reached", "off"),
        ("On the way", "on"),
        ("Not yet", "off"),
    ]


def test_one_struck_of_three_says_nothing(build) -> None:
    assert {state for _, state in shown(options(build, "0.7 w 72 704 m 118 704 l S "))} == {
        "unknown"
    }


def test_the_rest_of_a_paragraph_is_no_option(build) -> None:
    lines = ["Has the board met? It has, and it will meet again, as the statute", "provides"]
    content = b"".join(build.text(line, y=740 - 13 * at) for at, line in enumerate(lines))
    content += build.text("Title of the statute", y=690)
    assert open_(build.pdf(build.page(b"1 1 0 rg 72 687 96 13 re f 0 g " + content))).marks == ()


def test_no_question_no_options(build) -> None:
    assert options(build, "1 1 0 rg 72 673 56 13 re f 0 g ", question="Members").marks == ()


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["[x] Yes", "[ ] No"], [("Yes", "on"), ("No", "off")]),
        (["\\(X\\) Yes", "\\( \\) No"], [("Yes", "on"), ("No", "off")]),
        (["Yes [x]", "No [ ]"], [("Yes", "on"), ("No", "off")]),
        (["\\(ix\\) the ninth", "\\(x\\) the tenth"], []),
        (["see note [1]", "and [sic] here"], []),
        (["the function f\\(x\\) of x"], []),
    ],
)
def test_brackets(build, lines: list[str], expected: list[tuple[str, str]]) -> None:
    content = b"".join(build.text(line, y=700 - 30 * at) for at, line in enumerate(lines))
    assert shown(open_(build.pdf(build.page(content)))) == expected


def test_two_empty_boxes_are_off_and_two_full_ones_are_not_marks(build) -> None:
    text = build.text("Yes", x=92, y=700) + build.text("No", x=92, y=670)
    empty = b"1 w 74 699 10 10 re S 74 669 10 10 re S "
    full = b"74 699 10 10 re f 74 669 10 10 re f "
    assert shown(open_(build.pdf(build.page(empty + text)))) == [("Yes", "off"), ("No", "off")]
    assert shown(open_(build.pdf(build.page(full + text)))) == []


LABEL = (
    "International organisations of the United Nations system and all their programmes,",
    "wherever they are in this country and in its several regions, at work on anything",
)


def test_a_mark_alone_on_the_last_line_of_its_label(build) -> None:
    lines = ((LABEL[0], 700), (LABEL[1], 687), ("\\(x\\)", 674), ("Trade unions \\( \\)", 650),
             ("None \\(x\\)", 626))  # fmt: skip
    content = b"".join(build.text(line, y=y) for line, y in lines)
    assert shown(open_(build.pdf(build.page(content)))) == [
        ("\n".join(LABEL), "on"),
        ("Trade unions", "off"),
        ("None", "on"),
    ]


def test_marks_at_the_ends_of_lines_are_one_group(build) -> None:
    lines = ["Schools \\(x\\)", "All trade unions \\( \\)", "Savings \\(x\\)"]
    content = b"".join(build.text(line, y=700 - 20 * at) for at, line in enumerate(lines))
    assert shown(open_(build.pdf(build.page(content)))) == [
        ("Schools", "on"),
        ("All trade unions", "off"),
        ("Savings", "on"),
    ]


# --------------------------------------------------------------------------- looks


def picture(*, ring: bool, inside: float, ink: float) -> np.ndarray:
    """A circle or square outline of 40 pixels with a disc of a share of its size in it."""
    pixels = np.ones((3, 52, 52), np.float32)
    y, x = np.mgrid[:52, :52] - 25.5
    distance = np.hypot(x, y) if ring else np.maximum(abs(x), abs(y))
    pixels[:, (distance <= 20) & (distance >= 17)] = 1 - ink
    pixels[:, np.hypot(x, y) <= 20 * inside] = 1 - ink
    return pixels


@pytest.mark.parametrize("ink", [1.0, 0.5, 0.15])
@pytest.mark.parametrize("ring", [True, False])
def test_looks_do_not_depend_on_tone(*, ring: bool, ink: float) -> None:
    empty = measure(picture(ring=ring, inside=0.0, ink=ink))
    full = measure(picture(ring=ring, inside=0.5, ink=ink))
    assert empty
    assert full
    assert (empty.round, empty.closed, empty.solid) == (ring, True, False)
    assert empty.core == 0.0
    assert full.core > 0.6


def test_paper_has_no_look() -> None:
    assert measure(np.full((3, 52, 52), 0.9, np.float32)) is None


# --------------------------------------------------------------------------- command


def test_command_writes_json() -> None:
    path = FOLDER / "reportlab-fields.pdf"
    result = CliRunner().invoke(command, [str(path), "--format", "json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert len(found) == 32
    assert found[0].keys() == {
        "page", "bbox", "kind", "state", "encoding", "confidence", "label",
    }  # fmt: skip
    assert {record["state"] for record in found} == {"on", "off"}


def test_command_writes_a_table_and_pictures(tmp_path: Path) -> None:
    path = FOLDER / "chromium-native.pdf"
    result = CliRunner().invoke(command, [str(path), "--image", str(tmp_path)])
    assert result.exit_code == 0
    assert "En curso" in result.stdout
    assert {item.name for item in tmp_path.iterdir()} == {
        "chromium-native-001.png",
        "chromium-native-002.png",
    }


# --------------------------------------------------------------------------- the real report


@pytest.mark.parametrize("path", MEXICO_PDFS)
def test_the_real_report_by_ten_producers(path: Path) -> None:
    from pipeline.flow import extract  # noqa: PLC0415

    expected = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    ours, plain = extract(path), extract(MEXICO)
    assert [(q.number, q.kind, q.key) for q in ours.questions] == [
        (q.number, q.kind, q.key) for q in plain.questions
    ]
    by_number = {question.seq: question for question in ours.questions}
    for choice in expected["choices"]:
        found = {option.label: option.selected for option in by_number[choice["q"]].options}
        for option in choice["options"]:
            assert found.get(option["label"]) == option["selected"], (choice["q"], option)
    for scale in expected["scales"]:
        assert by_number[scale["q"]].scale.value == scale["value"]


# --------------------------------------------------------------------------- lone crosses


def sheet(build, drawing: str, *words: tuple[str, int, int]) -> Source:
    """A page with lines drawn and words written at their places."""
    texts = b"\n".join(build.text(word, x=x, y=y) for word, x, y in words)
    return open_(build.pdf(build.page(texts + b"\n" + drawing.encode())))


LINES = " ".join(f"60 {y} m 82 {y} l S" for y in (698, 678, 658))
NAMES = (("Yes", 92, 700), ("No", 92, 680), ("Not yet", 92, 660))


def test_a_cross_on_a_short_line_is_on_and_an_empty_line_off(build) -> None:
    source = sheet(build, LINES, *NAMES, ("X", 67, 680))
    assert shown(source) == [("Yes", "off"), ("No", "on"), ("Not yet", "off")]


def test_short_lines_without_a_cross_are_no_marks(build) -> None:
    assert sheet(build, LINES, *NAMES).marks == ()


GRID = " ".join(
    [f"60 {y} m 380 {y} l S" for y in (720, 690, 660, 630)]
    + [f"{x} 630 m {x} 720 l S" for x in (60, 220, 300, 380)]
)
HEADS = (("Yes", 250, 700), ("No", 332, 700), ("Budget", 66, 670), ("Staff", 66, 640))


def test_crosses_in_a_matrix_have_the_names_of_row_and_column(build) -> None:
    source = sheet(build, GRID, *HEADS, ("X", 256, 670), ("X", 336, 640))
    assert [
        (source.quote(mark.row), source.quote(mark.label), mark.state)
        for mark in source.marks
        if mark.row and mark.label
    ] == [
        ("Budget", "Yes", "on"),
        ("Budget", "No", "off"),
        ("Staff", "Yes", "off"),
        ("Staff", "No", "on"),
    ]


def test_a_table_without_crosses_has_no_marks(build) -> None:
    assert sheet(build, GRID, *HEADS).marks == ()


def test_what_all_options_have_says_nothing(build) -> None:
    words = [(f"[x] {word}", 92, y) for word, _, y in NAMES]
    assert {mark.state for mark in sheet(build, "", *words).marks} == {"unknown"}


def test_white_on_white_is_not_seen(build) -> None:
    words = [("[x]", 66, 700), ("[ ]", 66, 680), *NAMES]
    assert len(sheet(build, "", *words).marks) == 2
    texts = b"1 g\n" + b"\n".join(build.text(word, x=x, y=y) for word, x, y in words)
    assert open_(build.pdf(build.page(texts))).marks == ()
