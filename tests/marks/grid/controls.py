"""Ways to draw a control: outlines and fillings, characters, pictures."""

# ruff: noqa: PLR0917 (a drawing has a place, a size, a kind and a state)

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tests.marks.grid.form import Question, expected, form
from tests.marks.grid.layouts import LEFT, STEP, Draw, Made, asked, left, written
from tests.marks.grid.paper import Paper


def ring(x: float, y: float, radius: float) -> str:
    """A circle of four curves around a centre."""
    k = 0.5523 * radius
    return (
        f"{x + radius} {y} m {x + radius} {y + k} {x + k} {y + radius} {x} {y + radius} c "
        f"{x - k} {y + radius} {x - radius} {y + k} {x - radius} {y} c "
        f"{x - radius} {y - k} {x - k} {y - radius} {x} {y - radius} c "
        f"{x + k} {y - radius} {x + radius} {y - k} {x + radius} {y} c "
    )


def outline(x: float, y: float, size: float, kind: str) -> str:
    if kind == "single":
        return ring(x + size / 2, y + size / 2, size / 2) + "h "
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
    "dot": lambda x, y, s: ring(x + s / 2, y + s / 2, s * 0.25) + "f ",
    "small dot": lambda x, y, s: ring(x + s / 2, y + s / 2, s * 0.14) + "f ",
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
    body = f"{grey} G {grey} g {stroke} w {dash} " + outline(x, y, size, kind) + "S [] 0 d "
    paper.draw(body + (_INSIDE[inside](x, y, size) if on else ""))


def filled(
    off: str, on_: str, paper: Paper, x: float, y: float, size: float, kind: str, on: bool
) -> None:
    """Outlines painted in one way or another."""
    paper.draw((on_ if on else off).replace("PATH", outline(x, y, size, kind)))


def reverse(
    paper: Paper, x: float, y: float, size: float, kind: str, on: bool, *, always: bool = False
) -> None:
    """A white tick on a filling; ``always``: also where there is no filling, unseen."""
    tick = "1 G " + _tick(x, y, size) if on or always else ""
    fill = "0.1 0.4 0.8 rg " if on else "1 g "
    paper.draw("0.5 G 0.8 w " + fill + outline(x, y, size, kind) + "B " + tick)


