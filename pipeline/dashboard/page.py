"""The page: one file that asks for nothing else, and lets no script run but ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.dashboard.data import data, embedded
from pipeline.feeds.documents import Document

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = ("chart.umd.min.js", "facts.js", "panels.js", "page.js")


def text(documents: Iterable[Document], title: str) -> str:
    """The page as HTML."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(ASSETS),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    style = _asset("page.css")
    scripts = [_asset(name) for name in SCRIPTS]
    return environment.get_template("page.html.j2").render(
        title=title,
        style=style,
        scripts=scripts,
        policy=(
            f"default-src 'none'; style-src {_hash(style)}; "
            f"script-src {' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
        ),
        data=embedded(data(documents)),
    )


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """A source expression of Content Security Policy for our own style or script."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
