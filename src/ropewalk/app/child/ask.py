"""The parent's side: start a limited child for one file, watch over it, and turn whatever happens into an answer."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import IO, BinaryIO

from ropewalk.app.child.limits import MEGABYTE, Limits
from ropewalk.app.child.memory import resident_bytes
from ropewalk.app.child.verdict import said_by
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import (
    FILE_TOO_LARGE,
    READING_BROKE_OFF,
    READING_NOT_STARTED,
    READING_TOO_HUNGRY,
    READING_TOO_LONG,
)

_IS_POSIX = os.name == "posix"
_POLL_SECONDS = 0.004
_MEMORY_SECONDS = 0.02 if sys.platform == "linux" else 0.1
_CHUNK = 1024 * 1024
_KEPT_NAMES = ("JAVA_HOME", "PATH", "SYSTEMROOT")
"""All that a child sees of the environment, so that it finds Java and, on Windows, its own libraries."""


Entry = tuple[str, ...]
"""How the interpreter is told what to run: `("-m", module)`, a module of `tasks`."""


def ask(entry: Entry, stream: BinaryIO, *, name: str, limits: Limits) -> dict[str, object] | Finding:
    """What the child makes of a file, or what is said about the file when it makes nothing of it.

    entry    what the child runs
    stream   the file, read from where it stands; at most `limits.input_bytes`
    name     the file's own name, for what is said
    returns  the task's answer as JSON objects, untrusted: whoever uses it checks its shape
    """
    place = Place(file=name)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="ropewalk-", ignore_cleanup_errors=True) as folder,
            tempfile.TemporaryFile(dir=folder) as given,
            tempfile.TemporaryFile(dir=folder) as answer,
        ):
            if not _copy(stream, given, limits.input_bytes):
                limit = f"{limits.input_bytes // MEGABYTE:,} MB"
                return FILE_TOO_LARGE.at(place, file=name, size=f"more than {limit}", limit=limit)
            with _lifeline() as lifeline:
                process = _start(entry, limits, folder=folder, given=given, answer=answer, lifeline=lifeline)
                stopped = _watch(process, answer, name=name, limits=limits)
            if stopped is not None:
                return stopped
            return said_by(answer, process.returncode, name=name, limits=limits)
    except OSError as error:
        return READING_NOT_STARTED.at(place, file=name, why=error.strerror or "the system refused")


def _copy(stream: BinaryIO, given: IO[bytes], limit: int) -> bool:
    """Whether all of the stream fitted."""
    left = limit
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            return False
        given.write(chunk)
    given.seek(0)
    return True


@contextlib.contextmanager
def _lifeline() -> Iterator[int]:
    """A pipe's reading end for the child; it runs dry when this process ends, however it ends."""
    if not _IS_POSIX:
        yield -1
        return
    reading, writing = os.pipe()
    try:
        yield reading
    finally:
        os.close(reading)
        os.close(writing)


def _start(
    entry: Entry, limits: Limits, *, folder: str, given: IO[bytes], answer: IO[bytes], lifeline: int
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-X", "utf8", *entry, limits.to_text(), str(lifeline)]
    kept = {key: os.environ[key] for key in _KEPT_NAMES if key in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        command,
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={
            **kept,
            "LANG": "C.UTF-8",
            "TMPDIR": folder,
            "TEMP": folder,
            "TMP": folder,
            "HOME": folder,
            "MALLOC_ARENA_MAX": "2",
        },
        close_fds=True,
        pass_fds=(lifeline,) if lifeline >= 0 else (),
        start_new_session=True,
    )


def _watch(process: subprocess.Popen[bytes], answer: IO[bytes], *, name: str, limits: Limits) -> Finding | None:
    """Wait for the end; None when the child ended by itself, else why it was stopped."""
    place = Place(file=name)
    began = measured = time.monotonic()
    try:
        while process.poll() is None:
            now = time.monotonic()
            if now - began > limits.wall_seconds:
                return READING_TOO_LONG.at(place, file=name, seconds=limits.wall_seconds)
            if now - measured > _MEMORY_SECONDS:
                measured = now
                if (resident_bytes(process.pid) or 0) > limits.memory_bytes:
                    return READING_TOO_HUNGRY.at(place, file=name, megabytes=limits.memory_bytes // MEGABYTE)
                if os.fstat(answer.fileno()).st_size > limits.answer_bytes:
                    return READING_BROKE_OFF.at(place, file=name, how="it holds more than a plan can hold")
            time.sleep(_POLL_SECONDS)
    finally:
        _end(process)
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Make sure that neither the child nor anything it started lives on."""
    if _IS_POSIX:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
