"""Finding counts in a text.

The numbers of the text are found first, joined to quantities, and each quantity is then
given its unit. A number with no unit is no count, so that most of what the guidelines
exclude (identifiers, telephone numbers, list numbers) needs no rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.countries import NumberFormat, number_format
from pipeline.facts.counts import elided, elsewhere
from pipeline.facts.counts.elided import Counted
from pipeline.facts.counts.grammar import Grammar, fold, grammar
from pipeline.facts.counts.measures import amount
from pipeline.facts.counts.numbers import YEARS, Number, scan
from pipeline.facts.counts.quantities import Quantity, combine
from pipeline.facts.counts.units import Unit, cut
from pipeline.types import Context, CountMention, DateMention, Qualifier, Span

MAX_LOCATOR = 200  # characters of a URL before a number
MAX_CLAUSE = 100  # characters of a clause before its object
MAX_SET = 12  # characters of a set phrase before its number
MAX_COORDINATED = 5  # numbers that may wait for the unit of the last one
UNKNOWN_HEAD = 0.9  # factor of confidence where the head noun is not in the lexicon

_QUOTED = re.compile(
    r"[“«\"](?:(?<=“)[^“”\n]{1,160}”|(?<=«)[^«»\n]{1,160}»|(?<![\w\"]\")[^\"\n]{1,160}\"(?!\w))"
)
_CLOSED = re.compile(r"[ \u00a0]?[.,;:)\]]|\Z")  # no noun can follow
_LINK = re.compile(r"[ \u00a0\u202f\n]([^\W\d_]+['’]?)")
_CLAUSE = re.compile(r"[.;:\n]")
_LOCATOR = re.compile(r"://|www\.|@")
_VERSION = re.compile(r"[.,]0\Z")


def find(
    text: str, context: Context, dates: Sequence[DateMention] = ()
) -> tuple[CountMention, ...]:
    """Counts of a text in order of their spans; no number inside one of ``dates`` is a count."""
    rules = grammar(context.language)
    style = number_format(context.language, context.country)
    quoted = [
        Span(*match.span()) for match in _QUOTED.finditer(text) if not rules.speech.search(match[0])
    ]
    mask = _Mask([*(date.span for date in dates), *quoted])
    return _Search(text, rules, style, context.country, mask).run()


class _Mask:
    """Stretches of a text in which no count begins: dates, names in quotation marks."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def covers(self, position: int) -> bool:
        """True if the position lies in one of the stretches."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._spans[index].end


class _Search:
    """One pass over a text."""

    def __init__(
        self, text: str, rules: Grammar, style: NumberFormat, country: str | None, mask: _Mask
    ) -> None:
        self.text = text
        self.rules = rules
        self.style = style
        self.country = country
        self.mask = mask
        self.found: list[Counted] = []
        self.cells: Mapping[int, elsewhere.Cell] = {}
        self.locators = _LOCATOR.search(text) is not None

    def run(self) -> tuple[CountMention, ...]:
        numbers = scan(
            self.text, self.rules.numerals, self.style, self.rules.percent, self.mask.covers
        )
        self.cells = elsewhere.cells(self.text, self.rules, self.country) if numbers else {}
        quantities = [
            each
            for quantity in combine(self.text, numbers, self.rules.between, self.rules.changes)
            for each in self._apart(quantity)
        ]
        self.found = self._fractions()
        fractions = _Mask([each.mention.span for each in self.found])
        taken = -1
        waiting: list[Quantity] = []  # "12 y 15 talleres": 12 waits for the unit of 15
        for index, quantity in enumerate(quantities):
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if quantity.start < taken or fractions.covers(quantity.start):
                continue
            counted = self._count(quantity, following) or (
                self._changed(quantities[index - 1], quantity) if index else None
            )
            if counted is None:
                joined = following and self._coordinated(quantity, following)
                waiting = [*waiting[-MAX_COORDINATED:], quantity] if joined else []
                continue
            self.found += [self._borrowed(each, counted) for each in waiting]
            self.found.append(counted)
            waiting = []
            taken = counted.mention.span.end
        return tuple(sorted((each.mention for each in self.found), key=lambda m: m.span))

    def _apart(self, quantity: Quantity) -> list[Quantity]:
        """ "L 2,500 a 1,200 hogares": an amount and who receives it are no range."""
        first, last = quantity.first, quantity.last
        if quantity.rule != "range" or quantity.start != first.start:
            return [quantity]
        paid, then = (
            amount(self.text, number.start, number.end, self.rules.money, self.country)
            for number in (first, last)
        )
        unit = cut(self.text, last.end, self.rules.units) if paid and not then else None
        if unit is None or not unit.type:
            return [quantity]
        return [Quantity(each.start, each, each, each.form, each.start) for each in (first, last)]

    # ----------------------------------------------------------------- one quantity

    def _count(self, quantity: Quantity, following: Quantity | None) -> Counted | None:
        if not quantity.first.free or not quantity.last.free:
            # "10 % a 15 %" and "3m" are glued to a sign that only money and percent know.
            return self._measure(quantity) if quantity.last.form != "words" else None
        if self._said_again(quantity):
            return None
        measured = self._measure(quantity)
        if measured:
            return measured
        cell = self.cells.get(quantity.start)
        if cell and quantity.end == cell.span.end:
            return self._in_cell(quantity, cell.unit)
        unit = None if _CLOSED.match(self.text, quantity.end) else self._unit_after(quantity)
        counted = self._counted(quantity, unit, following) if unit else self._without_unit(quantity)
        # "cible trois filières": an identifier is no word before a noun.
        named = unit and quantity.last.form == "words"
        return None if counted and not named and self._excluded_before(quantity) else counted

    def _in_cell(self, quantity: Quantity, unit: Unit | str) -> Counted | None:
        """A number alone in its cell, whose unit or sign stands at the head."""
        if isinstance(unit, str):
            rule = "percent" if unit == "%" else "money"
            return self._amount(quantity, Span(quantity.start, quantity.end), unit, 1, rule)
        return None if quantity.last.year_like else self._unit_elsewhere(quantity, unit, "table")

    def _unit_after(self, quantity: Quantity) -> Unit | None:
        text, rules, last = self.text, self.rules, quantity.last
        single = last.counted == 1 and quantity.rule != "range"
        at = self._after_link(last)
        unit = cut(text, at, rules.units, single=single, definite=quantity.rule == "total")
        if unit is None:
            copula = None if self._is_part(quantity) else rules.copulas.match(text, at)
            unit = cut(text, copula.end(), rules.units) if copula else None
            named = unit and unit.type == "people" and unit.known_start
            unit = unit if named else self._unit_of_part(quantity) or self._postposed(quantity)
        if unit is None or self._excluded_unit(quantity, unit):
            return None
        noun = elided.noun_of(text, quantity, unit, self.found, rules)
        return unit._replace(noun=noun) if noun else self._without_gift(quantity, unit)

    def _postposed(self, quantity: Quantity) -> Unit | None:
        """ "Fueron 120 las visitas": a subject after its verb and its number."""
        link = _LINK.match(self.text, quantity.end)
        if link is None or link[1] not in self.rules.units.postposed:
            return None
        begin = max(0, quantity.start - elided.REACH)
        if not self.rules.elided.verb_before.search(self.text, begin, quantity.start):
            return None
        unit = cut(self.text, link.end(), self.rules.units)
        return unit if unit and unit.type else None

    def _without_gift(self, quantity: Quantity, unit: Unit) -> Unit:
        """ "Dotó a 45 brigadas de radios": the complement is what the verb gives."""
        rules, text = self.rules.units, self.text
        if unit.span.end <= unit.core.end or rules.kinds.match(text, unit.core.end):
            return unit
        if not text[: unit.span.end].endswith(rules.plural_endings):
            return unit
        head = text[max(0, quantity.start - MAX_CLAUSE) : quantity.start]
        clause = _CLAUSE.split(head)[-1]
        given = fold(clause).rpartition(" ")[2] in rules.linking
        endowed = not given and rules.endowing.search(clause)
        return unit._replace(span=unit.core) if endowed else unit

    def _is_part(self, quantity: Quantity) -> bool:
        """True after "de las cuales": what is said of the part is not what it counts."""
        begin = max(0, quantity.before - elided.REACH)
        before = self.rules.elided.before.search(self.text, begin, quantity.before)
        return before is not None and bool(self.found)

    def _unit_of_part(self, quantity: Quantity) -> Unit | None:
        """ "Ochenta de las familias": the number is a part of a whole that has none."""
        part = None if quantity.last.one else self.rules.parts.match(self.text, quantity.end)
        unit = cut(self.text, part.end(), self.rules.units) if part else None
        return unit if unit and unit.type else None

    def _after_link(self, number: Number) -> int:
        """Past the "de" of "dos millones de niños"."""
        if number.scale < 1_000_000 and number.form != "collective":
            return number.end
        link = _LINK.match(self.text, number.end)
        folded = fold(link[1]) if link else ""
        return link.end() if link and folded in self.rules.units.links else number.end

    def _excluded_unit(self, quantity: Quantity, unit: Unit) -> bool:
        excluded = self.rules.exclusions
        if any(word in excluded.units for word in unit.words):
            return True
        if _VERSION.search(self.text, quantity.last.start, quantity.last.end):
            return True
        if quantity.last.year_like and (unit.type is None or self._follows_year_word(quantity)):
            return True
        start = quantity.first.start
        if self.text[start : start + 2].lower() not in excluded.openings:
            return False
        phrases = excluded.phrases.finditer(self.text, max(0, start - MAX_SET), unit.span.end + 30)
        return any(phrase.start() <= start < phrase.end() for phrase in phrases)

    def _excluded_before(self, quantity: Quantity) -> bool:
        start = max(0, quantity.before - 30)
        head = self.text[start : quantity.before]
        if head.rstrip().endswith(":"):
            return False  # a label: "Objetivo: 12 talleres"
        if self.rules.elided.targets.search(self.text, start, quantity.before):
            return False  # "frente a los 12 de antes" is no age ("a los 12")
        qualifier = self.rules.qualifiers_before[0].search(self.text, start, quantity.before)
        if qualifier:  # "aged below 35"
            head = self.text[start : qualifier.start()]
        words = fold(head.rstrip(" \u00a0([\"'“«*_")).split(" ")
        excluded = self.rules.exclusions.before
        return (
            words[-1] in excluded or " ".join(words[-2:]) in excluded or self._in_series(quantity)
        )

    def _in_series(self, quantity: Quantity) -> bool:
        """True for a number right after another one: a telephone number, a reference."""
        before = self.text[max(0, quantity.start - 6) : quantity.start]
        year = before[-5:-1].isdecimal() and int(before[-5:-1]) in YEARS and before[-1:] == " "
        return len(before) > 1 and before[-1] in " \u00a0-" and before[-2].isdigit() and not year

    def _follows_year_word(self, quantity: Quantity) -> bool:
        head = self.text[max(0, quantity.start - 20) : quantity.start].lower().split()
        return bool(head) and (
            head[-1] in self.rules.year_words
            or head[-1] in self.rules.months
            or " ".join(head[-2:]) in self.rules.year_words
        )

    def _counted(
        self, quantity: Quantity, unit: Unit, following: Quantity | None
    ) -> Counted | None:
        if self._in_locator(quantity):
            return None
        end = unit.span.end
        total = self._total_after(quantity, end, following)
        if quantity.last.one and not total:
            return None
        mention = self._mention(
            quantity,
            Span(quantity.start, total.end if total else end),
            unit,
            rule="total" if total else "elided" if unit.noun else quantity.rule,
            of=total.counted if total else None,
        )
        return Counted(mention, unit, linked=True)

    def _total_after(
        self, quantity: Quantity, end: int, following: Quantity | None
    ) -> Number | None:
        """ "12 communes sur 20": the total that follows the unit and has none of its own."""
        if following is None or quantity.rule == "total" or following.start - end > 24:
            return None
        between = self.rules.between
        if quantity.last.one:  # "un enfant sur cinq"
            joined = fold(self.text[end : following.start]) in between.each
        else:
            joined = bool(between.totals_after.match(self.text, end, following.start))
        if not joined:
            return None
        own = cut(self.text, following.end, self.rules.units)
        return None if own or following.first.counted < quantity.last.counted else following.first

    def _mention(
        self, quantity: Quantity, span: Span, unit: Unit, rule: str, of: float | None = None
    ) -> CountMention:
        first, last = quantity.first, quantity.last
        value: float | None = last.counted
        low = high = None
        if quantity.rule == "range":
            value, low, high = None, first.counted, last.counted
        elif quantity.rule == "total":
            value, of = first.counted, last.counted
        confidence = self.rules.confidence[rule] * (1 if unit.type else UNKNOWN_HEAD)
        return CountMention(
            span=span,
            rule=f"count.{rule}",
            confidence=round(confidence, 3),
            value=value,
            low=low,
            high=high,
            of=of,
            qualifier=self._qualifier(quantity, span.end),
            unit=" ".join(f"{unit.noun} {self.text[slice(*unit.span)]}".split()),
            unit_type=unit.type or "other",
        )

    def _qualifier(self, quantity: Quantity, end: int) -> Qualifier:
        before, words = self.rules.qualifiers_before
        match = before.search(self.text, max(0, quantity.before - 26), quantity.before)
        if match is None:
            after, words = self.rules.qualifiers_after
            match = after.match(self.text, end) or after.match(self.text, quantity.last.end)
        return words[fold(match[1])] if match else quantity.last.qualifier

    def _in_locator(self, quantity: Quantity) -> bool:
        """True inside a URL or an e-mail address."""
        if not self.locators:
            return False
        begin = max(0, quantity.start - MAX_LOCATOR)
        space = max(self.text.rfind(" ", begin, quantity.start), begin - 1)
        return bool(_LOCATOR.search(self.text, space + 1, quantity.start))

    # ----------------------------------------------------------------- money, percent

    def _measure(self, quantity: Quantity) -> Counted | None:
        text, last = self.text, quantity.last
        if last.percent:
            return self._amount(quantity, Span(quantity.start, last.percent), "%", 1, "percent")
        money = amount(text, quantity.start, quantity.end, self.rules.money, self.country)
        if money is None or (last.one and not money):
            return None
        span = Span(money.start, money.end)
        return self._amount(quantity, span, money.unit, money.scale, "money")

    def _amount(
        self, quantity: Quantity, span: Span, unit: str, scale: float, rule: str
    ) -> Counted | None:
        first, last = quantity.first, quantity.last
        amounts = [round(number.value * scale, 6) for number in (first, last)]
        if rule == "money":
            amounts = [round(number.counted * scale, 6) for number in (first, last)]
        ranged = quantity.rule == "range"
        shifted = quantity._replace(before=min(quantity.before, span.start))
        mention = CountMention(
            span=span,
            rule=f"count.{rule}",
            confidence=self.rules.confidence[rule],
            value=None if ranged else amounts[1],
            low=amounts[0] if ranged else None,
            high=amounts[1] if ranged else None,
            qualifier=self._qualifier(shifted, span.end),
            unit=unit,
            unit_type="percent" if rule == "percent" else "money",
        )
        return Counted(mention, None)

    def _said_again(self, quantity: Quantity) -> bool:
        """True for an amount in brackets after an amount: "$ 15,000 (quince mil pesos)"."""
        before = self.found[-1].mention if self.found else None
        return (
            before is not None
            and before.unit_type == "money"
            and not quantity.last.percent
            and self.text[before.span.end : quantity.start].strip() == "("
        )

    def _fractions(self) -> list[Counted]:
        """ "un tercio de los hogares": a part of one, of a plural noun phrase."""
        found = []
        for match in self.rules.fraction.finditer(self.text):
            if match.start() and self.text[match.start() - 1].isalnum():
                continue
            unit = cut(self.text, match.end(), self.rules.units, definite=True)
            if unit is None or any(word in self.rules.exclusions.units for word in unit.words):
                continue
            span = Span(match.start(), unit.span.end)
            value = self.rules.fractions[fold(match["value"])]
            number = Number(span.start, match.end(), value, "words")
            quantity = Quantity(span.start, number, number, "fraction", span.start)
            found.append(Counted(self._mention(quantity, span, unit, "fraction"), None))
        return found

    # ----------------------------------------------------------------- unit elsewhere

    def _without_unit(self, quantity: Quantity) -> Counted | None:
        if quantity.last.one or quantity.last.year_like or self._in_locator(quantity):
            return None
        unit = elsewhere.label(self.text, quantity.start, quantity.end, self.rules)
        if unit:
            return self._unit_elsewhere(quantity, unit, "label")
        borrowed = self._from_before(quantity)
        if borrowed:
            return borrowed
        unit = elsewhere.earlier(self.text, quantity.start, quantity.end, self.rules)
        unit = unit or self._stated(quantity)
        return self._unit_elsewhere(quantity, unit, "label") if unit else None

    def _changed(self, before: Quantity, quantity: Quantity) -> Counted | None:
        """The end of a change whose beginning has a unit: "calls rose from 210 to 345"."""
        known = self.found[-1] if before.changes and self.found else None
        if known is None or known.unit is None or before.end > known.mention.span.end:
            return None
        if quantity.last.one or cut(self.text, quantity.end, self.rules.units):
            return None
        return self._borrowing(quantity, known.unit, "elided")

    def _stated(self, quantity: Quantity) -> Unit | None:
        """The unit of "the number of calls was 345"."""
        if quantity.rule in ("range", "total"):
            return None
        begin = max(0, quantity.before - elided.MAX_QUALIFIER)
        qualifier = self.rules.qualifiers_before[0].search(self.text, begin, quantity.before)
        start = qualifier.start() if qualifier else quantity.before
        spans = [each.mention.span for each in self.found[-elided.MAX_BACK :]]
        changes = quantity.changes or self._changed_by_year(quantity)
        return elsewhere.stated(self.text, start, self.rules, spans, changes=changes)

    def _changed_by_year(self, quantity: Quantity) -> bool:
        """True for the first number of "rose from 3 in 2019 to 7 in 2022"."""
        if not elided.DATED.match(self.text, quantity.end):
            return False
        head = self.text[max(0, quantity.start - elided.REACH) : quantity.start].split()
        return bool(
            head
            and head[-1].lower() in self.rules.between.openers
            and self.rules.changes.search(" ".join(head[-4:]))
        )

    def _unit_elsewhere(self, quantity: Quantity, unit: Unit, rule: str) -> Counted | None:
        if any(word in self.rules.exclusions.units for word in unit.words):
            return None
        colon = self.text[quantity.start - 2 : quantity.start].strip() in (":", "=")
        start = unit.span.start if rule == "label" and colon else quantity.start
        mention = self._mention(quantity, Span(start, quantity.end), unit, rule)
        return Counted(mention, unit)

    def _from_before(self, quantity: Quantity) -> Counted | None:
        """A unit that a count before has: "12 cursos de inspección; 11 de trata"."""
        unit = elided.same_link(self.text, quantity, self.found, self.rules)
        if unit:
            return self._borrowing(quantity, unit, "ellipsis", linked=True)
        before = elided.antecedent(self.text, quantity, self.found, self.rules)
        unit = before.unit if before else elided.uncounted(self.text, quantity, self.rules)
        return self._borrowing(quantity, unit, "elided") if unit else None

    def _borrowing(
        self, quantity: Quantity, unit: Unit, rule: str, *, linked: bool = False
    ) -> Counted:
        mention = self._mention(quantity, Span(quantity.start, quantity.end), unit, rule)
        return Counted(mention, unit, linked)

    def _coordinated(self, quantity: Quantity, following: Quantity) -> bool:
        gap = fold(self.text[quantity.end : following.start])
        return (
            (gap in self.rules.between.coordination or quantity.changes)
            and quantity.first.free
            and not quantity.last.one
            and not quantity.last.year_like
            and not self._excluded_before(quantity)
        )

    def _borrowed(self, quantity: Quantity, counted: Counted) -> Counted:
        """ "12 y 15 talleres": the unit of 15 is that of 12 too."""
        mention = counted.mention
        number = quantity.last
        borrowed = replace(
            mention, span=Span(quantity.start, number.end), value=number.counted, low=None,
            high=None, of=None, confidence=round(mention.confidence * UNKNOWN_HEAD, 3),
        )  # fmt: skip
        return Counted(borrowed, counted.unit)
