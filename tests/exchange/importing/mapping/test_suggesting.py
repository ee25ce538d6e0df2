"""What a table holds and its columns mean: certain only from the list and fitting values, else a guess with a score."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.exchange.importing.mapping.mapping import MonthUse
from planner.exchange.importing.mapping.suggesting import ColumnGuess, Suggester, Suggestion
from planner.exchange.importing.mapping.targets import MAPPABLE, spec_of, targets_of
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.word_lists import word_list
from planner.exchange.raw import CellValue
from tests.exchange.importing.mapping.tables import table

SUGGESTER = Suggester()


def guess(suggestion: Suggestion, heading: str) -> ColumnGuess:
    return next(found for found in suggestion.columns if found.heading == heading)


@pytest.mark.parametrize("sheet", MAPPABLE)
def test_the_canonical_workbook_needs_no_guess(sheet: str) -> None:
    headings = [column.heading for column in spec_of(sheet).columns]
    months = ["2027-01", "2027-02"] if sheet == "Demand" else []
    suggestion = SUGGESTER.suggest(table([*headings, *months], sheet=sheet))
    assert suggestion.sheet == sheet
    assert {found.heading: found.target for found in suggestion.columns if found.sure} == {h: h for h in headings}
    assert suggestion.missing() == ()
    assert not suggestion.ignored


def test_no_synonym_in_the_list_means_two_columns_of_a_sheet() -> None:
    source = word_list("headings")
    for sheet in MAPPABLE:
        meanings: dict[str, set[str]] = {}
        for heading, words in source.words(sheet).items():
            assert heading in targets_of(sheet), f"{sheet} has no column {heading}"
            for word in (heading, *words):
                meanings.setdefault(folded_words(word), set()).add(heading)
        assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_a_sponsors_own_words_are_known_and_anything_else_is_shown_as_a_guess() -> None:
    suggestion = SUGGESTER.suggest(
        table(
            ["Protocol No.", "Client", "Ph", "Planned FPI", "LPLV", "# Pts", "Therapeutic Aera", "Colour"],
            ["A-1", "Acme", "II", "Q3 2026", "2028-01-31", 350.0, "Oncology", "blue"],
            sheet="Pipeline 2026",
        )
    )
    assert suggestion.sheet == "Roadmap"
    assert guess(suggestion, "Protocol No.").target == "Study ID"
    assert guess(suggestion, "# Pts").sure
    near = guess(suggestion, "Therapeutic Aera")
    assert (near.target, near.sure, near.samples) == ("Therapeutic area", False, ("Oncology",))
    assert 68 <= near.score < 100
    assert guess(suggestion, "Planned FPI").target == "Start"
    assert guess(suggestion, "Colour").target is None
    assert {found.heading for found in suggestion.ignored} == {"Planned FPI", "Therapeutic Aera", "Colour"}
    assert suggestion.missing() == ("Start",)
    accepted = suggestion.mapping([guess(suggestion, "Planned FPI").ref])
    assert suggestion.missing(accepted) == ()
    assert "Therapeutic area" not in accepted.filled


def test_a_known_heading_over_other_values_is_no_longer_certain() -> None:
    suggestion = SUGGESTER.suggest(table(["Study", "Sponsor", "Start", "End"], ["A", "X", "yes", "no"]), "Roadmap")
    assert not guess(suggestion, "Start").sure
    assert "does not look like it" in guess(suggestion, "Start").reason


def test_two_columns_that_mean_the_same_are_not_both_taken_nor_the_last() -> None:
    suggestion = SUGGESTER.suggest(table(["Study", "Protocol", "Sponsor"], ["A", "B", "X"]), "Roadmap")
    assert [guess(suggestion, heading).sure for heading in ("Study", "Protocol")] == [False, False]
    assert "Protocol" in guess(suggestion, "Study").reason
    own = SUGGESTER.suggest(table(["Study ID", "Protocol", "Sponsor"], ["A", "B", "X"]), "Roadmap")
    assert [guess(own, heading).sure for heading in ("Study ID", "Protocol")] == [True, False]


def test_hints_in_brackets_do_not_hide_a_known_heading() -> None:
    suggestion = SUGGESTER.suggest(
        table(["Study (protocol no.)", "SponsorName", "Start (planned)"], ["A", "X", "2027-01-01"])
    )
    assert guess(suggestion, "Start (planned)").target == "Start"
    assert guess(suggestion, "Start (planned)").sure
    assert guess(suggestion, "SponsorName").target == "Sponsor"
    twins = SUGGESTER.suggest(
        table(["Study", "Start (planned)", "Start (actual)"], ["A", "2027-01-01", "2027-02-01"]), "Roadmap"
    )
    assert not guess(twins, "Start (planned)").sure


def test_equal_headings_stay_apart() -> None:
    suggestion = SUGGESTER.suggest(table(["Notes", "Notes", "Study"], ["a", "b", "S"]), "Roadmap")
    assert len({found.ref for found in suggestion.columns}) == 3


def test_a_table_that_is_nothing_of_ours_is_left_to_the_person() -> None:
    suggestion = SUGGESTER.suggest(table(["Ingredient", "Grams"], ["Flour", 500.0]))
    assert suggestion.sheet == ""
    assert all(found.target is None for found in suggestion.columns)


def test_months_across_make_demand_or_with_people_assignments() -> None:
    demand = SUGGESTER.suggest(table(["Study", "Role", "Jan-27", "Feb-27"], ["S", "CRA", 1.5, 2.0]))
    assert demand.sheet == "Demand"
    assert demand.months is not None and demand.months.sure
    people = SUGGESTER.suggest(
        table(["Person", "Project", "Role", dt.date(2027, 1, 1), dt.date(2027, 2, 1)], ["P", "S", "CRA", 0.5, 0.5])
    )
    assert people.sheet == "Assignments"
    assert people.missing() == ()


def test_of_two_columns_a_month_the_one_of_work_is_taken() -> None:
    headings = ["Study", "Role", "Jan-27 FTE", "Jan-27 Cost", "Feb-27 FTE", "Feb-27 Cost"]
    suggestion = SUGGESTER.suggest(table(headings, ["S", "CRA", 1.0, 9000.0, 0.5, 4500.0]))
    assert suggestion.months is not None
    assert suggestion.months.use == MonthUse("fte")
    assert suggestion.months.sure
    doubtful = SUGGESTER.suggest(
        table(["Study", "Role", "Jan-27 A", "Jan-27 B", "Feb-27 A", "Feb-27 B"], ["S", "CRA", 1.0, 2.0, 3.0, 4.0])
    )
    assert doubtful.months is not None
    assert not doubtful.months.sure
    assert doubtful.months.labels == ("a", "b")


def test_months_without_a_year_are_asked_about_unless_the_sheet_tells() -> None:
    headings: list[CellValue] = ["Study", "Role", "Jan", "Feb"]
    row: list[CellValue] = ["S", "CRA", 1.0, 0.5]
    asked, told = (SUGGESTER.suggest(table(headings, row, sheet=sheet)) for sheet in ("Plan", "Plan 2027"))
    assert asked.months is not None and not asked.months.sure
    assert told.months is not None and told.months.sure


def test_ones_own_synonyms_are_added_and_a_damaged_list_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "headings.toml").write_text('[Roadmap]\n"Study ID" = ["Mandate"]\n', encoding="utf-8")
    sample = table(["Mandate", "Sponsor"], ["A", "X"])
    assert guess(Suggester(tmp_path).suggest(sample, "Roadmap"), "Mandate").sure
    (tmp_path / "headings.toml").write_text("[Roadmap\n", encoding="utf-8")
    damaged = Suggester(tmp_path)
    assert "headings.toml" in damaged.notes[0]
    assert guess(damaged.suggest(sample, "Roadmap"), "Sponsor").sure
