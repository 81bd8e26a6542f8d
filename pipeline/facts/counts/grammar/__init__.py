"""The words of a language, compiled from its data.

``language`` puts together ``numerals``, what may stand ``between`` numbers, ``qualifiers``, the
``lexicon`` of nouns, ``currencies``, ``exclusions``, and the words around an ``elided`` noun.
"""

from pipeline.facts.counts.grammar.language import Grammar, grammar

__all__ = ["Grammar", "grammar"]
