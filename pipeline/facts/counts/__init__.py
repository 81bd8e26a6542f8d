"""Quantities of countable things: "651 actividades de información", "24 de las 32 entidades"."""

from pipeline.facts.counts.find import find

__all__ = ["find"]
