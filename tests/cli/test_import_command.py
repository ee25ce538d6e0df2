"""``throughline import``: what it says, what it writes, and when it writes nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from planner.cli import main as cli
from planner.domain.portfolio import Portfolio
from planner.services.session import open_document
from planner.storage.about import STATE_DIR_VARIABLE

TRIALS = """nct_id,overall_status,start_date,completion_date,lead_sponsor,study_type,phases,enrollment,sites_by_country
NCT1,RECRUITING,2026-09,2028-03,Acme Bio,INTERVENTIONAL,PHASE2,90,United States:9|Germany:4|Poland:2
NCT2,NOT_YET_RECRUITING,2027-06-15,2029-01,Acme Bio,INTERVENTIONAL,PHASE1,24,Spain:2
NCT3,COMPLETED,2019-01,2021-01,Acme Bio,INTERVENTIONAL,PHASE1,24,Spain:2
NCT4,RECRUITING,2027-01,2029-01,Other,INTERVENTIONAL,PHASE1,24,Spain:2
"""
PIPELINE = """Protocol No,Client,Award status,FPI,Study end,Probability
AC-1,Acme,Awarded,2027-01-01,2028-06-30,
AC-2,Acme,RFP,2027-06-01,2028-12-31,40 %
"""


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything happens in a folder of the test's own."""
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["import", "--memory", "memory", *arguments])
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def file(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def content(name: str = "d.throughline") -> Portfolio:
    session = open_document(Path(name), read_only=True)
    portfolio = session.portfolio
    session.close()
    return portfolio


def test_a_first_import_makes_the_document_and_says_what_it_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(capsys, file("p.csv", PIPELINE), "--into", "d.throughline", "--plan-start", "2027-01")
    assert status == 0
    assert "Read as: Protocol No → Study ID, Client → Sponsor" in said
    assert "24 is assumed: two years." in said
    assert [(study.id, study.sponsor) for study in content().studies] == [("AC-1", "Acme"), ("AC-2", "Acme")]


def test_a_second_version_is_told_as_a_roadmap_and_keeps_what_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, file("p.csv", PIPELINE), "--into", "d.throughline")
    later = PIPELINE.replace("2027-06-01", "2027-09-01").replace("AC-1,Acme,Awarded,2027-01-01,2028-06-30,\n", "")
    status, said = told(capsys, file("p.csv", later), "--into", "d.throughline")
    assert status == 0
    assert "AC-2 slipped by 3 months: start 2027-06-01 → 2027-09-01" in said
    assert "AC-1 (Awarded, start 2027-01-01) is no longer on the roadmap." in said
    assert len(content().studies) == 2
    status, said = told(capsys, "p.csv", "--into", "d.throughline", "--delete-gone")
    assert [study.id for study in content().studies] == ["AC-2"]


def test_the_same_file_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, file("p.csv", PIPELINE), "--into", "d.throughline")
    before = Path("d.throughline").read_bytes()
    status, said = told(capsys, "p.csv", "--into", "d.throughline")
    assert (status, "nothing had to be changed" in said) == (0, True)
    assert Path("d.throughline").read_bytes() == before


def test_a_trial_run_writes_nothing_but_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(capsys, file("p.csv", PIPELINE), "--dry-run", "--into", "d.throughline", "--report", "r.json")
    assert status == 0
    assert "nothing was imported" in said
    assert not Path("d.throughline").exists()
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    roadmap = next(sheet for sheet in report["sheets"] if sheet["sheet"] == "Roadmap")
    assert (roadmap["new"], roadmap["changes"][0]["row"], roadmap["changes"][0]["place"]) == (2, "AC-1", "A2")


def test_a_guess_is_not_taken_but_told_with_what_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    text = PIPELINE.replace("Client", "Who pays for it")
    status, said = told(capsys, file("p.csv", text), "--as", "roadmap", "--into", "d.throughline")
    assert status == 2
    assert "Which column of p.csv is the Sponsor? Roadmap needs it." in said
    assert not Path("d.throughline").exists()
    take = ("--take", "Who pays for it=Sponsor")
    status, said = told(capsys, "p.csv", "--as", "roadmap", "--into", "d.throughline", *take)
    assert status == 0
    assert "remembered as" in said
    status, said = told(capsys, "p.csv", "--into", "d.throughline")
    assert (status, "was applied, for the layout is the same" in said) == (0, True)


