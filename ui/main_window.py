"""The main window: it places the parts and passes on what a person asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.telling import plain
from planner.services.suffixes import DOCUMENT_SUFFIX
from ui import dialogs
from ui.board.part import BoardPart
from ui.document import DocumentController
from ui.doors import Doors
from ui.editing.editing import Editing
from ui.exporting.exporting import Exporting
from ui.finding import Finding
from ui.help.help import Help
from ui.icons import icon
from ui.importing.importing import Importing
from ui.looking import Looking
from ui.menus import Commands
from ui.notes.notes import Notes
from ui.panels import Panels
from ui.pictures.pictures import Pictures
from ui.planning_run import PlanningRun, RunSettings
from ui.printing.printing import Printing
from ui.replies import Replies
from ui.returning.returning import Returning
from ui.scenarios.scenarios import Scenarios
from ui.seat.seat import Seat
from ui.settings import LAYOUT_VERSION, number, remember_session, text
from ui.views.welcome import Welcome
from ui.vocabulary import said
from ui.widgets.message_bar import MessageBar, Tone
from ui.workspace import Workspace


class MainWindow(QMainWindow):
    """One window, one document."""

    def __init__(self, settings: QSettings, doors: Doors | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.last_asked: Path | None = None
        self._leaving = False
        self.controller = DocumentController(doors or Doors(), self)
        self.planning = PlanningRun(self.controller, self)
        self.importing = Importing(self)
        self.exporting = Exporting(self)
        self._build()
        self.board = BoardPart(self)
        self.looking = Looking(self)
        self.finding = Finding(self)
        self.seat = Seat(self)
        self.editing = Editing(self)
        self.editing.begun.connect(self.seat.give_way)
        self.editing.ended.connect(self.seat.go_on)
        self.notes = Notes(self)
        self.help = Help(self)
        self.help.tells_about(self.seat.panel, "seat")
        for panel in (self.editing.answer_panel, self.editing.history_panel, self.notes.panel):
            self.help.tells_about(panel, "editing")
        self.help.tells_about(self.workspace.planning, "planning")
        self.pictures = Pictures(self)
        self.scenarios = Scenarios(self)
        self.printing = Printing(self)
        self.returning = Returning(self)
        self._connect()
        self._replies = Replies(self)
        self.looking.start()
        self._restore()
        self._replies.refresh_state()

    def _build(self) -> None:
        self.setWindowIcon(icon("throughline", sizes=(16, 32, 64, 128)))
        self.setAcceptDrops(True)
        self.commands = Commands(self, self.open_file)
        self.message = MessageBar()
        self.welcome = Welcome()
        self.workspace = Workspace()
        self.panels = Panels(self.workspace.body, self.commands.panels_menu)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.workspace)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.place = QLabel()
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setAccessibleName(self.tr("Current cell"))
        self.busy_bar = QProgressBar()
        self.busy_bar.setRange(0, 0)
        self.busy_bar.setMaximumSize(140, 10)
        self.busy_bar.hide()
        self.statusBar().addWidget(self.place, 1)
        self.statusBar().addPermanentWidget(self.busy_bar)

    def _connect(self) -> None:
        self.welcome.open_asked.connect(self.open_dialog)
        self.welcome.sample_asked.connect(self.open_sample)
        self.welcome.file_asked.connect(lambda name: self.open_file(Path(name)))
        strip = self.workspace.planning
        strip.plan_asked.connect(self.plan)
        strip.stop_asked.connect(self.stop_and_keep)
        strip.cancel_asked.connect(self.cancel_search)
        self.workspace.board.cell_entered.connect(self.place.setText)
        self.workspace.plan_chosen.connect(self.controller.show_plan)
        self.welcome.import_asked.connect(self.import_dialog)
        self.welcome.help_asked.connect(self.help.show)
        self.importing.told.connect(lambda words: self.message.tell(Tone.WARNING, words))

    # ---- files

    def open_dialog(self) -> None:
        """Ask for a file and open it."""
        path = dialogs.ask_open(self, text(self.settings, "folder/open"))
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a workbook or document in place of what is open, after asking about unsaved changes."""
        self.settings.setValue("folder/open", str(path.parent))
        self.last_asked = path
        self._after_unsaved(lambda: self.controller.open(path))

    def open_sample(self) -> None:
        """Open the sample portfolio."""
        self._after_unsaved(self.controller.open_sample)

    def save(self) -> None:
        """Save to the document's file, or ask for one."""
        if self.controller.path is None or (self.controller.session and self.controller.session.read_only):
            self.save_as()
        else:
            self.controller.save()

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and save to it."""
        folder = Path(text(self.settings, "folder/save") or text(self.settings, "folder/open") or Path.home())
        name = dialogs.with_suffix(Path(plain(self.controller.title) or "portfolio"), DOCUMENT_SUFFIX).name
        path = dialogs.ask_save(self, self.controller.path or folder / name)
        if path is not None:
            self.settings.setValue("folder/save", str(path.parent))
            self.controller.save(path, then)

    def import_dialog(self) -> None:
        """Import what other people sent: spreadsheets, staff lists, registry downloads."""
        self.importing.ask()

    def _after_unsaved(self, then: Callable[[], None]) -> None:
        """Do something that closes the document, unless unsaved changes make the person stay."""
        if self._may_go_on(then):
            then()

    def _may_go_on(self, then: Callable[[], None]) -> bool:
        """Whether the document may be closed now; where it is saved first, ``then`` follows by itself."""
        if self.planning.running:
            self.planning.cancel()
        if not self.controller.dirty:
            return True
        answer = dialogs.ask_unsaved(self, said(self.controller.title))
        if answer is dialogs.Unsaved.SAVE:
            if self.controller.path is None:
                self.save_as(then)
            else:
                self.controller.save(then=then)
        return answer is dialogs.Unsaved.DISCARD

    # ---- editing

    def undo(self) -> None:
        """Take the last edit back."""
        self.seat.give_way()
        self.controller.undo()
        self.seat.go_on()

    def redo(self) -> None:
        """Repeat the edit taken back last."""
        self.seat.give_way()
        self.controller.redo()
        self.seat.go_on()

    def copy(self) -> None:
        """Copy what is selected."""
        self.workspace.copy()

    def paste(self) -> None:
        """Rows from the clipboard into the table in front, as a proposal; names into the board's selected months."""
        if self.workspace.tabs.currentWidget() is self.workspace.board and self.controller.shown is not None:
            self.board.paste()
        else:
            self.importing.paste(self.workspace.sheet_in_front())

    def find(self) -> None:  # type: ignore[override]
        """Search the view in front."""
        self.workspace.start_search()

    # ---- planning

    def plan(self) -> None:
        """Search with the strip's settings."""
        strip = self.workspace.planning
        self.planning.start(RunSettings(strip.seconds.value(), strip.slider.value(), strip.floors.isChecked()))

    def stop_and_keep(self) -> None:
        """End the search, keep the best plan."""
        self.workspace.planning.stopping()
        self.planning.stop()

    def cancel_search(self) -> None:
        """End the search, go back to before it."""
        self.planning.cancel()

    # ---- the frame

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        trouble = drop_trouble(paths)
        if trouble:
            self.message.tell(Tone.WARNING, trouble)
        else:
            self.importing.dropped(paths)

    def add_panel(
        self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea
    ) -> QDockWidget:
        """A panel at a side of the window, with an entry in the View menu."""
        return self.panels.add(name, title, widget, area)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving and not self._may_go_on(self._leave):
            event.ignore()
            return
        self.shut_down()
        event.accept()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def shut_down(self, keep_for_recovery: bool = False) -> None:
        """End what runs, remember the window, close the document; also after a signal. Twice does no harm."""
        self.planning.cancel()
        self.board.save()
        self.importing.shut_down()
        self.exporting.shut_down()
        self.seat.shut_down()
        self.editing.shut_down()
        self.pictures.shut_down()
        self.scenarios.shut_down()
        self.returning.shut_down()
        self.settings.setValue("window/version", LAYOUT_VERSION)
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.panels.save(self.settings)
        remember_session(self.settings, self._file_shown())
        self.settings.setValue("plan/seconds", self.workspace.planning.seconds.value())
        self.settings.setValue("board/zoom", self.workspace.board.view.zoom)
        self.settings.sync()
        self.controller.shut_down(keep_for_recovery)

    def _file_shown(self) -> Path | None:
        """The file of what is open: the document's, or the workbook that it was made from."""
        controller = self.controller
        return controller.path or (controller.source if controller.session is not None else None)

    def _restore(self) -> None:
        settings = self.settings
        self.resize(1280, 800)
        if number(settings, "window/version", 0) == LAYOUT_VERSION:
            geometry = settings.value("window/geometry")
            if isinstance(geometry, QByteArray):
                self.restoreGeometry(geometry)
            self.panels.restore(settings)
        screen = QGuiApplication.screenAt(self.frameGeometry().center())
        if screen is None:  # it was left on a screen that is gone
            self.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
        seconds = self.workspace.planning.seconds
        seconds.setValue(number(settings, "plan/seconds", seconds.value()))
        view = self.workspace.board.view
        view.set_zoom(number(settings, "board/zoom", view.zoom))


def drop_trouble(paths: list[Path]) -> str:
    """Why dropped things cannot be opened; '' if they can."""
    if not paths:
        return QCoreApplication.translate("MainWindow", "Only files on this computer can be dropped here.")
    if any(path.is_dir() for path in paths):
        return QCoreApplication.translate("MainWindow", "This is a folder. Drop the files in it.")
    if len(paths) > 1 and any(path.suffix.lower() == DOCUMENT_SUFFIX for path in paths):
        return QCoreApplication.translate("MainWindow", "Drop a document alone; only spreadsheets come together.")
    return ""
