"""The HTML page in a real browser: it draws, filters, tells, and asks for nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.evaluate import html
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.result import evaluate
from tests.evaluate import oracle
from tests.evaluate.chromium import BROWSER, Chromium, chromium
from tests.evaluate.damage import DAMAGES

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

TOGETHER = {"shifted offset", "swapped option", "dropped date", "invented event", "wrong unit"}
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    folder = tmp_path_factory.mktemp("browser")
    gold, document = oracle.fixture("chile-2022.es")
    for damage in DAMAGES:
        if damage.name in TOGETHER:
            damage.spoil(document)
    document["counts"][-1]["unit"] = EVIL
    scored = evaluate(gold, oracle.report(document), "chile-2022.es.md")
    page = folder / "page.html"
    page.write_text(html.text([scored], Verdict()), encoding="utf-8")
    with chromium(folder / "profile") as found:
        found.open(page)
        yield found


def marks(browser: Chromium, fate: str) -> int:
    return int(browser.run(f"document.querySelectorAll('mark.{fate}').length"))


def test_the_text_is_all_there(browser: Chromium) -> None:
    _, document = oracle.fixture("chile-2022.es")
    script = """(() => {
      const text = document.querySelector(".text").cloneNode(true);
      text.querySelectorAll(".tag").forEach((tag) => tag.remove());
      return text.textContent;
    })()"""
    # White space apart: HTML has no carriage returns.
    shown = browser.run(script)
    assert shown.split() == document["text"].split()


def test_colours_differ_and_are_drawn(browser: Chromium) -> None:
    fates = ("hit", "miss", "false_alarm", "wrong")
    assert all(marks(browser, fate) for fate in fates)
    colours = {
        browser.run(f"getComputedStyle(document.querySelector('mark.{fate}')).backgroundColor")
        for fate in fates
    }
    assert len(colours) == len(fates)
    assert "rgba(0, 0, 0, 0)" not in colours
    shot = base64.b64decode(browser.call("Page.captureScreenshot")["data"])
    assert shot.startswith(b"\x89PNG")
    assert len(shot) > 20_000


def test_filter_by_type_and_fate(browser: Chromium) -> None:
    everything = marks(browser, "hit")
    browser.run("document.querySelector('#none').click()")
    assert marks(browser, "hit") == marks(browser, "wrong") == 0
    browser.run("document.querySelector('input[value=count]').click()")
    counts = marks(browser, "hit")
    assert 0 < counts < everything
    assert marks(browser, "wrong") == 2  # the wrong units
    visible = "[...document.querySelectorAll('.side li')].filter((li) => !li.hidden)"
    assert browser.run(f"{visible}.every((li) => li.dataset.of === 'count')") is True
    browser.run("document.querySelector('input[value=hit]').click()")
    assert marks(browser, "hit") == 0
    browser.run("document.querySelector('input[value=hit]').click()")
    browser.run("document.querySelector('#all').click()")
    assert marks(browser, "hit") == everything


def test_a_click_tells_what_was_expected_and_found(browser: Chromium) -> None:
    browser.run("document.querySelector('mark[data-count=wrong]').click()")
    told = browser.run("document.querySelector('.told').textContent")
    assert "expected '418 faenas', found '418 predios'" in told


def test_links_lead_to_their_places(browser: Chromium) -> None:
    script = (
        "[...document.querySelectorAll('.side a')]"
        ".every((a) => document.querySelector(a.getAttribute('href')) !== null)"
    )
    assert browser.run(script) is True
    assert browser.run("document.querySelectorAll('.side a').length") > 5


def test_nothing_is_run_or_fetched_that_is_not_ours(browser: Chromium) -> None:
    assert browser.run("document.querySelectorAll('img').length") == 0
    assert browser.run(f"document.body.textContent.includes('{EVIL}')") is True
    asked = browser.told("Network.requestWillBeSent")
    assert [Path(one["request"]["url"]).name for one in asked] == ["page.html"]
    assert browser.told("Runtime.exceptionThrown", "Page.javascriptDialogOpening") == []
    assert browser.told("Log.entryAdded") == []  # such as a breach of the page's policy
