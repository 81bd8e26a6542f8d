"""Compiled patterns and word sets of one language, from ``languages/<language>/counts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple, get_args

from babel import Locale
from babel.numbers import get_currency_name

from pipeline import data
from pipeline.types import Qualifier, UnitType

MAX_LAST = 24  # characters of a word, with the space after it

SPACE = r"[ \u00a0\u202f\u2009\n]"
_TORN = r"(?:[ \u00a0\u202f\u2009]{1,24}|\n[ \u00a0\u202f\u2009]{0,24})"  # between number words

# A run of digits with the separators of any convention; a space groups by three only.
# A longer row of numbers with spaces between is a telephone number, read as one.
DIGITS = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:[.,]\d+)?"
    r"|\d*(?: \d+){3,}|\d*(?:[.,'’]\d+)*)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Left:
    """Phrases that end where a number, or what stands before it, begins.

    ``last`` holds their last words: looking these up spares most searches.
    """

    pattern: re.Pattern[str]
    last: frozenset[str]

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The phrase that ends at ``end`` and begins at ``start`` or later, if one does."""
        if _last_word(text[max(start, end - MAX_LAST) : end]) not in self.last:
            return None
        return self.pattern.search(text, start, end)


class Collective(NamedTuple):
    """A noun that is a number: "docena"."""

    value: float
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language."""

    values: Mapping[str, float]
    ones: frozenset[str]
    hundreds: frozenset[str]
    scales: Mapping[str, float]
    bare_scales: frozenset[str]
    joiners: frozenset[str]
    halves: frozenset[str]
    phrases: Mapping[str, float]
    collectives: Mapping[str, Collective]
    vigesimal: frozenset[float]  # tens that "-dix" adds to: soixante, quatre-vingt
    run: re.Pattern[str]  # a run of number words
    word: re.Pattern[str]  # one word of such a run
    scale_after: re.Pattern[str]  # a scale word or a collective after digits: "60 mil"


@dataclass(frozen=True, slots=True)
class Between:
    """What may stand between two numbers; keys are lower case with spaces folded."""

    ranges: frozenset[str]
    openers: Mapping[str, frozenset[str]]
    totals: frozenset[str]
    totals_after: re.Pattern[str]
    coordination: frozenset[str]
    articles: frozenset[str]
    each: frozenset[str]  # between "one child" and "five"


@dataclass(frozen=True, slots=True)
class Units:
    """How a language's noun phrase goes on after a number."""

    head_last: bool
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    adverbs: frozenset[str]  # before a participle and its noun, with which they go
    invariable: frozenset[str]
    prenominal: frozenset[str]
    skipped: frozenset[str]
    before_links: frozenset[str]
    stops: frozenset[str]
    participle_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    adjectives: frozenset[str]
    links: frozenset[str]
    contracted: frozenset[str]
    linking: frozenset[str]  # both of them
    determiners: frozenset[str]
    kinds: re.Pattern[str]
    relational: frozenset[str]
    articles: frozenset[str]
    places: frozenset[str]
    last: frozenset[str]
    modifiers: frozenset[str]
    agents: frozenset[str]  # after a participle that is no adjective
    postposed: frozenset[str]  # between a number and its noun: "fueron 120 las visitas"
    endowing: re.Pattern[str]  # verbs whose object has a complement that is theirs
    types: Mapping[str, UnitType]  # singulars and plurals
    entries: re.Pattern[str]  # those that hold a word that ends other units


@dataclass(frozen=True, slots=True)
class Money:
    """Currencies by the words and signs that stand after or before an amount."""

    after: re.Pattern[str]
    closing: re.Pattern[str]  # at the end of the head of a column: "Montant (FCFA)"
    scale: re.Pattern[str]  # a scale sign after a prefixed amount: "$2.5m"
    scales: Mapping[str, float]
    prefixes: frozenset[str]
    ends: frozenset[str]  # last characters of the prefixes
    codes: Mapping[str, str]  # sign or folded name → ISO 4217
    local: Mapping[str, str]  # the same → a word in the name of the country's own currency
    own: frozenset[str]  # signs that mean nothing where the country's currency is another


