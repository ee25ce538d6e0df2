"""The list of a document's plans: what each is worth, and how far it is from the published one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.domain.document import PlanRecord
from planner.domain.plan import Status
from planner.domain.telling import known, tell
from planner.services.planning import honest_status
from planner.services.scenarios.aligned import align, differences, movers
from planner.services.scenarios.comparing import headline
from planner.services.scenarios.records import Judge
from planner.services.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One plan of the list. ``people`` and ``seat_months`` differ from the published plan; None where there is none.

    Shares are fractions of 1; ``open`` is in FTE-months; ``stale`` tells that the portfolio has changed since.
    """

    id: str
    name: str
    created: str
    status: Status
    published: bool
    stale: bool
    score: float
    continuity: float | None
    filled: float | None
    margin: float | None
    open: float
    people: int | None
    seat_months: int | None
    note: str


def overview(
    judge: Judge,
    plans: Sequence[PlanRecord],
    fingerprint: str,
    check: Callable[[], None] = lambda: None,
) -> tuple[ScenarioRow, ...]:
    """A row for each plan, in the document's order; ``check`` is called between two of them and may raise."""
    published = next((plan for plan in plans if plan.published), None)
    agreed = None if published is None else judge.judged(published).plan
    rows = []
    for record in plans:
        check()
        found = judge.judged(record)
        people = months = None
        if agreed is not None:
            aligned = align([agreed, found.plan])
            people = len(movers(aligned))
            months = sum(len(d.months) for d in differences(aligned))
        claimed = Status(record.status) if record.status in set(Status) else Status.FEASIBLE
        score, continuity, filled, margin, open_ = headline(found.evaluation)
        rows.append(
            ScenarioRow(
                record.id, record.name, record.created, honest_status(claimed, found.evaluation), record.published,
                record.portfolio_fingerprint != fingerprint, score, continuity, filled, margin, open_, people, months,
                record.note,
            )
        )  # fmt: skip
    return tuple(rows)


STATUS_WORDS = {
    Status.OPTIMAL: "Optimal",
    Status.FEASIBLE: "All floors met",
    Status.STOPPED: "All floors met, stopped",
    Status.FLOORS_NOT_MET: "Floors not met",
    Status.NO_PLAN: "No plan",
}

COLUMNS = (
    Column("Name"),
    Column("Made", meaning="When the plan was made or copied"),
    Column("Status", Kind.WORDS, "Whether every margin floor is met"),
    Column("Score", Kind.SCORE, "By the portfolio's own weights; smaller is better"),
    Column("Continuity", Kind.SHARE, "Sponsor continuity: share of the demand worked by people who knew the sponsor"),
    Column("Filled", Kind.SHARE, "Share of the demand worked by people"),
    Column("Margin", Kind.SHARE, "What is left of revenue after people, contractors, onboarding and the bench"),
    Column("Open", Kind.WORK, "FTE-months that nobody works"),
    Column("Moved", Kind.NUMBER, "People with any seat-month that differs from the published plan"),
    Column("Changed", Kind.NUMBER, "Seat-months whose holder differs from the published plan"),
    Column("Note"),
)


def overview_table(rows: Sequence[ScenarioRow]) -> Table:
    """The rows as a table."""
    return Table(
        COLUMNS,
        tuple(
            (
                tell("{name} (published)", name=row.name) if row.published else row.name, made_words(row.created),
                _status(row),
                row.score, row.continuity, row.filled, row.margin, row.open, row.people, row.seat_months,
                row.note,
            )
            for row in rows
        ),
    )  # fmt: skip


def made_words(created: str) -> str:
    """``2026-11-21 20:40`` of an ISO date and time."""
    return created[:16].replace("T", " ")


def _status(row: ScenarioRow) -> str:
    status = known(STATUS_WORDS[row.status])
    return tell("{status}, portfolio changed since", status=status) if row.stale else status
