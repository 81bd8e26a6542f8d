"""The grid: all forms that are written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from tests.marks.grid.controls import (
    CROSSED,
    DINGBATS,
    FILLINGS,
    MEANINGS,
    OUTLINES,
    SQUARES,
    UNSEEN,
    WINGDINGS,
    before,
    beside,
    code,
    coloured,
    font,
    group_picture,
    inlined,
    on_line,
    outlined,
    own,
    pictured,
)
from tests.marks.grid.files import (
    SAVERS,
    annotated,
    fields,
    next_page,
    radios,
    saved,
    text_fields,
    turned,
    undecided,
    uniform,
)
from tests.marks.grid.layouts import (
    Draw,
    Made,
    above,
    after,
    asked,
    below,
    columns,
    headed,
    left,
    right,
    row,
    table,
)
from tests.marks.grid.settings import (
    cards,
    circled,
    dashes,
    emphasised,
    matrix,
    numbered,
    pills,
    plain_step,
    scale,
    star_glyph,
    star_path,
    star_picture,
    typed_slider,
)

_CROSS: Draw = partial(outlined, "cross")


class Case(NamedTuple):
    """A way of making the form, of a kind that the table shows."""

    kind: str
    name: str
    make: Callable[[str], Made]  # language → file, options


def cases() -> Iterator[Case]:
    """All forms."""
    for part in (_drawings, _layouts, _characters, _settings, _scales, _tables, _files, _pages):
        yield from part()


def _drawings() -> Iterator[Case]:
    """Ways to draw a control."""
    for kind, draws in (("outline", OUTLINES), ("filling", FILLINGS), ("unseen", UNSEEN)):
        for name, draw in draws.items():
            yield Case(kind, name, partial(asked, partial(left, draw)))


def _layouts() -> Iterator[Case]:
    """Ways to set controls beside labels, and their sizes."""
    layouts = (left, right, after, row, above, below, columns, table, headed)
    for layout in layouts:
        for name, draw in (("outlined", partial(outlined, "cross")), ("pictures", pictured),
                           ("dingbats", partial(code, "Z", DINGBATS)),
                           ("fillings", FILLINGS["black or white"])):  # fmt: skip
            label = layout.func.__name__ if isinstance(layout, partial) else layout.__name__
            if isinstance(layout, partial):
                label = "below" if layout.keywords["under"] else "above"
            yield Case(f"layout: {label}", name, partial(asked, partial(layout, draw)))
    for layout in (left, right):
        yield Case("wrapped", layout.__name__, partial(asked, partial(layout, _CROSS), long=True))
    for size in (4, 5, 6, 16, 24, 34):
        for name in ("cross", "dot", "tick"):
            draw = partial(outlined, name, stroke=0.5 if size < 7 else 1.0)
            yield Case("size", f"{size} {name}", partial(asked, partial(left, draw, size=size)))


def _characters() -> Iterator[Case]:
    """Characters, brackets, signs and pictures."""
    for name, meaning in MEANINGS.items():
        yield Case("glyph", name, partial(own, meaning))
    for name, entries, codes in (
        ("ZapfDingbats ticks", "/Type1/BaseFont/ZapfDingbats", DINGBATS),
        ("ZapfDingbats squares", "/Type1/BaseFont/ZapfDingbats", SQUARES),
        ("Wingdings", "/TrueType/BaseFont/Wingdings", WINGDINGS),
        ("Wingdings subset", "/TrueType/BaseFont/ABCDEF+Wingdings-Regular", CROSSED),
    ):
        yield Case("glyph", name, partial(font, entries, codes))
    for draw_, name, texts in (
        (None, "[x]", ("[ ]", "[x]")), (None, "(x)", ("( )", "(x)")), (None, "[X]", ("[_]", "[X]")),
        (None, "(•)", ("(  )", "(•)")), (_CROSS, "[x] and boxes", ("[ ]", "[x]")),
        (_CROSS, "(x) and boxes", ("( )", "(x)")),
    ):  # fmt: skip
        yield Case("text", name, partial(beside, draw_, texts))
    for name, sign in (("disc", b"l"), ("tick", b"4"), ("square", b"n")):
        yield Case(
            "one glyph, two colours", name, partial(asked, partial(left, partial(coloured, sign)))
        )
    yield Case("text", "X on lines", partial(asked, partial(left, on_line)))
    yield Case("sign alone", "X", partial(before, "F", b"X"))
    yield Case("sign alone", "tick", partial(before, "Z", b"4"))
    yield Case("sign alone", "arrow", partial(before, "Z", b"\xe4"))
    yield Case("picture", "XObject", partial(asked, partial(left, pictured)))
    yield Case("picture", "inline", partial(asked, partial(left, inlined)))
    yield Case("picture of a group", "column", partial(group_picture, flat=False))
    yield Case("picture of a group", "row", partial(group_picture, flat=True))


def _settings() -> Iterator[Case]:
    """Choices shown by how labels are set."""
    for name, chosen, others in (
        ("highlight", "1 1 0 rg BOX f", ""), ("strike", "", "0.7 w STRIKE S"),
        ("underline", "0.7 w UNDER S", ""), ("frame", "1 0 0 RG 1 w BOX S", ""),
    ):  # fmt: skip
        yield Case("emphasis", name, partial(emphasised, chosen, others))
    yield Case("emphasis", "bold", partial(emphasised, "", "", font="B"))
    yield Case("emphasis", "ellipse", circled)
    yield Case("pill", "coloured", partial(pills, "0.6 0.85 1 rg BOX f", "0.6 G 0.7 w BOX S"))
    yield Case("pill", "dark, white text", partial(
        pills, "0.1 0.3 0.7 rg BOX f", "0.92 g BOX f", colour="1 g"))  # fmt: skip
    yield Case("pill", "only the chosen", partial(pills, "0.6 0.9 0.6 rg BOX f", ""))
    yield Case("pill", "joined", partial(
        pills, "0.1 0.3 0.7 rg 0.4 G 0.7 w BOX B", "1 g 0.4 G 0.7 w BOX B", joined=True,
        colour="1 g"))  # fmt: skip
    yield Case(
        "card", "thick border", partial(cards, "0 0.4 0.8 RG 2 w BOX S", "0.7 G 0.6 w BOX S")
    )
    yield Case("card", "tinted", partial(cards, "0.85 0.93 1 rg 0 0.4 0.8 RG 1 w BOX B",
                                        "1 g 0.7 G 0.6 w BOX B"))  # fmt: skip
    yield Case("card", "full width", partial(cards, "0.8 0.93 0.8 rg BOX f", "0.95 g BOX f",
                                            wide=470))  # fmt: skip


def _scales() -> Iterator[Case]:
    """Steps between two poles."""
    for name, draw in (("rings", partial(outlined, "dot")), ("pictures", pictured),
                       ("fillings", FILLINGS["black or white"])):  # fmt: skip
        yield Case("poles", name, partial(scale, plain_step(draw)))
    for name, options in (
        ("filled circle", {}), ("filled square", {"kind": "multi"}),
        ("pale or dark", {"off": "0.9 g PATH f", "dark": "0.8 0.2 0.1 rg PATH f"}),
        ("only the chosen circled", {"off": "", "dark": "1 0 0 RG 1 w PATH S", "colour": "0 g"}),
    ):  # fmt: skip
        yield Case("numbers", name, partial(scale, partial(numbered, **options), numbers=True))  # type: ignore[arg-type]
    yield Case("stars", "path", partial(scale, partial(star_path, pale=False), filled_up=True))
    yield Case("stars", "path, pale", partial(scale, partial(star_path, pale=True), filled_up=True,
                                              gap=16))  # fmt: skip
    yield Case("stars", "one glyph, two colours", partial(
        scale, lambda paper, x, y, at, on: coloured(b"H", paper, x, y, 11, "", on),
        filled_up=True, gap=15))  # fmt: skip
    yield Case("stars", "glyph", partial(scale, star_glyph, filled_up=True, gap=15))
    yield Case("stars", "picture", partial(scale, star_picture, filled_up=True, gap=18))
    yield Case("slider", "dashes, disc", partial(dashes, knob="disc"))
    yield Case("slider", "dashes, box", partial(dashes, knob="box"))
    yield Case("slider", "dashes, no numbers", partial(dashes, knob="disc", numbers=False))
    yield Case("slider", "typed", typed_slider)


def _tables() -> Iterator[Case]:
    """Tables of crosses and of controls."""
    for name, drawn in (("X", None), ("rings", partial(outlined, "dot")), ("boxes", _CROSS)):
        yield Case("columns of X" if drawn is None else "matrix", name, partial(matrix, drawn))
    yield Case("columns of X", "no rules", partial(matrix, None, ruled=False))


def _files() -> Iterator[Case]:
    """Fields, annotations, and the same saved by other programs."""
    ordinary = partial(fields, entries=lambda on, is_on: (
        f"/V/{on}/AS/{on}" if is_on else "/V/Off/AS/Off"))  # fmt: skip
    yield Case("field", "plain", ordinary)
    yield Case("field", "odd name of on", partial(
        fields, on="S#ed",
        entries=lambda on, is_on: f"/V/{on}/AS/{on}" if is_on else "/AS/Off"))  # fmt: skip
    yield Case("field", "by appearance only", partial(
        fields, entries=lambda on, is_on: f"/AS/{on}" if is_on else "/AS/Off"))  # fmt: skip
    yield Case("field", "by value only", partial(
        fields, entries=lambda on, is_on: f"/V/{on}" if is_on else ""))  # fmt: skip
    yield Case("field", "no appearance", partial(
        fields, appearance=False, form_entries="/NeedAppearances true",
        entries=lambda on, is_on: f"/V/{on}/AS/{on}" if is_on else "/V/Off/AS/Off"))  # fmt: skip
    yield Case("field", "no appearance, value only", partial(
        fields, appearance=False, form_entries="/NeedAppearances true",
        entries=lambda on, is_on: f"/V/{on}" if is_on else ""))  # fmt: skip
    yield Case("field", "radio", radios)
    yield Case("field", "radio, exported values", partial(radios, opt=True))
    yield Case("field", "radio, value Off against what is shown", partial(radios, conflict=True))
    yield Case("field", "text", text_fields)
    for kind in ("ink", "free text", "stamp"):
        yield Case("annotation", kind, partial(annotated, kind))
    for program in SAVERS:
        yield Case("saved again", f"fields, {program}", partial(saved, ordinary, program))
        yield Case("saved again", f"radio, {program}", partial(saved, radios, program))
        yield Case("saved again", f"drawn, {program}", partial(
            saved, partial(asked, partial(left, _CROSS)), program))  # fmt: skip


def _pages() -> Iterator[Case]:
    """Turned and parted pages, and what nobody can decide."""
    for name, draw in (("boxes", _CROSS), ("dingbats", partial(code, "Z", DINGBATS))):
        yield Case("next page", name, partial(next_page, draw))
        for degrees in (90, 180, 270):
            yield Case(
                "turned page", f"{name}, {degrees}", partial(turned, draw, f"/Rotate {degrees}")
            )
        yield Case("turned page", f"{name}, cropped",
                   partial(turned, draw, "/CropBox[30 40 560 820]"))  # fmt: skip
        yield Case("turned page", f"{name}, unit", partial(turned, draw, "/UserUnit 2"))
    ticks = {"multi": (b"4", b"4"), "single": (b"4", b"4")}
    for name, draw in (("ticks", partial(code, "Z", ticks)), ("discs", partial(outlined, "dot")),
                       ("ticked boxes", partial(outlined, "tick")),
                       ("black squares", FILLINGS["black or white"])):  # fmt: skip
        yield Case("uniform", name, partial(uniform, draw))
    for name in ("cross", "tick"):
        yield Case("undecided", f"bar beside {name}", partial(undecided, partial(outlined, name)))
