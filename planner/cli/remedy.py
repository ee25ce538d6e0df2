"""``throughline why … --apply N``: a remedy of an open seat done in a document, with the evaluator's answer."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.domain.errors import UserError

if TYPE_CHECKING:
    from planner.services.candidates.standing import Standing
    from planner.services.session import Session
    from planner.services.stretch import Stretch


def apply_remedy(options: argparse.Namespace, standing: Standing, stretch: Stretch) -> dict[str, Any]:
    """Do the remedy, print the answer, save the document with one more step; the answer for a report.

    :raises UserError: it is no document, or there is no remedy with this number.
    """
    from planner.services.session import open_document
    from planner.services.suffixes import DOCUMENT_SUFFIX

    if options.file.suffix.lower() != DOCUMENT_SUFFIX:
        raise UserError(f"--apply changes a plan of a {DOCUMENT_SUFFIX} document; {options.file.name} is none.")
    session = open_document(options.file)
    try:
        return _applied(options, session, standing, stretch)
    finally:
        session.close()


def _applied(options: argparse.Namespace, session: Session, standing: Standing, stretch: Stretch) -> dict[str, Any]:
    from planner.cli.edit import keep, lines_of, report_of
    from planner.cli.seat import record_of
    from planner.domain.evaluate import evaluate
    from planner.services.changing import answer, apply
    from planner.services.plan_records import outcome_of
    from planner.services.why.doing import change_of, remedy_numbered
    from planner.services.why.explaining import explain

    record = record_of(session.plans, options)
    case, plan, published = standing.case, standing.plan, standing.published
    evaluation = evaluate(case, plan, published)
    outcome, __ = outcome_of(record, session.portfolio)
    outcome = replace(outcome, case=case, plan=plan, evaluation=evaluation, published=published)
    why, remedy = remedy_numbered(explain(standing, stretch, evaluation), options.apply)
    said = answer(outcome, apply(case, plan, change_of(standing, why.stretch, remedy)))
    print(said.name)
    print(remedy.sentence)
    for line in lines_of(said):
        print(line)
    print(keep(session, record, said, said.name))
    return report_of(said)
