"""Records the pictures of the documentation: ``python -m tests.journeys.record docs/images [SECONDS]``.

With ``QT_SCALE_FACTOR=2`` in the environment it records them at 200 %, as ``NAME@2x.webp``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(folder: Path, seconds: int) -> None:
    """Walk through the window and save a picture, light and dark, at each stop."""
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["THROUGHLINE_SETTINGS"] = str(Path(temporary) / "window.ini")
        os.environ["THROUGHLINE_STATE_DIR"] = str(Path(temporary) / "state")
        from tests.journeys import workbench
        from tests.journeys.main_job import Camera, application, walk
        from ui.main_window import MainWindow
        from ui.settings import open_settings

        app = application()
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(temporary)  # so that the pictures name no folder of this computer
        window = MainWindow(open_settings())
        camera = Camera(folder)
        walk(window, Path("plan.xlsx"), camera, seconds)
        workbench.walk(window, camera, seconds)
        window.shut_down()
        app.clipboard().clear()
    print("\n".join(str(path) for path in camera.taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
