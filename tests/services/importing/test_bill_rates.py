"""A roadmap and a staff list alone: demand that is worked out needs a bill rate, which is asked for and taken."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.services.importing import Ask, ImportChoices, ImportProposal, propose
from tests.support.builders import day
from tests.support.import_files import forgetful, sheets_file

STAFF = [("Staff ID", "Name", "Role", "FTE", "Cost rate"), ("eve", "Eve", "Clinical Research Associate", 1.0, 50.0)]
ROADMAP = [
    ("Study ID", "Sponsor", "Phase", "Status", "Start", "End", "Sites", "Patients", "Countries"),
    ("A-1", "Acme", "Phase 3", "Awarded", day("2027-01-01"), day("2027-12-31"), 20, 100, "DE"),
]
CARD = [("Role", "Bill rate"), ("Clinical Research Associate", 90.0)]


def proposed(folder: Path, bill_rate: Decimal | None, **sheets: list[tuple[object, ...]]) -> ImportProposal:
    file = sheets_file("new.xlsx", {"Staff": STAFF, "Roadmap": ROADMAP, **sheets})
    choices = ImportChoices(workload=True, bill_rate=bill_rate)
    return propose([file], None, choices, forgetful(folder), into_new=True, today=day("2027-01-01"))


def card(proposal: ImportProposal) -> list[tuple[str, Decimal]]:
    return [(one.after.role, one.after.bill_rate) for one in proposal.changes if one.sheet == "Rate card" and one.after]


def test_without_a_rate_card_the_rate_is_asked_for_with_the_roles_that_lack_it(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, None)
    [question] = [one for one in proposal.questions if one.ask is Ask.RATE]
    assert "Clinical Research Associate" in question.text
    assert question.say.startswith("--bill-rate")
    assert proposal.errors > 0


def test_the_rate_that_is_said_makes_a_rate_card_so_that_the_demand_comes_in(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, Decimal("95.50"))
    assert card(proposal) == [("Clinical Research Associate", Decimal("95.50"))]
    assert proposal.errors == 0
    assert not [one for one in proposal.questions if one.ask is Ask.RATE]
    assert {one.sheet for one in proposal.changes if one.id in proposal.wanted} >= {"Demand", "Rate card"}
    assert any("95.50" in note for note in proposal.notes)


def test_a_rate_of_the_files_stays(tmp_path: Path) -> None:
    sheets: dict[str, Any] = {"Rate card": CARD}
    proposal = proposed(tmp_path, Decimal(95), **sheets)
    assert card(proposal) == [("Clinical Research Associate", Decimal(90))]
