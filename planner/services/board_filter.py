"""Which rows of the board a person wants to see, by facts instead of by words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.services.board_rows import BarKind, Board, BoardRow, RowKind

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.evaluation import Evaluation
    from planner.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What a row must have to be shown; an empty set asks for nothing.

    The names of sponsors, roles, countries and award statuses are the portfolio's. ``open_only`` keeps seats with open
    months (by people: people with time left). ``problems_only`` keeps seats with open months or conflicts of locks, and
    those of studies and sponsors whose floor is broken (by people: people whose locks give way).
    """

    sponsors: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    open_only: bool = False
    problems_only: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


EVERYTHING = BoardFilter()

Test = Callable[[BoardRow], bool]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What can be chosen from, in the portfolio's order; only what occurs."""

    sponsors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@lru_cache(maxsize=4)  # asked again whenever a plan of the case is shown
def choices(case: Case) -> FilterChoices:
    """What a case offers to filter by."""
    portfolio = case.portfolio
    places = {c for key in case.line_keys for c in key.countries} | {p.country for p in portfolio.staff}
    return FilterChoices(
        tuple(s.name for s in portfolio.sponsors),
        tuple(r.name for r in portfolio.roles),
        tuple(sorted(places - {""})),
        tuple(dict.fromkeys(portfolio.studies[row].status.value for row in case.study_rows)),
    )


def kept_rows(case: Case, plan: Plan, evaluation: Evaluation, board: Board, wanted: BoardFilter) -> set[int] | None:
    """The rows of a board that a filter keeps, with the headings above them; None where it keeps all."""
    if not wanted:
        return None
    tests = _Tests(case, plan, evaluation).of(wanted)
    keep: set[int] = set()
    for lanes in _with_lanes(board):
        rows = [board.rows[at] for at in lanes]
        if all(any(test(row) for row in rows) for test in tests):
            keep.update(lanes)
            parent = rows[0].parent
            while parent >= 0 and parent not in keep:
                keep.add(parent)
                parent = board.rows[parent].parent
    return keep


def _with_lanes(board: Board) -> Iterator[list[int]]:
    """Each row that is no heading, together with the further lanes of its person."""
    found: list[int] = []
    for at, row in enumerate(board.rows):
        if row.kind is not RowKind.LANE and found:
            yield found
            found = []
        if not row.kind.is_heading:
            found.append(at)
    if found:
        yield found


class _Tests:
    """Turns a filter into tests of rows."""

    def __init__(self, case: Case, plan: Plan, evaluation: Evaluation) -> None:
        self.case, self.plan, self.evaluation = case, plan, evaluation

    def of(self, wanted: BoardFilter) -> list[Test]:
        """One test for each thing that is asked for."""
        tests: list[Test] = []
        if wanted.sponsors:
            tests.append(self._sponsor(wanted.sponsors))
        if wanted.roles:
            tests.append(self._role(wanted.roles))
        if wanted.countries:
            tests.append(self._country(wanted.countries))
        if wanted.statuses:
            tests.append(self._status(wanted.statuses))
        if wanted.open_only:
            tests.append(self._open())
        if wanted.problems_only:
            tests.append(self._problem())
        return tests

    def _sponsor(self, names: frozenset[str]) -> Test:
        wanted = {i for i, s in enumerate(self.case.portfolio.sponsors) if s.name in names}
        return lambda row: row.sponsor in wanted or any(bar.sponsor in wanted for bar in row.bars)

    def _role(self, names: frozenset[str]) -> Test:
        roles = {i for i, r in enumerate(self.case.portfolio.roles) if r.name in names}
        staff, line, of_line = self.case.portfolio.staff, self.plan.seats.line, self.case.line_role
        return lambda row: (
            int(of_line[line[row.item]]) in roles
            if row.kind is RowKind.SEAT
            else bool(names.intersection((staff[row.item].role, *staff[row.item].other_roles)))
        )

    def _country(self, names: frozenset[str]) -> Test:
        """A seat is in the countries of its line and of those who hold it."""
        staff, line, keys = self.case.portfolio.staff, self.plan.seats.line, self.case.line_keys

        def test(row: BoardRow) -> bool:
            if row.kind is not RowKind.SEAT:
                return staff[row.item].country in names
            asked = keys[int(line[row.item])].countries
            return bool(names.intersection(asked)) or any(
                bar.person >= 0 and staff[bar.person].country in names for bar in row.bars
            )

        return test

    def _status(self, names: frozenset[str]) -> Test:
        studies = self.case.portfolio.studies
        wanted = {j for j, row in enumerate(self.case.study_rows) if studies[row].status.value in names}
        return lambda row: any(bar.study in wanted for bar in row.bars)

    def _open(self) -> Test:
        import numpy as np

        from planner.domain.arrays import table_sums

        seats, months = np.nonzero((self.plan.holder >= 0) & (self.plan.seats.fte > 0))
        held = self.plan.seats.fte[seats, months]
        used = table_sums(self.plan.holder[seats, months], months, held, self.case.available.shape)
        free = np.any(self.case.available > used, axis=1).tolist()
        return lambda row: _is_open(row) if row.kind is RowKind.SEAT else free[row.item]

    def _problem(self) -> Test:
        from planner.domain.evaluation import FloorState, Level

        case, bad = self.case, (FloorState.BROKEN, FloorState.NOT_STAFFED)
        broken = {(m.level, m.name) for m in self.evaluation.margins if m.state in bad}
        ids = [case.portfolio.studies[row].id for row in case.study_rows]
        sponsors = [case.portfolio.sponsors[at].name for at in case.study_sponsor]
        studies = {
            j
            for j, (study, sponsor) in enumerate(zip(ids, sponsors, strict=True))
            if (Level.STUDY, study) in broken or (Level.SPONSOR, sponsor) in broken
        }
        lines = {(c.study, c.role) for c in self.evaluation.conflicts}
        people = {c.person for c in self.evaluation.conflicts}
        keys, line, staff = case.line_keys, self.plan.seats.line, case.portfolio.staff

        def test(row: BoardRow) -> bool:
            if row.kind is not RowKind.SEAT:
                return staff[row.item].id in people
            key = keys[int(line[row.item])]
            return _is_open(row) or any(b.study in studies for b in row.bars) or (key.study, key.role) in lines

        return test


def _is_open(row: BoardRow) -> bool:
    return any(bar.kind is BarKind.OPEN for bar in row.bars)
