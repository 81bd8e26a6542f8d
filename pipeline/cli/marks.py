"""``pathfinder marks``: every selection mark of any PDF, for people to check at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline.cli import complain
from pipeline.errors import UnsupportedError
from pipeline.options import Options
from pipeline.types import Mark, Source

_COLOURS = {"on": (0, 140, 60), "off": (200, 60, 30), "unknown": (120, 120, 120)}
_LABEL_COLOUR = (30, 90, 200)
_SCALE = 1.6  # pixels for a point in the pictures
_COLUMNS = ("page", "kind", "state", "encoding", "confidence", "bbox", "label")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to write the list.",
)
@click.option(
    "--image",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Also write pictures of the pages with the marks drawn in.",
)
@click.option("--password", help="Password of an encrypted PDF.")
def command(file: Path, layout: str, image: Path | None, password: str | None) -> None:
    """List every selection mark of a PDF, of a known form or not.

    \b
    Examples:
      pathfinder marks form.pdf
      pathfinder marks form.pdf --format json | jq '.[] | select(.state == "on")'
      pathfinder marks form.pdf --image pictures/
    """
    from pipeline.read import load, read, sniff  # noqa: PLC0415 (reads PDFs, slow to import)

    options = Options(password=password)
    content = load(file, options)
    source = read(content, file.name, options)
    if source.media_type != sniff.PDF:
        raise UnsupportedError("is no PDF", file.name)
    found = [_record(source, mark) for mark in source.marks]
    if layout == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _table(found)
    if image:
        image.mkdir(parents=True, exist_ok=True)
        for path in _pictures(content, source, options, image / file.stem):
            click.echo(path, err=True)


def _record(source: Source, mark: Mark) -> dict[str, Any]:
    """A mark as it is written."""
    from pipeline.read.view import view  # noqa: PLC0415

    return {
        "page": mark.page,
        "bbox": list(mark.box) if mark.box else None,
        "kind": mark.kind,
        "state": mark.state,
        "encoding": mark.encoding,
        "confidence": mark.confidence,
        "label": ": ".join(
            view(source, span).text.replace("\n", " ") for span in (mark.row, mark.label) if span
        )
        or None,
    }


def _table(found: list[dict[str, Any]]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    if not found:
        complain("no marks")
        return
    table = Table(*_COLUMNS, box=None, header_style="bold")
    for record in found:
        box = record["bbox"]
        cells = {**record, "bbox": " ".join(f"{edge:.0f}" for edge in box) if box else ""}
        table.add_row(*(str(cells[name] if cells[name] is not None else "") for name in _COLUMNS))
    Console().print(table)


def _pictures(content: bytes, source: Source, options: Options, stem: Path) -> Iterator[Path]:
    """Write a picture of each page that has marks: green is on, red is off, blue the label."""
    from PIL import ImageDraw  # noqa: PLC0415

    from pipeline.read.pdf.document import open_document, open_pages  # noqa: PLC0415

    with open_document(content, source.name, options) as document:
        for number, page in open_pages(document):
            marks = [mark for mark in source.marks if mark.page == number and mark.box]
            if not marks or page is None:
                continue
            picture = page.handle.render(scale=_SCALE).to_pil().convert("RGB")
            draw = ImageDraw.Draw(picture)
            for mark in marks:
                _draw(draw, source, mark)
            path = stem.with_name(f"{stem.name}-{number:03}.png")
            picture.save(path)
            yield path


def _draw(draw: Any, source: Source, mark: Mark) -> None:
    if mark.box is None:
        return
    colour = _COLOURS[mark.state]
    box = [edge * _SCALE for edge in mark.box]
    draw.rectangle([box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2], outline=colour, width=2)
    draw.text((box[0] - 2, box[1] - 13), f"{mark.kind} {mark.state}", fill=colour)
    regions = source.layout.locate(mark.label) if source.layout and mark.label else ()
    for region in regions:
        for line in region.boxes if region.page == mark.page else ():
            edges = [edge * _SCALE for edge in line]
            draw.rectangle(edges, outline=_LABEL_COLOUR)