@dataclass(frozen=True, slots=True)
class Elided:
    """Words around a number that leaves its noun out, because a count before it has it."""

    before: Left
    targets: Left  # before a number that may be larger than the count before
    added: re.Pattern[str]  # after such a number
    after: re.Pattern[str]
    openers: Left  # before a count whose parts follow
    clauses: Left  # before a number that begins a clause
    articles: Left  # before a number that is no part
    verbs: re.Pattern[str]  # after a number that is a subject
    verb_before: re.Pattern[str]  # before a number that is a subject
    following: re.Pattern[str]  # any word after a number that is no noun


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What looks like a count and is none."""

    before: frozenset[str]
    units: frozenset[str]
    phrases: re.Pattern[str]
    openings: frozenset[str]  # first two letters of their numbers


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that finding counts in one language needs."""

    numerals: Numerals
    between: Between
    qualifiers_before: tuple[Left, Mapping[str, Qualifier]]
    qualifiers_after: tuple[re.Pattern[str], Mapping[str, Qualifier]]
    percent: re.Pattern[str]
    money: Money
    fraction: re.Pattern[str]
    fractions: Mapping[str, float]
    parts: re.Pattern[str]  # after a number that is a part: "ochenta de las familias"
    units: Units
    leads: re.Pattern[str]
    stated: Left  # between a unit with its lead and the number
    totals: re.Pattern[str]
    summing: tuple[str, ...]  # the same words, after a number
    ellipsis: frozenset[str]
    elided: Elided
    changes: re.Pattern[str]  # before a range that is a change: "pasó de 19 a 41"
    speech: re.Pattern[str]  # shows that a quotation is a sentence, no name
    copulas: re.Pattern[str]
    exclusions: Exclusions
    months: frozenset[str]
    year_words: frozenset[str]
    confidence: Mapping[str, float]  # rule id → confidence


def fold(text: str) -> str:
    """Lower case with white space folded and typographic apostrophes made plain."""
    return " ".join(text.lower().replace("’", "'").split())


def _last_word(text: str) -> str:
    """The last word of a text in lower case, without what it is glued to: "d'environ"."""
    words = text.split()
    if not words:
        return ""
    word = words[-1].lower().replace("’", "'").lstrip('(["“«*_|')
    return word.rpartition("'")[2] if "'" in word[:-1] else word


def _left(words: Iterable[str], before: str = r"(?<!\w)", after: str = r"\s{0,3}") -> Left:
    entries = list(words)
    pattern = re.compile(rf"{before}({spaced(entries)}){after}\Z", re.IGNORECASE)
    return Left(pattern, frozenset(map(_last_word, entries)))


def spaced(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; a space is any white space.

    The words are laid out as a tree of letters, so that a text position is given up at the
    first letter that fits none.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branch(tree)})"


