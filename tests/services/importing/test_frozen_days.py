"""Hours become FTE by a calendar that the document keeps, so that later imports agree with earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.months import Grid, Month
from planner.domain.working_days import WorkingCalendar
from planner.services.importing import Choices, FteUnit, ImportChoices, ImportMemory, propose, take
from planner.services.importing.frozen_days import FrozenDays
from planner.services.session import new_document, open_document
from planner.workload import calendar
from tests.support.builders import day, worked_example
from tests.support.import_files import forgetful, table_file

CHOICES = ImportChoices(values=Choices(unit=FteUnit.HOURS))
FILE = table_file("work.xlsx", ("Study ID", "Role", "Countries", day("2027-01-01"), day("2027-02-01")),
                  ("B", "CRA", "PL", 76.0, 80.0))  # fmt: skip


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a later release of the package might say."""

    def counted(countries: Iterable[str], grid: Grid) -> tuple[WorkingCalendar, tuple[str, ...]]:
        return WorkingCalendar(grid.start, {country: (1,) * len(grid.months) for country in countries}), ()

    monkeypatch.setattr(calendar, "working_calendar", counted)


def test_a_saved_document_gives_the_same_fte_when_the_holidays_are_known_otherwise(
    tmp_path: Path, memory: ImportMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = worked_example()
    bare = replace(base, demand=tuple(replace(one, countries=("PL",)) for one in base.demand))
    session = new_document(bare)
    first = propose([FILE], session.portfolio, CHOICES, memory)
    assert take(session, first, first.wanted)
    demand = session.portfolio.demand
    assert demand[1].fte[:2] == (50, 50)  # of 19 and 20 working days in Poland
    session.save_as(tmp_path / "d.throughline")
    session.close()
    later(monkeypatch)
    again = open_document(tmp_path / "d.throughline")
    same = propose([FILE], again.portfolio, CHOICES, memory, imported=again.state.imported)
    assert same.changes == ()
    other = propose([FILE], again.portfolio, CHOICES, memory)
    assert other.changes, "without what the document keeps the FTE would be another"
    again.close()


def test_undo_forgets_the_calendar_with_the_import(memory: ImportMemory) -> None:
    session = new_document(worked_example())
    first = propose([FILE], session.portfolio, CHOICES, memory)
    take(session, first, first.wanted)
    assert "Working days" in {row.sheet for row in session.state.imported}
    session.undo()
    assert session.state.imported == ()
    session.close()


def test_months_are_added_to_what_is_kept_and_unknown_countries_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    first = FrozenDays()
    assert first("PL", Month(2027, 1)) == 19
    assert first("XX", Month(2027, 1)) is None
    later(monkeypatch)
    second = FrozenDays(first.rows)
    assert (second("PL", Month(2027, 1)), second("PL", Month(2027, 2))) == (19, 1)
    assert [(row.key, row.said) for row in second.rows] == [("PL", (("2027-01", "19"), ("2027-02", "1")))]
