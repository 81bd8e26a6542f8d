"""URLs and named things that are no organisations: projects, laws, surveys, documents."""

from pipeline.facts.references.find import find

__all__ = ["find"]
