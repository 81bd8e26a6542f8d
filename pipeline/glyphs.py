"""The characters that are selection marks, as ``glyphs.yaml`` lists them.

One list for what is written in a text and what is set on a page.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from pipeline import data
from pipeline.types import MarkKind, MarkState

PATH = data.ROOT / "glyphs.yaml"

_LEADER = " \xa0.…·_"  # what fills the line between a label and its mark
_SHORTEST = 4  # characters of such a filling; fewer are the end of a sentence


class Glyph(NamedTuple):
    """What a character means.

    ``partner``: it also serves as a bullet, so it means something only beside another of its
    kind. ``bare``: a tick or cross without a box, which is also set before items of any list.
    """

    kind: MarkKind
    state: MarkState
    partner: bool
    bare: bool
    sign: Literal["tick", "cross"] | None
    char: str = ""  # the character that it is; a code of a symbol font may be none


@cache
def characters() -> dict[str, Glyph]:
    """Every character that is a mark."""
    return {
        key: _glyph(entry)._replace(char=key)
        for key, entry in data.load(PATH)["characters"].items()
    }


@cache
def fonts() -> dict[str, dict[int, Glyph]]:
    """Marks by their codes, for a part of the name of each symbol font."""
    return {
        name: {
            int(code, 16): characters()[entry] if isinstance(entry, str) else _glyph(entry)
            for code, entry in codes.items()
        }
        for name, codes in data.load(PATH)["fonts"].items()
    }


@cache
def typed() -> str:
    """The characters that people type between brackets or into a box to tick it."""
    return str(data.load(PATH)["typed"])


@cache
def letters() -> str:
    """The letters that people type for a tick, and that name an option elsewhere."""
    return str(data.load(PATH)["letters"])


@cache
def bare() -> str:
    """The ticks and crosses without a box."""
    return "".join(char for char, glyph in characters().items() if glyph.bare)


def is_bare(char: str) -> bool:
    """True for a tick or cross without a box."""
    return char in characters() and characters()[char].bare


def sign(char: str) -> Literal["tick", "cross"] | None:
    """Whether a character shows a tick or a cross, in a box or not."""
    return characters()[char].sign if char in characters() else None


def _glyph(entry: dict[str, Any]) -> Glyph:
    partner, bare = entry.get("partner", False), entry.get("bare", False)
    return Glyph(entry["kind"], entry["state"], partner, bare, entry.get("sign"))


def without_leader(label: str) -> str:
    """A label without the row of dots or the rule that leads the eye from it to its mark.

    Example:
        >>> without_leader("In progress ........")
        'In progress'
    """
    bare = label.rstrip(_LEADER)
    return bare if len(label) - len(bare) >= _SHORTEST else label
