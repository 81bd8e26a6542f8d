"""Quantities of countable things: "651 actividades de información", "24 de las 32 entidades".

1. ``numbers``: which numbers stand in the text, joined to ranges and parts of a total.
2. ``ties``: where the unit of each stands: after it, in the sentence, with a count before. The
   ``units`` are noun phrases, cut where they say what was counted; ``money`` and percentages
   have their own.
3. ``exclusions``: what is no count: ages, years, identifiers.
4. ``mentions`` writes down what is one.

``find`` puts it together, in one ``search`` over the text. ``grammar`` compiles the words of a
language, ``normalise`` reads values; ``counted`` is what a count hands on to later numbers,
``around`` looks at the text beside one.
"""

from pipeline.facts.counts.find import find

__all__ = ["find"]
