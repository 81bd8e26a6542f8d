from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from pipeline.options import Options
from pipeline.read import read
from pipeline.read.view import view
from pipeline.types import Source, Span
from tests.marks.grid.paper import width

FOLDER = Path(__file__).parents[3] / "fixtures" / "pdf"
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.pdf"))
FORMS = [name for name in FIXTURES if not name.endswith("no-marks")]

PROMPTS = [
    "1. Desde mayo de 2022, ¿qué progresos ha logrado su país respecto de la prioridad 1",
    "2. ¿Cuál es la situación de su próximo paso 1",
    "3. ¿Cuál es la situación de su próximo paso 2",
    "5. ¿Cómo calificaría los progresos logrados respecto de las prioridades establecidas en su",
    "8. Especifique qué dificultades ha encontrado (si procede) a la hora de reunir pruebas para",
    "10. ¿Es necesario revisar las prioridades establecidas en la hoja de ruta de su país? *",
]
PROSE = (
    "Las oficinas del interior cargaron las actas con un retraso de hasta 40 días, por lo que el "
    "informe de marzo de 2023 se cerró sin 3 de los 19 departamentos."
)


def open_(content: bytes) -> Source:
    return read(content, "report.pdf", Options())


def fixture(name: str) -> Source:
    return open_((FOLDER / f"{name}.pdf").read_bytes())


def cleaned(source: Source) -> str:
    return view(source, Span(0, len(source.text))).text


@pytest.mark.parametrize("name", FORMS)
def test_questions_stand_in_order_and_prose_is_whole(name: str) -> None:
    text = " ".join(cleaned(fixture(name)).split())
    # A view takes a number at the start of a line for that of a list item.
    places = [text.find(prompt.partition(" ")[2]) for prompt in PROMPTS]
    assert -1 not in places
    assert places == sorted(places)
    assert PROSE in text


@pytest.mark.parametrize("name", FIXTURES)
def test_same_words_as_pdfplumber(name: str) -> None:
    ours = Counter(re.findall(r"\w\w\w+", fixture(name).text))
    theirs: Counter[str] = Counter()
    with pdfplumber.open(FOLDER / f"{name}.pdf") as document:
        for page in document.pages:
            text = page.extract_text(x_tolerance=1)  # by default it glues narrow table cells
            theirs.update(re.findall(r"\w\w\w+", re.sub(r"\(cid:\d+\)", "", text)))
    different = (ours - theirs) + (theirs - ours)
    assert not different


@pytest.mark.parametrize("name", FIXTURES)
def test_every_word_lies_on_its_page(name: str) -> None:
    source = fixture(name)
    assert source.layout is not None
    for number, page in enumerate(source.pages, 1):
        for word in re.finditer(r"\w+", source.quote(page)):
            span = Span(page.start + word.start(), page.start + word.end())
            (region,) = source.layout.locate(span)
            assert region.page == number
            for box in region.boxes:
                assert 0 <= box.x0 < box.x1 <= 620
                assert 0 <= box.top < box.bottom <= 850


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("weasyprint-glyphs", {"Informe de progreso anual · Uruguay", "1 / 2", "2 / 2"}),
        ("reportlab-cross", {"Informe de progreso anual · Uruguay", "1", "2"}),
        ("libreoffice-symbol", {"Informe de progreso anual · Uruguay"}),
        ("wkhtmltopdf-svg", set()),
    ],
)
def test_running_lines_are_kept_apart_not_lost(name: str, lines: set[str]) -> None:
    source = fixture(name)
    assert {source.quote(span) for span in source.furniture} == lines
    assert "Uruguay" not in cleaned(source)


