"""What is left of wording when it is compared: no markup, accents, case or inflection."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

HYPHEN = "\u2010"
STAR = "\ue000"  # stands for the star of a required question while markup is removed

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<!--[^\n]{0,300}?-->")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}\)")
_ESCAPE = re.compile(r"\\([\\`_{}\[\]()#+\-.!|<>~&\"'])")
_STRONG = ("**", "__", "~~", "`")
_OPENING = re.compile(r"^(?:\s*(?:#{1,6}(?=[\s*])|>))+\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_MARKED = re.compile(
    rf"[\\<\[*_~`#>&＊✱∗{STAR}\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)  # what may be markup, or invisible
_BROKEN = re.compile(rf"[^\W_][-{HYPHEN}]$")
_TRAILING_STAR = re.compile(r"[*＊✱∗](?=\s*$)")
_ACCENT = re.compile("[\u0300-\u036f]")  # as NFKD parts it from its letter
_WORD = re.compile(r"[^\W_]+")
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_PLACEHOLDER = re.compile(r"\{\w+\}")

STEM = 5  # characters: enough to tell words apart, few enough to forget their endings


@lru_cache(maxsize=4096)
def heading(raw: str) -> tuple[str, bool]:
    r"""One line of plain text, and whether it carries the star of a required question.

    >>> heading(r"## **4. What was done? \***")
    ('4. What was done?', True)
    """
    if not _MARKED.search(raw):
        return " ".join(raw.split()), False
    text = raw.replace("\\*", STAR)
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    for strong in _STRONG:
        text = text.replace(strong, "")
    text = _OPENING.sub("", text)
    if "&" in text:
        text = unescape(text)
    text, required = _without_stars(text.strip())
    return " ".join(text.split()), required


def _without_stars(text: str) -> tuple[str, bool]:
    """The text without italics and stars, and whether one of them marks a required question."""
    if text.startswith("*") and text.count("*") > 1:  # italic
        text = text[1:].replace("*", "", 1) if text.count("*") % 2 == 0 else text[1:]
    text = _TRAILING_STAR.sub(STAR, text)
    return text.replace(STAR, " ").replace("*", ""), STAR in text


def join(before: str, after: str) -> str:
    """Two lines of one sentence as one; a word or compound broken over them is made whole.

    Programs that break words write U+2010; a hyphen that was typed stays.

    >>> join("of South-", "South initia\u2010"), join("South initia\u2010", "tives")
    ('of South-South initia‐', 'South initiatives')
    """
    if not (_BROKEN.search(before, max(0, len(before) - 2)) and after[:1].isalnum()):
        return f"{before} {after}"
    return f"{before[:-1] if before[-1] == HYPHEN and after[0].islower() else before}{after}"


def plain(raw: str) -> str:
    """The text without markup, on one line.

    >>> plain("- **No** sabe")
    '- No sabe'
    """
    return heading(raw)[0]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case words without accents, parted by single spaces; placeholders removed.

    >>> fold("¿Cuál es la situación?")
    'cual es la situacion'
    """
    bare = _PLACEHOLDER.sub(" ", text) if "{" in text else text
    lower = bare.lower()
    if not lower.isascii():
        lower = _ACCENT.sub("", unicodedata.normalize("NFKD", lower))
    return " ".join(lower.translate(_SIGNS).split() if lower.isascii() else _WORD.findall(lower))


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The first letters of each word; numbers are left out.

    >>> stems("Progresos logrados en 2022")
    ('progr', 'logra', 'en')
    """
    return tuple([word[:STEM] for word in fold(text).split() if not word.isdigit()])
