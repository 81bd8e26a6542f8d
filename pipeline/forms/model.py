"""A questionnaire as data: the types that a YAML file of this folder is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.types import Kind

Wordings = Mapping[str, tuple[str, ...]]  # language → known wordings, the usual one first
SubjectType = Literal["priority", "next_step"]


@dataclass(frozen=True, eq=False, slots=True)
class FormOption:
    """An option of a choice question."""

    value: str
    labels: Wordings


@dataclass(frozen=True, eq=False, slots=True)
class FormField:
    """A labelled field of a record question."""

    key: str
    labels: Wordings


@dataclass(frozen=True, eq=False, slots=True)
class FormScale:
    """A rating from 1 to ``max`` between two poles."""

    max: int
    low: Wordings
    high: Wordings


@dataclass(frozen=True, eq=False, slots=True)
class FormQuestion:
    """A question with everything that is printed with it."""

    key: str
    kind: Kind
    section: str
    prompts: Wordings
    required: bool = False
    repeats: bool = False
    subject: SubjectType | None = None
    help: Wordings | None = None
    options: tuple[FormOption, ...] = ()
    scale: FormScale | None = None
    fields: tuple[FormField, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class FormSection:
    """A titled group of questions."""

    key: str
    titles: Wordings
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, eq=False)
class Form:
    """A questionnaire: sections with their questions, in the order of the form."""

    id: str
    edition: str
    titles: Wordings
    subjects: Mapping[SubjectType, Wordings]
    synonyms: Mapping[str, tuple[tuple[str, ...], ...]]  # language → groups of like words
    title_ends: Wordings  # words that may come first after a title without quotation marks
    help: Wordings
    sections: tuple[FormSection, ...]

    @cached_property
    def questions(self) -> tuple[FormQuestion, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_key(self) -> Mapping[str, FormQuestion]:
        """Key → question."""
        return {question.key: question for question in self.questions}

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the form is written in."""
        return tuple(sorted(self.titles))
