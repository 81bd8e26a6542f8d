"""Ways to spoil a perfect output of the Chilean fixture, each one mistake a program may make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.evaluate.outcomes import Status
from tests.evaluate.oracle import Document

Spoil = Callable[[Document], None]
Moves = dict[str, dict[Status, int]]


@dataclass(frozen=True)
class Damage:
    """A mistake, and what it must change: measure → fate → how many more than before."""

    name: str
    spoil: Spoil
    moves: Moves = field(default_factory=dict)


def event(document: Document, edtf: str) -> Document:
    """The first event of a date."""
    return next(one for one in document["events"] if one["date"]["edtf"] == edtf)


def count(document: Document, quote: str) -> Document:
    """The count with a quote."""
    return next(one for one in document["counts"] if one["evidence"]["quote"] == quote)


def agency(document: Document, key: str) -> Document:
    """The agency with the gold's id."""
    return next(one for one in document["agencies"] if one["key"] == key)


def question(document: Document, seq: int) -> Document:
    return next(one for one in document["questions"] if one["seq"] == seq)


def shift_mention(document: Document) -> None:
    mention = agency(document, "DT")["mentions"][0]
    mention["start"] += 3
    mention["text"] = document["text"][mention["start"] : mention["end"]]


def shift_without_quote(document: Document) -> None:
    agency(document, "DT")["mentions"][0]["start"] += 3


def drop_mention(document: Document) -> None:
    agency(document, "DT")["mentions"].pop()


def invent_mention(document: Document) -> None:
    mentions = agency(document, "DT")["mentions"]
    start = mentions[0]["end"] + 20
    text = document["text"][start : start + 5]
    mentions.append({**mentions[0], "start": start, "end": start + 5, "text": text})


def merge_agencies(document: Document) -> None:
    kept, lost = agency(document, "DT"), agency(document, "SAG")
    kept["mentions"] += lost["mentions"]
    document["agencies"].remove(lost)
    for one in document["events"]:
        one["agents"] = [kept["id"] if id == lost["id"] else id for id in one["agents"]]


def split_agency(document: Document) -> None:
    whole = agency(document, "DT")
    part = {**whole, "id": "a999", "key": "split", "mentions": whole["mentions"][-1:]}
    whole["mentions"] = whole["mentions"][:-1]
    document["agencies"].append(part)


def rename_agency(document: Document) -> None:
    agency(document, "DT")["name"] = "DT"


def retype_agency(document: Document) -> None:
    agency(document, "DT")["type"] = "private"


def swap_acronyms(document: Document) -> None:
    one, other = agency(document, "DT"), agency(document, "SAG")
    one["acronyms"], other["acronyms"] = other["acronyms"], one["acronyms"]


def swap_options(document: Document) -> None:
    options = question(document, 6)["options"]
    options[2]["selected"], options[3]["selected"] = False, True


def hide_options(document: Document) -> None:
    for option in question(document, 6)["options"]:
        option["selected"] = None


def drop_option(document: Document) -> None:
    question(document, 6)["options"].pop(0)


def misread_scale(document: Document) -> None:
    question(document, 13)["scale"]["value"] -= 1


def hide_scale(document: Document) -> None:
    question(document, 13)["scale"]["value"] = None


def drop_scale(document: Document) -> None:
    question(document, 13)["scale"] = None


def shorten_field(document: Document) -> None:
    question(document, 33)["fields"][0]["end"] -= 1


def drop_event(document: Document) -> None:
    document["events"].remove(event(document, "2021-12"))


def invent_event(document: Document) -> None:
    known = event(document, "2021-12")
    start = known["date"]["span"]["end"] + 2
    text = document["text"][start : start + 4]
    place = {"start": start, "end": start + 4}
    extra = {
        **known,
        "id": "e999",
        "date": {**known["date"], "edtf": "1999", "text": text, "span": place},
        "action": {**known["action"], **place, "text": text},
        "evidence": {**known["evidence"], **place, "quote": text},
    }
    document["events"].append(extra)


