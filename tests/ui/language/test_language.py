"""The language of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings

from ui.language import SETTING, spoken


@pytest.mark.parametrize(
    ("chosen", "system", "language"),
    [("", "de_AT", "de"), ("", "pl_PL", "en"), ("en", "de_DE", "en"), ("de", "en_GB", "de"), ("xx", "en_GB", "en")],
)
def test_the_window_speaks_the_chosen_language_or_the_systems(
    tmp_path: Path, chosen: str, system: str, language: str
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue(SETTING, chosen)
    assert spoken(settings, QLocale(system)) == language
