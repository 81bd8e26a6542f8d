"""Which language a text is in, by the small words that no sentence does without.

They are the ``open_words`` of ``languages/<language>/text.yaml``; spaCy's stop words would do as
well, but importing them builds the tokenisers of all languages, which takes seconds.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from pipeline import data

_SAMPLE = 20_000  # characters that a report's language is told by
_MIN_WORDS, _SHORT = 12, 400  # of a paragraph that is called foreign; characters with as many
_CERTAIN = 2.0  # times as many small words as in the report's language


@cache
def _small_words() -> dict[str, str]:
    """Small word → the only language that has it ("de" tells nothing)."""
    found: dict[str, list[str]] = {}
    for language in data.languages():
        for word in data.language_file(language, "text")["open_words"]:
            found.setdefault(word, []).append(language)
    return {word: owners[0] for word, owners in found.items() if len(owners) == 1}


def counts(text: str) -> Counter[str]:
    """How many small words of each language, and of no other, the text has.

    Those beside a bracket or a quotation mark are not counted, which does no harm.
    """
    languages = map(_small_words().get, text.lower().split())
    return Counter([language for language in languages if language])


def detect(text: str) -> str | None:
    """The language with the most small words in the middle of the text; ``None`` without any."""
    middle = max(0, (len(text) - _SAMPLE) // 2)
    found = counts(text[middle : middle + _SAMPLE])
    return max(sorted(found), key=lambda language: found[language]) if found else None


def other(text: str, language: str) -> str | None:
    """The language of most of a text, if it is not the given one."""
    found = counts(text)
    best = max(sorted(found), key=lambda one: found[one], default=language)
    return best if found[best] >= max(_MIN_WORDS / 3, found[language] + 1) else None


def foreign(text: str, language: str) -> bool:
    """True if a paragraph is certainly in another known language."""
    found = counts(text)
    best = max(found.values(), default=0)
    if best < _MIN_WORDS / 3 or best <= _CERTAIN * found[language]:
        return False
    return len(text[:_SHORT].split()) >= _MIN_WORDS