def misread_date(document: Document) -> None:
    event(document, "2021-12")["date"]["edtf"] = "2020-12"


def flatten_range(document: Document) -> None:
    event(document, "2021-08-02/2021-08-20")["date"]["edtf"] = "2021-08-02"


def misplace_action(document: Document) -> None:
    action = event(document, "2021-12")["action"]
    action["start"] = action["end"] + 1
    action["end"] = action["start"] + 4
    action["text"] = document["text"][action["start"] : action["end"]]


def replan_event(document: Document) -> None:
    one = event(document, "2021-12")
    one["planned"] = not one["planned"]


def wrong_object(document: Document) -> None:
    event(document, "2021-12")["what"] = "otra cosa"


def no_object(document: Document) -> None:
    event(document, "2021-12")["what"] = None


def drop_agent(document: Document) -> None:
    event(document, "2021-07-15")["agents"].pop()


def invent_agent(document: Document) -> None:
    event(document, "2021-12")["agents"].append(agency(document, "DT")["id"])


def drop_count(document: Document) -> None:
    document["counts"].remove(count(document, "418 faenas"))


def misread_number(document: Document) -> None:
    count(document, "12.345 centros de trabajo")["value"] = 12.345


def wrong_unit(document: Document) -> None:
    count(document, "418 faenas")["unit"] = "predios"


def short_unit(document: Document) -> None:
    count(document, "12.345 centros de trabajo")["unit"] = "centros"


def wrong_qualifier(document: Document) -> None:
    count(document, "418 faenas")["qualifier"] = "approx"


def drop_total(document: Document) -> None:
    one = next(one for one in document["counts"] if one["of"] is not None)
    one["of"] = None


def drop_question(document: Document) -> None:
    document["questions"].remove(question(document, 21))  # it has no answer and no facts


def invent_question(document: Document) -> None:
    known = question(document, 1)
    start = known["answer"]["start"] + 100
    extra = {**known, "id": "q999", "prompt": "¿Y ahora?", "start": start, "end": start + 5}
    extra["answer"] = {**known["answer"], "start": start + 5, "end": start + 5}
    document["questions"].insert(1, extra)


def wrong_kind(document: Document) -> None:
    question(document, 1)["kind"] = "record"


def cut_prompt(document: Document) -> None:
    one = question(document, 1)
    one["prompt"] = one["prompt"][:-20]


def cut_answer(document: Document) -> None:
    question(document, 1)["answer"]["end"] -= 1


def deny_answer(document: Document) -> None:
    question(document, 1)["answer"]["answered"] = False


def wrong_number(document: Document) -> None:
    question(document, 1)["number"] = "2"


def drop_star(document: Document) -> None:
    question(document, 1)["required"] ^= True


def drop_subject(document: Document) -> None:
    question(document, 1)["subject"] = None


def drop_section(document: Document) -> None:
    document["sections"].pop()


def move_section_end(document: Document) -> None:
    document["sections"][0]["questions"].pop()


def wrong_country(document: Document) -> None:
    document["report"]["country"]["code"] = "PER"


def no_country(document: Document) -> None:
    document["report"]["country"] = None


