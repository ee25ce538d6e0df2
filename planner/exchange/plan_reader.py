"""Reading a plan back from a workbook: ours, one edited by hand, or one made elsewhere by a script.

Read are the portfolio sheets, Plan assignments, Contractors, Seats (lines without rows there have their default seats),
Published plan and Summary. All other sheets follow from these. Every problem comes with its cell; a plan with errors is
not half-read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.domain.case import Case, build_case
from planner.domain.errors import Problem, Severity
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR_ID, HoldRow, Plan, PlanRows, SeatRow
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.portfolio import Portfolio
from planner.exchange.plan_columns import ASSIGNMENT_COLUMNS, CONTRACTOR_COLUMNS
from planner.exchange.plan_lines import LineFinder
from planner.exchange.plan_seats import Place, SeatKey, SeatSheets
from planner.exchange.plan_table import PlanRow, PlanTable
from planner.exchange.portfolio_cells import is_blank, plain_text
from planner.exchange.portfolio_columns import Column, folded
from planner.exchange.portfolio_reader import PortfolioFile, read_portfolio
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook, address


@dataclass(frozen=True)
class PlanFile:
    """What the plan sheets of a workbook say.

    ``problems`` are those of the plan sheets, ``doubts`` the warnings and notices of the portfolio's. ``rows`` is None
    if there is no sheet Plan assignments, or if the plan has errors. ``claims`` is the Summary sheet. ``places`` tells
    where each seat-month's holder stands, as ``Sheet!Cell``, and ``seat_places`` where the sheet Seats says what it
    carries.
    """

    portfolio: Portfolio
    problems: tuple[Problem, ...] = ()
    case: Case | None = None
    rows: PlanRows | None = None
    published: PlanRows | None = None
    claims: Mapping[str, str | float] = field(default_factory=dict)
    places: Mapping[Place, str] = field(default_factory=dict)
    seat_places: Mapping[Place, str] = field(default_factory=dict)
    doubts: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid using the plan."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def read_plan_workbook(path: str | Path) -> PlanFile:
    """Read portfolio and plan; raises what `read_portfolio` raises."""
    return plan_file_of(read_portfolio(path))


def has_plan(raw: RawWorkbook) -> bool:
    """Whether a workbook holds a plan."""
    return any(sheets_named(raw, "Plan assignments"))


def plan_file_of(read: PortfolioFile) -> PlanFile:
    """The plan in a workbook whose portfolio has been read."""
    raw, claims = read.workbook, read_claims(read.workbook)
    if not has_plan(raw):
        return PlanFile(read.portfolio, claims=claims, doubts=read.problems)
    reader = _PlanSheets(raw, build_case(read.portfolio), read.path.name)
    seats = reader.seats()
    rows: PlanRows | None = reader.plan("Plan assignments", seats, with_contractors=True)
    places = dict(reader.places)
    published: PlanRows | None = None
    if any(sheets_named(raw, "Published plan")):
        published = reader.published(seats)
    if any(p.severity is Severity.ERROR for p in reader.problems):
        rows = published = None
    return PlanFile(
        read.portfolio, tuple(reader.problems), reader.case, rows, published, claims, places, reader.seat_places,
        read.problems,
    )  # fmt: skip


def without_sheet_locks(case: Case, rows: PlanRows) -> tuple[PlanRows, tuple[str, ...]]:
    """The rows with ``hand_locked`` only where no locked assignment puts the person there anyway.

    The sheets mark both kinds of locks alike; only those set by hand belong to the plan itself. Also gives sentences on
    what of the rows no plan can hold.
    """
    plan, lost = plan_from_rows(case, rows)
    forced = resolve_locks(case, plan.seats).forced
    by_hand = tuple(lock for lock in plan.hand_locks if int(forced[lock.seat, lock.month]) != lock.person)
    return plan_to_rows(case, Plan(plan.seats, plan.holder, by_hand)), lost


def sheets_named(raw: RawWorkbook, name: str) -> Iterator[RawSheet]:
    """The sheet of this name and those that a long table goes on in: "Name (2)" and so on."""
    wanted = folded(name)
    for sheet in raw.sheets:
        title = folded(sheet.name)
        stem, _, number = title.rpartition(" (")
        if title == wanted or (stem == wanted and number.rstrip(")").isdigit()):
            yield sheet


def read_claims(raw: RawWorkbook) -> dict[str, str | float]:
    """Measure and value of the Summary sheet; empty if there is none."""
    claims: dict[str, str | float] = {}
    for sheet in sheets_named(raw, "Summary"):
        for row in sheet.rows[1:]:
            if len(row) > 1 and not is_blank(row[0]) and not is_blank(row[1]):
                value = row[1]
                claims[plain_text(row[0])] = value if isinstance(value, float) else plain_text(value)
    return claims


@dataclass
class _PlanSheets:
    """One reading of the plan sheets: problems and places gather as it goes."""

    raw: RawWorkbook
    case: Case
    file: str
    problems: list[Problem] = field(default_factory=list)
    places: dict[Place, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.portfolio = self.case.portfolio
        self._lines = LineFinder(self.case)
        self._names = {person.id: person.name for person in self.portfolio.staff}
        self._sponsors = {study.id: study.sponsor for study in self.portfolio.studies}
        self._months = {label: t for t, label in enumerate(self.portfolio.grid.labels)}
        self._month_of: dict[CellValue, int | None] = {}
        self.seat_places: Mapping[Place, str] = {}

    def plan(self, name: str, seats: Mapping[SeatKey, SeatRow], *, with_contractors: bool) -> PlanRows:
        """The holds of a sheet, over the seats; problems are noted."""
        self.places.clear()
        holds = [
            hold for sheet in sheets_named(self.raw, name) for hold in self._holds(sheet, ASSIGNMENT_COLUMNS, seats)
        ]
        if with_contractors:
            for sheet in sheets_named(self.raw, "Contractors"):
                holds += self._holds(sheet, CONTRACTOR_COLUMNS, seats)
        rows, lost = without_sheet_locks(self.case, PlanRows(tuple(seats.values()), tuple(holds)))
        self.problems += [Problem(name, "", "", sentence, file=self.file) for sentence in lost]
        return rows

    def published(self, seats: Mapping[SeatKey, SeatRow]) -> PlanRows:
        """The published plan as far as the seats of today can hold it; what they cannot is a warning."""
        before = len(self.problems)
        rows = self.plan("Published plan", seats, with_contractors=False)
        self.problems[before:] = [replace(p, severity=Severity.WARNING) for p in self.problems[before:]]
        return rows

    def seats(self) -> dict[SeatKey, SeatRow]:
        """All seats by line and number."""
        sheets = SeatSheets(self.case, self._lines, self.problems, self.file)
        seats = sheets.read(sheets_named(self.raw, "Seats"))
        self.seat_places = sheets.places
        return seats

    def _holds(
        self, sheet: RawSheet, columns: tuple[Column, ...], seats: Mapping[SeatKey, SeatRow]
    ) -> Iterator[HoldRow]:
        """The seat-months that a sheet gives to people, or to contractors."""
        for row in PlanTable.of(sheet, columns, self.problems, self.file).rows():
            line, month = self._lines.line(row), self._month(row)
            number, fte = row.value("Seat"), row.value("FTE")
            holder = self._holder(row, columns)
            if line is None or month is None or number is None or fte is None or holder is None:
                continue
            if not self._fits(row, seats, (line, number, month), fte):
                continue
            self._compare(row, "Name", self._names.get(holder, ""), f"the Staff ID {holder} counts")
            self._compare(row, "Sponsor", self._sponsors[line.study], f"the Study ID {line.study} counts")
            who = "Seat" if columns is CONTRACTOR_COLUMNS else "Staff ID"
            self.places[line, number, month] = f"{sheet.name}!{address(row.number, row.table.columns.get(who, 0))}"
            yield HoldRow(line, number, month, holder, hand_locked=bool(row.value("Locked")))

    def _holder(self, row: PlanRow, columns: tuple[Column, ...]) -> str | None:
        if columns is CONTRACTOR_COLUMNS:
            return CONTRACTOR_ID
        staff: str | None = row.value("Staff ID")
        if staff is not None and staff not in self._names:
            row.complain(
                "Staff ID", "there is no such person on the sheet Staff.", "Correct the id, or add the person."
            )
            return None
        return staff

    def _compare(self, row: PlanRow, heading: str, known: str, counts: str) -> None:
        """Warn where a cell beside an id says something else: the person may have meant to change the id."""
        said = row.raw(heading)
        if said is None or is_blank(said) or not known or said == known or folded(plain_text(said)) == folded(known):
            return
        remedy = f"Change the id if you mean somebody or something else, or write {known}."
        row.complain(heading, f"{heading} does not fit: {counts}, which stands for {known}.", remedy, Severity.WARNING)

    def _fits(self, row: PlanRow, seats: Mapping[SeatKey, SeatRow], place: Place, fte: int) -> bool:
        """One holder for each seat-month, on a seat that exists, with all it carries."""
        line, number, month = place
        earlier = self.places.get(place)
        if earlier:
            row.complain(
                "Seat", f"this seat has a holder in this month already, at {earlier}.", "Delete one of the rows."
            )
            return False
        seat = seats.get((line, number))
        if seat is None:
            row.complain(
                "Seat", "this line has no such seat.", "Correct the number, or add the seat on the sheet Seats."
            )
            return False
        if seat.fte[month] != fte:
            carries = f"the seat carries {seat.fte[month] / 100:g} FTE in this month."
            row.complain(
                "FTE", carries, "A seat is held whole or not at all: make both the same, or cut the seat in two."
            )
            return False
        if fte <= 0:
            row.complain("FTE", "the seat carries nothing in this month, so nobody can hold it.", "Delete the row.")
            return False
        return True

    def _month(self, row: PlanRow) -> int | None:
        raw = row.raw("Month")
        if raw is None or is_blank(raw):
            row.value("Month")
            return None
        if self._month_of.get(raw) is None:
            month = row.value("Month")
            if month is None:
                return None
            self._month_of[raw] = self._months.get(month.label)
            if self._month_of[raw] is None:
                grid = self.portfolio.grid.labels
                row.complain(
                    "Month", f"the plan covers {grid[0]} to {grid[-1]}.", "Correct the month, or delete the row."
                )
        return self._month_of[raw]
