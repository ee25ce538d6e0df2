"""Workbooks with texts in a part of their own, as Excel writes them; our writer puts them into the cells."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_CELL = re.compile(rb't="inlineStr"><is>(<t\b[^>]*>[^<]*</t>|<t */>)</is>')
_SPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_PART = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}"/>'.encode()
_RELATION = f'<Relationship Id="rIdTexts" Type="{_KIND}" Target="sharedStrings.xml"/>'.encode()


def share_texts(path: Path, to: Path) -> None:
    """Copy an xlsx file, its texts moved into the shared part."""
    texts: dict[bytes, int] = {}

    def moved(found: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % texts.setdefault(found[1], len(texts))

    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = _CELL.sub(moved, content)
            elif name == "[Content_Types].xml":
                content = content.replace(b"</Types>", _PART + b"</Types>")
            elif name == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", _RELATION + b"</Relationships>")
            new.writestr(name, content)
        strings = b"".join(b"<si>%b</si>" % text for text in texts)
        new.writestr("xl/sharedStrings.xml", b'<sst xmlns="%b">%b</sst>' % (_SPACE, strings))
