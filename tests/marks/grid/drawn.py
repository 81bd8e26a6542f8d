"""Forms written by hand: ways to draw a control, and ways to set controls beside labels."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tests.marks.grid.form import Option, Question, expected, form
from tests.marks.grid.paper import Paper, width

Draw = Callable[[Paper, float, float, float, str, bool], None]  # paper, x, y, size, kind, on
Ask = Callable[[Paper, float, Question], float]  # paper, y, question → y of what follows
Made = tuple[bytes, list[Option]]

_LEFT = 60
_STEP = 18


class Case(NamedTuple):
    """A way of making the form, of a kind that the table shows."""

    kind: str
    name: str
    make: Callable[[str], Made]  # language → file, options


# --------------------------------------------------------------------------- layouts


def _lines(text: str, most: float) -> list[str]:
    """A text broken into lines of a width."""
    lines = [""]
    for word in text.split():
        if lines[-1] and width(f"{lines[-1]} {word}") > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def left(draw: Draw, paper: Paper, y: float, question: Question, *, size: float = 9) -> float:
    """Marks before labels."""
    y -= max(size - 14, 0)
    for option in question.options:
        draw(paper, _LEFT, y, size, question.kind, bool(option.on))
        for line in _lines(option.label, 300):
            paper.text(_LEFT + size + 7, y, line)
            y -= max(_STEP if line == _lines(option.label, 300)[-1] else 12, 0)
        y -= max(size - 12, 0)
    return y


def right(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks in a column at the right."""
    for option in question.options:
        lines = _lines(option.label, 300)
        draw(paper, 420, y, 9, question.kind, bool(option.on))
        for at, line in enumerate(lines):
            paper.text(_LEFT, y - 12 * at, line)
        y -= _STEP + 12 * (len(lines) - 1)
    return y


