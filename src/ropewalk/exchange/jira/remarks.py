"""What a person should know about how an export was read: what entered, what has no dates, what belongs nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ropewalk.exchange.jira.facts import Facts
from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.issue import EPIC, ITEM
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.tasks import Tasks
from ropewalk.exchange.jira.tree import NOBODY
from ropewalk.exchange.jira.versions import Versions
from ropewalk.exchange.table.states import State
from ropewalk.planning.findings import FindingKind, Place
from ropewalk.planning.findings.jira import (
    JIRA_DATA_DATE,
    JIRA_DATES_REVERSED,
    JIRA_DATES_ROLLED,
    JIRA_DONE_WITH_REST,
    JIRA_DROPPED,
    JIRA_ENTERED,
    JIRA_LOOSE,
    JIRA_PARENT_ELSEWHERE,
    JIRA_SPRINT_DATES,
    JIRA_UNDATED,
)
from ropewalk.planning.phrases import count_phrase, day_phrase, list_phrase
from ropewalk.planning.plan import Plan

_MOST_NAMED = 20
_DONE = (State.DONE, State.DROPPED)


@dataclass(eq=False)
class Remarks:
    """Says what was decided; to be asked when the plan is made."""

    facts: Facts
    tasks: Tasks
    versions: Versions
    faults: Faults

    def add_all(self, plan: Plan) -> None:
        """Every remark there is reason for, those about the file first."""
        self._say_entered(plan)
        if self.facts.times.facts_end is not None:
            self.faults.add(JIRA_DATA_DATE, Place(), date=day_phrase(self.facts.times.facts_end))
        self._say_reversed()
        self._say_done_with_rest()
        issues = self.facts.tree.issues
        for project in dict.fromkeys(issue.project for issue in issues):
            rows = [row for row, issue in enumerate(issues) if issue.project == project]
            self._say_undated(project, rows)
            self._say_rolled(project)
            self._say(JIRA_SPRINT_DATES, project, self.tasks.by_sprint)
            self._say(JIRA_LOOSE, project, [row for row in rows if self._is_loose(row)])
            self._say(JIRA_PARENT_ELSEWHERE, project, [row for row in rows if self._is_astray(row)])
            self._say_dropped(project, rows)

    def _say(self, kind: FindingKind, project: str, rows: Sequence[int]) -> None:
        """A finding that counts and lists those of some rows that are of a project."""
        issues = self.facts.tree.issues
        keys = [issues[row].key for row in rows if issues[row].project == project]
        if keys:
            facts = {"count": count_phrase(len(keys), "issue"), "issues": list_phrase(keys, most=_MOST_NAMED)}
            self.faults.add(kind, Place(project=project), project=project, **facts)

    def _say_rolled(self, project: str) -> None:
        issues = self.facts.tree.issues
        keys = [issues[row].key for row in self.tasks.rolled if issues[row].project == project]
        keys += [self.versions.keys[name] for name in self.versions.rolled if name[0] == project]
        if keys:
            facts = {"count": count_phrase(len(keys), "task"), "keys": list_phrase(keys, most=_MOST_NAMED)}
            self.faults.add(JIRA_DATES_ROLLED, Place(project=project), project=project, **facts)

    def _say_entered(self, plan: Plan) -> None:
        tree = self.facts.tree
        if tree.level is Level.ISSUES:
            return
        epics = sum(tree.enters)
        versions = sum(len(project.tasks) for project in plan.projects) - epics
        counts = [(epics, "epic"), (versions, "version")]
        entered = " and ".join(count_phrase(count, noun) for count, noun in counts if count)
        below = count_phrase(len(tree.issues) - epics, "issue")
        place = Place()
        self.faults.add(
            JIRA_ENTERED, place, entered=entered, file=self.faults.file, rest=below, others=tree.level.others
        )

    def _say_reversed(self) -> None:
        tree = self.facts.tree
        for issue in tree.issues:
            start, due = issue.dates.start, issue.dates.due
            if start is not None and due is not None and due.last <= start.first:
                facts = {"due": day_phrase(due.first), "start": day_phrase(start.first)}
                place = Place(project=issue.project, key=issue.key, row=issue.number, field="due date")
                self.faults.add(JIRA_DATES_REVERSED, place, issue=issue.key, **facts)

    def _say_done_with_rest(self) -> None:
        tree = self.facts.tree
        for row, below in tree.below.items():
            issue = tree.issues[row]
            rest = [at for at in below if tree.is_item(at) and tree.issues[at].state is not State.DONE]
            if rest and issue.state is State.DONE:
                place = Place(project=issue.project, key=issue.key)
                self.faults.add(JIRA_DONE_WITH_REST, place, issue=issue.key, open=count_phrase(len(rest), "issue"))

    def _say_undated(self, project: str, rows: Sequence[int]) -> None:
        tree = self.facts.tree
        lowest = ITEM if tree.level is not Level.ISSUES else min(tree.ranks)
        live = [row for row in rows if tree.ranks[row] >= lowest and tree.issues[row].state not in _DONE]
        undated = [row for row in live if self._is_undated(row)]
        if undated:
            facts = {
                "count": count_phrase(len(undated), "open issue"),
                "of": f"{len(live):,}",
                "issues": list_phrase([tree.issues[row].key for row in undated], most=_MOST_NAMED),
            }
            self.faults.add(JIRA_UNDATED, Place(project=project), project=project, **facts)

    def _is_undated(self, row: int) -> bool:
        times, tree = self.facts.times, self.facts.tree
        if row in self._rolled or row in tree.summaries:
            return False
        dates = (times.starts[row], times.dues[row], times.sprint_starts[row])
        return all(at is None for at in dates) and self.facts.planned(row) is None

    @cached_property
    def _rolled(self) -> frozenset[int]:
        return frozenset(self.tasks.rolled)

    def _is_loose(self, row: int) -> bool:
        """Whether an item belongs to nothing that entered."""
        tree = self.facts.tree
        return tree.is_item(row) and tree.anchors[row] == NOBODY and row not in self.versions.holds

    def _is_astray(self, row: int) -> bool:
        tree = self.facts.tree
        parent = tree.parents[row]
        if not tree.enters[row] or parent == NOBODY:
            return False
        above = tree.anchors[parent]
        return above != NOBODY and tree.issues[above].project != tree.issues[row].project

    def _say_dropped(self, project: str, rows: Iterable[int]) -> None:
        tree = self.facts.tree
        dropped = [row for row in rows if tree.issues[row].state is State.DROPPED and tree.ranks[row] <= EPIC]
        if dropped:
            why = list_phrase(
                list(dict.fromkeys(tree.issues[row].resolution or tree.issues[row].status for row in dropped))
            )
            facts = {"count": count_phrase(len(dropped), "issue"), "project": project, "why": why}
            self.faults.add(JIRA_DROPPED, Place(project=project), **facts)
