"""Cutting the noun phrase that was counted out of what stands after a number.

The head noun stays with its adjectives and with the complement that tells the kind of thing
("acciones de prevención", "labour inspectors"). Place, time, owner, purpose and participles
that tell what was done go ("municipios del país", "115 actividades dirigidas a …").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from pipeline.facts.counts.grammar import Units, fold
from pipeline.types import Span, UnitType

MAX_WORDS = 7
MAX_PHRASE = 200  # characters of them
MAX_FIXED = 4  # words of an entry of the lexicon
MAX_NOUN = 40  # characters
MIN_STEM = 5  # letters that a noun has in both genders
MAX_GENDER = 3  # letters at its end that may differ

_FIRST = re.compile(
    r"\+?[*_]{0,2}(?:\s{1,3}(?=[^\W\d_A-ZÀ-Þ])|[ \u00a0\u202f\u2009]{0,2})[*_]{0,2}"
)
_WORD = re.compile(
    r"(?P<gap>[ \u00a0\u202f]|\n(?=[^\W\d_A-ZÀ-Þ]))?"
    r"(?P<word>(?:[dlDL]|[Qq]u)['’](?=[^\W\d_])|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*(?:['’]s(?!\w)|(?<=s)['’](?=\s))?)"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SERIES = re.compile(  # ", syndicales, patronales et associatives"
    rf"(?P<middle>(?:, {_LETTERS.pattern}){{0,4}}),? "
    rf"(?P<link>[^\W\d_&]{{1,3}}) (?P<word>{_LETTERS.pattern})"
)
_TELLING: tuple[UnitType, ...] = ("people", "activity", "place")
_COMMA = re.compile(r",(?=[ \n])")


class Unit(NamedTuple):
    """A counted noun phrase: its span, the span of its head noun, and what it is."""

    span: Span
    head: str  # lower case
    core: Span  # head with its adjectives, without complement
    words: tuple[str, ...]  # lower case, up to the core's end and one more where adjectives follow
    type: UnitType | None  # None: the head is not in the lexicon
    known_start: bool = True  # its first word is a noun of the lexicon or an adjective of the data
    noun: str = ""  # what the words leave out: "condenas" of "12 condenas penales y 3 civiles"

    def shifted(self, by: int) -> Unit:
        """The same unit in a text that has ``by`` more characters before it."""
        span, core = (Span(start + by, end + by) for start, end in (self.span, self.core))
        return self._replace(span=span, core=core)


def cut(
    text: str, at: int, units: Units, *, single: bool = False, definite: bool = False
) -> Unit | None:
    """The unit that begins after a number that ends at ``at``; ``None`` if there is none.

    ``single``: the number is one, so the noun is no plural. ``definite``: the number is a
    total ("of the 530 planned inspections"), whose participle tells which things it counts.
    """
    first = _FIRST.match(text, at)
    start = first.end() if first else at
    words = _words(text, start, units)
    if not words or (first and first.end() == at and at and text[at - 1].isalnum()):
        return None
    if units.head_last:
        return _head_last(text, words, units, single)
    return _head_first(text, words, units, single, definite)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    lower: str
    newline: bool


def _words(text: str, at: int, units: Units) -> list[_Word]:
    """The words from a position to the first punctuation or word that ends any unit."""
    words: list[_Word] = []
    entry = units.entries.match(text, at)
    known = entry.end() if entry else at
    glued = True  # the next word may follow without a space
    for match in islice(_WORD.finditer(text, at, at + MAX_PHRASE), MAX_WORDS):
        gap, word = match.groups()
        if match.start() != at or not (gap or glued):
            break
        lower = word.lower().replace("’", "'")
        if lower in units.stops and match.end() > known:
            break
        at = match.end()
        words.append(_Word(at - len(word), at, word, lower, gap == "\n"))
        glued = lower[-1] == "'"
    return words


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_plural(word: _Word, units: Units) -> bool:
    if word.lower in units.invariable or _is_acronym(word.text):
        return True
    return word.lower.endswith(units.plural_endings) and not word.lower.endswith(
        units.singular_endings
    )


# --------------------------------------------------------------------------- Spanish, French


def _head_first(
    text: str, words: list[_Word], units: Units, single: bool, definite: bool
) -> Unit | None:
    while words and words[0].lower in units.skipped:
        words = words[1:]
    head = 0
    while head < len(words) - 1 and words[head].lower in units.prenominal:
        if words[head].lower in units.types and words[head + 1].lower in units.linking:
            break  # "430 jóvenes de …": here the adjective is the noun
        head += 1
    if head and words[head - 1].lower in units.types and not _is_plural(words[head], units):
        head -= 1  # "430 jóvenes reciben …"
    if not words or words[head].lower in units.links:
        return None
    if not all(single or _is_plural(word, units) for word in words[: head + 1]):
        return None
    fixed = _fixed(words, head, units)
    if fixed == head and _is_participle(words[head].lower, units):
        return None
    last = max(fixed, _adjectives(words, head, units, definite, single))
    last = max(fixed, _said_of_it(text, words, head, last, units))
    end = words[last].end
    unit_type = _type(words, head, last, units)
    end = _coordinated(text, end, units, unit_type)
    core = Span(words[0].start, words[last].end)
    complement = _complement(text, end, words[head], units)
    return Unit(
        Span(words[0].start, complement or end),
        words[head].lower,
        core,
        tuple(word.lower for word in words[: last + 2]),
        unit_type,
    )


def _is_participle(lower: str, units: Units) -> bool:
    """True for "placés" in "450 placés": no noun that is known."""
    return (
        lower.endswith(units.participle_endings)
        and lower not in units.adjectives
        and lower not in units.types
    )


def participle_at(text: str, at: int, units: Units) -> bool:
    """True where a participle follows a number that leaves its noun out: "98 placés en …"."""
    first = _FIRST.match(text, at)
    words = _words(text, first.end() if first else at, units)
    return bool(words) and _is_plural(words[0], units) and _is_participle(words[0].lower, units)


def _type(words: list[_Word], head: int, last: int, units: Units) -> UnitType | None:
    """Type of the longest lexicon entry that the head begins."""
    for end in range(last, head - 1, -1):
        phrase = " ".join(word.lower for word in words[head : end + 1])
        if phrase in units.types:
            return units.types[phrase]
    return None


def _fixed(words: list[_Word], head: int, units: Units) -> int:
    """Index of the last word of the longest entry of several words that the head begins."""
    for end in range(min(len(words), head + MAX_FIXED) - 1, head, -1):
        if " ".join(word.lower for word in words[head : end + 1]) in units.types:
            return end
    return head


def _adjectives(words: list[_Word], head: int, units: Units, definite: bool, single: bool) -> int:
    """Index of the last adjective (or acronym in apposition) that follows the head."""
    last = head
    for index in range(head + 1, len(words)):
        word = words[index]
        if word.newline and word.lower in units.types:
            break
        if _is_acronym(word.text) and not words[head].text.isupper():
            return index
        linked = index + 1 < len(words) and words[index + 1].lower in units.linking
        if linked and word.lower in units.before_links:
            break
        if not _is_adjective(word, words[head], units, definite, single):
            break
        last = index
    return last


def _said_of_it(text: str, words: list[_Word], head: int, last: int, units: Units) -> int:
    """Index of the last word without adjectives that tell no kind.

    These are the first of several ("22 structures publiques, syndicales et patronales") and a
    participle with its agent ("284 filles employées comme domestiques").
    """
    if last == head:
        return last
    word = words[last]
    several = _SERIES.match(text, word.end)
    if several and several["link"].lower() in units.last:
        others = [*_LETTERS.findall(several["middle"]), several["word"]]
        if all(_is_other(each.lower(), units) for each in others):
            return last - 1
    agent = word.lower.endswith(units.participle_endings) and _WORD.match(text, word.end)
    return last - 1 if agent and agent["word"].lower() in units.agents else last


def _is_other(lower: str, units: Units) -> bool:
    kind = lower.endswith(units.adjective_endings) or lower in units.adjectives
    plural = lower.endswith(units.plural_endings)
    return kind and plural and lower not in units.types and lower not in units.stops


def _is_adjective(word: _Word, head: _Word, units: Units, definite: bool, single: bool) -> bool:
    lower = word.lower
    if lower in units.links or (word.text[0].isupper() and not head.text[0].isupper()):
        return False
    if lower in units.adjectives:
        return True
    participle = lower.endswith(units.participle_endings)
    if participle and not lower.endswith(units.adjective_endings):
        return definite and lower.endswith(units.plural_endings)
    if single:
        return lower.endswith(units.adjective_endings)
    return lower.endswith(units.plural_endings)


def _coordinated(text: str, at: int, units: Units, unit_type: UnitType | None) -> int:
    """End of the nouns of the same type coordinated with the head: ", niños y adolescentes"."""
    if unit_type is None:
        return _paired(text, at, units)
    end = at
    while True:
        comma = _COMMA.match(text, end)
        word = _WORD.match(text, comma.end() if comma else end)
        if word is None:
            return at
        closing = word["word"].lower() in units.last
        if closing and units.head_last:
            return _second_noun(text, word.end(), units, unit_type) or at
        if closing:
            word = _WORD.match(text, word.end())
        elif not comma:
            return at
        if word is None or units.types.get(word["word"].lower()) != unit_type:
            return at
        end = word.end()
        if closing:
            return _end_of_adjectives(text, end, units)


def _paired(text: str, at: int, units: Units) -> int:
    """End of "hondureñas" after "hondureños y": the same noun in the other gender."""
    link = _WORD.match(text, at)
    other = _WORD.match(text, link.end()) if link and link["word"].lower() in units.last else None
    if other is None:
        return at
    noun = text[max(0, at - MAX_NOUN) : at].rpartition(" ")[2].lower()
    stem = noun[: max(MIN_STEM, len(noun) - MAX_GENDER)]
    return other.end() if other["word"].lower().startswith(stem) else at


def _second_noun(text: str, at: int, units: Units, unit_type: UnitType) -> int | None:
    """End of "public prosecutors" after "judges and"."""
    words = _words(text, at, units)
    head = _head_index(words, units, single=False)
    if head is None or _last_type(words, head, units) != unit_type:
        return None
    return words[head].end


def _end_of_adjectives(text: str, end: int, units: Units) -> int:
    """End of the adjectives after the last of several coordinated nouns."""
    if units.head_last:
        return end
    following = _words(text, end, units)
    noun = _Word(end, end, "x", "x", newline=False)
    last = _adjectives([noun, *following], 0, units, definite=False, single=False)
    return following[last - 1].end if last else end


def _complement(text: str, at: int, head: _Word, units: Units) -> int | None:
    """End of the complement that tells the kind of thing, if one follows."""
    kind = units.kinds.match(text, at)
    if kind:
        return kind.end()
    link = _WORD.match(text, at)
    relational = head.lower in units.relational
    known = units.linking if relational else units.links
    if link is None or fold(link["word"]) not in known:
        return None
    at = link.end()
    if relational:
        article = _WORD.match(text, at)
        at = article.end() if article and article["word"].lower() in units.articles else at
    words = _words(text, at, units)
    named = head.text[0].isupper()
    if not words or not _begins_kind(text, words[0], units, named=named or relational):
        return None
    last = int(words[0].lower in units.prenominal and len(words) > 1)
    for index in range(last + 1, len(words)):
        if not _complement_adjective(words[index], words[last], named, units):
            break
        last = index
    if units.types.get(words[last].lower) == "people" and not units.head_last:
        return _made(text, words[last].end, units)
    # "300 families of former tenants", "six rounds of talks": these say enough alone.
    whose = units.head_last and _is_plural(words[last], units)
    return None if whose and units.types.get(head.lower) in _TELLING else words[last].end


def _begins_kind(text: str, word: _Word, units: Units, *, named: bool) -> bool:
    """False for a word after "de" that begins a place, an owner, a name or an infinitive."""
    other = word.lower in units.determiners or word.lower in units.places
    name = word.text[0].isupper() and not named
    return not (other or name or _is_infinitive(text, word, units))


def _is_infinitive(text: str, word: _Word, units: Units) -> bool:
    """True for "bannir" in "de bannir le recours": the link belongs to a verb."""
    if not word.lower.endswith(units.infinitive_endings) or word.lower in units.types:
        return False
    following = _WORD.match(text, word.end)
    return following is not None and fold(following["word"]) in units.determiners


def _made(text: str, at: int, units: Units) -> int:
    """End of "de café" after "hijos de recolectores": what tells the kind of people."""
    link = _WORD.match(text, at)
    if link is None or fold(link["word"]) not in units.links:
        return at
    words = _words(text, link.end(), units)
    if not words or words[0].text[0].isupper():
        return at
    vague = words[0].lower in units.determiners or words[0].lower in units.places
    return at if vague else words[0].end


def _complement_adjective(word: _Word, noun: _Word, named: bool, units: Units) -> bool:
    lower = word.lower
    if word.newline or lower in units.links:
        return False
    if not units.head_last and (lower in units.types or (word.text[0].isupper() and not named)):
        return False
    if lower in units.adjectives:
        return True
    if lower.endswith(units.participle_endings):
        return False
    if units.head_last or named or lower.endswith(units.adjective_endings):
        return True
    return noun.lower.endswith(units.plural_endings) and lower.endswith(units.plural_endings)


# --------------------------------------------------------------------------- English


def _head_last(text: str, words: list[_Word], units: Units, single: bool) -> Unit | None:
    while words and words[0].lower in units.skipped:
        words = words[1:]
    if len(words) > 2 and _is_manner(words[0], words[1], units):
        words = words[2:]
    head = _head_index(words, units, single)
    if head is None and words:
        words = [*words, *_after_and(text, words[-1].end, units)]
        head = _head_index(words, units, single)
    if head is None:
        return None
    while head + 1 < len(words) and _goes_on(words[head], words[head + 1], units):
        head += 1
    end = words[head].end
    unit_type = _last_type(words, head, units)
    end = _coordinated(text, end, units, unit_type)
    core = Span(words[0].start, words[head].end)
    complement = _complement(text, end, words[head], units)
    return Unit(
        Span(words[0].start, complement or end),
        words[head].lower,
        core,
        tuple(word.lower for word in words[: head + 1]),
        unit_type,
        known_start=not _is_participle(words[0].lower, units),
    )


def _is_manner(word: _Word, following: _Word, units: Units) -> bool:
    """True for "newly recruited": what was done with the things, no kind of them."""
    return word.lower in units.adverbs and _is_participle(following.lower, units)


def _after_and(text: str, at: int, units: Units) -> list[_Word]:
    """The words after "radio and", which belong to the same noun as those before."""
    conjunction = _WORD.match(text, at)
    if conjunction is None or conjunction["word"].lower() not in units.last:
        return []
    return _words(text, conjunction.end(), units)


def _head_index(words: list[_Word], units: Units, single: bool) -> int | None:
    for index, word in enumerate(words):
        if word.lower in units.links:
            return None
        if single:
            if word.lower in units.types:
                return index
        elif _is_owner(word) and index + 1 < len(words):
            continue  # "miners' wives", "children's corners"
        elif _is_plural(word, units) and not (
            _is_acronym(word.text)
            and index + 1 < len(words)
            and words[index + 1].lower not in units.links
        ):
            return index
    return 0 if single and words else None


def _goes_on(word: _Word, following: _Word, units: Units) -> bool:
    """True for "women leaders": the plural noun only modifies the next one."""
    return (
        word.lower in units.modifiers
        and not following.newline
        and _is_plural(following, units)
        and following.lower not in units.links
    )


def _is_owner(word: _Word) -> bool:
    return word.lower.endswith(("s'", "'s"))


def _last_type(words: list[_Word], head: int, units: Units) -> UnitType | None:
    for start in range(head + 1):
        phrase = " ".join(word.lower for word in words[start : head + 1])
        if phrase in units.types:
            return units.types[phrase]
    return None
