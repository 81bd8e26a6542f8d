"""``pathfinder validate``: outputs against the contract."""

from __future__ import annotations

import click

from pipeline.cli import FAILED, INVALID, complain, files
from pipeline.errors import PathfinderError

SHOWN = 20  # problems shown for each document


@click.command()
@click.argument("inputs", metavar="FILE...", nargs=-1, required=True)
def command(inputs: tuple[str, ...]) -> int:
    """Check outputs (.json, .jsonl, - for stdin) against everything the contract promises.

    The JSON Schema with its formats, real calendar days, ids that point at something, and
    every quote against the text at its offsets. Exit code 3 if a document does not hold.

    \b
    Examples:
      pathfinder validate out/*.json
      pathfinder extract report.md | pathfinder validate -
    """
    code = 0
    for name in inputs:
        try:
            code = max(code, _check(name))
        except PathfinderError as error:
            complain(str(error))
            code = max(code, FAILED)
    return code


def _check(name: str) -> int:
    from pipeline.write import validate  # noqa: PLC0415

    text = files.text(name)
    code = 0
    lines = text.splitlines() if name.endswith(".jsonl") else [text]
    for number, line in enumerate(lines, 1):
        label = name if len(lines) == 1 else f"{name}, line {number}"
        try:
            problems = validate.problems(validate.load(line))
        except ValueError as error:
            problems = [f"is not JSON: {error}"]
        for problem in problems[:SHOWN]:
            complain(f"{label}: {problem}")
        if len(problems) > SHOWN:
            complain(f"{label}: and {len(problems) - SHOWN} more problems")
        if problems:
            code = INVALID
        else:
            click.echo(f"{label}: valid")
    return code
