"""One pass over the numbers of a text: each is given its unit, or is no count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.facts.counts import exclusions, mentions
from pipeline.facts.counts.around import among_figures, ends_sentence
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.money import amount
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.counts.numbers.quantities import Quantity, combine
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.ties.after import LARGE, foreign, unit_after
from pipeline.facts.counts.ties.again import same_link
from pipeline.facts.counts.ties.antecedent import unit_of
from pipeline.facts.counts.ties.asides import aside
from pipeline.facts.counts.ties.labels import label
from pipeline.facts.counts.ties.notes import noted
from pipeline.facts.counts.ties.stated import bracketed, stated, told
from pipeline.facts.counts.ties.sums import earlier
from pipeline.facts.counts.ties.tables import Cell, cells
from pipeline.facts.counts.units import Unit, cut
from pipeline.facts.counts.units.nouns import is_kind, is_told
from pipeline.facts.words import fold
from pipeline.types import Span

MAX_COORDINATED = 5  # numbers that may wait for the unit of the last one
MAX_TOTAL = 24  # characters between a unit and the total after it


class Search:
    """One pass over the quantities of a text, each of which may borrow from those before."""

    def __init__(self, at: Passage, found: list[Counted]) -> None:
        self.at = at
        self.found = found
        self.cells: Mapping[int, Cell] = {}

    def run(self, numbers: Sequence[Number]) -> list[Counted]:
        """The counts of the text that has these numbers."""
        at = self.at
        self.cells = cells(at.text, at.rules, at.country) if numbers else {}
        quantities: list[Quantity] = []
        for quantity in combine(at.text, numbers, at.rules):
            quantities += self._apart(quantity) if quantity.rule == "range" else (quantity,)
        taken = -1
        waiting: list[Quantity] = []  # "12 y 15 talleres": 12 waits for the unit of 15
        for index, quantity in enumerate(quantities):
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if quantity.start < taken:
                continue
            counted = self._count(quantity, following) or (
                self._changed(quantities[index - 1], quantity) if index else None
            )
            if counted is None:
                joined = following and self._coordinated(quantity, following)
                waiting = [*waiting[-MAX_COORDINATED:], quantity] if joined else []
                continue
            self.found += [mentions.borrowed(at, each, counted) for each in waiting]
            self.found.append(counted)
            waiting = []
            taken = counted.mention.span.end
        return self.found

    def _apart(self, quantity: Quantity) -> Sequence[Quantity]:
        """ "L 2,500 a 1,200 hogares": an amount and who receives it are no range."""
        at, first, last = self.at, quantity.first, quantity.last
        paid, then = (
            amount(at.text, number.start, number.end, at.rules.money, at.country)
            for number in (first, last)
        )
        unit = cut(at.text, last.end, at.rules.units) if paid and not then else None
        if unit is None or not unit.type:
            return (quantity,)
        return [Quantity(each.start, each, each, each.form, each.start) for each in (first, last)]

    # ----------------------------------------------------------------- one quantity

    def _count(self, quantity: Quantity, following: Quantity | None) -> Counted | None:
        at, last = self.at, quantity.last
        if not quantity.first.free or not last.free:
            # "10 % a 15 %" and "3m" are glued to a sign that only money and percent know.
            return self._measure(quantity) if last.form != "words" else None
        if self._said_again(quantity):
            return None
        measured = self._measure(quantity)
        if measured:
            return measured
        cell = self.cells.get(quantity.start)
        if cell and quantity.end == cell.span.end:
            return self._in_cell(quantity, cell.unit)
        unit = unit_after(at, quantity, self.found)
        counted = self._counted(quantity, unit, following) if unit else self._without_unit(quantity)
        # "cible trois filières": an identifier is no word before a noun.
        if counted is None or (unit and last.form == "words"):
            return counted
        typed = unit is not None and unit.type is not None
        return None if exclusions.by_words_before(at, quantity, typed=typed) else counted

    def _measure(self, quantity: Quantity) -> Counted | None:
        mention = mentions.of_measure(self.at, quantity)
        return Counted(mention, None) if mention else None

    def _said_again(self, quantity: Quantity) -> bool:
        """True for an amount in brackets after an amount: "$ 15,000 (quince mil pesos)"."""
        before = self.found[-1].mention if self.found else None
        if before is None or before.unit_type != "money" or quantity.last.percent:
            return False
        return self.at.text[before.span.end : quantity.start].strip() == "("

    def _in_cell(self, quantity: Quantity, unit: Unit | str) -> Counted | None:
        """A number alone in its cell, whose unit or sign stands at the head."""
        if isinstance(unit, str):
            rule = "percent" if unit == "%" else "money"
            span = Span(quantity.start, quantity.end)
            return Counted(mentions.amounting(self.at, quantity, span, unit, rule), None)
        return None if quantity.last.year_like else self._unit_elsewhere(quantity, unit, "table")

    def _counted(
        self, quantity: Quantity, unit: Unit, following: Quantity | None
    ) -> Counted | None:
        if exclusions.in_locator(self.at, quantity):
            return None
        total = self._total_after(quantity, unit.span.end, following)
        if quantity.last.one and not total:
            return None
        mention = mentions.of_things(
            self.at,
            quantity,
            Span(quantity.start, total.end if total else unit.span.end),
            unit,
            rule="total" if total else "elided" if unit.noun else quantity.rule,
            of=total.counted if total else None,
        )
        return Counted(mention, unit, linked=True)

    def _total_after(
        self, quantity: Quantity, end: int, following: Quantity | None
    ) -> Number | None:
        """ "12 communes sur 20": the total that follows the unit and has none of its own."""
        if following is None or quantity.rule == "total" or following.start - end > MAX_TOTAL:
            return None
        text, between = self.at.text, self.at.rules.between
        if quantity.last.one:  # "un enfant sur cinq"
            joined = fold(text[end : following.start]) in between.each
        else:
            joined = bool(between.totals_after.match(text, end, following.start))
        if not joined:
            return None
        own = cut(text, following.end, self.at.rules.units)
        if own and is_told(own.head, self.at.rules.units):  # "12 communes sur 20 visitées"
            own = None
        return None if own or following.first.counted < quantity.last.counted else following.first

    # ----------------------------------------------------------------- unit elsewhere

    def _without_unit(self, quantity: Quantity) -> Counted | None:
        at, last = self.at, quantity.last
        if last.one or last.year_like or exclusions.in_locator(at, quantity):
            return None
        if among_figures(at.text, quantity) or exclusions.is_numbering(at, quantity):
            return None
        unit = label(at.text, quantity, self.found, at.rules)
        unit = unit or told(at.text, quantity, at.rules)
        if unit:
            return self._unit_elsewhere(quantity, unit, "label")
        borrowed = self._from_before(quantity) or self._money_again(quantity)
        if borrowed:
            return borrowed
        unit = bracketed(at.text, quantity, self.found, at.rules)
        unit = unit or earlier(at.text, quantity.start, quantity.end, at.rules)
        unit = unit or aside(at.text, quantity, self.found, at.rules)
        unit = unit or stated(at.text, quantity, self.found, at.rules)
        unit = unit or noted(at.text, quantity, self.found, at.rules)
        if unit:
            return self._unit_elsewhere(quantity, unit, "label")
        unit = foreign(at, quantity)
        return self._counted(quantity, unit, None) if unit else None

    def _unit_elsewhere(self, quantity: Quantity, unit: Unit, rule: str) -> Counted | None:
        if not self.at.rules.exclusions.units.isdisjoint(unit.words):
            return None
        colon = self.at.text[quantity.start - 2 : quantity.start].strip() in (":", "=")
        taken = self.found[-1].mention.span.end if self.found else 0
        own = rule == "label" and colon and unit.span.start >= taken
        start = unit.span.start if own else quantity.start
        span = Span(start, quantity.end)
        return Counted(mentions.of_things(self.at, quantity, span, unit, rule), unit)

    def _from_before(self, quantity: Quantity) -> Counted | None:
        """A unit that a count before has: "12 cursos de inspección; 11 de trata"."""
        text, rules = self.at.text, self.at.rules
        unit = same_link(text, quantity, self.found, rules)
        if unit:
            return self._borrowing(quantity, unit, "ellipsis", linked=True)
        unit = unit_of(text, quantity, self.found, rules)
        return self._borrowing(quantity, unit, "elided") if unit else None

    def _money_again(self, quantity: Quantity) -> Counted | None:
        """ "Sur les 300 millions de FCFA demandés, seuls 120 millions sont versés"."""
        before = self.found[-1].mention if self.found else None
        if before is None or before.unit_type != "money" or quantity.last.scale < LARGE:
            return None
        if quantity.rule == "range" or ends_sentence(self.at.text, before.span.end, quantity.start):
            return None
        span = Span(quantity.start, quantity.end)
        return Counted(mentions.amounting(self.at, quantity, span, before.unit, "money"), None)

    def _changed(self, before: Quantity, quantity: Quantity) -> Counted | None:
        """The end of a change whose beginning has a unit: "calls rose from 210 to 345"."""
        known = self.found[-1] if before.changes and self.found else None
        if known is None or known.unit is None or before.end > known.mention.span.end:
            return None
        if quantity.last.one or cut(self.at.text, quantity.end, self.at.rules.units):
            return None
        return self._borrowing(quantity, known.unit, "elided")

    def _borrowing(
        self, quantity: Quantity, unit: Unit, rule: str, *, linked: bool = False
    ) -> Counted:
        span = Span(quantity.start, quantity.end)
        return Counted(mentions.of_things(self.at, quantity, span, unit, rule), unit, linked)

    def _coordinated(self, quantity: Quantity, following: Quantity) -> bool:
        between = self.at.text[quantity.end : following.start]
        joined = fold(between) in self.at.rules.between.coordination
        return (
            (joined or quantity.changes or is_kind(between, self.at.rules.units))
            and quantity.first.free
            and not quantity.last.one
            and not quantity.last.year_like
            and not exclusions.by_words_before(self.at, quantity)
        )
