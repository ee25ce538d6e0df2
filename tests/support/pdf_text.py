"""The words of a PDF that Qt has written, without Qt: what a search of the pages would find."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(rb"/F(\d+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>\s*Tj|\bBT\b")


def pdf_text(content: bytes) -> str:
    """All words, one text of a page in a line, after the document's own properties."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    streams = {number: found for number, body in objects.items() if (found := _unpacked(body)) is not None}
    codes = {number: _codes(streams[int(at[1])]) for number, body in objects.items()
             if (at := re.search(rb"/ToUnicode (\d+) 0 R", body)) and int(at[1]) in streams}  # fmt: skip
    lines = ["".join(_page(stream, codes)) for stream in streams.values() if b" Tj" in stream]
    properties = b"\n".join(body for body in objects.values() if b"/Creator" in body).replace(b"\0", b"")
    text = "\n".join([properties.decode("latin-1"), *lines])
    return unicodedata.normalize("NFKC", text).replace("\t\t", " ").replace("\t", " ")


def pages_in(content: bytes) -> int:
    """How many pages there are."""
    return len(re.findall(rb"/Type\s*/Page\b", content))


def _unpacked(body: bytes) -> bytes | None:
    found = _STREAM.search(body)
    if found is None:
        return None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]


def _codes(cmap: bytes) -> dict[int, str]:
    """What the glyphs of a font mean."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, meant in _RANGE.findall(block):
            start, count = int(first, 16), int(last, 16) - int(first, 16) + 1
            listed = re.findall(rb"<([0-9A-Fa-f]+)>", meant)
            for at in range(count):
                text = _wide(listed[at]) if meant.startswith(b"[") else _wide(listed[0], at)
                found[start + at] = text
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, meant in _CHAR.findall(block):
            found[int(code, 16)] = _wide(meant)
    return found


def _wide(digits: bytes, plus: int = 0) -> str:
    text = bytes.fromhex(digits.decode()).decode("utf-16-be")
    return text[:-1] + chr(ord(text[-1]) + plus)


def _page(stream: bytes, codes: dict[int, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    for number, glyphs in _SHOWN.findall(stream):
        if number:
            font = codes[int(number)]
        elif glyphs:
            yield "".join(font.get(int(glyphs[at : at + 4], 16), "\ufffd") for at in range(0, len(glyphs), 4))
        else:
            yield "\n"
