"""A handoff that a plan hints at and nobody has stated yet."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ropewalk.planning.plan import Handoff, LinkKind, TaskRef


class LinkOut(NamedTuple):
    """A link that leaves its file, as the file writes it.

    task      the task of the program at its one end
    file      what names the other file, `other` the task in it
    kind      FS, SS, FF or SF
    is_giver  whether the other task waits for this one
    """

    task: TaskRef
    file: str
    other: str
    kind: str
    is_giver: bool


class Evidence(IntEnum):
    """What a candidate rests on, the surest first."""

    LINKED = 0
    QUOTED = 1
    SAID = 2
    SAME_NAME = 3
    SAID_OF_PROJECT = 4
    LINKED_OUTSIDE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposal: `giver` hands `what` to `receiver`.

    giver     names no task where only its project is known
    sentence  why it is proposed
    """

    giver: TaskRef
    receiver: TaskRef
    what: str
    evidence: Evidence
    sentence: str
    kind: LinkKind = LinkKind.FS

    def handoff(self, key: str) -> Handoff:
        """The handoff, were it agreed."""
        return Handoff(key=key, giver=self.giver, receiver=self.receiver, what=self.what, kind=self.kind)
