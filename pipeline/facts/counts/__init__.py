"""Quantities of countable things: "651 actividades de información", "24 de las 32 entidades".

``grammar`` compiles the language data, with ``numerals``, ``lexicon`` and ``money`` for its parts.
``numbers`` finds the numbers of a text and ``normalise`` their values; ``quantities`` joins them
to ranges and parts of a total. What was counted is cut by ``units``, of words read by ``tokens``:
``head_first`` or ``head_last`` finds the noun (``nouns``), its ``adjectives``, ``coordination`` and
``complement``. It stands ``after`` the number, ``elsewhere`` in the sentence, with a count before
(``elided``), or heads a row of ``tables``. ``exclusions`` tells what is no count, ``mentions``
writes down what is one; ``find`` leads through all this.
"""

from pipeline.facts.counts.find import find

__all__ = ["find"]
