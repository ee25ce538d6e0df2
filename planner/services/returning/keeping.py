"""Taking an edited plan over: chosen parts into the plan or a scenario, and comments as notes, in one edit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from planner.domain.document import PlanRecord
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan, Status
from planner.exchange.plan_return.values import Comment
from planner.services.changing.records import copy_name
from planner.services.edit import Edit
from planner.services.notes import LONGEST, Subject, note_on, set_note
from planner.services.planning import honest_status
from planner.services.returning.items import Item
from planner.services.returning.judging import Judged
from planner.services.returning.locks import with_locks
from planner.services.returning.values import Kind
from planner.services.scenarios.parts import merged
from planner.services.scenarios.records import with_plan


def plan_with(judged: Judged, parts: Collection[int]) -> tuple[Plan, Evaluation]:
    """The plan in the document with some parts of the proposal, and what the evaluator says of it."""
    count = len(judged.proposal.parts)
    plan = merged(judged.proposal, [part for part in parts if part < count])
    locks = [part - count for part in parts if part >= count]
    plan = with_locks(judged.case, plan, judged.comparison.locks, judged.locks, locks)
    return plan, evaluate(judged.case, plan)


def keep_returned(
    edit: Edit,
    record: PlanRecord,
    judged: Judged,
    parts: Collection[int],
    comments: Sequence[Comment] = (),
    scenario: str | None = None,
) -> PlanRecord:
    """Put the chosen parts into the plan, or into a new plan named ``scenario``; comments become notes.

    Edits of a published plan go to a new plan, too. Gives the plan that holds them now.

    :raises KeyError: the plan is gone. :raises UserError: another plan has that name.
    """
    known = edit.state.plan(record.id)
    if known.rows is not record.rows and known.rows != record.rows:
        raise UserError("The plan was changed meanwhile. Read the workbook back again.")
    kept = known
    if parts or scenario:
        plan, evaluation = plan_with(judged, parts)
        status = str(honest_status(Status.FEASIBLE, evaluation))
        changed = with_plan(judged.case, known, plan, status)
        name = scenario or (copy_name(known.name, edit.plans) if known.published else "")
        if name:
            kept = edit.add_plan(replace(changed, id="", name=name, published=False, created=""))
        else:
            edit.replace_plan(changed)
            kept = edit.state.plan(record.id)
    for comment in comments:
        add_comment(edit, comment)
    return kept


def add_comment(edit: Edit, comment: Comment) -> bool:
    """Add a comment to the note of its seat, study or sponsor unless it stands there already; whether it was added."""
    subject = subject_of(comment)
    if subject is None:
        return False
    try:
        before = note_on(edit.state, subject)
    except UserError:
        return False  # the study or sponsor is gone
    text = comment_words(comment)
    if text in before:
        return False
    whole = f"{before}\n{text}".strip()
    if len(whole) > LONGEST:
        return False
    try:
        set_note(edit, subject, whole)
    except UserError:
        return False
    return True


def comment_words(comment: Comment) -> str:
    """A comment as a note keeps it: who wrote what."""
    return f"{comment.author}: {comment.text}" if comment.author else comment.text


def subject_of(comment: Comment) -> Subject | None:
    """What a comment is on; None where its row is about nothing that has notes."""
    found = comment.subject
    if found is None:
        return None
    if found.line is not None:
        return Subject("seat", line=found.line, seat=found.seat)
    if found.study:
        return Subject("study", found.study)
    return Subject("sponsor", found.sponsor) if found.sponsor else None


def usual_parts(items: Sequence[Item]) -> frozenset[int]:
    """The parts that are ticked at first: all but those with anything that is more likely a mistake."""
    doubtful = {item.part for item in items if not item.expected}
    return frozenset(item.part for item in items if item.part >= 0) - doubtful


def parts_of_kinds(items: Sequence[Item], kinds: Collection[Kind]) -> frozenset[int]:
    """The parts in which everything is of these kinds."""
    others = {item.part for item in items if item.kind not in kinds}
    return frozenset(item.part for item in items if item.part >= 0) - others
