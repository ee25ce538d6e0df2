"""The flat sheets of a plan workbook, as docs/workbook.md lists them: one header row, then plain values.

Each function gives one `FlatTable`. Rows follow the order of lines, seats and months, so the same plan gives the same
sheets, cell by cell. FTE are numbers (1 = one full-time equivalent), shares are fractions of 1, a blank is "not
defined".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.case import BoolArray, Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.exchange.export_limits import FULL, RESTRICTED
from planner.exchange.plan_export import PlanExport, Unit

Value = str | int | float | None
Row = tuple[Value, ...]

LINE = ("Countries", "Min grade", "Required skills")
ASSIGNMENT_HEADINGS = (
    "Staff ID", "Name", "Study ID", "Sponsor", "Role", *LINE, "Seat", "Month", "FTE", "Knows sponsor", "Locked",
)  # fmt: skip
SEAT_HEADINGS = ("Study ID", "Role", *LINE, "Seat")
CONTRACTOR_HEADINGS = ("Study ID", "Role", *LINE, "Seat", "Month", "FTE")
OPEN_HEADINGS = ("Study ID", "Sponsor", "Role", *LINE, "Seat", "Month", "FTE", "Reason")
MARGIN_HEADINGS = ("Level", "Name", "Revenue", "Cost", "Onboarding cost", "Bench cost", "Margin", "Floor", "Met")
CONTINUITY_HEADINGS = (
    "Level", "Name", "Demand FTE-months", "Staffed FTE-months", "By people who know the sponsor", "Sponsor continuity",
    "People", "People joining", "Handovers", "Team carry-over", "Retention", "COC", "SECON",
)  # fmt: skip
HANDOVER_HEADINGS = ("Study ID", "Sponsor", "Role", "Countries", "Seat", "Month", "From", "To", "FTE")
_LISTED_FIRST = ("status", "objective", "gap")


@dataclass(frozen=True)
class FlatTable:
    """One flat sheet; ``percent`` and ``money`` name the headings whose numbers are shown that way.

    ``units`` says the same row by row, for the last column, where each row is a figure of its own.
    """

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Row]
    percent: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    units: tuple[Unit | None, ...] = ()


def flat_tables(export: PlanExport) -> Iterator[FlatTable]:
    """The flat sheets in the order of the workbook."""
    words = Words(export.case)
    yield summary_table(export)
    yield assignment_table("Plan assignments", words, export.plan, export.evaluation, export.locked)
    yield seat_table(words, export.plan)
    yield contractor_table(words, export.plan)
    yield open_table(words, export)
    yield margin_table(export.evaluation)
    yield continuity_table(export.evaluation)
    yield handover_table(words, export)
    if export.published is not None and export.published_evaluation is not None:
        locked = export.published_locked if export.published_locked is not None else export.locked & False
        yield assignment_table("Published plan", words, export.published, export.published_evaluation, locked)


@dataclass(frozen=True)
class Words:
    """The names that stand in the sheets for the case's indices."""

    case: Case

    @cached_property
    def lines(self) -> tuple[tuple[str, str, str, str, int | None, str], ...]:
        """By line: study, sponsor, role, countries, minimum grade, skills, spelled as on the Demand sheet."""
        portfolio = self.case.portfolio
        sponsors = {study.id: study.sponsor for study in portfolio.studies}
        rows = [portfolio.demand[i] for i in self.case.demand_rows.tolist()]
        return tuple(
            (r.study, sponsors[r.study], r.role, joined(r.countries), r.min_grade, joined(r.skills)) for r in rows
        )

    @cached_property
    def people(self) -> tuple[tuple[str, str], ...]:
        """By person: staff id and name."""
        return tuple((person.id, person.name) for person in self.case.portfolio.staff)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """By month: YYYY-MM."""
        return self.case.grid.labels


def joined(items: Sequence[str]) -> str:
    """A list inside a cell."""
    return "; ".join(items)


def fte(percent: int) -> float:
    """Percent as the sheets' FTE."""
    return percent / 100


