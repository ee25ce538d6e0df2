"""A study without role demand gets it from an editable table: a planning assumption that stays within bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.domain.months import Grid, Month
from planner.workload.demand import Scaling, StudyFacts, sites_by_country, workload
from planner.workload.drafts import demand_draft
from planner.workload.model import read_model, standard_model

TABLE = """
label = "planning assumption"
round_to = 0.01
least_line = 0.25
[[stage]]
name = "start-up"
share = 0.25
most_months = 3
active_sites = 0
[[stage]]
name = "conduct"
share = 0.75
active_sites = 1
[phase.other]
factor = 1
sites = 10
patients_per_site = 5
[phase."Phase 2"]
factor = 0.5
sites = 10
patients_per_site = 5
[[role]]
name = "Lead"
[role.stages]
start-up = { base = 1 }
conduct = { base = 0.5, most = 0.6 }
[[role]]
name = "CRA"
by_country = true
[role.stages]
conduct = { per_site = 0.1, per_country = 0, per_100_patients = 0 }
"""
MODEL = read_model(TABLE, "w.toml")
FACTS = StudyFacts("S1", dt.date(2027, 1, 1), dt.date(2027, 12, 31), "", 10, 50)


def curves(facts: StudyFacts = FACTS, scaling: Scaling = Scaling()) -> dict[str, tuple[int, ...]]:  # noqa: B008
    return workload(facts, MODEL, scaling).curves()


def test_stages_follow_each_other_over_the_days_of_the_study() -> None:
    lead = curves()["Lead"]
    assert len(lead) == 12
    assert lead[0] == lead[1] == 100
    assert lead[3] == 52  # three average months end on the second of April
    assert lead[4:] == (50,) * 8
    assert curves()["CRA"][:2] == (0, 0)
    assert curves()["CRA"][5] == 100


def test_months_that_the_study_covers_in_part_count_in_part() -> None:
    lead = curves(replace(FACTS, start=dt.date(2027, 1, 17)))["Lead"]
    assert lead[0] == round(100 * 15 / 31)


def test_the_bounds_of_a_stage_in_months_hold() -> None:
    long = curves(replace(FACTS, end=dt.date(2030, 12, 31)))["Lead"]
    assert long[:3].count(100) >= 2
    assert long[4] == 50


def test_the_phase_scales_and_a_letter_does_not_matter() -> None:
    assert curves(replace(FACTS, phase="Phase 2b"))["Lead"][5] == 25
    assert curves(replace(FACTS, phase="Phase 1/2"))["Lead"][5] == 25


def test_factors_overall_by_role_and_by_stage_multiply() -> None:
    scaled = curves(scaling=Scaling(2, {"Lead": 1.5}, {"conduct": 0.5}))
    assert scaled["Lead"][0] == 300
    assert scaled["Lead"][5] == 75
    assert scaled["CRA"][5] == 100


def test_countries_get_lines_by_their_sites_and_small_ones_share_one() -> None:
    facts = replace(FACTS, sites_by_country={"US": 7, "DE": 2, "PL": 1}, countries=("US", "DE", "PL"))
    lines = {line.countries: line.fte[6] for line in workload(facts, MODEL).lines if line.role == "CRA"}
    assert lines == {("US",): 70, ("DE", "PL"): 30}


def test_what_is_not_known_is_assumed_and_said() -> None:
    told = workload(replace(FACTS, sites=None, patients=None), MODEL).assumed
    assert told == ("10 sites, as usual for a study without a phase.", "50 patients, from 10 sites.")
    assert workload(FACTS, MODEL).assumed == ()
    assert "5 sites, from 25 patients." in workload(replace(FACTS, sites=None, patients=25), MODEL).assumed


def test_large_studies_are_assumed_to_have_larger_sites_up_to_a_most() -> None:
    text = TABLE.replace("least_line", "site_growth = 0.5\nleast_line")
    model = read_model(
        text.replace("patients_per_site = 5\n[phase", "patients_per_site = 5\nmost_sites = 40\n[phase"), "w"
    )

    def told(patients: float, countries: tuple[str, ...] = ()) -> str:
        return workload(replace(FACTS, sites=None, patients=patients, countries=countries), model).assumed[0]

    assert told(50) == "10 sites, from 50 patients."  # the usual study
    assert told(200) == "20 sites, from 200 patients."  # four times the patients: twice the sites, twice as large
    assert told(40_000) == "40 sites, from 40,000 patients, the most that are assumed."
    assert told(5, ("US", "DE", "PL")) == "3 sites, from 5 patients."  # one in each country


def test_sites_that_the_roadmap_gives_are_taken_as_they_are() -> None:
    model = read_model(TABLE.replace("patients_per_site = 5", "patients_per_site = 5\nmost_sites = 4", 1), "w")
    assert workload(FACTS, model) == workload(FACTS, MODEL)


def test_patients_beyond_the_busiest_site_add_no_work() -> None:
    text = TABLE.replace("per_100_patients = 0 ", "per_100_patients = 1 ")
    model = read_model(text.replace("least_line", "busiest_site = 30\nleast_line"), "w")
    peaks = [workload(replace(FACTS, patients=n), model).curves()["CRA"][6] for n in (200, 300, 3000)]
    assert peaks == [300, 400, 400]


@given(patients=st.integers(1, 60_000), phase=st.sampled_from(["", "Phase 1", "Phase 2", "Phase 3", "Phase 4"]))
@settings(deadline=None, max_examples=60)
def test_no_study_is_assumed_to_have_thousands_of_sites_or_monitors(patients: int, phase: str) -> None:
    facts = StudyFacts("S", dt.date(2027, 1, 1), dt.date(2029, 12, 31), phase, None, patients)
    found = workload(facts, standard_model())
    assert float(found.assumed[0].split()[0]) <= 300
    assert max(found.curves().get("Clinical Research Associate", (0,))) <= 4000
    more = workload(replace(facts, patients=patients + 50), standard_model())
    assert float(more.assumed[0].split()[0]) >= float(found.assumed[0].split()[0])


def test_rows_of_demand_cover_the_plan_and_say_what_they_are() -> None:
    grid = Grid(Month(2026, 12), 4)
    made = demand_draft([FACTS], MODEL, grid, ["lead"])
    (row,) = made.draft.of("Demand")
    assert row.cells["Role"].value == "lead"
    assert [row.cells[label].value for label in grid.labels][:3] == [0.0, 1.0, 1.0]
    assert row.extra["Basis"].value == "planning assumption"
    assert [problem.value for problem in made.draft.problems] == ["CRA"]


def test_lines_outside_the_plan_give_no_rows() -> None:
    assert demand_draft([FACTS], MODEL, Grid(Month(2030, 1), 3), ["Lead", "CRA"]).draft.rows == ()


@given(
    start=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    days=st.integers(0, 4000),
    phase=st.sampled_from(["", "Phase 1", "Phase 2a", "Phase 2/3", "Early Phase 1", "?"]),
    sites=st.none() | st.floats(0, 500),
    patients=st.none() | st.floats(0, 20000),
    by_country=st.dictionaries(st.sampled_from(["US", "DE", "PL", "JP"]), st.integers(1, 90)),
)
@settings(deadline=None, max_examples=100)
def test_whatever_the_study_the_standard_model_gives_sane_lines(
    start: dt.date, days: int, phase: str, sites: float, patients: float, by_country: dict[str, int]
) -> None:
    end = start + dt.timedelta(days=days)
    facts = StudyFacts("S", start, end, phase, sites, patients, tuple(by_country), by_country)
    found = workload(facts, standard_model())
    months = Month.of(end).ordinal - Month.of(start).ordinal + 1
    assert len({(line.role, line.countries) for line in found.lines}) == len(found.lines)
    assert all(len(line.fte) == months and min(line.fte) >= 0 and max(line.fte) % 5 == 0 for line in found.lines)
    assert all(set(line.countries) <= set(by_country) for line in found.lines)


@given(st.floats(0.1, 5))
@settings(deadline=None, max_examples=30)
def test_more_work_never_gives_less_fte(factor: float) -> None:
    less, more = curves(scaling=Scaling(factor)), curves(scaling=Scaling(factor * 1.5))
    assert all(a <= b for role, fte in less.items() for a, b in zip(fte, more[role], strict=True))


def test_sites_by_country_are_read_from_their_column() -> None:
    assert sites_by_country("US:12; DE:3") == {"US": 12, "DE": 3}
    assert sites_by_country("many") == {}


def test_the_standard_table_is_labelled_an_assumption() -> None:
    assert standard_model().label == "planning assumption"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("round_to = 0.01", "round_to = ", "w.toml"),
        ("share = 0.25", "share = 0.3", "must add up to 1"),
        ("share = 0.25", 'share = "x"', "stage 1 (start-up), share: x is no number"),
        ("base = 1 }", "bsae = 1 }", "role 1 (Lead), stages, start-up, bsae"),
        ("conduct = { base", "condct = { base", "role 1 (Lead), stages, condct: there is no such stage"),
        ("[phase.other]", '[phase."Phase 9"]', "[phase.other] is missing"),
        ('name = "CRA"', 'name = "Lead"', "role Lead: stands twice"),
        ("by_country = true", "by_country = 1", "role 2 (CRA), by_country"),
        ("factor = 1", "factor = -1", "phase other, factor"),
        ("least_line", "least_lines", "w.toml, least_lines: there is no such entry"),
        ('label = "planning assumption"', "", "label is missing"),
    ],
)
def test_a_wrong_table_is_told_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(UserError) as told:
        read_model(TABLE.replace(old, new, 1), "w.toml")
    assert said in str(told.value)
