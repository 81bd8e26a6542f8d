"""``pathfinder forms``: the form templates."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import INVALID, complain


@click.command()
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def command(paths: tuple[Path, ...]) -> int:
    """List the known forms, or check form templates (FILE...) against schema and sense.

    Exit code 3 if a template does not hold.

    \b
    Examples:
      pathfinder forms
      pathfinder forms my-questionnaire.yaml
    """
    from pipeline import forms  # noqa: PLC0415 (reads YAML, slow to import)

    if not paths:
        for form in forms.load():
            languages = ", ".join(form.languages)
            questions = f"{len(form.questions)} questions"
            click.echo(f"{form.id}  edition {form.edition}  {questions}  {languages}")
        return 0
    code = 0
    for path in paths:
        problems = _problems(path)
        for problem in problems:
            complain(f"{path}: {problem}")
        if problems:
            code = INVALID
        else:
            click.echo(f"{path}: valid")
    return code


def _problems(path: Path) -> list[str]:
    """What is wrong with a template, one line each, also if it is no YAML at all."""
    from yaml import YAMLError  # noqa: PLC0415

    from pipeline import forms  # noqa: PLC0415

    try:
        return forms.check(path)
    except (YAMLError, ValueError) as error:
        return [f"is not YAML: {' '.join(str(error).split())}"]
