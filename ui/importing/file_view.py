"""The file under review: whichever sheet a row or problem comes from, with the cursor on its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.import_preview import place_of
from ui.importing.page import faint, plain
from ui.importing.sheet_grid import NO_MARKS, Marks, SheetGrid
from ui.importing.tables_page import marks_of

if TYPE_CHECKING:
    from planner.services.importing.files import ImportFile
    from ui.importing.run import ImportRun


class FileView(QWidget):
    """A grid under the name of its file, sheet and cell."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shown: tuple[str, str] | None = None
        self.name = faint(plain(wrap=False))
        self.grid = SheetGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self.grid, 1)
        run.files_changed.connect(self._forget)
        run.proposed.connect(self._forget)

    def _forget(self) -> None:
        self._shown = None

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.grid.refresh_look()

    def show_cell(self, file: str, sheet: str, cell: str) -> None:
        """Show a cell; where the file has no such sheet, say what is known of the place."""
        found = next((one for one in self._run.files if one.name == file), None)
        try:
            rows = found.grid(sheet) if found is not None else None
        except KeyError:
            rows = None
        if found is None or rows is None:
            self._shown = None
            self.grid.show_sheet([], NO_MARKS)
            place = " ".join(part for part in (file, sheet, cell) if part)
            self.name.setText(place or self.tr("It comes from no cell of a file"))
            return
        if self._shown != (file, sheet):
            self._shown = (file, sheet)
            self.grid.show_sheet(rows, self._marks(found, sheet))
        self.name.setText("  ›  ".join(part for part in (file, sheet, cell) if part))
        if place_of(cell) is not None:
            self.grid.go_to(cell)

    def _marks(self, file: ImportFile, sheet: str) -> Marks:
        """The tables of a sheet that are read."""
        marks = [
            marks_of(self._run.table_of(reading.key))
            for reading in self._run.readings
            if reading.sheet
            and self._run.files[reading.key.file] is file
            and self._run.table_of(reading.key).sheet == sheet
        ]
        problems = self._run.problem_cells.get((file.name, sheet), {})
        if not marks:
            return Marks(problems=problems)
        return Marks(
            headings=frozenset().union(*(one.headings for one in marks)),
            data=frozenset().union(*(one.data for one in marks)),
            columns=frozenset().union(*(one.columns for one in marks)),
            left_out={row: why for one in marks for row, why in one.left_out.items()},
            problems=problems,
        )
