"""Importing as the main window sees it: it starts the wizard for files, drops and pasted cells."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from planner.services.suffixes import DOCUMENT_SUFFIX
from ui import dialogs
from ui.jobs import JobControl, JobRunner
from ui.settings import text

if TYPE_CHECKING:
    from planner.services.importing.choices import ImportChoices
    from planner.services.importing.proposal import ImportProposal
    from planner.services.session import Session
    from ui.document import DocumentController
    from ui.importing.wizard import ImportWizard
    from ui.main_window import MainWindow


class Importing(QObject):
    """Decides what becomes of files that come in, and takes proposals into the document."""

    told = Signal(str)  # why nothing can be done
    imported = Signal(str)  # the name of the step

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looker = JobRunner(self, threads=1)
        self._pasted: tempfile.TemporaryDirectory[str] | None = None
        self.wizard: ImportWizard | None = None

    @property
    def _controller(self) -> DocumentController:
        return self._window.controller

    # ---- ways in

    def ask(self) -> None:
        """Ask for files and open the wizard with them."""
        settings = self._window.settings
        paths = dialogs.ask_import(self._window, text(settings, "folder/import") or text(settings, "folder/open"))
        if paths:
            settings.setValue("folder/import", str(paths[0].parent))
            self.import_files(paths)

    def import_files(self, paths: Sequence[Path], sheet: str = "", answered: ImportChoices | None = None) -> None:
        """The wizard with files; ``sheet`` is the canonical sheet that they hold, if that is known.

        ``answered``: what was said about these very files, whose tables, columns and names are not asked about again.
        """

        def go(wizard: ImportWizard) -> None:
            wizard.run.pasted = self._pasted is not None
            if sheet:
                wizard.run.say(sheet=sheet)
            if answered is not None:
                wizard.run.answer_as_before(answered)
            wizard.start(paths)

        self._open(go)

    def dropped(self, paths: Sequence[Path]) -> None:
        """Documents and workbooks of our own are opened, plans of the open document that come back are compared with
        it; anything else, and several files together, is imported.
        """
        if len(paths) > 1:
            self.import_files([path for path in paths if path.suffix.lower() != DOCUMENT_SUFFIX])
            return
        path = paths[0]
        if path.suffix.lower() == DOCUMENT_SUFFIX:
            self._window.open_file(path)
            return
        doors, session = self._controller.doors, self._controller.session
        state = session.state if session is not None and session.plans else None

        def look(control: JobControl) -> tuple[bool, bool]:
            if state is not None and doors.sent_back(path, state, control.is_cancelled):
                return True, True
            return doors.is_ours(path, control.is_cancelled), False

        def decide(found: tuple[bool, bool]) -> None:
            ours, sent_back = found
            self._controller.busy.emit("")
            if sent_back:
                self._window.returning.read(path)
            elif ours:
                self._window.open_file(path)
            else:
                self.import_files([path])

        self._controller.busy.emit(self.tr("Looking at {name}…").format(name=path.name))
        self._looker.start(look, decide, lambda _: decide((False, False)))

    def paste(self, sheet: str) -> None:
        """Cells from the clipboard as rows of a canonical sheet, through the same checks as a file."""
        from planner.services.import_preview import pasted_file

        cells = QGuiApplication.clipboard().text()
        if not cells.strip():
            self.told.emit(self.tr("There are no cells on the clipboard. Copy some in a spreadsheet first."))
            return
        self._pasted = tempfile.TemporaryDirectory(prefix="throughline-")
        self.import_files([pasted_file(cells, Path(self._pasted.name))], sheet)

    def _open(self, then: Callable[[ImportWizard], None]) -> None:
        """Show the wizard; what it is made of is loaded off this thread first."""
        if self.wizard is not None:
            self.wizard.raise_()
            return
        self._looker.start(lambda _: _load(), lambda _: self._show(then), lambda error: _raise(error))

    def _show(self, then: Callable[[ImportWizard], None]) -> None:
        from ui.importing.run import ImportRun
        from ui.importing.wizard import ImportWizard

        if self.wizard is not None:
            return
        session = self._controller.session
        imported = session.state.imported if session is not None else ()
        run = ImportRun(self._controller.portfolio, self._controller.doors.import_folder, imported)
        wizard = self.wizard = ImportWizard(run, self.take, self._window)
        wizard.plan_asked.connect(self._window.plan)
        wizard.undo_asked.connect(self._window.undo)
        wizard.finished.connect(self._closed)
        self._window.help.helps_in(wizard, "import")
        wizard.open()
        then(wizard)

    def _closed(self, result: int) -> None:
        from ui.importing.wizard import AGAIN, WORK_OUT

        wizard, self.wizard = self.wizard, None
        if result == WORK_OUT and wizard is not None:
            self.import_files([file.path for file in wizard.run.files], answered=wizard.run.with_demand_worked_out())
            return
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None
        if result == AGAIN:
            self.ask()

    # ---- taking

    def take(
        self,
        proposal: ImportProposal,
        ids: frozenset[int],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make rows of a proposal part of the document (a new one if none is open), as one undoable step."""
        controller, session = self._controller, self._controller.session
        doors, title = controller.doors, proposal.name.removeprefix("Import ").rsplit(".", 1)[0]

        def work(_: JobControl) -> Session:
            from planner.services.importing.taking import take

            into = doors.new_document(proposal.base, title) if session is None else session
            try:
                take(into, proposal, ids)
            except BaseException:
                if session is None:
                    into.close()
                raise
            return into

        def over(into: Session) -> None:
            if session is None:
                controller.show_new(into)
            else:
                controller.renew()
            self.imported.emit(proposal.name)
            done()

        controller.desk.start(work, over, failed)

    def shut_down(self) -> None:
        """End what is under way."""
        if self.wizard is not None:
            self.wizard.reject()
        self._looker.shut_down(500)


def _load() -> None:
    """Everything that the wizard needs, so that the window does not wait for it."""
    import planner.services.import_preview
    import planner.services.importing.proposing  # noqa: F401


def _raise(error: Exception) -> None:
    raise error
