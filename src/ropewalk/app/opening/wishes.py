"""What somebody says about how files are to be read, and what comes of a file that is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ropewalk.exchange.reading import Reading

if TYPE_CHECKING:
    from ropewalk.exchange.table.profile import Profile
    from ropewalk.planning.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What holds for every file of a call.

    profile   which column of a sheet means what
    level     which level of a tracker's export enters the program, in the words of `jira.Level`; None: the usual one
    """

    profile: Profile | None = None
    level: str | None = None


def unread(what: str, *findings: Finding) -> Reading:
    """A reading without a plan."""
    return Reading(format=what, plan=None, findings=findings)
