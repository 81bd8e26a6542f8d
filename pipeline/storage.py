"""Where files are: paths and URLs of any store that fsspec knows."""

from __future__ import annotations

from typing import Any

from fsspec.core import url_to_fs

from pipeline.errors import UsageError


def resolve(location: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it.

    Raises:
        UsageError: the protocol is not known, or its library not installed.
    """
    try:
        system, path = url_to_fs(location)
    except (ValueError, ImportError) as error:
        raise UsageError(str(error), location) from error
    return system, path
