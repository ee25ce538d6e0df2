"""Scenes as files: PNG, SVG with text as text, and PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from planner.domain.errors import EnvironmentTrouble, UserError
from ui.pictures.layouts.parts import tr
from ui.pictures.painting import ScenePainter

if TYPE_CHECKING:
    from ui.pictures.shapes import Scene

SUFFIXES = (".png", ".svg", ".pdf")
SHARPNESS = 2
"""Pixels of a PNG for each pixel of the screen."""
POINTS = 0.75
"""Points of paper for each pixel of a picture."""


def export_scene(scene: Scene, path: Path) -> None:
    """Write a picture in the light look, by the ending of the name.

    Raises UserError for another ending and EnvironmentTrouble if the place does not take it; an older file is then
    left as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = tr("{path} must end in {some} or {last}.")
        raise UserError(known.format(path=path, some=", ".join(SUFFIXES[:-1]), last=SUFFIXES[-1]))
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(b"")  # says at once whether the folder takes it, and why not
        {".png": _png, ".svg": _svg, ".pdf": _pdf}[suffix](scene, beside)
        beside.replace(path)
    except OSError as trouble:
        words = tr("{path} could not be saved: {why}.").format(path=path, why=trouble.strerror or trouble)
        raise EnvironmentTrouble(words) from trouble
    finally:
        beside.unlink(missing_ok=True)


def _png(scene: Scene, path: Path) -> None:
    image = QImage(round(scene.width) * SHARPNESS, round(scene.height) * SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SHARPNESS, SHARPNESS)
    ScenePainter().paint(painter, scene)
    painter.end()
    writer = QImageWriter(str(path), QByteArray(b"PNG"))
    if not writer.write(image):
        raise OSError(0, writer.errorString())


def _svg(scene: Scene, path: Path) -> None:
    from PySide6.QtSvg import QSvgGenerator  # only whoever exports needs it

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(round(scene.width), round(scene.height)))
    generator.setViewBox(QRectF(0, 0, scene.width, scene.height))
    generator.setResolution(96)
    generator.setTitle(scene.title)
    generator.setDescription(scene.summary)
    painter = QPainter(generator)
    ScenePainter().paint(painter, scene)
    painter.end()


def _pdf(scene: Scene, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(scene.title)
    writer.setCreator("Throughline")
    writer.setResolution(1200)
    size = QPageSize(QSizeF(scene.width * POINTS, scene.height * POINTS), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(writer.width() / scene.width, writer.width() / scene.width)
    ScenePainter().paint(painter, scene)
    painter.end()
