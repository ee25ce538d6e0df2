"""The tables of a sweep, for the terminal, files and the report alike, and what to know when reading them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.evaluation import Evaluation, Level, MarginRow
from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepColumn, SweepTable, SweepValue
from planner.services.summary import gap
from planner.services.sweep_awards import by_draw, floor_records, spread, strains
from planner.services.sweep_figures import sweep_figures
from planner.services.sweep_notes import award_notes, file_notes, frontier_notes
from planner.services.sweeps import Finding, Point, SweepKind, frontier_points


@dataclass(frozen=True)
class SweepTables:
    """What a sweep says: ``scenarios`` has a row for each search, ``others`` are worked out of them."""

    scenarios: SweepTable
    others: tuple[SweepTable, ...]
    notes: tuple[str, ...]

    @property
    def all(self) -> tuple[SweepTable, ...]:
        """Every table, the scenarios first."""
        return (self.scenarios, *self.others)


def _named(rows: Sequence[MarginRow]) -> str:
    return "; ".join(row.name if row.level is Level.PORTFOLIO else f"{row.level} {row.name}" for row in rows)


_ROOM = SweepColumn("gap", "Room for improvement", Unit.SHARE, "room")
_LAST = (
    SweepColumn("bound", "Proven bound", Unit.SCORE),
    _ROOM,
    SweepColumn("floors_broken_names", "Which floors are broken"),
    SweepColumn("not_staffed_names", "Which are not staffed"),
    SweepColumn("status", "Status"),
    SweepColumn("seconds", "Seconds", Unit.SCORE),
    SweepColumn("safety_stop", "Ended by the clock"),
    SweepColumn("ending", "Search"),
    SweepColumn("message", "Message"),
)


def sweep_tables(kind: SweepKind, findings: Sequence[Finding]) -> SweepTables:
    """Everything that a sweep says; findings that failed or were cancelled have a row with blank figures."""
    if kind is SweepKind.FRONTIER:
        return _frontier(findings)
    return _awards(findings) if kind is SweepKind.AWARDS else _files(findings)


def _figure_columns() -> tuple[SweepColumn, ...]:
    return tuple(figure.column for figure in sweep_figures())


def _figure_values(evaluation: Evaluation | None) -> tuple[SweepValue, ...]:
    return tuple(None if evaluation is None else figure.of(evaluation) for figure in sweep_figures())


def _last_values(found: Finding, shown: Finding, room: float | None) -> tuple[SweepValue, ...]:
    evaluation, facts, shown_facts = shown.evaluation, found.facts, shown.facts
    if evaluation is None or facts is None or shown_facts is None:
        return (None, None, None, None, None, None, None, str(found.ending), found.message)
    clock = "Y" if facts.safety_stop else "N"
    return (
        facts.bound, room, _named(evaluation.floors_broken), _named(evaluation.not_staffed), str(shown_facts.status),
        facts.seconds, clock if facts.deterministic else None, str(found.ending), found.message,
    )  # fmt: skip


def _plain_row(finding: Finding) -> tuple[SweepValue, ...]:
    """The figures of a plan that was searched for by the weights that it is judged by."""
    judged, facts = finding.evaluation, finding.facts
    room = None if judged is None or facts is None else gap(judged.objective, facts.bound)
    return (*_figure_values(judged), *_last_values(finding, finding, room))


# ---- the frontier


def _frontier(findings: Sequence[Finding]) -> SweepTables:
    points = frontier_points(findings)
    columns = (
        SweepColumn("scenario", "Slider", brief="slider"),
        SweepColumn("position", "Position", Unit.COUNT),
        *_figure_columns(),
        SweepColumn("objective_here", "Score by the weights of this position", Unit.SCORE),
        SweepColumn("found_at", "Plan found at position", Unit.COUNT),
        *_LAST,
    )
    table = SweepTable("scenarios", "Frontier", columns, tuple(map(_point_row, points)))
    return SweepTables(table, (), frontier_notes(points))


def _point_row(point: Point) -> tuple[SweepValue, ...]:
    scenario, facts = point.found.scenario, point.found.facts
    room = None if point.score is None or facts is None else gap(point.score, facts.bound)
    found_at = None if point.score is None else point.best.scenario.position
    figures = _figure_values(point.best.evaluation)
    last = _last_values(point.found, point.best, room)
    return (scenario.label, scenario.position, *figures, point.score, found_at, *last)


# ---- awards

_SPREAD = ("sponsor_continuity", "portfolio_margin", "margin_money", "open_fte_months", "bench_cost", "handovers")
_QUARTILES = ("lowest", "lower quartile", "median", "upper quartile", "highest")


def _awards(findings: Sequence[Finding]) -> SweepTables:
    columns = (
        SweepColumn("scenario", "Draws"),
        SweepColumn("draws", "How many draws", Unit.COUNT),
        SweepColumn("draw_numbers", "Numbers of the draws"),
        SweepColumn("awarded", "Awarded"),
        *_figure_columns(),
        *_LAST,
    )
    table = SweepTable("scenarios", "Draws", columns, tuple(map(_draw_row, findings)))
    draws = by_draw(findings)
    others = (_spread_table(draws), _floor_table(draws), _strain_table(findings))
    return SweepTables(table, others, award_notes(findings, draws, bool(others[2].rows)))


def _draw_row(finding: Finding) -> tuple[SweepValue, ...]:
    scenario = finding.scenario
    numbers = ", ".join(map(str, scenario.draws))
    return (scenario.label, len(scenario.draws), numbers, "; ".join(scenario.awarded), *_plain_row(finding))


def _spread_table(draws: Sequence[Finding]) -> SweepTable:
    figures = [figure for figure in sweep_figures() if figure.column.key in _SPREAD]
    columns = (SweepColumn("of_the_draws", "Of the draws", brief="of the draws"), *(f.column for f in figures))
    spreads = [spread(draws, figure.of) for figure in figures]
    rows: list[tuple[SweepValue, ...]] = []
    for name in _QUARTILES if draws else ():
        key = name.replace(" ", "_")
        rows.append((name, *(None if s is None else float(getattr(s, key)) for s in spreads)))
    return SweepTable("distribution", "Distribution", columns, tuple(rows))


def _floor_table(draws: Sequence[Finding]) -> SweepTable:
    columns = (
        SweepColumn("name", "Margin floor of", brief="margin floor of"),
        SweepColumn("level", "Level"),
        SweepColumn("floor", "Floor", Unit.SHARE, "floor"),
        SweepColumn("draws", "Draws in which it applies", Unit.COUNT, "draws"),
        SweepColumn("missed", "Missed", Unit.COUNT, "missed"),
        SweepColumn("missed_share", "Missed, share of draws", Unit.SHARE, "how often"),
        SweepColumn("proven_impossible", "Missed and proven impossible", Unit.COUNT, "proven impossible"),
        SweepColumn("not_staffed", "Not staffed", Unit.COUNT, "not staffed"),
        SweepColumn("worst_shortfall", "Largest shortfall", Unit.MONEY, "largest shortfall"),
    )
    records = floor_records(draws)
    rows = tuple(
        (
            r.name if r.level is Level.PORTFOLIO else f"{r.level} {r.name}", str(r.level), r.floor, r.draws, r.missed,
            r.missed / r.draws, r.impossible, r.not_staffed, r.worst,
        )
        for r in records
    )  # fmt: skip
    return SweepTable("floors", "Floors", columns, rows, sum(r.missed + r.not_staffed > 0 for r in records))


def _strain_table(findings: Sequence[Finding]) -> SweepTable:
    months = Unit.FTE_MONTHS
    columns = (
        SweepColumn("award", "Award and role", brief="award, and the role it strains"),
        SweepColumn("study", "Award of"),
        SweepColumn("role", "Role"),
        SweepColumn("more", "More open demand, FTE-months", months, "more open"),
        SweepColumn("standard_error", "Standard error", months, "give or take"),
        SweepColumn("open_with", "Open with the award", months, "with award"),
        SweepColumn("open_without", "Open without it", months, "without"),
        SweepColumn("plans_with", "Plans with the award", Unit.COUNT),
        SweepColumn("plans_without", "Plans without it", Unit.COUNT),
    )
    rows = tuple(
        (
            f"{s.study}: {s.role}", s.study, s.role, s.more, s.standard_error, s.open_with, s.open_without,
            s.with_award, s.without,
        )
        for s in strains(findings)
    )  # fmt: skip
    return SweepTable("strain", "Strain", columns, rows, brief_rows=15)


# ---- files


def _files(findings: Sequence[Finding]) -> SweepTables:
    columns = (
        SweepColumn("scenario", "File", brief="file"),
        SweepColumn("path", "Path"),
        SweepColumn("currency", "Currency", brief="currency"),
        *_figure_columns(),
        *_LAST,
    )
    rows = tuple(
        (
            f.scenario.label, str(f.scenario.opened.path), f.scenario.portfolio.settings.currency, *_plain_row(f)
        )
        for f in findings
    )  # fmt: skip
    return SweepTables(SweepTable("scenarios", "Files", columns, rows), (), file_notes(findings))
