"""An export that leaves things out comes back as well as a full one: what was left out is not taken for deleted."""

from __future__ import annotations

import pytest

from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_workbook import build_plan_workbook
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.planning import judge
from planner.services.returning.judging import judge as judge_returned
from tests.support.sent_back import GRID, cell, compared, holders
from tests.ui.portfolios import hand_made

CHOICES = [
    ExportChoice(names=False),
    ExportChoice(costs=False, leave_kinds=False),
    ExportChoice(first="2027-02", last="2027-03"),
    ExportChoice(sponsors=("Acme",)),
    ExportChoice(sponsors=("Borax",), sponsor_safe=True),
    ExportChoice(sheets=frozenset({"Staffing by study"})),
    ExportChoice(sheets=frozenset({"Plan assignments"})),
    ExportChoice(sheets=frozenset({"Plan assignments", "Seats", "Contractors"}), first="2027-02", last="2027-04"),
]


@pytest.mark.parametrize("choice", CHOICES, ids=range(len(CHOICES)))
def test_a_restricted_export_without_an_edit_changes_nothing(choice: ExportChoice) -> None:
    case, plan, _ = hand_made()
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE))
    workbook = build_plan_workbook(chosen_export(Source(outcome), choice, remedies=0))
    found = compared(workbook, case, plan)
    assert (found.edits, found.wrong, found.comments) == ((), (), ())


def test_an_edit_of_a_restricted_export_touches_nothing_else() -> None:
    case, plan, _ = hand_made()
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE))
    choice = ExportChoice(sponsors=("Acme",), first="2027-03", last="2027-04", names=False)
    workbook = build_plan_workbook(chosen_export(Source(outcome), choice, remedies=0))
    cell(workbook[GRID], "2027-04", Staff_ID="bob").value = None
    judged = judge_returned(case, plan, compared(workbook, case, plan))
    before = holders(judged, [])
    assert holders(judged) == {**before, ("A", 1): ["ann", "ann", "bob", ""]}
