"""Finding: the command palette over everything that can be done or gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from planner.services.board_rows import Arrange, RowKind
from ui.palette import Entry, Palette

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Finding(QObject):
    """Opens the palette and goes where it leads."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_palette(self) -> None:
        """List every command that can be given now, every plan, sponsor, study and person."""
        palette = Palette([*self._commands(), *self._plans(), *self._places()], self._window)
        palette.open()
        palette.field.setFocus()

    def _commands(self) -> list[Entry]:
        found = []
        for action in self._window.commands.actions.values():
            if action.isEnabled() and action.objectName() != "palette":
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                found.append(Entry(action.text().replace("&", ""), keys, action.trigger))
        return found

    def _plans(self) -> list[Entry]:
        controller = self._window.controller
        show = controller.show_plan
        return [
            Entry(plan.name, self.tr("plan"), lambda plan_id=plan.id: show(plan_id))  # type: ignore[misc]
            for plan in controller.plans
        ]

    def _places(self) -> list[Entry]:
        portfolio = self._window.controller.portfolio
        if portfolio is None:
            return []
        found = [Entry(s.name, self.tr("sponsor"), self._to(RowKind.SPONSOR, s.name)) for s in portfolio.sponsors]
        for study in portfolio.studies:
            words = f"{study.id} {study.title}".strip()
            found.append(Entry(words, self.tr("study of {sponsor}").format(sponsor=study.sponsor),
                               self._to(RowKind.STUDY, study.id)))  # fmt: skip
        for person in portfolio.staff:
            words = f"{person.name} ({person.id})" if person.name else person.id
            found.append(Entry(words, person.role, self._to(RowKind.PERSON, person.id)))
        return found

    def _to(self, kind: RowKind, key: str) -> Callable[[], None]:
        return lambda: self.go_to(kind, key)

    def go_to(self, kind: RowKind, key: str) -> None:
        """Show a sponsor (by name), study or person (by id) on the board, or in its table where there is no plan."""
        window = self._window
        shown = window.controller.shown
        if shown is None:
            self._show_in_table(kind, key)
            return
        case = shown.outcome.case
        board = window.workspace.board
        window.workspace.tabs.setCurrentWidget(board)
        board.set_arrange(Arrange.PEOPLE if kind is RowKind.PERSON else Arrange.SEATS)
        item = {
            RowKind.PERSON: lambda: case.person_index.get(key, -1),
            RowKind.STUDY: lambda: next(
                (i for i, row in enumerate(case.study_rows.tolist()) if case.portfolio.studies[row].id == key), -1
            ),
            RowKind.SPONSOR: lambda: next((i for i, s in enumerate(case.portfolio.sponsors) if s.name == key), -1),
        }[kind]()
        if item < 0 or not board.view.go_to(kind, item, 0):
            self._show_in_table(kind, key)
            return
        board.view.setFocus()

    def _show_in_table(self, kind: RowKind, key: str) -> None:
        workspace = self._window.workspace
        page = {RowKind.PERSON: workspace.people, RowKind.STUDY: workspace.studies}.get(kind, workspace.sponsors)
        workspace.tabs.setCurrentWidget(page)
        page.filter.setText(key)
        page.view.setFocus()
