"""The columns of one table: what each becomes, how sure that is, and samples of what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from planner.services.import_preview import column_letters
from ui import vocabulary
from ui.importing.page import CalmComboBox, small_table
from ui.theme import blend, is_dark

if TYPE_CHECKING:
    from planner.services.import_preview import ColumnGuess, Target
    from planner.services.importing.proposal import TableReading

FILE, SAMPLES, BECOMES, HOW = range(4)
MONTH, _PAIR = "a month", "one of a pair"
_GUESS_COLOUR = "#b7791f"


class MappingTable(QWidget):
    """Every column of the file with a choice of what it becomes; months across the columns are one row."""

    target_chosen = Signal(str, str)  # heading in the file, canonical heading ("": not imported)
    column_entered = Signal(int)  # the 0-based column of the sheet in the current row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = (self.tr("Column in the file"), self.tr("Samples"), self.tr("Becomes"), self.tr("How sure"))
        self.table: QTableWidget = small_table(self.tr("Columns of the table"), headings)
        self.table.itemSelectionChanged.connect(self._entered)
        self._guesses: list[ColumnGuess | None] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)

    def show_reading(self, reading: TableReading, targets: Sequence[Target], said: Mapping[str, str]) -> None:
        """Show the columns of a table as they are read now; ``said`` is what the person chose, by heading."""
        months = [guess for guess in reading.columns if guess.reason == MONTH]
        self._guesses = [guess for guess in reading.columns if guess.reason != MONTH]
        rows = [*self._guesses, *([None] if months else [])]
        at = self.table.currentRow()
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for row, guess in enumerate(rows):
            if guess is None:
                self._show_months(row, months)
            else:
                self._show_column(row, guess, reading, targets, said)
        self._guesses = rows
        self._give_room()
        self.table.blockSignals(False)
        if rows:
            self.table.selectRow(min(max(at, 0), len(rows) - 1))

    def _show_column(
        self, row: int, guess: ColumnGuess, reading: TableReading, targets: Sequence[Target], said: Mapping[str, str]
    ) -> None:
        taken = reading.taken.get(guess.heading, "")
        place = f"{column_letters(guess.column)}  " if guess.column >= 0 else ""
        self._set(
            row, FILE, f"{place}{guess.heading or self.tr('(no heading)')}", bold=bool(taken) or guess.reason == _PAIR
        )
        self._set(row, SAMPLES, "  ·  ".join(guess.samples), faded=True)
        how, colour = self._how_sure(guess, taken, guess.heading in said)
        item = self._set(row, HOW, how)
        if colour is not None:
            item.setForeground(QBrush(colour))
        box = self._combo(row)
        self._fill_combo(box, guess, taken, targets)
        if guess.reason == _PAIR:
            box.setItemText(0, self.tr("work, in pairs"))
            box.setEnabled(False)

    def _show_months(self, row: int, months: Sequence[ColumnGuess]) -> None:
        """All columns headed by a month, in one row."""
        first, last = months[0], months[-1]
        span = f"{column_letters(first.column)}–{column_letters(last.column)}"
        self._set(row, FILE, f"{span}  {first.heading} … {last.heading}", bold=True)
        self._set(row, SAMPLES, "  ·  ".join(first.samples), faded=True)
        self.table.removeCellWidget(row, BECOMES)
        self._set(row, BECOMES, self.tr("FTE by month"))
        self._set(row, HOW, self.tr("{n} months across the columns").format(n=len(months)))

    def _how_sure(self, guess: ColumnGuess, taken: str, said: bool) -> tuple[str, QColor | None]:
        if guess.reason == _PAIR:
            return self.tr("read in pairs: what the work is on, and how much"), None
        palette = QApplication.palette()
        amber = QColor(_GUESS_COLOUR)
        if is_dark(palette):
            amber = blend(amber, palette.color(QPalette.ColorRole.Text), 0.55)
        if said:
            return (self.tr("your choice") if taken else self.tr("left out by you")), None
        if taken and guess.sure and guess.target == taken:
            return self.tr("known heading"), None
        if taken and guess.target != taken:
            return self.tr("as remembered"), None
        if guess.target is not None:
            score = f"{guess.score:.0f}%"
            words = self.tr("guess taken, {score}: {why}") if taken else self.tr("guess: {target}, {score}, {why}")
            return words.format(target=guess.target, score=score, why=guess.reason), amber
        faded = palette.color(QPalette.ColorRole.PlaceholderText)
        return (self.tr("ignored: {why}").format(why=guess.reason) if guess.reason else self.tr("ignored")), faded

    def _set(self, row: int, column: int, text: str, bold: bool = False, faded: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(" ".join(text.split()) if column == SAMPLES else text)
        item.setToolTip(text)
        if bold:
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
        if faded:
            item.setForeground(QBrush(QApplication.palette().color(QPalette.ColorRole.PlaceholderText)))
        self.table.setItem(row, column, item)
        return item

    def _combo(self, row: int) -> QComboBox:
        made = CalmComboBox()
        made.setMaxVisibleItems(20)
        self.table.setItem(row, BECOMES, QTableWidgetItem())
        self.table.setCellWidget(row, BECOMES, made)
        made.activated.connect(lambda _, row=row, box=made: self._chosen(row, box))
        return made

    def _fill_combo(self, box: QComboBox, guess: ColumnGuess, taken: str, targets: Sequence[Target]) -> None:
        box.setAccessibleName(self.tr("{column} becomes").format(column=guess.heading))
        box.addItem(self.tr("– not imported –"), "")
        likely = {guess.target: guess.score} if guess.target is not None and not guess.sure else {}
        likely.update({other.target: other.score for other in guess.others if other.target not in likely})
        for target, score in likely.items():
            box.addItem(self.tr("{target}  (guess, {score}%)").format(target=target, score=f"{score:.0f}"), target)
        if likely:
            box.insertSeparator(box.count())
        for one in targets:
            if one.heading in likely:
                continue
            box.addItem(f"{one.heading} *" if one.required else one.heading, one.heading)
            box.setItemData(box.count() - 1, vocabulary.said(one.meaning), Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(0, box.findData(taken)))

    def _chosen(self, row: int, box: QComboBox) -> None:
        guess = self._guesses[row]
        if guess is not None:
            self.target_chosen.emit(guess.heading, str(box.currentData()))

    def _entered(self) -> None:
        row = self.table.currentRow()
        guess = self._guesses[row] if 0 <= row < len(self._guesses) else None
        if guess is not None:
            self.column_entered.emit(guess.column)

    def _give_room(self) -> None:
        wide = self.fontMetrics().averageCharWidth()
        for column, most in ((FILE, 34), (SAMPLES, 44)):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 16, wide * most))
        boxes = [self.table.cellWidget(row, BECOMES) for row in range(self.table.rowCount())]
        widest = max((box.sizeHint().width() for box in boxes if box is not None), default=0)
        self.table.setColumnWidth(BECOMES, min(max(widest + 8, wide * 24), wide * 36))
