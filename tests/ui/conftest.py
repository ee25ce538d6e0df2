"""Every test of the window runs offscreen, with settings, logs and working copies of its own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.portfolio import Portfolio
from planner.services.opening import FileKind, OpenedFile
from planner.services.session import Session, new_document
from tests.ui.fakes import FakeSearch, fake_baselines
from tests.ui.portfolios import two_sponsors
from ui.doors import Doors
from ui.main_window import MainWindow
from ui.settings import open_settings
from ui.theme import Theme, apply_theme

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True, scope="session")
def _clipboard_cleared(qapp: QApplication) -> Iterator[None]:
    """Data left on the clipboard ends the process with a crash under offscreen."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_SETTINGS", str(tmp_path / "window.ini"))
    monkeypatch.setenv("THROUGHLINE_LOG_DIR", str(tmp_path / "log"))


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def portfolio() -> Portfolio:
    return two_sponsors()


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, portfolio: Portfolio) -> Iterator[MakeWindow]:
    """Makes windows whose doors are fakes unless a test names its own."""
    made: list[MainWindow] = []

    def opened(path: Path, _: Callable[[], bool]) -> OpenedFile:
        return OpenedFile(portfolio, (), (), path, FileKind.WORKBOOK)

    def fresh(value: Portfolio, title: str) -> Session:
        return new_document(value, title=title, state_dir=tmp_path / "state")

    def make(**doors: object) -> MainWindow:
        given = {
            "open_any": opened,
            "new_document": fresh,
            "baselines": fake_baselines,
            "new_search": FakeSearch,
            "is_ours": lambda *_: True,
        }
        window = MainWindow(open_settings(), Doors(**{**given, **doors}))  # type: ignore[arg-type]
        qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_leaving", True))
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.shut_down()


@pytest.fixture
def open_window(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> MakeWindow:
    """Makes a window in which a portfolio is open."""

    def make(**doors: object) -> MainWindow:
        window = make_window(**doors)
        with qtbot.waitSignal(window.controller.opened, timeout=20_000):
            window.open_file(tmp_path / "portfolio.xlsx")
        return window

    return make
