"""Events: happenings tied by the text to a calendar time, with who did what.

How a text is read: ``lexicon`` and ``markers`` compile the words and set phrases of a language
for its ``grammar``; ``tokens`` reads the sentences that hold a date, ``verbs`` finds their verb
groups, ``times`` tells which dates are times of something.

What a date is tied to: ``clauses``, or ``participles``, or ``nouns``, each giving a happening.

What is told of it: ``bounds`` finds its clause; ``agents`` and ``inherited`` who did it; ``what``
with ``subjects``, ``objects`` and ``phrases`` what was done; ``places`` where; ``normalise`` its
type. ``find`` puts it together; ``doers`` tells who did what counts without an event tell.
"""

from pipeline.facts.events.doers import doers
from pipeline.facts.events.find import find

__all__ = ["doers", "find"]