def after(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks right after the labels."""
    for option in question.options:
        paper.text(_LEFT, y, option.label)
        draw(paper, _LEFT + width(option.label) + 5, y, 9, question.kind, bool(option.on))
        y -= _STEP
    return y


def row(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks before labels in a row."""
    x: float = _LEFT
    for option in question.options:
        draw(paper, x, y, 9, question.kind, bool(option.on))
        paper.text(x + 14, y, option.label)
        x += 34 + width(option.label)
    return y - _STEP


def _stacked(draw: Draw, paper: Paper, y: float, question: Question, *, under: bool) -> float:
    x: float = _LEFT
    for option in question.options:
        across = width(option.label)
        paper.text(x, y if under else y - 14, option.label)
        at = x + across / 2 - 4.5
        draw(paper, at, y - 14 if under else y, 9, question.kind, bool(option.on))
        x += across + 26
    return y - 14 - _STEP


above = partial(_stacked, under=False)
below = partial(_stacked, under=True)


def columns(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Two columns."""
    for at, option in enumerate(question.options):
        x = _LEFT + 230 * (at % 2)
        draw(paper, x, y, 9, question.kind, bool(option.on))
        paper.text(x + 15, y, option.label)
        y -= _STEP * (at % 2)
    return y - _STEP


def table(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """A ruled table, marks in its second column."""
    for option in question.options:
        paper.draw(f"0.5 w 60 {y - 6} 300 20 re S 360 {y - 6} 60 20 re S")
        paper.text(66, y, option.label)
        draw(paper, 385, y - 1, 9, question.kind, bool(option.on))
        y -= 20
    return y


def headed(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """A ruled table with the options as heads and one row of marks."""
    across = 470 / len(question.options)
    for at, option in enumerate(question.options):
        x = _LEFT + at * across
        paper.draw(f"0.5 w {x} {y - 6} {across} 20 re S {x} {y - 26} {across} 20 re S")
        paper.text(x + (across - width(option.label, 9)) / 2, y, option.label, 9)
        draw(paper, x + across / 2 - 4.5, y - 20, 9, question.kind, bool(option.on))
    return y - 46


def _form(ask: Ask, language: str, *, long: bool = False, top: float = 780) -> Made:
    paper = Paper()
    questions = form(language, long=long)
    _write(paper, ask, questions, top)
    return paper.bytes(), expected(questions)


def _write(paper: Paper, ask: Ask, questions: Sequence[Question], y: float = 780) -> float:
    for number, question in enumerate(questions, 1):
        paper.text(_LEFT - 10, y, f"{number}. {question.prompt}", 11, "B")
        y = ask(paper, y - 24, question) - 16
    return y


# --------------------------------------------------------------------------- outlines and fillings


def _ring(x: float, y: float, radius: float) -> str:
    """A circle of four curves around a centre."""
    k = 0.5523 * radius
    return (
        f"{x + radius} {y} m {x + radius} {y + k} {x + k} {y + radius} {x} {y + radius} c "
        f"{x - k} {y + radius} {x - radius} {y + k} {x - radius} {y} c "
        f"{x - radius} {y - k} {x - k} {y - radius} {x} {y - radius} c "
        f"{x + k} {y - radius} {x + radius} {y - k} {x + radius} {y} c "
    )


def _outline(x: float, y: float, size: float, kind: str) -> str:
    if kind == "single":
        return _ring(x + size / 2, y + size / 2, size / 2) + "h "
    return f"{x} {y} {size} {size} re "


def _cross(x: float, y: float, size: float, over: float = -0.2) -> str:
    low, high = -over * size, size + over * size
    return (
        f"{x + low} {y + low} m {x + high} {y + high} l "
        f"{x + low} {y + high} m {x + high} {y + low} l S "
    )


def _tick(x: float, y: float, size: float, over: float = 0.0) -> str:
    return (
        f"1.3 w {x + 0.15 * size} {y + 0.5 * size} m {x + 0.42 * size} {y + 0.18 * size} l "
        f"{x + (0.85 + over) * size} {y + (0.85 + over) * size} l S "
    )


_INSIDE: dict[str, Callable[[float, float, float], str]] = {
    "cross": _cross,
    "tick": _tick,
    "large cross": partial(_cross, over=0.35),
    "large tick": partial(_tick, over=0.5),
    "dot": lambda x, y, s: _ring(x + s / 2, y + s / 2, s * 0.25) + "f ",
    "small dot": lambda x, y, s: _ring(x + s / 2, y + s / 2, s * 0.14) + "f ",
    "square": lambda x, y, s: f"{x + s * 0.25} {y + s * 0.25} {s / 2} {s / 2} re f ",
    "slash": lambda x, y, s: f"{x + 1} {y + 1} m {x + s - 1} {y + s - 1} l S ",
    "hatch": lambda x, y, s: "0.4 w " + "".join(
        f"{x + s * at / 6} {y} m {x + s} {y + s - s * at / 6} l S "
        f"{x} {y + s * at / 6} m {x + s - s * at / 6} {y + s} l S " for at in range(6)
    ),
    "scribble": lambda x, y, s: (
        f"0.9 w {x + 1} {y + 3} m {x + 3} {y + s + 2} {x + 4} {y - 2} {x + 5} {y + s - 2} c "
        f"{x + 6} {y} {x + 7} {y + s} {x + s + 1} {y + 2} c S "
    ),
}  # fmt: skip


def outlined(
    inside: str, paper: Paper, x: float, y: float, size: float, kind: str, on: bool,
    *, stroke: float = 0.8, grey: float = 0.0, dash: str = "",
) -> None:  # fmt: skip
    """An outline with something in it."""
    body = f"{grey} G {grey} g {stroke} w {dash} " + _outline(x, y, size, kind) + "S [] 0 d "
    paper.draw(body + (_INSIDE[inside](x, y, size) if on else ""))


def filled(
    off: str, on_: str, paper: Paper, x: float, y: float, size: float, kind: str, on: bool
) -> None:
    """Outlines painted in one way or another."""
    paper.draw((on_ if on else off).replace("PATH", _outline(x, y, size, kind)))


def reverse(
    paper: Paper, x: float, y: float, size: float, kind: str, on: bool, *, always: bool = False
) -> None:
    """A white tick on a filling; ``always``: also where there is no filling, unseen."""
    tick = "1 G " + _tick(x, y, size) if on or always else ""
    fill = "0.1 0.4 0.8 rg " if on else "1 g "
    paper.draw("0.5 G 0.8 w " + fill + _outline(x, y, size, kind) + "B " + tick)


def ringed(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A thick outline for on."""
    edge = 3.0 if on else 0.8
    inset = edge / 2
    paper.draw(f"{edge} w " + _outline(x + inset, y + inset, size - edge, kind) + "S ")


def bevelled(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A sunken box of grey and white lines, as old form programs draw it."""
    paper.draw(
        f"1 g {x} {y} {size} {size} re f 0.5 G 1 w {x} {y} m {x} {y + size} l {x + size} "
        f"{y + size} l S 0.85 G {x} {y} m {x + size} {y} l {x + size} {y + size} l S 0 G "
        + (_tick(x, y, size) if on else "")
    )


def shadowed(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A box over its own shadow."""
    paper.draw(
        f"0.7 g {x + 1.5} {y - 1.5} {size} {size} re f 1 g 0 G 0.7 w {x} {y} {size} {size} re B "
        + (_cross(x, y, size) if on else "")
    )


def four_lines(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """Four thin rectangles and a cross of two thin polygons."""
    edges = ((0, 0, size, 0.6), (0, size, size, 0.6), (0, 0, 0.6, size), (size, 0, 0.6, size))
    body = "".join(f"{x + a} {y + b} {c} {d} re f " for a, b, c, d in edges)
    for one, two in (((2, 2), (size - 2, size - 2)), ((2, size - 2), (size - 2, 2))):
        if on:
            body += (
                f"{x + one[0]} {y + one[1]} m {x + two[0]} {y + two[1]} l "
                f"{x + two[0]} {y + two[1] + 1} l {x + one[0]} {y + one[1] + 1} l f "
            )
    paper.draw(body)


def lettered(
    font: str, code: bytes, paper: Paper, x: float, y: float, size: float, kind: str, on: bool,
    *, scale: float = 1.0,
) -> None:  # fmt: skip
    """A box with a character on it."""
    paper.draw("0.8 w " + _outline(x, y, size, kind) + "S ")
    if on:
        paper.text(x + 0.17 * size, y + 0.14 * size, code, size * scale, font)


def covered(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """All were ticked; those that are off were painted over."""
    outline = "0.8 w " + _outline(x, y, size, kind) + "S "
    over = "" if on else f"1 g {x - 1} {y - 1} {size + 2} {size + 2} re f "
    paper.draw(outline + _tick(x, y, size) + over + outline)


def clipped(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """All are ticked; those that are off are cut out of sight."""
    inside = f"{x} {y} {size} {size}" if on else "0 0 1 1"
    paper.draw("0.8 w " + _outline(x, y, size, kind) + f"S {inside} re W n " + _tick(x, y, size))


def layered(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """Ticks of what is off are on a layer that is switched off."""
    if "Off" not in paper.named["Properties"]:
        number = paper.add("<</Type/OCG/Name(ticks)>>")
        paper.named["Properties"]["Off"] = number
        paper.catalogue = f"/OCProperties<</OCGs[{number} 0 R]/D<</OFF[{number} 0 R]>>>>"
    tick = _tick(x, y, size)
    paper.draw(
        "0.8 w " + _outline(x, y, size, kind) + "S " + (tick if on else f"/OC /Off BDC {tick} EMC ")
    )


_OUTLINES: dict[str, Draw] = {f"box, {name}": partial(outlined, name) for name in _INSIDE} | {
    "thin grey outline": partial(outlined, "tick", stroke=0.25, grey=0.6),
    "thick outline": partial(outlined, "cross", stroke=1.8),
    "dashed outline": partial(outlined, "cross", dash="[2 1.2] 0 d"),
    "letter X": partial(lettered, "F", b"X"),
    "letter x, bold": partial(lettered, "B", b"x"),
    "large X": partial(lettered, "F", b"X", scale=1.5),
    "dingbat tick": partial(lettered, "Z", b"4"),
    "large dingbat cross": partial(lettered, "Z", b"8", scale=1.4),
    "four lines": four_lines,
    "bevelled": bevelled,
    "shadow": shadowed,
}
_FILLINGS: dict[str, Draw] = {
    "black or white": partial(filled, "0.8 w PATH S", "PATH f"),
    "colour or pale": partial(filled, "0.88 g PATH f", "0 0.5 0.2 rg PATH f"),
    "outlined colour or grey": partial(
        filled, "0.9 g 0.6 G 0.8 w PATH B", "0.8 0.1 0.1 rg 0.6 G 0.8 w PATH B"
    ),
    "white tick on colour": reverse,
    "thick outline or thin": ringed,
    "pale filling": partial(filled, "0.8 w PATH S", "0.75 0.85 1 rg 0 0 0.6 RG 0.8 w PATH B"),
}
_UNSEEN: dict[str, Draw] = {
    "white ticks everywhere": partial(reverse, always=True),
    "painted over": covered,
    "clipped": clipped,
    "layer": layered,
}


# --------------------------------------------------------------------------- characters


def code(
    font: str, codes: dict[str, tuple[bytes, bytes]],
    paper: Paper, x: float, y: float, size: float, kind: str, on: bool,
) -> None:  # fmt: skip
    """A character of a font."""
    paper.text(x, y, codes[kind][on], size * 1.2, font)


_SHAPES = (  # the glyphs of our own font: box, ticked box, ring, ring with a disc
    b"1000 0 0 0 1000 1000 d1 60 w 60 60 800 800 re S",
    b"1000 0 0 0 1000 1000 d1 60 w 60 60 800 800 re S 100 w 200 450 m 400 220 l 760 760 l S",
    b"1000 0 0 0 1000 1000 d1 60 w " + _ring(460, 460, 400).encode() + b"S",
    b"1000 0 0 0 1000 1000 d1 60 w " + _ring(460, 460, 400).encode() + b"S "
    + _ring(460, 460, 220).encode() + b"f",
)  # fmt: skip


def own_font(paper: Paper, meaning: Sequence[str] | None) -> None:
    """A font of four drawn glyphs with the codes A to D, and what the file says they mean."""
    glyphs = [paper.stream(shape) for shape in _SHAPES]
    procedures = "".join(f"/g{at} {number} 0 R" for at, number in enumerate(glyphs))
    differences = "65 " + "".join(f"/g{at} " for at in range(len(glyphs)))
    unicode_ = ""
    if meaning:
        pairs = "".join(
            f"<{65 + at:02X}> <{char.encode('utf-16-be').hex()}>\n"
            for at, char in enumerate(meaning)
        )
        number = paper.stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            b"1 begincodespacerange <00> <FF> endcodespacerange\n"
            + f"{len(meaning)} beginbfchar\n{pairs}endbfchar\n".encode()
            + b"endcmap end end"
        )
        unicode_ = f"/ToUnicode {number} 0 R"
    paper.font(
        "O",
        "/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]"
        f"/CharProcs<<{procedures}>>/Encoding<</Differences[{differences}]>>"
        f"/FirstChar 65/LastChar 68/Widths[1000 1000 1000 1000]/Resources<<>>{unicode_}",
    )


_OWN = {"multi": (b"A", b"B"), "single": (b"C", b"D")}
_MEANINGS: dict[str, Sequence[str] | None] = {
    "no Unicode map": None,
    "ballot boxes": "☐☑○◉",
    "emoji boxes": "⬜✅⚪🔘",
    "emoji with selector": ("☐", "☑\ufe0f", "⭕", "🔘"),
    "coloured emoji": ("⬜", "🟩", "⚪", "🟢"),
    "private use, Wingdings": "\uf0a8\uf0fe\uf0a1\uf0a4",
    "private use, unknown": "\ue101\ue102\ue103\ue104",
    "wrong: letters": "ABCD",
}


def _own(meaning: Sequence[str] | None, language: str) -> Made:
    paper = Paper()
    own_font(paper, meaning)
    questions = form(language)
    _write(paper, partial(left, partial(code, "O", _OWN)), questions)
    return paper.bytes(), expected(questions)


def coloured(sign: bytes, paper: Paper, x: float, y: float, size: float, kind: str, on: bool
) -> None:  # fmt: skip
    """The same character in one colour or another."""
    paper.text(x, y, sign, size * 1.2, "Z", "0.8 0.5 0 rg" if on else "0.85 g")


_DINGBATS = {"multi": (b"o", b"4"), "single": (b"m", b"l")}
_SQUARES = {"multi": (b"o", b"n"), "single": (b"m", b"l")}
_WINGDINGS = {"multi": (b"\xa8", b"\xfe"), "single": (b"\xa1", b"\xa4")}
_CROSSED = {"multi": (b"o", b"x"), "single": (b"m", b"l")}


def _font(entries: str, codes: dict[str, tuple[bytes, bytes]], language: str) -> Made:
    paper = Paper()
    paper.font("W", entries)
    questions = form(language)
    _write(paper, partial(left, partial(code, "W", codes)), questions)
    return paper.bytes(), expected(questions)


def _beside(draw: Draw | None, texts: tuple[str, str], language: str) -> Made:
    """Written brackets before the labels; of one question, drawn boxes."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        if draw and question.kind == "multi":
            return left(draw, paper, y, question)
        for option in question.options:
            paper.text(_LEFT, y, f"{texts[bool(option.on)]} {option.label}")
            y -= _STEP
        return y

    return _form(ask, language)


def _before(font: str, sign: bytes, language: str) -> Made:
    """A sign before what is selected, nothing before the others."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            if option.on:
                paper.text(_LEFT, y, sign, 10, font)
            paper.text(_LEFT + 18, y, option.label)
            y -= _STEP
        return y

    return _form(ask, language)


def on_line(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A short line to put a cross on."""
    paper.draw(f"0.6 w {x - 14} {y - 1.5} m {x + 8} {y - 1.5} l S")
    if on:
        paper.text(x - 6, y, "X")


# --------------------------------------------------------------------------- pictures


def _pixels(kind: str, on: bool) -> list[list[int]]:
    """A control of 24 pixels."""
    rows = []
    for y in range(24):
        row = []
        for x in range(24):
            dx, dy = x - 11.5, y - 11.5
            away = (dx * dx + dy * dy) ** 0.5 if kind == "single" else max(abs(dx), abs(dy))
            inner = away <= 5 if kind == "single" else abs(abs(dx) - abs(dy)) < 1.5
            row.append(40 if 9 < away <= 11 or (on and away <= 7 and inner) else 255)
        rows.append(row)
    return rows


def pictured(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A small picture of a control."""
    name = f"{kind}{int(on)}"
    if name not in paper.named["XObject"]:
        paper.image(name, _pixels(kind, on))
    paper.draw(f"{size} 0 0 {size} {x} {y} cm /{name} Do")


def inlined(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """The same as an inline picture."""
    data = bytes(value for row in _pixels(kind, on) for value in row)
    paper.draw(
        f"{size} 0 0 {size} {x} {y} cm BI /W 24 /H 24 /CS /G /BPC 8 /F /AHx ID {data.hex()}> EI"
    )


def _group_picture(language: str, *, flat: bool) -> Made:
    """One picture of all controls of a question, in a column or a row."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        parts = [_pixels(question.kind, bool(option.on)) for option in question.options]
        name = f"all{len(paper.named['XObject'])}"
        count = len(parts)
        if flat:
            gap = [[255] * 240] * 24
            rows = [sum(([*part[at], *gap[at]] for part in parts), start=[]) for at in range(24)]
            paper.image(name, rows)
            paper.draw(f"{110 * count} 0 0 10 {_LEFT} {y - 1} cm /{name} Do")
            for at, option in enumerate(question.options):
                paper.text(_LEFT + 110 * at, y - 14, option.label, 8)
            return y - 2 * _STEP
        pad = [[255] * 24] * 14
        paper.image(name, [line for part in parts for line in (*pad, *part)])
        paper.draw(f"12 0 0 {19 * count} {_LEFT} {y - 19 * count + 17} cm /{name} Do")
        for at, option in enumerate(question.options):
            paper.text(_LEFT + 20, y - 19 * at + 1, option.label)
        return y - 19 * count

    return _form(ask, language)


# --------------------------------------------------------------------------- emphasis


def _emphasised(chosen: str, others: str, language: str, *, font: str = "F") -> Made:
    """Labels in a column; drawings behind them, where BOX and STRIKE are the label's."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            across = width(option.label)
            box = f"{_LEFT - 3} {y - 3.5} {across + 6} 13.5 re"
            strike = f"{_LEFT} {y + 3} m {_LEFT + across} {y + 3} l"
            under = f"{_LEFT} {y - 1.5} m {_LEFT + across} {y - 1.5} l"
            drawing = chosen if option.on else others
            for name, path in (("BOX", box), ("STRIKE", strike), ("UNDER", under)):
                drawing = drawing.replace(name, path)
            paper.draw(drawing)
            paper.text(_LEFT, y, option.label, font=font if option.on else "F")
            y -= _STEP
        return y

    return _form(ask, language)


def _pills(
    chosen: str, others: str, language: str, *, joined: bool = False, colour: str = "0 g"
) -> Made:
    """Labels in a row, each in a rounded box; one is painted."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        x: float = _LEFT
        for option in question.options:
            across = width(option.label) + 18
            box = f"{x} {y - 5} {across} 17 re" if joined else _rounded(x, y - 5, across, 17)
            paper.draw((chosen if option.on else others).replace("BOX", box))
            paper.text(x + 9, y, option.label, colour=colour if option.on else "0 g")
            x += across + (0 if joined else 8)
        return y - 26

    return _form(ask, language)


def _rounded(x: float, y: float, across: float, high: float) -> str:
    r = high / 2
    k = r * 0.4477
    x1, y1 = x + across, y + high
    return (
        f"{x + r} {y} m {x1 - r} {y} l {x1 - k} {y} {x1} {y + k} {x1} {y + r} c "
        f"{x1} {y1 - k} {x1 - k} {y1} {x1 - r} {y1} c {x + r} {y1} l "
        f"{x + k} {y1} {x} {y1 - k} {x} {y + r} c {x} {y + k} {x + k} {y} {x + r} {y} c h"
    )


def _cards(chosen: str, others: str, language: str, *, wide: float = 240) -> Made:
    """Labels in a column, each in a wide box; one box is drawn otherwise."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            box = f"{_LEFT} {y - 9} {wide} 26 re"
            paper.draw((chosen if option.on else others).replace("BOX", box))
            paper.text(_LEFT + 12, y, option.label)
            y -= 32
        return y

    return _form(ask, language)


def _circled(language: str) -> Made:
    """An ellipse drawn around what is selected."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        x: float = _LEFT
        for option in question.options:
            across = width(option.label)
            if option.on:
                sx = (across + 16) / 18
                paper.draw(
                    f"1 0 0 RG 1.2 w q {sx:.3f} 0 0 1 {x + across / 2} {y + 3} cm "
                    + _ring(0, 0, 9) + "S Q"
                )  # fmt: skip
            paper.text(x, y, option.label)
            x += across + 34
        return y - 26

    return _form(ask, language)


# --------------------------------------------------------------------------- scales


def _steps(value: int, count: int = 5, *, filled_up: bool = False) -> list[Option]:
    return [Option("", at <= value if filled_up else at == value) for at in range(1, count + 1)]


_POLES = {
    "es": ("¿Cuánto se avanzó?", "Nada", "Mucho"),
    "fr": ("Quels progrès ?", "Aucun", "Beaucoup"),
    "en": ("How much progress was made?", "None", "A great deal"),
}
_VALUES = {"es": 2, "fr": 4, "en": 3}


def _scale(
    mark: Callable[[Paper, float, float, int, bool], None], language: str,
    *, filled_up: bool = False, numbers: bool = False, gap: float = 30,
) -> Made:  # fmt: skip
    """Marks between two poles."""
    paper = Paper()
    prompt, low, high = _POLES[language]
    value = _VALUES[language]
    steps = _steps(value, filled_up=filled_up)
    if numbers:
        steps = [Option(str(at), step.on) for at, step in enumerate(steps, 1)]
    paper.text(_LEFT, 780, prompt, 11, "B")
    paper.text(_LEFT, 750, low)
    for at, step in enumerate(steps, 1):
        mark(paper, _LEFT + 70 + gap * at, 750, at, bool(step.on))
    paper.text(_LEFT + 70 + gap * 6 + 20, 750, high)
    paper.text(_LEFT, 700, {"es": "Gracias.", "fr": "Merci.", "en": "Thank you."}[language])
    return paper.bytes(), steps


def _plain_step(draw: Draw) -> Callable[[Paper, float, float, int, bool], None]:
    return lambda paper, x, y, at, on: draw(paper, x, y - 1, 9, "single", on)


def _numbered(
    paper: Paper, x: float, y: float, at: int, on: bool, *, off: str = "1 g 0 G 0.8 w PATH B",
    dark: str = "0.1 0.2 0.5 rg 0 G 0.8 w PATH B", kind: str = "single", colour: str = "1 g",
) -> None:  # fmt: skip
    path = _outline(x - 5.5, y - 4, 15, kind)
    paper.draw((dark if on else off).replace("PATH", path))
    paper.text(x - 0.8, y, str(at), colour=colour if on else "0 g")


_STAR = [(10, 1), (12.6, 7.3), (19.5, 7.9), (14.3, 12.4), (15.9, 19.1), (10, 15.5), (4.1, 19.1),
         (5.7, 12.4), (0.5, 7.9), (7.4, 7.3)]  # fmt: skip


def _star_path(paper: Paper, x: float, y: float, at: int, on: bool, *, pale: bool) -> None:
    points = [(x + px * 0.6, y + 9 - py * 0.6) for px, py in _STAR]
    path = f"{points[0][0]} {points[0][1]} m " + "".join(f"{a} {b} l " for a, b in points[1:])
    off = "0.85 g PATH h f" if pale else "0.4 G 0.7 w PATH h S"
    paper.draw(("0.9 0.6 0 rg PATH h f" if on else off).replace("PATH", path))


def _star_glyph(paper: Paper, x: float, y: float, at: int, on: bool) -> None:
    paper.text(x, y, b"H" if on else b"I", 13, "Z")


def _star_picture(paper: Paper, x: float, y: float, at: int, on: bool) -> None:
    name = f"star{int(on)}"
    if name not in paper.named["XObject"]:
        paper.image(name, _star_pixels(on))
    paper.draw(f"13 0 0 13 {x} {y - 2} cm /{name} Do")


def _star_pixels(on: bool) -> list[list[int]]:
    rows = []
    for y in range(40):
        row = []
        for x in range(40):
            inside = _in_star(x / 2, y / 2)
            edge = inside and not all(
                _in_star((x + dx) / 2, (y + dy) / 2) for dx in (-2, 2) for dy in (-2, 2)
            )
            row.append(60 if edge or (inside and on) else 255)
        rows.append(row)
    return rows


def _in_star(x: float, y: float) -> bool:
    found = False
    for (x0, y0), (x1, y1) in zip(_STAR, [*_STAR[1:], _STAR[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            found = not found
    return found


def _dashes(language: str, *, knob: str, numbers: bool = True) -> Made:
    """A slider: a dashed line with a knob on it, over numbers."""
    paper = Paper()
    prompt, low, high = _POLES[language]
    value = _VALUES[language]
    paper.text(_LEFT, 780, prompt, 11, "B")
    paper.draw("1 w [4 3] 0 d 140 752 m 300 752 l S")
    x = 140 + 40 * (value - 1)
    paper.draw({"disc": _ring(x, 752, 5) + "f", "box": f"{x - 4} {748} 8 8 re f"}[knob])
    for at in range(5 if numbers else 0):
        paper.text(137 + 40 * at, 734, str(at + 1), 9)
    paper.text(_LEFT, 749, low)
    paper.text(320, 749, high)
    return paper.bytes(), [Option(str(value), True)] if numbers else []


def _typed_slider(language: str) -> Made:
    """A slider of characters."""
    paper = Paper()
    prompt, low, high = _POLES[language]
    value = _VALUES[language]
    paper.text(_LEFT, 780, prompt, 11, "B")
    signs = "--------".join("X" if at == value else "|" for at in range(1, 6))
    paper.text(_LEFT, 750, low)
    paper.text(140, 750, signs, 10, "C")
    paper.text(420, 750, high)
    for at in range(5):
        paper.text(140 + 54 * at, 738, str(at + 1), 10, "C")
    return paper.bytes(), [Option(str(value), True)]


# --------------------------------------------------------------------------- tables of crosses


def _matrix(draw: Draw | None, language: str, *, ruled: bool = True) -> Made:
    """Rows of statements, options as columns, and a mark or X under what is selected."""
    paper = Paper()
    question = form(language)[0]
    rows = form(language)[1].options
    paper.text(_LEFT, 780, form(language)[1].prompt, 11, "B")
    options: list[Option] = []
    across = 76
    for at, head in enumerate(question.options):
        paper.text(232 + at * across + (across - width(head.label, 9)) / 2, 752, head.label, 9)
    for down, item in enumerate(rows):
        y = 732 - 20 * down
        paper.text(66, y, item.label)
        for at, head in enumerate(question.options):
            on = at == (down + len(item.label)) % len(question.options)
            options.append(Option(head.label, on))
            x = 232 + at * across + across / 2
            if draw:
                draw(paper, x - 4.5, y - 1, 9, "single", on)
            elif on:
                paper.text(x - 3, y, "X")
    if ruled:
        paper.draw("0.5 w " + "".join(f"60 {766 - 20 * at} m 536 {766 - 20 * at} l S "
                                      for at in range(len(rows) + 2)))  # fmt: skip
        paper.draw(
            "0.5 w "
            + "".join(
                f"{x} 766 m {x} {666} l S " for x in (60, *(232 + across * at for at in range(5)))
            )
        )
    return paper.bytes(), options


# --------------------------------------------------------------------------- fields


_BOX = "0.5 w 0.5 0.5 8 8 re S "
_ON = _BOX + "2 2 5 5 re f "


def _fields(
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
    _write(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


def _radios(language: str, *, opt: bool = False, conflict: bool = False) -> Made:
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
                    f"/Subtype/Widget/Parent {parent} 0 R/F 4/Rect[{_LEFT} {y} {_LEFT + 9} {y + 9}]"
                    f"/AS/{name if option.on else 'Off'}"
                    f"/AP<</N<</{name} {shown} 0 R/Off {empty} 0 R>>>>"
                )
            )
            paper.text(_LEFT + 16, y, option.label)
            y -= _STEP
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
    _write(paper, ask, questions)
    return paper.bytes(), expected(questions)


def _text_fields(language: str) -> Made:
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
    _write(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


def _annotated(kind: str, language: str) -> Made:
    """Empty boxes, or none, and annotations of a reader over them."""

    def draw(paper: Paper, x: float, y: float, size: float, _kind: str, on: bool) -> None:
        paper.draw("0.8 w " + _outline(x, y, size, "multi") + "S")
        if not on:
            return
        rect = f"/Rect[{x - 2} {y - 2} {x + 13} {y + 13}]/F 4"
        if kind == "ink":
            body = f"1 0 0 RG 1.2 w 4 7 m 6 4 l 12 13 l S"
            look = paper.appearance(body, 15)
            points = f"{x + 2} {y + 5} {x + 4} {y + 2} {x + 10} {y + 11}"
            paper.annotate(f"/Subtype/Ink/InkList[[{points}]]{rect}/AP<</N {look} 0 R>>")
        elif kind == "free text":
            look = paper.appearance("BT /B 10 Tf 3.2 3 Td (X) Tj ET", 15)
            paper.annotate(f"/Subtype/FreeText/Contents(X){rect}/AP<</N {look} 0 R>>")
        else:
            look = paper.appearance("BT /Z 11 Tf 2.5 3 Td (4) Tj ET", 15)
            paper.annotate(f"/Subtype/Stamp/Name/Check{rect}/AP<</N {look} 0 R>>")

    return _form(partial(left, draw), language)


# --------------------------------------------------------------------------- the same page again


def _saved(make: Callable[[str], Made], program: str, language: str) -> Made:
    content, options = make(language)
    return _SAVERS[program](content), options


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


_SAVERS: dict[str, Callable[[bytes], bytes]] = {
    "PDFium": _by_pdfium,
    "PDFium, flattened": partial(_by_pdfium, flat=True),
    "pikepdf": _by_pikepdf,
    "pikepdf, flattened": partial(_by_pikepdf, flat=True),
}


# --------------------------------------------------------------------------- pages


def _next_page(draw: Draw, language: str) -> Made:
    """A group that goes on on the next page."""
    paper = Paper()
    questions = form(language)
    y: float = 780
    for question in questions:
        if question.kind == "multi":
            paper.text(_LEFT - 10, 110, question.prompt, 11, "B")
            left(draw, paper, 86, Question("", "multi", question.options[:2]))
            paper.turn()
            y = left(draw, paper, 780, Question("", "multi", question.options[2:])) - 20
        else:
            paper.text(_LEFT - 10, y, question.prompt, 11, "B")
            y = left(draw, paper, y - 24, question) - 16
    return paper.bytes(), expected(questions)


def _turned(draw: Draw, entries: str, language: str) -> Made:
    paper = Paper()
    paper.page_entries = entries
    questions = form(language)
    _write(paper, partial(left, draw), questions)
    return paper.bytes(), expected(questions)


# --------------------------------------------------------------------------- no marks at all


def _uniform(draw: Draw, language: str) -> Made:
    """The same sign before every item: a list, no choices."""
    content, options = _form(partial(left, lambda *arguments: draw(*arguments[:5], True)), language)
    return content, [Option(option.label, None) for option in options]


def _undecided(draw: Draw, language: str) -> Made:
    """One of a group is neither on nor off: a bar is drawn in it."""
    paper = Paper()
    questions = form(language)
    shown = []

    def ask(paper: Paper, y: float, question: Question) -> float:
        for at, option in enumerate(question.options):
            bar = question.kind == "multi" and at == 1
            draw(paper, _LEFT, y, 9, "multi", bool(option.on) and not bar)
            if bar:
                paper.draw(f"{_LEFT + 2} {y + 3.7} 5 1.6 re f")
            paper.text(_LEFT + 16, y, option.label)
            shown.append(Option(option.label, None if bar else option.on))
            y -= _STEP
        return y

    _write(paper, ask, questions)
    return paper.bytes(), shown


# --------------------------------------------------------------------------- the grid


def cases() -> Iterator[Case]:
    """All forms."""
    for kind, draws in (("outline", _OUTLINES), ("filling", _FILLINGS), ("unseen", _UNSEEN)):
        for name, draw in draws.items():
            yield Case(kind, name, partial(_form, partial(left, draw)))
    layouts = (left, right, after, row, above, below, columns, table, headed)
    for layout in layouts:
        for name, draw in (("outlined", partial(outlined, "cross")), ("pictures", pictured),
                           ("dingbats", partial(code, "Z", _DINGBATS)),
                           ("fillings", _FILLINGS["black or white"])):  # fmt: skip
            label = layout.func.__name__ if isinstance(layout, partial) else layout.__name__
            if isinstance(layout, partial):
                label = "below" if layout.keywords["under"] else "above"
            yield Case(f"layout: {label}", name, partial(_form, partial(layout, draw)))
    cross = partial(outlined, "cross")
    for layout in (left, right):
        yield Case("wrapped", layout.__name__, partial(_form, partial(layout, cross), long=True))
    for size in (4, 5, 6, 16, 24, 34):
        for name in ("cross", "dot", "tick"):
            draw = partial(outlined, name, stroke=0.5 if size < 7 else 1.0)
            yield Case("size", f"{size} {name}", partial(_form, partial(left, draw, size=size)))
    for name, meaning in _MEANINGS.items():
        yield Case("glyph", name, partial(_own, meaning))
    for name, entries, codes in (
        ("ZapfDingbats ticks", "/Type1/BaseFont/ZapfDingbats", _DINGBATS),
        ("ZapfDingbats squares", "/Type1/BaseFont/ZapfDingbats", _SQUARES),
        ("Wingdings", "/TrueType/BaseFont/Wingdings", _WINGDINGS),
        ("Wingdings subset", "/TrueType/BaseFont/ABCDEF+Wingdings-Regular", _CROSSED),
    ):
        yield Case("glyph", name, partial(_font, entries, codes))
    for draw_, name, texts in (
        (None, "[x]", ("[ ]", "[x]")), (None, "(x)", ("( )", "(x)")), (None, "[X]", ("[_]", "[X]")),
        (None, "(•)", ("(  )", "(•)")), (cross, "[x] and boxes", ("[ ]", "[x]")),
        (cross, "(x) and boxes", ("( )", "(x)")),
    ):  # fmt: skip
        yield Case("text", name, partial(_beside, draw_, texts))
    for name, sign in (("disc", b"l"), ("tick", b"4"), ("square", b"n")):
        yield Case(
            "one glyph, two colours", name, partial(_form, partial(left, partial(coloured, sign)))
        )
    yield Case("text", "X on lines", partial(_form, partial(left, on_line)))
    yield Case("sign alone", "X", partial(_before, "F", b"X"))
    yield Case("sign alone", "tick", partial(_before, "Z", b"4"))
    yield Case("sign alone", "arrow", partial(_before, "Z", b"\xe4"))
    yield Case("picture", "XObject", partial(_form, partial(left, pictured)))
    yield Case("picture", "inline", partial(_form, partial(left, inlined)))
    yield Case("picture of a group", "column", partial(_group_picture, flat=False))
    yield Case("picture of a group", "row", partial(_group_picture, flat=True))
    for name, chosen, others in (
        ("highlight", "1 1 0 rg BOX f", ""), ("strike", "", "0.7 w STRIKE S"),
        ("underline", "0.7 w UNDER S", ""), ("frame", "1 0 0 RG 1 w BOX S", ""),
    ):  # fmt: skip
        yield Case("emphasis", name, partial(_emphasised, chosen, others))
    yield Case("emphasis", "bold", partial(_emphasised, "", "", font="B"))
    yield Case("emphasis", "ellipse", _circled)
    yield Case("pill", "coloured", partial(_pills, "0.6 0.85 1 rg BOX f", "0.6 G 0.7 w BOX S"))
    yield Case("pill", "dark, white text", partial(
        _pills, "0.1 0.3 0.7 rg BOX f", "0.92 g BOX f", colour="1 g"))  # fmt: skip
    yield Case("pill", "only the chosen", partial(_pills, "0.6 0.9 0.6 rg BOX f", ""))
    yield Case("pill", "joined", partial(
        _pills, "0.1 0.3 0.7 rg 0.4 G 0.7 w BOX B", "1 g 0.4 G 0.7 w BOX B", joined=True,
        colour="1 g"))  # fmt: skip
    yield Case(
        "card", "thick border", partial(_cards, "0 0.4 0.8 RG 2 w BOX S", "0.7 G 0.6 w BOX S")
    )
    yield Case("card", "tinted", partial(_cards, "0.85 0.93 1 rg 0 0.4 0.8 RG 1 w BOX B",
                                        "1 g 0.7 G 0.6 w BOX B"))  # fmt: skip
    yield Case("card", "full width", partial(_cards, "0.8 0.93 0.8 rg BOX f", "0.95 g BOX f",
                                            wide=470))  # fmt: skip
    for name, draw in (("rings", partial(outlined, "dot")), ("fillings", _FILLINGS["black or white"]),
                       ("pictures", pictured)):  # fmt: skip
        yield Case("poles", name, partial(_scale, _plain_step(draw)))
    for name, options in (
        ("filled circle", {}), ("filled square", {"kind": "multi"}),
        ("pale or dark", {"off": "0.9 g PATH f", "dark": "0.8 0.2 0.1 rg PATH f"}),
        ("only the chosen circled", {"off": "", "dark": "1 0 0 RG 1 w PATH S", "colour": "0 g"}),
    ):  # fmt: skip
        yield Case("numbers", name, partial(_scale, partial(_numbered, **options), numbers=True))  # type: ignore[arg-type]
    yield Case("stars", "path", partial(_scale, partial(_star_path, pale=False), filled_up=True))
    yield Case("stars", "path, pale", partial(_scale, partial(_star_path, pale=True), filled_up=True,
                                              gap=16))  # fmt: skip
    yield Case("stars", "one glyph, two colours", partial(
        _scale, lambda paper, x, y, at, on: coloured(b"H", paper, x, y, 11, "", on),
        filled_up=True, gap=15))  # fmt: skip
    yield Case("stars", "glyph", partial(_scale, _star_glyph, filled_up=True, gap=15))
    yield Case("stars", "picture", partial(_scale, _star_picture, filled_up=True, gap=18))
    yield Case("slider", "dashes, disc", partial(_dashes, knob="disc"))
    yield Case("slider", "dashes, box", partial(_dashes, knob="box"))
    yield Case("slider", "dashes, no numbers", partial(_dashes, knob="disc", numbers=False))
    yield Case("slider", "typed", _typed_slider)
    for name, drawn in (("X", None), ("rings", partial(outlined, "dot")), ("boxes", cross)):
        yield Case("columns of X" if drawn is None else "matrix", name, partial(_matrix, drawn))
    yield Case("columns of X", "no rules", partial(_matrix, None, ruled=False))
    ordinary = partial(_fields, entries=lambda on, is_on: (
        f"/V/{on}/AS/{on}" if is_on else "/V/Off/AS/Off"))  # fmt: skip
    yield Case("field", "plain", ordinary)
    yield Case("field", "odd name of on", partial(
        _fields, on="S#ed", entries=lambda on, is_on: f"/V/{on}/AS/{on}" if is_on else "/AS/Off"))  # fmt: skip
    yield Case("field", "by appearance only", partial(
        _fields, entries=lambda on, is_on: f"/AS/{on}" if is_on else "/AS/Off"))  # fmt: skip
    yield Case("field", "by value only", partial(
        _fields, entries=lambda on, is_on: f"/V/{on}" if is_on else ""))  # fmt: skip
    yield Case("field", "no appearance", partial(
        _fields, appearance=False, form_entries="/NeedAppearances true",
        entries=lambda on, is_on: f"/V/{on}/AS/{on}" if is_on else "/V/Off/AS/Off"))  # fmt: skip
    yield Case("field", "no appearance, value only", partial(
        _fields, appearance=False, form_entries="/NeedAppearances true",
        entries=lambda on, is_on: f"/V/{on}" if is_on else ""))  # fmt: skip
    yield Case("field", "radio", _radios)
    yield Case("field", "radio, exported values", partial(_radios, opt=True))
    yield Case("field", "radio, value Off against what is shown", partial(_radios, conflict=True))
    yield Case("field", "text", _text_fields)
    for kind in ("ink", "free text", "stamp"):
        yield Case("annotation", kind, partial(_annotated, kind))
    for program in _SAVERS:
        yield Case("saved again", f"fields, {program}", partial(_saved, ordinary, program))
        yield Case("saved again", f"radio, {program}", partial(_saved, _radios, program))
        yield Case("saved again", f"drawn, {program}", partial(
            _saved, partial(_form, partial(left, cross)), program))  # fmt: skip
    for name, draw in (("boxes", cross), ("dingbats", partial(code, "Z", _DINGBATS))):
        yield Case("next page", name, partial(_next_page, draw))
        for degrees in (90, 180, 270):
            yield Case(
                "turned page", f"{name}, {degrees}", partial(_turned, draw, f"/Rotate {degrees}")
            )
        yield Case("turned page", f"{name}, cropped",
                   partial(_turned, draw, "/CropBox[30 40 560 820]"))  # fmt: skip
        yield Case("turned page", f"{name}, unit", partial(_turned, draw, "/UserUnit 2"))
    for name, draw in (("ticks", partial(code, "Z", {"multi": (b"4", b"4"), "single": (b"4", b"4")})),
                       ("discs", partial(outlined, "dot")), ("ticked boxes", partial(outlined, "tick")),
                       ("black squares", _FILLINGS["black or white"])):  # fmt: skip
        yield Case("uniform", name, partial(_uniform, draw))
    for name in ("cross", "tick"):
        yield Case("undecided", f"bar beside {name}", partial(_undecided, partial(outlined, name)))
