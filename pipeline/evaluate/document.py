"""A result as JSON, and facts back from it as baseline."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, SchemaError, unreadable
from pipeline.evaluate import summary
from pipeline.evaluate.baseline import Change
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.result import Scored
from pipeline.evaluate.summary import CALIBRATED, Score
from pipeline.types import Span

VERSION = "1.0"


def text(reports: Sequence[Scored], verdict: Verdict) -> str:
    """The whole result as JSON text, each fact on a line of its own."""
    head = json.dumps({**_document(reports, verdict), "reports": []}, ensure_ascii=False, indent=2)
    found = ",\n".join(_report(one) for one in reports)
    return f"{head.removesuffix('[]' + chr(10) + '}')}[\n{found}\n]}}\n"


def _document(reports: Sequence[Scored], verdict: Verdict) -> dict[str, Any]:
    """The numbers."""
    return {
        "evaluation_version": VERSION,
        "overall": _scores(summary.scores(reports)),
        "b_cubed": summary.b_cubed(reports),
        "calibration": {
            measure: [asdict(one) for one in summary.calibration(reports, measure)]
            for measure in CALIBRATED
        },
        "by_language": _groups(reports, lambda scored: scored.language),
        "by_report": _groups(reports, lambda scored: scored.name),
        "by_question": {
            name: _scores(scores) for name, scores in summary.questions(reports).items()
        },
        "passed": verdict.passed,
        "changes": [_change(one) for one in verdict.changes or ()],
        "breaches": [asdict(one) for one in verdict.breaches],
    }


def _report(scored: Scored) -> str:
    """Name and facts of a report, as JSON text."""
    facts = ",\n".join(json.dumps(fact(one), ensure_ascii=False) for one in scored.outcomes)
    values = {"name": scored.name, "uri": scored.uri, "language": scored.language, "facts": []}
    head = json.dumps(values, ensure_ascii=False)
    return f"{head.removesuffix('[]}')}[\n{facts}\n]}}"


def fact(one: Outcome) -> dict[str, Any]:
    """An outcome without what it does not have."""
    start, end = (None, None) if one.span is None else one.span
    values = asdict(one) | {"start": start, "end": end}
    del values["span"]
    return {name: value for name, value in values.items() if value not in (None, "")}


def load(path: Path) -> dict[str, list[Outcome]]:
    """The facts of an earlier result, by report.

    Raises:
        InputError: the file cannot be read or is not JSON.
        SchemaError: it is no result of an evaluation.
    """
    try:
        earlier = json.loads(path.read_bytes())
        if earlier["evaluation_version"] != VERSION:
            raise SchemaError(f"is of version {earlier['evaluation_version']}", path.name)
        return {
            one["name"]: [_outcome(given) for given in one["facts"]] for one in earlier["reports"]
        }
    except OSError as error:
        raise unreadable(error, path.name) from error
    except ValueError as error:
        raise InputError(f"is not JSON: {error}", path.name) from error
    except (KeyError, TypeError) as error:
        raise SchemaError("is no result of pathfinder evaluate --json", path.name) from error


def _outcome(given: Mapping[str, Any]) -> Outcome:
    values = dict(given)
    start, end = values.pop("start", None), values.pop("end", None)
    span = None if start is None else Span(start, end)
    return Outcome(**{"question": None, **values}, span=span)


def _groups(reports: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Any]:
    found = summary.groups(reports, key)
    return {name: _scores(scores) for name, scores in found.items()}


def _scores(scores: Mapping[str, Score]) -> dict[str, Any]:
    return {measure: _score(score) for measure, score in scores.items()}


def _score(score: Score) -> dict[str, Any]:
    tally = score.tally
    return {
        "f1": tally.f1,
        "f1_interval": score.interval,
        "f1_macro": score.macro,
        "precision": tally.precision,
        "recall": tally.recall,
        "tp": tally.tp,
        "fp": tally.fp,
        "fn": tally.fn,
        **asdict(tally),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "report": change.report,
        "before": change.before and fact(change.before),
        "after": change.after and fact(change.after),
    }
