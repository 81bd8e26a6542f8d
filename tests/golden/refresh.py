"""``python -m tests.golden.refresh`` (``make golden``): accept the present outputs as golden.

Prints what changed, as ``pathfinder diff`` does. Read it before you commit: each lost fact
needs a reason. Nothing else writes these files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.evaluate.diff import differences, summary
from pipeline.report import Report
from tests.corpus import REPORTS, extracted

OUTPUTS = Path(__file__).parent / "outputs"


def path(report: Path) -> Path:
    """The golden output of a fixture."""
    return OUTPUTS / f"{report.stem}.json"


def text(report: Path) -> str:
    """The present output, as it would stand in the golden file."""
    return extracted(report).to_json() + "\n"


def difference(report: Path) -> str:
    """How the present output differs from the golden one, a line for each fact."""
    if not path(report).exists():
        return f"{report.name}: new\n"
    golden = path(report).read_text(encoding="utf-8")
    if golden == text(report):
        return ""
    found = differences(Report.model_validate_json(golden), extracted(report))
    lines = [f"{report.name}: {summary(found)}", *(f"  {one}" for one in found)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all golden files anew, and drop those of fixtures that are gone."""
    OUTPUTS.mkdir(exist_ok=True)
    for report in REPORTS:
        sys.stdout.write(difference(report))
        path(report).write_text(text(report), encoding="utf-8", newline="\n")
    for stale in set(OUTPUTS.iterdir()) - {path(report) for report in REPORTS}:
        sys.stdout.write(f"{stale.name}: its fixture is gone\n")
        stale.unlink()


if __name__ == "__main__":
    main()
