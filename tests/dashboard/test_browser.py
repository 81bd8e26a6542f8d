"""The page in a real browser, over ten countries and three years of invented reports."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest

from pipeline.dashboard import page
from pipeline.feeds.documents import Document
from pipeline.flow import extract
from tests.dashboard import invented
from tests.evaluate.chromium import BROWSER, Chromium, chromium

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

BREAK = "document.title='broken'"
EVIL = f'<img src=x onerror="{BREAK}"></script><script>{BREAK}</script>'


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = [
        Document(name, extract(text.encode(), name=name).to_json(None))
        for name, text in invented.reports()
    ]
    assert len(found) == len(invented.COUNTRIES) * len(invented.YEARS)
    return found


@pytest.fixture(scope="module")
def browser(
    documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    folder = tmp_path_factory.mktemp("dashboard")
    # One report says something evil, in what the page shows of it.
    first, *others = documents
    broken = first.report.model_copy(
        update={
            "counts": tuple(one.model_copy(update={"unit": EVIL}) for one in first.report.counts),
            "questions": tuple(
                one.model_copy(update={"prompt": EVIL}) for one in first.report.questions
            ),
        }
    )
    path = folder / "page.html"
    path.write_text(
        page.text([Document("evil", broken.to_json(None)), *others], "Title"), encoding="utf-8"
    )
    with chromium(folder / "profile") as found:
        found.open(path)
        yield found


@pytest.fixture(autouse=True)
def fresh(browser: Chromium) -> None:
    browser.run("byId('facts').close()")
    for name in ("countries", "years"):
        browser.run(
            f"document.querySelectorAll('input[name={name}]').forEach(one => one.checked = true)"
        )
    browser.run("filter()")


def tick(browser: Chromium, name: str, *values: str) -> None:
    """Leave only these of a filter ticked, as a reader does: by clicking."""
    browser.run(
        f"document.querySelectorAll('input[name={name}]').forEach(one => "
        f"{{ if (one.checked !== {list(values)}.includes(one.value)) one.click() }})"
    )


def text(browser: Chromium, selector: str) -> str:
    return str(browser.run(f"document.querySelector({selector!r}).innerText"))


def press(browser: Chromium, key: str) -> None:
    codes = {"Enter": 13, "Escape": 27, "Tab": 9}
    for kind in ("keyDown", "keyUp"):
        browser.call(
            "Input.dispatchKeyEvent",
            type=kind,
            key=key,
            code=key,
            windowsVirtualKeyCode=codes[key],
            text="\r" if key == "Enter" and kind == "keyDown" else "",
        )


def test_nothing_breaks_and_nothing_is_asked(browser: Chromium) -> None:
    assert browser.run("document.title") == "Title"
    assert browser.told("Runtime.exceptionThrown", "Log.entryAdded") == []
    asked = {one["request"]["url"] for one in browser.told("Network.requestWillBeSent")}
    assert len(asked) == 1
    assert asked.pop().startswith("file://")
    assert browser.run("document.images.length") == 0


def test_all_reports_are_there(browser: Chromium, documents: list[Document]) -> None:
    assert text(browser, "#scope").startswith("30 reports · 10 countries · 2022 to 2024")
    rows = browser.run("document.querySelectorAll('#matrix tbody tr').length")
    assert rows == len(invented.COUNTRIES)
    reports = [document.report for document in documents]
    tiles = browser.run("[...document.querySelectorAll('.tile b')].map(one => one.textContent)")
    steps = [q for one in reports for q in one.questions if q.key == "next_step.status"]
    done = [q for q in steps if any(o.selected and o.value == "completed" for o in q.options)]
    ratings = [q.scale.value for one in reports for q in one.questions if q.scale]
    people = sum(
        int(one.value)
        for report in reports
        for one in report.counts
        if one.unit_type == "people" and one.value is not None
    )
    questions = [q for one in reports for q in one.questions]
    answered = sum(q.answer.answered for q in questions)
    keys = {
        a.key
        for r in reports
        for a in r.agencies
        for e in r.events
        for p in e.parts
        if p.agency == a.id
    }
    assert tiles == [
        "30",
        f"{100 * len(done) / len(steps):.0f} %",
        f"{sum(filter(None, ratings)) / len(ratings):.1f}".removesuffix(".0"),
        str(sum(len(one.events) for one in reports)),
        f"{people:,}",
        str(len(keys)),
        f"{100 * answered / len(questions):.0f} %",
    ]


def test_every_number_leads_to_as_many_facts(browser: Chromium) -> None:
    """Numbers of the tables that count facts: so many are in the dialog."""
    checked = browser.run(
        """(() => {
          let checked = 0;
          for (const id of ['status-table', 'follow', 'time-table', 'agencies-table']) {
            for (const button of document.querySelectorAll(`#${id} button`)) {
              button.click();
              while (!byId('more').hidden) byId('more').click();
              const facts = byId('facts-list').children.length;
              byId('facts').close();
              const number = button.textContent;
              if (String(facts) !== number) return `${id}: ${number}, ${facts}`;
              checked += 1;
            }
          }
          return checked;
        })()"""
    )
    assert isinstance(checked, int), checked
    assert checked > 50


def test_facts_show_their_sentences(browser: Chromium, documents: list[Document]) -> None:
    browser.run("document.querySelectorAll('.tile')[3].click()")
    quote = text(browser, "#facts-list li mark")
    quotes = {event.evidence.quote for one in documents for event in one.report.events}
    assert quote in {" ".join(one.split()) for one in quotes}
    browser.run("document.querySelectorAll('.tile')[4].click()")
    sentence = text(browser, "#facts-list li p[lang]")
    assert text(browser, "#facts-list li mark") in sentence
    assert len(sentence) > len(text(browser, "#facts-list li mark"))
    link = browser.run("document.querySelector('#facts-list li a').getAttribute('href')")
    assert "#char=" in link


def test_what_reports_say_is_text(browser: Chromium) -> None:
    browser.run("document.querySelectorAll('.tile')[4].click()")
    assert EVIL in text(browser, "#facts-list")
    assert browser.run("document.title") == "Title"


def test_filters(browser: Chromium) -> None:
    tick(browser, "countries", "GHA", "CHL")
    assert text(browser, "#scope").startswith("6 reports · 2 countries")
    assert text(browser, "#countries-label") == "Chile, Ghana"
    assert browser.run("charts.get('rating').data.labels") == ["Chile", "Ghana"]
    tick(browser, "years", "2023")
    assert text(browser, "#scope").startswith("2 reports · 2 countries · 2023")
    tick(browser, "years")
    assert text(browser, "#scope").startswith("6 reports")
    browser.run("document.querySelector('#filters button').click()")
    browser.run("filter()")
    assert text(browser, "#scope").startswith("30 reports")


def test_measures_of_the_matrix(browser: Chromium) -> None:
    shown = set()
    for name in browser.run("Object.keys(MEASURES)"):
        browser.run(f"byId('measure').value = {name!r}; matrix()")
        shown.add(text(browser, "#matrix tbody"))
    assert len(shown) == len(browser.run("Object.keys(MEASURES)")) == 5


def test_charts_are_drawn_and_can_be_clicked(browser: Chromium) -> None:
    for name in ("status", "rating", "people", "time", "agencies"):
        drawn = browser.run(
            f"byId('{name}').getContext('2d').getImageData(0, 0, byId('{name}').width, "
            f"byId('{name}').height).data.some(one => one)"
        )
        assert drawn, name
    bar = browser.run(
        "(() => { const bar = charts.get('status').getDatasetMeta(0).data[0];"
        " byId('status').scrollIntoView({block: 'center'});"
        " const box = byId('status').getBoundingClientRect();"
        " return {x: box.x + bar.x, y: box.y + (bar.y + bar.base) / 2} })()"
    )
    for kind in ("mousePressed", "mouseReleased"):
        browser.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **bar)
    # The library answers at the browser's next frame.
    deadline = time.monotonic() + 10
    while not browser.run("byId('facts').open") and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "Completed" in text(browser, "#facts-title")


def test_charts_of_many_countries_name_only_some(browser: Chromium) -> None:
    """A hundred bars say nothing: the chart sums up, and the table has all."""
    labels = "charts.get('{}').data.labels.length"
    every = browser.run("countries().length")
    assert browser.run(labels.format("people")) == browser.run(labels.format("rating")) == every
    before = browser.run("sum(shown(PEOPLE), 'value')")
    browser.run(
        "[...COUNTRIES].forEach(([id, label]) => [0, 1].forEach(round => "
        "COUNTRIES.set(`${id}${round}`, `${label} ${round}`)));"
        "REPORTS.forEach((one, at) => { one.realKey = one.countryKey;"
        " if (at % 3) one.countryKey += at % 3 - 1 });"
        "chosen.countries = new Set(COUNTRIES.keys()); draw()"
    )
    try:
        many = browser.run("countries().length")
        assert many == 3 * every > browser.run("CROWD")
        assert browser.run(labels.format("people")) == browser.run("CROWD")
        assert browser.run(labels.format("rating")) == browser.run("years().length")
        rated = browser.run(
            "charts.get('rating').data.datasets.reduce((all, one) => all + "
            "one.data.reduce((a, b) => a + b), 0)"
        )
        assert rated == browser.run("rated(SCALES).length")
        for name in ("people", "rating"):
            rows = f"document.querySelectorAll('#{name}-table tbody tr').length"
            assert browser.run(rows) == many
        assert browser.run("sum(shown(PEOPLE), 'value')") == before
        assert "the table has" in text(browser, "#rating-note")
    finally:
        browser.run(
            "REPORTS.forEach(one => { one.countryKey = one.realKey });"
            "[...COUNTRIES.keys()].slice(" + str(every) + ").forEach(id => COUNTRIES.delete(id));"
            "filter()"
        )


def test_keyboard(browser: Chromium) -> None:
    browser.run("document.querySelector('.tile').focus()")
    press(browser, "Enter")
    assert browser.run("byId('facts').open")
    assert browser.run("document.activeElement.id") == "facts-title"
    press(browser, "Escape")
    assert not browser.run("byId('facts').open")
    assert browser.run("document.activeElement.className") == "tile"
    names = browser.run(
        "[...document.querySelectorAll('button, select, input, summary')].filter(one => "
        "!(one.textContent || one.labels?.[0]?.textContent || one.ariaLabel)).length"
    )
    assert names == 0


def test_paper(browser: Chromium) -> None:
    printed = browser.call("Page.printToPDF", printBackground=True)["data"]
    document = pdfium.PdfDocument(base64.b64decode(printed))
    # A page's text may come letter by letter.
    words = "".join("".join(one.get_textpage().get_text_range().split()) for one in document)
    assert 2 <= len(document) <= 12
    for heading in ("A year later", "Who does the work", "Questions answered", "UNICEF"):
        assert heading.replace(" ", "") in words
    # The tables of numbers are open on paper.
    assert browser.run("[...document.querySelectorAll('.numbers')].every(one => one.open)")
