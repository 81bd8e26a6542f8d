"""Libraries that come with an extra, loaded when they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from pipeline.errors import UsageError


def need(module: str) -> Any:
    """The module.

    Raises:
        UsageError: it is not installed; says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        reason = f"needs {library}: pip install 'pathfinder-reports[feeds]'"
        raise UsageError(reason) from error
