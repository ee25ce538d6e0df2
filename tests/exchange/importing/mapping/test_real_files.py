"""Real files on the way from sheet to draft; skipped where they are not at hand."""

from __future__ import annotations

from planner.domain.errors import Severity
from planner.exchange.importing.draft import Draft
from planner.exchange.importing.mapping.drafting import draft_of
from planner.exchange.importing.mapping.source import source_of
from planner.exchange.importing.mapping.suggesting import Suggester, Suggestion
from planner.exchange.importing.tables.finding import find_tables
from planner.exchange.raw import RawWorkbook
from planner.exchange.reading import read_any
from tests.support.shared_data import shared_file


def drafts(relative: str) -> list[tuple[Suggestion, Draft]]:
    path = shared_file(relative)
    book = read_any(path)
    assert isinstance(book, RawWorkbook)
    suggester = Suggester()
    suggestions = [suggester.suggest(source_of(table, path.name)) for table in find_tables(book).tables]
    return [(suggestion, draft_of(suggestion.table, suggestion.mapping())) for suggestion in suggestions]


def test_a_portfolio_workbook_maps_onto_itself_without_a_guess_or_an_error() -> None:
    found = {
        suggestion.sheet: (suggestion, draft)
        for suggestion, draft in drafts("portfolios/small.xlsx")
        if suggestion.sheet
    }
    assert {"Roles", "Sponsors", "Roadmap", "Demand", "Staff", "Leave", "Experience", "Assignments"} <= found.keys()
    for suggestion, draft in found.values():
        assert not suggestion.ignored
        assert len(draft.rows) == len(suggestion.table.rows)
        assert not [problem for problem in draft.problems if problem.severity is Severity.ERROR]


def test_a_registry_download_is_read_as_a_roadmap() -> None:
    [(suggestion, draft)] = drafts("registry/industry_trials_2026.csv")
    assert suggestion.sheet == "Roadmap"
    assert suggestion.missing() == ()
    assert len(draft.rows) == 1565


def test_monthly_tabs_of_project_and_percent_become_assignments() -> None:
    found = drafts("sheets/resource_allocation_monthly_tabs.xlsx")
    months = [(suggestion, draft) for suggestion, draft in found if suggestion.pairs]
    assert len(months) == 4
    for _, draft in months:
        assert draft.rows
        assert all(0 < float(row.cells["FTE"].value) <= 1 for row in draft.rows)  # type: ignore[arg-type]
        assert all({"Study ID", "Start", "End"} <= row.cells.keys() for row in draft.rows)
