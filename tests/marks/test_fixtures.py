"""Every state of every fixture, plain and distorted, and nothing where there is no mark."""

from __future__ import annotations

import ctypes
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from pipeline.options import Options
from pipeline.read import read
from pipeline.read.view import view
from pipeline.types import Mark, Source

FOLDER = Path(__file__).parents[2] / "fixtures" / "pdf"
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.pdf"))
FORMS = [name for name in FIXTURES if not name.endswith("no-marks")]
# What each producer's marks are read as; a fixture that mixes two has both.
ENCODINGS = {
    "reportlab-fields": {"acroform"},
    "fpdf2": {"text"},
    "weasyprint-pictures": {"image"},
    "weasyprint-glyphs": {"glyph"},
    "weasyprint-squares": {"glyph"},
    "libreoffice-content": {"glyph"},
    "libreoffice-symbol": {"glyph"},
    "libreoffice-legacy": {"vector"},
    "reportlab-dingbats": {"glyph"},
}


def truth(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))


def content(name: str) -> bytes:
    return (FOLDER / f"{name}.pdf").read_bytes()


def label(source: Source, mark: Mark) -> str:
    return view(source, mark.label).text.replace("\n", " ") if mark.label else ""


def scale(source: Source, marks: Iterator[Mark], first: Mark, steps: int) -> int | None:
    """The value that a row of marks shows."""
    if first.kind == "slider":
        return int(label(source, first)) if first.state == "on" else None
    row = [first, *(next(marks) for _ in range(steps - 1))]
    on = [at for at, mark in enumerate(row, 1) if mark.state == "on"]
    if first.kind == "star":
        assert on == list(range(1, len(on) + 1))
        return len(on)
    (value,) = on
    # The last label of a row runs into the pole, where the two are set as one text.
    assert [label(source, mark).split()[0] for mark in row] == [*map(str, range(1, steps + 1))]
    return value


def check(source: Source, expected: dict[str, Any]) -> None:
    """All marks of the source are those of the truth, in order, and there are no others."""
    entries = sorted((*expected["choices"], *expected["scales"]), key=lambda entry: entry["q"])
    marks = iter(source.marks)
    for entry in entries:
        if "max" in entry:
            assert scale(source, marks, next(marks), entry["max"]) == entry["value"], entry
            continue
        for option in entry["options"]:
            mark = next(marks)
            assert label(source, mark) == option["label"]
            assert mark.state == ("on" if option["selected"] else "off"), option
    assert list(marks) == []


@pytest.mark.parametrize("name", FIXTURES)
def test_states_and_labels(name: str) -> None:
    check(read(content(name), name, Options()), truth(name))


@pytest.mark.parametrize("name", FORMS)
def test_every_mark_is_placed(name: str) -> None:
    source = read(content(name), name, Options())
    assert source.layout is not None
    for mark in source.marks:
        assert mark.page is not None
        assert mark.box is not None
        assert mark.span is not None
        page = source.pages[mark.page - 1]
        assert page.start <= mark.span.start <= mark.span.end <= page.end
        assert 3 < mark.box.x1 - mark.box.x0 < 40
        assert 3 < mark.box.bottom - mark.box.top < 40
        if mark.label:
            assert source.layout.locate(mark.label)[0].page == mark.page


@pytest.mark.parametrize("name", FORMS)
def test_encoding(name: str) -> None:
    source = read(content(name), name, Options())
    found = {mark.encoding for mark in source.marks}
    expected = next((ENCODINGS[key] for key in ENCODINGS if name.startswith(key)), None)
    assert found == expected if expected else "vector" in found


# --------------------------------------------------------------------------- distortion


def distorted(
    data: bytes, *, size: float = 1.0, stroke: float = 1.0, grey: int | None = None
) -> bytes:
    """The PDF printed smaller or larger, with other strokes, or in grey instead of dark ink."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    for page in document:
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
    for page in document:
        for item in page.get_objects(max_depth=6):
            change(item.raw, stroke, grey)
        raw.FPDFPage_GenerateContent(page.raw)
        if size != 1.0:
            matrix = raw.FS_MATRIX(size, 0, 0, size, 0, 0)
            raw.FPDFPage_TransFormWithClip(page.raw, ctypes.byref(matrix), None)
            width, height = page.get_size()
            page.set_mediabox(0, 0, width * size, height * size)
            page.set_cropbox(0, 0, width * size, height * size)
        page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def change(item: Any, stroke: float, grey: int | None) -> None:
    if stroke != 1.0 and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(width))
        raw.FPDFPageObj_SetStrokeWidth(item, width.value * stroke)
    if grey is None:
        return
    for get, put in (
        (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_SetFillColor),
        (raw.FPDFPageObj_GetStrokeColor, raw.FPDFPageObj_SetStrokeColor),
    ):
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if get(item, *(ctypes.byref(part) for part in (red, green, blue, alpha))) and (
            min(red.value, green.value, blue.value) < 200
        ):
            put(item, grey, grey, grey, alpha.value)


@pytest.mark.parametrize("size", [0.5, 0.75, 1.5, 2.0])
@pytest.mark.parametrize("name", FORMS)
def test_any_size(name: str, size: float) -> None:
    check(read(distorted(content(name), size=size), name, Options()), truth(name))


# Here the thickness of the border is the mark: twice as thick, it is drawn far beyond its box.
BY_STROKE = "chromium-css-thick-border"


@pytest.mark.parametrize("stroke", [0.5, 2.0])
@pytest.mark.parametrize("name", [name for name in FORMS if name != BY_STROKE])
def test_thin_and_thick_strokes(name: str, stroke: float) -> None:
    check(read(distorted(content(name), stroke=stroke), name, Options()), truth(name))


@pytest.mark.parametrize("name", FORMS)
def test_grey_print(name: str) -> None:
    check(read(distorted(content(name), grey=150), name, Options()), truth(name))


@pytest.mark.parametrize("size", [0.5, 2.0])
@pytest.mark.parametrize("name", [name for name in FIXTURES if name not in FORMS])
def test_near_misses_of_any_size(name: str, size: float) -> None:
    assert read(distorted(content(name), size=size), name, Options()).marks == ()
