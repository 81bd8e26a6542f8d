"""URLs as they are meant, from how they are printed."""

from __future__ import annotations

import re

# Signs that end the sentence around a URL rather than the URL.
_TRAILING = ".,;:!?'\"’”»*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ESCAPED = re.compile(r"\\([_*~#&()\[\]\\-])")


def trimmed(url: str) -> str:
    """The URL without the punctuation of its sentence; a closing bracket stays with its opening.

    >>> trimmed("https://example.org/a_(b)).")
    'https://example.org/a_(b)'
    """
    end = len(url)
    while end:
        last = url[end - 1]
        opening = _PAIRS.get(last)
        # Counted from the whole once: each turn drops one sign, and there are few.
        unmatched = opening and url.count(last, 0, end) > url.count(opening, 0, end)
        if last not in _TRAILING and not unmatched:
            break
        end -= 1
    return url[:end]


def unescaped(url: str) -> str:
    r"""The URL without Markdown's backslashes: ``nota\_detalle`` → ``nota_detalle``."""
    return _ESCAPED.sub(r"\1", url)
