"""The result as JUnit XML: one case for each measure of each report.

A case fails when it breaks the gate: facts of it are lost (or what else ``--fail-on`` says),
or a threshold is not met. Where no gate is given, a case fails on anything but hits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.result import Scored
from pipeline.evaluate.summary import tally
from pipeline.evaluate.words import change, describe, percent

# What XML 1.0 cannot hold, not even escaped; reports have form feeds.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(reports: Sequence[Scored], verdict: Verdict) -> str:
    """The XML."""
    root = ET.Element("testsuites", name="pathfinder evaluate")
    for scored in reports:
        root.append(_suite(scored, verdict))
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(scored: Scored, verdict: Verdict) -> ET.Element:
    suite = ET.Element("testsuite", name=_clean(scored.name))
    for measure in dict.fromkeys(one.measure for one in scored.outcomes):
        outcomes = [one for one in scored.outcomes if one.measure == measure]
        reasons = _reasons(verdict, scored.name, measure) if verdict.gated else _unmet(outcomes)
        suite.append(_case(scored.name, measure, outcomes, reasons))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    return suite


def _reasons(verdict: Verdict, report: str, measure: str) -> list[str]:
    """Why the measure of a report does not pass the gate."""
    worse = [
        change(one)
        for one in verdict.regressions
        if (one.report, one.outcome.measure) == (report, measure)
    ]
    # What all reports together do not meet is nobody's alone: each shows it.
    below = [
        str(one)
        for one in verdict.breaches
        if one.measure == measure and one.report in {None, report}
    ]
    return worse + below


def _unmet(outcomes: Sequence[Outcome]) -> list[str]:
    return [describe(one) for one in outcomes if one.status != "hit"]


def _case(
    report: str, measure: str, outcomes: Sequence[Outcome], reasons: Sequence[str]
) -> ET.Element:
    case = ET.Element("testcase", classname=_clean(report), name=measure)
    if reasons:
        failure = ET.SubElement(case, "failure", message=f"{len(reasons)} of {measure}")
        failure.text = _clean("\n".join(reasons))
    fates = tally(outcomes)
    shares = f"F1 {percent(fates.f1)}, precision {percent(fates.precision)}, "
    counts = f"recall {percent(fates.recall)}; tp {fates.tp}, fp {fates.fp}, fn {fates.fn}"
    ET.SubElement(case, "system-out").text = shares + counts
    return case


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
