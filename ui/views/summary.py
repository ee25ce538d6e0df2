"""The summary strip: the plan's headline figures above those of planning request by request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import alert_colour
from ui.vocabulary import said
from ui.words import gap_words

if TYPE_CHECKING:
    from planner.services.planning import PlanOutcome

COLUMNS = (
    "sponsor_continuity",
    "demand_filled",
    "handovers",
    "people_joining",
    "portfolio_margin",
    "floors_broken",
    "objective",
)
"""Keys of the figures shown, in order (see `planner.services.summary`)."""


WIDE_GAP, NARROW_GAP = 30, 12
"""Pixels between the columns."""


class SummaryStrip(QScrollArea):
    """A small table: this plan, and what filling request by request would give."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryStrip")
        self.setAccessibleName(self.tr("Figures of the plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outcome: PlanOutcome | None = None
        self._name = ""
        self._grid: QGridLayout | None = None

    def show_outcome(self, outcome: PlanOutcome | None, name: str = "") -> None:
        """Show a plan's figures; None hides the strip."""
        self._outcome, self._name = outcome, name
        self.setVisible(outcome is not None)
        if outcome is not None:
            self._fill(outcome)

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.show_outcome(self._outcome, self._name)

    def _fill(self, outcome: PlanOutcome) -> None:
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(10, 2, 10, 6)
        whole.setSpacing(2)
        grid = QGridLayout()
        grid.setVerticalSpacing(1)
        self._fill_names(grid)
        self._fill_figures(grid, outcome)
        across = QHBoxLayout()
        across.addLayout(grid)
        across.addStretch(1)
        whole.addLayout(across)
        whole.addWidget(self._verdict(outcome))
        self._grid = grid
        self.setWidget(body)
        self._fit()

    def _fit(self) -> None:
        """Columns move together where the window is narrow; below that, the strip makes room for its scroll bar."""
        body, grid = self.widget(), self._grid
        if body is None or grid is None:
            return
        for gap in (WIDE_GAP, NARROW_GAP):
            grid.setHorizontalSpacing(gap)
            for layout in (grid, grid.parent(), body.layout()):  # each keeps the widths of what is within it
                if isinstance(layout, QLayout):
                    layout.invalidate()
            if body.minimumSizeHint().width() <= self.width():
                break
        bar = self.horizontalScrollBar().sizeHint().height() if body.minimumSizeHint().width() > self.width() else 0
        self.setFixedHeight(body.sizeHint().height() + 2 + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill_names(self, grid: QGridLayout) -> None:
        grid.addWidget(self._strong(self._name or self.tr("This plan"), bigger=1), 1, 0)
        first = self._faint(self.tr("Request by request, in list order"))
        first.setToolTip(self.tr("What filling one request after the other gives: each takes whoever is free longest"))
        second = self._faint(self.tr("Request by request, known people first"))
        second.setToolTip(self.tr("The same, but people who know the sponsor go before the rest"))
        grid.addWidget(first, 2, 0)
        grid.addWidget(second, 3, 0)

    def _fill_figures(self, grid: QGridLayout, outcome: PlanOutcome) -> None:
        from planner.services.summary import shown

        figures = {figure.key: figure for figure in outcome.figures}
        currency = outcome.case.portfolio.settings.currency
        for column, key in enumerate(COLUMNS, start=1):
            figure = figures.get(key)
            if figure is None:
                continue
            value = self._strong(said(figure.text), bigger=3)
            if key == "floors_broken" and figure.value:
                value.setStyleSheet(f"color: {alert_colour(QApplication.palette()).name()}")
            cells = [
                self._faint(said(figure.label)),
                value,
                self._faint(shown(figure.list_order, figure.unit, currency)),
                self._faint(shown(figure.continuity_aware, figure.unit, currency)),
            ]
            for row, cell in enumerate(cells):
                cell.setToolTip(said(figure.tooltip))
                grid.addWidget(cell, row, column)
            value.setAccessibleName(f"{said(figure.label)}: {said(figure.text)}")

    def _verdict(self, outcome: PlanOutcome) -> QLabel:
        """Status, room for improvement, margin against floor, in one sentence each."""
        from planner.services.summary import status_text

        words = [said(status_text(outcome.evaluation, outcome.facts))]
        words.append(_capital(gap_words(outcome.evaluation.objective, outcome.facts.bound)))
        margin = outcome.evaluation.portfolio_margin
        if margin.floor is not None and margin.margin is not None:
            words.append(
                self.tr("Portfolio margin {margin} against a floor of {floor}").format(
                    margin=f"{margin.margin:.1%}", floor=f"{float(margin.floor):.1%}"
                )
            )
        if outcome.evaluation.not_staffed:
            words.append(self.tr("{n} with a floor not staffed").format(n=len(outcome.evaluation.not_staffed)))
        if outcome.evaluation.conflicts:
            count = len(outcome.evaluation.conflicts)
            words.append(self.tr("1 lock gave way") if count == 1 else self.tr("{n} locks gave way").format(n=count))
        label = QLabel("   ·   ".join(words))
        label.setTextFormat(Qt.TextFormat.PlainText)
        broken = bool(outcome.evaluation.floors_broken)
        if broken:
            label.setStyleSheet(f"color: {alert_colour(QApplication.palette()).name()}")
            names = [f"{said(row.level.value)} {row.name}" for row in outcome.evaluation.floors_broken]
            label.setToolTip(self.tr("Floors broken:") + "\n" + "\n".join(names))
        return label

    def _strong(self, text: str, bigger: int) -> QLabel:
        label = QLabel(text)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() + bigger)
        font.setBold(True)
        label.setFont(font)
        return label

    def _faint(self, text: str) -> QLabel:
        label = QLabel(text)
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 0.5, 7))
        label.setFont(font)
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
        label.setPalette(palette)
        return label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
