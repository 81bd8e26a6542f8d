"""Dates and cardinals of public test suites: ours against the libraries that are installed.

The suites are other people's and are not kept here. ``python -m bench.suites FOLDER`` (or the
environment variable ``PATHFINDER_SUITES``) names a folder of files ``dates-<suite>.jsonl`` and
``numbers-<suite>.jsonl``; each line is one case::

    {"text": "Le 3 mai 2022", "language": "fr", "values": ["2022-05-03"]}

``values`` are ISO 8601 days or numbers. A case is right if a library finds exactly these values
in the text, in any order. Libraries that are not installed are left out of the table.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.countries import number_format
from pipeline.facts import dates
from pipeline.facts.counts.grammar import grammar
from pipeline.facts.counts.numbers.scan import scan
from pipeline.types import Context

LANGUAGES = ("es", "fr", "en")
CULTURES = {"es": "es-es", "fr": "fr-fr", "en": "en-us"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Value = str | float
Reader = Callable[[str, str], Sequence[Value]]  # text, language → values


class Case(NamedTuple):
    """A text of a suite and the values it has."""

    text: str
    language: str
    values: tuple[Value, ...]


class Peer(NamedTuple):
    """A library: the module that must be there, and how it is asked."""

    name: str
    module: str
    read: Reader
    languages: tuple[str, ...] = LANGUAGES


def cases(folder: Path, kind: str) -> dict[str, list[Case]]:
    """The cases of each suite of a kind (``dates``, ``numbers``) in a folder."""
    return {
        path.stem.removeprefix(f"{kind}-"): [
            Case(one["text"], one["language"], tuple(map(_value, one["values"])))
            for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        ]
        for path in sorted(folder.glob(f"{kind}-*.jsonl"))
    }


def _value(value: str | float) -> Value:
    """A day, or a number as all libraries here give it: the nearest double."""
    return value if isinstance(value, str) else float(value)


# ------------------------------------------------------------------------------ how each is asked


def our_dates(text: str, language: str) -> Sequence[Value]:
    """EDTF of the dates that ``pipeline`` finds."""
    return [mention.edtf for mention in dates.find(text, Context(language, None))]


def our_numbers(text: str, language: str) -> Sequence[Value]:
    """The numbers that ``pipeline`` reads, before it asks what they count."""
    rules = grammar(language)
    style = number_format(language, None)
    found = scan(text, rules.numerals, style, rules.percent)
    return [number.value for number in found]


def _dateparser(text: str, language: str) -> Sequence[Value]:
    search = import_module("dateparser.search").search_dates
    settings = {"DATE_ORDER": "MDY" if language == "en" else "DMY"}
    found = search(text, languages=[language], settings=settings) or []
    return [when.date().isoformat() for _, when in found]


def _datefinder(text: str, language: str) -> Sequence[Value]:
    find = import_module("datefinder").find_dates
    return [when.date().isoformat() for when in find(text)]


@cache
def _recognizer(kind: str, language: str) -> Any:
    if kind == "number":
        recognizer = import_module("recognizers_number").NumberRecognizer
        return recognizer(CULTURES[language]).get_number_model()
    recognizer = import_module("recognizers_date_time").DateTimeRecognizer
    return recognizer(CULTURES[language]).get_datetime_model()


def _recognizers_dates(text: str, language: str) -> Sequence[Value]:
    return [
        str(found.resolution["values"][0].get("timex"))
        for found in _recognizer("date", language).parse(text)
        if found.resolution and found.resolution.get("values")
    ]


def _recognizers_numbers(text: str, language: str) -> Sequence[Value]:
    found = (one.resolution["value"] for one in _recognizer("number", language).parse(text))
    return [float(str(value).replace(",", ".")) for value in found]


def _number_parser(text: str, language: str) -> Sequence[Value]:
    parse = import_module("number_parser").parse
    return _digits(parse(text, language))


def _text2num(text: str, language: str) -> Sequence[Value]:
    convert = import_module("text_to_num").alpha2digit
    return _digits(convert(text, language))


def _quantulum(text: str, language: str) -> Sequence[Value]:
    parser = import_module("quantulum3.parser")
    return [float(found.value) for found in parser.parse(text)]


def _digits(text: str) -> list[Value]:
    """Values of a text in which a library has put digits for words."""
    return [float(number.replace(",", "")) for number in _NUMBER.findall(text)]


PEERS: dict[str, tuple[Peer, ...]] = {
    "dates": (
        Peer("pathfinder", "pipeline", our_dates),
        Peer("dateparser.search", "dateparser", _dateparser),
        Peer("recognizers-text", "recognizers_date_time", _recognizers_dates),
        Peer("datefinder", "datefinder", _datefinder, ("en",)),
    ),
    "numbers": (
        Peer("pathfinder", "pipeline", our_numbers),
        Peer("recognizers-text", "recognizers_number", _recognizers_numbers),
        Peer("number-parser", "number_parser", _number_parser, ("es", "en")),
        Peer("text2num", "text_to_num", _text2num),
        Peer("quantulum3", "quantulum3", _quantulum, ("en",)),
    ),
}


# ------------------------------------------------------------------------------ measuring


class Score(NamedTuple):
    """How many cases a library gets right, and its CPU time for all of them."""

    right: int
    asked: int
    seconds: float
    size: int  # bytes of text
    wrong: tuple[Case, ...]


def score(peer: Peer, own: Sequence[Case]) -> Score:
    """Ask a library each case of its languages; an exception is a wrong answer."""
    asked = [case for case in own if case.language in peer.languages]
    for language in {case.language for case in asked}:
        _answer(peer, Case("2 de 2022", language, ()))  # what it loads is no part of its time
    start = time.process_time()
    answers = [_answer(peer, case) for case in asked]
    seconds = time.process_time() - start
    wrong = tuple(
        case for case, found in zip(asked, answers, strict=True) if found != Counter(case.values)
    )
    size = sum(len(case.text.encode()) for case in asked)
    return Score(len(asked) - len(wrong), len(asked), seconds, size, wrong)


def _answer(peer: Peer, case: Case) -> Counter[Value] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Counter(peer.read(case.text, case.language))
        except Exception:  # noqa: BLE001 (whatever another library raises)
            return None


def table(folder: Path) -> Iterator[dict[str, object]]:
    """One row for each kind, language and library that can answer its suites."""
    for kind, peers in PEERS.items():
        every = [case for suite in cases(folder, kind).values() for case in suite]
        for language in LANGUAGES:
            own = [case for case in every if case.language == language]
            for peer in peers if own else ():
                if language not in peer.languages or not find_spec(peer.module):
                    continue
                result = score(peer, own)
                yield {
                    "kind": kind,
                    "language": language,
                    "library": peer.name,
                    "cases": result.asked,
                    "right": result.right,
                    "share": f"{result.right / result.asked:.0%}",
                    "kB/s": round(result.size / 1000 / max(result.seconds, 1e-6), 1),
                }


def main(arguments: Sequence[str]) -> None:
    """Print the table as Markdown."""
    place = arguments[0] if arguments else os.environ.get("PATHFINDER_SUITES", "")
    if not Path(place).is_dir() or not place:
        sys.exit("Name a folder of suites: python -m bench.suites FOLDER (see the module's text)")
    for number, row in enumerate(table(Path(place))):
        if not number:
            print(f"| {' | '.join(row)} |\n|{'---|' * len(row)}")
        print(f"| {' | '.join(str(value) for value in row.values())} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
