"""What a sweep says: tables, spreads, missed floors, strained roles, and the price of continuity."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.portfolio import AwardStatus, Portfolio
from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepTable
from planner.services.sweep_awards import by_draw, floor_records, hinges, spread, strains
from planner.services.sweep_figures import difference_text
from planner.services.sweep_notes import frontier_notes
from planner.services.sweep_report import sweep_report
from planner.services.sweep_tables import sweep_tables
from planner.services.sweeps import (
    Ending,
    Finding,
    Point,
    SweepKind,
    award_scenarios,
    file_scenarios,
    frontier_scenarios,
)
from tests.support.builders import line, person, portfolio, study, worked_example
from tests.support.sweeping import ann, bob, found, opened, without_bench

RFP = AwardStatus.RFP


def rows(table: SweepTable) -> list[dict[str, Any]]:
    return [dict(zip((c.key for c in table.columns), row, strict=True)) for row in table.rows]


def awards() -> Portfolio:
    """Ann is on A. W, X and Y may come: W brings four FTE-months that nobody can do, X and Y next to nothing."""
    studies = (study("A", margin_floor=Decimal("0.1")), *(study(n, status=RFP) for n in ("W", "X", "Y")))
    demand = (line("A"), line("W"), line("X", (0, 0, 0, 1)), line("Y", (0, 0, 1, 0)))
    return portfolio(studies=studies, demand=demand, staff=(person("ann", 60),))


def of_awards(draws: int = 60, file: Portfolio | None = None, seed: int = 1) -> tuple[Finding, ...]:
    return found(award_scenarios(opened(awards() if file is None else file), draws, seed))


# ---- the frontier


def points(file: Portfolio) -> tuple[Point, ...]:
    """Ann's plan at the continuity end, Bob's at the cost end."""
    findings = found(frontier_scenarios(opened(file), 2), [ann, bob])
    return tuple(Point(finding, finding, 0.0) for finding in findings)


def test_continuity_has_a_price_per_point() -> None:
    """Keeping Ann brings 50 points and costs 1,600."""
    notes = frontier_notes(points(without_bench()))
    assert notes[0].startswith("From the most margin (“all the way to cost”) to the most continuity")
    assert "sponsor continuity +50.0 points" in notes[0]
    assert "one point of continuity costs about 32 USD of margin" in notes[1]


def test_continuity_that_costs_nothing_is_said_to_cost_nothing() -> None:
    """With Bob on the bench anyway, Ann is the cheaper one, and her row beats his."""
    notes = frontier_notes(points(worked_example()))
    assert "continuity costs nothing here" in notes[0]
    assert "“all the way to cost” has less continuity and less margin than “all the way to continuity”." in notes


def test_a_plan_borrowed_from_another_position_is_said_to_be() -> None:
    findings = found(frontier_scenarios(opened(without_bench()), 2), [ann, bob])
    tables = sweep_tables(SweepKind.FRONTIER, findings)
    assert [row["found_at"] for row in rows(tables.scenarios)] == [-10, -10]
    assert "At “all the way to cost” stands the plan found at “all the way to continuity”: it is better there." in (
        tables.notes
    )


def test_a_row_that_failed_has_no_figures_and_says_why() -> None:
    findings = found(frontier_scenarios(opened(without_bench()), 3), [ann, bob, bob])
    failed = Finding(findings[1].scenario, Ending.FAILED, message="It broke.")
    told = rows(sweep_tables(SweepKind.FRONTIER, (findings[0], failed, findings[2])).scenarios)[1]
    assert (told["ending"], told["message"]) == ("failed", "It broke.")
    assert told["sponsor_continuity"] is None
    assert told["found_at"] is None


# ---- awards


def test_a_spread_counts_every_draw_not_every_plan() -> None:
    findings = of_awards()
    draws = by_draw(findings)
    assert [finding.scenario.draws[0] <= number for number, finding in enumerate(draws, 1)] == [True] * 60
    opened_months = sorted(f.evaluation.portfolio.open for f in draws if f.evaluation is not None)
    told = spread(draws, lambda e: e.portfolio.open)
    assert told is not None
    assert (told.draws, told.lowest, told.highest) == (60, opened_months[0], opened_months[-1])
    assert told.median == pytest.approx((opened_months[29] + opened_months[30]) / 2)
    assert told.lowest <= told.lower_quartile <= told.median <= told.upper_quartile <= told.highest


def test_a_figure_that_is_defined_nowhere_has_no_spread() -> None:
    assert spread(by_draw(of_awards()), lambda e: None) is None
    assert spread([], lambda e: 1.0) is None


def test_missed_floors_are_counted_among_the_draws_in_which_they_apply() -> None:
    plain = awards()
    studies = tuple(replace(s, margin_floor=Decimal("0.9")) if s.id != "A" else s for s in plain.studies)
    staff = (person("ann", 60), person("dan", 60))  # Dan can do W, at 40 percent
    findings = of_awards(file=replace(plain, studies=studies, staff=staff))
    records = {(str(r.level), r.name): r for r in floor_records(by_draw(findings))}
    awarded = sum(len(f.scenario.draws) for f in findings if "W" in f.scenario.awarded)
    assert 0 < awarded < 60
    assert (records["Study", "W"].draws, records["Study", "W"].missed) == (awarded, awarded)
    assert records["Study", "W"].worst > 0
    assert (records["Study", "A"].draws, records["Study", "A"].missed) == (60, 0)


def test_a_study_that_nobody_works_on_is_not_staffed_and_no_floor_of_it_holds() -> None:
    plain = awards()
    studies = tuple(replace(s, margin_floor=Decimal("0.1")) for s in plain.studies)
    records = {r.name: r for r in floor_records(by_draw(of_awards(file=replace(plain, studies=studies))))}
    assert records["W"].not_staffed == records["W"].draws > 0
    assert records["W"].missed == 0


def test_a_floor_that_hangs_on_an_award_is_told_with_its_counts() -> None:
    plain = awards()
    settings = replace(plain.settings, portfolio_margin_floor=Decimal("0.2"))
    staff = (person("ann", 60), person("dan", 60))  # without W, Dan is on the bench and the margin below 20 percent
    findings = of_awards(file=replace(plain, settings=settings, staff=staff))
    without = sum(len(f.scenario.draws) for f in findings if "W" not in f.scenario.awarded)
    (hinge,) = (h for h in hinges(by_draw(findings)) if h.study == "W")
    assert (hinge.missed_with, hinge.missed, hinge.on_that_side, hinge.on_the_other) == (
        False, without, without, 60 - without,
    )  # fmt: skip
    notes = sweep_tables(SweepKind.AWARDS, findings).notes
    assert any(f"missed in {without} of the {without} draws without W" in note for note in notes)


def test_a_floor_that_is_missed_now_and_then_hangs_on_no_award_that_nearly_always_comes() -> None:
    """All misses are with the likely X, but so are nearly all draws."""
    plain = awards()
    studies = tuple(replace(s, probability=Decimal("0.9")) if s.id == "X" else s for s in plain.studies)
    settings = replace(plain.settings, portfolio_margin_floor=Decimal("0.2"))
    staff = (person("ann", 60), person("dan", 60))
    draws = by_draw(of_awards(20, replace(plain, studies=studies, settings=settings, staff=staff), seed=10))
    assert sum("X" not in draw.scenario.awarded for draw in draws) == 2
    assert all("X" in draw.scenario.awarded for draw in draws if draw.evaluation and draw.evaluation.floors_broken)
    assert {hinge.study for hinge in hinges(draws)} == {"W"}


def test_the_award_that_nobody_can_staff_strains_its_role_and_the_others_do_not() -> None:
    (strain,) = strains(of_awards())
    assert (strain.study, strain.role) == ("W", "CRA")
    assert strain.more == pytest.approx(4, abs=0.05)


def test_too_few_different_draws_tell_nothing_about_strain() -> None:
    plain = awards()
    lonely = replace(plain, studies=plain.studies[:2], demand=plain.demand[:2])
    findings = of_awards(file=lonely)
    assert strains(findings) == ()
    assert any("too few different draws" in note for note in sweep_tables(SweepKind.AWARDS, findings).notes)


def test_figures_of_a_sweep_cut_short_say_so() -> None:
    findings = of_awards()
    cut = (findings[0], *(Finding(f.scenario, Ending.CANCELLED) for f in findings[1:]))
    tables = sweep_tables(SweepKind.AWARDS, cut)
    left = len(findings[0].scenario.draws)
    assert any(f"from {left} of 60 draws" in note for note in tables.notes)
    assert [row["ending"] for row in rows(tables.scenarios)] == ["done", *["cancelled"] * (len(findings) - 1)]


def test_a_sweep_of_which_nothing_is_done_has_tables_all_the_same() -> None:
    for kind, scenarios in (
        (SweepKind.AWARDS, award_scenarios(opened(awards()), 5, 1)),
        (SweepKind.FRONTIER, frontier_scenarios(opened(awards()), 3)),
        (SweepKind.FILES, file_scenarios([opened(awards(), "a"), opened(awards(), "b")])),
    ):
        tables = sweep_tables(kind, [Finding(scenario, Ending.CANCELLED) for scenario in scenarios])
        assert len(tables.scenarios.rows) == len(scenarios)


# ---- files


def test_files_are_compared_with_the_first() -> None:
    files = [opened(without_bench(), "a.xlsx"), opened(without_bench(), "b.xlsx")]
    tables = sweep_tables(SweepKind.FILES, found(file_scenarios(files), [ann, bob]))
    assert [row["sponsor_continuity"] for row in rows(tables.scenarios)] == [1.0, 0.5]
    assert tables.notes[0].startswith("b against a: sponsor continuity −50.0 points")


def test_files_of_other_currencies_or_weights_are_compared_with_care() -> None:
    plain = without_bench()
    euro = replace(plain, settings=replace(plain.settings, currency="EUR"))
    tables = sweep_tables(SweepKind.FILES, found(file_scenarios([opened(plain, "a"), opened(euro, "b")]), [ann, ann]))
    assert tables.notes[0] == "b has another currency than a: compare with care."


# ---- text and report


@pytest.mark.parametrize(
    ("difference", "unit", "text"),
    [(0.0212, Unit.SHARE, "+2.1"), (-1234.5, Unit.MONEY, "−1,234"), (0.0001, Unit.SHARE, ""), (-3, Unit.COUNT, "−3")],
)
def test_differences_have_a_sign_and_nothing_is_said_of_none(difference: float, unit: Unit, text: str) -> None:
    assert difference_text(difference, unit) == text


def test_the_report_has_every_row_by_key_and_counts_the_endings() -> None:
    findings = of_awards()
    report = sweep_report(SweepKind.AWARDS, sweep_tables(SweepKind.AWARDS, findings), findings, 1, 30.0, False, 5.0)
    assert (report["done"], report["failed"], report["cancelled"]) == (len(findings), 0, 0)
    assert sum(row["draws"] for row in report["scenarios"]) == 60
    assert [row["of_the_draws"] for row in report["distribution"]][::4] == ["lowest", "highest"]
    assert {row["name"] for row in report["floors"]} == {"Study A"}
    assert report["strain"][0]["study"] == "W"
