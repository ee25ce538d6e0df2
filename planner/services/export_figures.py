"""What the sheets for people show beyond the evaluator's figures: open runs with remedies, months by role, changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from planner.domain.availability import availability
from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import OPEN, Plan
from planner.domain.work import Work, work_of
from planner.exchange.plan_export import Change, OpenRun, RoleMonths
from planner.services.board_rows import run_arrays
from planner.services.pictures.bench import bench
from planner.services.pictures.capacity import capacity
from planner.services.pictures.kinds import Choice
from planner.services.stretch import Stretch

REMEDIES = 12
"""For how many of the largest open seats remedies are looked for: each takes a tenth of a second and more."""
_PEOPLE_TRIED = 4000
"""With very many people each takes a second: fewer are looked for then, so that an export stays a matter of seconds."""
_REASONS = 2


def open_runs(case: Case, plan: Plan, reasons: Mapping[tuple[int, int], str]) -> tuple[OpenRun, ...]:
    """Every open stretch of a seat, the largest first, without remedies."""
    keys = ((plan.holder == OPEN) & (plan.seats.fte > 0)).astype(np.int64)
    seats, firsts, lasts = (part.tolist() for part in run_arrays(keys, 0))
    labels, found = case.grid.labels, []
    for seat, first, last in zip(seats, firsts, lasts, strict=True):
        size = int(plan.seats.fte[seat, first : last + 1].sum()) / 100
        told = [reasons.get((seat, t), "") for t in range(first, last + 1)]
        found.append(OpenRun(seat, first, last, size, _told_once(told, labels[first : last + 1])))
    return tuple(sorted(found, key=lambda run: (-run.fte_months, run.first, run.seat)))


def _told_once(told: list[str], labels: tuple[str, ...]) -> str:
    """The reasons of months in a row, each told once, those that come first in full."""
    first: dict[str, str] = {}
    for words, label in zip(told, labels, strict=True):
        first.setdefault(words, label)
    if len(first) == 1:
        return told[0]
    parts = [f"From {label}: {words}" for words, label in list(first.items())[:_REASONS]]
    more = len(first) - len(parts)
    return "\n".join([*parts, *(["For the other months see Open demand."] if more > 0 else [])])


def with_remedies(
    case: Case,
    plan: Plan,
    published: Plan | None,
    evaluation: Evaluation,
    runs: tuple[OpenRun, ...],
    progress: Callable[[float, str], None],
    most: int = REMEDIES,
) -> tuple[OpenRun, ...]:
    """The same runs; for the first ``most`` of them (fewer with very many people) remedies were looked for.

    ``progress`` may raise to end it.
    """
    from planner.services.candidates.standing import Standing
    from planner.services.why.explaining import explain, remedy_sentences

    most = min(most, max(2, _PEOPLE_TRIED // max(1, len(case.portfolio.staff))))
    if not runs or most <= 0:
        return runs
    standing = Standing(case, plan, published)
    currency, found = case.portfolio.settings.currency, []
    for at, run in enumerate(runs[:most]):
        tell = partial(progress, at / min(most, len(runs)), "Looking for remedies")
        tell()
        whys = explain(standing, Stretch(run.seat, run.first, run.last), evaluation, tell)
        sentences = tuple(remedy_sentences(whys[0].remedies, currency)) if whys else ()
        found.append(replace(run, remedies=sentences))
    return (*found, *runs[most:])


def months_by_role(case: Case, work: Work) -> tuple[RoleMonths, ...]:
    """Capacity, demand and bench of each role that somebody has or asks for."""
    benches = {row.name: tuple(row.fte.tolist()) for row in bench(case, work, Choice()).roles}
    nothing = (0,) * case.grid.count
    return tuple(
        RoleMonths(
            row.name, tuple(row.main.tolist()), tuple(row.demand.tolist()), tuple(row.staffed.tolist()),
            tuple(row.contractors.tolist()), benches.get(row.name, nothing),
        )
        for row in capacity(case, work, Choice()).roles
    )  # fmt: skip


def leave_of(case: Case) -> tuple[tuple[int, ...], ...]:
    """[P][T] percent FTE that leave takes from what people have."""
    if not case.portfolio.leave:
        return tuple((0,) * case.grid.count for _ in case.portfolio.staff)
    without = availability(replace(case.portfolio, leave=()))
    return tuple(tuple(row) for row in (without - case.available).tolist())


def changes_since(case: Case, plan: Plan, published: Plan) -> tuple[Change, ...]:
    """Who works more or less on which study and role than in the published plan, the largest differences first."""
    before, now = _worked(case, published), _worked(case, plan)
    found = []
    for key in {**before, **now}:
        was, is_ = before.get(key, 0), now.get(key, 0)
        if was != is_:
            person, study, role = key
            found.append(Change(person, study, role, was / 100, is_ / 100))
    return tuple(sorted(found, key=lambda c: (-abs(c.now - c.before), c.study, c.role, c.person)))


def _worked(case: Case, plan: Plan) -> dict[tuple[int, str, str], int]:
    """Percent-months by person, study and role."""
    work, keys = work_of(case, plan), case.line_keys
    total: dict[tuple[int, str, str], int] = {}
    for person, line, fte in zip(work.person.tolist(), work.line.tolist(), work.fte.tolist(), strict=True):
        key = (person, keys[line].study, keys[line].role)
        total[key] = total.get(key, 0) + fte
    return total
