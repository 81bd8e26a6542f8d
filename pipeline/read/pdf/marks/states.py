"""Which marks are on: decided by how those of a group differ, not by a fixed threshold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.charts import is_key
from pipeline.read.pdf.marks.groups import Place, alike, groups, in_row
from pipeline.types import MarkKind, MarkState

_EMPTY = 0.05  # ink in the middle of what is surely empty
_HARDLY = 0.01  # the same, of what nothing at all is in
_FULL = 0.12  # ink in the middle of what surely holds something
_HOLLOW = 0.5  # all ink of an outline with a tick or cross in it
_SAME_COLOUR = 0.12
_TOUCHED = 0.06  # difference of ink in the middle between what is empty and what is on
_APART = 0.15  # the same, if even what is off is not empty
_TRACE = 0.025  # the same: what an empty box may have more than another
_EVEN = 0.4  # share by which that may differ
_HEAVY = 0.1  # the same, if nothing of it is in the middle
_HAIR = 0.2  # ink in all, times its contrast, of outlines that are hardly drawn
_MARKED = 0.05  # ink in all that a mark adds
_BETWEEN = 0.3  # the middle of the tones between lit and unlit: a star that is lit in part
_DARKER = 0.3  # relative difference in tone between off and on, where both are filled
_SAME = (0.05, 0.1, 0.25)  # differences in ink and contrast within which looks are the same
_FILLED = 0.1  # contrast of the middle to paper that only a filling has
_LIKELY = 0.7  # confidence in a mark that stands alone
_STEPS = 3  # of the shortest scale
_SCALES = (5, 10)  # stars of a scale
_SOLID = 0.5  # difference of all ink between a frame with a letter and a filling with one
_THICKER = 0.15  # difference of all ink between a thin and a thick outline

Decided = list[list[Candidate]]


def decide(pages: Sequence[Sequence[Candidate]], heights: Sequence[float]) -> Decided:
    """The candidates that are marks, each with its state, page by page."""
    found = [part for group in groups(pages, heights) for part in _comparable(pages, group)]
    states: dict[Place, tuple[MarkState, float]] = {}
    kinds: dict[Place, MarkKind] = {}
    uniform: list[list[Place]] = []
    for group in found:
        members = [pages[page][at] for page, at in group]
        if is_key(members):
            continue
        decided = (
            _by_tone(members) or _stated(members) or _signed(members)
            or _separated(members) or _mixed(members)
        )  # fmt: skip
        if decided is None:
            uniform.append(group)
        else:
            states.update(zip(group, decided, strict=True))
            kinds.update(_kinds(group, members, decided))
    known = [(pages[page][at], state[0]) for (page, at), state in states.items()]
    for group in uniform:
        members = [pages[page][at] for page, at in group]
        alone = zip(group, _alone(members, known), strict=True)
        states.update({place: state for place, state in alone if state})
    states |= _by_likes(pages, [place for group in uniform for place in group], states)
    states |= _by_bars(pages, found, states)
    for group in found:
        for page, at in group:
            peers = [pages[other][n] for other, n in group if other == page]
            if (page, at) in states and _is_lone(pages[page][at], states[page, at][0], peers):
                del states[page, at]
    return [
        [
            replace(
                item,
                kind=kinds.get((page, at), item.kind),
                state=states[page, at][0],
                confidence=states[page, at][1],
            )
            for at, item in enumerate(items)
            if (page, at) in states
        ]
        for page, items in enumerate(pages)
    ]


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
    if item.look is None or item.encoding == "acroform" or item.label or item.kind == "star":
        return False
    return state == "unknown" or sum(in_row(item, other) for other in peers) < _STEPS


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
        peers = [other for other in empty if alike(item, other)]
        decided = _separated([item, *peers])
        if decided and decided[0][0] == "on":
            found[page, at] = "on", _LIKELY
    return found


def _mixed(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of known characters and of unknown ones beside them, judged by their look."""
    stated = [item.state for item in members]
    if "off" not in stated or None not in stated:
        return None
    return [
        (item.state, item.confidence)
        if item.state
        else ("on", 0.7)
        if item.look and item.look.core >= _FULL
        else ("unknown", 0.3)
        for item in members
    ]


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
    differ = any(_core_limit([look for look in part if look]) is not None for part in looks)
    return parts if differ else [list(group)]