def test_pages_are_parted_by_a_form_feed_on_its_own_line() -> None:
    source = fixture("weasyprint-glyphs")
    assert len(source.pages) == 2
    assert source.text[source.pages[0].end : source.pages[1].start] == "\n\f\n"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_read_the_same(build, turn: int) -> None:
    objects = build.page(build.text("First line of the page", "and the second line of it"))
    objects[2] = objects[2].replace("/Contents", f"/Rotate {turn}/Contents")
    source = open_(build.pdf(objects))
    assert source.text == "First line of the page\nand the second line of it"
    (region,) = source.layout.locate(Span(0, 5))
    (box,) = region.boxes
    wide = box.x1 - box.x0 > box.bottom - box.top
    assert wide == (turn in {0, 180})
    near_top = {0: box.top, 90: 842 - box.x1, 180: 842 - box.bottom, 270: box.x0}[turn]
    assert 100 < near_top < 180


def test_two_columns_are_read_one_after_the_other(build) -> None:
    left = [f"left column line {at} with words in it" for at in range(8)]
    right = [f"right column line {at} with words in it" for at in range(8)]
    content = b"".join(
        build.text(line, x=x, y=700 - 14 * at)
        for at, pair in enumerate(zip(left, right, strict=True))
        for line, x in zip(pair, (72, 320), strict=True)
    )
    assert cleaned(open_(build.pdf(build.page(content)))) == " ".join([*left, *right])


def test_options_side_by_side_are_no_columns_of_text(build) -> None:
    """Four questions with the same three options, each with a box before it."""
    content = b""
    for number in range(4):
        y = 700 - 60 * number
        content += build.text(f"{number}. Has the inspectorate done what it had planned?", y=y)
        for at, label in enumerate(("Yes, all", "No, not all", "Nobody knows it")):
            x = 72 + 150 * at
            content += b"1 w %d %d 9 9 re S " % (x, y - 21) + build.text(label, x=x + 14, y=y - 20)
    lines = open_(build.pdf(build.page(content))).text.split("\n\n")
    assert lines[1::2] == ["Yes, all\tNo, not all\tNobody knows it"] * 4


@pytest.mark.parametrize(
    ("end", "begin", "indent", "goes_on"),
    [
        ("made by the people of the Land", "Office, who came.", 0, True),  # full: not ended
        ("made by all the people", "the Land Office.", 0, True),
        ("made by the people of the Land", "Office, who came.", 20, False),
        ("made by the people of the land.", "Office, who came.", 0, False),  # nobody can tell
        ("made by people", "Office, who came.", 0, False),  # the word had room
        ("made by the people of the Land", "2. Office, who came.", 0, False),
        ("made by the people of the Land", "- Office, who came.", 0, False),
    ],
)
def test_a_paragraph_may_go_on_in_the_next_column(
    build, end: str, begin: str, indent: int, goes_on: bool
) -> None:
    rest = [f"column line {at} with words in it" for at in range(8)]
    content = b"".join(
        build.text(line, x=x, y=700 - 14 * at)
        for left, column in ((72, [*rest, end]), (320, [begin, *rest]))
        for at, line in enumerate(column)
        for x in (left + indent * (line is begin),)
    )
    source = open_(build.pdf(build.page(content)))
    assert (source.text.index(begin) in source.continued) == goes_on
    assert (f"{end} {begin}" in cleaned(source)) == goes_on


def test_a_table_in_one_of_two_columns_stays_in_it(build) -> None:
    left = [f"left column line {at} with words in it" for at in range(12)]
    right = [f"right column line {at} with words in it" for at in range(12)]
    rules = b" ".join(b"320 %d 200 1 re f" % y for y in (610, 590, 570))
    cells = b"".join(
        build.text(word, x=x, y=y)
        for y, row in ((596, ("Region", "Cases")), (576, ("Ashanti", "40")))
        for x, word in zip((322, 460), row, strict=True)
    )
    prose = b"".join(
        build.text(line, x=x, y=y - 14 * at)
        for x, y, lines in ((72, 700, left), (320, 700, right[:6]), (320, 550, right[6:]))
        for at, line in enumerate(lines)
    )
    text = open_(build.pdf(build.page(rules + b" " + cells + prose))).text
    words = " ".join(text.split())
    table = "Region Cases Ashanti 40"
    assert words == " ".join([*left, *right[:6], table, *right[6:]])