def test_rows_with_errors_stop_the_import_unless_the_good_ones_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    text = PIPELINE + "AC-3,Acme,RFP,2028-06-01,2027-12-31,\n"
    status, said = told(capsys, file("p.csv", text), "--into", "d.throughline")
    assert status == 2
    assert "p.csv E4 (2027-12-31): the study ends before it starts (2028-06-01)." in said
    assert not Path("d.throughline").exists()
    status, said = told(capsys, "p.csv", "--into", "d.throughline", "--skip-bad-rows")
    assert status == 0
    assert len(content().studies) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("p.csv",), "--into plans.throughline"),
        (("p.csv", "--into", "d.xlsx"), "must end in .throughline"),
        (("no.csv", "--into", "d.throughline"), "does not exist"),
        (("p.csv", "--into", "d.throughline", "--as", "salaries"), "none of the sheets that can be imported"),
        (("p.csv", "--into", "d.throughline", "--take", "Nix=Sponsor"), "has a column “Nix”"),
        (("p.csv", "--into", "d.throughline", "--take", "Client=Salary"), "Roadmap has no column “Salary”"),
        (("p.csv", "--into", "d.throughline", "--take", "Client"), "write it as LEFT=RIGHT"),
        (("p.csv", "--into", "d.throughline", "--mapping", "Nix"), "no mapping named “Nix”"),
        (("t.csv", "--into", "d.throughline", "--sponsor", "Nobody"), "Sponsors there are: Acme Bio; Other"),
        (("t.csv", "--into", "d.throughline", "--statuses", "Sleeping"), "is no state of a trial"),
        (("t.csv", "--into", "d.throughline", "--workload-scale", "Plumber=2"), "has no role or stage “Plumber”"),
        (("t.csv", "--into", "d.throughline", "--years", "soon"), "write it as 2026-2028"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file("p.csv", PIPELINE)
    file("t.csv", TRIALS)
    status, said = told(capsys, *arguments)
    assert status == 2
    assert words in said
    assert "Traceback" not in said
    assert not Path("d.throughline").exists()


def test_trials_of_other_states_and_years_are_told_when_none_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(capsys, file("t.csv", TRIALS), "--dry-run", "--years", "2040-")
    assert status == 2
    assert "No trial of the file was chosen. There are: Not yet recruiting (1), Recruiting (2), Completed (1)" in said


def test_roles_that_a_file_lacks_are_offered_from_staff(capsys: pytest.CaptureFixture[str]) -> None:
    people = "Staff ID,Name,Role,FTE,Cost rate\np1,Ann Novak,CRA,1,50\n"
    work = "Staff ID,Study ID,FTE,Start,End\np1,AC-1,0.5,2027-01-01,2027-06-30\n"
    told(capsys, file("p.csv", PIPELINE), file("s.csv", people), "--into", "d.throughline", "--plan-start", "2027-01")
    status, said = told(capsys, file("w.csv", work), "--into", "d.throughline")
    assert status == 2
    assert "--roles-from-staff" in said
    status, said = told(capsys, "w.csv", "--into", "d.throughline", "--roles-from-staff")
    assert status == 0
    [assignment] = content().assignments
    assert assignment.role == content().staff[0].role


def test_the_workload_is_scaled_by_role_and_stage_and_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    first = [file("t.csv", TRIALS), "--sponsor", "acme bio", "--people", "sample"]

    def peaks(name: str, *scales: str) -> dict[str, int]:
        status, said = told(capsys, *first, "--into", name, *(f"--workload-scale={one}" for one in scales or ("1",)))
        assert status == 0
        assert ("Scaled: " in said) is bool(scales)
        found: dict[str, int] = {}
        for line in content(name).demand:
            if line.study == "NCT1":
                found[line.role] = max(found.get(line.role, 0), *line.fte)
        return found

    plain, scaled = peaks("a.throughline"), peaks("b.throughline", "2", "CRA=0.5", "start-up=0")
    cra, manager = "Clinical Research Associate", "Project Manager"
    assert abs(scaled[cra] - plain[cra]) <= 10
    assert abs(scaled[manager] - 2 * plain[manager]) <= 20


def test_from_a_registry_and_the_samples_people_to_a_plan_in_two_commands(apart: Path) -> None:
    file("t.csv", TRIALS)
    command = [sys.executable, "-m", "planner.cli"]
    first = [*command, "import", "t.csv", "--sponsor", "acme bio", "--people", "sample", "--workload",
             "--into", "d.throughline", "--memory", "memory"]  # fmt: skip
    second = [*command, "plan", "d.throughline", "-o", "plan.xlsx", "--time-limit", "3", "--report", "r.json"]
    here = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    for one in (first, second):
        done = subprocess.run(one, cwd=apart, env=here, capture_output=True, text=True, timeout=240, check=False)
        assert done.returncode in (0, 3), done.stderr
    portfolio = content()
    assert [study.id for study in portfolio.studies] == ["NCT1", "NCT2"]
    assert {line.study for line in portfolio.demand} == {"NCT1", "NCT2"}
    assert Path("plan.xlsx").is_file()
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["demand_filled"] > 0


def test_lines_of_the_workload_model_are_written_changed_and_given_back(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (file("t.csv", TRIALS), "--people", "sample", "--sponsor", "Acme Bio", "--plan-start", "2027-01")
    lines = ("--workload-lines-to", "lines.csv")
    status, said = told(capsys, *arguments, "--dry-run", "--workload", *lines)
    assert (status, "lines of the workload model; change them" in said) == (0, True)
    head, first, *others = Path("lines.csv").read_text(encoding="utf-8").splitlines()
    cells = next(csv.reader([first]))
    cells[head.split(",").index("2027-02")] = "3.25"
    others[0] = ",".join(["0" if at == 3 else cell for at, cell in enumerate(next(csv.reader([others[0]])))])
    Path("lines.csv").write_text("\n".join([head, ",".join(cells), *others]), encoding="utf-8")
    status, said = told(capsys, *arguments, "--workload-lines", "lines.csv", "--into", "d.throughline")
    assert (status, "What you said of 2 lines was kept to" in said) == (0, True)
    demand = content().demand
    assert len(demand) == len(others)
    changed = next(line for line in demand if (line.study, line.role) == (cells[0], cells[1]))
    assert changed.fte[1] == 325


def test_a_table_of_lines_with_a_wrong_cell_imports_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    file("lines.csv", "Study ID,Role,Times\nNCT1,CRA,twice\n")
    status, said = told(capsys, file("t.csv", TRIALS), "--workload-lines", "lines.csv", "--into", "d.throughline")
    assert (status, Path("d.throughline").exists()) == (2, False)
    assert "C2" in said
    assert "no number from 0 to 100" in said


def test_what_a_plan_lacks_is_the_last_word_and_working_demand_out_mends_it(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (file("p.csv", PIPELINE), "--people", "sample", "--plan-start", "2027-01", "--into", "d.throughline")
    status, said = told(capsys, *arguments)
    last = said.splitlines()[-1]
    assert status == 0
    assert last.startswith("There is nothing to plan yet: no study has demand (AC-1, AC-2)")
    assert "--into d.throughline --workload" in last and "plan it with" not in said
    status, said = told(capsys, "p.csv", "--into", "d.throughline", "--workload", "--bill-rate", "100")
    assert status == 0
    assert {line.study for line in content().demand} == {"AC-1", "AC-2"}
    assert "plan it with: throughline plan d.throughline" in said.splitlines()[-1]
    third = PIPELINE + "AC-3,Acme,Awarded,2027-01-01,2028-06-30,\n"
    status, said = told(capsys, file("p.csv", third), "--into", "d.throughline")
    assert (status, "Without demand, so that nobody is planned for them: AC-3." in said) == (0, True)


def test_a_plan_without_any_demand_says_that_there_is_nothing_to_staff(apart: Path) -> None:
    from planner.cli.plan import demand_words
    from planner.domain.evaluate import evaluate
    from planner.domain.plan import Status
    from planner.exchange.plan_export import RunFacts
    from planner.services.summary import status_text
    from tests.support.builders import case_of, line, person, plan_of, study

    case = case_of(studies=[study("A"), study("B")], staff=[person()], demand=[])
    (said,) = demand_words(case, Path("d.throughline"))
    assert "nothing to staff" in said and "--into d.throughline --workload" in said
    facts = RunFacts(Status.OPTIMAL)
    assert status_text(evaluate(case, plan_of(case)), facts).startswith("Nothing to staff")
    some = case_of(studies=[study("A"), study("B")], staff=[person()], demand=[line("A")])
    assert list(demand_words(some, None)) == ["Without demand, so that nobody is planned for them: B."]
    assert status_text(evaluate(some, plan_of(some, None)), facts).startswith("Optimal")


def test_a_problem_of_no_cell_that_is_told_once_for_several_names_each_of_them() -> None:
    from planner.cli.import_words import print_proposal
    from planner.domain.errors import Problem, Severity
    from planner.services.importing import ImportProposal, ProblemGroup
    from tests.support.builders import portfolio

    lacks = "the workload model has this role and the sheet Roles has not; its work was left out."
    problems = tuple(Problem("Demand", "", role, lacks, "", Severity.NOTICE) for role in ("Biostatistician", "Monitor"))
    group = ProblemGroup("Demand", lacks, "", Severity.NOTICE, problems)
    with redirect_stdout(io.StringIO()) as out:
        print_proposal(ImportProposal("Import", portfolio(), (), problems=(group,)), ())
    assert f"2 times: {lacks} At Demand (Biostatistician), Demand (Monitor)" in out.getvalue()
