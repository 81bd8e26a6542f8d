"""What a result must meet: no change for the worse, and thresholds.

Thresholds are a TOML file (documented in docs/evaluation.md)::

    [overall]                     # all reports together
    "event" = { f1 = 0.80 }       # shares are the least that is allowed
    [each]                        # every report on its own
    "option.state" = { wrong = 0 }  # numbers of facts are the most that is allowed
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import InputError, UsageError, unreadable
from pipeline.evaluate import summary
from pipeline.evaluate.baseline import Change, Kind
from pipeline.evaluate.outcomes import MEASURES
from pipeline.evaluate.result import Scored
from pipeline.evaluate.summary import Tally

Share = Annotated[float, Field(ge=0, le=1)]
Most = Annotated[int, Field(ge=0)]


class Limits(BaseModel):
    """What one measure must meet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    f1: Share | None = None
    precision: Share | None = None
    recall: Share | None = None
    miss: Most | None = None
    false_alarm: Most | None = None
    wrong: Most | None = None
    abstained: Most | None = None


class Thresholds(BaseModel):
    """Limits by measure, for all reports together and for each."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    overall: dict[str, Limits] = {}
    each: dict[str, Limits] = {}


@dataclass(frozen=True, slots=True)
class Breach:
    """A threshold that was not met."""

    report: str | None  # None: all together
    measure: str
    reason: str

    def __str__(self) -> str:
        return f"{self.report or 'all reports'}: {self.measure}: {self.reason}"


@dataclass(frozen=True)
class Verdict:
    """How a result stands against a baseline and thresholds."""

    changes: Sequence[Change] | None = None  # None: there is no baseline
    fail_on: Collection[Kind] = ()
    breaches: Sequence[Breach] = ()
    gated: bool = False  # whether anything can fail at all

    @property
    def regressions(self) -> list[Change]:
        """The changes that must not happen."""
        return [one for one in self.changes or () if one.kind in self.fail_on]

    @property
    def passed(self) -> bool:
        """Whether all is as it must be."""
        return not (self.regressions or self.breaches)

    def __str__(self) -> str:
        if self.passed:
            return "Gate: passed"
        lost, below = len(self.regressions), len(self.breaches)
        return f"Gate: failed, {lost} facts for the worse, {below} thresholds not met"


def load(path: Path) -> Thresholds:
    """A file of thresholds.

    Raises:
        InputError: it cannot be read or is not TOML.
        UsageError: it names a measure or limit that does not exist.
    """
    try:
        thresholds = Thresholds.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise unreadable(error, path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is not TOML: {error}", path.name) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{where}: {first['msg']}", path.name) from error
    for measure in {**thresholds.overall, **thresholds.each}:
        if measure not in MEASURES:
            raise UsageError(f"there is no measure {measure}", path.name)
    return thresholds


def breaches(thresholds: Thresholds, reports: Sequence[Scored]) -> list[Breach]:
    """What is not met. Overall, a measure without any fact does not meet its limits: a
    gate must not pass on nothing. A single report may have no facts of a kind.
    """
    outcomes = [one for scored in reports for one in scored.outcomes]
    found = list(_breaches(None, thresholds.overall, summary.tallies(outcomes)))
    for scored in reports:
        tallies = summary.tallies(scored.outcomes)
        there = {name: limits for name, limits in thresholds.each.items() if name in tallies}
        found += _breaches(scored.name, there, tallies)
    return found


def _breaches(
    report: str | None, limits: Mapping[str, Limits], tallies: Mapping[str, Tally]
) -> Iterator[Breach]:
    for measure, limit in limits.items():
        if measure not in tallies:
            yield Breach(report, measure, "there is nothing to measure")
            continue
        for name, allowed in limit.model_dump(exclude_none=True).items():
            given = getattr(tallies[measure], name)
            if isinstance(allowed, float) and (given is None or given < allowed):
                yield Breach(report, measure, f"{name} is {_share(given)}, not {allowed:g}")
            elif isinstance(allowed, int) and given > allowed:
                yield Breach(report, measure, f"{given} {name}, more than {allowed}")


def _share(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.4f}"
