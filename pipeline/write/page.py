"""HTML pages that need nothing but themselves, and let no script run but ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def render(folder: Path, scripts: Sequence[str], **values: object) -> str:
    """``page.html.j2`` of a folder with its ``page.css`` and scripts inside.

    All values are escaped by the template engine. The template also gets ``style``, ``scripts``
    and ``policy``: the Content Security Policy that allows these by their hashes and nothing else.

    Args:
        folder: where template, style and scripts are.
        scripts: names of the scripts, in the order in which they run.
        values: what the template shows.
    """
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    style, *texts = ((folder / name).read_text(encoding="utf-8") for name in ("page.css", *scripts))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {' '.join(map(_hash, texts))}; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment.get_template("page.html.j2")
    return page.render(style=style, scripts=texts, policy=policy, **values)


def _hash(content: str) -> str:
    """A source expression of Content Security Policy for our own style or script."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
