"""Limits of a child process: stated by the parent, held by the child before it reads a byte."""

import contextlib
import faulthandler
import json
import sys
from dataclasses import asdict, dataclass, replace
from typing import Self

if sys.platform != "win32":
    import resource

MEGABYTE = 1024 * 1024
_GRACE_SECONDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child process may use.

    memory_bytes   resident; also its address space, unless `address_bytes` says otherwise
    address_bytes  data it may map writable, for tasks that reserve more than they use (Java)
    cpu_seconds    of all its threads together
    wall_seconds   on the clock, for what waits instead of working, and for busy machines
    input_bytes    of the file it is given
    answer_bytes   of the JSON it answers
    """

    memory_bytes: int = 400 * MEGABYTE
    address_bytes: int | None = None
    cpu_seconds: int = 5
    wall_seconds: float = 10.0
    input_bytes: int = 64 * MEGABYTE
    answer_bytes: int = 64 * MEGABYTE

    def with_cpu(self, seconds: int) -> Self:
        """The same limits with more or less time to compute."""
        return replace(self, cpu_seconds=seconds)

    def to_text(self) -> str:
        """As one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Back from the command line."""
        return cls(**json.loads(text))


def hold(limits: Limits) -> None:
    """Bind this process to its limits, for good. What the system cannot limit, the parent watches."""
    faulthandler.dump_traceback_later(limits.wall_seconds + _GRACE_SECONDS, exit=True)
    if sys.platform != "win32":
        _cap(resource.RLIMIT_CORE, 0)
        _cap(resource.RLIMIT_FSIZE, limits.answer_bytes)
        _cap(resource.RLIMIT_CPU, limits.cpu_seconds, spare=1)
        if limits.address_bytes is None:
            _cap(resource.RLIMIT_AS, limits.memory_bytes)
        else:
            _cap(resource.RLIMIT_DATA, limits.address_bytes)


if sys.platform != "win32":

    def _cap(which: int, amount: int, *, spare: int = 0) -> None:
        """Lower one limit; a limit the system does not know or already holds lower is left."""
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (amount, amount + spare))
