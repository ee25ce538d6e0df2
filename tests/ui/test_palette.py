"""Going to anything by a few letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.palette import Entry, Palette, ranked

DONE: list[str] = []


def entries() -> list[Entry]:
    names = (("Plan", "F5"), ("Explain the plan", ""), ("Nordvik", "sponsor"), ("ABC-101", "study of Nordvik"))
    return [Entry(text, remark, lambda text=text: DONE.append(text)) for text, remark in names]  # type: ignore[misc]


def test_what_begins_with_the_letters_comes_before_what_has_them_inside() -> None:
    assert [e.text for e in ranked(entries(), "pla")] == ["Plan", "Explain the plan"]
    assert [e.text for e in ranked(entries(), "lain")] == ["Explain the plan"]
    assert [e.text for e in ranked(entries(), "nordvik stu")] == ["ABC-101"]
    assert ranked(entries(), "zzz") == []


def test_arrows_and_enter_do_what_was_chosen(qtbot: QtBot) -> None:
    DONE.clear()
    palette = Palette(entries())
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.field, "plan")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert DONE == ["Explain the plan"]
    assert not palette.isVisible()


def test_enter_on_nothing_does_nothing(qtbot: QtBot) -> None:
    DONE.clear()
    palette = Palette(entries())
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.field, "zzz")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert DONE == []
    assert palette.isVisible()
