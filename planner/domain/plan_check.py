"""Judges a plan by the hard rules 1 to 5, straight from the case, without any solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import row_sums, table_sums
from planner.domain.case import NO_LIMIT, BoolArray, Case, IntArray
from planner.domain.evaluation import Evaluation, Level
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.plan_rows import describe_line
from planner.domain.rules import RuleId
from planner.domain.telling import known, tell


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of a rule: where, and in a sentence with amounts. '' and -1 where a place has no such part.

    ``seat`` is the seat's number within line ``line`` of the case; ``month`` an index of the plan's months.
    """

    rule: RuleId
    sentence: str
    person: str = ""
    study: str = ""
    role: str = ""
    seat: int = -1
    month: int = -1
    line: int = -1

    def __str__(self) -> str:
        return self.sentence


def check_plan(case: Case, plan: Plan, months: Sequence[int] | None = None) -> tuple[Violation, ...]:
    """All breaches of rules 1 to 5 in a plan; margin floors are judged by `check_floors`.

    ``months``: look at these alone (None: at all), which finds exactly the breaches in them, for every rule is about
    one month.

    Raises ValueError if the arrays of the plan do not fit each other or the case (a bug, not an input).
    """
    shape = (len(plan.seats), case.grid.count)
    if plan.holder.shape != shape or plan.seats.fte.shape != shape:
        raise ValueError(f"a plan of {shape[0]} seats and {shape[1]} months has arrays of another shape")
    check = _Check(case, plan, months)
    return (
        *check.seats_make_demand(),
        *check.holders(),
        *check.eligible(),
        *check.availability(),
        *check.study_limits(),
        *check.locks(),
        *check.contractors(),
    )


def check_floors(evaluation: Evaluation) -> tuple[Violation, ...]:
    """The margin floors (rule 6) that an evaluated plan breaks."""
    rules = {
        Level.STUDY: RuleId.STUDY_FLOOR,
        Level.SPONSOR: RuleId.SPONSOR_FLOOR,
        Level.PORTFOLIO: RuleId.PORTFOLIO_FLOOR,
    }
    return tuple(
        Violation(
            rules[row.level],
            tell(
                "{level} {name} misses its margin floor of {floor} by {amount} (its margin is {margin}).",
                level=known(row.level.value),
                name=row.name,
                floor=f"{float(row.floor or 0):.1%}",
                amount=f"{row.shortfall:,.2f}",
                margin=tell("none") if row.margin is None else f"{row.margin:.1%}",
            ),
            study=row.name if row.level is Level.STUDY else "",
        )
        for row in evaluation.floors_broken
    )


def _fte(percent: int) -> str:
    return f"{percent / 100:.2f}"


