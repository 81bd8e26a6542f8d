"""The formats that are files: each writes all tables into a folder and names what it wrote."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import LimitError
from pipeline.feeds import arrow
from pipeline.feeds.cells import harmless, plain, written
from pipeline.feeds.extras import need
from pipeline.feeds.model import Row, Scalar, Table
from pipeline.feeds.tables import TABLES

Rows = Callable[[Table], Iterable[Row]]
BATCH = 10_000  # rows of a group of Parquet

# Limits of the XLSX format.
XLSX_ROWS = 1_048_576
XLSX_TEXT = 32_767
CUT = "… [cut]"


def write_csv(folder: Path, rows: Rows, bom: bool) -> None:
    """One RFC 4180 file for each table: UTF-8, commas, CRLF, text cells made harmless.

    With ``bom`` it begins with a byte order mark, by which Excel knows UTF-8.
    """
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        encoding = "utf-8-sig" if bom else "utf-8"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(table.names)
            writer.writerows([written(value) for value in row] for row in rows(table))


def write_jsonl(folder: Path, rows: Rows, bom: bool) -> None:
    """One JSON Lines file for each table."""
    for table in TABLES:
        with (folder / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for row in rows(table):
                values = zip(table.names, map(plain, row), strict=True)
                file.write(json.dumps(dict(values), ensure_ascii=False) + "\n")


def write_parquet(folder: Path, rows: Rows, bom: bool) -> None:
    """One Parquet file for each table."""
    parquet = need("pyarrow.parquet")
    for table in TABLES:
        with parquet.ParquetWriter(folder / f"{table.name}.parquet", arrow.schema(table)) as file:
            for batch in _batches(rows(table)):
                file.write_table(arrow.table(table, batch))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def write_xlsx(folder: Path, rows: Rows, bom: bool) -> None:
    """One workbook with a sheet for each table; text that no cell can hold is cut, visibly.

    Raises:
        LimitError: a table has more rows than a sheet.
    """
    writer = need("xlsxwriter")
    options = {"constant_memory": True, "tmpdir": str(folder)}
    with writer.Workbook(folder / "feed.xlsx", options) as book:
        # A fixed time of creation: the same rows give the same bytes.
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 (XLSX has no zones)
        heading = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, table.names, heading)
            _fill(sheet, table, rows(table), day)


def _fill(sheet: Any, table: Table, rows: Iterable[Row], day: Any) -> None:
    for at, row in enumerate(rows, 1):
        if at >= XLSX_ROWS:
            raise LimitError(f"{table.name} has more rows than a sheet of XLSX can hold")
        for column, value in enumerate(row):
            _cell(sheet, (at, column), value, day)


def _cell(sheet: Any, place: tuple[int, int], value: Scalar, day: Any) -> None:
    """One cell by its type; never by what its text looks like."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, str):
        sheet.write_string(*place, fitting(harmless(value)))
    elif isinstance(value, date):
        # Excel knows no days before 1900.
        if value.year < 1900:
            sheet.write_string(*place, value.isoformat())
        else:
            sheet.write_datetime(*place, value, day)
    elif value is not None:
        sheet.write_number(*place, value)


def fitting(text: str) -> str:
    """Text as a cell can hold it: UTF-16 units are what the limit counts."""
    if len(text) <= XLSX_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= XLSX_TEXT:
        return text
    units = text.encode("utf-16-le")[: 2 * (XLSX_TEXT - len(CUT))]
    return units.decode("utf-16-le", "ignore") + CUT


# Formats that need more than Python itself.
LIBRARIES = {"parquet": "pyarrow.parquet", "xlsx": "xlsxwriter", "duckdb": "duckdb"}
WRITERS: Mapping[str, Callable[[Path, Rows, bool], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
}
