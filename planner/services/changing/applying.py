"""Makes a change: the plan and, where it needs one, the case that come of it. Rules 1 to 5 hold in what comes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import OPEN, HandLock, Plan
from planner.domain.plan_check import Violation, check_plan
from planner.domain.rules import RuleId
from planner.domain.telling import Told, joined, tell, unstopped
from planner.services.changing import changes as c
from planner.services.changing.adopting import adopted
from planner.services.changing.cutting import cut
from planner.services.changing.demand import set_demand
from planner.services.changing.holding import Settled, nothing_to_do, pieces_of, settle
from planner.services.changing.locking import relock
from planner.services.changing.parts import seats_of
from planner.services.changing.refusal import ChangeRefused, Objection, place_of
from planner.services.changing.studies import locks_again, move_study, set_probability
from planner.services.changing.words import listed, months_words, name_of, person_words, seat_words, seats_words
from planner.services.stretch import Stretch

_WHY = {
    RuleId.CONTRACTORS_ALLOWED: tell("the role has no contractor rate."),
    RuleId.CONTRACTOR_LIMIT: tell("the contractor limit of the role is reached."),
    RuleId.EMPTY_SEAT_HELD: tell("there is nothing to hold."),
}


@dataclass(frozen=True, eq=False)
class Changed:
    """A change that was made. ``case`` is the one before where the portfolio stayed as it was.

    ``seats`` are the touched ones, by position in ``plan``; ``lost`` says what could not be kept; ``broken`` are rules
    that were broken before the change already, and still are, as far as the change looked at them.
    """

    change: c.Change
    name: str
    before_case: Case
    before: Plan
    case: Case
    plan: Plan
    seats: tuple[int, ...]
    lost: tuple[str, ...] = ()
    broken: tuple[Violation, ...] = ()

    @property
    def portfolio_changed(self) -> bool:
        """Whether the portfolio is another one than before."""
        return self.case is not self.before_case

    @property
    def same_seats(self) -> bool:
        """Whether the seats are the ones of before."""
        return self.plan.seats is self.before.seats


def apply(case: Case, plan: Plan, change: c.Change) -> Changed:
    """Make a change.

    :raises ChangeRefused: it would break a rule, or changes nothing; nothing was changed then.
    """
    if isinstance(change, c.Assign | c.Clear | c.Extend | c.LockChange) and not change.stretches:
        raise ChangeRefused(tell("Nothing is selected. Select months of a seat first."))
    if any(s.seat >= len(plan.seats) or s.last >= case.grid.count for s in _stretches(change)):
        raise ChangeRefused(tell("A selected seat is no longer there. Select it again."))
    name = name_of(case, plan, change)
    if isinstance(change, c.Adopt):
        then, seats = adopted(case, plan, change)
        return _checked(Changed(change, name, case, plan, then, _tidy(change.plan), seats))
    if isinstance(change, c.LockChange):
        new = relock(case, plan, change)
        seats = tuple(dict.fromkeys(stretch.seat for stretch in change.stretches))
        return _checked(Changed(change, name, case, plan, case, _tidy(new), seats))
    if isinstance(change, c.CutChange):
        new, line, lost = cut(case, plan, change)
        changed = Changed(change, name, case, plan, case, _tidy(new), seats_of(new, [line]), tuple(lost))
        return _checked(changed)
    if isinstance(change, c.PortfolioChange):
        return _change_portfolio(case, plan, change, name)
    return _change_holders(case, plan, change, name)


def _stretches(change: c.Change) -> tuple[Stretch, ...]:
    if isinstance(change, c.SwapStretches):
        return change.one, change.other
    if isinstance(change, c.Assign | c.Clear | c.Extend | c.LockChange):
        return change.stretches
    if isinstance(change, c.Paste | c.MergeSeats):
        return tuple(Stretch(seat, 0, 0) for seat in change.seats)
    return (Stretch(change.seat, 0, 0),) if isinstance(change, c.SplitSeat | c.ResizeSeat) else ()


# ---- holders


def _change_holders(case: Case, plan: Plan, change: c.HoldChange, name: str) -> Changed:
    pieces = pieces_of(case, plan, change)
    if not pieces:
        raise ChangeRefused(nothing_to_do(case, plan, change))
    settled = settle(case, plan, pieces)
    if settled.dropped and not (change.where_possible and settled.made):
        raise _refused(case, plan, name, settled)
    seats = tuple(sorted({s for piece in settled.made for s, __, __ in piece.settings}))
    lost = left_out(case, plan, settled)
    return Changed(change, name, case, plan, case, _tidy(settled.plan), seats, lost, settled.broken)


def left_out(case: Case, plan: Plan, settled: Settled) -> tuple[str, ...]:
    """What was not done, one sentence for each seat and reason."""
    months: dict[tuple[int, int, RuleId], list[int]] = defaultdict(list)
    for piece, violation in settled.dropped:
        seat, month, holder = piece.settings[0]
        months[seat, holder, violation.rule].append(month)
    return tuple(
        joined(": ", (joined(", ", (seat_words(case, plan, seat), months_words(case, when))), _why(case, holder, rule)))
        for (seat, holder, rule), when in months.items()
    )


def _why(case: Case, holder: int, rule: RuleId) -> str:
    who = person_words(case, holder)
    if rule is RuleId.ELIGIBLE:
        return tell("{who} is not eligible.", who=who)
    if rule is RuleId.AVAILABILITY:
        return tell("{who} does not have enough time.", who=who)
    if rule is RuleId.STUDY_LIMIT:
        return tell("{who} would work on too many studies.", who=who)
    if rule is RuleId.LOCK_HELD:
        return tell("locked; unlock it first.") if holder == OPEN else tell("locked for somebody else.")
    return _WHY.get(rule, tell("a rule speaks against it."))


def _refused(case: Case, plan: Plan, name: str, settled: Settled) -> ChangeRefused:
    """The refusal, with every objection and the months in which the change is possible all the same."""
    objections = [
        Objection(
            violation,
            Stretch(piece.settings[0][0], piece.month, piece.month),
            joined(": ", (months_words(case, [piece.month]), _why(case, piece.settings[0][2], violation.rule))),
        )
        for piece, violation in settled.dropped
    ]
    barred = {piece.month for piece, __ in settled.dropped}
    possible = sorted({piece.month for piece in settled.made} - barred)
    reasons = listed([unstopped(sentence) for sentence in left_out(case, plan, settled)], most=3)
    if possible:
        advice = tell("Possible in {months}.", months=months_words(case, possible))
    elif settled.made:
        advice = tell("Possible for some of the seats only.")
    else:
        advice = tell("Not possible in any of these months.")
    return ChangeRefused(joined(" ", (_not_possible(name, reasons), advice)), objections, possible)


def _not_possible(name: str, reasons: str) -> Told:
    return tell("{name}: not possible. {reasons}.", name=name, reasons=reasons)


# ---- the portfolio


def _change_portfolio(case: Case, plan: Plan, change: c.PortfolioChange, name: str) -> Changed:
    if isinstance(change, c.SetDemand):
        new, carried = set_demand(case, plan, change)
        kept, opened = obey_locks(new, carried)
        seats = seats_of(kept, [change.line])
        return _checked(Changed(change, name, case, plan, new, _tidy(kept), seats, tuple(opened)))
    if isinstance(change, c.SetProbability):
        new, carried, lost = set_probability(case, plan, change)
        kept, opened = obey_locks(new, carried)
        rows = np.flatnonzero(new.study_rows == change.study)
        lines = np.flatnonzero(np.isin(new.line_study, rows)).tolist()
        changed = Changed(change, name, case, plan, new, _tidy(kept), seats_of(kept, lines), (*lost, *opened))
        return _checked(changed)
    new, moved, pieces, lost = move_study(case, plan, change)
    base, opened = obey_locks(new, moved)
    settled = settle(new, base, [p for p in pieces if base.holder[p.settings[0][:2]] != p.settings[0][2]])
    lines = np.flatnonzero(case.line_study == change.study).tolist()
    row = int(case.study_rows[change.study])
    by = new.grid.index(new.portfolio.studies[row].start) - case.grid.index(case.portfolio.studies[row].start)
    kept = locks_again(settled.plan, plan, by, set(lines))
    lost += [*opened, *(tell("{sentence} It is open.", sentence=told) for told in left_out(new, base, settled))]
    return _checked(Changed(change, name, case, plan, new, _tidy(kept), seats_of(kept, lines), tuple(lost)))


def obey_locks(case: Case, plan: Plan) -> tuple[Plan, list[str]]:
    """Puts people where locks want them, and takes them from other seats where their time is up; what was opened."""
    forced = resolve_locks(case, plan.seats, plan.hand_locks).forced
    wanted = forced >= 0
    moved = sorted(set(np.argwhere(wanted & (forced != plan.holder))[:, 0].tolist()))
    if not moved:
        return plan, []
    people = set(forced[wanted & (forced != plan.holder)].tolist())
    holder = np.where(wanted, forced, plan.holder).astype(np.int32)
    new = replace(plan, holder=holder)
    lost: list[str] = [tell("{seats} follow the locks of today's assignments.", seats=seats_words(case, plan, moved))]
    while True:
        opened = 0
        for violation in check_plan(case, new):
            person = case.person_index.get(violation.person, -1)
            if violation.rule not in (RuleId.AVAILABILITY, RuleId.STUDY_LIMIT) or person not in people:
                continue
            t = violation.month
            free = np.flatnonzero((holder[:, t] == person) & ~wanted[:, t])
            if len(free):
                seat = int(free[-1])
                holder[seat, t] = OPEN
                opened += 1
                where = joined(", ", (seat_words(case, new, seat), months_words(case, [t])))
                who = person_words(case, person)
                lost.append(tell("{place}: open, for {who} is locked elsewhere.", place=where, who=who))
        if not opened:
            return new, lost


# ---- what comes out


def _tidy(plan: Plan) -> Plan:
    """Locks set by hand in the order of their seats, and only those that are obeyed: a document keeps no others."""
    obeyed = {(k.seat, k.month): k for k in plan.hand_locks if plan.holder[k.seat, k.month] == k.person}
    locks: tuple[HandLock, ...] = tuple(obeyed[key] for key in sorted(obeyed))
    return plan if locks == plan.hand_locks else replace(plan, hand_locks=locks)


def _checked(changed: Changed) -> Changed:
    """The change, unless it breaks a rule that was not broken before."""
    broken = check_plan(changed.case, changed.plan)
    if not broken:
        return changed
    known = {_key(v) for v in check_plan(changed.before_case, changed.before)}
    new = [violation for violation in broken if _key(violation) not in known]
    if not new:
        return replace(changed, broken=broken)
    raise refused_by(changed.case, changed.plan, changed.name, new)


def refused_by(case: Case, plan: Plan, name: str, broken: Sequence[Violation]) -> ChangeRefused:
    """A refusal for what a whole plan would break."""
    objections = [Objection(violation, place_of(case, plan, violation)) for violation in broken]
    reasons = listed([unstopped(sentence) for sentence in dict.fromkeys(v.sentence for v in broken)], most=3)
    return ChangeRefused(_not_possible(name, reasons), objections)


def _key(violation: Violation) -> tuple[object, ...]:
    return violation.rule, violation.person, violation.study, violation.role, violation.seat, violation.month
