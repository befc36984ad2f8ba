"""`blocks` between issues: links within a project, handoffs between projects, candidates where one is not a task."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.tree import NOBODY, Tree
from ropewalk.exchange.jira.words import project_of_key
from ropewalk.exchange.reading import CrossLink
from ropewalk.planning.findings import Place
from ropewalk.planning.findings.jira import JIRA_LINK_ABOVE, JIRA_LINK_ITSELF, JIRA_LINKS_BELOW, JIRA_LINKS_OUTSIDE
from ropewalk.planning.phrases import count_phrase, list_phrase
from ropewalk.planning.plan import Handoff, Link, LinkKind, TaskRef

_MOST_NAMED = 10

Pair = tuple[str, str]
"""Keys of the issue that goes first and of the one that waits for it."""


@dataclass(eq=False)
class Links:
    """What becomes of each pair of issues of which one blocks the other.

    within    links of each project
    between   handoffs of the program
    leaving   candidates for handoffs: one end is not in the file, or is not a task
    """

    tree: Tree
    faults: Faults
    within: dict[str, list[Link]] = field(default_factory=dict)
    between: list[Handoff] = field(default_factory=list)
    leaving: dict[CrossLink, None] = field(default_factory=dict)
    _below: dict[str, list[str]] = field(default_factory=dict)
    _outside: dict[str, list[str]] = field(default_factory=dict)

    def sort(self) -> "Links":
        """Go through all pairs once; what is left out or leads away is said."""
        for first, then in dict.fromkeys(self._pairs()):
            self._place(first, then)
        for kind, found in ((JIRA_LINKS_BELOW, self._below), (JIRA_LINKS_OUTSIDE, self._outside)):
            for project, links in found.items():
                facts = {"count": count_phrase(len(links), "link"), "project": project, "file": self.faults.file}
                listed = list_phrase(links, most=_MOST_NAMED)
                self.faults.add(kind, Place(project=project, field="links"), **facts, links=listed)
        return self

    def _pairs(self) -> Iterator[Pair]:
        for issue in self.tree.issues:
            own = issue.key
            yield from ((own, self._key(other)) for other in issue.blocks)
            yield from ((self._key(other), own) for other in issue.waits_for)

    def _key(self, word: str) -> str:
        row = self.tree.rows.get(word)
        return word if row is None else self.tree.issues[row].key

    def _place(self, first: str, then: str) -> None:
        tree = self.tree
        source, target = tree.rows.get(first, NOBODY), tree.rows.get(then, NOBODY)
        if first == then:
            place = Place(project=tree.issues[source].project, key=first, field="links")
            self.faults.add(JIRA_LINK_ITSELF, place, issue=first)
        elif NOBODY in (source, target):
            self._lead_away(first, then, source, target)
        elif not (tree.enters[source] and tree.enters[target]):
            self._lift(first, then, source, target)
        elif tree.is_above(source, target) or tree.is_above(target, source):
            place = Place(project=tree.issues[source].project, key=first, field="links")
            self.faults.add(JIRA_LINK_ABOVE, place, issue=first, other=then)
        elif tree.issues[source].project == tree.issues[target].project:
            self.within.setdefault(tree.issues[source].project, []).append(Link(source=first, target=then))
        else:
            giver, receiver = tree.issues[source], tree.issues[target]
            self.between.append(
                Handoff(
                    key=f"{first} blocks {then}",
                    giver=TaskRef(giver.project, first),
                    receiver=TaskRef(receiver.project, then),
                    what=giver.name,
                )
            )

    def _lead_away(self, first: str, then: str, source: int, target: int) -> None:
        """One of the two is not in the file: the task of the other is where a handoff would attach."""
        here, other, is_giver = (target, first, False) if source == NOBODY else (source, then, True)
        project = self.tree.issues[here].project
        self._outside.setdefault(project, []).append(f"{first} blocks {then}")
        anchor = self.tree.anchors[here]
        if anchor != NOBODY:
            self._leave(anchor, project_of_key(other), other, is_giver=is_giver)

    def _lift(self, first: str, then: str, source: int, target: int) -> None:
        """One of the two rolled up: between two projects their tasks are candidates, within one it says too little."""
        tree = self.tree
        giver, receiver = tree.issues[source].project, tree.issues[target].project
        above, below = tree.anchors[source], tree.anchors[target]
        if giver == receiver:
            if above != below or above == NOBODY:
                self._below.setdefault(giver, []).append(f"{first} blocks {then}")
        elif below != NOBODY:
            self._leave(below, giver, first if above == NOBODY else tree.issues[above].key, is_giver=False)
        elif above != NOBODY:
            self._leave(above, receiver, then, is_giver=True)

    def _leave(self, row: int, file: str, other: str, *, is_giver: bool) -> None:
        issue = self.tree.issues[row]
        self.leaving[CrossLink(TaskRef(issue.project, issue.key), file, other, LinkKind.FS, is_giver)] = None
