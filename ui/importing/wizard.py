"""The import wizard: files, tables, columns, names, demand, review, done. It holds the pages and the way between them.

Nothing is done to the document before the last step, so Cancel and Escape always leave it as it was.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import InputProblems, ThroughlineError
from planner.services.importing.files import FileKind
from planner.services.importing.proposal import ImportProposal
from planner.services.importing.questions import may_take_roles_from_staff
from ui.importing.bottom_bar import BottomBar
from ui.importing.columns_page import ColumnsPage
from ui.importing.demand_page import DemandPage
from ui.importing.done_page import DonePage
from ui.importing.files_page import FilesPage
from ui.importing.open_questions import done_by_itself, open_question
from ui.importing.page import Page, StepBar
from ui.importing.questions_page import QuestionsPage
from ui.importing.review_page import ReviewPage
from ui.importing.tables_page import TablesPage
from ui.importing.way import Step, Way
from ui.theme import renew_style_sheet, tick_boxes
from ui.widgets.message_bar import MessageBar, Tone

if TYPE_CHECKING:
    from planner.services.importing.choices import TableKey
    from ui.importing.run import ImportRun

Taker = Callable[[ImportProposal, frozenset[int], Callable[[], None], Callable[[Exception], None]], None]
"""Makes rows of a proposal part of the document; one of the two callbacks comes on the window's thread."""


AGAIN = 2
"""The result of a wizard whose person wants to import more."""
WORK_OUT = 3
"""The result of a wizard whose person wants the demand of the imported studies worked out."""


