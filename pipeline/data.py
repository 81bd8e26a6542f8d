"""Reading the package's data files: YAML that an analyst can edit.

Every file has a JSON Schema in ``schemas/``; the tests check each against it, so that
reading at run time need not.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent
LANGUAGES = ROOT / "languages"
# Beside the package in a checkout, inside it when installed.
SCHEMAS = next(path for path in (ROOT / "schemas", ROOT.parent / "schemas") if path.is_dir())

# The C loader is about ten times faster and reads the same YAML; it is there in every wheel.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(path: Path) -> Any:
    """The content of a YAML file, read once for each process.

    Raises:
        ValueError: the file is empty, which in our data is always a mistake.
    """
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    if not content:
        raise ValueError(f"{path.name} is empty")
    return content


@cache
def languages() -> tuple[str, ...]:
    """The languages that have data, as folder names: ``("en", "es", "fr")``."""
    return tuple(sorted(path.name for path in LANGUAGES.iterdir() if (path / "text.yaml").exists()))


def language_file(language: str, name: str) -> Any:
    """Content of ``languages/<language>/<name>.yaml``."""
    return load(LANGUAGES / language / f"{name}.yaml")


@cache
def schema(name: str) -> Any:
    """The JSON Schema in ``schemas/<name>.schema.json``."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
