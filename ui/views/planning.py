"""The planning strip: settings of a search, its progress, and how to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import renew_style_sheet, tick_boxes
from ui.vocabulary import said
from ui.widgets.curve import Curve, Point
from ui.words import gap_words, score_words, seconds_words

if TYPE_CHECKING:
    from solver.api import Progress

DEFAULT_SECONDS = 60


class _WideSlider(QSlider):
    """Takes more room than Qt gives a slider, where there is room."""

    def sizeHint(self) -> QSize:
        return QSize(150, super().sizeHint().height())


class PlanningStrip(QFrame):
    """Settings on the left, progress or the last course on the right."""

    plan_asked = Signal()
    stop_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planningStrip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        self._build_settings(row)
        self._pages = QStackedWidget()
        self._pages.setMinimumWidth(110)  # its wider page is only shown while the settings are hidden
        row.addWidget(self._pages, 1)
        self._build_idle()
        self._build_running()
        self.refresh_look()

    def _build_settings(self, row: QHBoxLayout) -> None:
        from planner.services.presets import POSITIONS

        self.seconds = QSpinBox()
        self.seconds.setRange(1, 24 * 3600)
        self.seconds.setValue(DEFAULT_SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setToolTip(self.tr("How long to search. The plan only gets better with time; you can stop early."))
        label = QLabel(self.tr("&Time limit"))
        label.setBuddy(self.seconds)
        self.slider = _WideSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-POSITIONS, POSITIONS)
        self.slider.setPageStep(5)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(POSITIONS)
        self.slider.setMinimumWidth(70)
        self.slider.setMaximumWidth(150)
        self.slider.setAccessibleName(self.tr("Continuity or cost"))
        self.slider.valueChanged.connect(self._name_position)
        self.floors = QCheckBox(self.tr("Keep margin &floors"))
        self.floors.setStyleSheet(tick_boxes())
        self.floors.setChecked(True)
        self.floors.setToolTip(
            self.tr("Off: a what-if that searches as if no margin floor were set. Floors are still judged and shown.")
        )
        self.settings = QWidget()
        inner = QHBoxLayout(self.settings)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(label)
        inner.addWidget(self.seconds)
        inner.addSpacing(12)
        inner.addWidget(QLabel(self.tr("Continuity")))
        inner.addWidget(self.slider)
        inner.addWidget(QLabel(self.tr("Cost")))
        inner.addSpacing(12)
        inner.addWidget(self.floors)
        row.addWidget(self.settings)
        self._name_position(0)

    def _build_idle(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.plan_button = QPushButton(self.tr("Plan"))
        self.plan_button.setObjectName("planButton")
        self.plan_button.setToolTip(self.tr("Search for the plan that keeps teams with their sponsors (F5)"))
        self.plan_button.clicked.connect(self.plan_asked)
        self.last = QLabel()
        self.last.setTextFormat(Qt.TextFormat.PlainText)
        self.last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.last_curve = Curve()
        self.last_curve.hide()
        self.around_button = QPushButton(self.tr("From this plan"))
        self.around_button.setObjectName("aroundButton")
        self.around_button.setToolTip(self.tr("Search from the plan shown, and choose what of it may change"))
        row.addWidget(self.plan_button)
        row.addWidget(self.around_button)
        row.addSpacing(10)
        row.addWidget(self.last, 1)
        row.addWidget(self.last_curve)
        self._pages.addWidget(page)

    def _build_running(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.phase = QLabel()
        self.phase.setTextFormat(Qt.TextFormat.PlainText)
        self.phase.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.figures = QLabel()
        self.figures.setTextFormat(Qt.TextFormat.PlainText)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.setAccessibleName(self.tr("Progress of the search"))
        words = QVBoxLayout()
        words.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self.phase, 2)
        top.addWidget(self.figures, 3)
        words.addLayout(top)
        words.addWidget(self.bar)
        self.curve = Curve()
        self.stop_button = QPushButton(self.tr("Stop and keep"))
        self.stop_button.setToolTip(self.tr("End the search and keep the best plan found (Ctrl+.)"))
        self.stop_button.clicked.connect(self.stop_asked)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("End the search and go back to before it"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        row.addLayout(words, 1)
        row.addWidget(self.curve)
        row.addWidget(self.stop_button)
        row.addWidget(self.cancel_button)
        self._pages.addWidget(page)

    def refresh_look(self) -> None:
        """Draw the icons anew after a change of palette."""
        renew_style_sheet(self.floors)
        self.plan_button.setIcon(icon("plan"))
        self.stop_button.setIcon(icon("stop"))
        self.cancel_button.setIcon(icon("cancel"))

    @property
    def running(self) -> bool:
        """Whether the strip shows a search under way."""
        return self._pages.currentIndex() == 1

    def begin(self) -> None:
        """Show that a search has started."""
        self.settings.hide()
        self.stop_button.setEnabled(True)
        self.curve.clear()
        self.bar.setRange(0, 0)
        self.phase.setText(self.tr("Starting the optimizer…"))
        self.figures.setText("")
        self._pages.setCurrentIndex(1)

    def show_progress(self, news: Progress) -> None:
        """Show news of the search."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(news.fraction * 1000))
        phase = said(news.phase)
        self.phase.setText(phase[:1].upper() + phase[1:])
        parts = [seconds_words(news.seconds)]
        if news.objective is not None:
            parts.insert(0, self.tr("best score {score}").format(score=score_words(news.objective)))
            self.curve.add(news.seconds, news.objective, news.bound)
        if news.bound is not None:
            parts.insert(len(parts) - 1, self.tr("bound {bound}").format(bound=score_words(news.bound)))
        parts.insert(len(parts) - 1, gap_words(news.objective, news.bound))
        self.figures.setText("  ·  ".join(parts))

    def stopping(self) -> None:
        """Say at once that Stop was heard."""
        self.phase.setText(self.tr("Stopping, keeping the best plan…"))
        self.stop_button.setEnabled(False)

    def concluding(self) -> None:
        """Say that the search is over and its plan is being judged."""
        self.bar.setRange(0, 0)
        self.phase.setText(self.tr("Working out the figures…"))
        self.stop_button.setEnabled(False)

    def end(self, text: str = "", course: tuple[Point, ...] = ()) -> None:
        """Back to the settings, with a word about the last search."""
        self.settings.show()
        self.last.setText(text)
        self.last_curve.set_points(course)
        self.last_curve.setVisible(len(course) > 1)
        self._pages.setCurrentIndex(0)

    def _name_position(self, position: int) -> None:
        from planner.services.presets import position_name

        self.slider.setToolTip(self.tr("Weights: {name}").format(name=said(position_name(position))))
