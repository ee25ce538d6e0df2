"""The sheets of the portfolio that have no page of their own, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QWidget

from ui.table_model import EMPTY
from ui.views.tables import TablePage
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.tables import Table


class SheetsPage(TablePage):
    """A table, with a choice of which sheet it shows; the choice stays when the tables are renewed."""

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(name, empty, parent)
        self._tables: Mapping[str, Table] = {}

    def _build(self) -> None:
        super()._build()
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(self.tr("Sheet shown"))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.activated.connect(lambda _: self._show_chosen())
        label = QLabel(self.tr("Sheet"))
        label.setBuddy(self.sheet)
        whole = self.layout()
        top = whole.itemAt(0) if whole is not None else None
        assert isinstance(top, QBoxLayout)
        top.insertWidget(0, label)
        top.insertWidget(1, self.sheet)

    def show_tables(self, tables: Mapping[str, Table]) -> None:
        """Show other tables."""
        kept = self.current
        self._tables = tables
        self.sheet.clear()
        for name, table in tables.items():
            self.sheet.addItem(f"{said(name)} ({len(table.rows):,})", name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(kept)))
        self._show_chosen()

    @property
    def current(self) -> str:
        """The sheet in sight; '' if there is none."""
        return str(self.sheet.currentData() or "")

    def choose(self, name: str) -> None:
        """Bring a sheet into sight."""
        at = self.sheet.findData(name)
        if at >= 0 and at != self.sheet.currentIndex():
            self.sheet.setCurrentIndex(at)
            self._show_chosen()

    def _show_chosen(self) -> None:
        self.show_table(self._tables.get(self.current, EMPTY))
