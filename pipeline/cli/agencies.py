"""``pathfinder agencies``: who does the work."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import complain, files
from pipeline.cli.options import reading
from pipeline.errors import PathfinderError, exit_code
from pipeline.options import Options

if TYPE_CHECKING:
    from pipeline.feeds.organisations import Organisation
    from pipeline.report import Report


@click.command()
@click.argument("inputs", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="text: for people; csv (UTF-8, safe for spreadsheets) and json: for programs.",
)
@reading
def command(inputs: tuple[str, ...], layout: str, **settings: Any) -> int:
    """List the organisations of reports, with counts of mentions, events and roles.

    A FILE is a report (PDF, Markdown, text) or holds outputs (.json, .jsonl). A body is one
    row however it is called, over all files. Most active first.

    \b
    Examples:
      pathfinder agencies out/*.json
      pathfinder agencies report.md --format csv > agencies.csv
    """
    from pipeline.feeds.organisations import organisations  # noqa: PLC0415 (loads pydantic)

    options = Options(**settings)
    reports: list[Report] = []
    codes: list[int] = []
    for name in inputs:
        try:
            reports.extend(files.reports(name, options))
        except PathfinderError as error:
            complain(str(error))
            codes.append(error.exit_code)
    if reports:
        click.echo(LAYOUTS[layout](organisations(reports)), nl=False)
    return exit_code(codes)


def _flat(row: Organisation) -> dict[str, Any]:
    """A row with a column for each role."""
    found = asdict(row)
    roles = found.pop("roles")
    return {**found, "acronyms": " ".join(row.acronyms), **roles}


def as_text(rows: Sequence[Organisation]) -> str:
    """A plain table, names last, since they are long."""
    numbers = ["reports", "mentions", "events", "agent", "partner", "beneficiary", "place"]
    lines = ["  ".join([*numbers, "type".ljust(18), "country", "name"])]
    for row in rows:
        flat = _flat(row)
        cells = [f"{flat[name]:>{len(name)}}" for name in numbers]
        acronyms = ", ".join(one for one in row.acronyms if one != row.name)
        name = f"{row.name} ({acronyms})" if acronyms else row.name
        lines.append("  ".join([*cells, row.type.ljust(18), f"{row.country or '':7}", name]))
    return "\n".join(lines) + "\n"


def as_csv(rows: Sequence[Organisation]) -> str:
    """CSV (RFC 4180); text that a spreadsheet would run gets an apostrophe."""
    from pipeline.feeds.cells import written  # noqa: PLC0415
    from pipeline.feeds.organisations import ROLES  # noqa: PLC0415

    columns = ["key", "name", "acronyms", "type", "country", "reports", "mentions", "events"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*columns, *ROLES])
    writer.writerows(
        [written(flat[name]) for name in (*columns, *ROLES)] for flat in map(_flat, rows)
    )
    return out.getvalue()


def as_json(rows: Sequence[Organisation]) -> str:
    """A JSON array."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


LAYOUTS = {"text": as_text, "csv": as_csv, "json": as_json}