class _Check:
    """The rules over one plan."""

    def __init__(self, case: Case, plan: Plan, months: Sequence[int] | None) -> None:
        self.case, self.plan, self.seats = case, plan, plan.seats
        # the months looked at, and the arrays cut down to them: ``t`` is a column of those all through this class
        self.months = range(case.grid.count) if months is None else sorted(set(months))
        self.cut = slice(None) if months is None else np.array(self.months, dtype=np.int64)
        self.holder: IntArray = plan.holder[:, self.cut]
        self.fte: IntArray = plan.seats.fte[:, self.cut]
        self.carried: BoolArray = self.fte > 0
        known = (self.holder >= 0) & (self.holder < len(case.cost))
        places = np.flatnonzero(known & self.carried)
        self.seat, self.month = np.divmod(places, max(len(self.months), 1))
        self.person = self.holder.ravel()[places]
        self.line = self.seats.line[self.seat]

    def seats_make_demand(self) -> Iterator[Violation]:
        """The seats of each line add up to its demand."""
        total = row_sums(self.seats.line, self.fte, len(self.case.line_keys))
        demand = self.case.demand[:, self.cut]
        for d, t in self._places(total != demand):
            key = self.case.line_keys[d]
            sentence = tell(
                "The seats of {line} add up to {n} FTE in {month}, but its demand is {asked}.",
                line=describe_line(key),
                n=_fte(int(total[d, t])),
                month=self._label(t),
                asked=_fte(int(demand[d, t])),
            )
            yield Violation(
                RuleId.SEATS_MAKE_DEMAND, sentence, study=key.study, role=key.role, month=self.months[t], line=d
            )

    def holders(self) -> Iterator[Violation]:
        """Holders exist, and none holds nothing (rule 3: one holder is all that a plan can say)."""
        holder = self.holder
        unknown = (holder >= len(self.case.cost)) | (holder < CONTRACTOR)
        for s, t in self._places(unknown):
            yield self._at(
                RuleId.HOLDER_KNOWN,
                s,
                t,
                tell("Somebody unknown holds {seat} in {month}.", seat=self._seat(s), month=self._label(t)),
            )
        for s, t in self._places((holder != OPEN) & ~self.carried & ~unknown):
            sentence = tell(
                "{who} holds {seat} in {month}, where it carries nothing.",
                who=self._holder(s, t),
                seat=self._seat(s),
                month=self._label(t),
            )
            yield self._at(RuleId.EMPTY_SEAT_HELD, s, t, sentence)

    def eligible(self) -> Iterator[Violation]:
        """Rule 1."""
        same = (self.seat[1:] == self.seat[:-1]) & (self.person[1:] == self.person[:-1])
        changes = np.concatenate([np.ones(min(len(self.seat), 1), dtype=np.bool_), ~same])
        people, lines = self.person[changes], self.line[changes]
        barred = ~self.case.are_eligible(people, lines)
        wrong = set(zip(people[barred].tolist(), lines[barred].tolist(), strict=True))
        if not wrong:
            return
        for s, t, p, d in zip(*(a.tolist() for a in (self.seat, self.month, self.person, self.line)), strict=True):
            if (p, d) in wrong:
                sentence = tell(
                    "{who} holds {seat} in {month} but is not eligible for it.",
                    who=self._holder(s, t),
                    seat=self._seat(s),
                    month=self._label(t),
                )
                yield self._at(RuleId.ELIGIBLE, s, t, sentence)

    def availability(self) -> Iterator[Violation]:
        """Rule 2, first half."""
        available = self.case.available[:, self.cut]
        fte = self.fte[self.seat, self.month]
        used = table_sums(self.person, self.month, fte, available.shape)
        for p, t in self._places(used > available):
            person = self.case.portfolio.staff[p].id
            sentence = tell(
                "{who} holds {n} FTE in {month} but is available for {available}.",
                who=person,
                n=_fte(int(used[p, t])),
                month=self._label(t),
                available=_fte(int(available[p, t])),
            )
            yield Violation(RuleId.AVAILABILITY, sentence, person=person, month=self.months[t])

    def study_limits(self) -> Iterator[Violation]:
        """Rule 2, second half."""
        studies, (people, months) = max(len(self.case.study_rows), 1), (len(self.case.cost), len(self.months))
        pairs, pair = np.unique(
            self.person.astype(np.int64) * studies + self.case.line_study[self.line], return_inverse=True
        )
        there = np.zeros((len(pairs), months), dtype=np.bool_)
        there[pair, self.month] = True
        count = row_sums(pairs // studies, there.astype(np.int64), people)
        limit = self.case.max_studies.reshape(-1, 1)
        for p, t in self._places((count > limit) & (limit < NO_LIMIT)):
            person = self.case.portfolio.staff[p].id
            sentence = tell(
                "{who} works on {n} studies in {month}; the limit is {limit}.",
                who=person,
                n=int(count[p, t]),
                month=self._label(t),
                limit=int(self.case.max_studies[p]),
            )
            yield Violation(RuleId.STUDY_LIMIT, sentence, person=person, month=self.months[t])

    def locks(self) -> Iterator[Violation]:
        """Rule 4."""
        forced = resolve_locks(self.case, self.seats, self.plan.hand_locks).forced[:, self.cut]
        for s, t in self._places((forced >= 0) & (forced != self.holder)):
            person = self.case.portfolio.staff[int(forced[s, t])].id
            sentence = tell(
                "{who} is locked on {seat} in {month} but does not hold it.",
                who=person,
                seat=self._seat(s),
                month=self._label(t),
            )
            yield self._at(RuleId.LOCK_HELD, s, t, sentence, person)

    def contractors(self) -> Iterator[Violation]:
        """Rule 5."""
        roles = self.case.portfolio.roles
        held = self.holder == CONTRACTOR
        some = np.flatnonzero(held.any(axis=1))
        amounts = np.where(held[some], self.fte[some], 0)
        used = row_sums(self.case.line_role[self.seats.line[some]], amounts, len(roles))
        for r, t in self._places(used > self.case.contractor_limit.reshape(-1, 1)):
            amount, role = _fte(int(used[r, t])), roles[r].name
            if self.case.contractor_rate[r] < 0:
                sentence = tell(
                    "{role} uses {n} FTE of contractors in {month}, but the role has no contractor rate, so none are "
                    "allowed.", role=role, n=amount, month=self._label(t),
                )  # fmt: skip
                yield Violation(RuleId.CONTRACTORS_ALLOWED, sentence, role=role, month=self.months[t])
            else:
                sentence = tell(
                    "{role} uses {n} FTE of contractors in {month}; the limit is {limit}.",
                    role=role, n=amount, month=self._label(t), limit=_fte(int(self.case.contractor_limit[r])),
                )  # fmt: skip
                yield Violation(RuleId.CONTRACTOR_LIMIT, sentence, role=role, month=self.months[t])

    def _places(self, wrong: BoolArray) -> list[tuple[int, int]]:
        return [(int(row), int(column)) for row, column in np.argwhere(wrong)]

    def _label(self, month: int) -> str:
        return self.case.grid.labels[self.months[month]]

    def _seat(self, seat: int) -> str:
        return tell(
            "seat {n} of {line}",
            n=int(self.seats.number[seat]),
            line=describe_line(self.case.line_keys[int(self.seats.line[seat])]),
        )

    def _holder(self, seat: int, month: int) -> str:
        holder = int(self.holder[seat, month])
        return tell("A contractor") if holder == CONTRACTOR else self.case.portfolio.staff[holder].id

    def _at(self, rule: RuleId, seat: int, month: int, sentence: str, person: str = "") -> Violation:
        line = int(self.seats.line[seat])
        key = self.case.line_keys[line]
        holder = int(self.holder[seat, month])
        if not person and 0 <= holder < len(self.case.cost):
            person = self.case.portfolio.staff[holder].id
        return Violation(
            rule, sentence, person, key.study, key.role, int(self.seats.number[seat]), self.months[month], line
        )
