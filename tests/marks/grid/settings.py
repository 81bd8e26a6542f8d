"""Choices shown by how labels are set, on scales, and in tables of crosses."""

from __future__ import annotations

from collections.abc import Callable

from tests.marks.grid.controls import outline, ring
from tests.marks.grid.form import Option, Question, form
from tests.marks.grid.layouts import LEFT, STEP, Draw, Made, asked
from tests.marks.grid.paper import Paper, width


def emphasised(chosen: str, others: str, language: str, *, font: str = "F") -> Made:
    """Labels in a column; drawings behind them, where BOX and STRIKE are the label's."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            across = width(option.label)
            box = f"{LEFT - 3} {y - 3.5} {across + 6} 13.5 re"
            strike = f"{LEFT} {y + 3} m {LEFT + across} {y + 3} l"
            under = f"{LEFT} {y - 1.5} m {LEFT + across} {y - 1.5} l"
            drawing = chosen if option.on else others
            for name, path in (("BOX", box), ("STRIKE", strike), ("UNDER", under)):
                drawing = drawing.replace(name, path)
            paper.draw(drawing)
            paper.text(LEFT, y, option.label, font=font if option.on else "F")
            y -= STEP
        return y

    return asked(ask, language)


def pills(
    chosen: str, others: str, language: str, *, joined: bool = False, colour: str = "0 g"
) -> Made:
    """Labels in a row, each in a rounded box; one is painted."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        x: float = LEFT
        for option in question.options:
            across = width(option.label) + 18
            box = f"{x} {y - 5} {across} 17 re" if joined else _rounded(x, y - 5, across, 17)
            paper.draw((chosen if option.on else others).replace("BOX", box))
            paper.text(x + 9, y, option.label, colour=colour if option.on else "0 g")
            x += across + (0 if joined else 8)
        return y - 26

    return asked(ask, language)


def _rounded(x: float, y: float, across: float, high: float) -> str:
    r = high / 2
    k = r * 0.4477
    x1, y1 = x + across, y + high
    return (
        f"{x + r} {y} m {x1 - r} {y} l {x1 - k} {y} {x1} {y + k} {x1} {y + r} c "
        f"{x1} {y1 - k} {x1 - k} {y1} {x1 - r} {y1} c {x + r} {y1} l "
        f"{x + k} {y1} {x} {y1 - k} {x} {y + r} c {x} {y + k} {x + k} {y} {x + r} {y} c h"
    )


