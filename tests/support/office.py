"""LibreOffice without a window, where it is installed: converting workbooks, with every formula calculated anew."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(path: Path, kind: str, folder: Path) -> Path:
    """The workbook as another kind of file (xlsx, ods, pdf) in ``folder``; the test is skipped without LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    return convert(office, path, kind, folder)


def convert(office: str, path: Path, kind: str, folder: Path) -> Path:
    """The same with a known LibreOffice; RuntimeError with what it says if it makes no file."""
    profile = folder / "office profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    made = folder / f"{path.stem}.{kind}"
    said = subprocess.run(
        [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir",
         str(folder), str(path)],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    shutil.rmtree(profile, ignore_errors=True)
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no {made.name}: {said.stdout} {said.stderr}")
    return made
