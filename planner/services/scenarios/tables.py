"""A comparison as tables (for files and the terminal) and as a report (for programs)."""

from __future__ import annotations

from typing import Any

from planner.domain.plan import CONTRACTOR
from planner.domain.telling import joined, known, tell
from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepColumn, SweepTable, SweepValue
from planner.services.scenarios.comparing import Comparison, FigureRow
from planner.services.scenarios.moving import Move, holder_words, sentence
from planner.services.summary import shown
from planner.services.tables import Column, Kind, Table

Json = dict[str, Any]


def figures_table(comparison: Comparison, groups: bool = True) -> SweepTable:
    """Every figure of every plan, and how it changes from the first plan to each other one."""
    names = [entry.name for entry in comparison.plans]
    columns = (
        SweepColumn("level", "Level"), SweepColumn("name", "Name"), SweepColumn("figure", "Figure"),
        SweepColumn("unit", "Unit"), *(SweepColumn(f"plan{i + 1}", name) for i, name in enumerate(names)),
        *(SweepColumn(f"change{i + 1}", f"Change, {name}") for i, name in enumerate(names) if i),
    )  # fmt: skip
    rows = (*comparison.figures, *(comparison.by_group if groups else ()))
    return SweepTable("figures", "Figures", columns, tuple(_figure_row(row) for row in rows))


def _figure_row(row: FigureRow) -> tuple[SweepValue, ...]:
    changes = (row.change(i) for i in range(1, len(row.values)))
    return (str(row.level), row.name, row.label, str(row.unit), *row.values, *changes)


MOVE_COLUMNS = (
    SweepColumn("plan", "Plan"), SweepColumn("person", "Person"), SweepColumn("move", "Move"),
    SweepColumn("less", "FTE-months left", Unit.FTE_MONTHS), SweepColumn("more", "FTE-months taken", Unit.FTE_MONTHS),
)  # fmt: skip


def moves_table(comparison: Comparison) -> SweepTable:
    """Who moves where in each plan, compared with the first."""
    rows: list[tuple[SweepValue, ...]] = []
    for entry, found in zip(comparison.plans, comparison.moves, strict=True):
        rows += [(entry.name, *move_row(comparison, move)) for move in found]
    return SweepTable("moves", "Moves", MOVE_COLUMNS, tuple(rows))


def move_row(comparison: Comparison, move: Move) -> tuple[str, str, float, float]:
    """Who, where from and where to, and FTE-months left and taken."""
    case = comparison.case
    name = "Contractors" if move.person == CONTRACTOR else holder_words(case, move.person)
    return name, sentence(case, comparison.aligned, move), move.less / 100, move.more / 100


MONTH_COLUMNS = (
    SweepColumn("plan", "Plan"), SweepColumn("study", "Study"), SweepColumn("role", "Role"),
    SweepColumn("seat", "Seat", Unit.COUNT), SweepColumn("first", "From"), SweepColumn("last", "To"),
    SweepColumn("before", "Before"), SweepColumn("after", "After"),
)  # fmt: skip


def differences_table(comparison: Comparison) -> SweepTable:
    """Where each plan differs from the first, seat by seat and month by month."""
    case, aligned, labels = comparison.case, comparison.aligned, comparison.case.grid.labels
    rows: list[tuple[SweepValue, ...]] = []
    for entry, found in zip(comparison.plans, comparison.changes, strict=True):
        for d in found:
            key = case.line_keys[int(aligned.line[d.row])]
            rows.append(
                (
                    entry.name, key.study, key.role, int(aligned.number[d.row]), labels[d.first], labels[d.last],
                    holder_words(case, d.before), holder_words(case, d.after),
                )
            )  # fmt: skip
    return SweepTable("differences", "Differences", MONTH_COLUMNS, tuple(rows))


def comparison_report(comparison: Comparison) -> Json:
    """Everything as JSON: figures by plan, moves and differences. Shares are fractions of 1."""
    return {
        "plans": [entry.name for entry in comparison.plans],
        "summaries": list(comparison.summaries),
        "people_moved": list(comparison.people_moved),
        **{
            table.key: [dict(zip([c.key for c in table.columns], row, strict=True)) for row in table.rows]
            for table in (figures_table(comparison), moves_table(comparison), differences_table(comparison))
        },
    }


def side_by_side(comparison: Comparison) -> Table:
    """Every figure as people read it, a column for each plan and one for its change against the first."""
    names = [entry.name for entry in comparison.plans]
    columns = (
        Column("Of", Kind.WORDS, "The portfolio, a sponsor or a study"), Column("Figure", Kind.WORDS),
        *(Column(name, Kind.WORDS) for name in names),
        *(
            Column(tell("{name}: change", name=name), Kind.WORDS, tell("Compared with {name}", name=names[0]))
            for name in names[1:]
        ),
    )  # fmt: skip
    currency = comparison.case.portfolio.settings.currency
    rows = (
        (_of(row), row.label, *row.texts, *(change_words(row, i, currency) for i in range(1, len(names))))
        for row in (*comparison.figures, *comparison.by_group)
    )
    return Table(columns, tuple(rows))


def _of(row: FigureRow) -> str:
    level = known(row.level.value)
    return level if row.name == str(row.level) else joined(" ", (level, row.name))


def change_words(row: FigureRow, at: int, currency: str) -> str:
    """``+3.1 points, better``; '' where nothing changes or there is nothing to compare."""
    change = row.change(at)
    if change is None or not change or row.texts[0] == row.texts[at]:
        return ""
    sign = "+" if change > 0 else "−"
    words = joined("", (sign, _amount(abs(change), row.unit, currency)))
    verdict = {1: tell("better"), -1: tell("worse")}.get(row.better * (1 if change > 0 else -1))
    return words if verdict is None else joined(", ", (words, verdict))


_LAST_DIGIT = {Unit.SHARE: 0.001, Unit.POINTS: 0.001, Unit.FTE_MONTHS: 0.1, Unit.SCORE: 0.01}
"""What one in the last digit of a figure is worth, as `shown` rounds it; 1 for the others."""


def _amount(change: float, unit: Unit, currency: str) -> str:
    # figures that read differently differ by one in the last digit, even where less than half of it is behind that
    change = max(change, _LAST_DIGIT.get(unit, 1.0))
    if unit in (Unit.SHARE, Unit.POINTS):
        return tell("{n} points", n=f"{change * 100:.1f}")
    return shown(change, unit, currency)


def moves_view(comparison: Comparison) -> Table:
    """Who moves where, as people read it."""
    columns = (
        Column("Plan"), Column("Person"), Column("FTE-months left", Kind.NUMBER),
        Column("FTE-months taken", Kind.NUMBER), Column("Move", Kind.WORDS),
    )  # fmt: skip
    rows = moves_table(comparison).rows
    return Table(columns, tuple((plan, person, less, more, move) for plan, person, move, less, more in rows))
