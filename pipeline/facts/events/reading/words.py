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
_BEFORE_TIME = re.compile(r"R(?=[pgD#]|d?D)")  # no subject follows
_MOST_WORDS = 100_000
_NOTHING = Word("", "", "")  # before the first word


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
    low = form.lower().replace("’", "'")
    return grammar.word(low)._replace(text=low)


def place(words: list[Word], forms: Sequence[str], texts: list[str], grammar: Grammar) -> str:
    """Read those words of a sentence anew of which their place tells more than they do.

    Args:
        words: as they stand inside sentences; changed in place.
        forms: the same as written.
        texts: the same in lower case.
        grammar: of the language.

    Returns:
        The tags of the words.
    """
    tags = "".join([word.tag for word in words])
    for match in _FIRST.finditer(tags):
        i = match.start()
        words[i] = _opening(grammar)[forms[i]]
        tags = f"{tags[:i]}{words[i].tag}{tags[i + 1 :]}"
    for first, second in grammar.pairs.items():
        if first in texts:
            tags = _paired(words, texts, tags, first, second)
    tags = _restricted(words, texts, tags, grammar)
    for pattern, read in _PLACES:
        for match in pattern.finditer(tags):
            i = match.start()
            words[i] = read(grammar, forms[i], words[i], words[i - 1] if i else _NOTHING)
    return "".join([word.tag for word in words])


def _paired(words: list[Word], texts: list[str], tags: str, first: str, second: str) -> str:
    """ "[Tanto] la cámara [como] el sindicato": the second word joins."""
    at = texts.index(first)
    joint = next((i for i in range(at, len(texts)) if texts[i] == second), None)
    if joint is None:
        return tags
    words[at] = Word("A", "", first, first)
    words[joint] = Word("C", "", second, second)
    return f"{tags[:at]}A{tags[at + 1 : joint]}C{tags[joint + 1 :]}"


def _restricted(words: list[Word], texts: list[str], tags: str, grammar: Grammar) -> str:
    """ "Les fonds [n]'ont été versés [que] le 3 mai": the second word is no relative."""
    for match in _BEFORE_TIME.finditer(tags):
        at = match.start()
        second = texts[at]
        first = grammar.restrictives.get(second)
        if first is None or first.isdisjoint(texts[tags.rfind(",", 0, at) + 1 : at]):
            continue
        words[at] = Word("A", "", second, second)
        tags = f"{tags[:at]}A{tags[at + 1 :]}"
    return tags


# Readers: what a word is by its place, from its form, what it is in itself, and the word before.


def _opener(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "…, [once] the law was passed": a subordinator at the start of a clause."""
    opens = word.text in grammar.sets["clause_openers"]
    return word._replace(tag="U", tense="", lemma=word.text) if opens else word


def _before_date(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "[Early] 2022", not "early school leavers"."""
    return word._replace(tag="p") if word.text in grammar.sets["date_adjectives"] else word


def _after_noun(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "La medida [cautelar]": an unlisted infinitive right after a noun is none."""
    known = grammar.infinitive_is_bare or word.text in grammar.words
    return word if known else word._replace(tag="n", tense="")


def _numbered(_grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "[No]. 118" is no determiner."""
    return word._replace(tag="n")


def _noun_first(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "[Remise] aux services": a listed noun opens an item, no participle."""
    return word._replace(tag="n") if word.text in grammar.nouns else word


def _possessive(_grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "Vers [leur] village": a clitic stands before a verb only."""
    return word._replace(tag="d")


def _with_article(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "Un [signalement]" is no adverb for all its ending."""
    return word._replace(tag="n") if grammar.happening(word.text) else word


def _bare(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "Rules which [take] effect"."""
    return word._replace(tag="b", tense="present") if grammar.infinitive_is_bare else word


def _belonging(grammar: Grammar, _form: str, word: Word, before: Word) -> Word:
    """ "Cuya [muestra]", "whose [works]": what belongs to something is a noun."""
    nominal = before.text in grammar.sets["relative_determiners"]
    return word._replace(tag="n", tense="") if nominal else word


def _intending(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "The board [hopes] to": elsewhere it may be a noun."""
    lemmas = grammar.sets["planning"] | grammar.sets["semi"]
    return word._replace(tag="M") if word.lemma in lemmas else word


def _as_what(grammar: Grammar, _form: str, word: Word, _before: Word) -> Word:
    """ "Usado [como] depósito": no clause follows."""
    return word._replace(tag="p") if word.text in grammar.sets["role_words"] else word


def _verbal(grammar: Grammar, form: str, word: Word, previous: Word) -> Word:
    """An unlisted word after a relative, reflexive, modal or auxiliary word: mostly a verb."""
    before = previous.tag
    if previous.text in grammar.sets["relative_determiners"]:
        return word
    if before == "M":
        return Word("b", "", form, word.text) if grammar.infinitive_is_bare else word
    if before in "HBEN" and _HYPHEN.search(form):
        last = grammar.word(_HYPHEN.split(form)[-1])  # "kick-started"
        known = last.tag in "XJ" and last.tense
        return last._replace(tag="X", text=word.text) if known else word
    if before in "HBE":
        return _after_auxiliary(grammar, form, word)
    finite = before in "SR" and form.endswith(grammar.present_endings)
    return Word("f", "present", form, word.text) if finite else word


def _after_auxiliary(grammar: Grammar, form: str, word: Word) -> Word:
    if form.endswith("ing"):
        return Word("G", "", form, word.text)
    known = form.endswith(grammar.participle_endings) and form not in grammar.not_verbs
    return Word("P", "", form, word.text) if known else word


_PLACES = (
    (re.compile(r"(?:^|(?<=[:(-]))P(?=A*[gp])"), _noun_first),
    (re.compile(r"(?:^|(?<=[,:(]))[^w,;:()D#-]"), _opener),
    (re.compile(r"n(?=D)"), _before_date),
    (re.compile(r"d(?=\.#)"), _numbered),
    (re.compile(r"(?<=[pg])c(?=[nwAPX#])"), _possessive),
    (re.compile(r"(?<=[dg#])A(?![nwA#])"), _with_article),
    (re.compile(r"(?<=R)I"), _bare),
    (re.compile(r"(?<=.[nP])I(?![dc#IR])"), _after_noun),
    (re.compile(r"(?<=[PX])U"), _as_what),
    (re.compile(r"(?<=R)[vfFbIX]"), _belonging),
    (re.compile(r"(?<=[NowRxq])v(?=T[IbZ])"), _intending),
    (re.compile(r"(?<=[SRMHBEN])n"), _verbal),
)
