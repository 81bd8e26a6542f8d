"""What counts as the same organisation: each rule ties forms of names together, in this order.

1. a known body, by any of its names and acronyms, in any language;
2. the same name but for case, accents, articles, prepositions and the report's own country;
3. an acronym and the name it is defined for, anywhere in the report or its prompts;
4. the same words in another order ("Department of Labour", "Labour Department");
5. a slip of a letter or two in a long name;
6. a short form, if exactly one organisation of the report has a fuller name that it begins
   (or, in three words or more, that has all its words in order), or that it is but for the
   organisation word ("Asociación Civil Huellas del Río").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from pipeline import diagnostics
from pipeline.facts.agencies.acronyms.definitions import Pair
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import tokenise
from pipeline.link.forms import Form, Forms, Words
from pipeline.types import Diagnostic

_LONG_ENOUGH = 18  # letters of a name that may hold a slip
_SLIPS = 2


def join(forms: Forms, pairs: Sequence[Pair], fixed: frozenset[Words]) -> tuple[Diagnostic, ...]:
    """Tie all forms that name one organisation; those an analyst has ``fixed`` are left alone.

    Returns what is to be told: acronyms that are defined twice, differently.
    """
    free = [form for form in forms if form.words not in fixed]
    _known(forms, free)
    _at_home(forms, free, fixed)
    conflicts = _defined(forms, pairs, fixed)
    free = [form for form in forms if form.words not in fixed]  # definitions add names
    _reordered(forms, free)
    _slips(forms, free)
    _shortened(forms, free)
    return conflicts


def _known(forms: Forms, free: Iterable[Form]) -> None:
    first: dict[str, Form] = {}
    for form in free:
        if form.body:
            forms.join(first.setdefault(form.body.id, form), form)


def _at_home(forms: Forms, free: Iterable[Form], fixed: frozenset[Words]) -> None:
    for form in free:
        home = forms.at_home(form)
        if home and home.words not in fixed:
            forms.join(home, form)


def _defined(
    forms: Forms, pairs: Iterable[Pair], fixed: frozenset[Words]
) -> tuple[Diagnostic, ...]:
    first: dict[Words, Form] = {}
    conflicts: dict[Diagnostic, None] = {}
    for pair in pairs:
        acronym = forms.get(pair.acronym)
        if not pair.name or not acronym or acronym.words in fixed:
            continue
        name = forms.get(pair.name)
        if name and name.words in fixed:
            continue
        name = forms.add(pair.name, "agency.head")
        meant = first.setdefault(acronym.words, name)
        same = name.root is meant.root or _fuller(forms, meant, name) or _fuller(forms, name, meant)
        if not (same and forms.join(acronym, name)):
            made = diagnostics.make(
                "acronym-conflict", acronym=pair.acronym, first=meant.text, second=name.text
            )
            conflicts[made] = None
    return tuple(conflicts)


def _reordered(forms: Forms, free: Iterable[Form]) -> None:
    if not forms.grammar.head_last:
        return
    first: dict[Words, Form] = {}
    for form in free:
        if not form.acronym:
            forms.join(first.setdefault(tuple(sorted(form.words)), form), form)


def _slips(forms: Forms, free: Iterable[Form]) -> None:
    long = [form for form in free if len("".join(form.words)) >= _LONG_ENOUGH]
    for index, form in enumerate(long):
        text = " ".join(form.words)
        for other in long[:index]:
            if other.words[0] != form.words[0] or abs(len(other.words) - len(form.words)) > 1:
                continue
            distance = Levenshtein.distance(text, " ".join(other.words), score_cutoff=_SLIPS)
            if distance <= _SLIPS:
                forms.join(other, form)


def _shortened(forms: Forms, free: Iterable[Form]) -> None:
    names = [form for form in free if not form.acronym and form.rule != "agency.government"]
    beside = _grouped(names)
    for form in sorted(names, key=lambda form: -len(form.words)):
        fuller = [other for other in beside(form) if _fuller(forms, other, form)]
        roots = {other.root for other in fuller} - {form.root}
        named = {one.root for one in forms if one.acronym} if roots else set()
        if len(roots) > 1 or form.root in named:
            roots -= named
        if len(roots) == 1 and not any(other.root is form.root for other in fuller):
            forms.join(roots.pop(), form)


def _grouped(names: Iterable[Form]) -> Callable[[Form], list[Form]]:
    """Which names may be a fuller form of one: they begin or end with its first or last word."""
    found: dict[str, list[Form]] = {}
    for form in names:
        for word in dict.fromkeys((form.words[0], form.words[-1])):
            found.setdefault(word, []).append(form)

    def beside(form: Form) -> list[Form]:
        return list(dict.fromkeys(found[form.words[0]] + found[form.words[-1]]))

    return beside


def _fuller(forms: Forms, long: Form, short: Form) -> bool:
    """True if a name is another one with more words: "Ministry of Labour (and Employment)"."""
    a, b = long.words, short.words
    if len(b) < 2 or len(a) <= len(b) or _coordinated(forms, long, short):
        return False
    if a[: len(b)] == b:
        rest = a[len(b) :]
        return rest[0] not in forms.grammar.government_places and not forms.abroad(rest)
    if forms.grammar.head_last and (a[-len(b) :] == b or a[: len(b)] == (b[-1], *b[:-1])):
        return True  # "(Alpine) Labour Ministry", "Ministry of Labour (and Mines)"
    if _unheaded(forms, a, b):
        return True
    alike = a[:2] == b[:2] or (a[0] == b[0] and 2 * len(b) >= len(a))
    return len(b) > 2 and alike and _in_order(b, a) and not forms.abroad(a[-1:])


def _unheaded(forms: Forms, long: Words, short: Words) -> bool:
    """True if a name is another one without its organisation word: "(Fundación) Nuevos Pasos"."""
    head = match(forms.grammar.heads, long, 0) if long[-len(short) :] == short else None
    if not head or head[0] < len(long) - len(short):
        return False
    return head[1].weak or head[1].type == "civil_society"


def _coordinated(forms: Forms, long: Form, short: Form) -> bool:
    """True if a name is of more bodies: "Comités Locales y Municipales" of "Comités Locales"."""
    tokens, generic = tokenise(long.text), forms.grammar.generic
    for at in range(1, tokens.size - 1):
        sides = {tokens.folds[at - 1], tokens.folds[at + 1]}
        if tokens.lows[at] in forms.grammar.conjunctions and sides <= generic:
            return not sides <= set(short.words)
    return False


def _in_order(short: Words, long: Words) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
