"""Print and Save as PDF: what is wanted is asked, the pages are made beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.dialogs import with_suffix
from ui.settings import text
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.jobs import Job, JobControl
    from ui.main_window import MainWindow
    from ui.pictures.shapes import Scene
    from ui.printing.dialog import PagesDialog
    from ui.printing.pages import Wanted
    from ui.shown import ShownPlan


class Printing(QObject):
    """The plan shown, on paper."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None

    # ---- asking

    def save_pdf(self) -> None:
        """Ask what goes on the pages, and for a file."""
        self._ask(self.tr("Save as PDF"), self._ask_file)

    def print_plan(self) -> None:
        """Ask what goes on the pages, and for a printer."""
        self._ask(self.tr("Print"), self._ask_printer)

    def _ask(self, title: str, then: Callable[[Wanted], None]) -> None:
        if self._window.controller.shown is None:
            return
        from ui.printing.dialog import PagesDialog  # only who prints needs it

        board = self._window.workspace.board
        every = len(board.model.board.rows) if board.model.board else 0
        dialog = PagesDialog(self._window, title, board.arrange, board.model.rowCount() < every)
        dialog.accepted.connect(lambda: then(self._wanted(dialog)))
        self._window.help.helps_in(dialog, "pictures")
        dialog.open()

    def _wanted(self, dialog: PagesDialog) -> Wanted:
        from ui.printing.pages import Wanted

        board = self._window.workspace.board
        rows = None
        if dialog.as_shown.isChecked() and dialog.as_shown.isEnabled():
            rows = tuple(board.model.board_row(row) for row in range(board.model.rowCount()))
        return Wanted(dialog.chosen_paper, dialog.summary.isChecked(), dialog.board.isChecked(), board.arrange, rows)

    def _ask_file(self, wanted: Wanted) -> None:
        window, shown = self._window, self._window.controller.shown
        if shown is None:
            return
        folder = Path(text(window.settings, "folder/export") or text(window.settings, "folder/open") or Path.home())
        suggestion = folder / f"{Path(window.controller.title).stem or 'plan'} - {shown.name}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            window, self.tr("Save as PDF"), str(suggestion), self.tr("PDF documents (*.pdf)")
        )
        if name:
            window.settings.setValue("folder/export", str(Path(name).parent))
            self.write(with_suffix(Path(name), ".pdf"), wanted)

    def _ask_printer(self, wanted: Wanted) -> None:
        from PySide6.QtCore import QMarginsF
        from PySide6.QtGui import QPageLayout, QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        size = QPageSize(QPageSize.PageSizeId.A4 if wanted.paper.name == "A4" else QPageSize.PageSizeId.A3)
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF()))
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.send(printer, wanted)

    # ---- doing

    def write(self, path: Path, wanted: Wanted) -> None:
        """Write the plan shown as PDF."""
        from ui.printing.pages import write_pdf

        title = self._window.controller.title or "Throughline"

        def act(pages: tuple[Scene, ...], told: Callable[[float], None]) -> None:
            write_pdf(pages, path, title, told)

        self._start(wanted, act, self.tr("Writing {name}…").format(name=path.name), lambda n: self._written(path, n))

    def send(self, printer: QPrinter, wanted: Wanted) -> None:
        """Print the plan shown."""
        from ui.printing.pages import paint_pages

        def act(pages: tuple[Scene, ...], told: Callable[[float], None]) -> None:
            printer.setFullPage(True)
            paint_pages(printer, pages, told)

        self._start(wanted, act, self.tr("Printing…"), self._printed)

    def _start(
        self,
        wanted: Wanted,
        act: Callable[[tuple[Scene, ...], Callable[[float], None]], None],
        words: str,
        then: Callable[[int], None],
    ) -> None:
        controller = self._window.controller
        shown = controller.shown
        if shown is None:
            return
        self.cancel()
        title = controller.title

        def work(control: JobControl) -> int:
            pages = _pages(shown, wanted, title, lambda fraction: control.progress(fraction / 2))
            act(pages, lambda fraction: control.progress(0.5 + fraction / 2))
            return len(pages)

        def done(count: int) -> None:
            controller.busy.emit("")
            then(count)

        def failed(error: Exception) -> None:
            controller.busy.emit("")
            controller.failed.emit(self.tr("make the pages"), error)

        controller.busy.emit(words)
        cancel = (self.tr("Cancel"), self.cancel)
        self._window.message.tell(Tone.INFO, words, choices=[cancel])
        self._job = controller.figures.start(work, done, failed)
        self._job.progress.connect(lambda fraction, _: controller.busy.emit(f"{words} {fraction:.0%}"))

    def cancel(self) -> None:
        """Give up the pages that are being made."""
        if self._job is not None and not self._job.over:
            self._job.cancel()
            self._window.controller.busy.emit("")
            self._window.message.hide()

    def _written(self, path: Path, count: int) -> None:
        words = self.tr("{n} pages were written to {path}").format(n=count, path=path)
        self._window.message.tell(Tone.INFO, words)

    def _printed(self, count: int) -> None:
        self._window.message.tell(Tone.INFO, self.tr("{n} pages were sent to the printer.").format(n=count))


def _pages(shown: ShownPlan, wanted: Wanted, title: str, told: Callable[[float], None]) -> tuple[Scene, ...]:
    from ui.printing.pages import plan_pages

    return plan_pages(shown.outcome, shown.boards[wanted.arrange], wanted, title, shown.name, told=told)
