"""Every plan of a tiny case, one after the other: the truth that the optimizer is held against.

Nothing here knows the optimizer. Rules 1 to 5 prune the enumeration by a reading of their own; the evaluator alone says
what a plan is worth and which floors it breaks.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from planner.domain.case import Case
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.portfolio import AwardStatus, Employment, Person, Portfolio
from planner.domain.seats import default_seats
from tests.support.builders import (
    assignment,
    experience,
    leave,
    line,
    portfolio,
    role,
    settings,
    sponsor,
    study,
    weights,
)
from tests.support.kept import numbers, one_of, several

MOST_PLANS = 300
"""Plans that one example may have, so that trying all of them takes a moment only."""


@dataclass
class Truth:
    """What trying every plan shows: how many keep rules 1-5, and the least Z with all floors met and without floors.

    ``best_plan`` is one of the best that meet the floors; ``meetable`` are the floors ("Level Name") that some plan
    meets, whatever it does to the others.
    """

    plans: int = 0
    best: float = math.inf
    best_without_floors: float = math.inf
    best_plan: Plan | None = None
    meetable: set[str] = field(default_factory=set)


def number_of_choices(case: Case) -> int:
    """How many holders all seat-months together could have, rules 2 to 5 aside."""
    seats = default_seats(case)
    choices = 1
    for s, t in np.argwhere(seats.fte > 0).tolist():
        choices *= len(_holders(case, int(seats.line[s]), int(seats.fte[s, t])))
    return choices


def _holders(case: Case, line: int, fte: int) -> list[int]:
    limit = int(case.contractor_limit[case.line_role[line]])
    return [OPEN, *([CONTRACTOR] if fte <= limit else []), *case.eligible(line).tolist()]


def all_plans(case: Case) -> Iterator[Plan]:
    """Every plan on the default seats that keeps rules 1 to 5."""
    seats = default_seats(case)
    forced = resolve_locks(case, seats).forced
    places = np.argwhere(seats.fte > 0).tolist()
    holder = np.full(seats.fte.shape, OPEN, dtype=np.int32)

    def fill(at: int) -> Iterator[Plan]:
        if at == len(places):
            if _keeps_limits(case, seats.line, seats.fte, holder):
                yield Plan(seats, holder.copy())
            return
        s, t = places[at]
        line, locked = int(seats.line[s]), int(forced[s, t])
        for who in [locked] if locked >= 0 else _holders(case, line, int(seats.fte[s, t])):
            holder[s, t] = who
            yield from fill(at + 1)
        holder[s, t] = OPEN

    yield from fill(0)


def _keeps_limits(case: Case, line: np.ndarray, fte: np.ndarray, holder: np.ndarray) -> bool:
    """Rules 2 and 5."""
    used: dict[tuple[int, int], int] = defaultdict(int)
    studies: dict[tuple[int, int], set[int]] = defaultdict(set)
    hired: dict[tuple[int, int], int] = defaultdict(int)
    for s, t in np.argwhere((holder != OPEN) & (fte > 0)).tolist():
        who, percent = int(holder[s, t]), int(fte[s, t])
        if who == CONTRACTOR:
            hired[int(case.line_role[line[s]]), t] += percent
        else:
            used[who, t] += percent
            studies[who, t].add(int(case.line_study[line[s]]))
    return (
        all(n <= case.available[p, t] for (p, t), n in used.items())
        and all(len(on) <= case.max_studies[p] for (p, _), on in studies.items())
        and all(n <= case.contractor_limit[r] for (r, _), n in hired.items())
    )


def brute_force(case: Case) -> Truth:
    """Try every plan."""
    truth = Truth()
    for plan in all_plans(case):
        found = evaluate(case, plan)
        truth.plans += 1
        truth.best_without_floors = min(truth.best_without_floors, found.objective)
        broken = {f"{row.level} {row.name}" for row in found.floors_broken}
        truth.meetable |= {f"{row.level} {row.name}" for row in found.margins if row.floor is not None} - broken
        if not broken and found.objective < truth.best:
            truth.best, truth.best_plan = found.objective, plan
    return truth


# ---- tiny random portfolios

_FLOORS = st.sampled_from(
    [None, None, Decimal("0.1"), Decimal("0.3"), Decimal("0.38"), Decimal("0.45"), Decimal("0.6")]
)
_ENDS = st.none() | st.sampled_from(["2027-02-28", "2027-03-31"])
_LIKELY = st.sampled_from([{}, {"status": AwardStatus.RFP, "probability": Decimal("0.5")}])


@st.composite
def tiny_portfolios(draw: st.DrawFn, most: int = MOST_PLANS) -> Portfolio:
    """Up to three people, two or three studies, two or three months: few enough plans to try them all."""
    from planner.domain.case import build_case

    months = draw(numbers(2, 3))
    roles = draw(one_of(("CRA",), ("CRA",), ("CRA", "PM")))
    ids = ("ann", "bob", "cid")[: draw(numbers(1, 3))]
    studies = ("A", "B", "C")[: draw(numbers(2, 3))]
    amounts = several(months, 0, 0, 50, 100, 100, 150)
    rows = [
        line(
            draw(one_of(*studies)),
            draw(amounts),
            draw(one_of(*roles)),
            min_grade=draw(one_of(None, None, 2)),
            bill_rate=Decimal(draw(one_of(90, 100, 120))),
        )
        for _ in range(draw(numbers(1, 3)))
    ]
    made = portfolio(
        settings=settings(
            months,
            portfolio_margin_floor=draw(one_of(None, None, None, Decimal("0.1"), Decimal("0.3"))),
            weights=weights(**{name: draw(one_of(0, 1, 3, 8)) for name in ("new", "handover", "fair")}),
        ),
        roles=tuple(_role(draw, name) for name in roles),
        sponsors=(
            sponsor("Acme", margin_floor=draw(_FLOORS), continuity_floor=draw(_FLOORS)),
            sponsor("Bolt", margin_floor=draw(_FLOORS)),
        ),
        studies=tuple(
            study(
                name,
                draw(one_of("Acme", "Acme", "Bolt")),
                margin_floor=draw(_FLOORS),
                **draw(_LIKELY),
            )
            for name in studies
        ),
        demand=tuple({row.key: row for row in rows}.values()),
        staff=tuple(_person(draw, name, roles) for name in ids),
        leave=tuple(leave(draw(one_of(*ids)), "2027-02-01", "2027-02-28") for _ in range(draw(numbers(0, 1)))),
        experience=tuple(experience(draw(one_of(*ids))) for _ in range(draw(numbers(0, 1)))),
        assignments=tuple(
            assignment(
                draw(one_of(*ids)),
                draw(one_of(*studies)),
                draw(one_of(*roles)),
                draw(one_of(50, 100)),
                draw(one_of("2026-06-01", "2026-06-01", "2027-02-01")),
                draw(_ENDS),
                draw(st.booleans()),
            )
            for _ in range(draw(numbers(0, 2)))
        ),
    )
    assume(1 < number_of_choices(build_case(made)) <= most)
    return made


def _role(draw: st.DrawFn, name: str) -> object:
    return role(
        name,
        max_studies=draw(one_of(None, None, 1)),
        seat_size=draw(one_of(100, 100, 50)),
        contractor_rate=draw(one_of(None, None, Decimal(70))),
        contractor_limit=draw(one_of(None, 50, 100)),
    )


def _person(draw: st.DrawFn, name: str, roles: tuple[str, ...]) -> Person:
    return Person(
        name,
        name.title(),
        draw(one_of(*roles)),
        draw(one_of(100, 100, 150, 50)),
        Decimal(draw(one_of(40, 50, 62, 75))),
        other_roles=draw(one_of((), roles)),
        grade=draw(one_of(1, 2)),
        employment=draw(one_of(Employment.EMPLOYEE, Employment.EMPLOYEE, Employment.CONTRACTOR)),
        dedicated_to=draw(one_of("", "", "", "Acme")),
    )
