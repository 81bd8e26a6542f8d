"""The table of the grid: ``python -m tests.marks.grid [KIND]``."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator

from tests.marks.grid.cases import cases
from tests.marks.grid.form import LANGUAGES
from tests.marks.grid.printed import kept
from tests.marks.grid.score import NOTHING, Score, score


def scored(kinds: list[str]) -> Iterator[tuple[str, str, Score]]:
    """Kind, name and score of each form."""
    for case in cases():
        if not kinds or case.kind in kinds:
            yield case.kind, case.name, sum((score(*case.make(language)) for language in LANGUAGES),
                                            NOTHING)  # fmt: skip
    for name, _, content, options in kept():
        kind = f"printed by {name.partition('-')[0]}"
        if not kinds or kind in kinds:
            yield kind, name, score(content, options)


def write(line: str) -> None:
    """A line of the table."""
    sys.stdout.write(f"{line}\n")


def main(kinds: list[str]) -> None:
    """Print right, abstained and wrong of each kind, and of each form that is not all right."""
    totals: defaultdict[str, Score] = defaultdict(lambda: NOTHING)
    for kind, name, found in scored(kinds):
        totals[kind] += found
        if found.abstained or found.wrong:
            write(f"  {kind}, {name}: {tuple(found)}")
    write("| kind | right | abstained | wrong |\n|---|---|---|---|")
    for kind, total in totals.items():
        write(f"| {kind} | {' | '.join(map(str, total))} |")
    total = sum(totals.values(), NOTHING)
    write(f"| all | {' | '.join(map(str, total))} |")
    write(f"{total.right / sum(total):.1%} right")


main(sys.argv[1:])