def test_a_table_row_whose_cells_wrap_is_read_cell_by_cell(build) -> None:
    rules = b" ".join(b"72 %d 400 1 re f" % y for y in (710, 670, 630))
    cells = (
        build.text("first cell of", "the table", y=695)
        + build.text("second cell", "beside it", x=250, y=695)
        + build.text("third", y=655)
        + build.text("fourth", x=250, y=655)
    )
    upright = b" 240 630 1 80 re f "
    source = open_(build.pdf(build.page(rules + upright + cells)))
    assert source.text == ("first cell of\nthe table\n\nsecond cell\nbeside it\n\nthird\tfourth")


def test_a_short_line_ends_a_paragraph_and_a_full_one_does_not(build) -> None:
    full = "This line is as long as any other line of this paragraph is"
    source = open_(
        build.pdf(build.page(build.text(full, "and it ends here.", "Another begins", full)))
    )
    assert source.text.split("\n\n") == [
        f"{full}\nand it ends here.",
        "Another begins",  # there was room for the next line's first word
        full,
    ]


def test_text_over_a_picture_that_is_not_drawn_is_ocr(build) -> None:
    picture = b"q 500 0 0 700 50 80 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q "
    source = open_(build.pdf(build.page(picture + build.text("Recognised words", mode=3))))
    assert source.text == "Recognised words"
    assert source.text_layer == "ocr"
    assert [item.code for item in source.diagnostics] == ["ocr-text-layer"]


def test_a_link_keeps_its_words_and_target(build) -> None:
    objects = build.page(build.text("See the site of the Alliance now"))
    annotation = (
        "/Annots[<</Type/Annot/Subtype/Link/Rect[110 690 190 715]"
        "/A<</S/URI/URI(https://www.alliance87.org/)>>>>]"
    )
    objects[2] = objects[2].replace("/Contents", annotation + "/Contents")
    source = open_(build.pdf(objects))
    ((span, target),) = source.links
    assert target == "https://www.alliance87.org/"
    assert "site of the" in source.quote(span)


def test_reading_twice_gives_the_same() -> None:
    first, second = fixture("chromium-native"), fixture("chromium-native")
    assert (first.text, first.marks, first.furniture) == (
        second.text,
        second.marks,
        second.furniture,
    )


def test_lines_in_larger_or_bold_type_are_headlines(build) -> None:
    objects = build.page(
        b"BT /F 16 Tf 72 760 Td (Coverage of the service) Tj ET "
        + build.text("1. register of all schools;", "2. training of the cooks.", y=720)
        + b"BT /G 11 Tf 72 660 Td (3. Describe the kitchens.) Tj ET "
        + build.text("Nine kitchens were opened in May.", y=630)
    )
    objects[2] = objects[2].replace("/F 5 0 R", "/F 5 0 R/G 6 0 R")
    bold = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"
    source = open_(build.pdf([*objects, bold]))
    assert [source.quote(span) for span in source.headlines] == [
        "Coverage of the service",
        "3. Describe the kitchens.",
    ]


def test_where_all_is_bold_nothing_is_a_headline(build) -> None:
    objects = build.page(build.text("1. What progress has been made?", "The Act was adopted."))
    objects[4] = objects[4].replace("Helvetica", "Helvetica-Bold")
    assert not open_(build.pdf(objects)).headlines


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ((72, 150, 246, 325), "words\tstretched\tover\tcolumns"),  # uneven: cells of a table
        ((72, 141, 226, 288), "words stretched over columns"),  # each gap as wide
    ],
)
def test_a_stretched_line_has_no_cells(build, places: tuple[int, ...], text: str) -> None:
    words = ("words", "stretched", "over", "columns")
    content = b"".join(build.text(word, x=x) for word, x in zip(words, places, strict=True))
    assert open_(build.pdf(build.page(content))).text == text


def test_the_digits_of_a_scale_stay_apart(build) -> None:
    content = b"".join(build.text(str(at), x=72 + 40 * at) for at in range(1, 6))
    assert open_(build.pdf(build.page(content))).text == "1\t2\t3\t4\t5"