def ringed(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """A thick outline for on."""
    edge = 3.0 if on else 0.8
    inset = edge / 2
    paper.draw(f"{edge} w " + outline(x + inset, y + inset, size - edge, kind) + "S ")


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
    paper.draw("0.8 w " + outline(x, y, size, kind) + "S ")
    if on:
        paper.text(x + 0.17 * size, y + 0.14 * size, code, size * scale, font)


def covered(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """All were ticked; those that are off were painted over."""
    edge = "0.8 w " + outline(x, y, size, kind) + "S "
    over = "" if on else f"1 g {x - 1} {y - 1} {size + 2} {size + 2} re f "
    paper.draw(edge + _tick(x, y, size) + over + edge)


def clipped(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """All are ticked; those that are off are cut out of sight."""
    inside = f"{x} {y} {size} {size}" if on else "0 0 1 1"
    paper.draw("0.8 w " + outline(x, y, size, kind) + f"S {inside} re W n " + _tick(x, y, size))


def layered(paper: Paper, x: float, y: float, size: float, kind: str, on: bool) -> None:
    """Ticks of what is off are on a layer that is switched off."""
    if "Off" not in paper.named["Properties"]:
        number = paper.add("<</Type/OCG/Name(ticks)>>")
        paper.named["Properties"]["Off"] = number
        paper.catalogue = f"/OCProperties<</OCGs[{number} 0 R]/D<</OFF[{number} 0 R]>>>>"
    tick = _tick(x, y, size)
    paper.draw(
        "0.8 w " + outline(x, y, size, kind) + "S " + (tick if on else f"/OC /Off BDC {tick} EMC ")
    )


OUTLINES: dict[str, Draw] = {f"box, {name}": partial(outlined, name) for name in _INSIDE} | {
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
FILLINGS: dict[str, Draw] = {
    "black or white": partial(filled, "0.8 w PATH S", "PATH f"),
    "colour or pale": partial(filled, "0.88 g PATH f", "0 0.5 0.2 rg PATH f"),
    "outlined colour or grey": partial(
        filled, "0.9 g 0.6 G 0.8 w PATH B", "0.8 0.1 0.1 rg 0.6 G 0.8 w PATH B"
    ),
    "white tick on colour": reverse,
    "thick outline or thin": ringed,
    "pale filling": partial(filled, "0.8 w PATH S", "0.75 0.85 1 rg 0 0 0.6 RG 0.8 w PATH B"),
}
UNSEEN: dict[str, Draw] = {
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
    b"1000 0 0 0 1000 1000 d1 60 w " + ring(460, 460, 400).encode() + b"S",
    b"1000 0 0 0 1000 1000 d1 60 w " + ring(460, 460, 400).encode() + b"S "
    + ring(460, 460, 220).encode() + b"f",
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
MEANINGS: dict[str, Sequence[str] | None] = {
    "no Unicode map": None,
    "ballot boxes": "☐☑○◉",
    "emoji boxes": "⬜✅⚪🔘",
    "emoji with selector": ("☐", "☑\ufe0f", "⭕", "🔘"),
    "coloured emoji": ("⬜", "🟩", "⚪", "🟢"),
    "private use, Wingdings": "\uf0a8\uf0fe\uf0a1\uf0a4",
    "private use, unknown": "\ue101\ue102\ue103\ue104",
    "wrong: letters": "ABCD",
}


def own(meaning: Sequence[str] | None, language: str) -> Made:
    paper = Paper()
    own_font(paper, meaning)
    questions = form(language)
    written(paper, partial(left, partial(code, "O", _OWN)), questions)
    return paper.bytes(), expected(questions)


def coloured(sign: bytes, paper: Paper, x: float, y: float, size: float, kind: str, on: bool
) -> None:  # fmt: skip
    """The same character in one colour or another."""
    paper.text(x, y, sign, size * 1.2, "Z", "0.8 0.5 0 rg" if on else "0.85 g")


DINGBATS = {"multi": (b"o", b"4"), "single": (b"m", b"l")}
SQUARES = {"multi": (b"o", b"n"), "single": (b"m", b"l")}
WINGDINGS = {"multi": (b"\xa8", b"\xfe"), "single": (b"\xa1", b"\xa4")}
CROSSED = {"multi": (b"o", b"x"), "single": (b"m", b"l")}


def font(entries: str, codes: dict[str, tuple[bytes, bytes]], language: str) -> Made:
    paper = Paper()
    paper.font("W", entries)
    questions = form(language)
    written(paper, partial(left, partial(code, "W", codes)), questions)
    return paper.bytes(), expected(questions)


def beside(draw: Draw | None, texts: tuple[str, str], language: str) -> Made:
    """Written brackets before the labels; of one question, drawn boxes."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        if draw and question.kind == "multi":
            return left(draw, paper, y, question)
        for option in question.options:
            paper.text(LEFT, y, f"{texts[bool(option.on)]} {option.label}")
            y -= STEP
        return y

    return asked(ask, language)


def before(font: str, sign: bytes, language: str) -> Made:
    """A sign before what is selected, nothing before the others."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            if option.on:
                paper.text(LEFT, y, sign, 10, font)
            paper.text(LEFT + 18, y, option.label)
            y -= STEP
        return y

    return asked(ask, language)


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


def group_picture(language: str, *, flat: bool) -> Made:
    """One picture of all controls of a question, in a column or a row."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        parts = [_pixels(question.kind, bool(option.on)) for option in question.options]
        name = f"all{len(paper.named['XObject'])}"
        count = len(parts)
        if flat:
            gap = [[255] * 240] * 24
            rows = [[tone for part in parts for tone in (*part[at], *gap[at])] for at in range(24)]
            paper.image(name, rows)
            paper.draw(f"{110 * count} 0 0 10 {LEFT} {y - 1} cm /{name} Do")
            for at, option in enumerate(question.options):
                paper.text(LEFT + 110 * at, y - 14, option.label, 8)
            return y - 2 * STEP
        pad = [[255] * 24] * 14
        paper.image(name, [line for part in parts for line in (*pad, *part)])
        paper.draw(f"12 0 0 {19 * count} {LEFT} {y - 19 * count + 17} cm /{name} Do")
        for at, option in enumerate(question.options):
            paper.text(LEFT + 20, y - 19 * at + 1, option.label)
        return y - 19 * count

    return asked(ask, language)