def yes_no(flag: bool) -> str:
    """Y or N."""
    return "Y" if flag else "N"


def summary_table(export: PlanExport) -> FlatTable:
    """Measure and value: the run's facts, every figure, what is broken, and both baselines' figures."""
    if export.limits.restricted:
        return _restricted_summary(export)
    facts, evaluation = export.facts, export.evaluation
    shown = {figure.key: figure.value for figure in export.figures}
    rows: list[tuple[str, Value, Unit | None]] = [
        ("Status", str(facts.status), None),
        ("Objective", evaluation.objective, Unit.SCORE),
        ("Bound", facts.bound, Unit.SCORE),
        ("Bound on open demand and contractors", facts.bound_open, Unit.SCORE),
        ("Bound on the rest, given those", facts.bound_rest, Unit.SCORE),
        ("Gap", shown.get("gap"), Unit.SHARE),
        ("Seed", facts.seed, None),
        ("Solve seconds", facts.seconds, None),
        ("Deterministic", yes_no(facts.deterministic), None),
        ("Safety stop", yes_no(facts.safety_stop), None),
        ("Export", FULL, None),
    ]
    rows += [(f.label, f.value, f.unit) for f in export.figures if f.key not in _LISTED_FIRST]
    rows += [(f"Floor not met: {m.level} {m.name}", m.shortfall, Unit.MONEY) for m in evaluation.floors_broken]
    rows += [(f"Proven impossible to meet: {name}", "Y", None) for name in facts.proven_impossible]
    rows += [(f"Not staffed: {m.level} {m.name}", m.open, Unit.FTE_MONTHS) for m in evaluation.not_staffed]
    rows += [(f"Lock that gave way: {c.person} on {c.study}", c.reason, None) for c in evaluation.conflicts]
    rows += _baseline_rows(export)
    units = tuple(unit for *_, unit in rows)
    return FlatTable("Summary", ("Measure", "Value"), [row[:2] for row in rows], units=units)


def _restricted_summary(export: PlanExport) -> FlatTable:
    """What is left out first, then the figures that may be shown: no claim that a check could rest on."""
    evaluation = export.evaluation
    rows: list[tuple[str, Value, Unit | None]] = [("Export", RESTRICTED, None)]
    rows += [(f"Restricted to ({at})", text, None) for at, text in enumerate(export.limits.sentences, 1)]
    rows += [(f.label, f.value, f.unit) for f in export.figures]
    rows += [(f"Floor not met: {m.level} {m.name}", m.shortfall, Unit.MONEY) for m in evaluation.floors_broken]
    rows += [(f"Not staffed: {m.level} {m.name}", m.open, Unit.FTE_MONTHS) for m in evaluation.not_staffed]
    rows += [(f"Lock that gave way: {c.person} on {c.study}", c.reason, None) for c in evaluation.conflicts]
    rows += _baseline_rows(export)
    units = tuple(unit for *_, unit in rows)
    return FlatTable("Summary", ("Measure", "Value"), [row[:2] for row in rows], units=units)


def _baseline_rows(export: PlanExport) -> list[tuple[str, Value, Unit | None]]:
    """The figures of both request-by-request plans, as far as they are known."""
    rows: list[tuple[str, Value, Unit | None]] = []
    for title, column in (
        ("Request by request", "list_order"),
        ("Request by request, continuity first", "continuity_aware"),
    ):
        known = [(f.label, getattr(f, column), f.unit) for f in export.figures if getattr(f, column) is not None]
        rows += [(f"{title}: {label}", value, unit) for label, value, unit in known]
    return rows


def assignment_table(name: str, words: Words, plan: Plan, evaluation: Evaluation, locked: BoolArray) -> FlatTable:
    """Who holds which seat in which month."""
    rows: list[Row] = []
    knows, locks = evaluation.knows.tolist(), locked.tolist()
    for s, line, number, holders, percents in _seats(plan):
        study, sponsor, role, countries, grade, skills = words.lines[line]
        for t, holder in enumerate(holders):
            if holder < 0 or not percents[t]:
                continue
            staff, person = words.people[holder]
            rows.append(
                (staff, person, study, sponsor, role, countries, grade, skills, number, words.months[t],
                 fte(percents[t]), yes_no(knows[s][t]), yes_no(locks[s][t]))
            )  # fmt: skip
    return FlatTable(name, ASSIGNMENT_HEADINGS, rows)


