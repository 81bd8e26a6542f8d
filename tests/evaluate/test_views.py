"""JSON, HTML, JUnit, SARIF, Markdown: complete, well formed, and nothing slips out of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError, SchemaError
from pipeline.evaluate import document, html, junit, markdown, sarif
from pipeline.evaluate.baseline import Change, compare
from pipeline.evaluate.gate import Breach, Verdict
from pipeline.evaluate.outcomes import MEASURES, Outcome
from pipeline.evaluate.result import Scored, evaluate
from pipeline.types import Span
from tests.evaluate import oracle
from tests.evaluate.damage import DAMAGES

EVIL = '<script>alert(1)</script> & "x" | `y` *z* \x0c ]]>'
TEXT = f"1. Q?\r\n\nThe Act was {EVIL} adopted in 2022.\nDone.\n"
START = TEXT.index("2022")
ACT = Span(TEXT.index("Act"), START + 4)  # over two facts
HIT = Outcome("date", "hit", 1, "2022 (2022)", "2022 (2022)", Span(START, START + 4))
MISS = Outcome("event", "miss", 1, f"2022: {EVIL}", span=HIT.span, of=EVIL)
WIDE = Outcome("mention", "false_alarm", 1, found=EVIL, span=ACT, confidence=0.5, note=EVIL)
STATE = Outcome("option.state", "wrong", 1, "selected", "not selected", of=EVIL)
FACTS = (HIT, MISS, WIDE, STATE)


def scored(*outcomes: Outcome, media_type: str = "text/markdown") -> Scored:
    return Scored("r.md", "folder/r%20x.md", "en", media_type, TEXT, outcomes or FACTS)


@pytest.fixture(scope="module")
def spoiled() -> tuple[Scored, Scored]:
    """The Chilean fixture: perfect, and with all damages that can be had together."""
    gold, good = oracle.fixture("chile-2022.es")
    _, bad = oracle.fixture("chile-2022.es")
    together = {"shifted offset", "swapped option", "dropped date", "invented event", "wrong unit"}
    for damage in DAMAGES:
        if damage.name in together:
            damage.spoil(bad)
    one, other = (evaluate(gold, oracle.report(doc), "chile.md") for doc in (good, bad))
    return one, other


# ------------------------------------------------------------------ JSON


def test_json_holds_every_fact_and_comes_back(tmp_path: Path) -> None:
    text = document.text([scored()], Verdict())
    parsed = json.loads(text)
    assert len(parsed["reports"][0]["facts"]) == len(FACTS)
    assert parsed["overall"]["date"]["tp"] == 1
    path = tmp_path / "result.json"
    path.write_text(text, encoding="utf-8")
    assert document.load(path) == {"r.md": list(FACTS)}


def test_json_tells_changes_and_breaches() -> None:
    verdict = Verdict([Change("lost", "r.md", HIT, MISS)], ["lost"], [Breach(None, "event", "x")])
    parsed = json.loads(document.text([scored()], verdict))
    assert parsed["passed"] is False
    assert parsed["changes"][0]["kind"] == "lost"
    assert parsed["changes"][0]["after"]["status"] == "miss"
    assert parsed["breaches"] == [{"report": None, "measure": "event", "reason": "x"}]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("{", InputError),
        ("[]", SchemaError),
        ("{}", SchemaError),
        ('{"evaluation_version": "0.1", "reports": []}', SchemaError),
        ('{"evaluation_version": "1.0", "reports": [{"name": "a", "facts": [{}]}]}', SchemaError),
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, content: str, error: type[Exception]) -> None:
    path = tmp_path / "result.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error):
        document.load(path)


# ------------------------------------------------------------------ HTML


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.parts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        for place in set(self.open):
            if not (place == "div.text" and self.open[-1].startswith("span.tag")):
                self.parts.setdefault(place, []).append(data)

    def text(self, place: str) -> str:
        return "".join(self.parts.get(place, []))

    def marks(self) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == "mark"]


def test_page_escapes_everything() -> None:
    verdict = Verdict([Change("lost", EVIL, HIT, MISS)], ["lost"], [Breach(EVIL, "event", EVIL)])
    page = html.text([scored()], verdict)
    assert page.count("<script>") == 1
    assert "<script>alert" not in page
    seen = Page(page)
    assert len([tag for tag, _ in seen.tags if tag == "script"]) == 1


def test_page_shows_the_whole_text_once() -> None:
    assert Page(html.text([scored()], Verdict())).text("div.text") == TEXT


def test_page_marks_facts_in_place() -> None:
    seen = Page(html.text([scored()], Verdict()))
    assert [mark["class"] for mark in seen.marks()] == ["false_alarm", "miss"]
    last = seen.marks()[-1]
    assert (last["data-date"], last["data-event"]) == ("hit", "miss")
    assert last["data-mention"] == "false_alarm"
    assert f"expected {f'2022: {EVIL}'!r}" in str(last["title"])


def test_page_links_faults_to_their_places() -> None:
    seen = Page(html.text([scored()], Verdict()))
    ids = {attributes.get("id") for _, attributes in seen.tags}
    links = [str(a.get("href"))[1:] for tag, a in seen.tags if tag == "a"]
    assert len(links) == 1 + 2  # the report, and the two faults that have a place
    assert set(links) <= ids


def test_page_needs_nothing_from_elsewhere() -> None:
    page = html.text([scored()], Verdict())
    policy = next(a for tag, a in Page(page).tags if a.get("http-equiv"))
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"(src|href)=\"(?!#)", page)


def test_page_of_a_fixture(spoiled: tuple[Scored, Scored]) -> None:
    _, bad = spoiled
    seen = Page(html.text([bad], Verdict()))
    assert seen.text("div.text") == bad.text
    faults = [one for one in bad.outcomes if one.status != "hit"]
    items = [1 for tag, given in seen.tags if tag == "li" and "data-of" in given]
    assert len(items) == len(faults) > 5


# ------------------------------------------------------------------ JUnit


def cases(reports: list[Scored], verdict: Verdict) -> dict[str, bool]:
    """Whether each case failed."""
    root = ET.fromstring(junit.text(reports, verdict))  # noqa: S314 (our own)
    found = {str(c.get("name")): c.find("failure") is not None for c in root.iter("testcase")}
    assert root.get("tests") == str(len(found))
    assert root.get("failures") == str(sum(found.values()))
    return found


def test_junit_without_gate_fails_on_anything_but_hits() -> None:
    assert cases([scored()], Verdict()) == {
        "date": False,
        "event": True,
        "mention": True,
        "option.state": True,
    }


def test_junit_with_gate_fails_on_what_the_gate_forbids() -> None:
    changes = [Change("lost", "r.md", HIT, MISS), Change("spurious", "r.md", None, WIDE)]
    breach = Breach(None, "date", "f1 is 0.5, not 1")
    verdict = Verdict(changes, ["lost"], [breach], gated=True)
    assert cases([scored()], verdict) == {
        "date": True,
        "event": True,
        "mention": False,
        "option.state": False,
    }


def test_junit_has_a_case_for_each_measure(spoiled: tuple[Scored, Scored]) -> None:
    assert set(cases([spoiled[0]], Verdict())) == set(MEASURES)
    assert not any(cases([spoiled[0]], Verdict()).values())


# ------------------------------------------------------------------ SARIF


def results(reports: list[Scored], verdict: Verdict) -> list[dict[str, Any]]:
    log = json.loads(sarif.text(reports, verdict))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    found: list[dict[str, Any]] = run["results"]
    assert rules == {result["ruleId"] for result in found}
    return found


def place(result: dict[str, Any]) -> dict[str, Any]:
    location: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return location


def test_sarif_puts_every_fault_on_its_line(spoiled: tuple[Scored, Scored]) -> None:
    _, bad = spoiled
    faults = [one for one in bad.outcomes if one.status != "hit"]
    found = results([bad], Verdict())
    assert len(found) == len(faults)
    lines = bad.text.split("\n")
    for result, fault in zip(found, faults, strict=True):
        region = place(result)["region"]
        assert fault.span is not None
        begin = sum(len(line) + 1 for line in lines[: region["startLine"] - 1])
        end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1])
        assert begin + region["startColumn"] - 1 == region["charOffset"] == fault.span.start
        assert end + region["endColumn"] - 1 == fault.span.end
        assert region["charLength"] == fault.span.end - fault.span.start


def test_sarif_levels_and_states() -> None:
    found = results([scored()], Verdict())
    assert [(one["ruleId"], one["level"]) for one in found] == [
        ("event/missed", "warning"),
        ("mention/false-alarm", "warning"),
        ("option.state/wrong", "error"),
    ]
    assert all("baselineState" not in one for one in found)
    report = scored()
    changes = compare({"r.md": [HIT, MISS, STATE]}, [report])
    states = [(one["ruleId"], one["baselineState"]) for one in results([report], Verdict(changes))]
    assert states == [
        ("event/missed", "unchanged"),
        ("mention/false-alarm", "new"),
        ("option.state/wrong", "unchanged"),
    ]


def test_sarif_gives_no_lines_where_there_are_none() -> None:
    assert "region" not in place(results([scored(STATE)], Verdict())[0])
    pdf = scored(MISS, media_type="application/pdf")
    [result] = results([pdf], Verdict())
    assert place(result) == {"artifactLocation": {"uri": "folder/r%20x.md"}}
    assert result["locations"][0]["logicalLocations"] == [{"name": "page 1", "kind": "page"}]


def test_sarif_names_the_page_of_a_pdf() -> None:
    pages = ["one", "two", "", f"{TEXT} four"]
    text = "\n\f\n".join(pages)
    fault = replace(MISS, span=Span(text.index("four"), len(text)))
    pdf = replace(scored(fault, media_type="application/pdf"), text=text)
    [result] = results([pdf], Verdict())
    assert result["locations"][0]["logicalLocations"][0]["name"] == "page 4"


# ------------------------------------------------------------------ Markdown


def test_markdown_escapes_and_tells_the_verdict() -> None:
    changes = [Change("lost", "r.md", HIT, MISS)]
    text = markdown.text([scored()], Verdict(changes, ["lost"], gated=True))
    assert "**Gate: failed, 1 facts for the worse, 0 thresholds not met**" in text
    assert "<script>" not in text
    assert "| event | 0.0 |" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_wrong_states_stand_apart() -> None:
    told = "Options with a wrong state: 1"
    assert told in markdown.text([scored()], Verdict())
    assert told in html.text([scored()], Verdict())
    assert "wrong state" not in markdown.text([scored(HIT)], Verdict())
    assert "wrong state" not in html.text([scored(HIT)], Verdict())


def test_markdown_of_a_passed_gate() -> None:
    assert "**Gate: passed**" in markdown.text([scored()], Verdict([], ["lost"], gated=True))


# ------------------------------------------------------------------ the text in pieces

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair)))
MEASURE = st.sampled_from(["date", "event", "count", "mention", "question", "section"])
OUTCOMES = st.lists(
    st.builds(Outcome, MEASURE, st.sampled_from(["hit", "miss"]), st.just(1), span=SPANS)
)


@given(OUTCOMES)
def test_pieces_are_the_text_and_show_every_fact(outcomes: list[Outcome]) -> None:
    text = "abcdefghijklmnopqrst"
    anchors = {one.span.start: ["x"] for one in outcomes if one.span is not None}
    found = list(html.pieces(text, outcomes, anchors))
    assert "".join(piece.text for piece in found) == text
    assert sum(len(piece.anchors) for piece in found) == len(anchors)
    at = 0
    for piece in found:
        for one in piece.facts:
            assert one.span is not None
            assert one.span.start <= at
            assert at + len(piece.text) <= one.span.end
        at += len(piece.text)
    shown = {one for piece in found for one in (*piece.facts, *piece.tags)}
    assert shown == set(outcomes)
