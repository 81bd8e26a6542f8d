"""What reports do not show is no answer: the page says so, and counts it in no share."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.dashboard import page
from pipeline.feeds.documents import Document
from tests.evaluate.chromium import BROWSER, Chromium, chromium
from tests.feeds import feed

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


def steps(output: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in output["questions"] if one["key"] == "next_step.status"]


def hidden(output: dict[str, Any]) -> dict[str, Any]:
    """The same report with the marks of its choices not shown, from nobody knows where and when.

    It counts nothing: its numbers are shares, such as half of the teachers.
    """
    found = copy.deepcopy(output)
    found["source"]["sha256"] = "0" * 64
    found["report"].update(country=None, period=None)
    for question in found["questions"]:
        for option in question["options"]:
            option["selected"] = None
        if question["options"]:
            question["answer"]["answered"] = False
    for count in found["counts"]:
        if count["value"] is not None:
            count["value"] = 0.5
    return found


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    return next(one for one in feed.golden() if one["report"]["country"] and steps(one))


@pytest.fixture(scope="module")
def browser(known: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    folder = tmp_path_factory.mktemp("unknown")
    outputs = [known, hidden(known)]
    documents = [Document(str(at), json.dumps(one)) for at, one in enumerate(outputs)]
    path = folder / "page.html"
    path.write_text(page.text(documents, "Title"), encoding="utf-8")
    with chromium(folder / "profile") as found:
        found.open(path)
        yield found


def text(browser: Chromium, selector: str) -> str:
    return str(browser.run(f"document.querySelector({selector!r}).textContent"))


def only_unknown(browser: Chromium, chosen: bool) -> None:
    ids = "[NO_COUNTRY]" if chosen else "COUNTRIES.keys()"
    browser.run(f"chosen.countries = new Set({ids}); draw()")


def test_the_unknown_is_told_apart(browser: Chromium) -> None:
    only_unknown(browser, False)
    scope = text(browser, "#scope").partition(".")[0].split(" · ")
    assert scope[:2] == ["2 reports", "1 country"]
    assert scope[3:] == ["1 report of unknown country", "1 report of unknown year"]
    assert scope[2].isdecimal()


def test_a_share_of_people_is_no_number_of_people(browser: Chromium, known: dict[str, Any]) -> None:
    only_unknown(browser, False)
    people = [one["value"] for one in known["counts"] if one["unit_type"] == "people"]
    whole = [value for value in people if value is not None and value == int(value)]
    assert len(whole) > 0
    assert browser.run("[PEOPLE.length, sum(shown(PEOPLE), 'value')]") == [len(whole), sum(whole)]


def test_shares_are_of_what_is_known(browser: Chromium, known: dict[str, Any]) -> None:
    only_unknown(browser, False)
    chosen = [[o["value"] for o in one["options"] if o["selected"]] for one in steps(known)]
    told = [values[0] for values in chosen if len(values) == 1]
    share = 100 * told.count("completed") / len(told)
    tile = text(browser, ".tile:nth-child(2)")
    assert tile.startswith(f"{share:.0f} %of {len(told)} next steps completed")
    assert tile.endswith(f", {2 * len(chosen) - len(told)} more not known")


def test_nothing_known_is_a_dash(browser: Chromium) -> None:
    only_unknown(browser, True)
    assert text(browser, ".tile:nth-child(2) b") == "–"
    browser.run("byId('measure').value = 'next steps completed'; matrix()")
    cells = browser.run("[...document.querySelectorAll('#matrix td')].map(one => one.textContent)")
    assert set(cells) == {"–"}
    status = browser.run("[...document.querySelectorAll('#coverage tr')].map(one => one.innerText)")
    assert any(one.startswith("next step: status") and one.endswith("–") for one in status)


def test_no_pairs_no_table(browser: Chromium) -> None:
    only_unknown(browser, False)
    assert browser.run("byId('follow-box').hidden && !byId('no-follow').hidden")
    assert "No such steps" in text(browser, "#no-follow")
