"""Parts of a plan: what is left says the same as in the whole, and what was left out is gone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.evaluation import Level
from planner.domain.plan import Status
from planner.exchange.export_limits import ALL_SHEETS
from planner.exchange.plan_export import PlanExport, RunFacts
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.planning import judge
from tests.services.exporting.cases import MONEY, OUTSIDERS, SAFE, TEAM, source
from tests.services.exporting.test_sponsor_safe import found, written
from tests.support.random_plans import valid_plans
from tests.support.random_portfolios import portfolios


def table(export: PlanExport, name: str) -> FlatTable:
    return next(table for table in flat_tables(export) if table.name == name)


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_figures_of_some_sponsors_are_those_that_they_have_in_the_whole(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    outcome = judge(case, data.draw(valid_plans(case)), RunFacts(Status.FEASIBLE))
    names = [sponsor.name for sponsor in case.portfolio.sponsors]
    chosen = tuple(data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True)))
    export = chosen_export(Source(outcome), ExportChoice(sponsors=chosen), remedies=0)
    if len(chosen) == len(names):
        assert export.evaluation == outcome.evaluation
        return
    mine = {s.id for s in case.portfolio.studies if s.sponsor in chosen} | set(chosen)
    for part in ("continuity", "margins"):
        whole = {
            (r.level, r.name): r for r in getattr(outcome.evaluation, part) if r.level in (Level.STUDY, Level.SPONSOR)
        }
        rows = [r for r in getattr(export.evaluation, part) if r.level in (Level.STUDY, Level.SPONSOR)]
        assert {r.name for r in rows} == {name for _, name in whole if name in mine}
        assert all(whole[r.level, r.name] == r for r in rows)
    for name in ("Plan assignments", "Seats", "Contractors", "Open demand", "Handovers"):
        full = table(chosen_export(Source(outcome), ExportChoice(), remedies=0), name)
        at = full.headings.index("Study ID")
        assert list(table(export, name).rows) == [row for row in full.rows if row[at] in mine]


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_some_months_hold_the_rows_of_those_months(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    outcome = judge(case, data.draw(valid_plans(case)), RunFacts(Status.FEASIBLE))
    labels = case.grid.labels
    first = data.draw(st.integers(0, len(labels) - 1))
    last = data.draw(st.integers(first, len(labels) - 1))
    export = chosen_export(Source(outcome), ExportChoice(first=labels[first], last=labels[last]), remedies=0)
    assert export.case.grid.labels == labels[first : last + 1]
    assert export.evaluation.margins == outcome.evaluation.margins
    for name in ("Plan assignments", "Contractors", "Open demand", "Handovers"):
        full = table(chosen_export(Source(outcome), ExportChoice(), remedies=0), name)
        at = full.headings.index("Month")
        months = labels[first : last + 1]
        assert list(table(export, name).rows) == [row for row in full.rows if row[at] in months]
    seats, whole = table(export, "Seats"), table(chosen_export(Source(outcome), ExportChoice(), remedies=0), "Seats")
    assert [row[6:] for row in seats.rows] == [row[6 + first : 7 + last] for row in whole.rows]


def test_time_that_people_work_for_others_is_not_offered_as_theirs() -> None:
    made_of = source()
    export = chosen_export(made_of, ExportChoice(sponsors=(SAFE,)))
    whole = made_of.outcome.case
    anna = export.case.person_index["P-901"]
    # Anna is on BOR-77 in April, which is not shown
    assert whole.available[whole.person_index["P-901"]].tolist() == [100, 100, 100, 100]
    assert export.case.available[anna].tolist() == [100, 100, 100, 0]


def test_a_file_without_costs_has_no_rate_margin_or_floor_in_it(tmp_path: Path) -> None:
    made_of = source()
    texts = written(made_of, ExportChoice(costs=False), tmp_path)
    assert found(texts, MONEY) == []
    amounts = {m.revenue for m in made_of.outcome.evaluation.margins} | {
        m.cost for m in made_of.outcome.evaluation.margins
    }
    assert [(a, name) for a in amounts if a for name, text in texts.items() if f">{a!r}<" in text] == []
    assert found(texts, (*TEAM, *OUTSIDERS)) != []


def test_a_file_of_ids_has_no_name_in_it(tmp_path: Path) -> None:
    texts = written(source(), ExportChoice(names=False), tmp_path)
    assert found(texts, (*TEAM, "Dora Dunkelmann", "Egon Eichendorff")) == []
    assert found(texts, ("P-905",)) != []


def test_kinds_of_leave_stay_when_they_are_to_stay(tmp_path: Path) -> None:
    assert found(written(source(), ExportChoice(), tmp_path), ("Parental leave",)) != []
    assert found(written(source(), ExportChoice(leave_kinds=False), tmp_path), ("Parental leave",)) == []


def test_changes_are_told_against_the_plan_that_is_named() -> None:
    made_of = source()
    other = made_of.outcome.plan
    assert chosen_export(made_of, ExportChoice()).changes != ()
    same = Source(made_of.outcome, made_of.place, other)
    export = chosen_export(same, ExportChoice(since="Same"))
    assert export.changes == ()
    assert export.limits.since == "Same"
    assert not export.limits.restricted
    figures = {figure.key: figure.value for figure in export.figures}
    assert export.published_figures["handovers"] == figures["handovers"]


def test_a_restricted_summary_says_what_is_left_out_and_claims_nothing_that_could_be_checked() -> None:
    choice = ExportChoice(sponsors=(SAFE,), first="2027-02", names=False)
    rows = {row[0]: row[1] for row in table(chosen_export(source(), choice), "Summary").rows}
    assert rows["Export"] == "restricted"
    assert "Only the sponsor Aster Labs" in str(rows["Restricted to (1)"])
    assert "2027-02 to 2027-04" in str(rows["Restricted to (2)"])
    assert rows["Restricted to (3)"] == "Staff ids without names."
    assert not {"Objective", "Bound", "Portfolio margin"} & set(rows)


def test_a_choice_of_everything_is_the_full_export() -> None:
    made_of = source()
    names = tuple(sponsor.name for sponsor in made_of.outcome.case.portfolio.sponsors)
    everything = ExportChoice(frozenset(ALL_SHEETS), "2027-01", "2027-04", names)
    assert not chosen_export(made_of, everything).limits.restricted


@pytest.mark.parametrize("names", [("Borealis Pharma",), ("Borealis Pharma", "Cygnet Bio")])
def test_seats_keep_their_holders(names: tuple[str, ...]) -> None:
    made_of = source()
    export = chosen_export(made_of, ExportChoice(sponsors=names))
    ids = [p.id for p in export.case.portfolio.staff]
    whole, all_ids = made_of.outcome.plan, [p.id for p in made_of.outcome.case.portfolio.staff]
    kept = np.isin(
        whole.seats.line, [d for d, key in enumerate(made_of.outcome.case.line_keys) if key.study in mine(names)]
    )
    told = [[ids[h] if h >= 0 else h for h in row] for row in export.plan.holder.tolist()]
    assert told == [[all_ids[h] if h >= 0 else h for h in row] for row in whole.holder[kept].tolist()]


def mine(names: tuple[str, ...]) -> set[str]:
    return {s.id for s in source().outcome.case.portfolio.studies if s.sponsor in names}
