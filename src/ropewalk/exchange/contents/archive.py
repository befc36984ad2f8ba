"""ZIP archives: the names in their directory tell a workbook from a document, without unpacking anything."""

import io
import re
import struct
from typing import BinaryIO, NamedTuple

MARK = b"PK\x03\x04"
MARK_EMPTY = b"PK\x05\x06"
MOST_ENTRIES = 10_000
MOST_DIRECTORY_BYTES = 4 * 1024 * 1024

_END_MARK = b"PK\x05\x06"
_ENTRY_MARK = b"PK\x01\x02"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_SHEETS = re.compile(r"xl/(workbook\d*\.xml|worksheets/.+\.xml)", re.IGNORECASE)


class Directory(NamedTuple):
    """The directory at the end of an archive.

    names    of its entries, in order, at most MOST_ENTRIES of them
    entries  how many there are said to be
    is_huge  it is larger than any spreadsheet program writes
    """

    names: tuple[str, ...]
    entries: int
    is_huge: bool = False


def directory_of(stream: BinaryIO) -> Directory | None:
    """The directory of an archive, None where it has none: cut off or damaged. Reads at most some megabytes."""
    size = stream.seek(0, io.SEEK_END)
    tail_at = max(0, size - _END_SIZE - _LONGEST_COMMENT)
    stream.seek(tail_at)
    tail = stream.read(_END_SIZE + _LONGEST_COMMENT)
    end = tail.rfind(_END_MARK)
    if end < 0 or end + _END_SIZE > len(tail):
        return None
    entries, directory_size, offset = struct.unpack_from("<HII", tail, end + 10)
    if entries > MOST_ENTRIES or directory_size > MOST_DIRECTORY_BYTES:
        return Directory((), entries, is_huge=True)
    stream.seek(max(0, tail_at + end - directory_size if offset > size else offset))
    return Directory(tuple(_names(stream.read(directory_size))), entries)


def is_workbook(names: tuple[str, ...]) -> bool:
    """Whether these are the entries of an Excel workbook (.xlsx, .xlsm)."""
    return any(_SHEETS.fullmatch(name) for name in names)


def first_name(head: bytes) -> str:
    """The name of the first entry of an archive, told from its beginning alone."""
    if len(head) < 30 or not head.startswith(MARK):
        return ""
    (length,) = struct.unpack_from("<H", head, 26)
    return head[30 : 30 + length].decode("utf-8", errors="replace")


def _names(directory: bytes) -> list[str]:
    names: list[str] = []
    at = 0
    while at + 46 <= len(directory) and directory.startswith(_ENTRY_MARK, at) and len(names) < MOST_ENTRIES:
        name, extra, comment = struct.unpack_from("<HHH", directory, at + 28)
        names.append(directory[at + 46 : at + 46 + name].decode("utf-8", errors="replace"))
        at += 46 + name + extra + comment
    return names
