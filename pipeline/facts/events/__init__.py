"""Events: happenings tied by the text to a calendar time, with who did what.

- ``reading``: the sentences that hold a date, their tokens with one tag each, their verbs.
- ``ties``: what a date is tied to: a verb, a participle, a noun, or nothing that happened.
- ``bounds``: where the clause of a happening starts and ends.
- ``who``: the organisations that did it; ``what``: what they did; ``places``: where.
- ``normalise``: its type, and whether it is planned.
- ``lexicon`` and ``markers`` compile a language's words and set phrases for its ``grammar``.

``find`` puts it together; ``doers`` tells who did what counts without an event tell.
"""

from pipeline.facts.events.doers import doers
from pipeline.facts.events.find import find

__all__ = ["doers", "find"]
