"""The issues of an export as a tree: what belongs to what, and which of them enter the program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.issue import EPIC, ITEM, Export, Issue
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.ranks import ranks_of
from ropewalk.exchange.jira.words import ISSUE_KEY, project_of_key
from ropewalk.exchange.table.states import State
from ropewalk.planning.findings import Place
from ropewalk.planning.findings.jira import JIRA_ISSUE_TWICE, JIRA_PARENT_CIRCLE, JIRA_STAND_IN
from ropewalk.planning.phrases import count_phrase, list_phrase

NOBODY = -1
_MOST_NAMED = 10


@dataclass(eq=False)
class Tree:
    """n issues, each key once, those that others only name behind the others.

    parents  the row of what each belongs to, NOBODY at the top
    ranks    how high each stands
    """

    issues: Sequence[Issue]
    parents: Sequence[int]
    ranks: Sequence[int]
    level: Level
    rows: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, export: Export, level: Level, faults: Faults) -> "Tree":
        """The tree of an export; circles are cut and said, epics that are only named get a stand-in."""
        issues = _each_once(export.issues, faults)
        rows = {issue.id: row for row, issue in enumerate(issues) if issue.id}
        rows |= {issue.key: row for row, issue in enumerate(issues)}
        parents = [_parent_row(issue, row, rows) for row, issue in enumerate(issues)]
        _cut_circles(issues, parents, faults)
        epics = frozenset(issue.epic for issue in issues if issue.epic)
        ranks = ranks_of(issues, parents, epics)
        stand_ins = _stand_ins(issues, parents, ranks) if level.has_epics else []
        _say_stand_ins(stand_ins, export.file, faults)
        rows = {issue.key: len(issues) + at for at, issue in enumerate(stand_ins)} | rows
        return cls(
            [*issues, *stand_ins],
            [*parents, *[NOBODY] * len(stand_ins)],
            [*ranks, *[EPIC] * len(stand_ins)],
            level,
            rows,
        )

    @cached_property
    def enters(self) -> list[bool]:
        """Whether each issue becomes a task."""
        if self.level is Level.ISSUES:
            return [True] * len(self.issues)
        return [self.level.has_epics and rank >= EPIC for rank in self.ranks]

    @cached_property
    def anchors(self) -> list[int]:
        """The row of each issue itself where it enters, else of the nearest above it that does, NOBODY for none."""
        anchors: dict[int, int] = {}
        for row in range(len(self.issues)):
            way = []
            at = row
            while at != NOBODY and at not in anchors and not self.enters[at]:
                way.append(at)
                at = self.parents[at]
            anchor = at if at == NOBODY or at not in anchors else anchors[at]
            anchors.update(dict.fromkeys([*way, row], anchor))
        return [anchors[row] for row in range(len(self.issues))]

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """The rows that roll up to each row that enters."""
        found: dict[int, list[int]] = {}
        for row, anchor in enumerate(self.anchors):
            if anchor not in (NOBODY, row):
                found.setdefault(anchor, []).append(row)
        return found

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The rows directly below each row, whether they enter or not."""
        found: dict[int, list[int]] = {}
        for row, parent in enumerate(self.parents):
            if parent != NOBODY:
                found.setdefault(parent, []).append(row)
        return found

    @cached_property
    def summaries(self) -> frozenset[int]:
        """Rows that enter and have tasks of their own project below them."""
        return frozenset(
            anchor for row in range(len(self.issues)) if self.enters[row] and (anchor := self.outline(row)) != NOBODY
        )

    def outline(self, row: int) -> int:
        """The row of the task above a task, NOBODY where that stands in another project or nowhere."""
        parent = self.parents[row]
        above = NOBODY if parent == NOBODY else self.anchors[parent]
        same = above != NOBODY and self.issues[above].project == self.issues[row].project
        return above if same else NOBODY

    def is_item(self, row: int) -> bool:
        """Whether an issue counts as one item of work: no epic, no part of an item, not dropped."""
        return self.ranks[row] == ITEM and self.issues[row].state is not State.DROPPED

    def is_above(self, row: int, other: int) -> bool:
        """Whether one task stands above another."""
        while other != NOBODY and other != row:
            other = self.parents[other]
        return other == row


def _each_once(issues: Sequence[Issue], faults: Faults) -> list[Issue]:
    found: dict[str, Issue] = {}
    doubles: dict[str, None] = {}
    for issue in issues:
        if issue.key in found:
            doubles[issue.key] = None
        found.setdefault(issue.key, issue)
    if doubles:
        facts = {"count": count_phrase(len(doubles), "issue"), "issues": list_phrase(list(doubles), most=_MOST_NAMED)}
        faults.add(JIRA_ISSUE_TWICE, Place(), file=faults.file, **facts)
    return list(found.values())


def _parent_row(issue: Issue, row: int, rows: dict[str, int]) -> int:
    return next((rows[key] for key in issue.parents if key in rows and rows[key] != row), NOBODY)


def _cut_circles(issues: Sequence[Issue], parents: list[int], faults: Faults) -> None:
    """Stand issues that are below each other at the top."""
    is_sound = [False] * len(issues)
    for row in range(len(issues)):
        way: dict[int, None] = {}
        at = row
        while at != NOBODY and not is_sound[at] and at not in way:
            way[at] = None
            at = parents[at]
        if at in way:
            steps = list(way)
            circle = steps[steps.index(at) :]
            keys = [issues[step].key for step in circle]
            shown = [*keys[:_MOST_NAMED], *(["…"] if len(keys) > _MOST_NAMED else []), keys[0]]
            faults.add(JIRA_PARENT_CIRCLE, Place(key=keys[0]), circle=" → ".join(shown))
            for step in circle:
                parents[step] = NOBODY
        for step in way:
            is_sound[step] = True


def _stand_ins(issues: Sequence[Issue], parents: list[int], ranks: Sequence[int]) -> list[Issue]:
    """Epics that items name and the file does not hold; `parents` are set to them."""
    projects = {issue.project for issue in issues}
    found: dict[tuple[str, str], int] = {}
    stand_ins: list[Issue] = []
    for row, issue in enumerate(issues):
        key = _missing_parent(issue.parents)
        if ranks[row] != ITEM or parents[row] != NOBODY or not key or key == issue.key:
            continue
        home = project_of_key(key) if project_of_key(key) in projects else issue.project
        if (home, key) not in found:
            found[home, key] = len(issues) + len(stand_ins)
            stand_ins.append(
                Issue(
                    key=key,
                    number=issue.number,
                    name=issue.parent_name or key,
                    project=home,
                    project_name=issue.project_name if home == issue.project else "",
                    rank=EPIC,
                    is_stand_in=True,
                )
            )
        parents[row] = found[home, key]
    return stand_ins


def _missing_parent(parents: Iterable[str]) -> str:
    """A key where there is one among them, else the first of them."""
    stated = list(parents)
    return next((key for key in stated if ISSUE_KEY.fullmatch(key)), stated[0] if stated else "")


def _say_stand_ins(stand_ins: Sequence[Issue], file: str, faults: Faults) -> None:
    if stand_ins:
        keys = list_phrase([issue.key for issue in stand_ins], most=_MOST_NAMED)
        facts = {"count": count_phrase(len(stand_ins), "epic"), "file": file, "keys": keys}
        faults.add(JIRA_STAND_IN, Place(), **facts)
