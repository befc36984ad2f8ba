"""Files on this machine: opened to be read, written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ropewalk.app.opening import Wishes, open_plan, unread
from ropewalk.exchange.reading import Reading
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import FILE_CLOSED, FILE_FOLDER, FILE_MISSING, FILE_NOT_WRITTEN

STANDARD_OUTPUT = "-"


def read_plan(path: str, wishes: Wishes) -> Reading:
    """What a file says; a reading without a plan where it cannot be opened or read."""
    place = Place(file=name_of(path))
    try:
        with Path(path).open("rb") as stream:
            if stream.seekable():
                return open_plan(stream, name=name_of(path), wishes=wishes)
            with tempfile.TemporaryFile() as kept:
                kept.write(stream.read())
                return open_plan(kept, name=name_of(path), wishes=wishes)
    except FileNotFoundError:
        return unread("file", FILE_MISSING.at(place, file=path))
    except IsADirectoryError:
        return unread("file", FILE_FOLDER.at(place, file=path))
    except OSError as error:
        kind = FILE_FOLDER if Path(path).is_dir() else FILE_CLOSED
        return unread("file", kind.at(place, file=path, why=why(error)))


def read_text(path: str) -> str | Finding:
    """The text of a small file, or why there is none."""
    place = Place(file=name_of(path))
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return FILE_MISSING.at(place, file=path)
    except UnicodeDecodeError:
        return FILE_CLOSED.at(place, file=path, why="it is not text in UTF-8")
    except OSError as error:
        return FILE_CLOSED.at(place, file=path, why=why(error))


def write_whole(path: str, fill: Callable[[BinaryIO], None]) -> Finding | None:
    """Write a file beside its place and then put it there, so that nobody ever sees half of it."""
    if path == STANDARD_OUTPUT:
        fill(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return None
    target = Path(path)
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                fill(stream)
            Path(beside).chmod(_mode_for(target))
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        return FILE_NOT_WRITTEN.at(Place(file=target.name), file=path, why=why(error))
    return None


def write_bytes(path: str, data: bytes) -> Finding | None:
    """Write these bytes, as `write_whole` does."""

    def fill(stream: BinaryIO) -> None:
        stream.write(data)

    return write_whole(path, fill)


def name_of(path: str) -> str:
    """A file's own name, without its folders."""
    return Path(path).name or path


def why(error: OSError) -> str:
    """What the system says, as the end of a sentence."""
    text = error.strerror or "the system refused"
    return text[:1].lower() + text[1:]


def _mode_for(target: Path) -> int:
    """The rights of the file that is replaced, else those a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