# What follows from a mistake is counted as well: a dropped option has no state, a merged
# agency takes the links and the agents of the other with it.
DAMAGES = [
    Damage("shifted offset", shift_mention, {"mention": {"wrong": 1}}),
    Damage(
        "shifted offset, old quote",
        shift_without_quote,
        {"mention": {"wrong": 1}, "grounding": {"wrong": 1}},
    ),
    Damage(
        "dropped mention",
        drop_mention,
        {"mention": {"miss": 1}, "mention.overlap": {"miss": 1}},
    ),
    Damage(
        "invented mention",
        invent_mention,
        {"mention": {"false_alarm": 1}, "mention.overlap": {"false_alarm": 1}},
    ),
    Damage(
        "merged agency",
        merge_agencies,
        {
            "agency": {"miss": 1},
            "linking": {"wrong": 4},
            "event.agent": {"miss": 2, "false_alarm": 2},
        },
    ),
    Damage("split agency", split_agency, {"agency": {"false_alarm": 1}, "linking": {"wrong": 1}}),
    Damage("renamed agency", rename_agency, {"agency.name": {"wrong": 1}}),
    Damage("retyped agency", retype_agency, {"agency.type": {"wrong": 1}}),
    Damage("swapped acronyms", swap_acronyms, {"agency.acronym": {"miss": 2, "false_alarm": 2}}),
    Damage("swapped option", swap_options, {"option.state": {"wrong": 2}}),
    Damage("hidden options", hide_options, {"option.state": {"abstained": 4}}),
    Damage(
        "dropped option", drop_option, {"option": {"miss": 1}, "option.state": {"abstained": 1}}
    ),
    Damage("misread scale", misread_scale, {"scale": {"wrong": 1}}),
    Damage("hidden scale", hide_scale, {"scale": {"abstained": 1}}),
    Damage("dropped scale", drop_scale, {"scale": {"miss": 1}}),
    Damage("short field", shorten_field, {"field": {"wrong": 1}}),
    Damage("dropped date", drop_event, {"date": {"miss": 1}, "event": {"miss": 1}}),
    Damage(
        "invented event",
        invent_event,
        {"date": {"false_alarm": 1}, "event": {"false_alarm": 1}},
    ),
    Damage("misread date", misread_date, {"date": {"wrong": 1}, "event": {"wrong": 1}}),
    Damage(
        "flattened range",
        flatten_range,
        {"date": {"wrong": 1}, "date.range": {"miss": 1}, "event": {"wrong": 1}},
    ),
    Damage("misplaced action", misplace_action, {"event": {"wrong": 1}}),
    Damage("planned or done", replan_event, {"event.planned": {"wrong": 1}}),
    Damage("wrong object", wrong_object, {"event.what": {"wrong": 1}}),
    Damage("no object", no_object, {"event.what": {"miss": 1}}),
    Damage("dropped agent", drop_agent, {"event.agent": {"miss": 1}}),
    Damage("invented agent", invent_agent, {"event.agent": {"false_alarm": 1}}),
    Damage("dropped count", drop_count, {"count": {"miss": 1}, "count.value": {"miss": 1}}),
    Damage("misread number", misread_number, {"count": {"wrong": 1}, "count.value": {"wrong": 1}}),
    Damage(
        "wrong unit",
        wrong_unit,
        {
            "count": {"wrong": 1},
            "count.unit": {"wrong": 1},
            "count.unit.head": {"wrong": 1},
        },
    ),
    Damage("short unit", short_unit, {"count": {"wrong": 1}, "count.unit": {"wrong": 1}}),
    Damage("wrong qualifier", wrong_qualifier, {"count.qualifier": {"wrong": 1}}),
    Damage("dropped total", drop_total, {"count": {"wrong": 1}, "count.total": {"miss": 1}}),
    Damage("dropped question", drop_question, {"question": {"miss": 1}}),
    Damage("invented question", invent_question, {"question": {"false_alarm": 1}}),
    Damage("wrong kind", wrong_kind, {"question.kind": {"wrong": 1}}),
    Damage("cut prompt", cut_prompt, {"question.prompt": {"wrong": 1}}),
    Damage("cut answer", cut_answer, {"question.answer": {"wrong": 1}}),
    Damage("denied answer", deny_answer, {"question.answered": {"wrong": 1}}),
    Damage("wrong number", wrong_number, {"question.number": {"wrong": 1}}),
    Damage("dropped star", drop_star, {"question.required": {"wrong": 1}}),
    Damage("dropped subject", drop_subject, {"question.subject": {"wrong": 1}}),
    Damage("dropped section", drop_section, {"section": {"miss": 1}}),
    Damage("moved section end", move_section_end, {"section.questions": {"wrong": 1}}),
    Damage("wrong country", wrong_country, {"report": {"wrong": 1}}),
    Damage("country not told", no_country, {"report": {"abstained": 1}}),
]
