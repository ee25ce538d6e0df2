"""What surrounds the window."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.settings import RECENT_LIMIT, open_settings, recent_files, remember_file
from ui.system import ExceptionDoor, let_the_window_go_first

ROOT = Path(__file__).resolve().parents[2]


def raised(message: str) -> tuple[type[BaseException], BaseException, Any]:
    try:
        raise ValueError(message)
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_a_fault_is_shown_once_however_often_it_repeats(caplog: pytest.LogCaptureFixture) -> None:
    shown: list[str] = []

    def show(summary: str, details: str) -> Any:
        shown.append(summary)
        return SimpleNamespace(isVisible=lambda: False)

    door = ExceptionDoor(show)
    with caplog.at_level(logging.ERROR, "throughline"):
        for _ in range(5):
            door.handle(*raised("in a paint event"))
    assert shown == ["ValueError: in a paint event"]
    assert len(caplog.records) == 5


def test_working_threads_give_way_to_the_window_soon() -> None:
    before = sys.getswitchinterval()
    try:
        let_the_window_go_first()
        assert sys.getswitchinterval() <= before / 5
    finally:
        sys.setswitchinterval(before)


def test_while_a_dialog_is_open_no_other_fault_opens_one() -> None:
    shown: list[str] = []

    def show(summary: str, details: str) -> Any:
        shown.append(summary)
        return SimpleNamespace(isVisible=lambda: True)

    door = ExceptionDoor(show)
    door.handle(*raised("first"))
    try:
        raise KeyError("second")
    except KeyError as error:
        door.handle(type(error), error, error.__traceback__)
    assert shown == ["ValueError: first"]


def test_recent_files_are_few_newest_first_and_each_once(qapp: QApplication) -> None:
    settings = open_settings()
    for number in range(RECENT_LIMIT + 3):
        remember_file(settings, Path(f"/f{number}.xlsx"))
    remember_file(settings, Path("/f5.xlsx"))
    names = recent_files(settings)
    assert len(names) == RECENT_LIMIT
    assert names[:2] == [str(Path("/f5.xlsx")), str(Path(f"/f{RECENT_LIMIT + 2}.xlsx"))]
    assert len(set(names)) == len(names)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are POSIX")
def test_sigterm_ends_an_idle_window_cleanly(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom PySide6.QtCore import QTimer\nimport ui.app as app\nfrom ui.main_window import MainWindow\n"
        "QTimer.singleShot(0, lambda: None)\n"
        "orig = MainWindow.show\n"
        "def show(self):\n    orig(self)\n    QTimer.singleShot(200, lambda: print('up', flush=True))\n"
        "MainWindow.show = show\nsys.exit(app.run())\n"
    )
    places = {
        "QT_QPA_PLATFORM": "offscreen",
        "THROUGHLINE_SETTINGS": str(tmp_path / "s.ini"),
        "THROUGHLINE_LOG_DIR": str(tmp_path),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **places}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "up"
        time.sleep(0.2)
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=20) == 0
    finally:
        child.kill()
        child.wait()


def test_nothing_is_collected_while_one_of_several_threads_makes_what_stays() -> None:
    import gc

    from ui.system import making_what_stays

    assert gc.isenabled()
    before = gc.get_freeze_count()
    try:
        with making_what_stays():
            first = making_what_stays()
            with first:
                assert not gc.isenabled()
            assert not gc.isenabled()
            kept = [[number] for number in range(2_000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() >= before + len(kept)
        with pytest.raises(ValueError, match="no"), making_what_stays():
            raise ValueError("no")
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_collections_that_were_off_stay_off() -> None:
    import gc

    from ui.system import making_what_stays

    gc.disable()
    try:
        with making_what_stays():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