def _branch(node: dict[str, Any]) -> str:
    branches = [_letter(letter) + _branch(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def _letter(letter: str) -> str:
    return {" ": f"{SPACE}+", "'": "['’]"}.get(letter) or re.escape(letter)


def _cased(words: Iterable[str]) -> list[str]:
    """The words, with a capital first letter, and in capitals."""
    return [form for word in words for form in {word, word[:1].upper() + word[1:], word.upper()}]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has data.

    Raises:
        FileNotFoundError: there is no ``counts.yaml`` for the language.
    """
    content: dict[str, Any] = data.language_file(language, "counts")
    return Grammar(
        numerals=_numerals(content["numbers"], content["between"]["each"]),
        between=_between(content["between"]),
        qualifiers_before=_qualifiers_before(content["qualifiers"]["before"]),
        qualifiers_after=_qualifiers_after(content["qualifiers"]),
        percent=re.compile(rf"{SPACE}?(?:{spaced(content['percent'])})(?!\w)", re.IGNORECASE),
        money=_money(content, language),
        fraction=re.compile(
            rf"(?P<value>{spaced(_cased(content['fractions']['values']))}){SPACE}"
            rf"(?:{spaced(content['fractions']['links'])})(?!\w)"
        ),
        fractions=content["fractions"]["values"],
        parts=re.compile(rf"{SPACE}{spaced(content['fractions']['links'])}(?!\w)"),
        units=_units(content["units"], content["numbers"], content["months"]),
        leads=re.compile(
            rf"{spaced(content['labels']['leads'])}(?:{SPACE}|(?<=['’]))", re.IGNORECASE
        ),
        stated=_left(content["labels"]["stated"], after=r"\s{1,3}"),
        totals=re.compile(
            rf"(?:{spaced(content['labels']['totals'])})[,:]?{SPACE}?\Z", re.IGNORECASE
        ),
        summing=tuple(content["labels"]["totals"]),
        ellipsis=frozenset(content["ellipsis"]),
        elided=_elided(content["elided"], content["units"]["stops"]),
        changes=re.compile(rf"(?<!\w){spaced(content['changes'])}(?!\w)", re.IGNORECASE),
        speech=re.compile(rf"(?<!\w){spaced(content['speech'])}(?!\w)", re.IGNORECASE),
        copulas=re.compile(rf"{SPACE}(?:{spaced(content['copulas'])})(?={SPACE})"),
        exclusions=_exclusions(content["exclusions"], content["units"]),
        months=frozenset(content["months"]),
        year_words=frozenset(content["year_words"]),
        confidence={rule["id"].rsplit(".", 1)[1]: rule["confidence"] for rule in content["rules"]},
    )


def _numerals(numbers: dict[str, Any], each: list[str]) -> Numerals:
    values, scales = numbers["values"], numbers["scales"]
    collectives = {word: Collective(**entry) for word, entry in numbers["collectives"].items()}
    multiplied = [*scales, *collectives, *numbers["hundreds"]]
    articles = (
        rf"(?:{spaced(_cased(numbers['articles']))})(?={SPACE}(?:{spaced(multiplied)})(?!\w))"
    )
    ones = (  # "un (1) taller", "una de cada cinco", "un niño de cada cinco"
        rf"(?:{spaced(_cased(numbers['ones']))})"
        rf"(?={SPACE}?\(\d|{SPACE}(?:[^\W\d_]+{SPACE})?{spaced(each)}{SPACE})"
    )
    starts = spaced(_cased([*numbers["phrases"], *values, *numbers["bare_scales"]]))
    openings = (  # "mil neuf cent"
        rf"(?:{spaced(_cased(numbers['opening_scales']))})(?={SPACE}(?:{spaced(values)})(?!\w))"
        if numbers["opening_scales"]
        else r"(?!)"
    )
    alone = rf"\A(?:{spaced(_cased([*scales, *numbers['hundreds']]))})\Z"  # the whole text
    going_on = spaced(
        form
        for word in [*values, *numbers["ones"], *multiplied, *numbers["halves"]]
        for form in (word, word.upper())
    )
    every = [*numbers["phrases"], *numbers["halves"], *values, *numbers["ones"], *multiplied]
    every += [*numbers["articles"], *numbers["joiners"]]
    joiners = "|".join(form for word in numbers["joiners"] for form in (word, word.upper()))
    step = rf"(?:-(?:(?:{joiners})-)?|{_TORN}(?:(?:{joiners}){_TORN})??)"
    return Numerals(
        values=values,
        ones=frozenset([*numbers["ones"], *numbers["articles"]]),
        hundreds=frozenset(numbers["hundreds"]),
        scales=scales,
        bare_scales=frozenset(numbers["bare_scales"]),
        joiners=frozenset(numbers["joiners"]),
        halves=frozenset(numbers["halves"]),
        phrases=numbers["phrases"],
        collectives=collectives,
        vigesimal=frozenset(numbers["vigesimal"]),
        # Bounded: a longer run is no numeral, and the bound keeps "mil mil mil …" linear.
        run=re.compile(
            rf"\b(?:(?:{starts})(?!\w)|{articles}|{ones}|{openings}|{alone})"
            rf"(?:{step}(?:{going_on})(?!\w)){{0,48}}"
        ),
        word=re.compile(rf"{spaced(every)}(?!\w)"),
        scale_after=re.compile(
            rf"{SPACE}?(?:{spaced(collectives)}(?!\w)|{spaced(scales)}(?!\w)"
            rf"(?:{SPACE}(?:{spaced([*scales, *numbers['halves']])})(?!\w))?)"
        ),
    )


def _elided(words: dict[str, list[str]], stops: list[str]) -> Elided:
    def left(kind: str) -> Left:
        return _left(words[kind], after=r"(?:\s{1,3}|(?<=['’]))")

    def right(*kinds: list[str]) -> str:
        forms = [form for kind in kinds for form in kind]
        endings = "|".join(words["verb_endings"])
        return rf"{SPACE}{{1,2}}(?:{spaced(forms)}|[^\W\d_]+(?:{endings}))(?!\w)"

    return Elided(
        before=left("before"),
        targets=left("targets"),
        added=re.compile(
            rf"{SPACE}{spaced(words['added'])}(?={SPACE}?[.,;:)\n]|\Z|{right(words['verbs'])})"
        ),
        after=re.compile(rf"{SPACE}{spaced(words['after'])}(?!\w)"),
        openers=_left(
            words["openers"],
            before=rf"(?:[.,;:(]\s|\n|\A)\s?(?:{spaced(words['clauses'])}\s)?",
            after=r"\s{1,3}",
        ),
        clauses=left("clauses"),
        articles=left("articles"),
        verbs=re.compile(right(words["verbs"])),
        verb_before=re.compile(rf"[^\W\d_](?:{'|'.join(words['verb_endings'])})\s{{1,2}}\Z"),
        following=re.compile(right(words["verbs"], stops)),
    )


def _between(between: dict[str, Any]) -> Between:
    return Between(
        ranges=frozenset(between["ranges"]),
        openers={word: frozenset(middles) for word, middles in between["openers"].items()},
        totals=frozenset(between["totals"]),
        totals_after=re.compile(rf"{SPACE}(?:{spaced(between['totals_after'])}){SPACE}\Z"),
        coordination=frozenset([*between["coordination"], ","]),
        articles=frozenset(between["articles"]),
        each=frozenset(between["each"]) - frozenset(between["ranges"]),
    )


def _qualifiers_before(
    table: dict[Qualifier, list[str]],
) -> tuple[Left, Mapping[str, Qualifier]]:
    words = _by_word(table)
    return _left(words), words


def _qualifiers_after(
    tables: dict[str, dict[Qualifier, list[str]]],
) -> tuple[re.Pattern[str], Mapping[str, Qualifier]]:
    words = _by_word(tables["after"])
    # "12 ateliers et plus de 300 élèves": what follows makes it a qualifier of the next number.
    rests = [phrase.partition(" ")[2] for phrase in _by_word(tables["before"]) if " " in phrase]
    pattern = rf"{SPACE}?\(?({spaced(words)})(?!\w)(?!{SPACE}{spaced(rests)}(?!\w))"
    return re.compile(pattern, re.IGNORECASE), words


def _by_word(table: dict[Qualifier, list[str]]) -> dict[str, Qualifier]:
    return {fold(word): qualifier for qualifier, entries in table.items() for word in entries}


def _money(content: dict[str, Any], language: str) -> Money:
    shared: dict[str, Any] = data.load(data.LANGUAGES / "currency_signs.yaml")
    own: dict[str, dict[str, str]] = content["currencies"]
    names = dict(_cldr_names(language))
    names |= {name: entry["code"] for name, entry in own.items() if "code" in entry}
    local = {name: entry["local"] for name, entry in own.items() if "local" in entry}
    signs = {**shared["signs"], **{code: code for code in shared["codes"]}}
    exact = spaced([*signs, *shared["local"]])
    links = spaced(content["numbers"]["links"] or ["of"])
    scales = content["scale_signs"]
    prefixes = frozenset([*signs, *shared["local"], *shared["own"]])
    return Money(
        after=re.compile(
            rf"(?:{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_]))?{SPACE}{{0,2}}"
            rf"(?:(?:{links}){SPACE}?)?(?P<name>{exact}|(?i:{spaced([*names, *local])}))(?!\w)"
        ),
        closing=re.compile(
            rf"(?:[(\[]|(?<!\w)(?:{spaced(content['labels']['measured_in'])}){SPACE}[(\[]?)"
            rf"(?P<name>{spaced(prefixes)}|(?i:{spaced([*names, *local])}))[)\]]?[*_: ]{{0,8}}\Z",
        ),
        scale=re.compile(rf"{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_])"),
        scales=scales,
        prefixes=prefixes,
        ends=frozenset(prefix[-1] for prefix in prefixes),
        codes={**names, **signs},
        local={**local, **shared["local"], **shared["own"]},
        own=frozenset(shared["own"]),
    )


def _cldr_names(language: str) -> Iterable[tuple[str, str]]:
    """Full names of currencies in the singular and the plurals: "pesos chilenos"."""
    locale = Locale(language)
    for code in map(str, locale.currencies):
        for many in (1, 2, 1_000_000):
            name = str(get_currency_name(code, many, locale))
            if " " in name and "(" not in name:
                yield fold(name), code


def _units(units: dict[str, Any], numbers: dict[str, Any], months: list[str]) -> Units:
    complement = units["complement"]
    both = partial(_both, units)
    types: dict[str, UnitType] = {}
    for unit_type in get_args(UnitType):
        for form in both(units["types"].get(unit_type, ())):
            types.setdefault(form, unit_type)
    kinds = spaced(complement["kinds"])
    stops = frozenset([*units["stops"], *numbers["values"], *numbers["scales"], *months])
    entries = [form for form in types if " " in form and not stops.isdisjoint(form.split(" "))]
    return Units(
        head_last=units["order"] == "head_last",
        plural_endings=tuple(units["plural_endings"]),
        singular_endings=tuple(units["singular_endings"]),
        infinitive_endings=tuple(units["infinitive_endings"]),
        adverbs=frozenset(units["adverbs"]),
        invariable=frozenset(both(units["invariable"])) | {*units["irregular"].values()},
        prenominal=frozenset(units["prenominal"]),
        skipped=frozenset(units["skipped"]),
        before_links=frozenset(units["before_links"]),
        stops=stops,
        participle_endings=tuple(units["participle_endings"]),
        adjective_endings=tuple(units["adjective_endings"]),
        adjectives=frozenset(units["adjectives"]),
        links=frozenset(complement["links"]),
        contracted=frozenset(complement["contracted"]),
        linking=frozenset([*complement["links"], *complement["contracted"]]),
        determiners=frozenset(complement["determiners"]),
        kinds=re.compile(rf"{SPACE}(?:{kinds})(?!\w)", re.IGNORECASE),
        relational=frozenset(both(complement["relational"])),
        articles=frozenset(complement["articles"]),
        places=frozenset(both(complement["places"])),
        last=frozenset(units["coordination"]["last"]),
        modifiers=frozenset(units["modifiers"]),
        agents=frozenset(units["agents"]),
        postposed=frozenset(units["postposed"]),
        endowing=_any_word(complement["endowing"]),
        types=types,
        entries=_any_word(entries),
    )


def _any_word(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){spaced(words)}(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _both(units: dict[str, Any], words: Iterable[str]) -> Iterator[str]:
    """Each noun in the singular and in the plural."""
    links = (*units["complement"]["links"], *units["complement"]["contracted"])
    for entry in words:
        yield entry
        first, *rest = entry.split(" ")
        if rest and units["order"] == "head_first" and not rest[0].startswith(links):
            yield f"{_plural(first, units)} {' '.join(_plural(word, units) for word in rest)}"
        yield f"{_plural(first, units)} {' '.join(rest)}".rstrip()


def _plural(word: str, units: dict[str, Any]) -> str:
    """Plural of a noun: "centro" → "centros"."""
    if word in units["irregular"]:
        return str(units["irregular"][word])
    for end, new in units["plural"]:
        if word.endswith(end):
            return str(word.removesuffix(end) + new)
    return word


def _exclusions(entries: list[dict[str, Any]], units: dict[str, Any]) -> Exclusions:
    by_place: dict[str, list[str]] = {"before": [], "unit": [], "phrase": []}
    for entry in entries:
        by_place[entry["where"]].extend(entry["words"])
    return Exclusions(
        before=frozenset(by_place["before"]),
        units=frozenset(_both(units, by_place["unit"])),
        phrases=_any_word(by_place["phrase"]),
        openings=frozenset(word[:2] for phrase in by_place["phrase"] for word in phrase.split()),
    )
