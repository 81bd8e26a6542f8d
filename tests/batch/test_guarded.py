from __future__ import annotations

from pathlib import Path

from pipeline.batch import Settings, find, guarded
from pipeline.batch.plan import Allowance, Task
from tests.batch import poison


def test_outcomes_in_order_with_their_texts(tmp_path: Path) -> None:
    """Also behind a document that kills its worker, and from call to call."""
    for name, text in {
        "a": "Good",
        "b": "POISON segfault",
        "c": "POISON raise",
        "d": "Good",
    }.items():
        (tmp_path / f"{name}.md").write_text(text)
    settings = Settings(allowance=Allowance(5.0, 400_000_000), version="1")
    tasks = [Task(document) for document in find([str(tmp_path)])]
    for _ in range(2):
        outcomes = list(guarded.run(tasks, settings, poison.Convert()))
        assert [(one.record.document, one.record.reason) for one in outcomes] == [
            ("a.md", None),
            ("b.md", "crash"),
            ("c.md", "error"),
            ("d.md", None),
        ]
        assert [one.text is not None for one in outcomes] == [True, False, False, True]
    assert {path.name for path in tmp_path.iterdir()} == {"a.md", "b.md", "c.md", "d.md"}
