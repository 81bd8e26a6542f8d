"""Why a document is not of its type, as one of our errors."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.errors import InputError, SchemaError


def invalid(error: ValidationError, name: str) -> InputError | SchemaError:
    """The first reason of pydantic's, in one line."""
    first = error.errors()[0]
    where = "/".join(str(part) for part in first["loc"]) or "document"
    kind = InputError if first["type"] == "json_invalid" else SchemaError
    return kind(f"{where}: {first['msg']}", name)
