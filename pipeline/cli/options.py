"""Options that several commands have: how reports are to be read."""

from __future__ import annotations

from typing import Any

import click


def _corrections(_context: click.Context, _option: click.Parameter, path: str | None) -> Any:
    """The file of ``--agencies``, read.

    Raises:
        UsageError: it cannot be used.
    """
    if path is None:
        return None
    from pipeline.corrections import load  # noqa: PLC0415

    return load(path)


# Named as the fields of pipeline.options.Options.
_READING = (
    click.option("--lang", "language", metavar="es|fr|en", help="Language; default: detected."),
    click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-3 code; default: detected."),
    click.option(
        "--form", metavar="ID", help="Form template (see pathfinder forms); default: detected."
    ),
    click.option("--model", metavar="NAME", help="Trained spaCy model to consult for names."),
    click.option(
        "--agencies",
        metavar="FILE.csv",
        callback=_corrections,
        help="Corrections of organisations' names (docs/agencies.md).",
    ),
    click.option("--password", help="Password of encrypted PDFs."),
)


def reading(function: Any) -> Any:
    """The options of a command that extracts reports."""
    for option in reversed(_READING):
        function = option(function)
    return function
