"""``throughline plan DOC … --keep``: the plan becomes one of the document, as one step, as Plan in the window does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import UserError
from planner.services.suffixes import DOCUMENT_SUFFIX

if TYPE_CHECKING:
    from planner.services.opening import OpenedFile
    from planner.services.planning import PlanOutcome


def check_keep(document: Path | None, name: str | None) -> None:
    """Refuse, before any work is done, to keep a plan (``name`` not None) in what is no document."""
    if name is not None and (document is None or document.suffix.lower() != DOCUMENT_SUFFIX):
        what = "the sample" if document is None else document.name
        raise UserError(f"--keep puts the plan into the {DOCUMENT_SUFFIX} document that is planned; {what} is none.")


def check_name(opened: OpenedFile, name: str | None) -> None:
    """Refuse, before the search, a name that another plan has."""
    if name and any(record.name == name for record in opened.plans):
        raise UserError(f"There is a plan named {name} already. Give another name to --keep.")


def keep_plan(document: Path, opened: OpenedFile, outcome: PlanOutcome, name: str) -> str:
    """Add the plan to the document and save it; says so. ``name`` '' takes the next free ``Plan N``.

    :raises UserError: the document holds another portfolio by now, another plan has the name, or it cannot be saved.
    """
    from planner.services.plan_records import next_plan_name, record_of
    from planner.services.session import open_document

    facts = outcome.facts
    session = open_document(document)
    try:
        if session.portfolio != opened.portfolio:
            raise UserError(
                f"{document.name} was changed during the search, so the plan was not kept in it. "
                "It is in the workbook; plan again to have it in the document."
            )
        name = name or next_plan_name(session.plans)
        record = record_of(outcome, name, {"seconds": facts.seconds, "position": 0, "floors": True, "seed": facts.seed})
        with session.edit(f"Make {name}") as edit:
            edit.add_plan(record)
        session.save()
    finally:
        session.close()
    return f"Kept as {name} in {document}"
