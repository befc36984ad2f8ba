"""Microsoft Project files (.mpp), turned into MSPDI by a limited child with Java."""

import io
from typing import BinaryIO, NamedTuple

from ropewalk.app.child.ask import ask
from ropewalk.app.child.limits import MEGABYTE, Limits
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import READING_BROKE_OFF

ENTRY = ("-m", "ropewalk.app.child.tasks.project")
LIMITS = Limits(
    address_bytes=1024 * MEGABYTE, wall_seconds=45.0, input_bytes=128 * MEGABYTE, answer_bytes=128 * MEGABYTE
)
_CPU_SECONDS_PER_MEGABYTE = 2
_MOST_CPU_SECONDS = 40


class Converted(NamedTuple):
    """A plan as MSPDI, and how many tasks (blank rows too), links and resources it was made from."""

    mspdi: bytes
    tasks: int
    links: int
    resources: int


def limits_for(size: int) -> Limits:
    """Limits for a file of so many bytes: five seconds of computing, and two more for each megabyte."""
    return LIMITS.with_cpu(min(_MOST_CPU_SECONDS, LIMITS.cpu_seconds + _CPU_SECONDS_PER_MEGABYTE * (size // MEGABYTE)))


def mspdi_of(stream: BinaryIO, *, name: str, limits: Limits | None = None) -> Converted | Finding:
    """The plan in an .mpp file as MSPDI, or the finding that stops it. `stream` is seekable; `name` its own name."""
    if limits is None:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        limits = limits_for(size)
    answer = ask(ENTRY, stream, name=name, limits=limits)
    if isinstance(answer, Finding):
        return answer
    text = answer.get("mspdi")
    counts = [answer.get(key) for key in ("tasks", "links", "resources")]
    tasks, links, resources = (count if isinstance(count, int) else -1 for count in counts)
    if not isinstance(text, str) or min(tasks, links, resources) < 0:
        how = "the program that reads it gave no usable answer"
        return READING_BROKE_OFF.at(Place(file=name), file=name, how=how)
    return Converted(text.encode("utf-8", errors="replace"), tasks, links, resources)
