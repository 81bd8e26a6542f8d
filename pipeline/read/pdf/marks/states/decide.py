"""Which marks are on: decided by how those of a group differ, not by a fixed threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.figures.charts import is_key
from pipeline.read.pdf.marks.groups import Place, alike, groups, in_row
from pipeline.read.pdf.marks.states.differences import LIKELY, core_limit, separated
from pipeline.read.pdf.marks.states.inner import in_picture
from pipeline.read.pdf.marks.states.patterns import with_patterns
from pipeline.read.pdf.marks.states.running import on_several
from pipeline.read.pdf.marks.states.stated import STEPS, by_tone, mixed, signed, stated
from pipeline.read.pdf.marks.states.touching import one_at_most
from pipeline.read.pdf.marks.states.undrawn import by_undrawn
from pipeline.read.pdf.marks.states.uniform import by_company, judged_alone
from pipeline.types import MarkKind, MarkState

_PEERS = 30  # marks elsewhere that one is compared with
_SAME_SIZE = 0.06  # share by which boxes of one make may differ in size

Decided = list[list[Candidate]]


def decide(pages: Sequence[Sequence[Candidate]], heights: Sequence[float]) -> Decided:
    """The candidates that are marks, each with its state, page by page."""
    running = on_several(pages, heights)
    found = [
        part
        for group in groups(pages, heights)
        for part in _comparable(pages, group)
        if not running.issuperset(part)
    ]
    states: dict[Place, tuple[MarkState, float]] = {}
    kinds: dict[Place, MarkKind] = {}
    uniform: list[list[Place]] = []
    for group in found:
        members = [pages[page][at] for page, at in group]
        if is_key(members):
            continue
        decided = (
            in_picture(members) or by_tone(members) or stated(members) or signed(members)
            or by_undrawn(members)
            or one_at_most(members, with_patterns(members, separated(members))) or mixed(members)
        )  # fmt: skip
        if decided is None:
            uniform.append(group)
        else:
            states.update(zip(group, decided, strict=True))
            kinds.update(_kinds(group, members, decided))
    known = [(pages[page][at], state[0]) for (page, at), state in states.items()]
    alone = _alone(pages, uniform, known)
    # All of a group may be ticked: then others that are all empty say that these are no bullets.
    empty: list[tuple[Candidate, MarkState]] = [
        (pages[page][at], state[0])
        for (page, at), state in alone.items()
        if state[0] == "off" and pages[page][at].look
    ]
    states |= alone | _alone(pages, uniform, known, empty) if empty else alone
    states |= _by_company(pages, found, states, [*known, *empty])
    states |= _by_likes(pages, [place for group in uniform for place in group], states)
    states |= _by_bars(pages, found, states)
    for group in found:
        for page, at in group:
            peers = [pages[other][n] for other, n in group if other == page]
            if (page, at) in states and _is_lone(pages[page][at], states[page, at][0], peers):
                del states[page, at]
    return [
        sorted(_decided(items, page, states, kinds), key=attrgetter("block"))
        for page, items in enumerate(pages)
    ]


def _decided(
    items: Sequence[Candidate],
    page: int,
    states: dict[Place, tuple[MarkState, float]],
    kinds: dict[Place, MarkKind],
) -> list[Candidate]:
    """The candidates of a page that are marks, with their states and kinds."""
    return [
        replace(
            item,
            kind=kinds.get((page, at), item.kind),
            state=states[page, at][0],
            confidence=states[page, at][1],
        )
        for at, item in enumerate(items)
        if (page, at) in states
    ]


def _alone(
    pages: Sequence[Sequence[Candidate]],
    uniform: Sequence[Sequence[Place]],
    known: Sequence[tuple[Candidate, MarkState]],
    empty: Sequence[tuple[Candidate, MarkState]] = (),
) -> dict[Place, tuple[MarkState, float]]:
    """States of groups whose members all look the same, beside what is known of others, and of
    empty ones of just their size."""
    found: dict[Place, tuple[MarkState, float]] = {}
    for group in uniform:
        members = [pages[page][at] for page, at in group]
        size = members[0].size
        like = [item for item in empty if abs(item[0].size - size) <= _SAME_SIZE * size]
        judged = judged_alone(members, [*known, *like])
        found |= {place: state for place, state in zip(group, judged, strict=True) if state}
    return found


def _by_company(
    pages: Sequence[Sequence[Candidate]],
    found: Sequence[Sequence[Place]],
    states: dict[Place, tuple[MarkState, float]],
    known: Sequence[tuple[Candidate, MarkState]],
) -> dict[Place, tuple[MarkState, float]]:
    """States of drawn groups all of whose members are left open, by others in the document."""
    decided: dict[Place, tuple[MarkState, float]] = {}
    for group in found:
        members = [pages[page][at] for page, at in group]
        left = all(states.get(place, ("",))[0] == "unknown" for place in group)
        if left and not any(item.look is None or item.look.bar for item in members):
            decided |= zip(group, by_company(members, known) or (), strict=False)
    return decided


def _by_bars(
    pages: Sequence[Sequence[Candidate]],
    found: Sequence[Sequence[Place]],
    states: dict[Place, tuple[MarkState, float]],
) -> dict[Place, tuple[MarkState, float]]:
    """Bars in boxes as on, where the document has them beside empty boxes again and again, and
    no other sign in any: that is how it is filled in, and nothing is left open."""
    drawn = [(pages[page][at].look, state[0]) for (page, at), state in states.items()]
    if any(look and state == "on" for look, state in drawn):
        return {}
    decided: dict[Place, tuple[MarkState, float]] = {}
    for group in found:
        own = [(place, states[place][0], pages[place[0]][place[1]].look)
               for place in group if place in states]  # fmt: skip
        bars = [place for place, state, look in own if state == "unknown" and look and look.bar]
        if len(bars) > 1 and any(state == "off" for _, state, _ in own):
            decided |= dict.fromkeys(bars, ("on", 0.5))
    return decided


def _is_lone(item: Candidate, state: MarkState, peers: Sequence[Candidate]) -> bool:
    """True for a drawing without a label that is no step of a scale either: it stands for
    nothing."""
    if item.encoding == "acroform" or item.label or item.pictured or item.kind == "star":
        return False
    if item.look is None:
        return item.encoding in {"vector", "image"} and item.kind == "checkbox"
    return state == "unknown" or sum(in_row(item, other) for other in peers) < STEPS


def _by_likes(
    pages: Sequence[Sequence[Candidate]],
    places: Sequence[Place],
    states: dict[Place, tuple[MarkState, float]],
) -> dict[Place, tuple[MarkState, float]]:
    """States of drawn marks that stand alone, in the company of empty ones of their make that
    stand alone too, as marks after labels of different lengths do."""
    empty = [pages[page][at] for (page, at), state in states.items() if state[0] == "off"]
    found: dict[Place, tuple[MarkState, float]] = {}
    for page, at in places:
        item = pages[page][at]
        if (page, at) in states or item.look is None:
            continue
        peers = [other for other in empty if alike(item, other)][:_PEERS]
        decided = separated([item, *peers])
        if decided and decided[0][0] == "on":
            found[page, at] = "on", LIKELY
    return found


def _kinds(
    group: Sequence[Place],
    members: Sequence[Candidate],
    decided: Sequence[tuple[MarkState, float]],
) -> dict[Place, MarkKind]:
    """The kind of drawn marks that are on, by the empty ones beside them: a tick that stands
    out of its box can make a square look round."""
    empty = {item.kind for item, state in zip(members, decided, strict=True) if state[0] == "off"}
    if len(empty) != 1 or members[0].look is None:
        return {}
    return dict.fromkeys(group, empty.pop())


def _comparable(pages: Sequence[Sequence[Candidate]], group: Sequence[Place]) -> list[list[Place]]:
    """The group, parted by kind unless no kind by itself shows a difference: then a tick that
    stands out of its box may have made it look round."""
    kinds: dict[MarkKind, list[Place]] = {}
    for page, at in group:
        kinds.setdefault(pages[page][at].kind, []).append((page, at))
    parts = list(kinds.values())
    looks = [[pages[page][at].look for page, at in part] for part in parts]
    if len(parts) == 1 or any(None in part for part in looks):
        return [list(group)]
    differ = any(core_limit([look for look in part if look]) is not None for part in looks)
    return parts if differ else [list(group)]
