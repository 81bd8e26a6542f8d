"""What stands after a verb or a nominal happening: object, complement, clause."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what.edges import is_time
from pipeline.facts.events.what.phrases import can_open, phrase
from pipeline.types import Span

_PREPOSITIONAL = re.compile(  # the noun phrase of a preposition
    r"g?d?[A#]*(?:D|(?:[nwNqxPXbfvJ.-]|#(?!n)|G(?=n)|(?<=[dn])G|(?<=n)I)+"
    r"(?:gd?(?:[nwNqxPX-]|#(?!n))+)*"
    r"(?:(?:,d?w+)*,?Cg?d?w+|,?Cg?d?[Nx]+|(?<=[Nx]),d?N[^,;]{0,6}(?=,))*)"  # "en Loja y Quito"
)
_OPENING = re.compile(r"[CA,]*[pT]d(?=[nq])")  # with its article
_RESUMED = re.compile(r"[^,;]*,[pdA]*D,[dA]*[nwq#]")  # "doté de vélos, le 3 mai, les élèves"
_DIRECT = re.compile(r"(?:[,pdA]*D,?|A)*(?:d[nwq#vfIbP]|#)")
_TIME_ASIDE = re.compile(r",[pdA]*D,|[pdA]*D")
_OF_DATE = re.compile(r"D,$")
_ASIDE = re.compile(r"n[^,;CDR]*,[d#]")  # a bare noun between commas, an object after them
_PREDICATE = re.compile(r"nd[nw#N]")  # "declaró [culpables] a los", "reconnu [coupables] les"


def first(sentence: Sentence, start: int, end: int, inverted: bool = False) -> Span | None:
    """The object: the first noun phrase after the verb that no preposition opens.

    Where there is none, that of a preposition before objects ("capacitó a [60 jueces]").
    ``inverted``: it is the verb's subject, which no preposition opens ever.
    """
    tags = sentence.tags
    position = start
    marked = None
    while position < end and not _ends(sentence, position):
        counted = _counted(sentence, position)
        if counted is not None:
            return phrase(sentence, counted, end)
        if tags[position] in "pyTg":
            skipped = inverted and tags[position] != "g"
            found = None if skipped else _governed(sentence, start, position, end)
            partitive = found is not None and sentence.has("partitives", position)
            if partitive and _RESUMED.match(tags, position, end) is None:
                return found
            marked = marked or found
            position = _after_preposition(sentence, position, end)
        elif can_open(sentence, position):
            given = marked is not None and _is_body(
                sentence, marked
            )  # "dio a la OIT, en mayo, 9 PC"
            between = _TIME_ASIDE.sub("", tags[start:position]) if given else tags[start:position]
            apart = "," in between and tags[position - 1] != "d"
            if marked is not None and apart and not is_time(sentence, position, position + 4):
                return marked  # "atendió a 60 personas, 12 niños entre ellas"
            if _is_object(sentence, start, position):
                return phrase(sentence, position, end)
            position = _after_noun(sentence, position, end)
        else:
            position += 1
    return marked


def _is_body(sentence: Sentence, told: Span) -> bool:
    return any(told == name.span for name in sentence.names.values())


def is_direct(sentence: Sentence, group: Group) -> bool:
    """True if an object that no preposition opens comes right after a verb."""
    return _DIRECT.match(sentence.tags, group.end) is not None


def beside(sentence: Sentence, start: int, end: int) -> Span | None:
    """The object that stands right after the verb: "was awarded a [prize]"."""
    at = start
    while at < end and sentence.tags[at] == "d":
        at += 1
    return first(sentence, start, end) if at < end and can_open(sentence, at) else None


def _ends(sentence: Sentence, position: int) -> bool:
    """True where another clause starts, also one without a finite verb, or a table's next cell."""
    tags = sentence.tags
    tag, after = tags[position], tags[position + 1 : position + 2]
    gerund = tag == "G" and after != "n" and tags[position - 1 : position] != "d"
    if tag == ":" and sentence.words[position] == "|":
        return True
    return tag in "RU" or (tag in "pT" and after in ("I", "T")) or gerund


def _counted(sentence: Sentence, position: int) -> int | None:
    """Where the number is that an approximation opens: "más de [60 jueces]", "over [300]"."""
    tags = sentence.tags
    if tags.startswith("Ag#", position):
        return position + 2
    approximate = tags.startswith("p#", position) and sentence.has("approximators", position)
    return position + 1 if approximate else None


