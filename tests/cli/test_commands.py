"""The command line around the optimizer: words, refusals, templates, and the way to the window."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from planner import exits, start
from planner.cli import main as cli
from planner.cli import plan as cli_plan
from planner.cli import window as cli_window
from planner.cli.console import Console
from planner.cli.plan import OptimizerFault, rescued
from planner.domain.case import build_case
from planner.domain.errors import EnvironmentTrouble
from planner.domain.plan import Status
from planner.exchange.portfolio_writer import write_portfolio
from planner.services.opening import open_sample
from solver.api import Failure, SolveOptions, SolveResult
from tests.cli.answers import told
from tests.support.builders import plan_of, worked_example
from tests.support.workbooks import changed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("throughline ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "-o", "x.xlsx"], ["plan", "p.xlsx"], ["plan", "p.xlsx", "--sample", "-o", "x.xlsx"],
        ["plan", "p.xlsx", "-o", "x.xlsx", "--time-limit", "0"],
        ["plan", "p.xlsx", "-o", "x.xlsx", "--time-limit", "nan"],
        ["plan", "p.xlsx", "-o", "x.xlsx", "--workers", "0"], ["plan", "p.xlsx", "-o", "x.xlsx", "--seed", "-1"],
        ["check"], ["template"], ["--frobnicate"],
    ],
)  # fmt: skip
def test_words_that_make_no_command_are_refused_with_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2


def test_every_problem_of_a_workbook_is_listed_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = changed(tmp_path, {"Staff!H2": 9.0, "Demand!B2": "Pilot"})
    status, words = told(capsys, "plan", str(spoilt), "-o", str(tmp_path / "plan.xlsx"))
    assert status == exits.EXIT_INPUT
    assert "Demand!B2" in words
    assert "Staff!H2" in words
    assert not (tmp_path / "plan.xlsx").exists()


@pytest.mark.parametrize(
    ("output", "message"),
    [("missing/plan.xlsx", "does not exist"), ("plan.xls", "must end in .xlsx"), (".", "must end in .xlsx")],
)
def test_a_place_that_cannot_be_written_is_refused_before_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, message: str
) -> None:
    status, words = told(capsys, "plan", "--sample", "-o", str(tmp_path / output))
    assert status == exits.EXIT_INPUT
    assert message in words


def test_the_plan_never_replaces_its_portfolio(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.xlsx"
    write_portfolio(worked_example(), path)
    status, words = told(capsys, "plan", str(path), "-o", str(path))
    assert status == exits.EXIT_INPUT
    assert "overwrite" in words


@pytest.mark.parametrize("name", ["p.xlsx", "plan.xlsx", "kept.throughline"])
def test_a_report_never_replaces_a_workbook_or_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    write_portfolio(worked_example(), tmp_path / "p.xlsx")
    path.write_bytes((tmp_path / "p.xlsx").read_bytes())
    before = path.read_bytes()
    for command in (
        ["plan", str(tmp_path / "p.xlsx"), "-o", str(tmp_path / "new.xlsx"), "--report", str(path)],
        ["check", str(path), "--report", str(path)],
    ):
        status, words = told(capsys, *command)
        assert status == exits.EXIT_INPUT
        assert ".json" in words
    assert path.read_bytes() == before


def test_the_template_never_replaces_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"filled in")
    status, words = told(capsys, "template", str(path))
    assert status == exits.EXIT_INPUT
    assert "there already" in words
    assert path.read_bytes() == b"filled in"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--time-limit", "soon"], "soon is not seconds, more than 0"),
        (["--seed", "1.5"], "1.5 is not a whole number"),
        (["--workers", "0"], "0 is not a whole number from 1 to 64"),
    ],
)
def test_a_number_that_does_not_do_is_refused_in_plain_words(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["plan", "--sample", "-o", "x.xlsx", *arguments])
    said = capsys.readouterr().err
    assert words in said
    assert said.startswith("usage: throughline plan")


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["plan", "no.xlsx", "-o", str(tmp_path / "x.xlsx")], ["check", "no.xlsx"], ["no.xlsx"]):
        status, words = told(capsys, *command)
        assert status == exits.EXIT_INPUT
        assert "no.xlsx does not exist" in words


def test_the_template_is_a_workbook_that_can_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = told(capsys, "template", str(tmp_path / "t.xlsx"))
    assert status == exits.EXIT_OK
    assert {"Settings", "Staff", "Demand"} <= set(load_workbook(tmp_path / "t.xlsx").sheetnames)


def test_our_own_fault_is_short_and_names_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("planner.cli.main._window", broken)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path)
    status, words = told(capsys)
    assert status == exits.EXIT_FAULT
    assert "ZeroDivisionError: a bug" in words
    assert "Traceback" not in words
    assert "Traceback" in (tmp_path / "fault.log").read_text(encoding="utf-8")


@pytest.mark.skipif("not __import__('sys').platform.startswith('linux')")
def test_without_a_screen_the_way_without_a_window_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli_window, "_loads", lambda name: True)
    status, words = told(capsys, "--sample")
    assert status == exits.EXIT_INPUT
    assert words.splitlines() == [
        "There is no screen to open a window on. Start Throughline from a desktop, or through ssh -X.",
        "Without a window: throughline plan --sample -o plan.xlsx",
    ]


@pytest.mark.skipif("not __import__('sys').platform.startswith('linux')")
@pytest.mark.parametrize("platform", ["xcb", "wayland", "wayland;xcb", "nonsense", "xcb:geometry"])
def test_a_platform_that_qt_cannot_use_is_refused_before_qt_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    with pytest.raises(EnvironmentTrouble, match="throughline plan --sample -o"):
        cli_window.check_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", f"{platform};offscreen")
    cli_window.check_display()


@pytest.mark.skipif("not __import__('sys').platform.startswith('linux')")
def test_missing_libraries_are_named_with_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(cli_window, "_loads", lambda name: name != "libxcb-icccm.so.4")
    for display in (":0", ""):
        monkeypatch.setenv("DISPLAY", display)
        with pytest.raises(EnvironmentTrouble) as trouble:
            cli_window.check_display()
        assert "libxcb-icccm.so.4" in str(trouble.value)
        assert cli_window.APT_LINE in str(trouble.value)


class Interrupted(ModuleType):
    """A module during whose import Ctrl-C is pressed."""

    def __getattr__(self, name: str) -> object:
        raise KeyboardInterrupt


def test_ctrl_c_while_the_program_loads_is_answered_with_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "planner.cli.main", Interrupted("planner.cli.main"))
    assert start.terminal() == exits.EXIT_NO_PLAN
    assert capsys.readouterr().err == "Cancelled. Nothing was written.\n"


class LoudChild:
    """A search whose process is interrupted before it could ask for silence, and tells whether it lived on."""

    def start(self, *_: object) -> None:
        code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('alive')"
        child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
        self.news = [Failure(child.stdout.strip(), "")]

    def poll(self) -> list[Failure]:
        return self.news

    def wait(self, seconds: float) -> bool:
        return True

    def cancel(self) -> None:
        return


@pytest.mark.skipif("not hasattr(__import__('signal'), 'pthread_sigmask')")
def test_ctrl_c_never_reaches_the_optimizer_not_even_while_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_plan, "SolverProcess", LoudChild)
    answer = cli_plan.search(open_sample(), SolveOptions(), Console(quiet=True), cli_plan.Wish())
    assert isinstance(answer, Failure)
    assert answer.message == "alive"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])  # we ourselves hear again


def test_what_a_broken_search_had_found_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    case = build_case(worked_example())
    best = SolveResult(Status.FEASIBLE, plan_of(case), 40.0, None, 1.0, 1)
    assert rescued(Failure("out of memory", "details", best)) is best
    assert "out of memory" in capsys.readouterr().err
    with pytest.raises(OptimizerFault, match="out of memory"):
        rescued(Failure("out of memory", "details"))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("plann", "plann is no command, and no file of that name is here. Did you mean throughline plan?"),
        ("xyzzy", "xyzzy is no command, and no file of that name is here. The commands are plan, sweep, import"),
    ],
)
@pytest.mark.parametrize("more", [(), ("portfolio.xlsx", "-o", "p3.xlsx")])
def test_a_mistyped_command_is_called_one(
    capsys: pytest.CaptureFixture[str], word: str, said: str, more: tuple[str, ...]
) -> None:
    status, words = told(capsys, word, *more)
    assert status == exits.EXIT_INPUT
    assert said in words


def test_a_file_without_ending_is_still_opened_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path | None, bool]] = []

    def noted(file: Path | None, sample: bool) -> int:
        opened.append((file, sample))
        return 0

    monkeypatch.setattr(cli_window, "open_window", noted)
    monkeypatch.chdir(tmp_path)
    Path("pland").write_text("")
    assert cli.main(["pland"]) == 0
    assert opened == [(Path("pland"), False)]