def cards(chosen: str, others: str, language: str, *, wide: float = 240) -> Made:
    """Labels in a column, each in a wide box; one box is drawn otherwise."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        for option in question.options:
            box = f"{LEFT} {y - 9} {wide} 26 re"
            paper.draw((chosen if option.on else others).replace("BOX", box))
            paper.text(LEFT + 12, y, option.label)
            y -= 32
        return y

    return asked(ask, language)


def circled(language: str) -> Made:
    """An ellipse drawn around what is selected."""

    def ask(paper: Paper, y: float, question: Question) -> float:
        x: float = LEFT
        for option in question.options:
            across = width(option.label)
            if option.on:
                sx = (across + 16) / 18
                paper.draw(
                    f"1 0 0 RG 1.2 w q {sx:.3f} 0 0 1 {x + across / 2} {y + 3} cm "
                    + ring(0, 0, 9) + "S Q"
                )  # fmt: skip
            paper.text(x, y, option.label)
            x += across + 34
        return y - 26

    return asked(ask, language)


# --------------------------------------------------------------------------- scales


def _steps(value: int, count: int = 5, *, filled_up: bool = False) -> list[Option]:
    return [Option("", at <= value if filled_up else at == value) for at in range(1, count + 1)]


_POLES = {
    "es": ("¿Cuánto se avanzó?", "Nada", "Mucho"),
    "fr": ("Quels progrès ?", "Aucun", "Beaucoup"),
    "en": ("How much progress was made?", "None", "A great deal"),
}
_VALUES = {"es": 2, "fr": 4, "en": 3}


def scale(
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
    paper.text(LEFT, 780, prompt, 11, "B")
    paper.text(LEFT, 750, low)
    for at, step in enumerate(steps, 1):
        mark(paper, LEFT + 70 + gap * at, 750, at, bool(step.on))
    paper.text(LEFT + 70 + gap * 6 + 20, 750, high)
    paper.text(LEFT, 700, {"es": "Gracias.", "fr": "Merci.", "en": "Thank you."}[language])
    return paper.bytes(), steps


def plain_step(draw: Draw) -> Callable[[Paper, float, float, int, bool], None]:
    return lambda paper, x, y, at, on: draw(paper, x, y - 1, 9, "single", on)


def numbered(
    paper: Paper, x: float, y: float, at: int, on: bool, *, off: str = "1 g 0 G 0.8 w PATH B",
    dark: str = "0.1 0.2 0.5 rg 0 G 0.8 w PATH B", kind: str = "single", colour: str = "1 g",
) -> None:  # fmt: skip
    path = outline(x - 5.5, y - 4, 15, kind)
    paper.draw((dark if on else off).replace("PATH", path))
    paper.text(x - 0.8, y, str(at), colour=colour if on else "0 g")


_STAR = [(10, 1), (12.6, 7.3), (19.5, 7.9), (14.3, 12.4), (15.9, 19.1), (10, 15.5), (4.1, 19.1),
         (5.7, 12.4), (0.5, 7.9), (7.4, 7.3)]  # fmt: skip


def star_path(paper: Paper, x: float, y: float, at: int, on: bool, *, pale: bool) -> None:
    points = [(x + px * 0.6, y + 9 - py * 0.6) for px, py in _STAR]
    path = f"{points[0][0]} {points[0][1]} m " + "".join(f"{a} {b} l " for a, b in points[1:])
    off = "0.85 g PATH h f" if pale else "0.4 G 0.7 w PATH h S"
    paper.draw(("0.9 0.6 0 rg PATH h f" if on else off).replace("PATH", path))


def star_glyph(paper: Paper, x: float, y: float, at: int, on: bool) -> None:
    paper.text(x, y, b"H" if on else b"I", 13, "Z")


def star_picture(paper: Paper, x: float, y: float, at: int, on: bool) -> None:
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


def dashes(language: str, *, knob: str, numbers: bool = True) -> Made:
    """A slider: a dashed line with a knob on it, over numbers."""
    paper = Paper()
    prompt, low, high = _POLES[language]
    value = _VALUES[language]
    paper.text(LEFT, 780, prompt, 11, "B")
    paper.draw("1 w [4 3] 0 d 140 752 m 300 752 l S")
    x = 140 + 40 * (value - 1)
    paper.draw({"disc": ring(x, 752, 5) + "f", "box": f"{x - 4} {748} 8 8 re f"}[knob])
    for at in range(5 if numbers else 0):
        paper.text(137 + 40 * at, 734, str(at + 1), 9)
    paper.text(LEFT, 749, low)
    paper.text(320, 749, high)
    return paper.bytes(), [Option(str(value), True)] if numbers else []


def typed_slider(language: str) -> Made:
    """A slider of characters."""
    paper = Paper()
    prompt, low, high = _POLES[language]
    value = _VALUES[language]
    paper.text(LEFT, 780, prompt, 11, "B")
    signs = "--------".join("X" if at == value else "|" for at in range(1, 6))
    paper.text(LEFT, 750, low)
    paper.text(140, 750, signs, 10, "C")
    paper.text(420, 750, high)
    for at in range(5):
        paper.text(140 + 54 * at, 738, str(at + 1), 10, "C")
    return paper.bytes(), [Option(str(value), True)]


# --------------------------------------------------------------------------- tables of crosses


def matrix(draw: Draw | None, language: str, *, ruled: bool = True) -> Made:
    """Rows of statements, options as columns, and a mark or X under what is selected."""
    paper = Paper()
    question = form(language)[0]
    rows = form(language)[1].options
    paper.text(LEFT, 780, form(language)[1].prompt, 11, "B")
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
