"""What a word is: in itself, and in its place in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.lexicon import Word

_PUNCTUATION = dict(zip(",;:()[]–—-|", ",;:()()---:", strict=True))
_SHAPED = frozenset("nFfvXPIbGMJHB")  # a capital inside a sentence makes these a name's word
_HYPHEN = re.compile("[-‐‑]")
_FIRST = re.compile(r"(?:^|(?<=[:(-]))w")  # a capitalised word that opens a sentence or item
_OPENER = re.compile(r"(?:^|(?<=[,:(]))[^w,;:()D#-]")
_DATING = re.compile(r"p(?!D)")
_NUMBERED = re.compile(r"d(?=\.#)")  # "No. 118" is no determiner
_VERBAL = re.compile(r"(?<=R)I|(?<=[SRMHBEN])n")  # after words that verbs stand after
_MOST_WORDS = 100_000


class Vocabulary(dict[str, Word]):
    """What is known of the words of a language, each read once."""

    def __init__(self, grammar: Grammar, read: Callable[[Grammar, str], Word]) -> None:
        super().__init__()
        self.grammar = grammar
        self.read = read

    def __missing__(self, form: str) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self[form] = self.read(self.grammar, form)
        return word


@cache
def inside(grammar: Grammar) -> Vocabulary:
    """The words of a language as they stand inside a sentence."""
    return Vocabulary(grammar, _inside)


@cache
def _opening(grammar: Grammar) -> Vocabulary:
    """The same at the start of a sentence or list item, where a capital tells nothing."""
    return Vocabulary(grammar, _uncapitalised)


def _inside(grammar: Grammar, form: str) -> Word:
    first = form[0]
    if not first.isalpha():
        return Word("#" if first.isdigit() else _PUNCTUATION.get(first, "."), "", "", form)
    word = _uncapitalised(grammar, form)
    if first.isupper() and (word.tag in _SHAPED or form.isupper()):
        return Word("w", "", "", word.text)
    return word


def _uncapitalised(grammar: Grammar, form: str) -> Word:
    low = form.lower()
    return grammar.word(low.replace("’", "'"))._replace(text=low)


def place(words: list[Word], forms: Sequence[str], grammar: Grammar) -> str:
    """Read those words of a sentence anew of which their place tells more than they do.

    Args:
        words: as they stand inside sentences; changed in place.
        forms: the same as written.
        grammar: of the language.

    Returns:
        The tags of the words.
    """
    tags = _tags(words)
    for match in _FIRST.finditer(tags):
        words[match.start()] = _opening(grammar)[forms[match.start()]]
    tags = _tags(words)
    for match in _OPENER.finditer(tags):
        text = words[match.start()].text
        if text in grammar.sets["clause_openers"]:
            words[match.start()] = Word("U", "", text, text)
    if adjectives := grammar.sets["date_adjectives"]:
        for match in _DATING.finditer(tags):
            if words[match.start()].text in adjectives:  # "early school leavers"
                words[match.start()] = words[match.start()]._replace(tag="n")
    for match in _NUMBERED.finditer(tags):
        words[match.start()] = words[match.start()]._replace(tag="n")
    for match in _VERBAL.finditer(tags):
        i = match.start()
        words[i] = _after(forms[i], words[i], grammar, words[i - 1].tag)
    return _tags(words)


def _tags(words: Sequence[Word]) -> str:
    return "".join([word.tag for word in words])


def _after(form: str, word: Word, grammar: Grammar, before: str) -> Word:
    """A word after a relative, reflexive, modal or auxiliary word or a name: mostly a verb."""
    if word.tag == "I":  # "which take effect"
        return word._replace(tag="b", tense="present") if grammar.infinitive_is_bare else word
    if before == "M":
        return Word("b", "", form, word.text) if grammar.infinitive_is_bare else word
    if before in "HBEN" and _HYPHEN.search(form):
        last = grammar.word(_HYPHEN.split(form)[-1])  # "kick-started"
        known = last.tag in "XJ" and last.tense
        return last._replace(tag="X", text=word.text) if known else word
    if before in "HBE":
        return _after_auxiliary(form, word, grammar)
    finite = before in "SR" and form.endswith(grammar.present_endings)
    return Word("f", "present", form, word.text) if finite else word


def _after_auxiliary(form: str, word: Word, grammar: Grammar) -> Word:
    if form.endswith("ing"):
        return Word("G", "", form, word.text)
    known = form.endswith(grammar.participle_endings) and form not in grammar.not_verbs
    return Word("P", "", form, word.text) if known else word
