"""Pictures with controls and their words in them: scans, groups as one image, and what is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.types import MarkState, Source
from tests.marks.grid.paper import HEIGHT, WIDTH, Paper
from tests.marks.test_near_misses import source

SCALE = 2  # pixels for a point
FONT = ImageFont.load_default(20)
LARGE = ImageFont.load_default(30)

Drawing = Callable[[ImageDraw.ImageDraw], None]
Change = Callable[[Image.Image], Image.Image]


def tick(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    points = [(x + 0.15 * side, y + 0.5 * side), (x + 0.4 * side, y + 0.8 * side),
              (x + 1.1 * side, y - 0.15 * side)]  # fmt: skip
    draw.line(points, fill=0, width=3)


def cross(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    draw.line((x + 4, y + 4, x + side - 4, y + side - 4), fill=0, width=3)
    draw.line((x + 4, y + side - 4, x + side - 4, y + 4), fill=0, width=3)


def disc(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    draw.ellipse((x + 0.25 * side, y + 0.25 * side, x + 0.75 * side, y + 0.75 * side), fill=0)


def full(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    draw.rectangle((x, y, x + side, y + side), fill=0)


Sign = Callable[[ImageDraw.ImageDraw, int, int, int], None]
NAMES = ("Interviews", "Surveys", "Reports", "None of these")


def options(sign: Sign, on: Sequence[int] = (1,), *, ring: bool = False, side: int = 22,
            line: int = 2) -> Drawing:  # fmt: skip
    """A column of controls with names beside them."""

    def drawing(draw: ImageDraw.ImageDraw) -> None:
        for at, name in enumerate(NAMES):
            x, y = 120, 200 + 2 * side * at
            (draw.ellipse if ring else draw.rectangle)((x, y, x + side, y + side), 255, 0, line)
            if at in on:
                sign(draw, x, y, side)
            draw.text((x + side + 14, y - 1), name, fill=0, font=FONT)

    return drawing


def drawn(drawing: Drawing, size: tuple[int, int] = (WIDTH * SCALE, HEIGHT * SCALE)) -> Image.Image:
    picture = Image.new("L", size, 255)
    drawing(ImageDraw.Draw(picture))
    return picture


def seen(picture: Image.Image, *, words: bool = False) -> Source:
    """A page that is one picture, perhaps with words over it."""
    pixels = np.asarray(picture, np.uint8)

    def page(paper: Paper) -> None:
        paper.image("Scan", [row.tobytes() for row in pixels])
        paper.draw(f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /Scan Do")
        for at in range(30 if words else 0):
            paper.text(60, 800 - 24 * at, "A line of a text that is written over a picture")

    return source(page)


def states(read: Source) -> list[MarkState]:
    return [mark.state for mark in read.marks]


def turned(degrees: float) -> Change:
    return lambda picture: picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(picture: Image.Image) -> Image.Image:
    """Grey paper, pale ink, a little out of focus, with grain."""
    soft = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), float)
    grain = np.random.default_rng(8).normal(0, 7, soft.shape)
    return Image.fromarray(np.clip(40 + 0.8 * soft + grain, 0, 255).astype(np.uint8))


def squeezed(picture: Image.Image) -> Image.Image:
    file = BytesIO()
    picture.save(file, "JPEG", quality=35)
    return Image.open(file).convert("L")


def black_and_white(picture: Image.Image) -> Image.Image:
    return picture.point(lambda value: 255 * (value > 140))


CHANGES: dict[str, Change] = {
    "clean": lambda picture: picture,
    "turned left": turned(1.8),
    "turned right": turned(-1.8),
    "noisy": noisy,
    "JPEG": squeezed,
    "black and white": black_and_white,
    "turned and noisy": lambda picture: noisy(turned(0.9)(picture)),
    "pale": lambda picture: picture.point(lambda value: 255 - (255 - value) // 2),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("sign", [tick, cross, disc, full])
def test_the_boxes_of_a_scan_are_read(sign: Sign, change: Change) -> None:
    read = seen(change(drawn(options(sign))))
    assert states(read) == ["off", "on", "off", "off"]
    assert {mark.encoding for mark in read.marks} == {"image"}
    assert all(mark.label is None and mark.confidence <= 0.8 for mark in read.marks)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_rings_of_a_scan_are_read(change: Change) -> None:
    read = seen(change(drawn(options(disc, (2,), ring=True))))
    assert states(read) == ["off", "off", "on", "off"]
    assert {mark.kind for mark in read.marks} == {"radio"}


def test_all_may_be_empty_and_none_may_be_full() -> None:
    assert states(seen(drawn(options(tick, ())))) == ["off"] * 4
    assert states(seen(drawn(options(tick, (0, 1, 2, 3))))) == []  # nothing says what is empty


@pytest.mark.parametrize("line", [1, 2])
@pytest.mark.parametrize("side", [18, 22, 30, 40])
def test_boxes_of_all_sizes(side: int, line: int) -> None:
    assert states(seen(drawn(options(cross, side=side, line=line)))) == ["off", "on", "off", "off"]


def test_a_trace_in_a_box_is_unknown() -> None:
    def speck(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
        draw.rectangle((x + 10, y + 10, x + 12, y + 12), fill=0)

    assert states(seen(drawn(options(speck)))) == ["off", "unknown", "off", "off"]


# ------------------------------------------------------------------- a group in a page with text


def group(paper: Paper) -> None:
    paper.text(60, 780, "1. Which of these did you use to evaluate your progress?")
    picture = drawn(options(tick), (WIDTH, 400)).crop((100, 180, WIDTH, 380))
    paper.image("Group", np.asarray(picture).tolist())
    paper.draw(f"{picture.width / SCALE} 0 0 {picture.height / SCALE} 60 660 cm /Group Do")
    paper.text(60, 640, "2. Please say more of what you did in the year of this report.")


def test_a_group_that_is_a_picture_is_read_where_it_stands() -> None:
    read = source(group)
    assert states(read) == ["off", "on", "off", "off"]
    second = read.text.index("2. Please")
    spans = [mark.span for mark in read.marks]
    assert all(span is not None and span.start <= second for span in spans)
    assert {mark.label for mark in read.marks} == {None}


def test_the_words_that_ocr_left_are_labels() -> None:
    pixels = np.asarray(drawn(options(tick)), np.uint8)

    def page(paper: Paper) -> None:
        paper.image("Scan", [row.tobytes() for row in pixels])
        paper.draw(f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /Scan Do")
        for at, name in enumerate(NAMES):
            paper.draw(f"BT 3 Tr /F 10 Tf 78 {HEIGHT - 110 - 22 * at} Td ({name}) Tj ET")

    read = source(page)
    assert [read.quote(mark.label) for mark in read.marks if mark.label] == list(NAMES)
    assert states(read) == ["off", "on", "off", "off"]


def test_a_drawn_box_over_a_picture_is_read_once() -> None:
    def page(paper: Paper) -> None:
        paper.image("Paper", [b"\xff" * WIDTH] * HEIGHT)
        paper.draw(f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /Paper Do")
        for at, name in enumerate(NAMES):
            paper.draw(f"1 w 60 {730 - 22 * at} 10 10 re S")
            paper.text(78, 731 - 22 * at, name)

    assert [mark.encoding for mark in source(page).marks] == ["vector"] * 4


def test_words_over_a_scan_make_it_a_background() -> None:
    assert len(seen(drawn(options(tick))).marks) == 4
    assert seen(drawn(options(tick)), words=True).marks == ()


# ------------------------------------------------------------------------------- what is no control


def letters(draw: ImageDraw.ImageDraw) -> None:
    for at in range(12):
        text = f"DOODLE O 0 BD on o a o {at * 1000} to do 00 0 0 D"
        draw.text((120, 200 + 50 * at), text, fill=0, font=LARGE if at % 2 else FONT)


def bold(draw: ImageDraw.ImageDraw) -> None:
    """Short lines of bold capitals, which are nearly as wide as high."""
    for at, words in enumerate(("ROAD  AND  LAND", "OLD  D  TO  DO", "COUNTY  OF  D", "D  D")):
        draw.text((120, 200 + 50 * at), words, fill=0, font=FONT, stroke_width=1)


def bullets(draw: ImageDraw.ImageDraw) -> None:
    for at, name in enumerate(NAMES):
        draw.ellipse((120, 208 + 44 * at, 128, 216 + 44 * at), 255, 0, 1)
        draw.text((140, 200 + 44 * at), name, fill=0, font=FONT)


def table(draw: ImageDraw.ImageDraw) -> None:
    """Square cells that touch, in some of which something is written."""
    for row in range(6):
        for column in range(6):
            x, y = 120 + 30 * column, 200 + 30 * row
            draw.rectangle((x, y, x + 30, y + 30), 255, 0, 2)
            if (row + column) % 3 == 0:
                draw.text((x + 9, y + 4), "7", fill=0, font=FONT)
    for row in range(6):
        draw.text((320, 203 + 30 * row), "of a row", fill=0, font=FONT)


def code(draw: ImageDraw.ImageDraw) -> None:
    """A square code, three of whose corners are squares in squares."""
    grain = np.random.default_rng(3).integers(0, 2, (25, 25))
    for row, column in zip(*np.nonzero(grain), strict=True):
        x, y = 200 + 6 * int(column), 300 + 6 * int(row)
        draw.rectangle((x, y, x + 5, y + 5), fill=0)
    for x, y in ((200, 300), (308, 300), (200, 408)):
        draw.rectangle((x - 6, y - 6, x + 47, y + 47), fill=255)
        draw.rectangle((x, y, x + 41, y + 41), 255, 0, 6)
        draw.rectangle((x + 12, y + 12, x + 29, y + 29), fill=0)
    draw.text((380, 340), "Scan this code to read the report", fill=0, font=FONT)


def key(draw: ImageDraw.ImageDraw) -> None:
    """The key to the colours of a chart."""
    for at, name in enumerate(NAMES):
        draw.rectangle((120, 200 + 44 * at, 142, 222 + 44 * at), (60, 120, 200, 215)[at], 0, 2)
        draw.text((156, 199 + 44 * at), name, fill=0, font=FONT)


def points(draw: ImageDraw.ImageDraw) -> None:
    """Hollow points of a chart, beside nothing."""
    draw.line((120, 200, 120, 700, 900, 700), fill=0, width=2)
    for at in range(20):
        x, y = 160 + 35 * at, 660 - 18 * at - 40 * (at % 3)
        draw.ellipse((x, y, x + 16, y + 16), 255, 0, 2)


def lone(draw: ImageDraw.ImageDraw) -> None:
    """One box beside a text."""
    draw.rectangle((120, 200, 142, 222), 255, 0, 2)
    draw.text((156, 199), "A box of which there is one", fill=0, font=FONT)


NO_CONTROLS = (letters, bold, bullets, table, code, points, lone)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("drawing", NO_CONTROLS)
def test_what_only_looks_like_a_control_in_a_picture(drawing: Drawing, change: Change) -> None:
    assert seen(change(drawn(drawing))).marks == ()


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "black and white"])
def test_pale_fillings_are_not_empty(name: str) -> None:
    assert seen(CHANGES[name](drawn(key))).marks == ()


def test_a_picture_that_hangs_over_the_page_is_read_on_it() -> None:
    """Its lower half is below the page, whose height bounds what is looked at."""

    def page(paper: Paper) -> None:
        pixels = np.asarray(drawn(options(tick)), np.uint8)
        paper.image("Scan", [row.tobytes() for row in pixels])
        paper.draw(f"{WIDTH} 0 0 {HEIGHT} 0 {-HEIGHT // 2} cm /Scan Do")

    assert states(source(page)) == ["off", "on", "off", "off"]


def test_a_picture_many_times_as_large_as_the_page_is_cut() -> None:
    def page(paper: Paper) -> None:
        paper.image("Scan", [b"\xff" * 50] * 50)
        paper.draw("900000 0 0 900000 -400000 -400000 cm /Scan Do")

    assert source(page).marks == ()


def test_a_photograph_has_no_controls() -> None:
    grain = np.random.default_rng(5).integers(0, 256, (HEIGHT, WIDTH)).astype(np.uint8)
    photo = Image.fromarray(grain).resize((2 * WIDTH, 2 * HEIGHT), Image.Resampling.BICUBIC)
    options(tick)(ImageDraw.Draw(photo))
    assert seen(photo).marks == ()
