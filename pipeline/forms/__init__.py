"""Questionnaires as data: one YAML file for each form, and matching headings to them."""

from __future__ import annotations

from pipeline.forms.load import check, load, read
from pipeline.forms.model import (
    Form,
    FormField,
    FormOption,
    FormQuestion,
    FormScale,
    FormSection,
    Wordings,
)

__all__ = [
    "Form",
    "FormField",
    "FormOption",
    "FormQuestion",
    "FormScale",
    "FormSection",
    "Wordings",
    "check",
    "load",
    "read",
]
