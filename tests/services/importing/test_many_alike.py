"""What is to be said of thousands of rows alike is said once, with how many there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.errors import Problem
from planner.exchange.portfolio_rules import validate_portfolio
from planner.services.importing import ImportMemory, ImportProposal, propose
from tests.support.builders import study, worked_example
from tests.support.import_files import forgetful, table_file

HEADINGS = ("Protocol No", "Client", "Award status", "FPI", "Study end")


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


def rows(count: int) -> list[tuple[object, ...]]:
    return [(f"N-{number}", "Aurelia", "Awarded", "2027-02-01", "2028-01-31") for number in range(count)]


def without_demand(proposal: ImportProposal) -> list[Problem]:
    return [one for group in proposal.problems if "Demand" in group.message for one in group.problems]


def test_a_few_studies_without_demand_are_told_each_at_its_cell(memory: ImportMemory) -> None:
    proposal = propose([table_file("list.xlsx", HEADINGS, *rows(8), sheet="All")], None, None, memory, into_new=True)
    assert [problem.cell for problem in without_demand(proposal)] == [f"A{row}" for row in range(2, 10)]


def test_many_studies_without_demand_are_one_notice_with_their_number_and_the_first_of_them(
    memory: ImportMemory,
) -> None:
    proposal = propose([table_file("list.xlsx", HEADINGS, *rows(1200), sheet="All")], None, None, memory, into_new=True)
    (told,) = without_demand(proposal)
    assert (told.file, told.sheet, told.cell) == ("list.xlsx", "All", "A2")
    assert told.message == (
        "1,200 studies have no rows on Demand, so nobody is planned for them: N-0, N-1, N-2 and 1,197 more."
    )


def test_only_studies_that_the_import_brings_are_counted(memory: ImportMemory) -> None:
    base = worked_example()
    older = [replace(study(f"OLD-{number}", base.sponsors[0].name)) for number in range(30)]
    base = replace(base, studies=(*base.studies, *older))
    new = [(name, base.sponsors[0].name, *rest) for name, _, *rest in rows(20)]
    proposal = propose([table_file("list.xlsx", HEADINGS, *new, sheet="All")], base, None, memory)
    (told,) = without_demand(proposal)
    assert told.message.startswith("20 studies have no rows on Demand")


def test_a_document_with_very_many_of_them_says_so_once() -> None:
    base = worked_example()
    older = [study(f"OLD-{number}", base.sponsors[0].name) for number in range(30)]
    (problem,) = validate_portfolio(replace(base, studies=(*base.studies, *older)))
    assert problem.message.startswith("30 studies have no rows on Demand")
