"""Pages that are made from code and data are what they would be made today."""

from __future__ import annotations

import pytest

from docs.generate import ROOT, pages


@pytest.mark.parametrize("name", pages())
def test_generated_page_is_up_to_date(name: str) -> None:
    made = pages()[name]()
    assert (ROOT / name).read_text(encoding="utf-8") == made, "run `make docs`"