def _seats(plan: Plan) -> Iterator[tuple[int, int, int, list[int], list[int]]]:
    """Seat by seat: position, line, number, holders by month, percents by month."""
    seats = plan.seats
    yield from zip(
        range(len(seats)),
        seats.line.tolist(),
        seats.number.tolist(),
        plan.holder.tolist(),
        seats.fte.tolist(),
        strict=True,
    )


def _without_sponsor(line: tuple[str, str, str, str, int | None, str]) -> Row:
    study, _, role, countries, grade, skills = line
    return (study, role, countries, grade, skills)


def seat_table(words: Words, plan: Plan) -> FlatTable:
    """What each seat carries, month by month; blank where it carries nothing, as on the sheet Demand."""
    rows = [
        (*_without_sponsor(words.lines[line]), number, *(fte(percent) if percent else None for percent in percents))
        for _, line, number, _, percents in _seats(plan)
    ]
    return FlatTable("Seats", (*SEAT_HEADINGS, *words.months), rows)


def contractor_table(words: Words, plan: Plan) -> FlatTable:
    """The seat-months that contractors hold."""
    rows = [
        (*_without_sponsor(words.lines[line]), number, words.months[t], fte(percents[t]))
        for _, line, number, holders, percents in _seats(plan)
        for t, holder in enumerate(holders)
        if holder == CONTRACTOR and percents[t]
    ]
    return FlatTable("Contractors", CONTRACTOR_HEADINGS, rows)


def open_table(words: Words, export: PlanExport) -> FlatTable:
    """The seat-months that nobody holds, and why."""
    rows = [
        (*words.lines[line], number, words.months[t], fte(percents[t]), export.reasons.get((s, t), ""))
        for s, line, number, holders, percents in _seats(export.plan)
        for t, holder in enumerate(holders)
        if holder == OPEN and percents[t]
    ]
    return FlatTable("Open demand", OPEN_HEADINGS, rows)


def margin_table(evaluation: Evaluation) -> FlatTable:
    """Money by study, sponsor and portfolio, against the floors."""
    rows: list[Row] = [
        (str(m.level), m.name, m.revenue, m.cost, m.onboarding_cost, m.bench_cost, m.margin,
         None if m.floor is None else float(m.floor), str(m.state))
        for m in evaluation.margins
    ]  # fmt: skip
    money = ("Revenue", "Cost", "Onboarding cost", "Bench cost")
    return FlatTable("Margins", MARGIN_HEADINGS, rows, percent=("Margin", "Floor"), money=money)


def continuity_table(evaluation: Evaluation) -> FlatTable:
    """Continuity by study, sponsor, role and portfolio."""
    rows: list[Row] = [
        (str(c.level), c.name, c.demand, c.staffed, c.known, c.sponsor_continuity, c.people, c.people_joining,
         c.handovers, c.carry_over, c.retention, c.coc, c.secon)
        for c in evaluation.continuity
    ]  # fmt: skip
    shares = ("Sponsor continuity", "Team carry-over", "Retention")
    return FlatTable("Continuity", CONTINUITY_HEADINGS, rows, percent=shares)


def handover_table(words: Words, export: PlanExport) -> FlatTable:
    """Who takes over from whom."""
    numbers = export.plan.seats.number.tolist()
    rows: list[Row] = []
    for h in export.evaluation.handovers:
        study, sponsor, role, countries, _, _ = words.lines[h.line]
        giver, taker = words.people[h.from_][0], words.people[h.to][0]
        rows.append((study, sponsor, role, countries, numbers[h.seat], words.months[h.month], giver, taker, fte(h.fte)))
    return FlatTable("Handovers", HANDOVER_HEADINGS, rows)
