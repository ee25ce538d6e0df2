"""Names and values that only the person can decide: unknown sponsors, people and roles, with suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from planner.services.importing.proposal import Ask, Question
from ui.importing.file_view import FileView
from ui.importing.page import CalmComboBox, Page, small_table

if TYPE_CHECKING:
    from planner.services.importing.choices import ImportChoices
    from ui.importing.run import ImportRun

NAMES = (Ask.SPONSOR, Ask.PERSON, Ask.ROLE)
_FIELDS = {Ask.SPONSOR: "sponsor_names", Ask.PERSON: "people_names", Ask.ROLE: "roles"}
WHAT, WRITTEN, ROWS, MEANS = range(4)


class QuestionsPage(Page):
    """A question a row; what is decided is remembered with the document, so that it is asked once."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Names")
        self._run = run
        self._asked: dict[tuple[Ask, str], Question] = {}
        self.lead.setText(
            self.tr(
                "These names are not known for certain. Say which known one is meant; the spelling is remembered. "
                "Rows whose name is left undecided are not imported."
            )
        )
        headings = (self.tr("What"), self.tr("Written in the file"), self.tr("Rows"), self.tr("Means"))
        self.table: QTableWidget = small_table(self.tr("Names to decide"), headings)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.all_new = QCheckBox(self.tr("Take all that are left as &new"))
        self.all_new.toggled.connect(lambda on: self._run.say(new_names=on, add_roles=True if on else None))
        self.table.currentCellChanged.connect(lambda row, *_: self._show_cell(row))
        self.file = FileView(run)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.file)
        split.setSizes([320, 180])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)
        self.column.addWidget(self.all_new)
        run.proposed.connect(self._take)
        run.files_changed.connect(self._forget)

    def refresh_look(self) -> None:
        self.file.refresh_look()

    def _show_cell(self, row: int) -> None:
        """Show where the file has the name first."""
        questions = list(self._asked.values())
        source = questions[row].source if 0 <= row < len(questions) else None
        if source is not None:
            self.file.show_cell(source.file, source.sheet, source.cell)

    def _forget(self) -> None:
        self._asked.clear()
        self.table.setRowCount(0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to ask, nor was."""
        return not self._asked

    @property
    def open_questions(self) -> int:
        """How many were asked and have no answer."""
        return sum(1 for ask, subject in self._asked if not self._answer(ask, subject))

    @property
    def pressing_questions(self) -> int:
        """How many of those keep rows out."""
        return sum(1 for (ask, subject), one in self._asked.items() if one.blocking and not self._answer(ask, subject))

    def _take(self) -> None:
        """Add the questions of a new proposal; those answered before stay, to be answered otherwise."""
        proposal = self._run.proposal
        for question in proposal.questions if proposal is not None else ():
            if question.ask in NAMES and (question.blocking or question.ask is Ask.SPONSOR):
                self._asked[question.ask, question.subject] = question
        self._fill()
        self.changed.emit()

    def _answer(self, ask: Ask, subject: str) -> str:
        return str(getattr(self._run.choices, _FIELDS[ask]).get(subject, ""))

    def _fill(self) -> None:
        words = {Ask.SPONSOR: self.tr("Sponsor"), Ask.PERSON: self.tr("Person"), Ask.ROLE: self.tr("Role")}
        self.table.setRowCount(len(self._asked))
        for row, question in enumerate(self._asked.values()):
            texts = (words[question.ask], question.subject, f"{question.rows:,}" if question.rows else "")
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(question.text if column == WRITTEN else text)
                self.table.setItem(row, column, item)
            self.table.setItem(row, MEANS, QTableWidgetItem())
            self.table.setCellWidget(row, MEANS, self._combo(question))
        wide = self.fontMetrics().averageCharWidth()
        for column, least in ((WHAT, 10), (WRITTEN, 30), (ROWS, 8)):
            self.table.resizeColumnToContents(column)
            room = self.table.columnWidth(column) + 16
            self.table.setColumnWidth(column, min(max(room, wide * least), wide * 60))
        boxes = [self.table.cellWidget(row, MEANS) for row in range(self.table.rowCount())]
        widest = max((box.sizeHint().width() for box in boxes if box is not None), default=0)
        self.table.setColumnWidth(MEANS, min(max(widest + 12, wide * 50), wide * 90))
        if self._asked and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, MEANS)
        self._show_cell(self.table.currentRow())
        self.all_new.setVisible(any(ask is not Ask.PERSON for ask, _ in self._asked))

    def _combo(self, question: Question) -> QComboBox:
        box = CalmComboBox()
        box.setAccessibleName(self.tr("{name} means").format(name=question.subject))
        undecided = question.assumed or self.tr("undecided: its rows stay out")
        box.addItem(f"– {undecided} –", "")
        for answer in question.answers:
            score = self.tr("   ({score}% alike)").format(score=f"{answer.score:.0f}") if answer.score else ""
            box.addItem(f"{answer.text}{score}", answer.value)
            box.setItemData(box.count() - 1, answer.value, Qt.ItemDataRole.ToolTipRole)
        said = self._answer(question.ask, question.subject)
        box.setCurrentIndex(max(0, box.findData(said)) if said else 0)
        box.activated.connect(lambda _, q=question, b=box: self._say(q, str(b.currentData())))
        return box

    def _say(self, question: Question, value: str) -> None:
        self._run.set_choices(with_answer(self._run.choices, question, value))
        self.changed.emit()


def with_answer(choices: ImportChoices, question: Question, value: str) -> ImportChoices:
    """The choices with one more name decided; '' takes the answer back."""
    name = _FIELDS[question.ask]
    kept = {subject: said for subject, said in getattr(choices, name).items() if subject != question.subject}
    decided: dict[str, Any] = {name: {**kept, question.subject: value} if value else kept}
    return replace(choices, **decided)