def _governed(sentence: Sentence, start: int, position: int, end: int) -> Span | None:
    """The object that a preposition opens: "a [60 jueces]", "bénéficie d'un [appui]"."""
    if sentence.tags[position] == "g":
        between = sentence.tags[start:position]
        aside = between.endswith(",")  # "écopé, devant le tribunal, de peines"
        direct = not between.strip(",pdDANxo" if aside else ",pdDA")
        return partitive(sentence, position, end) if direct else None
    loose = "," in _TIME_ASIDE.sub("", sentence.tags[start:position])
    if loose and sentence.tags[position - 1] != ",":
        return None  # "entró en la Cámara, con giro a dos comisiones"
    again = sentence.tags[position - 2 : position] == "NC"  # "gracias al [X] y [a] la [Y]"
    if again or not sentence.has("object_prepositions", position):
        return None
    return _of_preposition(sentence, position, end)


def _is_object(sentence: Sentence, start: int, position: int) -> bool:
    """False for the rest of a list, an apposition without article, a time."""
    tags = sentence.tags
    predicate = sentence.has("predicates", position) and tags[position - 1] not in "dpg"
    if predicate or _is_aside(sentence, position):
        return False
    if position == start and _PREDICATE.match(tags, position):
        return False
    opening = len(tags[:position].rstrip("dA"))
    if opening <= start or sentence.has("cardinals", position):
        return True
    if tags[opening - 1] == "C":
        return False
    if tags[opening - 1] != "," or opening < position or tags[position] in "#qN":
        return True
    return tags[position] == "n" and tags.count(",", start, opening) % 2 == 0


def _is_aside(sentence: Sentence, position: int) -> bool:
    """No object: "los [días] 3 y 4 de mayo", "[junto] con …", "el 3 de mayo, [día] del niño, …"."""
    if _OF_DATE.search(sentence.tags, max(0, position - 2), position):
        return _ASIDE.match(sentence.tags, position) is not None
    if sentence.words[position] in sentence.grammar.company:
        return True
    return is_time(sentence, position, position + 4) or _is_occasion(sentence, position)


def _is_occasion(sentence: Sentence, position: int) -> bool:
    """True for "five times", "en [cuatro oportunidades]": how often."""
    counted = sentence.tags[position] == "#" or sentence.has("cardinals", position)
    return counted and sentence.any("occasion_nouns", range(position, position + 2))


def partitive(sentence: Sentence, position: int, end: int) -> Span | None:
    """The object after a verb's genitive: "bénéficie d'un [appui]", not "de manière conjointe"."""
    at = position + 1
    while at < end and sentence.tags[at] == "d":
        at += 1
    if at >= end or not can_open(sentence, at) or _is_aside(sentence, at):
        return None
    if sentence.has("manner_nouns", at):
        return None
    return phrase(sentence, at, end)


def _after_noun(sentence: Sentence, position: int, end: int) -> int:
    match = _PREPOSITIONAL.match(sentence.tags, position, end)
    return max(match.end() if match else 0, position + 1)


def _after_preposition(sentence: Sentence, position: int, end: int) -> int:
    """Past the noun phrase of the preposition at ``position``."""
    at = position + 1
    while sentence.tags[at : at + 1] == "p":  # "gracias a", "cerca de"
        at += 1
    match = _PREPOSITIONAL.match(sentence.tags, at, end)
    if match is None:
        return at
    if sentence.has("object_prepositions", position):  # "al [Congreso] dos proyectos"
        return max(min(match.end(), _name_end(sentence.tags, at, end)), at)
    return max(match.end(), at)


def _name_end(tags: str, at: int, end: int) -> int:
    match = re.match(r"d?N", tags[at:end])
    return at + match.end() if match else end


def _of_preposition(sentence: Sentence, position: int, end: int) -> Span | None:
    """The phrase of a preposition: "capacitó a [60 jueces]"."""
    at = position + 1
    while at < end and sentence.tags[at] in "dAg":
        at += 1
    if at >= end or not can_open(sentence, at) or _is_aside(sentence, at):
        return None
    bare = at == position + 1
    if sentence.has("with_words", position) or (bare and sentence.has("aside_nouns", at)):
        return None  # "moderación a [cargo] de la UNAH"
    return phrase(sentence, at, end)


def prepositional(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a verb without an object is about: "participó en la [conferencia]"; no bare place."""
    tags = sentence.tags
    position = start
    while position < end and tags[position] not in "RU":
        after = tags[position + 1 : position + 2]
        if tags[position] in "pT" and after in ("I", "T"):
            return None
        if tags[position] not in "pyT":
            position += 1
            continue
        if after not in ("w", "D"):
            found = _of_preposition(sentence, position, end)
            if found is not None:
                return found
        position = _after_preposition(sentence, position, end)
    return None


def opening(sentence: Sentence, start: int, end: int) -> Span | None:
    """What opens the clause after a preposition: "A la [feria] acudieron la OIT y el BID"."""
    match = _OPENING.match(sentence.tags, start, end)
    return None if match is None else phrase(sentence, match.end(), end)
