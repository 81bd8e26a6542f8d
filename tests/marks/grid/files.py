"""What the file does with a form: fields, annotations, pages, programs that save it again."""

# ruff: noqa: PLR0917 (a drawing has a place, a size, a kind and a state)

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

from tests.marks.grid.controls import outline
from tests.marks.grid.form import Option, Question, expected, form
from tests.marks.grid.layouts import LEFT, STEP, Draw, Made, asked, left, written
from tests.marks.grid.paper import Paper

_BOX = "0.5 w 0.5 0.5 8 8 re S "
_ON = _BOX + "2 2 5 5 re f "


def fields(
    language: str, *, entries: Callable[[str, bool], str], appearance: bool = True,
    form_entries: str = "", on: str = "Yes",
) -> Made:  # fmt: skip
    """Check boxes as form fields with the entries that ``entries`` gives."""
    paper = Paper()
    paper.form = form_entries
    looks = ""
    if appearance:
        shown, empty = paper.appearance(_ON, 9), paper.appearance(_BOX, 9)
        looks = f"/AP<</N<</{on} {shown} 0 R/Off {empty} 0 R>>>>"

    def draw(paper: Paper, x: float, y: float, size: float, kind: str, is_on: bool) -> None:
        number = len(paper.fields)
        paper.annotate(
            f"/Subtype/Widget/FT/Btn/T(f{number})/F 4/Rect[{x} {y} {x + size} {y + size}]"
            f"/MK<</BC[0]/CA(4)>>{entries(on, is_on)}{looks}",
            field=True,
        )

    questions = form(language)
    written(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


def radios(language: str, *, opt: bool = False, conflict: bool = False) -> Made:
    """Radio buttons: a field of each question, its kids the buttons."""
    paper = Paper()
    questions = form(language)
    shown, empty = paper.appearance(_ON, 9), paper.appearance(_BOX, 9)

    def ask(paper: Paper, y: float, question: Question) -> float:
        parent = paper.add(b"")
        kids, value = [], "Off"
        for at, option in enumerate(question.options):
            name = str(at) if opt else f"c{at}"
            value = name if option.on else value
            kids.append(
                paper.annotate(
                    f"/Subtype/Widget/Parent {parent} 0 R/F 4/Rect[{LEFT} {y} {LEFT + 9} {y + 9}]"
                    f"/AS/{name if option.on else 'Off'}"
                    f"/AP<</N<</{name} {shown} 0 R/Off {empty} 0 R>>>>"
                )
            )
            paper.text(LEFT + 16, y, option.label)
            y -= STEP
        exported = (
            "/Opt[" + "".join(f"(value {at})" for at in range(len(kids))) + "]" if opt else ""
        )
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        flags = 1 << 15 if question.kind == "single" else 0
        if conflict:
            value = "Off"
        paper.objects[parent - 1] = (
            f"<</FT/Btn/Ff {flags}/T(q{parent})/V/{value}/Kids[{listed}]{exported}>>".encode()
        )
        paper.fields.append(parent)
        return y

    questions = tuple(question for question in questions if question.kind == "single")
    written(paper, ask, questions)
    return paper.bytes(), expected(questions)


def text_fields(language: str) -> Made:
    """Small text fields with an X."""
    paper = Paper()
    paper.form = f"/DR<</Font<</F {paper.named['Font']['F']} 0 R>>>>/DA(/F 9 Tf 0 g)"

    def draw(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
        body = "0.5 w 0.5 0.5 10 10 re S " + ("BT /F 9 Tf 2.5 2.5 Td (X) Tj ET" if on else "")
        look = paper.appearance(body, 11)
        paper.annotate(
            f"/Subtype/Widget/FT/Tx/T(t{len(paper.fields)})/F 4/V({'X' if on else ''})"
            f"/Rect[{x} {y - 1} {x + 11} {y + 10}]/AP<</N {look} 0 R>>",
            field=True,
        )

    questions = form(language)
    written(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


def annotated(kind: str, language: str) -> Made:
    """Empty boxes, or none, and annotations of a reader over them."""

    def draw(paper: Paper, x: float, y: float, size: float, _kind: str, on: bool) -> None:
        paper.draw("0.8 w " + outline(x, y, size, "multi") + "S")
        if not on:
            return
        rect = f"/Rect[{x - 2} {y - 2} {x + 13} {y + 13}]/F 4"
        if kind == "ink":
            body = "1 0 0 RG 1.2 w 4 7 m 6 4 l 12 13 l S"
            look = paper.appearance(body, 15)
            points = f"{x + 2} {y + 5} {x + 4} {y + 2} {x + 10} {y + 11}"
            paper.annotate(f"/Subtype/Ink/InkList[[{points}]]{rect}/AP<</N {look} 0 R>>")
        elif kind == "free text":
            look = paper.appearance("BT /B 10 Tf 3.2 3 Td (X) Tj ET", 15)
            paper.annotate(f"/Subtype/FreeText/Contents(X){rect}/AP<</N {look} 0 R>>")
        else:
            look = paper.appearance("BT /Z 11 Tf 2.5 3 Td (4) Tj ET", 15)
            paper.annotate(f"/Subtype/Stamp/Name/Check{rect}/AP<</N {look} 0 R>>")

    return asked(partial(left, draw), language)


# --------------------------------------------------------------------------- the same page again


def saved(make: Callable[[str], Made], program: str, language: str) -> Made:
    content, options = make(language)
    return SAVERS[program](content), options


def _by_pdfium(content: bytes, *, flat: bool = False) -> bytes:
    import pypdfium2 as pdfium  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    document = pdfium.PdfDocument(content)
    document.init_forms()
    for page in document:
        if flat:
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
        page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def _by_pikepdf(content: bytes, *, flat: bool = False) -> bytes:
    import pikepdf  # noqa: PLC0415

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        if flat:
            document.generate_appearance_streams()
            document.flatten_annotations("print")
        document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


SAVERS: dict[str, Callable[[bytes], bytes]] = {
    "PDFium": _by_pdfium,
    "PDFium, flattened": partial(_by_pdfium, flat=True),
    "pikepdf": _by_pikepdf,
    "pikepdf, flattened": partial(_by_pikepdf, flat=True),
}


# --------------------------------------------------------------------------- pages


def next_page(draw: Draw, language: str) -> Made:
    """A group that goes on on the next page."""
    paper = Paper()
    questions = form(language)
    y: float = 780
    for question in questions:
        if question.kind == "multi":
            paper.text(LEFT - 10, 110, question.prompt, 11, "B")
            left(draw, paper, 86, Question("", "multi", question.options[:2]))
            paper.turn()
            y = left(draw, paper, 780, Question("", "multi", question.options[2:])) - 20
        else:
            paper.text(LEFT - 10, y, question.prompt, 11, "B")
            y = left(draw, paper, y - 24, question) - 16
    return paper.bytes(), expected(questions)


def turned(draw: Draw, entries: str, language: str) -> Made:
    paper = Paper()
    paper.page_entries = entries
    questions = form(language)
    written(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


# --------------------------------------------------------------------------- no marks at all


def uniform(draw: Draw, language: str) -> Made:
    """The same sign before every item: a list, no choices."""
    content, options = asked(partial(left, lambda *arguments: draw(*arguments[:5], True)), language)
    return content, [Option(option.label, None) for option in options]


def undecided(draw: Draw, language: str) -> Made:
    """One of a group is neither on nor off: a bar is drawn in it."""
    paper = Paper()
    questions = form(language)
    shown = []

    def ask(paper: Paper, y: float, question: Question) -> float:
        for at, option in enumerate(question.options):
            bar = question.kind == "multi" and at == 1
            draw(paper, LEFT, y, 9, "multi", bool(option.on) and not bar)
            if bar:
                paper.draw(f"{LEFT + 2} {y + 3.7} 5 1.6 re f")
            paper.text(LEFT + 16, y, option.label)
            shown.append(Option(option.label, None if bar else option.on))
            y -= STEP
        return y

    written(paper, ask, questions)
    return paper.bytes(), shown
