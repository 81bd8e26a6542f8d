"""Names of organisations: head words with their complements, known bodies, acronyms."""

from pipeline.extract.agencies.find import find

__all__ = ["find"]
