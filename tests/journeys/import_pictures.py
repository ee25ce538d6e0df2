"""Records the pictures of the import wizard: ``python -m tests.journeys.import_pictures docs/images``."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from ui.importing.way import Step
    from ui.importing.wizard import ImportWizard
    from ui.main_window import MainWindow

SPONSOR = "Halvorsen Biopharma"
FIRST = (
    ("HLV-310", SPONSOR, "Awarded", "100%", dt.date(2027, 3, 1), dt.date(2028, 4, 30), "K. Holm"),
    ("HLV-311", SPONSOR, "RFP", "40%", dt.date(2027, 6, 1), "Q2 2028", "K. Holm"),
    ("HLV-312", SPONSOR, "Forecast", "25%", "Q3 2027", "H1-28", "M. Ruiz"),
    ("HLV-313", SPONSOR, "Verbal", "80%", dt.date(2027, 2, 1), dt.date(2028, 1, 31), "M. Ruiz"),
)
SECOND = (
    ("HLV-310", SPONSOR, "Awarded", "100%", dt.date(2027, 5, 1), dt.date(2028, 6, 30), "K. Holm"),
    ("HLV-311", SPONSOR, "Verbal", "70%", dt.date(2027, 6, 1), "Q2 2028", "K. Holm"),
    ("HLV-312", SPONSOR, "Forecast", "25%", "Q3 2027", "H1-28", "M. Ruiz"),
    ("HLV-314", SPONSOR, "RFP", "50%", dt.date(2027, 9, 1), dt.date(2028, 6, 30), "M. Ruiz"),
)


def main(folder: Path) -> None:
    """A first import and its second version, with a picture of the columns and one of the proposal."""
    with tempfile.TemporaryDirectory() as temporary:
        for name, part in (("SETTINGS", "window.ini"), ("STATE_DIR", "state"), ("LOG_DIR", "log")):
            os.environ[f"THROUGHLINE_{name}"] = str(Path(temporary) / part)
        from tests.journeys.main_job import application, until
        from tests.ui.importing.files import pipeline
        from ui.doors import Doors
        from ui.importing.way import Step
        from ui.main_window import MainWindow
        from ui.settings import open_settings

        app = application()
        window = MainWindow(open_settings(), Doors(import_folder=Path(temporary) / "memory"))
        window.resize(1280, 800)
        window.show()
        window.open_sample()
        until(lambda: window.controller.portfolio is not None, "the sample")
        wizard = _wizard(window, pipeline(Path(temporary), "Pipeline October.xlsx", FIRST))
        _go(wizard, Step.COLUMNS)
        _save(wizard, folder / "import-columns.png")
        wizard.columns.panel.guesses.click()
        _quiet(wizard)
        _go(wizard, Step.DONE)
        _quiet(wizard)
        wizard.next_button.click()
        wizard = _wizard(window, pipeline(Path(temporary), "Pipeline December.xlsx", SECOND))
        _go(wizard, Step.REVIEW)
        _save(wizard, folder / "import-proposal.png")
        wizard.reject()
        window.shut_down()
        app.clipboard().clear()


def _wizard(window: MainWindow, path: Path) -> ImportWizard:
    from tests.journeys.main_job import until

    window.importing.import_files([path])
    until(lambda: window.importing.wizard is not None, "the wizard")
    wizard = window.importing.wizard
    assert wizard is not None
    _quiet(wizard)
    return wizard


def _quiet(wizard: ImportWizard) -> None:
    """Wait until nothing is under way for a while."""
    from tests.journeys.main_job import pause, until

    for _ in range(4):
        pause(60)
        until(lambda: not wizard.run.working, "the wizard's work")


def _go(wizard: ImportWizard, step: Step) -> None:
    from tests.journeys.main_job import until

    while wizard.step < step:
        if not wizard.next_button.isEnabled():
            raise RuntimeError(f"stuck on {wizard.step.name}: {wizard.message.text}")
        before = wizard.step
        wizard.next_button.click()
        _quiet(wizard)
        until(lambda before=before: wizard.step != before, "the next page")  # type: ignore[misc]


def _save(wizard: ImportWizard, path: Path) -> None:
    if not wizard.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
