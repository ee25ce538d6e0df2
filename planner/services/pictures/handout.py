"""The summary of a plan for paper: its figures, floors, locks that gave way and open seats, as tables of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation, FloorState, Level
from planner.domain.plan import OPEN, Plan
from planner.domain.reasons import open_reasons
from planner.domain.telling import joined, tell
from planner.exchange.plan_export import Figure, PlanExport, Unit
from planner.services.board import line_note
from planner.services.planning import PlanOutcome
from planner.services.summary import shown

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A table; ``marked`` rows need attention, ``empty`` is what to say where there are no rows.

    ``kinds`` has a letter for each column: t for text, n for numbers, s for sentences that may take several lines.
    """

    title: str
    headings: Cells
    kinds: str
    rows: tuple[Cells, ...]
    marked: frozenset[int] = frozenset()
    empty: str = ""


@dataclass(frozen=True)
class Handout:
    """What the summary pages say, the verdict first; None for what is left out."""

    status: str
    figures: Section
    floors: Section | None
    conflicts: Section | None
    open_seats: Section

    @property
    def sections(self) -> tuple[Section, ...]:
        """The tables in their order."""
        every = (self.figures, self.floors, self.conflicts, self.open_seats)
        return tuple(section for section in every if section is not None)


def handout(outcome: PlanOutcome) -> Handout:
    """The summary of a plan."""
    return _handout(outcome.case, outcome.plan, outcome.evaluation, outcome.figures, None)


def export_handout(export: PlanExport) -> Handout:
    """The summary of what may leave of a plan; where it is a part, what is left out comes first."""
    made = _handout(export.case, export.plan, export.evaluation, export.figures, export.reasons)
    limits = export.limits
    told = joined(" ", (tell("Restricted export."), *limits.sentences)) if limits.restricted else ""
    kept = made if limits.costs else replace(made, floors=None)
    kept = kept if limits.way_back else replace(kept, conflicts=None)
    return replace(kept, status=joined(" ", [part for part in (made.status, told) if part]))


def _handout(
    case: Case,
    plan: Plan,
    evaluation: Evaluation,
    figures: tuple[Figure, ...],
    reasons: Mapping[tuple[int, int], str] | None,
) -> Handout:
    """``reasons`` say why seats are open; None: they are worked out here."""
    currency = case.portfolio.settings.currency
    return Handout(
        status=next((figure.text for figure in figures if figure.key == "status"), ""),
        figures=_figures(figures, currency),
        floors=_floors(evaluation, currency),
        conflicts=Section(
            "Locks that gave way",
            ("Person", "Study", "Role", "Months", "Why"),
            "tttts",
            tuple((c.person, c.study, c.role, _span(case, c.months) or "all", c.reason) for c in evaluation.conflicts),
            empty="Every lock holds.",
        ),
        open_seats=_open_seats(case, plan, open_reasons(case, plan) if reasons is None else reasons),
    )


def _figures(figures: tuple[Figure, ...], currency: str) -> Section:
    rows: list[Cells] = []
    marked: set[int] = set()
    for figure in figures:
        if figure.unit is Unit.TEXT:
            continue
        if figure.key == "floors_broken" and figure.value:
            marked.add(len(rows))
        others = (figure.continuity_aware, figure.list_order)
        words = ["" if value is None else shown(value, figure.unit, currency) for value in others]
        rows.append((figure.label, figure.text, *words))
    headings = ("Figure", "This plan", "Request by request, known people first", "Request by request, in list order")
    if all(figure.list_order is None for figure in figures):
        return Section("Figures", headings[:2], "tn", tuple(row[:2] for row in rows), frozenset(marked))
    return Section("Figures", headings, "tnnn", tuple(rows), frozenset(marked))


def _floors(evaluation: Evaluation, currency: str) -> Section:
    states = {FloorState.BROKEN: "broken", FloorState.NOT_STAFFED: "not staffed", FloorState.MET: "met"}
    kept = [margin for margin in evaluation.margins if margin.floor is not None]
    kept.sort(key=lambda margin: margin.state is FloorState.MET)  # what needs attention first, else in its order
    rows = tuple(
        (
            "" if m.level is Level.PORTFOLIO else str(m.level),
            m.name,
            "–" if m.margin is None else f"{m.margin:.1%}",
            f"{float(m.floor or 0):.1%}",
            states.get(m.state, ""),
            shown(m.shortfall, Unit.MONEY, currency) if m.shortfall else "",
            f"{m.open:,.1f}",
        )
        for m in kept
    )
    marked = frozenset(at for at, m in enumerate(kept) if m.state is not FloorState.MET)
    headings = ("Level", "Name", "Margin", "Floor", "State", "Short by", "Open, FTE-months")
    return Section("Margin floors", headings, "ttnntnn", rows, marked, "No margin floor is set.")


def _open_seats(case: Case, plan: Plan, reasons: Mapping[tuple[int, int], str]) -> Section:
    """A row for each line with open months: which seats, from when to when, how much, and why in the first of them."""
    is_open = (plan.holder == OPEN) & (plan.seats.fte > 0)
    of_line: dict[int, list[int]] = {}
    for seat in np.nonzero(is_open.any(axis=1))[0].tolist():
        of_line.setdefault(int(plan.seats.line[seat]), []).append(seat)
    rows: list[Cells] = []
    sum_of_all = 0
    for line, seats in of_line.items():
        months = np.nonzero(is_open[seats].any(axis=0))[0].tolist()
        percent = int(np.where(is_open[seats], plan.seats.fte[seats], 0).sum())
        sum_of_all += percent
        first = next(seat for seat in seats if is_open[seat, months[0]])
        key = case.line_keys[line]
        which = numbers([int(plan.seats.number[seat]) for seat in seats])
        reason = reasons.get((first, months[0]), "")
        rows.append((key.study, key.role, which, line_note(key), _span(case, months), f"{percent / 100:,.2f}", reason))
    headings = ("Study", "Role", "Seats", "Asks for", "Months", "FTE-months", "Why, in the first of these months")
    title = tell("Open seats: {n} FTE-months", n=f"{sum_of_all / 100:,.1f}")
    return Section(title, headings, "tttttns", tuple(rows), empty="No seat is open.")


def numbers(values: list[int]) -> str:
    """Ascending numbers as short as can be: ``1, 3–5``."""
    parts: list[list[int]] = []
    for value in values:
        if parts and value == parts[-1][1] + 1:
            parts[-1][1] = value
        else:
            parts.append([value, value])
    return ", ".join(str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in parts)


def _span(case: Case, months: Sequence[int]) -> str:
    if not months:
        return ""
    labels = case.grid.labels
    first, last = labels[min(months)], labels[max(months)]
    return first if first == last else tell("{first} to {last}", first=first, last=last)
