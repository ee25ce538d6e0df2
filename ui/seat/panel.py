"""The panel's widgets: heading, candidates, who was ruled out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.seat.asking import Reach
from ui.seat.model import CAPACITY, FREE, NAME, CandidateModel, Rows
from ui.seat.remedies import RemedyList
from ui.seat.strip import STRIP_WIDTH, CapacityStrip
from ui.theme import renew_style_sheet, tick_boxes
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.candidates.ranking import Candidate, Candidates
    from planner.services.candidates.standing import Standing
    from planner.services.why.explaining import Why

MESSAGE, ANSWER = range(2)


class SeatPanel(QWidget):
    """Shows what it is told, and tells what is asked for; decides nothing."""

    reach_chosen = Signal(object)  # Reach
    assign_asked = Signal(object)  # Candidate, where they are free
    remedy_asked = Signal(object, object)  # Why, Remedy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CandidateModel(self)
        self._build()
        self.say(self.tr("Select a seat on the board to see who could hold it."))

    def _build(self) -> None:
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.message.setMargin(12)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.message)
        self._pages.addWidget(self._build_answer())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setMinimumWidth(260)

    def _build_answer(self) -> QWidget:
        page = QWidget()
        self.heading = _selectable(QLabel())
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.details = _selectable(QLabel())
        self.reach = QComboBox()
        self.reach.setAccessibleName(self.tr("Months asked about"))
        self.reach.setToolTip(self.tr("Which months of the seat the answers are about"))
        for reach, words in (
            (Reach.HOLDER, self.tr("as long as the same holder")),
            (Reach.SELECTED, self.tr("as selected")),
            (Reach.SEAT, self.tr("the whole seat")),
        ):
            self.reach.addItem(words, reach)
        self.reach.activated.connect(lambda at: self.reach_chosen.emit(Reach(self.reach.itemData(at))))
        label = QLabel(self.tr("&Months:"))
        label.setBuddy(self.reach)
        months = QHBoxLayout()
        months.addWidget(label)
        months.addWidget(self.reach, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._build_candidates(), self.tr("Candidates"))
        self.tabs.addTab(self._build_why(), self.tr("Why"))
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.heading)
        column.addWidget(self.details)
        column.addLayout(months)
        column.addWidget(self.tabs, 1)
        return page

    def _build_candidates(self) -> QWidget:
        self.table = CandidateTable(self.model)
        self.table.chosen.connect(self._ask_assign)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.assign = QPushButton(self.tr("&Assign"))
        self.assign.setToolTip(self.tr("Give them all these months of the seat (Enter)"))
        self.assign_free = QPushButton(self.tr("Assign where &free"))
        self.assign_free.setToolTip(self.tr("Give them the months in which they are free"))
        for button in (self.assign, self.assign_free):
            button.clicked.connect(lambda: self._ask_assign(self.table.currentIndex()))
        self.with_busy = QCheckBox(self.tr("Also who is &busy"))
        self.with_busy.setStyleSheet(tick_boxes())
        self.with_busy.setToolTip(self.tr("Also people who would have to leave other work; what, is in their tooltip"))
        self.with_busy.toggled.connect(lambda _: self._refresh())
        row = QHBoxLayout()
        row.addWidget(self.assign)
        row.addWidget(self.assign_free)
        row.addStretch(1)
        row.addWidget(self.with_busy)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.ruled_out = _text(self.tr("Ruled out"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self.ruled_out)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        return split

    def _build_why(self) -> QWidget:
        self.why = _text(self.tr("Why"))
        self.remedies = RemedyList()
        self.remedies.chosen.connect(self.remedy_asked)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.why)
        split.addWidget(self.remedies)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        return split

    def refresh_look(self) -> None:
        """Follow the palette."""
        renew_style_sheet(self.with_busy)

    def sizeHint(self) -> QSize:
        """Wide enough for the first columns of the table."""
        return QSize(460, 600)

    # ---- what is told

    def say(self, words: str) -> None:
        """Show a message in place of answers."""
        self.message.setText(words)
        self._pages.setCurrentIndex(MESSAGE)
        self.model.show(None)

    def begin(self, heading: str, details: str, reach: Reach) -> None:
        """A new question: its heading; the answers follow."""
        self.heading.setText(heading)
        self.details.setText(details)
        self.reach.setCurrentIndex(self.reach.findData(reach))
        self._pages.setCurrentIndex(ANSWER)
        self.why.setPlainText(self.tr("Working it out…"))
        self.remedies.show_remedies(())
        self.ruled_out.setPlainText("")
        self.model.show(None)
        self._enable()

    def show_candidates(self, standing: Standing, found: Candidates) -> None:
        """Show who could hold it, and who was ruled out."""
        at = self.table.currentIndex().row()
        self.model.show(Rows(standing, found, self.with_busy.isChecked()))
        self.table.fit()
        self.table.select(max(at, 0))
        self.ruled_out.setHtml(self._ruled_out_html(standing, found))
        self.with_busy.setText(self.tr("Also who is &busy ({n})").format(n=len(found.busy)))
        self._enable()

    def show_why(self, answers: Sequence[Why]) -> None:
        """Show the answers to why, one block for each holder; remedies stand below, to be done."""
        reasons = [answer.sentences[: len(answer.sentences) - len(answer.remedies)] for answer in answers]
        blocks = ["".join(f"<p>{escape(said(sentence))}</p>" for sentence in block) for block in reasons]
        self.why.setHtml("<hr>".join(blocks))
        self.remedies.show_remedies(answers)
        for before, after in pairwise((self.why, *self.remedies.buttons)):
            self.setTabOrder(before, after)

    def _ruled_out_html(self, standing: Standing, found: Candidates) -> str:
        from planner.services.candidates.words import effect_words, holder_name

        parts = [f"<p><b>{escape(self.tr('Ruled out'))}</b></p>"]
        if not found.ruled_out:
            parts.append(f"<p>{escape(self.tr('Nobody in the role is ruled out.'))}</p>")
        for rule in found.ruled_out:
            nearest = "".join(
                f"<li>{escape(said(holder_name(standing.case, miss.person)))}: {escape(said(miss.words))}</li>"
                for miss in rule.nearest
            )
            parts.append(f"<p>{escape(said(rule.sentence))}.</p>" + (f"<ul>{nearest}</ul>" if nearest else ""))
        if found.relaxation is not None:
            effect = said(effect_words(found.relaxation.effect, standing.case.portfolio.settings.currency))
            words, waived = self.tr("The cheapest single rule to set aside:"), said(found.relaxation.sentence)
            parts.append(f"<p><b>{escape(words)}</b> {escape(waived)}; {escape(effect)}.</p>")
        return "".join(parts)

    # ---- what is asked

    def current(self) -> Candidate | None:
        """The candidate chosen in the table."""
        return self.model.candidate(self.table.currentIndex().row())

    def _ask_assign(self, index: QModelIndex) -> None:
        candidate = self.model.candidate(index.row())
        if candidate is not None and set(candidate.fit.free) - set(candidate.holds):
            self.assign_asked.emit(candidate)

    def _enable(self) -> None:
        candidate = self.current()
        new = candidate is not None and bool(set(candidate.fit.free) - set(candidate.holds))
        self.assign.setEnabled(new and candidate is not None and candidate.fit.whole)
        self.assign_free.setEnabled(new and candidate is not None and not candidate.fit.whole)

    def _refresh(self) -> None:
        rows = self.model.rows
        if rows is not None:
            self.show_candidates(rows.standing, rows.found)


class CandidateTable(QTableView):
    """The candidates; Enter or a double click chooses one."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: CandidateModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Candidates"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setItemDelegateForColumn(CAPACITY, CapacityStrip(model, self))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self.chosen)

    def fit(self) -> None:
        """Columns as wide as what they show."""
        for column in range(self.model().columnCount()):
            self.resizeColumnToContents(column)
        self.setColumnWidth(CAPACITY, STRIP_WIDTH)
        self.setColumnWidth(FREE, min(self.columnWidth(FREE), 170))
        self.setColumnWidth(NAME, min(self.columnWidth(NAME), 220))

    def select(self, row: int) -> None:
        """Make a row the current one, or the last one if there are fewer."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(min(row, self.model().rowCount() - 1), NAME))

    def copy(self) -> None:
        """Put the table, headings and all, on the clipboard."""
        QGuiApplication.clipboard().setText(self._candidates.as_text())

    def event(self, event: QEvent) -> bool:
        """Copy belongs to the table while it has the cursor, not to the board."""
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _selectable(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _text(name: str) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setAccessibleName(name)
    browser.setOpenLinks(False)
    browser.setTabChangesFocus(True)
    return browser
