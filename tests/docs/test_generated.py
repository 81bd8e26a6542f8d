"""Pages that are made from code and data are what they would be made today."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from docs.generate import ROOT, pages

# A process of its own, as `make docs` is: click keeps the help option of whoever asked first.
_MAKE = (
    "import json; from docs.generate import pages; "
    "print(json.dumps({name: make() for name, make in pages().items()}))"
)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", _MAKE], check=True, capture_output=True, cwd=ROOT, text=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", pages())
def test_generated_page_is_up_to_date(name: str, made: dict[str, str]) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == made[name], "run `make docs`"
