"""Two new sponsors of one import that may be one: asked about, taken as two until somebody says otherwise."""

from __future__ import annotations

from pathlib import Path

from planner.services.importing import Ask, ImportChoices, ImportProposal, propose
from tests.support.builders import day
from tests.support.import_files import forgetful, sheets_file


def proposed(folder: Path, sponsors: tuple[str, ...], **said: object) -> ImportProposal:
    rows = [("Study ID", "Sponsor", "Status", "Start", "End")]
    rows += [
        (f"S-{n}", name, "Awarded", day("2027-01-01"), day("2027-12-31"))  # type: ignore[misc]
        for n, name in enumerate(sponsors)
    ]
    file = sheets_file("pipeline.xlsx", {"Roadmap": rows})
    choices = ImportChoices(**said)  # type: ignore[arg-type]
    return propose([file], None, choices, forgetful(folder), into_new=True, today=day("2027-01-01"))


def sponsors_of(proposal: ImportProposal) -> set[str]:
    return {one.after.sponsor for one in proposal.changes if one.sheet == "Roadmap" and one.after}


def doubles(proposal: ImportProposal) -> list[str]:
    return [one.subject for one in proposal.questions if one.ask is Ask.SPONSOR]


def test_two_writings_of_a_new_sponsor_are_asked_about_and_kept_apart_meanwhile(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, ("Halvorsen Biopharma", "Quillon", "Halvorsen Bio Pharma"))
    [question] = [one for one in proposal.questions if one.ask is Ask.SPONSOR]
    assert (question.subject, question.blocking, question.rows) == ("Halvorsen Bio Pharma", False, 1)
    assert question.answers[0].value == "Halvorsen Biopharma"
    assert question.source is not None
    assert sponsors_of(proposal) == {"Halvorsen Biopharma", "Quillon", "Halvorsen Bio Pharma"}


def test_the_answer_makes_them_one_or_leaves_them_two(tmp_path: Path) -> None:
    names = ("Halvorsen Biopharma", "Halvorsen Bio Pharma")
    one = proposed(tmp_path, names, sponsor_names={"Halvorsen Bio Pharma": "Halvorsen Biopharma"})
    assert sponsors_of(one) == {"Halvorsen Biopharma"}
    assert doubles(one) == []
    two = proposed(tmp_path, names, sponsor_names={"Halvorsen Bio Pharma": "Halvorsen Bio Pharma"})
    assert sponsors_of(two) == set(names)
    assert doubles(two) == []


def test_names_that_are_not_alike_are_not_asked_about(tmp_path: Path) -> None:
    assert doubles(proposed(tmp_path, ("Acme", "Borax", "Quillon"))) == []
