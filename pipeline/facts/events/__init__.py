"""Events: happenings tied by the text to a calendar time, with who did what.

``tokens`` reads the sentences that hold a date; ``verbs`` finds their verb groups; ``times``
tells which dates are times of something; ``clauses`` and ``nouns`` tie each to its happening;
``agents``, ``objects``, ``places`` and ``normalise`` read what the clause tells of it; ``find``
puts it together.
"""

from pipeline.facts.events.find import find

__all__ = ["find"]
