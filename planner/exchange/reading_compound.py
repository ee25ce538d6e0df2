"""The stream of records in an .xls file, which is a small file system of its own (a compound file)."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
"""From here on, numbers are no sectors."""
_ENTRY = 128
_NAMES = ("workbook", "book")


def workbook_stream(content: bytes) -> bytes:
    """The records of the workbook; ValueError if the file is laid out in a way unknown to us, or damaged."""
    try:
        return _Compound(content).stream(_NAMES)
    except (struct.error, IndexError) as broken:
        raise ValueError("not a readable compound file") from broken


class _Compound:
    """Sectors, and the chains that they form."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if not (7 <= shift <= 16 and 4 <= mini_shift <= shift):
            raise ValueError("odd sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        self._table = self._sector_table()
        directory = self._chain(*struct.unpack_from("<I", content, 48))
        self._entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The first stream of one of these names."""
        root = next(entry for entry in [*self._entries, b""] if not entry or entry[66] == 5)
        for name in names:
            for entry in self._entries:
                length = max(0, min(64, struct.unpack_from("<H", entry, 64)[0]) - 2)
                if entry[66] == 2 and entry[:length].decode("utf-16-le", "replace").casefold() == name:
                    return self._data(entry, root)
        raise ValueError("no workbook in it")

    def _data(self, entry: bytes, root: bytes) -> bytes:
        start, size = struct.unpack_from("<II", entry, 116)
        if size >= struct.unpack_from("<I", self._content, 56)[0] or not root:
            return self._chain(start)[:size]
        small = self._chain(struct.unpack_from("<I", root, 116)[0])
        table = self._numbers(self._chain(struct.unpack_from("<I", self._content, 60)[0]))
        found, seen, sector = bytearray(), 0, start
        while sector < _END and seen <= len(table):
            found += small[sector * self._mini_size : (sector + 1) * self._mini_size]
            sector, seen = table[sector], seen + 1
        return bytes(found[:size])

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._content[at : at + self._size]

    def _sector_table(self) -> tuple[int, ...]:
        """Which sector follows each."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        further, count = struct.unpack_from("<II", self._content, 68)
        for _ in range(min(count, len(self._content) // self._size)):
            if further >= _END:
                break
            numbers = self._numbers(self._sector(further))
            listed += numbers[:-1]
            further = numbers[-1]
        most = len(self._content) // self._size + 1
        return self._numbers(b"".join(self._sector(number) for number in listed[:most] if number < _END))

    def _chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector < _END and len(found) <= len(self._table):
            found.append(self._sector(sector))
            sector = self._table[sector]
        return b"".join(found)

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
