"""The ``pathfinder`` command. Each subcommand is a module here, loaded only when it is run.

Exit codes, stable and documented in docs/cli.md: 0 ok, 1 usage, 2 some document failed,
3 invalid against the schema, 4 regression, 5 a limit was reached or an output cannot be written,
130 interrupted.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence

import click

from pipeline.errors import INTERRUPTED, PathfinderError, unwritten

USAGE, FAILED, INVALID, REGRESSION = 1, 2, 3, 4

# Name → module and line for the list: known here, so that --help imports nothing more.
COMMANDS = {
    "extract": ("extract", "Convert reports to validated, grounded JSON."),
    "batch": ("batch", "Convert many reports, each under limits; carry on where it ended."),
    "show": ("show", "Read one report on the terminal, facts highlighted."),
    "marks": ("marks", "List the ticked boxes of any PDF."),
    "validate": ("validate", "Check outputs against schema, calendar and their own text."),
    "schema": ("schema", "Print a JSON Schema."),
    "export": ("export", "Export outputs to tables: CSV, Excel, Parquet, databases."),
    "dashboard": ("dashboard", "Show outputs as one self-contained page."),
    "agencies": ("agencies", "List organisations with their mentions, events and roles."),
    "evaluate": ("evaluate", "Score outputs against gold, and gate on it."),
    "diff": ("diff", "Facts gained, lost and changed between two outputs of one report."),
    "gold": ("gold", "Draft and check gold files."),
    "forms": ("forms", "List and check form templates."),
    "completion": ("completion", "Print the completion script of a shell."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"pipeline.cli.{COMMANDS[cmd_name][0]}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"pipeline.cli.{cmd_name} has no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table instead of the modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pathfinder-reports", prog_name="pathfinder")
def group() -> None:
    """Turn questionnaire-style annual reports into data that people can trust.

    \b
    Examples:
      pathfinder extract report.pdf -o report.json
      pathfinder extract reports/*.md -o out/
      pathfinder show report.md
      cat report.md | pathfinder extract - | jq .questions

    \b
    Exit codes: 0 ok, 1 usage, 2 some document failed, 3 invalid against the
    schema, 4 regression, 5 a limit was reached or an output cannot be written,
    130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    # Loading makes half a million objects and no garbage: to look for it often costs a twentieth.
    gc.set_threshold(50_000)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    try:
        code = group.main(arguments, prog_name="pathfinder", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except PathfinderError as error:
        complain(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader of our output has left, which click and rich tell by SystemExit. What
        # Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Standard output is full, a folder cannot be made: what is left after the file's reader
        # or writer has told its own errors.
        fault = unwritten(error, str(error.filename or "output"))
        complain(str(fault))
        return fault.exit_code
    return code if isinstance(code, int) else 0


def complain(message: str) -> None:
    """One line for people, on standard error."""
    click.echo(f"pathfinder: {message}", err=True)
