"""All options of an extraction with their defaults, shared by the API and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on hostile input. What exceeds one raises ``LimitError``."""

    bytes: int = 100_000_000  # size of a file
    characters: int = 20_000_000  # decoded text
    pages: int = 2_000


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and extract one report. ``None`` means: detect it."""

    language: str | None = None  # es, fr, en
    country: str | None = None  # ISO 3166-1 alpha-3
    form: str | None = None  # form id
    password: str | None = None  # of an encrypted PDF
    model: str | None = None  # name of a trained spaCy model to consult for names
    limits: Limits = field(default_factory=Limits)
