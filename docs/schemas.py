"""The JSON Schemas of our types, with what stands under each field in the source.

Pydantic could read that itself (``use_attribute_docstrings``), but would read it whenever a
report is read.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from types import ModuleType
from typing import Any, Literal, TypeGuard

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def of(
    model: type[BaseModel], schema_id: str, mode: Literal["validation", "serialization"]
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a type whose parts are in its module too."""
    module = inspect.getmodule(model)
    if module:
        _describe(module)
    schema = _untitled(model.model_json_schema(mode=mode))
    return {"$schema": DIALECT, "$id": schema_id, "title": model.__name__, **schema}


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without pydantic's titles, which repeat the property names."""
    return {
        key: {name: _untitled(part) for name, part in value.items()}
        if key in {"properties", "$defs"}
        else value
        for key, value in schema.items()
        if key != "title"
    }


def _describe(module: ModuleType) -> None:
    """Give each field the string under it, in its own class or the one it is inherited from."""
    said = {
        (node.name, field): text
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
        for field, text in _described(node)
    }
    for model in filter(_is_model, vars(module).values()):
        for name, field in model.model_fields.items():
            names = [(one.__name__, name) for one in model.__mro__]
            field.description = next((said[one] for one in names if one in said), None)
        model.model_rebuild(force=True)


def _is_model(one: object) -> TypeGuard[type[BaseModel]]:
    return inspect.isclass(one) and issubclass(one, BaseModel) and one is not BaseModel


def _described(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Each field of a class with the string under it."""
    return [
        (field.target.id, inspect.cleandoc(str(said.value.value)))
        for field, said in pairwise(node.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
    ]
