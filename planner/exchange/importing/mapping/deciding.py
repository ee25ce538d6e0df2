"""What has to be decided once for a whole file, from what it shows, and said: date order, decimal sign, units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.errors import Problem, Severity
from planner.exchange.importing.mapping.context import ImportContext
from planner.exchange.importing.mapping.mapping import Mapping
from planner.exchange.importing.mapping.months_across import month_columns
from planner.exchange.importing.mapping.source import SourceTable
from planner.exchange.importing.mapping.targets import FTE, targets_of
from planner.exchange.importing.values.date_order import decide_order
from planner.exchange.importing.values.dates import DateRules
from planner.exchange.importing.values.fte import FteRules, FteUnit, UnitGuess, guess_unit
from planner.exchange.importing.values.numbers import DecimalSign, decide_sign
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.shares import in_percent
from planner.exchange.portfolio_columns import Kind
from planner.exchange.raw import CellValue

SHARES = frozenset({"Probability", "Margin floor", "Continuity floor", "Share"})
"""The canonical columns that hold shares of 1."""
_MONTH = re.compile(r"\d{4}-\d{2}")
_NUMBERS = frozenset({Kind.NUMBER, Kind.WHOLE, Kind.FTE})


@dataclass(frozen=True)
class Decisions:
    """How the values of one table are read; ``percent`` by canonical heading of columns that hold shares."""

    dates: DateRules
    sign: DecimalSign | None
    fte: FteRules
    percent: dict[str, bool | None]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def decide(table: SourceTable, mapping: Mapping, context: ImportContext) -> Decisions:
    """Everything that one file decides once; what it does not show is left open, and said."""
    return _Deciding(table, mapping, context).result()


class _Deciding:
    def __init__(self, table: SourceTable, mapping: Mapping, context: ImportContext) -> None:
        self.table, self.mapping, self.context = table, mapping, context
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        targets = targets_of(mapping.sheet)
        self.positions = {
            use.target: position
            for use in mapping.uses
            if (position := table.position(use.source)) is not None and use.target in targets
        }
        self.kinds = {target: targets[target].kind for target in self.positions}
        self.amounts = self._amount_columns()

    def result(self) -> Decisions:
        dates = self._dates()
        sign = self._sign()
        return Decisions(dates, sign, self._fte(sign), self._percent(sign), tuple(self.notes), tuple(self.problems))

    def _amount_columns(self) -> list[int]:
        """The columns whose numbers are work."""
        if self.mapping.months is not None:
            return [
                position for position, _ in month_columns(self.table, self.mapping.months, self.mapping.months.value)
            ]
        paired = [self.table.position(pair.value) for pair in self.mapping.pairs]
        found = [position for position in paired if position is not None]
        if not found and FTE in self.positions:
            found = [self.positions[FTE]]
        return found

    def _cells(self, positions: Sequence[int]) -> Iterable[tuple[str, CellValue]]:
        """The different values of the columns, each with the first of its addresses."""
        for position in positions:
            for value, row in self.table.distinct(position).items():
                if not isinstance(value, bool):
                    yield self.table.place(row, position).cell, value

    def _dates(self) -> DateRules:
        choices = self.mapping.choices
        order = choices.order
        columns = [position for target, position in self.positions.items() if self.kinds[target] is Kind.DATE]
        if order is not None:
            self.notes.append(f"Dates such as 03/04/2026 are read as {order.value}, as you said.")
        else:
            decision = decide_order(self._cells(columns))
            order = decision.order
            if decision.reason and (order is None or decision.doubtful):
                self.notes.append(decision.reason)
            if decision.conflict or (order is None and decision.doubtful):
                remedy = "Say whether the day or the month comes first."
                self._problem(decision.reason, remedy, Severity.WARNING)
        return DateRules(order, choices.date_1904 or self.context.date_1904, choices.fiscal_start)

    def _sign(self) -> DecimalSign | None:
        if self.mapping.choices.sign is not None:
            return self.mapping.choices.sign
        columns = [position for target, position in self.positions.items() if self.kinds[target] in _NUMBERS]
        decision = decide_sign(self._cells(sorted({*columns, *self.amounts})))
        if decision.conflict:
            self._problem(decision.reason, "Say whether decimals follow a point or a comma.", Severity.WARNING)
        if decision.reason:
            self.notes.append(decision.reason)
        return decision.sign

    def _fte(self, sign: DecimalSign | None) -> FteRules:
        unit, context = self.mapping.choices.unit, self.context
        if unit is None and self.amounts:
            guess = self._unit(sign)
            unit = guess.unit if guess is not None and guess.sure else None
            if guess is not None and guess.sure:
                self.notes.append(f"The amounts of work are read as {guess.unit.value}: {guess.reason}.")
            elif guess is not None:
                message = f"the amounts of work look like {guess.unit.value} ({guess.reason}), but that is not certain."
                self._problem(message, "Say whether they are FTE, percent, hours or days.", Severity.ERROR)
        return FteRules(unit, sign, context.hours_per_fte_month, context.hours_per_day, context.working_days)

    def _unit(self, sign: DecimalSign | None) -> UnitGuess | None:
        if all(self.table.columns[position].percent for position in self.amounts):
            return UnitGuess(FteUnit.FRACTION, "they are shown as percentages, so that 1 stands for 100 percent", True)
        if self._is_canonical():
            return UnitGuess(FteUnit.FRACTION, "the table has the form of the portfolio workbook", True)
        headings = []
        if self.mapping.months is not None and self.mapping.months.value:
            headings.append(self.mapping.months.value)
        elif self.mapping.months is None:
            headings.extend(dict.fromkeys(self.table.columns[position].heading for position in self.amounts))
        headings.append(self.table.sheet)
        values = (value for _, value in self._cells(self.amounts))
        return guess_unit(values, headings, self.mapping.sheet != "Demand", sign)

    def _is_canonical(self) -> bool:
        """Whether headings and months are those of the portfolio workbook, where work is always in FTE."""
        own = all(use.source.heading == folded_words(use.target) for use in self.mapping.uses)
        headings = [self.table.columns[position].heading for position in self.amounts]
        return own and self.mapping.months is not None and all(_MONTH.fullmatch(heading) for heading in headings)

    def _percent(self, sign: DecimalSign | None) -> dict[str, bool | None]:
        found: dict[str, bool | None] = {}
        for target, position in self.positions.items():
            if target in SHARES:
                shown_as_percent = self.table.columns[position].percent  # 1 stands for 100 percent then
                found[target] = False if shown_as_percent else in_percent(self.table.distinct(position), sign)
                if found[target]:
                    self.notes.append(f"{target} is read as percentages, for numbers over 1 stand among them.")
        return found

    def _problem(self, message: str, remedy: str, severity: Severity) -> None:
        self.problems.append(Problem(self.table.sheet, "", "", message, remedy, severity, self.table.file))
