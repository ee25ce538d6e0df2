"""Which edits the rules allow, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.plan_check import Violation, check_plan
from planner.domain.plan_rows import describe_line
from planner.domain.rules import RuleId
from planner.domain.telling import tell
from planner.services.returning.building import Setting, build, code_of, touched_months
from planner.services.returning.locks import JudgedLocks, judge_locks, lifted, without_locks
from planner.services.returning.values import Comparison, Offer, Refusal, SeatEdit, Spot
from planner.services.scenarios.parts import Proposal, propose

OURS = -1
"""Choice of a conflict: the plan in the document stays as it is. 0, 1, …: what the first, second, … sheet wants."""


@dataclass(frozen=True)
class Judged:
    """A comparison judged on the plan in the document.

    ``chosen`` [edit] is the offer that counts, or None where the plan stays as it is; ``refused`` by edit; ``proposal``
    is the plan with all other edits made, cut into parts any choice of which keeps the rules; ``part`` by edit.
    """

    comparison: Comparison
    case: Case
    plan: Plan
    chosen: tuple[Offer | None, ...]
    refused: Mapping[int, Refusal]
    proposal: Proposal
    part: Mapping[int, int]
    locks: JudgedLocks = field(default_factory=JudgedLocks)

    @property
    def part_count(self) -> int:
        """How many parts there are: those of the proposal, then those of the locks."""
        return len(self.proposal.parts) + len(self.locks.parts)


def judge(case: Case, plan: Plan, comparison: Comparison, choices: Mapping[Spot, int] | None = None) -> Judged:
    """Judge the edits; ``choices`` decides conflicts (`OURS` where nothing is said)."""
    chosen = tuple(_offer(edit, choices or {}) for edit in comparison.edits)
    refused: dict[int, Refusal] = {}
    locks = judge_locks(case, plan, comparison.locks, comparison.edits, chosen)
    gone = lifted(comparison.locks, locks)
    settings = _settings(case, plan, comparison.edits, chosen, refused, gone)
    replaced = {comparison.edits[setting.edit].spot for setting in settings}
    free = without_locks(case, plan, {lock for lock in gone if lock[0] in replaced})
    kept, target = _settle(case, free, settings, refused)
    proposal = propose(case, plan, target)
    return Judged(comparison, case, plan, chosen, refused, proposal, _parts(proposal, kept), locks)


def _offer(edit: SeatEdit, choices: Mapping[Spot, int]) -> Offer | None:
    if not edit.conflict:
        return edit.offers[0]
    choice = choices.get(edit.spot, OURS)
    return edit.offers[choice] if 0 <= choice < len(edit.offers) else None


def _settings(
    case: Case,
    plan: Plan,
    edits: Sequence[SeatEdit],
    chosen: Sequence[Offer | None],
    refused: dict[int, Refusal],
    gone: Collection[tuple[Spot, str]],
) -> list[Setting]:
    """The edits in the indices of the case; those of lines, people and locks that forbid them are refused at once."""
    keys = zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True)
    position = {key: s for s, key in enumerate(keys)}
    locked = {(lock.seat, lock.month): lock.person for lock in plan.hand_locks}
    found: list[Setting] = []
    for at, (edit, offer) in enumerate(zip(edits, chosen, strict=True)):
        if offer is None:
            continue
        line, holder = case.line_index.get(edit.line), code_of(case, offer.value.holder)
        if line is None:
            refused[at] = Refusal(
                "", tell("{line} is no longer planned in the document.", line=describe_line(edit.line))
            )
        elif holder is None:
            refused[at] = Refusal(RuleId.HOLDER_KNOWN, tell("{who} is not on the staff list.", who=offer.value.holder))
        else:
            seat = position.get((line, edit.seat), -1)
            person = locked.get((seat, edit.month), holder)
            is_gone = person >= 0 and (edit.spot, case.portfolio.staff[person].id) in gone
            if person != holder and int(plan.holder[seat, edit.month]) == person and not is_gone:
                sentence = tell(
                    "{who} is locked on seat {n} of {line} in {month}; unlock it first.",
                    who=case.portfolio.staff[person].id,
                    n=edit.seat,
                    line=describe_line(edit.line),
                    month=case.grid.labels[edit.month],
                )
                refused[at] = Refusal(RuleId.LOCK_HELD, sentence)
            else:
                found.append(Setting(at, line, edit.seat, edit.month, holder, offer.value.fte, edit.present))
    return found


def _settle(case: Case, plan: Plan, settings: list[Setting], refused: dict[int, Refusal]) -> tuple[list[Setting], Plan]:
    """Leave out what breaks a rule, the last edit that causes it first, until nothing does."""
    months = touched_months(settings)
    known = {_key(violation) for violation in check_plan(case, plan, months)}
    while True:
        built = build(case, plan, settings)
        guilty: dict[int, Refusal] = {}
        by_month: dict[int, list[Setting]] = defaultdict(list)
        for setting in settings:
            by_month[setting.month].append(setting)
        for line, month in built.surplus:
            at = _last_growth(by_month[month], line)
            guilty.setdefault(at, _too_much(case, line, month))
        for violation in check_plan(case, built.plan, months) if not guilty else ():
            culprit = _culprit(case, by_month[violation.month], violation, new=_key(violation) not in known)
            if culprit is not None:
                guilty.setdefault(culprit, Refusal(violation.rule, violation.sentence))
        if not guilty:
            return settings, built.plan
        refused.update(guilty)
        settings = [setting for setting in settings if setting.edit not in guilty]


def _last_growth(settings: Sequence[Setting], line: int) -> int:
    """The last edit of a line-month that makes a seat carry more; any of the line-month if none does."""
    of_line = [s for s in settings if s.line == line]
    more = [s for s in of_line if s.fte > s.before.fte]
    return (more or of_line)[-1].edit


def _too_much(case: Case, line: int, month: int) -> Refusal:
    key = case.line_keys[line]
    sentence = tell(
        "{line} needs {n} FTE in {month}, and no open seat can give the rest. Change the demand first, or lower "
        "another seat.",
        line=describe_line(key),
        n=f"{int(case.demand[line, month]) / 100:.2f}",
        month=case.grid.labels[month],
    )
    return Refusal(RuleId.SEATS_MAKE_DEMAND, sentence)


def _culprit(case: Case, settings: Sequence[Setting], violation: Violation, *, new: bool) -> int | None:
    """The last edit that puts somebody where a violation is; None where it was there before and no edit adds to it."""
    causes = [setting for setting in settings if _causes(case, setting, violation)]
    if not causes and new:  # such as a lock that now wants another seat of the line
        causes = [setting for setting in settings if setting.line == violation.line] or list(settings)
    return causes[-1].edit if causes else None


def _causes(case: Case, setting: Setting, violation: Violation) -> bool:
    adds = setting.holder != OPEN and (
        setting.fte > setting.before.fte or code_of(case, setting.before.holder) != setting.holder
    )
    if violation.line >= 0:
        return setting.line == violation.line and setting.number == violation.seat
    if violation.rule in (RuleId.AVAILABILITY, RuleId.STUDY_LIMIT):
        return adds and setting.holder == case.person_index.get(violation.person, OPEN)
    role = case.portfolio.roles[int(case.line_role[setting.line])].name
    return adds and setting.holder == CONTRACTOR and role == violation.role


def _key(violation: Violation) -> tuple[object, ...]:
    return violation.rule, violation.person, violation.study, violation.role, violation.seat, violation.month


def _parts(proposal: Proposal, settings: Sequence[Setting]) -> dict[int, int]:
    """The part that each edit belongs to."""
    aligned = proposal.aligned
    of_line: dict[int, int] = {}
    of_spot: dict[tuple[int, int, int], int] = {}
    lines, numbers = aligned.line.tolist(), aligned.number.tolist()
    for at, part in enumerate(proposal.parts):
        of_line.update(dict.fromkeys(part.recut, at))
        for difference in part.differences:
            for month in difference.months:
                of_spot[lines[difference.row], numbers[difference.row], month] = at
    found: dict[int, int] = {}
    for setting in settings:
        part_at = of_line.get(setting.line, of_spot.get((setting.line, setting.number, setting.month)))
        if part_at is not None:
            found[setting.edit] = part_at
    return found
