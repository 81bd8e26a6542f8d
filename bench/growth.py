"""Growth with length, start-up, memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

from bench.corpus import ROOT, reports
from bench.timing import command, peak_memory, seconds
from pipeline.flow import extract
from pipeline.options import Limits, Options

Row = dict[str, object]
TIMES = (1, 3, 10, 30)


def length() -> Iterator[Row]:
    """Microseconds a character for 1×, 3×, 10×, 30× of a report: linear means level."""
    roomy = replace(Options(), limits=Limits(bytes=10**9, characters=10**9))
    for sample in reports():
        content = sample.path.read_bytes()
        row: Row = {"report": sample.name}
        for times in TIMES:
            long = content * times
            work = lambda: extract(long, name=sample.name, options=roomy)  # noqa: E731, B023
            spent = seconds(work, rounds=3 if times < 10 else 1)
            row[f"{times}× µs/character"] = round(spent / len(long) * 1e6, 2)
        yield row


def start_up() -> Iterator[Row]:
    """Wall seconds of whole processes."""
    python = sys.executable
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "pathfinder --help": [python, "-m", "pipeline", "--help"],
        "import spacy": [python, "-c", "import spacy"],
        "from pipeline import extract": [python, "-c", "from pipeline import extract"],
        "pathfinder extract (one report)": [
            python,
            "-m",
            "pipeline",
            "extract",
            str(reports()[0].path),
            "-o",
            "-",
        ],
    }
    for name, arguments in commands.items():
        yield {"command": name, "s": round(command(arguments, rounds=5), 3)}


def memory() -> Iterator[Row]:
    """Peak resident memory of a process that converts a report, beside one that loads spaCy."""
    path = reports()[0].path.relative_to(ROOT)
    commands = {
        "import spacy": "import spacy",
        f"extract {path.name}": f"from pipeline import extract; extract({str(ROOT / path)!r})",
    }
    for name, code in commands.items():
        yield {"process": name, "MB": round(peak_memory(code))}
