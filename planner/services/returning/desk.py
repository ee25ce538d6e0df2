"""Reading an edited plan workbook back into a document: one value for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.portfolio import Portfolio
from planner.domain.telling import tell
from planner.exchange.export_limits import UNEDITED_SHEETS
from planner.exchange.plan_return.exported import export_facts
from planner.exchange.plan_return.reader import returned_from
from planner.exchange.plan_return.values import Comment
from planner.exchange.raw import RawWorkbook
from planner.exchange.reading import preview, read_workbook
from planner.services.edit import Edit
from planner.services.plan_records import case_at, position_of
from planner.services.returning.comparing import compare, meant_plan
from planner.services.returning.items import Item, items_of
from planner.services.returning.judging import Judged, judge
from planner.services.returning.keeping import keep_returned, plan_with, subject_of, usual_parts
from planner.services.returning.sides import version_of
from planner.services.returning.values import Kind, Spot
from planner.services.scenarios.records import plan_in
from planner.storage.fingerprint import portfolio_fingerprint


@dataclass(frozen=True)
class ReadBack:
    """An edited workbook beside the plan it is about.

    ``before`` is what the evaluator says of the plan as the document has it; ``items`` is the proposal; ``notes`` what
    a person should know besides. ``choices`` are the answers to conflicts so far.
    """

    path: Path
    record: PlanRecord
    portfolio: Portfolio
    judged: Judged
    items: tuple[Item, ...]
    before: Evaluation
    notes: tuple[str, ...]
    choices: Mapping[Spot, int]

    @property
    def usual(self) -> frozenset[int]:
        """The parts that are taken unless a person says otherwise."""
        return usual_parts(self.items)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """What people wrote on seats, studies and sponsors."""
        return tuple(comment for comment in self.judged.comparison.comments if subject_of(comment) is not None)

    @property
    def other_comments(self) -> tuple[Comment, ...]:
        """What people wrote elsewhere: shown, for there is no note that could keep it."""
        return tuple(comment for comment in self.judged.comparison.comments if subject_of(comment) is None)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take and nothing to tell."""
        return not self.items and not self.judged.comparison.comments

    def count(self, kind: Kind) -> int:
        """How many items are of a kind."""
        return sum(item.kind is kind for item in self.items)

    def effect(self, parts: Collection[int]) -> Evaluation:
        """What the evaluator says of the plan with these parts."""
        return plan_with(self.judged, parts)[1]

    def decided(self, choices: Mapping[Spot, int]) -> ReadBack:
        """The same with conflicts decided: `planner.services.returning.judging.OURS`, 0 or 1 by seat-month."""
        judged = judge(self.judged.case, self.judged.plan, self.judged.comparison, choices)
        return replace(self, judged=judged, items=items_of(judged), choices=dict(choices))

    def with_conflicts(self, choice: int) -> ReadBack:
        """The same with all conflicts decided alike."""
        edits = self.judged.comparison.edits
        return self.decided({edit.spot: choice for edit in edits if edit.conflict})


def read_back(
    path: Path,
    state: DocumentState,
    plan: str | None = None,
    *,
    fallback: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadBack:
    """Read an edited workbook and hold it against the plan it was exported from, or the one named ``plan``.

    ``fallback`` names the plan to take where the workbook does not say from which it was exported; else the newest.

    Raises UserError if the workbook holds no plan or the document has none, and what
    `planner.exchange.reading.read_workbook` raises.
    """
    raw = read_workbook(path, cancelled=cancelled, unread=UNEDITED_SHEETS)
    facts = export_facts(raw)
    record = meant_plan(state, facts, plan, fallback)
    case = case_at(state.portfolio, position_of(record))
    present, lost = plan_in(case, record)
    version = version_of(case, present)
    comparison = compare(returned_from(raw, path.name, case, version), version)
    judged = judge(case, present, comparison)
    notes = (*_about(facts, record), *comparison.notes, *lost)
    return ReadBack(path, record, state.portfolio, judged, items_of(judged), evaluate(case, present), notes, {})


def belongs_to(path: Path, state: DocumentState, cancelled: Callable[[], bool] | None = None) -> bool:
    """Whether a file is a plan workbook that was exported from this document; raises what reading it raises."""
    seen = preview(path, cancelled=cancelled)
    facts = export_facts(RawWorkbook(seen.kind, tuple(sheet.sheet for sheet in seen.sheets)))
    if not facts or not state.plans:
        return False
    if any(record.id == facts.get("plan id") for record in state.plans):
        return True
    prints = {record.portfolio_fingerprint for record in state.plans} | {portfolio_fingerprint(state.portfolio)}
    return facts.get("portfolio fingerprint", "-") in prints


def keep(
    edit: Edit, found: ReadBack, parts: Collection[int], *, scenario: str | None = None, comments: bool = True
) -> PlanRecord:
    """Take parts over, and the comments; see `planner.services.returning.keeping.keep_returned`.

    :raises UserError: the portfolio or the plan was changed since the workbook was read.
    """
    if edit.portfolio is not found.portfolio and edit.portfolio != found.portfolio:
        raise UserError(tell("The portfolio was changed meanwhile. Read the workbook back again."))
    return keep_returned(edit, found.record, found.judged, parts, found.comments if comments else (), scenario)


def step_name(found: ReadBack) -> str:
    """The name of the edit for undo."""
    return tell("Read back {name}", name=found.path.name)


def _about(facts: Mapping[str, str], record: PlanRecord) -> list[str]:
    """A remark where the workbook was exported from another plan than the one it is held against."""
    name = facts.get("plan name", "")
    if name and facts.get("plan id") != record.id and name != record.name:
        return [
            tell(
                "The workbook was exported from the plan {name}; it is compared with {plan}.",
                name=name,
                plan=record.name,
            )
        ]
    return []
