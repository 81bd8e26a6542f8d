"""Speed and accuracy of dates and counts against what can be installed instead."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator

import spacy

from bench.corpus import prose, reports
from bench.timing import seconds
from pipeline.facts import agencies, counts, dates, events

Row = dict[str, object]
PEER_CHARACTERS = 4_000  # of each report: dateparser needs minutes for all of it


def throughput() -> Iterator[Row]:
    """MB of prose a second, one core, and as a multiple of the peers' rate."""
    for sample in reports():
        views, _, context = prose(sample)
        texts = [one.text for one in views]
        size = sum(len(text.encode()) for text in texts)
        nlp = spacy.blank(sample.language)
        found = [dates.find(text, context) for text in texts]
        who = [agencies.find(text, context) for text in texts]
        much = [counts.find(t, context, d) for t, d in zip(texts, found, strict=True)]
        rows = list(zip(texts, found, much, who, strict=True))
        times = {
            "dates": seconds(lambda: [dates.find(t, context) for t in texts]),  # noqa: B023
            "counts": seconds(lambda: [counts.find(t, context, d) for t, d, *_ in rows]),  # noqa: B023
            "events": seconds(lambda: [events.find(t, context, *r) for t, *r in rows]),  # noqa: B023
            "names": seconds(lambda: [agencies.find(t, context) for t in texts]),  # noqa: B023
            "spaCy tokenisation": seconds(lambda: [nlp(t) for t in texts]),  # noqa: B023
        }
        times["dates+counts+events"] = sum(times[k] for k in ("dates", "counts", "events"))
        start = "\n".join(texts)[:PEER_CHARACTERS]
        slow = seconds(lambda: _search_dates(start, sample.language), rounds=1)  # noqa: B023
        row: Row = {"report": sample.name}
        row |= {f"{name} MB/s": round(size / 1e6 / time, 2) for name, time in times.items()}
        peer = len(start.encode()) / 1e6 / slow
        row["dateparser.search_dates MB/s"] = round(peer, 4)
        row["dates × dateparser"] = round(size / 1e6 / times["dates"] / peer)
        row["names ÷ tokenisation"] = round(times["names"] / times["spaCy tokenisation"], 2)
        yield row


def accuracy() -> Iterator[Row]:
    """Date values of the gold events: recall of ours and of dateparser on the same sentences.

    The peer is asked for single days, months and years only, which is all it can say; a day or
    month that it invents counts against it.
    """
    for sample in reports():
        if not sample.gold:
            continue
        text = sample.path.read_bytes().decode("utf-8")
        ours, theirs, wanted = Counter[str](), Counter[str](), Counter[str]()
        _, _, context = prose(sample)
        for gold in sample.gold["events"]:
            start = text.rfind("\n\n", 0, gold["start"]) + 2
            end = text.find("\n\n", gold["end"])
            sentence = re.sub(r"\s+", " ", text[start : end if end > 0 else None])
            edtf = gold["date"]
            wanted[edtf] += 1
            ours[edtf] += edtf in {found.edtf for found in dates.find(sentence, context)}
            theirs[edtf] += edtf in _search_dates(sentence, sample.language)
        total = sum(wanted.values())
        yield {
            "report": sample.name,
            "gold dates": total,
            "ours": round(sum(ours.values()) / total, 3),
            "dateparser.search_dates": round(sum(theirs.values()) / total, 3),
        }


def _search_dates(text: str, language: str) -> set[str]:
    """What dateparser finds, as days (its only kind of answer)."""
    from dateparser.search import search_dates  # noqa: PLC0415

    settings = {"DATE_ORDER": "DMY"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(text, languages=[language], settings=settings) or []
    return {when.date().isoformat() for _, when in found}
