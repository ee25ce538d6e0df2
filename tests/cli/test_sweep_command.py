"""``throughline sweep``: over a pretended executor, over processes of this machine, and over a real cluster."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner import exits
from planner.cli import main as cli
from planner.cli import sweep as cli_sweep
from planner.domain.portfolio import AwardStatus, Portfolio
from planner.exchange.portfolio_writer import write_portfolio
from solver.api import SolveOptions
from tests.support.builders import worked_example
from tests.support.shared_data import shared_file
from tests.support.sweeping import ann, result_of

Answer = Callable[[int, Portfolio, SolveOptions], Any]
THROUGHLINE = (sys.executable, "-m", "planner.cli")
QUICK = ("--time-limit", "0.5", "--deterministic")


class Pretended(Executor):
    """Answers at once, as a test says, in place of a cluster."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.options: list[SolveOptions] = []

    def submit(self, _: Any, /, portfolio: Portfolio, options: SolveOptions) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        self.options.append(options)
        try:
            future.set_result(self.answer(len(self.options), portfolio, options))
        except RuntimeError as trouble:
            future.set_exception(trouble)
        return future


def anns(number: int, portfolio: Portfolio, options: SolveOptions) -> Any:
    """Whatever is asked, Ann stays on."""
    return result_of(portfolio, ann)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], Pretended]:
    """Has the address of any cluster answered by a pretended executor."""

    def answering(answer: Answer) -> Pretended:
        pretended = Pretended(answer)

        @contextmanager
        def executor_for(address: str) -> Iterator[Executor]:
            yield pretended

        monkeypatch.setattr(cli_sweep, "executor_for", executor_for)
        return pretended

    return answering


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The worked example as a workbook; B is only verbal."""
    plain = worked_example()
    studies = (plain.studies[0], replace(plain.studies[1], status=AwardStatus.VERBAL))
    write_portfolio(replace(plain, studies=studies), tmp_path / "example.xlsx")
    return tmp_path / "example.xlsx"


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit status, output and errors of ``throughline sweep``."""
    status = cli.main(["sweep", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


# ---- what is searched, printed and written


def test_a_frontier_is_printed_and_written(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    pretended = cluster(anns)
    places = ("-o", tmp_path / "s.csv", "--report", tmp_path / "r.json")
    status, output, errors = told(capsys, example, "--points", 3, "--seed", 7, "--cluster", "tcp://x", *places)
    assert status == exits.EXIT_OK, errors
    assert [line.split("  ")[0] for line in output.splitlines()[1:4]] == [
        "all the way to continuity", "the portfolio's own weights", "all the way to cost",
    ]  # fmt: skip
    assert "all the way to cost: continuity 100.0%" in errors
    assert [f"{n} of 3" in errors for n in (1, 2, 3)] == [True] * 3
    assert [row["Position"] for row in rows(tmp_path / "s.csv")] == ["-10", "0", "10"]
    report = json.loads((tmp_path / "r.json").read_text())
    assert (report["what"], report["seed"], report["done"]) == ("frontier", 7, 3)
    assert {(o.seed, o.time_limit, o.workers) for o in pretended.options} == {(7, 30.0, 1)}


def test_awards_are_drawn_and_told_as_a_distribution(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    def planned(number: int, portfolio: Portfolio, options: SolveOptions) -> Any:
        return result_of(portfolio)

    cluster(planned)
    arguments = (example, "--what", "awards", "--draws", 40, "--cluster", "tcp://x", "-o", tmp_path / "s.csv")
    status, output, errors = told(capsys, *arguments)
    assert status == exits.EXIT_OK, errors
    assert output.splitlines()[0].startswith("of the draws")
    assert "40 draws, 2 of them different. Each study on its own, by its probability: B 90%." in output
    assert sum(int(row["How many draws"]) for row in rows(tmp_path / "s.csv")) == 40


def test_several_files_are_put_side_by_side(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    cluster(anns)
    (tmp_path / "other.xlsx").write_bytes(example.read_bytes())
    status, output, errors = told(capsys, example, tmp_path / "other.xlsx", "--cluster", "tcp://x")
    assert status == exits.EXIT_OK, errors
    assert "other against example: nothing differs." in output


def test_quiet_prints_nothing(
    example: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    cluster(anns)
    assert told(capsys, example, "--points", 2, "--cluster", "tcp://x", "--quiet") == (exits.EXIT_OK, "", "")


# ---- what does not end well


def test_what_failed_and_what_was_cancelled_are_told_apart_and_the_rest_is_kept(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    def then_ctrl_c(number: int, portfolio: Portfolio, options: SolveOptions) -> Any:
        if number == 2:
            raise RuntimeError("out of memory")
        if number == 3:
            signal.raise_signal(signal.SIGINT)
        return anns(number, portfolio, options)

    cluster(then_ctrl_c)
    status, output, errors = told(capsys, example, "--points", 5, "--cluster", "tcp://x", "-o", tmp_path / "s.csv")
    assert status == exits.EXIT_INCOMPLETE
    assert "Failed: towards continuity. RuntimeError: out of memory" in errors
    assert "Cancelled: towards cost; all the way to cost." in errors
    assert "2 of 5 searches are done." in errors
    endings = [row["Search"] for row in rows(tmp_path / "s.csv")]
    assert endings == ["done", "failed", "done", "cancelled", "cancelled"]
    assert "Table written" in output


def test_a_second_ctrl_c_discards_everything(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    def twice(number: int, portfolio: Portfolio, options: SolveOptions) -> Any:
        signal.raise_signal(signal.SIGTERM)  # counts for two
        return anns(number, portfolio, options)

    cluster(twice)
    status, output, errors = told(capsys, example, "--cluster", "tcp://x", "-o", tmp_path / "s.csv")
    assert (status, output) == (exits.EXIT_NO_PLAN, "")
    assert "Cancelled. Nothing was written." in errors
    assert not (tmp_path / "s.csv").exists()


def test_when_every_search_fails_nothing_is_written_over(
    example: Path, tmp_path: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    def never(number: int, portfolio: Portfolio, options: SolveOptions) -> Any:
        raise RuntimeError("no memory")

    cluster(never)
    (tmp_path / "s.csv").write_text("old")
    status, _, errors = told(capsys, example, "--cluster", "tcp://x", "-o", tmp_path / "s.csv")
    assert status == exits.EXIT_NO_PLAN
    assert "Nothing was written to" in errors
    assert (tmp_path / "s.csv").read_text() == "old"


def test_a_missing_extra_is_said_with_a_status_of_its_own(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, output, errors = told(capsys, example, "--cluster", "tcp://127.0.0.1:9")
    assert (status, output) == (exits.EXIT_CLUSTER, "")
    assert "pip install throughline[cluster]" in errors


def test_an_address_where_nobody_answers_is_said_with_a_status_of_its_own(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("solver.sweep.CLUSTER_WAIT", 0.3)
    status, output, errors = told(capsys, example, "--cluster", "tcp://127.0.0.1:9")
    assert (status, output) == (exits.EXIT_CLUSTER, "")
    assert "No cluster answers at tcp://127.0.0.1:9" in errors
    assert "Traceback" not in errors


def test_a_cluster_that_let_go_of_everything_is_not_taken_for_a_cancelled_sweep(
    example: Path, cluster: Callable[[Answer], Pretended], capsys: pytest.CaptureFixture[str]
) -> None:
    class Lost(Pretended):
        def submit(self, _: Any, /, portfolio: Portfolio, options: SolveOptions) -> Future[Any]:  # type: ignore[override]
            future: Future[Any] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    cluster(anns).submit = Lost(anns).submit  # type: ignore[method-assign]
    status, _, errors = told(capsys, example, "--cluster", "tcp://x")
    assert status == exits.EXIT_CLUSTER
    assert "the cluster let go of it" in errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Give the files to sweep, or --sample"),
        (["{}", "--sample"], "Give the files to sweep, or --sample"),
        (["{}", "--what", "files"], "give at least two"),
        (["{}", "{}", "--what", "awards"], "--what awards takes one file"),
        (["{}", "-o", "s.txt"], "must end in .csv or .xlsx"),
        (["{}", "-o", "{}"], "The table would overwrite"),
        (["{}", "-o", "s.csv", "--report", "s.csv"], "would overwrite each other"),
        (["{}", "-o", "nowhere/s.csv"], "does not exist"),
        (["missing.xlsx"], "missing.xlsx"),
    ],
)
def test_what_cannot_work_is_refused_before_any_search(
    example: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, output, errors = told(capsys, *(word.format(example) for word in arguments))
    assert (status, output) == (exits.EXIT_INPUT, "")
    assert words in errors


@pytest.mark.parametrize("arguments", [["--points", "1"], ["--draws", "0"], ["--workers", "2", "--cluster", "tcp://x"]])
def test_words_that_make_no_sweep_are_refused_with_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["sweep", "p.xlsx", *arguments])
    assert left.value.code == 2


# ---- real searches


def test_the_same_sweep_again_gives_the_same_table_on_processes_of_this_machine(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = []
    for name, workers in (("one.csv", 1), ("two.csv", 2)):
        arguments = (example, "--points", 3, *QUICK, "--workers", workers, "-o", tmp_path / name)
        status, _, errors = told(capsys, *arguments)
        assert status == exits.EXIT_OK, errors
        tables.append([{k: v for k, v in row.items() if k != "Seconds"} for row in rows(tmp_path / name)])
    assert tables[0] == tables[1]
    assert {row["Sponsor continuity"] for row in tables[0][:2]} == {"1.0"}


def test_a_cluster_of_two_workers_gives_the_table_of_this_machine(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed")
    quiet = {"dashboard_address": None, "silence_logs": 50}
    tables = []
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **quiet) as cluster:
        for place in (("--cluster", cluster.scheduler_address), ("--workers", 1)):
            file = tmp_path / f"{place[0]}.csv"
            status, _, errors = told(capsys, example, "--what", "awards", "--draws", 9, *QUICK, *place, "-o", file)
            assert status == exits.EXIT_OK, errors
            tables.append([{k: v for k, v in row.items() if k != "Seconds"} for row in rows(file)])
    assert tables[0] == tables[1]
    assert [row["Search"] for row in tables[0]] == ["done", "done"]


@pytest.mark.slow
def test_awards_of_a_real_portfolio(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = shared_file("portfolios/small.xlsx")
    status, output, errors = told(capsys, small, "--what", "awards", "--draws", 6, *QUICK, "-o", tmp_path / "s.xlsx")
    assert status == exits.EXIT_OK, errors
    assert "6 draws, 2 of them different" in output


def test_ctrl_c_at_a_terminal_keeps_what_is_done(example: Path, tmp_path: Path) -> None:
    """Every process of the group hears it; only the command may act on it."""
    if os.name == "nt":
        pytest.skip("signals of a terminal are sent differently on Windows")
    import resources

    with resources.as_path("sample_portfolio.xlsx") as sample:
        (tmp_path / "long.xlsx").write_bytes(sample.read_bytes())
    process = subprocess.Popen(
        [*THROUGHLINE, "sweep", "example.xlsx", "long.xlsx", "--time-limit", "600", "-o", "s.csv"],
        cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "1 of 2" in line:
                break
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            process.kill()
    assert process.returncode == exits.EXIT_INCOMPLETE, errors
    assert "Cancelled: long." in errors
    assert "Traceback" not in errors
    assert [row["Search"] for row in rows(tmp_path / "s.csv")] == ["done", "cancelled"]
