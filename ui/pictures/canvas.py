"""A picture on the window: pointing at it, clicking, and going through it with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from ui.pictures.layouts.laying import scene_of
from ui.pictures.painting import ScenePainter, font_look

if TYPE_CHECKING:
    from planner.services.pictures.numbers import Picture
    from ui.pictures.shapes import Hot, Scene, Target

MOST_PIXELS = 12_000_000
"""Pixels of a painted picture that is kept; larger ones are painted each time."""


class Canvas(QWidget):
    """Paints a scene; its areas can be pointed at, clicked, and reached with the arrow keys."""

    chosen = Signal(object)  # Target
    told = Signal(str)  # what the area pointed at, or reached by keys, says

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.current = -1  # the area that the keyboard has reached
        self._image: QPixmap | None = None  # the scene as painted last
        self._image_key: tuple[int, int, int] = (0, 0, 0)
        self.numbers = ""  # for screen readers: the picture's numbers, line by line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_scene(self, scene: Scene | None) -> None:
        """Show a scene in place of the one before; the keyboard starts anew if there is another number of areas."""
        before = len(self.scene.hots) if self.scene else 0
        self.scene, self._image = scene, None
        if scene is None or len(scene.hots) != before:
            self.current = -1
        if scene is not None:
            self.setFixedHeight(round(scene.height))
            self.setAccessibleName(scene.title)
            self.setAccessibleDescription(f"{scene.summary}\n{self.numbers}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(self.scene.height) if self.scene else 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().base())
        if self.scene is None:
            return
        self._paint_scene(painter, self.scene)
        hot = self._current_hot()
        if hot is not None and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRect(QRectF(hot.x, hot.y, hot.width, hot.height).adjusted(-2, -2, 2, 2))

    def _paint_scene(self, painter: QPainter, scene: Scene) -> None:
        """Paint from an image that is kept, for moving the focus must not take as long as a large picture."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(scene.height * ratio))
        if size.width() * size.height() > MOST_PIXELS:
            ScenePainter(self.palette()).paint(painter, scene, ground=False)
            return
        key = (self.palette().cacheKey(), size.width(), size.height())
        if self._image is None or self._image_key != key:
            image = QPixmap(size)
            image.setDevicePixelRatio(ratio)
            image.fill(self.palette().base().color())
            inner = QPainter(image)
            ScenePainter(self.palette()).paint(inner, scene, ground=False)
            inner.end()
            self._image, self._image_key = image, key
        painter.drawPixmap(0, 0, self._image)

    def _current_hot(self) -> Hot | None:
        if self.scene is None or not 0 <= self.current < len(self.scene.hots):
            return None
        return self.scene.hots[self.current]

    # ---- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self._hot_at(event.position().x(), event.position().y())
        leads = hot is not None and hot.target is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.told.emit(_one_line(hot.tip) if hot else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hot = self._hot_at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and hot is not None and hot.target is not None:
            self.chosen.emit(hot.target)

    def leaveEvent(self, event: QEvent) -> None:
        self.told.emit("")
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hot = self._hot_at(event.pos().x(), event.pos().y())
            if hot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), hot.tip, self)
            return True
        return super().event(event)

    def _hot_at(self, x: float, y: float) -> Hot | None:
        at = self.scene.hot_at(x, y) if self.scene else -1
        return self.scene.hots[at] if self.scene and at >= 0 else None

    # ---- keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.scene is not None and self.scene.hots and self.current < 0:
            self.go_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self.scene.hots) if self.scene else 0
        if not count:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.go_to(min(max(self.current + (1 if key == Qt.Key.Key_Right else -1), 0), count - 1))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.go_to(self._beside(1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            hot = self._current_hot()
            if hot is not None and hot.target is not None:
                self.chosen.emit(hot.target)
        else:
            super().keyPressEvent(event)

    def _beside(self, way: int) -> int:
        """The nearest area above or below the current one."""
        here = self._current_hot()
        if self.scene is None or here is None:
            return 0
        x, y = here.x + here.width / 2, here.y + here.height / 2
        best, least = self.current, float("inf")
        for at, hot in enumerate(self.scene.hots):
            dx, dy = abs(hot.x + hot.width / 2 - x), (hot.y + hot.height / 2 - y) * way
            if dy > 1 and dx * 2 + dy < least:
                best, least = at, dx * 2 + dy
        return best

    def go_to(self, at: int) -> None:
        """Make an area the current one, and say what it says."""
        self.current = at
        hot = self._current_hot()
        if hot is None:
            return
        parent = self.parentWidget()  # the viewport of the area that scrolls it
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QScrollArea):
            area.ensureVisible(round(hot.x + hot.width / 2), round(hot.y + hot.height / 2), 60, 60)
        words = _one_line(hot.tip)
        self.told.emit(words)
        title = self.scene.title if self.scene else ""
        self.setAccessibleName(f"{title}. {words}")  # a screen reader says a name that has changed
        self.update()


class PictureArea(QScrollArea):
    """A canvas that is laid out anew for every width, and scrolls where a picture is higher than the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas()
        self.picture: Picture | None = None
        self._chosen = ""
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.canvas)
        self._look = font_look(float(self.fontInfo().pixelSize()))

    def show_picture(self, picture: Picture | None, chosen: str = "", words: str = "") -> None:
        """Show the data of a picture; ``chosen`` is the id of the plan shown, ``words`` are its numbers as text."""
        self.picture, self._chosen, self.canvas.numbers = picture, chosen, words
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the picture out for the present room."""
        room = self.viewport().size()
        if self.picture is None:
            self.canvas.show_scene(None)
            return
        self.canvas.show_scene(scene_of(self.picture, self._look, max(room.width(), 420), room.height(), self._chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def place_of(self, target: Target) -> QPoint | None:
        """Where the first area that leads to a target lies on the canvas; None if there is none."""
        hots = self.canvas.scene.hots if self.canvas.scene else ()
        hot = next((hot for hot in hots if hot.target == target), None)
        return None if hot is None else QPoint(round(hot.x + hot.width / 2), round(hot.y + hot.height / 2))


def _one_line(tip: str) -> str:
    return "; ".join(line for line in tip.splitlines() if line)