def _by_tone(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of one character in two colours, one much paler: stars that are lit, and grey."""
    tones = [item.tone for item in members if item.tone is not None]
    if len(tones) < max(len(members), 2) or len({item.inside for item in members}) > 1:
        return None
    limit = _limit(tones, _DARKER)
    if limit is None or members[0].state == "off":
        return None
    low, high = min(tones), max(tones)
    between = (1 - _BETWEEN) / 2 * (high - low)
    return [
        ("off", 0.8) if tone < low + between
        else ("on", 0.8) if tone > high - between
        else ("unknown", 0.3)
        for tone in tones
    ]  # fmt: skip


def _stated(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """The states that the encoding itself gives, if a disc here can be no bullet."""
    if any(item.state is None for item in members):
        return None
    if _says_nothing(members):
        return None
    ticked = any(_is(item, "tick") for item in members)
    return [_stated_one(item, ticked=ticked) for item in members]


def _signed(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of outlines some of which hold a typed tick or cross, wherever in them it stands, and
    the others nothing that could be seen or read."""
    signs = [bool(item.inside) for item in members]
    looks = [item.look for item in members]
    if all(signs) or not any(signs) or members[0].kind in {"number", "star"} or None in looks:
        return None
    empty = all(
        _is_sign(item.inside) if item.inside else look.core <= _HARDLY
        for item, look in zip(members, looks, strict=True)
        if look
    )
    seen = all(
        look.core > _HARDLY for sign, look in zip(signs, looks, strict=True) if sign and look
    )
    if not empty or not seen or _core_limit([look for look in looks if look]) is not None:
        return None
    return [("on" if sign else "off", 0.9) for sign in signs]


def _is_sign(text: str) -> bool:
    return text in glyphs.typed() or glyphs.sign(text) is not None


def _says_nothing(members: Sequence[Candidate]) -> bool:
    """True if all have one sign that may be a bullet, or is nowhere seen beside its opposite."""
    if len({item.state for item in members}) > 1:
        return False
    if members[0].kind == "star":  # one star, or two, is a sign for a note as well
        return members[0].state == "on" and len(members) < _STEPS
    if all(item.needs_partner for item in members):
        return True
    signs = {(item.encoding, item.inside) for item in members}
    ticked = members[0].state == "on" and members[0].encoding in {"glyph", "text"}
    return ticked and len(members) > 1 and len(signs) == 1


def _stated_one(item: Candidate, *, ticked: bool) -> tuple[MarkState, float]:
    """A stated state. Beside ticks, a cross is a no."""
    if ticked and _is(item, "cross"):
        return "off", 0.7
    return item.state or "unknown", item.confidence


def _is(item: Candidate, sign: str) -> bool:
    """True for a tick or cross without a box."""
    return glyphs.is_bare(item.inside) and glyphs.sign(item.inside) == sign


def _separated(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of a group whose members look different, by what sets them apart most."""
    looks = [item.look for item in members]
    if len(looks) < 2 or any(look is None for look in looks):
        return None
    seen = [look for look in looks if look]
    if members[0].kind == "number" or all(look.solid for look in seen):
        return _by_ground(seen) if members[0].kind == "number" else _by_colour(seen)
    limit = _core_limit(seen)
    if limit is not None:
        # A star is lit or not, and cut from its neighbours.
        return _by_core(seen, limit, limit if members[0].kind == "star" else None)
    return _by_outline(seen)


def _by_outline(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States by the tone of the filling, else by the thickness of the outline."""
    if _are_hairs(seen):
        return None
    unfilled = min(look.depth for look in seen) <= _EMPTY
    for measure, gap in ((_tone, _FILLED if unfilled else _DARKER), (_all_ink, _THICKER)):
        limit = _limit([measure(look) for look in seen], gap)
        if limit is not None:
            return [("on" if measure(look) > limit else "off", 0.85) for look in seen]
    return [("unknown", 0.3) for _ in seen] if _differ(seen) else None


def _by_ground(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States of framed digits or letters: by their filling, else by their frame."""
    for measure, gap in ((_all_ink, _SOLID), (_ground, _FILLED), (_all_ink, _THICKER)):
        limit = _limit([measure(look) for look in seen], gap)
        if limit is not None:
            return [("on" if measure(look) > limit else "off", 0.85) for look in seen]
    return None


def _ground(look: Look) -> float:
    return look.ground


def _by_core(
    seen: Sequence[Look], limit: float, trace: float | None = None
) -> list[tuple[MarkState, float]]:
    """On where there is ink in the middle, but a bar says neither yes nor no. Where there is a
    trace of it beside what is empty, as of a pen stroke that misses the middle, there is more ink
    in all as well."""
    least = min(look.core for look in seen)
    trace = trace or (least + _TRACE if least <= _EMPTY else limit)
    clean = max(look.total for look in seen if look.core <= trace)
    weight = median_low(_weight(look) for look in seen if look.core <= trace)
    found: list[tuple[MarkState, float]] = []
    for look in seen:
        if look.core > limit:
            found.append(("unknown", 0.3) if look.bar else ("on", 0.97))
        elif look.core <= trace:
            heavy = _weight(look) > weight + _HEAVY
            if least > _EMPTY:  # no box is empty, so that none can be called so
                heavy = look.closed and _holds(look)
            found.append(("unknown", 0.3) if heavy else ("off", 0.97))
        else:
            found.append(("on", _LIKELY) if look.total >= clean + _MARKED else ("unknown", 0.3))
    return found


def _holds(look: Look) -> bool:
    """True for a thin square outline with something in it, whatever others hold."""
    return look.core >= _FULL and look.total < _HOLLOW and not look.round


def _by_colour(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States of filled shapes: on and off if there are just two colours, one much paler. Else
    they are the key to a chart, or bullets."""
    limit = _limit([look.depth for look in seen], _DARKER)
    if limit is None:
        return None
    sides = [[look.colour for look in seen if (look.depth > limit) == on] for on in (False, True)]
    if len(seen) < 3 or any(_distance(side) > _SAME_COLOUR for side in sides):
        return None
    return [("on" if look.depth > limit else "off", 0.8) for look in seen]


def _distance(colours: Sequence[tuple[float, ...]]) -> float:
    """The widest difference of any part of the colours."""
    parts: list[tuple[float, ...]] = list(zip(*colours, strict=True))
    return max(max(part) - min(part) for part in parts)


def _differ(seen: Sequence[Look]) -> bool:
    """True if the looks are not all the same, so that none can be said to be the usual one."""
    measures = (_core, _all_ink, _contrast)
    return any(
        max(map(measure, seen)) - min(map(measure, seen)) > limit
        for measure, limit in zip(measures, _SAME, strict=True)
    )


def _are_hairs(seen: Sequence[Look]) -> bool:
    """True for empty outlines that are so thin that one is drawn dark and thin and another pale
    and thick, with as much ink: that is how fine lines come out on a picture."""
    weights = [_weight(look) for look in seen]
    empty = all(look.core <= _EMPTY and look.depth <= _EMPTY for look in seen)
    return empty and max(weights) <= _HAIR and max(weights) - min(weights) <= _EVEN * max(weights)


def _weight(look: Look) -> float:
    """All ink, pale or dark."""
    return look.contrast * look.total


def _contrast(look: Look) -> float:
    return look.contrast


def _core(look: Look) -> float:
    return look.core


def _tone(look: Look) -> float:
    return look.depth


def _all_ink(look: Look) -> float:
    return look.total


def _core_limit(seen: Sequence[Look]) -> float | None:
    """Ink in the middle that parts off from on: a little beside what is empty, more else."""
    cores = [look.core for look in seen]
    if min(cores) <= _EMPTY:
        return _limit(cores, _TOUCHED)
    return _limit(cores, _APART)


def _limit(values: Sequence[float], gap: float) -> float | None:
    """The middle of the first gap between values that is wide enough: below it are those that
    are off, above it there may be several ways of being on."""
    gaps = ((low, high) for low, high in pairwise(sorted(values)) if high - low >= gap)
    return next(((low + high) / 2 for low, high in gaps), None)


def _alone(
    members: Sequence[Candidate], known: Sequence[tuple[Candidate, MarkState]]
) -> list[tuple[MarkState, float] | None]:
    """States of a group whose members all look the same: judged by the rest of the document."""
    first = members[0]
    if first.state is not None:
        return _bullets_or_not(members, known)
    peers = [(item, state) for item, state in known if alike(first, item) and item.look]
    if first.kind == "number":
        row = len(members) > 2 and all(in_row(first, item) for item in members)
        return [("off", 0.6) if row else None for _ in members]
    if any(state == "unknown" for _, state in peers):
        return [("unknown", 0.3) for _ in members]
    decided = [_by_peers(item, peers) or _by_itself(item, members) for item in members]
    ons = [state is not None and state[0] == "on" for state in decided]
    listed = first.kind != "star" and sum(ons) > 1 and not peers
    if listed and all(on or not state for on, state in zip(ons, decided, strict=True)):
        return [("unknown", 0.3) for _ in members]  # a list with ticked boxes for bullets?
    return decided


def _bullets_or_not(
    members: Sequence[Candidate], known: Sequence[tuple[Candidate, MarkState]]
) -> list[tuple[MarkState, float] | None]:
    """Members with one sign: marks if the document has its opposite. Else ticks and discs are
    bullets, and of ticked boxes nobody knows whether an empty one would be drawn at all."""
    first = members[0]
    partners = any(
        item.kind == first.kind and item.encoding == first.encoding and state != first.state
        for item, state in known
    )
    bullet = (
        first.needs_partner
        or first.kind == "star"
        or (first.encoding == "glyph" and glyphs.is_bare(first.inside))
    )
    if first.kind == "radio" and first.state == "on" and len(members) > 1:
        return [None if bullet else ("unknown", 0.3) for _ in members]  # one at most is chosen
    if partners and (len(members) == 1 or first.state == "off" or not bullet):
        return [(first.state or "unknown", 0.7) for _ in members]
    return [None if bullet else ("unknown", 0.3) for _ in members]


def _by_peers(
    item: Candidate, peers: Sequence[tuple[Candidate, MarkState]]
) -> tuple[MarkState, float] | None:
    """The state of those elsewhere in the document that look most alike."""
    look = item.look
    distances: dict[MarkState, float] = {}
    measures: tuple[Callable[[Look], float], ...] = (_core, _tone, _all_ink)
    for peer, state in peers:
        if look and peer.look and state != "unknown":
            distance = sum(abs(measure(look) - measure(peer.look)) for measure in measures)
            distances[state] = min(distance, distances.get(state, 9.0))
    if len(distances) < 2:
        return None
    nearest = min(distances, key=lambda state: distances[state])
    other = max(distances.values())
    return (nearest, 0.95) if distances[nearest] < 0.5 * other else None


def _by_itself(item: Candidate, members: Sequence[Candidate]) -> tuple[MarkState, float] | None:
    """What can be said without any other to compare with."""
    look = item.look
    if look is None or look.solid:
        return None
    if item.kind == "star":
        row = sum(in_row(item, other) for other in members)
        if look.core > 0.5:  # all are lit: of a known number, or an ornament
            return ("on", 0.6) if row in _SCALES else None
        return ("off", 0.6) if row > 2 else None
    if look.core <= _EMPTY:
        return "off", 0.9
    if _holds(look):
        return "on", 0.75
    return None
