"""The proposal: new, changed, gone, unchanged and wrong; what is ticked is taken. Nothing has been done yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.services.importing.proposal import ImportProposal, RowChange, RowKind
from ui.importing.changes_model import CELL, CHANGE, ROW, SHEET, WHAT, ChangesModel, kind_words
from ui.importing.file_view import FileView
from ui.importing.page import Page, airy, plain
from ui.importing.problem_tree import ProblemTree
from ui.vocabulary import said

if TYPE_CHECKING:
    from ui.importing.run import ImportRun
    from ui.table_model import Index

_CHANGES = Qt.ItemDataRole.UserRole
_PART = Qt.ItemDataRole.UserRole + 1


class ReviewPage(Page):
    """What would happen, part by part, with the file below."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Review")
        self._run = run
        self._seen: ImportProposal | None = None
        self._listed: list[Sequence[RowChange]] = []
        self.model = ChangesModel(self)
        self.model.ticks_changed.connect(self._count)
        self._build()
        run.proposed.connect(self._show_proposal)

    def _build(self) -> None:
        self.parts = QTreeWidget()
        airy(self.parts)
        self.parts.setHeaderHidden(True)
        self.parts.setAccessibleName(self.tr("Parts of the proposal"))
        self.parts.setMinimumWidth(200)
        self.parts.currentItemChanged.connect(lambda now, _: self._show_part(now))
        self.table = self._changes_table()
        self.problems = ProblemTree()
        self.problems.cell_asked.connect(self._go_to)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.stack = QStackedWidget()
        for widget in (self.table, self.problems, self.text):
            self.stack.addWidget(widget)
        self.file = FileView(self._run)
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self.stack)
        below.addWidget(self.file)
        below.setSizes([340, 170])
        below.setChildrenCollapsible(False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._buttons())
        column.addWidget(below, 1)
        split = QSplitter()
        split.addWidget(self.parts)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 860])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)

    def _changes_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Rows of the proposal"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        selected = table.selectionModel()
        selected.currentRowChanged.connect(lambda now, _: self._show_source(now))
        return table

    def _buttons(self) -> QHBoxLayout:
        self.take_all = QPushButton(self.tr("Tick a&ll"))
        self.take_all.clicked.connect(lambda: self._tick_all(True))
        self.take_none = QPushButton(self.tr("Tick n&one"))
        self.take_none.clicked.connect(lambda: self._tick_all(False))
        self.consent = QCheckBox()
        self.consent.toggled.connect(lambda _: self.changed.emit())
        self.count = plain(wrap=False)
        row = QHBoxLayout()
        row.addWidget(self.take_all)
        row.addWidget(self.take_none)
        row.addSpacing(10)
        row.addWidget(self.consent)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    def refresh_look(self) -> None:
        self.file.refresh_look()

    def can_go_on(self) -> bool:
        proposal = self._run.proposal
        if proposal is None or self._run.working or proposal.refused:
            return False
        return bool(self.model.ticked) and (self.consent.isHidden() or self.consent.isChecked())

    # ---- showing

    def _show_proposal(self) -> None:
        proposal = self._run.proposal
        if proposal is None or proposal is self._seen:
            return
        self._seen = proposal
        self.model.start(proposal.wanted)
        self._fill_parts(proposal)
        self._ask_consent(proposal)
        self.lead.setText(proposal.refused or self._lead(proposal))
        self._count()
        self.changed.emit()

    def _ask_consent(self, proposal: ImportProposal) -> None:
        """Leaving rows out because something is wrong with them takes a tick."""
        self.consent.setVisible(bool(proposal.errors or proposal.blocked))
        self.consent.setChecked(False)
        told = [_errors(proposal.errors)] if proposal.errors else []
        if proposal.blocked:
            one, several = self.tr("1 question"), self.tr("{n} questions")
            told.append((one if len(proposal.blocked) == 1 else several).format(n=f"{len(proposal.blocked):,}"))
        words = self.tr("Import &without the rows that are wrong or undecided ({problems})")
        self.consent.setText(words.format(problems=", ".join(told)))

    def _lead(self, proposal: ImportProposal) -> str:
        if not proposal.changes:
            return self.tr("The files say nothing that is not in the document already.")
        text = self.tr("Nothing has been changed yet. What is ticked is imported, as one step that can be undone.")
        if proposal.errors or proposal.blocked:
            text += " " + self.tr("Some rows are wrong or undecided; tick the box to import without them.")
        gone = len(proposal.gone)
        if gone:
            text += " " + self.tr("{n} rows are gone from the file; they stay unless you tick them.").format(n=gone)
        return text

    def _fill_parts(self, proposal: ImportProposal) -> None:
        self.parts.blockSignals(True)
        self.parts.clear()
        self._listed.clear()
        if proposal.changes:
            self._part(self.tr("All changes ({n})").format(n=f"{len(proposal.changes):,}"), proposal.changes)
        for sheet in proposal.sheets:
            top = self._part(f"{sheet.sheet} ({len(sheet.changes):,})", sheet.changes)
            for kind in RowKind:
                rows = sheet.of(kind)
                if rows:
                    self._part(f"{kind_words(kind)}: {len(rows):,}", rows, top)
            if sheet.unchanged:
                same = self._part(self.tr("Unchanged: {n}").format(n=f"{sheet.unchanged:,}"), None, top)
                same.setDisabled(True)
        self._fill_texts(proposal)
        self.parts.expandAll()
        self.parts.blockSignals(False)
        first = self.parts.topLevelItem(0)
        if first is not None:
            self.parts.setCurrentItem(first)
        self._show_part(first)

    def _fill_texts(self, proposal: ImportProposal) -> None:
        """The parts that are no rows: sentences, questions, problems, notes."""
        lines = [said(row.sentence) for row in proposal.roadmap.rows]
        if lines:
            self._text_part(self.tr("Roadmap in words ({n})").format(n=len(lines)), lines)
        if proposal.questions:
            asked = [f"{said(one.text)} {said(one.assumed)}".strip() for one in proposal.questions]
            self._text_part(self.tr("Open questions ({n})").format(n=len(asked)), asked)
        if proposal.problems:
            others = sum(group.count for group in proposal.problems) - proposal.errors
            told = [_errors(proposal.errors)] if proposal.errors else []
            told += [self.tr("{n} to look at").format(n=f"{others:,}")] if others else []
            item = self._part(self.tr("Problems ({count})").format(count=", ".join(told)), None)
            item.setData(0, _PART, "problems")
            self.problems.show_groups(proposal.problems)
        if proposal.notes:
            self._text_part(self.tr("Notes ({n})").format(n=len(proposal.notes)), list(map(said, proposal.notes)))

    def _part(
        self, text: str, changes: Sequence[RowChange] | None, below: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setToolTip(0, text)
        if changes is not None:  # an item would copy a tuple of thousands
            self._listed.append(changes)
            item.setData(0, _CHANGES, len(self._listed) - 1)
        if below is None:
            self.parts.addTopLevelItem(item)
        else:
            below.addChild(item)
        return item

    def _text_part(self, text: str, lines: Sequence[str]) -> None:
        self._part(text, None).setData(0, _PART, "\n".join(lines))

    def _show_part(self, item: QTreeWidgetItem | None) -> None:
        listed = item.data(0, _CHANGES) if item is not None else None
        changes = self._listed[listed] if listed is not None else None
        part = item.data(0, _PART) if item is not None else None
        for button in (self.take_all, self.take_none):
            button.setEnabled(changes is not None)
        if part == "problems":
            self.stack.setCurrentWidget(self.problems)
        elif part is not None:
            self.text.setPlainText(part)
            self.stack.setCurrentWidget(self.text)
        elif changes is not None:
            self.stack.setCurrentWidget(self.table)
            self.model.show(changes)
            self._give_room()
            if changes:
                self.table.setCurrentIndex(self.model.index(0, ROW))

    def _give_room(self) -> None:
        wide = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(40)
        for column, most in ((WHAT, 14), (SHEET, 16), (ROW, 34)):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 10, wide * most))
        header.setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(CELL, wide * 16)

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        for at in range(self.parts.topLevelItemCount()):
            item = self.parts.topLevelItem(at)
            if item is not None and item.data(0, _PART) == "problems":
                self.parts.setCurrentItem(item)

    def _show_source(self, index: Index) -> None:
        if index.isValid():
            source = self.model.changes[index.row()].source
            self.file.show_cell(source.file, source.sheet, source.cell)

    def _go_to(self, file: str, sheet: str, cell: str) -> None:
        self.file.show_cell(file, sheet, cell)

    # ---- ticking

    def _tick_all(self, on: bool) -> None:
        """Tick the rows in sight. Gone rows are ticked together only where nothing else is in sight."""
        changes = self.model.changes
        if on and any(change.kind is not RowKind.GONE for change in changes):
            changes = [change for change in changes if change.kind is not RowKind.GONE]
        self.model.tick(changes, on)

    def _count(self) -> None:
        proposal = self._run.proposal
        if proposal is not None:
            words = self.tr("{n} of {all} ticked")
            self.count.setText(words.format(n=f"{len(self.model.ticked):,}", all=f"{len(proposal.changes):,}"))
        self.changed.emit()


def _errors(count: int) -> str:
    """How many cells have an error, in the same words wherever it is said."""
    one, several = (
        QCoreApplication.translate("ReviewPage", "1 error"),
        QCoreApplication.translate("ReviewPage", "{n} errors"),
    )
    return one if count == 1 else several.format(n=f"{count:,}")
