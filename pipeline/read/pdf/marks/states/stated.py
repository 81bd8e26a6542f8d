"""States that characters and fields give themselves, if a disc or tick here can be no bullet."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.states.differences import DARKER, FULL, core_limit, first_gap
from pipeline.types import MarkState

_HARDLY = 0.01  # ink in the middle of what nothing at all is in
_BETWEEN = 0.3  # the middle of the tones between lit and unlit: a star that is lit in part
STEPS = 3  # of the shortest scale


def by_tone(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of one character in two colours, one much paler: stars that are lit, and grey."""
    tones = [item.tone for item in members if item.tone is not None]
    if len(tones) < max(len(members), 2) or len({item.inside for item in members}) > 1:
        return None
    limit = first_gap(tones, DARKER)
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


def stated(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """The states that the encoding itself gives, if a disc here can be no bullet."""
    if any(item.state is None for item in members):
        return None
    if _says_nothing(members):
        return None
    ticked = any(_is(item, "tick") for item in members)
    return [_stated_one(item, ticked=ticked) for item in members]


def signed(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
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
    if not empty or not seen or core_limit([look for look in looks if look]) is not None:
        return None
    return [("on" if sign else "off", 0.9) for sign in signs]


def mixed(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of known characters and of unknown ones beside them, judged by their look."""
    stated = [item.state for item in members]
    if "off" not in stated or None not in stated:
        return None
    return [
        (item.state, item.confidence)
        if item.state
        else ("on", 0.7)
        if item.look and item.look.core >= FULL
        else ("unknown", 0.3)
        for item in members
    ]


def bullets_or_not(
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


def _says_nothing(members: Sequence[Candidate]) -> bool:
    """True if all have one sign that may be a bullet, or is nowhere seen beside its opposite."""
    if len({item.state for item in members}) > 1:
        return False
    if members[0].kind == "star":  # one star, or two, is a sign for a note as well
        return members[0].state == "on" and len(members) < STEPS
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


def _is_sign(text: str) -> bool:
    return text in glyphs.typed() or glyphs.sign(text) is not None
