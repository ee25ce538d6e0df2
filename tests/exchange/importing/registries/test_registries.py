"""Downloads of registries become roadmaps whose cells say where they come from and how precise they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.domain.errors import Severity, UserError
from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.draft import Draft
from planner.exchange.importing.registries.choice import OURS, RegistryChoice
from planner.exchange.importing.registries.forms import TrialStatus, read_forms, recognise
from planner.exchange.importing.registries.reading import read_registry
from planner.exchange.importing.registries.records import recognised_form, registry_file
from planner.exchange.importing.registries.roadmap import roadmap_draft
from planner.exchange.importing.registries.trials import Trials, location_country, trials_of
from planner.exchange.raw import CellValue, RawJson, RawSheet, RawWorkbook
from tests.support.shared_data import shared_file

HEADINGS = [
    "nct_id", "org_study_id", "brief_title", "overall_status", "start_date", "start_type", "primary_completion",
    "primary_type", "completion_date", "completion_type", "lead_sponsor", "study_type", "phases", "enrollment",
    "enrollment_type", "sites_by_country",
]  # fmt: skip
FLAT: dict[str, CellValue] = {
    "nct_id": "NCT1", "org_study_id": "ABC-1", "brief_title": "A study", "overall_status": "RECRUITING",
    "start_date": "2026-03", "start_type": "ACTUAL", "primary_completion": "2027-12-31",
    "primary_type": "ESTIMATED", "completion_date": "2028-06", "completion_type": "ESTIMATED",
    "lead_sponsor": "Acme", "study_type": "INTERVENTIONAL", "phases": "PHASE2|PHASE3", "enrollment": "120.0",
    "enrollment_type": "ESTIMATED", "sites_by_country": "United States:3|South Korea:2",
}  # fmt: skip


def flat(*changes: dict[str, CellValue]) -> RawWorkbook:
    rows = [[{**FLAT, **change}.get(heading, "") for heading in HEADINGS] for change in changes]
    return RawWorkbook("csv", (RawSheet("", [list(HEADINGS), *rows]),))


def trials(*changes: dict[str, CellValue]) -> Trials:
    return trials_of([registry_file(flat(*changes), "flat.csv")])


def draft(*changes: dict[str, CellValue], choice: RegistryChoice | None = None) -> Draft:
    return roadmap_draft(trials(*changes), choice or RegistryChoice())


def errors(made: Draft) -> list[str]:
    return [f"{p.cell}: {p.message}" for p in made.problems if p.severity is Severity.ERROR]


def test_a_trial_becomes_a_row_that_knows_its_cells() -> None:
    made = draft({})
    (row,) = made.of("Roadmap")
    values = {heading: cell.value for heading, cell in row.cells.items()}
    assert values == {
        "Study ID": "NCT1", "Sponsor": "Acme", "Status": "Forecast", "Start": dt.date(2026, 3, 1),
        "End": dt.date(2028, 6, 30), "Title": "A study", "Phase": "Phase 2/3", "Patients": 120.0, "Sites": 5.0,
        "Countries": "US; KR",
    }  # fmt: skip
    assert row.cells["Start"].source.cell == "E2"
    assert row.cells["Start"].source.file == "flat.csv"
    assert [sponsor.cells["Sponsor"].value for sponsor in made.of("Sponsors")] == ["Acme"]


def test_dates_with_month_precision_say_so_and_estimated_ones_are_kept_apart() -> None:
    (row,) = draft({}).of("Roadmap")
    assert row.cells["Start"].note == "actual; 2026-03: its first day"
    assert row.cells["End"].note == "estimated; 2028-06: its last day"
    extra = {heading: cell.value for heading, cell in row.extra.items()}
    assert extra["Start actual (registry)"] == "2026-03"
    assert extra["Primary completion estimated (registry)"] == "2027-12-31"
    assert extra["End estimated (registry)"] == "2028-06"
    assert extra["Patients are"] == "estimated"
    assert extra["Sites by country"] == "US:3; KR:2"


def test_primary_completion_stands_in_for_a_missing_end_with_a_note() -> None:
    (row,) = draft({"completion_date": ""}).of("Roadmap")
    assert row.cells["End"].value == dt.date(2027, 12, 31)
    assert "no completion is given" in row.cells["End"].note


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"start_date": ""}, "E2"),
        ({"start_date": "soon"}, "E2"),
        ({"completion_date": "", "primary_completion": ""}, "I2"),
        ({"completion_date": "2025-01"}, "I2"),
        ({"lead_sponsor": ""}, "K2"),
    ],
)
def test_a_trial_that_cannot_be_planned_is_a_problem_with_its_place_and_no_row(
    change: dict[str, CellValue], place: str
) -> None:
    made = draft(change)
    assert made.of("Roadmap") == ()
    assert errors(made)[0].startswith(f"{place}: ")


def test_no_date_is_invented_unless_chosen() -> None:
    change: dict[str, CellValue] = {"completion_date": "", "primary_completion": ""}
    (row,) = draft(change, choice=RegistryChoice(months_if_open=12)).of("Roadmap")
    assert row.cells["End"].value == dt.date(2027, 2, 28)
    assert "12 months were taken, as chosen" in row.cells["End"].note


@pytest.mark.parametrize(
    ("status", "expected"),
    [("RECRUITING", "Forecast"), ("Not yet recruiting", "Forecast"), ("COMPLETED", "Closed"), ("Withdrawn", "Closed")],
)
def test_a_registered_trial_is_at_most_a_forecast_unless_told(status: str, expected: str) -> None:
    (row,) = draft({"overall_status": status}, choice=RegistryChoice(statuses=frozenset())).of("Roadmap")
    assert row.cells["Status"].value == expected


def test_trials_that_are_ours_count_as_such() -> None:
    choice = RegistryChoice(awards=OURS)
    made = draft({}, {"nct_id": "NCT2", "overall_status": "NOT_YET_RECRUITING"}, choice=choice)
    assert [row.cells["Status"].value for row in made.of("Roadmap")] == [AwardStatus.ONGOING, AwardStatus.AWARDED]


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        (RegistryChoice(), ["NCT1", "NCT2"]),
        (RegistryChoice(sponsors=frozenset({"Beta"})), ["NCT2"]),
        (RegistryChoice(statuses=frozenset({TrialStatus.COMPLETED})), ["NCT3"]),
        (RegistryChoice(last_year=2026), ["NCT1"]),
        (RegistryChoice(first_year=2029), ["NCT2"]),
        (RegistryChoice(interventional_only=False), ["NCT1", "NCT2", "NCT4"]),
    ],
)
def test_sponsors_statuses_and_years_are_chosen(choice: RegistryChoice, chosen: list[str]) -> None:
    made = draft(
        {},
        {"nct_id": "NCT2", "lead_sponsor": "Beta", "start_date": "2027-01", "completion_date": "2030-01"},
        {"nct_id": "NCT3", "overall_status": "COMPLETED"},
        {"nct_id": "NCT4", "study_type": "OBSERVATIONAL"},
        choice=choice,
    )
    assert [row.cells["Study ID"].value for row in made.of("Roadmap")] == chosen


def test_a_file_of_sites_is_joined_and_withdrawn_sites_do_not_count() -> None:
    rows: list[list[CellValue]] = [
        ["nct_id", "facility", "city", "country", "site_status"],
        ["NCT1", "A", "Oslo", "Norway", "RECRUITING"],
        ["NCT1", "B", "Oslo", "Norway", ""],
        ["NCT1", "C", "Bonn", "Germany", "WITHDRAWN"],
        ["NCT9", "D", "Bonn", "Germany", ""],
    ]
    sites = registry_file(RawWorkbook("csv", (RawSheet("", rows),)), "sites.csv")
    joined = trials_of([registry_file(flat({}), "flat.csv"), sites])
    (row,) = roadmap_draft(joined, RegistryChoice()).of("Roadmap")
    assert (row.cells["Sites"].value, row.cells["Countries"].value) == (2.0, "NO")
    assert "NCT9" in joined.problems[0].message


def test_a_trial_that_stands_twice_is_taken_once_and_told() -> None:
    found = trials({}, {"brief_title": "Again"})
    assert len(found.trials) == 1
    assert found.problems[0].cell == "A3"
    assert "A2" in found.problems[0].message


def test_an_unknown_country_is_a_warning_and_the_rest_is_kept() -> None:
    made = draft({"sites_by_country": "Atlantis:1|France:2"})
    assert made.of("Roadmap")[0].cells["Countries"].value == "FR"
    assert "Atlantis" in made.problems[0].message


@pytest.mark.parametrize(
    ("location", "country"),
    [
        ("Seoul Hospital, Seoul, Korea, Republic of", "Korea, Republic of"),
        ("CHU de Nice, Nice, France", "France"),
        ("Tehran, Iran, Islamic Republic of", "Iran, Islamic Republic of"),
    ],
)
def test_the_country_of_a_location_may_have_a_comma(location: str, country: str) -> None:
    assert location_country(location) == country


def test_json_of_the_api_gives_the_same_row_and_says_where() -> None:
    study = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT5", "briefTitle": "J", "orgStudyIdInfo": {"id": "P-5"}},
            "statusModule": {
                "overallStatus": "RECRUITING",
                "startDateStruct": {"date": "2026-05", "type": "ACTUAL"},
                "completionDateStruct": {"date": "2027-05-09", "type": "ESTIMATED"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Acme"}, "collaborators": [{"name": "B"}]},
            "designModule": {"phases": ["PHASE1", "PHASE2"], "enrollmentInfo": {"count": 60, "type": "ESTIMATED"}},
            "contactsLocationsModule": {"locations": [{"country": "France"}, {"country": "France"}, {"city": "x"}]},
        }
    }
    read = RawJson({"studies": [study, {"other": 1}, 3]})
    assert recognised_form(read) is not None
    choice = RegistryChoice(id_from_protocol=True)
    (row,) = roadmap_draft(trials_of([registry_file(read, "a.json")]), choice).of("Roadmap")
    assert row.cells["Study ID"].value == "P-5"
    assert row.cells["Phase"].value == "Phase 1/2"
    assert (row.cells["Sites"].value, row.cells["Patients"].value) == (2.0, 60.0)
    assert row.cells["Start"].source.cell == "studies[0].protocolSection.statusModule.startDateStruct.date"
    assert row.extra["Collaborators"].value == "B"


@pytest.mark.parametrize(
    "read", [RawJson([1, {"a": {}}]), RawJson("x"), RawWorkbook("csv", (RawSheet("", [["a", "b"], ["1", "2"]]),))]
)
def test_what_is_no_registry_is_said_to_be_none(read: RawJson | RawWorkbook) -> None:
    assert recognised_form(read) is None
    with pytest.raises(UserError, match="not a download of a trial registry"):
        registry_file(read, "f")


def test_the_most_demanding_form_wins() -> None:
    form = recognise(["nct_id", "overall_status", "start_date", "completion_date", "lead_sponsor", "phase", "country"])
    assert form is not None
    assert form.name.endswith("short)")


GOOD = '[[registry]]\nname="R"\nrecognised_by=["a","b"]\n[registry.columns]\nid="a"\nsponsor="b"\nstatus="c"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", "f.toml"),
        (GOOD.replace('name="R"', ""), "registry 1: name is missing"),
        (GOOD.replace('["a","b"]', '["a"]'), "registry 1 (R): recognised_by"),
        (GOOD.replace('sponsor="b"', ""), "columns: sponsor is missing"),
        (GOOD + 'strat="d"\n', "columns, strat: not known"),
        (GOOD + '[registry.statuses]\n1 = "DONE"\n', "statuses, 1: use one of"),
    ],
)
def test_a_wrong_table_of_registries_is_told_with_its_place(text: str, said: str) -> None:
    assert read_forms(GOOD, "f.toml")
    with pytest.raises(UserError) as told:
        read_forms(text, "f.toml")
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (["ctg-studies.csv"], 248),
        (["SearchResults_old_format.csv"], 1792),
        (["ctgov_api_v2_flat.csv", "ctgov_api_v2_sites.csv"], 888),
        (["euctr_2018.xlsx"], 31701),
        (["industry_trials_2026.csv"], 1494),
    ],
)
def test_real_downloads_import(names: list[str], rows: int) -> None:
    paths: list[str | Path] = [shared_file(f"registry/{name}") for name in names]
    register = names[0].startswith("eu")
    choice = RegistryChoice(statuses=frozenset(), start_from_number=register, months_if_open=36 if register else None)
    made = roadmap_draft(read_registry(paths), choice)
    assert abs(len(made.of("Roadmap")) - rows) <= 10
