"""Every Python block of the documentation runs, page by page, as a reader would paste it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.corpus import ROOT

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = {
    path: blocks
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    if (blocks := _BLOCK.findall(path.read_text(encoding="utf-8")))
}


def test_there_are_pages_with_code() -> None:
    assert ROOT / "README.md" in PAGES


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_blocks_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in PAGES[path]:
        exec(compile(block, path.name, "exec"), names)
