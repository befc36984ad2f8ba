"""Compound files (OLE2): the names in their directory tell a Microsoft Project plan from a letter or an old sheet."""

import re
import struct
from typing import BinaryIO

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MOST_SECTORS = 512
_NO_SECTOR = 0xFFFF_FFF0
_ENTRY = 128
_PLAN_STORAGE = re.compile(r" {3}\d{1,3}")


def entry_names(stream: BinaryIO) -> frozenset[str]:
    """Names of the storages and streams in a compound file's directory, as far as it can be followed.

    Reads at most some hundred sectors; a damaged directory gives the names before the damage, never an error.
    """
    head = _bytes_at(stream, 0, 512)
    if len(head) < 512 or not head.startswith(MARK):
        return frozenset()
    (shift,) = struct.unpack_from("<H", head, 30)
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", head, 48)
    names: set[str] = set()
    seen: set[int] = set()
    while sector < _NO_SECTOR and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        block = _bytes_at(stream, (sector + 1) * size, size)
        if len(block) < _ENTRY:
            break
        names.update(filter(None, map(_name_of, _entries(block))))
        sector = _next_sector(stream, head, sector, size)
    return frozenset(names)


def is_project(names: frozenset[str]) -> bool:
    """Whether these are the names inside a Microsoft Project file, from Project 98 on."""
    return any(_PLAN_STORAGE.fullmatch(name) or name.startswith("TBknd") for name in names)


def _bytes_at(stream: BinaryIO, offset: int, count: int) -> bytes:
    stream.seek(offset)
    return stream.read(count)


def _entries(block: bytes) -> list[bytes]:
    return [block[at : at + _ENTRY] for at in range(0, len(block) - _ENTRY + 1, _ENTRY)]


def _name_of(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    if not 2 < length <= 64:
        return ""
    return entry[: length - 2].decode("utf-16-le", errors="replace")


def _next_sector(stream: BinaryIO, head: bytes, sector: int, size: int) -> int:
    """The sector after this one in its chain; the end of the chain where the table cannot be followed."""
    table, slot = divmod(sector, size // 4)
    if table >= 109:
        return _NO_SECTOR
    (table_sector,) = struct.unpack_from("<I", head, 76 + 4 * table)
    if table_sector >= _NO_SECTOR:
        return _NO_SECTOR
    link = _bytes_at(stream, (table_sector + 1) * size + 4 * slot, 4)
    return int(struct.unpack("<I", link)[0]) if len(link) == 4 else _NO_SECTOR
