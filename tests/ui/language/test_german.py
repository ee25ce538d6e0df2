"""The German window: its translation is complete, fits its sources, and is what people see.

Where strings have changed, run ``python -m tests.support.translations`` and translate what it lists
(``docs/translating.md``).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMenu
from pytestqt.qtbot import QtBot

from planner.domain.telling import begun, joined, tell
from tests.support.translations import PLACE, Message, collect, messages, spoken_strings, tool
from tests.ui.conftest import MakeWindow
from ui.language import LANGUAGES
from ui.main_window import MainWindow
from ui.vocabulary import said

needs_tools = pytest.mark.skipif(tool("pyside6-lupdate") is None, reason="the tools of PySide6 are not installed")


def named(message: Message) -> str:
    return f"{message.context}: {message.source}"


@pytest.fixture(params=LANGUAGES)
def translation(request: pytest.FixtureRequest) -> Path:
    """The ``.ts`` file of every language that the window speaks."""
    return PLACE / f"throughline_{request.param}.ts"


def test_every_string_of_the_window_is_translated(translation: Path) -> None:
    kept = messages(translation)
    assert [named(message) for message in kept if not message.finished] == []
    strings = {(message.context, message.source) for message in kept}
    assert sorted(set(map(tuple, spoken_strings())) - strings) == []
    assert sorted(strings - set(map(tuple, spoken_strings()))) == []


def test_translations_keep_the_places_of_names_and_numbers(translation: Path) -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w*\}", text))

    assert [named(m) for m in messages(translation) if places(m.source) != places(m.translation)] == []


def test_translations_keep_what_stands_at_the_ends(translation: Path) -> None:
    """Blanks at the ends keep words apart; an ellipsis says that a dialog follows."""

    def ends(text: str) -> tuple[bool, bool, bool]:
        return text[:1] == " ", text[-1:] == " ", text.endswith("…")

    assert [named(m) for m in messages(translation) if ends(m.source) != ends(m.translation)] == []


def test_no_translation_has_two_access_keys(translation: Path) -> None:
    keys = re.compile(r"&(?!&)")
    assert [named(m) for m in messages(translation) if len(keys.findall(m.translation)) > 1] == []


def test_the_compiled_translation_says_what_the_source_says(translation: Path, qapp: QApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(str(translation.with_suffix(".qm")))
    other = [named(m) for m in messages(translation) if compiled.translate(m.context, m.source) != m.translation]
    assert other == []


@needs_tools
def test_collecting_again_finds_nothing_new(translation: Path, tmp_path: Path) -> None:
    fresh = tmp_path / translation.name
    fresh.write_bytes(translation.read_bytes())
    collect(fresh, translation.stem.rpartition("_")[2])
    assert messages(fresh) == messages(translation)


# ---- the window


@pytest.fixture
def window(german: None, make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    made = make_window()
    made.open_sample()
    qtbot.waitUntil(lambda: made.controller.session is not None, timeout=10_000)
    return made


def test_menus_views_and_tables_are_german(window: MainWindow) -> None:
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["Datei", "Bearbeiten", "Planen", "Ansicht", "Hilfe"]
    tabs = window.workspace.tabs
    assert "Besetzungstafel" in [tabs.tabText(at) for at in range(tabs.count())]
    model = window.workspace.people.model
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert headings[:3] == ["Personalnummer", "Name", "Rolle"]


def test_figures_and_the_board_of_a_plan_are_german(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.planning.plan_button.click()
    qtbot.waitUntil(lambda: window.controller.shown is not None, timeout=20_000)
    words = [label.text() for label in window.workspace.summary.findChildren(QLabel)]
    assert "Sponsorkontinuität" in words
    assert "Übergaben" in words
    assert "Sponsor continuity" not in words


@pytest.mark.parametrize("language", ["english", "german"])
def test_no_access_key_comes_twice_in_a_menu(
    language: str, request: pytest.FixtureRequest, make_window: MakeWindow
) -> None:
    if language == "german":
        request.getfixturevalue("german")
    window = make_window()
    twice = []
    for top in (window.menuBar(), *(action.menu() for action in window.menuBar().actions())):
        assert isinstance(top, QMenu) or top is window.menuBar()
        found = [re.search(r"&([^&])", action.text()) for action in top.actions() if action.text()]
        keys = Counter(key[1].casefold() for key in found if key)
        twice += [f"{top.windowTitle() or 'menu bar'}: {key}" for key, count in keys.items() if count > 1]
    assert twice == []


def test_standard_buttons_speak_german_through_qts_own_translation(german: None, qtbot: QtBot) -> None:
    place = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if not (place / "qtbase_de.qm").exists():
        pytest.skip("this Qt has no translation of its own")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


@pytest.mark.parametrize(
    ("english", "spoken"),
    [
        ("Handovers", "Übergaben"),
        (tell("open"), "offen"),
        (tell("Floors not met: {n} margin floors are broken", n=3), "Mindestmargen verletzt: 3"),
        (tell("{place}: open", place="NCT01, CRA 1, 2027-03"), "NCT01, CRA 1, 2027-03: offen"),
        (
            joined("   ·   ", (tell("{n} FTE-months", n="12.5"), tell("{share} filled", share="85%"))),
            "12.5 FTE-Monate   ·   85% besetzt",
        ),
        (begun(tell("a contractor")), "Eine externe Person"),
        ("Something that no list knows", "Something that no list knows"),
        ("2 Handovers; open", "2 Handovers; open"),
    ],
)
def test_words_and_sentences_of_the_services_are_said_in_german(german: None, english: str, spoken: str) -> None:
    assert said(english) == spoken


def test_the_same_english_word_as_a_name_and_as_a_word_are_told_apart(german: None) -> None:
    told = tell("Assign {who} to {place}", who="open", place=tell("open"))
    assert said(told) == "offen: open zuweisen"


def test_without_a_translation_words_of_the_services_stay(qapp: QCoreApplication) -> None:
    told = tell("Floors not met: {n} margin floors are broken", n=3)
    assert said(told) == "Floors not met: 3 margin floors are broken"
