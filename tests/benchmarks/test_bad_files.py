"""The census of bad files fails where it should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.benchmarks import bad_files
from tests.benchmarks.bad_files import Died, look_at, report, watching

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the census needs signals and resource limits")


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("import socket; socket.getaddrinfo('localhost', 1)", "network: "),
        ("import subprocess; subprocess.run(['true'])", "process: "),
        ("open('/etc/hostname-of-nobody')", "file: /etc/hostname-of-nobody"),
        ("pass", "memory: "),
    ],
)
def test_the_watcher_tells_what_a_reading_process_does(tmp_path: Path, act: str, told: str) -> None:
    with watching() as watched:
        os.environ["WATCHED_FILE"] = str(tmp_path / "book.xlsx")
        subprocess.run([sys.executable, "-c", act, "planner.exchange.reader_child"], capture_output=True, check=False)
        lines = watched.read_text().splitlines()
    assert any(line.startswith(told) for line in lines)


def test_files_are_judged_by_what_became_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    workbook = Workbook()
    for row in (["Study", "Sites"], ["S1", 3], ["S2", 4]):
        workbook.active.append(row)
    workbook.save(good)
    bad.write_bytes(b"")
    with watching() as watched:
        results = [look_at(path, watched, Died(), 60, 2000) for path in (good, bad)]
        small = look_at(good, watched, Died(), 60, 1)
        monkeypatch.setattr(bad_files, "find_tables", lambda _: 1 / 0)
        crash = look_at(good, watched, Died(), 60, 2000)
    assert [result.outcome.partition(":")[0] for result in results] == ["one table", "refused"]
    assert [result.failures for result in results] == [[], []]
    assert small.failures[0].startswith("memory: ")
    assert crash.failures[0].startswith("crash: ZeroDivisionError")
    assert "failures: 1" in "\n".join(report([*results, crash]))
