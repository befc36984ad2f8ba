"""Stand-ins for tasks of other files that tasks of this one wait for and that have no row of their own here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.links import OutsideLink
from ropewalk.exchange.mspdi.outside import stand_in
from ropewalk.exchange.mspdi.tasks import Saved
from ropewalk.exchange.reading import CrossLink
from ropewalk.planning.findings.mspdi import MSPDI_OUTSIDE_UNDATED
from ropewalk.planning.phrases import moment_phrase
from ropewalk.planning.plan import LagUnit, Link, LinkKind, Project, Task, TaskRef
from ropewalk.planning.units import Instant
from ropewalk.planning.worktime import Worktimes

_FROM_START = (LinkKind.FS, LinkKind.SS)


@dataclass(eq=False)
class StandIns:
    """Milestones for outside tasks: as late as the saved dates of the tasks that wait for them allow.

    tasks, links  to be added to the project
    left          links without a stand-in: nothing dates them
    """

    project: Project
    worktimes: Worktimes
    faults: Faults
    tasks: list[Task] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    left: list[CrossLink] = field(default_factory=list)

    def add(self, outside: Sequence[OutsideLink], saved: Sequence[Saved]) -> None:
        """Stand in for the sources of these links, as far as the file has no row for them."""
        known = {task.key: task for task in self.project.tasks}
        dates = {row.key: row for row in saved}
        groups: dict[str, list[OutsideLink]] = {}
        for each in outside:
            if each.link.source in known:
                self.links.append(each.link)
            else:
                groups.setdefault(_key(each), []).append(each)
        for key, group in groups.items():
            self._add_group(key, group, known, dates)

    def _add_group(
        self, key: str, group: Sequence[OutsideLink], known: dict[str, Task], dates: dict[str, Saved]
    ) -> None:
        limits = [self._limit(each.link, known[each.link.target], dates[each.link.target]) for each in group]
        dated = [at for at in limits if at is not None]
        outside = group[0].outside
        if dated:
            self.tasks.append(stand_in(key, outside, min(dated)))
            self.links += [replace(each.link, source=key) for each in group]
        else:
            self.left += [_crossing(self.project.key, each) for each in group]
        waiting = known[group[0].link.target]
        at = f"a milestone on {moment_phrase(min(dated))} stands in for it, from the dates saved here" if dated else ""
        self.faults.add(
            MSPDI_OUTSIDE_UNDATED,
            key=waiting.key,
            at="CrossProjectName",
            who=f"Task {waiting.key} {waiting.name}".strip(),
            other=outside.words,
            file=outside.file,
            instead=at or "the link is left out",
        )

    def _limit(self, link: Link, target: Task, dates: Saved) -> Instant | None:
        """The latest end of the source with which the target could be where it was saved."""
        at = dates.start if link.kind in _FROM_START else dates.finish
        if at is None or not link.lag.amount or link.lag.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
            return at
        if link.lag.unit is LagUnit.ELAPSED:
            return Instant(at - link.lag.amount)
        time = self.worktimes.times[self.worktimes.number_of(self.project, target)]
        is_late = link.kind not in _FROM_START
        return Instant(int(time.instants(time.positions(at, late=is_late) - 2 * link.lag.amount)))


def _key(each: OutsideLink) -> str:
    return each.link.source or f"{each.outside.file} {each.outside.number or ''}".strip()


def _crossing(project: str, each: OutsideLink) -> CrossLink:
    here = TaskRef(project, each.link.target)
    return CrossLink(here, each.outside.file, each.outside.number or "", each.link.kind.value, is_giver=False)
