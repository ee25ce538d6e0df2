"""What the tables hold and what their columns mean; for a registry's download, which of its trials are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from planner.services.importing.files import FileKind
from ui.importing.page import Page, airy
from ui.importing.registry_panel import RegistryPanel
from ui.importing.table_panel import TablePanel

if TYPE_CHECKING:
    from planner.services.importing.choices import TableKey
    from planner.services.importing.proposal import TableReading
    from ui.importing.run import ImportRun

_KEY = Qt.ItemDataRole.UserRole


class ColumnsPage(Page):
    """One part after the other: tables, and all registries together."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Columns")
        self._run = run
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Tables to import"))
        airy(self.parts)
        self.parts.setMinimumWidth(180)
        self.parts.setWordWrap(True)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.currentItemChanged.connect(lambda now, _: self._show(now))
        self.panel = TablePanel(run)
        self.registry = RegistryPanel(run)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panel)
        self.stack.addWidget(self.registry)
        split = QSplitter()
        split.addWidget(self.parts)
        split.addWidget(self.stack)
        split.setStretchFactor(1, 1)
        split.setSizes([210, 900])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)
        self.registry.counted.connect(self.changed)
        run.readings_changed.connect(self._refresh)
        run.files_changed.connect(self._forget)

    def _forget(self) -> None:
        self.parts.clear()
        self.registry.forget()

    def refresh_look(self) -> None:
        self.panel.refresh_look()

    def can_go_on(self) -> bool:
        read = [reading for reading in self._run.readings if reading.sheet]
        others = any(file.kind is not FileKind.TABLES for file in self._run.files)
        if self.stack.currentWidget() is self.registry and not self.registry.count:
            return False
        return not self._run.working and (bool(read) or others)

    def lacking(self) -> TableReading | None:
        """The first table that lacks something required, put in sight; None if none does."""
        for reading in self._run.readings:
            if reading.sheet and reading.missing:
                self.show_table(reading.key)
                return reading
        return None

    def show_table(self, key: TableKey) -> None:
        """Bring a table into sight."""
        for at in range(self.parts.count()):
            item = self.parts.item(at)
            if item is not None and item.data(_KEY) == tuple(key):
                self.parts.setCurrentItem(item)

    def _refresh(self) -> None:
        """Follow new readings, keeping what is in sight."""
        now = self.parts.currentItem()
        kept = now.data(_KEY) if now is not None else None
        self.parts.blockSignals(True)
        self.parts.clear()
        for reading in self._run.readings:
            if self._run.table_choice(reading.key).sheet != "" or reading.sheet:
                self._add(self._words(reading), tuple(reading.key), reading.place)
        if any(file.form is not None for file in self._run.files):
            names = ", ".join(file.name for file in self._run.files if file.form is not None)
            self._add(self.tr("Registry: {names}").format(names=names), "registry", names)
        self.parts.blockSignals(False)
        rows = [at for at in range(self.parts.count()) if (it := self.parts.item(at)) and it.data(_KEY) == kept]
        self.parts.setVisible(self.parts.count() > 1)
        if self.parts.count():
            self.parts.setCurrentRow(rows[0] if rows and kept is not None else 0)
            self._show(self.parts.currentItem())
        self._say_lead()
        self.changed.emit()

    def _words(self, reading: TableReading) -> str:
        sheet = reading.sheet or self.tr("not imported")
        lacks = self.tr(" (incomplete)") if reading.missing else ""
        return f"{reading.place}\n→ {sheet}{lacks}"

    def _add(self, text: str, key: object, tip: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        item.setToolTip(tip)
        self.parts.addItem(item)

    def _say_lead(self) -> None:
        if self._run.readings:
            self.lead.setText(
                self.tr(
                    "Say what each column becomes. Known headings are taken; guesses are marked and only taken if you "
                    "say so. Columns that are not imported are ignored."
                )
            )
        else:
            self.lead.setText(self.tr("Choose the trials that become studies of the roadmap."))

    def _show(self, item: QListWidgetItem | None) -> None:
        key = item.data(_KEY) if item is not None else None
        if key == "registry":
            self.stack.setCurrentWidget(self.registry)
            self.registry.show_files()
        elif key is not None:
            reading = next((one for one in self._run.readings if tuple(one.key) == tuple(key)), None)
            if reading is not None:
                self.stack.setCurrentWidget(self.panel)
                self.panel.show_reading(reading)
