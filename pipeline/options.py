"""All options of an extraction with their defaults, shared by the API and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.corrections import Corrections


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on hostile input. What exceeds one raises ``LimitError``."""

    bytes: int = 100_000_000  # size of a file
    characters: int = 5_000_000  # decoded text: some seventy times a long report
    pages: int = 2_000


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and extract one report. ``None`` means: detect it.

    Raises:
        UsageError: a language, country or form that there is not.
    """

    language: str | None = None  # es, fr, en
    country: str | None = None  # ISO 3166-1 alpha-3
    form: str | None = None  # form id
    password: str | None = field(default=None, repr=False)  # of an encrypted PDF; in no message
    model: str | None = None  # trained spaCy model, one more witness for names
    agencies: Corrections | None = None  # of organisations' names, see corrections.load
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        # What the values may be lives in data; it is looked up only for options that are set.
        if self.language is not None:
            from pipeline import data  # noqa: PLC0415

            check_known("language", self.language, data.languages())
        if self.country is not None:
            from pipeline import countries  # noqa: PLC0415

            if self.country not in countries.codes():
                problem = f"{self.country!r} is no ISO 3166-1 alpha-3 country code, such as MEX"
                raise UsageError(problem)
        if self.form is not None:
            from pipeline import forms  # noqa: PLC0415

            check_known("form", self.form, tuple(form.id for form in forms.load()))

    @property
    def settings(self) -> dict[str, str]:
        """What shapes an output, as the output shows it: a file by its SHA-256."""
        names = ("country", "form", "language", "model")
        values = {name: getattr(self, name) for name in names}
        values["agencies"] = self.agencies.sha256 if self.agencies else None
        return {name: value for name, value in sorted(values.items()) if value is not None}


def check_known(name: str, value: str, known: tuple[str, ...]) -> None:
    """Refuses a value that is not one of those there are.

    Raises:
        UsageError: names the value and those that there are.
    """
    if value not in known:
        raise UsageError(f"there is no {name} {value!r}; there are: {', '.join(known)}")