def with_font(build, content: bytes, font: str, *more: bytes) -> Source:
    objects = build.page(content)
    objects[4] = font
    return open_(build.pdf([*objects, *more]))


def test_ligatures_are_spelled_out_each_letter_with_its_place(build) -> None:
    mapping = build.stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 2 beginbfchar <66> <FB01> <67> <FB03> endbfchar endcmap end"
    )
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    source = with_font(build, build.text("fn ogce"), font, mapping)
    assert source.text == "fin office"
    (one,), (other,) = (source.layout.locate(Span(at, at + 1)) for at in (0, 1))
    assert one.boxes[0].x1 == pytest.approx(other.boxes[0].x0, abs=0.02)


@pytest.mark.parametrize(("gap", "text"), [(3.8, "the by-law passed"), (0.8, "the by-lawpassed")])
def test_a_word_ends_where_a_letter_is_set_apart(build, gap: float, text: str) -> None:
    """Some programs write the space between two words as the spacing of a letter."""
    pieces = (("the by-la", 0.0), ("wp", gap), ("assed", 0.0))
    content = "".join(
        f"{spacing} Tc ({piece}) Tj {width(piece, 11) + spacing} 0 Td " for piece, spacing in pieces
    )
    page = build.page(f"BT /F 11 Tf 72 700 Td {content} ET".encode())
    assert open_(build.pdf(page)).text == text


def test_letterspaced_words_stay_whole(build) -> None:
    page = build.page(b"BT /F 11 Tf 72 700 Td 3.8 Tc (REPORT) Tj ET")
    assert open_(build.pdf(page)).text == "REPORT"


def test_a_soft_hyphen_is_no_part_of_a_word(build) -> None:
    full = "The ministry published a report with much more infor\xad"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    source = with_font(build, build.text(full, "mation about the schools."), font)
    assert "much more information about" in cleaned(source)


SYMBOLS = "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]{}>>".format(
    "/FirstChar 1/LastChar 2/Widths[10 10]/CharProcs<</a 6 0 R>>"
    "/Encoding<</Differences[1/a 2/a]>>/Resources<<>>"
)


def test_characters_without_a_meaning_are_told(build) -> None:
    content = b"BT /F 11 Tf 72 700 Td <0102> Tj ET"
    source = with_font(build, content, SYMBOLS, build.stream(b"10 0 d0 0 0 8 8 re f"))
    assert source.text == "\ufffd\ufffd"
    assert [item.code for item in source.diagnostics] == ["unmapped-characters"]


def test_scanned_pages_among_others_are_named(build) -> None:
    scan = b"q 500 0 0 700 50 80 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q "
    objects = build.page(build.text("1. What progress has been made?"))
    objects[1] = "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    picture = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<<>>>>"
    source = open_(build.pdf([*objects, picture, build.stream(scan)]))
    assert source.text_layer == "native"
    (told,) = source.diagnostics
    assert (told.code, told.message) == ("empty-page", "page 2 has no text")


def test_a_word_broken_at_the_end_of_a_line_is_whole_in_the_view(build) -> None:
    full = "The ministry published a report with much more infor-"
    source = open_(build.pdf(build.page(build.text(full, "mation about the schools."))))
    assert source.text.startswith(full + "\n")
    assert "much more information about" in cleaned(source)


def test_a_drawn_character_with_the_code_of_a_tab_is_none(build) -> None:
    """A subset font may draw a box with the code of a tab or of a line's end."""
    font = SYMBOLS.replace("1/LastChar 2/", "9/LastChar 10/").replace("[1/a 2/a]", "[9/a 10/a]")
    content = b"BT /F 11 Tf 72 700 Td <090A> Tj ET"
    source = with_font(build, content, font, build.stream(b"10 0 d0 0 0 8 8 re f"))
    assert source.text == "\ufffd\ufffd"


def test_a_tab_of_which_nothing_is_drawn_is_white_space(build) -> None:
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    content = b"BT /F 11 Tf 72 700 Td <4509410A42> Tj ET"
    assert "\ufffd" not in with_font(build, content, font).text
