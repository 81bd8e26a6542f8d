"""Names of organisations: head words with their complements, known bodies, acronyms."""

from pipeline.facts.agencies.find import find

__all__ = ["find"]
