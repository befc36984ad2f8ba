"""The archive a workbook is: judged as a whole before anything in it is unpacked, then opened part by part."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ropewalk.exchange.contents import archive
from ropewalk.exchange.contents.refusal import Refusal, broken

MOST_ENTRIES = 5_000
MOST_BYTES = 256 * 1024 * 1024
MOST_RATIO = 100
RATIO_FLOOR = 2 * 1024 * 1024
"""Parts smaller than this when unpacked may be packed as tightly as they like."""

_CHUNK = 256 * 1024
_ODD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\x00")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The parts of a workbook by their names, read within a budget of unpacked bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        """Judge the archive. Raises Refusal when it is damaged, locked or would unpack to too much."""
        directory = archive.directory_of(stream)
        if directory is None:
            raise broken("its end is missing, it was cut off")
        if directory.is_huge or directory.entries > MOST_ENTRIES:
            raise Refusal("workbook-bomb", what=f"it holds {directory.entries:,} packed files")
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise broken("the directory of its parts cannot be read") from error
        self._left = MOST_BYTES
        self._parts = _judged(self._archive.infolist())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece. Raises Refusal when it is missing or damaged."""
        part = self._parts.get(name.casefold())
        if part is None:
            raise broken(f"its part {name} is missing")
        try:
            with self._archive.open(part) as unpacked:
                while chunk := unpacked.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _unpacks_to(MOST_BYTES)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise broken(f"its part {name} cannot be unpacked") from error


def _judged(parts: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(parts) > MOST_ENTRIES:
        raise Refusal("workbook-bomb", what=f"it holds {len(parts):,} packed files")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES:
        raise _unpacks_to(unpacked)
    by_name: dict[str, zipfile.ZipInfo] = {}
    for part in parts:
        _judge(part)
        if by_name.setdefault(part.filename.casefold(), part) is not part:
            raise broken(f"it holds the part {_said(part)} twice")
    return by_name


def _judge(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise Refusal("file-locked", how="save it in Excel without one")
    if part.compress_type not in _METHODS:
        raise broken(f"its part {_said(part)} is packed in a way that no spreadsheet program uses")
    if _ODD_NAME.search(part.filename):
        raise broken(f"its part {_said(part)} has a name that leads out of the workbook")
    if part.file_size > RATIO_FLOOR and part.file_size > MOST_RATIO * max(1, part.compress_size):
        ratio = part.file_size // max(1, part.compress_size)
        raise Refusal("workbook-bomb", what=f"its part {_said(part)} is packed {ratio:,} to 1, {MOST_RATIO} is allowed")


def _unpacks_to(count: int) -> Refusal:
    return Refusal("workbook-bomb", what=f"{count / 2**20:,.0f} MB or more, {MOST_BYTES // 2**20:,} MB is allowed")


def _said(part: zipfile.ZipInfo) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in part.filename)[:80]
