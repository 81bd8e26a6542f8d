"""What the page is given: the tables, sentences to the letter, nothing that breaks out."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dashboard.data import AROUND, COLUMNS, context, data, embedded
from pipeline.dashboard.page import ASSETS, SCRIPTS, text
from pipeline.feeds.documents import Document
from tests.feeds import feed

EVIL = '</script><img src=x onerror="document.title=666"><!--'


def documents(folder: Path) -> list[Document]:
    feed.write(folder, [*feed.golden(), feed.nasty()])
    return [
        Document(str(path), path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())
    ]


def test_every_fact_is_there(tmp_path: Path) -> None:
    found = data(documents(tmp_path))
    outputs = [*feed.golden(), feed.nasty()]
    for name in ("questions", "events", "counts", "agencies"):
        assert len(found[name]["rows"]) == sum(len(one[name]) for one in outputs)
    assert len(found["context"]) == len(found["counts"]["rows"])
    assert len(found["answers"]) == len(found["questions"]["rows"])
    for table in COLUMNS:
        rows = found[table.name]["rows"]
        assert all(len(row) == len(COLUMNS[table]) for row in rows)
        if table.name != "reports":
            assert {row[0] for row in rows} <= set(range(len(outputs)))


def test_columns_begin_with_the_report() -> None:
    for table, names in COLUMNS.items():
        assert names[0] == "report_id"
        assert set(names) <= set(table.names)


def test_the_page_is_given_nothing_that_it_does_not_use() -> None:
    scripts = "\n".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS[1:])
    columns = {name for names in COLUMNS.values() for name in names}
    assert {name for name in columns if not re.search(rf"\b{name}\b", scripts)} == set()


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    found = documents(tmp_path)
    assert data(found) == data(found[::-1])


def test_context_is_the_text_around_the_count(tmp_path: Path) -> None:
    checked = 0
    for document in documents(tmp_path):
        report = document.report
        answers = {question.id: question.answer for question in report.questions}
        for count in report.counts:
            before, after = context(report.text, count, answers[count.question])
            start, end = count.evidence.start, count.evidence.end
            assert report.text[:start].endswith(before.removeprefix("… "))
            assert report.text[end:].startswith(after.removesuffix(" …"))
            assert max(len(before), len(after)) <= AROUND + 2
            checked += 1
    assert checked > 100


@given(st.recursive(st.text() | st.just(EVIL), lambda some: st.lists(some, max_size=3)))
def test_embedded_json_cannot_leave_its_element(value: object) -> None:
    found = embedded({"value": value})
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found) == {"value": value}


def test_the_page_asks_for_nothing(tmp_path: Path) -> None:
    page = text(documents(tmp_path), EVIL)
    assert EVIL not in page
    assert page.count("</script>") == len(SCRIPTS) + 1
    assert "default-src 'none'" in html.unescape(page)
    assert text(documents(tmp_path), EVIL) == page


@pytest.mark.parametrize("name", ["facts.js", "panels.js", "page.js"])
def test_our_scripts_build_no_html_of_text(name: str) -> None:
    script = (ASSETS / name).read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script


def test_the_vendored_library_is_the_one_that_is_named() -> None:
    script = (ASSETS / "chart.umd.min.js").read_text(encoding="utf-8")
    note = (ASSETS / "README.md").read_text(encoding="utf-8")
    version = script.partition("Chart.js v")[2].split()[0]
    assert f"| {version} | MIT" in note
    assert "MIT" in (ASSETS / "chart.LICENSE.md").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in script
