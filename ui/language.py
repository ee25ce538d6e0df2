"""The language of the window: the system's, or the one chosen in the View menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from resources import read_bytes
from ui.settings import text

LANGUAGES = ("de",)
"""Languages besides English that the window speaks: ``resources/translations/throughline_XX.qm``."""
SETTING = "look/language"
_KEPT: list[bytes] = []  # Qt reads the translations where they stand


def chosen(settings: QSettings) -> str:
    """The language chosen: ``en``, one of `LANGUAGES`, or '' for the system's."""
    value = text(settings, SETTING)
    return value if value in ("en", *LANGUAGES) else ""


def spoken(settings: QSettings, system: QLocale | None = None) -> str:
    """The language that the window speaks with these settings: the system's if it can, else English."""
    wanted = chosen(settings) or (system or QLocale.system()).name()[:2]
    return wanted if wanted in LANGUAGES else "en"


def speak(app: QCoreApplication, settings: QSettings) -> str:
    """Let the window speak its language; must come before anything is made that shows words. Gives the language."""
    language = spoken(settings)
    if language == "en":
        return language
    ours = QTranslator(app)
    content = read_bytes(f"translations/throughline_{language}.qm")
    _KEPT.append(content)
    if ours.load(content):
        app.installTranslator(ours)
    qts = QTranslator(app)
    if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
    return language
