"""What was counted: the noun phrase after a number.

``tokens`` reads the words, ``cut`` begins; ``head_first`` or ``head_last`` finds the noun, whose
forms ``nouns`` knows, with its ``adjectives``, its ``coordination`` and its ``complement``.
"""

from pipeline.facts.counts.units.cut import cut, participle_at
from pipeline.facts.counts.units.unit import Unit

__all__ = ["Unit", "cut", "participle_at"]
