"""``pathfinder completion``: shell completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    Examples:
      pathfinder completion bash > ~/.local/share/bash-completion/completions/pathfinder
      pathfinder completion fish > ~/.config/fish/completions/pathfinder.fish
    """
    from pipeline.cli import group  # noqa: PLC0415

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(group, {}, "pathfinder", "_PATHFINDER_COMPLETE").source())
