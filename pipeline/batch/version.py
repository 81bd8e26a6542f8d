"""What code and data made an output: the version, and a digest of all that extraction reads."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pipeline import data

# Built on extraction, so that a change in them leaves outputs as they are.
ABOVE = frozenset({"batch", "cli", "dashboard", "evaluate", "feeds"})
KINDS = frozenset({".py", ".yaml", ".csv", ".json"})


@cache
def build() -> str:
    """Version and digest, such as ``0.1.0+5f1c0a9b2d3e``.

    The digest is there because an analyst who edits a language file, or a developer who edits
    a rule, wants the reports done again although the version stands still.
    """
    digest = sha256()
    for path in sorted(_files()):
        digest.update(f"{path.relative_to(data.ROOT.parent).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return f"{version('pathfinder-reports')}+{digest.hexdigest()[:12]}"


def _files() -> list[Path]:
    return [
        path
        for path in data.ROOT.rglob("*")
        if path.suffix in KINDS and path.relative_to(data.ROOT).parts[0] not in ABOVE
    ]
