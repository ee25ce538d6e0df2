"""Notes in the window: what is selected leads to its notes, and what is written is one undoable edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.domain.errors import UserError
from ui.notes.panel import Noted, NotesPanel
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.document import DocumentState
    from planner.services.notes import Subject
    from ui.jobs import JobControl
    from ui.main_window import MainWindow
    from ui.shown import ShownPlan


class Notes(QObject):
    """Fills the panel and keeps what is written."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel = NotesPanel()
        self.dock = window.add_panel("notes", self.tr("Notes"), self.panel)
        self.panel.changed.connect(self.keep)
        self.dock.visibilityChanged.connect(lambda _: self.refresh())
        window.workspace.board.selection_changed.connect(lambda _: self.refresh())
        window.controller.state_changed.connect(self.refresh)

    def show(self) -> None:
        """Bring the panel to the front, with the cursor in the first field."""
        self._window.panels.show("notes")
        self.refresh()
        if self.panel.fields:
            self.panel.fields[0].setFocus()

    def refresh(self) -> None:
        """Show the notes on what is selected."""
        controller = self._window.controller
        if not self.dock.isVisible() or controller.session is None or controller.shown is None:
            return
        self.panel.show_notes(self._noted(controller.session.state, controller.shown))

    def _noted(self, state: DocumentState, shown: ShownPlan) -> tuple[Noted, ...]:
        from planner.services.notes import note_on

        found = []
        for subject, heading in self._subjects(shown):
            try:
                found.append(Noted(subject, heading, note_on(state, subject)))
            except UserError:
                continue  # the plan shown is older than the portfolio, which no longer has it
        return tuple(found)

    def _subjects(self, shown: ShownPlan) -> list[tuple[Subject, str]]:
        from planner.services.notes import Subject

        selection, case = self._window.workspace.board.selection, shown.outcome.case
        found: list[tuple[Subject, str]] = []
        if len(selection.seats) == 1:
            found.append(self._of_seat(shown, selection.seats[0]))
        if selection.person >= 0:
            person = case.portfolio.staff[selection.person]
            found.append((Subject("person", person.id), person.name or person.id))
        if selection.study >= 0:
            study = _study_id(case, selection.study)
            found.append((Subject("study", study), self.tr("Study {name}").format(name=study)))
        if selection.sponsor >= 0:
            name = case.portfolio.sponsors[selection.sponsor].name
            found.append((Subject("sponsor", name), self.tr("Sponsor {name}").format(name=name)))
        return found

    def _of_seat(self, shown: ShownPlan, seat: int) -> tuple[Subject, str]:
        from planner.services.notes import Subject

        seats = shown.outcome.plan.seats
        key = shown.outcome.case.line_keys[int(seats.line[seat])]
        subject = Subject("seat", line=key, seat=int(seats.number[seat]))
        heading = self.tr("Seat {role} {number} of {study}").format(role=key.role, number=subject.seat, study=key.study)
        return subject, heading

    def keep(self, subject: Subject, text: str) -> None:
        """Put a note into the document as one undoable edit."""
        from planner.services.notes import name_of, set_note

        controller = self._window.controller
        session = controller.session
        if session is None:
            return

        def work(_: JobControl) -> None:
            with session.edit(self.tr("Note on {name}").format(name=said(name_of(subject)))) as edit:
                set_note(edit, subject, text)

        def done(_: Any) -> None:
            controller.state_changed.emit()

        controller.desk.start(work, done, lambda error: controller.failed.emit(self.tr("keep the note"), error))


def _study_id(case: Case, study: int) -> str:
    return case.portfolio.studies[int(case.study_rows[study])].id
