"""The page of the pictures: which one, of which role and sponsor, the picture or its numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.services.pictures.kinds import BY_ROLE, BY_SPONSOR, Choice, PictureKind
from planner.services.pictures.numbers import Picture, numbers
from ui.pictures.canvas import PictureArea
from ui.views.tables import TablePage

SPOKEN_ROWS = 60
"""Rows of numbers that a screen reader is given with the picture."""


class PicturesPage(QWidget):
    """Shows what it is given; asks for another picture when a person chooses one."""

    wanted = Signal()  # another picture, or this page has come into sight
    search_asked = Signal(int, float)  # points, seconds each
    cancel_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = PictureArea()
        self.table = TablePage(self.tr("Numbers"), self.tr("nothing to show"))
        self._filling = False
        self._build()

    # ---- building

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pictures"))
        for kind, name, tip in self._kinds():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            item.setToolTip(tip)
            self.list.addItem(item)
        self.list.setSpacing(2)
        self.list.setCurrentRow(0)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 28)
        self.list.currentRowChanged.connect(lambda _: self._changed())
        self.hint = QLabel(self.tr("There is no plan yet. Press Plan; its pictures appear here."))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.stack = QStackedWidget()
        for widget in (self.hint, self.area, self.table):
            self.stack.addWidget(widget)
        self.says = QLabel()
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.says.setAccessibleName(self.tr("Value pointed at"))
        self.area.canvas.told.connect(self.says.setText)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(self._build_choices())
        right.addWidget(self._build_search())
        right.addWidget(self.stack, 1)
        right.addWidget(self.says)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 6)
        whole.addWidget(self.list)
        whole.addLayout(right, 1)
        self._show_choices()
        self._show_front()

    def _kinds(self) -> tuple[tuple[PictureKind, str, str], ...]:
        return (
            (PictureKind.CAPACITY, self.tr("Capacity and demand"),
             self.tr("Demand of each role by month, who works it, and what the people there could work")),
            (PictureKind.BENCH, self.tr("Bench"), self.tr("Employees who are paid and not assigned, by month")),
            (PictureKind.CONTINUITY, self.tr("Continuity and handovers"),
             self.tr("Who works for each sponsor, and where seats pass from one person to another")),
            (PictureKind.FLOW, self.tr("Team flow"), self.tr("Where a sponsor's teams come from, and where they go")),
            (PictureKind.FRONTIER, self.tr("What continuity costs"),
             self.tr("Plans by continuity and margin, those of this document and those of a search")),
        )  # fmt: skip

    def _build_choices(self) -> QHBoxLayout:
        self.role_label, self.role = QLabel(self.tr("&Role")), QComboBox()
        self.sponsor_label, self.sponsor = QLabel(self.tr("&Sponsor")), QComboBox()
        row = QHBoxLayout()
        for label, box, name in (
            (self.role_label, self.role, self.tr("Role")),
            (self.sponsor_label, self.sponsor, self.tr("Sponsor")),
        ):
            label.setBuddy(box)
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(280)
            box.currentIndexChanged.connect(lambda _: self._changed())
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch(1)
        self.numbers_button = QToolButton()
        self.numbers_button.setText(self.tr("Show &numbers"))
        self.numbers_button.setCheckable(True)
        self.numbers_button.setToolTip(self.tr("The numbers of the picture as a table that can be copied"))
        self.numbers_button.toggled.connect(lambda _: self._show_front())
        self.export_button = QToolButton()
        self.export_button.setText(self.tr("&Export picture…"))
        self.export_button.setToolTip(self.tr("Write the picture as PNG, SVG or PDF, or its numbers as CSV"))
        self.export_button.clicked.connect(self.export_asked)
        row.addWidget(self.numbers_button)
        row.addWidget(self.export_button)
        return row

    def _build_search(self) -> QWidget:
        self.search_bar = QWidget()
        row = QHBoxLayout(self.search_bar)
        row.setContentsMargins(0, 0, 0, 0)
        self.points = QSpinBox()
        self.points.setRange(2, 21)
        self.points.setValue(5)
        self.points.setAccessibleName(self.tr("Points to search"))
        self.points.setToolTip(self.tr("Positions of the Continuity ↔ Cost slider, each searched by itself"))
        self.seconds = QDoubleSpinBox()
        self.seconds.setRange(1, 3600)
        self.seconds.setDecimals(0)
        self.seconds.setValue(20)
        self.seconds.setSuffix(self.tr(" s each"))
        self.seconds.setAccessibleName(self.tr("Seconds for each point"))
        self.search_button = QPushButton(self.tr("Search the &frontier"))
        self.search_button.clicked.connect(lambda: self.search_asked.emit(self.points.value(), self.seconds.value()))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.progress = QLabel()
        self.progress.setAccessibleName(self.tr("Progress of the search"))
        for widget in (QLabel(self.tr("Points")), self.points, self.seconds, self.search_button, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        self.show_running(False)
        return self.search_bar

    # ---- what is chosen

    @property
    def kind(self) -> PictureKind:
        """The picture that is chosen."""
        item = self.list.currentItem()
        return PictureKind(item.data(Qt.ItemDataRole.UserRole)) if item is not None else PictureKind.CAPACITY

    @property
    def choice(self) -> Choice:
        """Of which role and sponsor, as far as the picture can be."""
        role = self.role.currentData() if self.kind in BY_ROLE else None
        sponsor = self.sponsor.currentData() if self.kind in BY_SPONSOR else None
        return Choice(role, sponsor)

    def choose(self, kind: PictureKind, choice: Choice | None = None) -> None:
        """Choose a picture, and of what, as if a person had."""
        self._filling = True
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == kind.value:
                self.list.setCurrentRow(at)
        if choice is not None:
            self.role.setCurrentIndex(max(0, self.role.findData(choice.role)))
            self.sponsor.setCurrentIndex(max(0, self.sponsor.findData(choice.sponsor)))
        self._filling = False
        self._changed()

    def offer(self, roles: list[str], sponsors: list[str]) -> None:
        """Offer roles and sponsors to choose from; what was chosen stays where its name is still there."""
        self._filling = True
        for box, names, every in (
            (self.role, roles, self.tr("All roles")),
            (self.sponsor, sponsors, self.tr("All sponsors")),
        ):
            before = box.currentText()
            box.clear()
            box.addItem(every, None)
            for at, name in enumerate(names):
                box.addItem(name, at)
            box.setCurrentIndex(max(0, box.findText(before)))
        self._filling = False
        self._show_choices()

    def _changed(self) -> None:
        if not self._filling:
            self._show_choices()
            self.wanted.emit()

    def _show_choices(self) -> None:
        for widget in (self.role_label, self.role):
            widget.setVisible(self.kind in BY_ROLE)
        for widget in (self.sponsor_label, self.sponsor):
            widget.setVisible(self.kind in BY_SPONSOR)
        self.search_bar.setVisible(self.kind is PictureKind.FRONTIER)
        of_one = self.kind is PictureKind.FLOW
        self.sponsor.setItemText(0, self.tr("The one with most demand") if of_one else self.tr("All sponsors"))

    # ---- what is shown

    def show_picture(self, picture: Picture | None, chosen: str = "") -> None:
        """Show the data of a picture; None says that there is no plan."""
        self.says.clear()
        words = ""
        if picture is not None:
            self.table.show_table(numbers(picture))
            words = self._in_words()
        self.area.show_picture(picture, chosen, words)
        self._show_front()

    def _in_words(self) -> str:
        """The numbers as lines, for screen readers; a long table says where the rest is."""
        model = self.table.model
        seen = min(model.rowCount(), SPOKEN_ROWS)
        lines = [self.tr("Numbers:"), model.as_text(list(range(seen)))]
        if seen < model.rowCount():
            lines.append(self.tr("{n} more rows under Show numbers.").format(n=model.rowCount() - seen))
        return "\n".join(lines)

    def _show_front(self) -> None:
        if self.area.picture is None:
            self.stack.setCurrentWidget(self.hint)
        else:
            self.stack.setCurrentWidget(self.table if self.numbers_button.isChecked() else self.area)
        self.export_button.setEnabled(self.area.picture is not None)

    def show_running(self, running: bool, words: str = "") -> None:
        """Whether a search of the frontier is under way, and how far it is."""
        self.search_button.setEnabled(not running)
        self.points.setEnabled(not running)
        self.seconds.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.progress.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.table.refresh_look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wanted.emit()