class ImportWizard(QDialog):
    """One import, from files to a change of the document."""

    plan_asked = Signal()
    undo_asked = Signal()

    def __init__(self, run: ImportRun, take: Taker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self._take = take
        self._step = Step.FILES
        self._go_on_when_read = False
        run.setParent(self)
        self.setWindowTitle(self.tr("Import"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files, self.tables, self.columns = FilesPage(run), TablesPage(run), ColumnsPage(run)
        self.names, self.demand, self.review, self.done_page = (
            QuestionsPage(run), DemandPage(run), ReviewPage(run), DonePage(),
        )  # fmt: skip
        self.pages: tuple[Page, ...] = (
            self.files, self.tables, self.columns, self.names, self.demand, self.review, self.done_page,
        )  # fmt: skip
        self.way = Way(run, self.names)
        self.setStyleSheet(tick_boxes())
        self._build()
        self._connect()
        self._fit()
        self.show_step(Step.FILES)

    def _build(self) -> None:
        self.steps = StepBar([page.title for page in self.pages])
        self.message = MessageBar()
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        self.bar = BottomBar()
        self.stop_button, self.back_button, self.next_button, self.cancel_button = (
            self.bar.stop, self.bar.back, self.bar.next, self.bar.cancel,
        )  # fmt: skip
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(self.backgroundRole().Mid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addWidget(self.message)
        whole.addWidget(self.stack, 1)
        whole.addWidget(line)
        whole.addWidget(self.bar)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.next_button)

    def _connect(self) -> None:
        for button, clicked in (
            (self.stop_button, self.stop),
            (self.back_button, self.back),
            (self.next_button, self.next),
            (self.cancel_button, self.reject),
        ):
            button.clicked.connect(clicked)
        for page in self.pages:
            page.changed.connect(self._refresh)
        self.run.busy.connect(self._show_busy)
        self.run.failed.connect(self._failed)
        self.run.files_changed.connect(self._files_changed)
        self.done_page.plan_asked.connect(self._plan)
        self.done_page.undo_asked.connect(self._undo)
        self.done_page.more_asked.connect(lambda: self.done(AGAIN))
        self.done_page.work_out_asked.connect(lambda: self.done(WORK_OUT))
        self._show_busy("", -1.0)

    def _fit(self) -> None:
        """Nearly as large as the window it belongs to."""
        parent = self.parentWidget()
        size = parent.size() if parent is not None else self.size()
        self.resize(max(900, min(1280, size.width() - 60)), max(560, min(860, size.height() - 40)))

    # ---- where one is

    @property
    def step(self) -> Step:
        """The page in sight."""
        return self._step

    def show_step(self, step: Step) -> None:
        """Bring a page into sight."""
        self._step = step
        self.stack.setCurrentWidget(self.pages[step])
        self._refresh()
        page = self.pages[step]
        fields = [w for w in page.findChildren(QAbstractItemView) if w.isVisibleTo(page) and w.isEnabledTo(page)]
        (fields[0] if fields else self.next_button).setFocus()  # not on a button of the page: Enter goes on

    def _refresh(self) -> None:
        step, page = self._step, self.pages[self._step]
        self.steps.show_step(int(step), frozenset(int(one) for one in Step if not self.way.exists(one)))
        self.bar.show_step(step, page.can_go_on(), self.run.working)

    # ---- the way

    def start(self, paths: Sequence[Path]) -> None:
        """Read files, and go on by itself if all can be read (and there is no new document to be asked about)."""
        if paths:
            self._go_on_when_read = not self.run.into_new
            self.run.add(paths)

    def _files_changed(self) -> None:
        entries = self.run.entries
        read = bool(entries) and all(entry.file is not None for entry in entries)
        if any(file.kind is FileKind.REGISTRY for file in self.run.files) and not self.run.choices.workload:
            self.run.say(workload=True)
        if self._go_on_when_read and (read or any(entry.error for entry in entries)):
            self._go_on_when_read = False
            if read and self._step is Step.FILES:
                self.next()
        self._refresh()

    def next(self) -> None:
        """Go on, after the work that the next page needs."""
        self.message.hide()
        step = self._step
        self.pages[step].settle()
        if step is Step.FILES:
            self.run.understand(lambda: self._arrive(Step.TABLES))
        elif step is Step.TABLES:
            self.tables.take_ticks()
            self.run.understand(lambda: self._arrive(Step.COLUMNS))
        elif step is Step.COLUMNS:
            self._leave_columns()
        elif step in (Step.NAMES, Step.DEMAND):
            self.run.propose(lambda: self._arrive(Step(step + 1)))
        elif step is Step.REVIEW:
            self._import()
        else:
            self.accept()
        self._refresh()

    def _leave_columns(self) -> None:
        lacking = self.columns.lacking()
        if lacking is None:
            self.run.propose(lambda: self._arrive(Step.NAMES))
            return
        words = self.tr("{place} still needs {names}. Say which column gives it, or give one value for all rows.")
        text = words.format(place=lacking.place, names=", ".join(lacking.missing))
        choices = [(self.tr("Go on without these rows"), self._again)]
        if any(guess.target in lacking.missing and not guess.sure for guess in lacking.columns):
            choices.insert(0, (self.tr("Take the guess"), self.columns.panel.guesses.click))
        if any(may_take_roles_from_staff(lacking.sheet, heading) for heading in lacking.missing):
            choices.insert(0, (self.tr("Each person's own role"), self._take_own_roles))
        self.message.tell(Tone.WARNING, text, choices=choices)

    def _take_own_roles(self) -> None:
        self.run.say(roles_from_staff=True)
        self._again()

    def _arrive(self, step: Step) -> None:
        """Show a page, or the next one that has something to ask."""
        if not self.way.asks(step) and step < Step.REVIEW:
            if step is Step.TABLES:
                self._arrive(Step.COLUMNS)
            elif step is Step.COLUMNS:
                self.run.propose(lambda: self._arrive(Step.NAMES))
            else:
                self._arrive(Step(step + 1))
            return
        came_from = self._step
        self.show_step(step)
        if step is Step.TABLES and self.tables.hint:
            self.message.tell(Tone.INFO, self.tables.hint)
        self._tell_done_by_itself(step, came_from)
        self._tell_open(step)

    def _tell_done_by_itself(self, step: Step, came_from: Step) -> None:
        ways = (lambda: self.show_step(Step.COLUMNS), lambda: self.show_step(Step.DEMAND))
        told = done_by_itself(self.run, step, came_from, *ways)
        if told is not None:
            self.message.tell(Tone.INFO, told.text, choices=told.choices)

    def _tell_open(self, step: Step) -> None:
        """On the review, questions about tables that are still open, with their answers."""
        asked = open_question(self.run, self._look, self._again, self) if step is Step.REVIEW else None
        if asked is not None:
            self.message.tell(Tone.WARNING, asked.text, choices=asked.choices)

    def _look(self, key: TableKey | None) -> None:
        self.show_step(Step.COLUMNS)
        if key is not None:
            self.columns.show_table(key)

    def _again(self) -> None:
        self.run.propose(lambda: self._arrive(Step.NAMES))

    def back(self) -> None:
        """Go to the page before, which keeps what was said on it."""
        self.message.hide()
        self.pages[self._step].settle()
        step = Step(max(0, self._step - 1))
        while step > Step.FILES and not self.way.exists(step):
            step = Step(step - 1)
        self.show_step(step)

    def stop(self) -> None:
        """Give up what is under way and stay where one is."""
        self._go_on_when_read = False
        self.run.stop()
        self.run.drop_unread()

    # ---- the end

    def _import(self) -> None:
        proposal, ids = self.run.proposal, frozenset(self.review.model.ticked)
        if proposal is None:
            return
        self._show_busy(self.tr("Importing…"), -1.0)
        self.setEnabled(False)

        def done() -> None:
            self.setEnabled(True)
            self._show_busy("", -1.0)
            self.done_page.show_result(proposal, ids)
            self.show_step(Step.DONE)
            self.run.remember(self.done_page.remembered)

        def failed(error: Exception) -> None:
            self.setEnabled(True)
            self._failed(error)

        self._take(proposal, ids, done, failed)

    def _plan(self) -> None:
        self.accept()
        self.plan_asked.emit()

    def _undo(self) -> None:
        self.accept()
        self.undo_asked.emit()

    # ---- what happens meanwhile

    def _show_busy(self, words: str, fraction: float) -> None:
        self.bar.show_busy(words, fraction)
        self._refresh()

    def _failed(self, error: Exception) -> None:
        self._show_busy("", -1.0)
        if not isinstance(error, (ThroughlineError, OSError)):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        details = ""
        if isinstance(error, InputProblems):
            details = "\n".join(str(problem) for problem in error.problems[:30])
        self.message.tell(Tone.ERROR, str(error) or type(error).__name__, details)

    def done(self, result: int) -> None:
        self.run.stop()
        self.run.shut_down()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.run.shut_down()
        super().closeEvent(event)

    def refresh_look(self) -> None:
        """Follow the palette."""
        renew_style_sheet(self)
        self.message.refresh_look()
        for page in self.pages:
            page.refresh_look()
