"""Why a document is not of its type, as one of our errors."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.errors import InputError, SchemaError


def invalid(error: ValidationError, name: str, kind: str) -> InputError | SchemaError:
    """The first reason of pydantic's, in one line.

    Args:
        error: what pydantic says.
        name: name of the document.
        kind: what the document should be, such as "output".
    """
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return InputError(f"is not JSON: {first['ctx']['error']}", name)
    where = "/".join(str(part) for part in first["loc"]) or "document"
    return SchemaError(f"is no {kind}: {where}: {first['msg']}", name)
