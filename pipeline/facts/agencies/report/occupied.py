"""Which words of a text belong to a name already."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.facts.agencies.candidate import Candidate


class Occupied:
    """``at[token]`` is true where a name has the token."""

    __slots__ = ("at",)

    def __init__(self, size: int, names: Iterable[Candidate] = ()) -> None:
        self.at = bytearray(size)
        for name in names:
            self.add(name)

    def add(self, name: Candidate) -> None:
        """Take the words of a name."""
        self.at[name.first : name.last] = b"\1" * (name.last - name.first)

    def those(self, names: Iterable[Candidate | None]) -> list[Candidate]:
        """The names whose words are free, taken one after the other."""
        found = []
        for name in names:
            if name and self.free(name):
                self.add(name)
                found.append(name)
        return found

    def free(self, name: Candidate) -> bool:
        """True if no word of a name is taken."""
        return not any(self.at[name.first : name.last])
