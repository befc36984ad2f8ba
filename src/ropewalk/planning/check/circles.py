"""Circles of links and handoffs, through summaries too."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropewalk.planning.check.directory import Directory
from ropewalk.planning.circles import circles_of
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.logic import LINK_CIRCLE, LINK_CIRCLES_MORE
from ropewalk.planning.outline import Outline
from ropewalk.planning.phrases import ref_phrase
from ropewalk.planning.plan import LinkKind
from ropewalk.planning.progress import is_done

_MOST_NAMED = 24
_FROM_START = (LinkKind.SS, LinkKind.SF)

_Stated = tuple[tuple[str, str | None], tuple[str, str | None], LinkKind]


@dataclass(eq=False)
class _Waits:
    """What waits for what, as the network has it. A task is one node, its row; a summary is more:

    its row           what comes in goes on to all below it
    its finish        waits for the finishes of all below it
    its start         waits for the starts of all below it; only made where a link asks for it
    sources, targets  nodes of each edge; the first `stated` of them are links and handoffs
    """

    outline: Outline
    sources: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    stated: int = 0

    def __post_init__(self) -> None:
        first = len(self.outline.tasks)
        self.finishes = dict(zip(self.outline.children, range(first, first + len(self.outline.children)), strict=True))
        self.rows = {node: row for row, node in self.finishes.items()}
        self.starts: dict[int, int] = {}
        self.count = first + len(self.finishes)

    def state(self, directory: Directory) -> None:
        """Add every link and handoff that holds something; `stated` is how many they are."""
        rows = self.outline.rows
        for giver, taker, kind in _stated(directory):
            source, target = rows.get(giver), rows.get(taker)
            if source is None or target is None or source == target or not self._holds(source, target):
                continue
            self.sources.append(self._start_of(source) if kind in _FROM_START else self.finishes.get(source, source))
            self.targets.append(target)
        self.stated = len(self.sources)

    def add_outline(self) -> None:
        """Add what runs through summaries."""
        for row, finish in self.finishes.items():
            for child in self.outline.children[row]:
                self._join(row, child)
                if self.outline.tasks[child].is_active or child in self.finishes:
                    self._join(self.finishes.get(child, child), finish)
        for row, start in self.starts.items():
            for leaf in self.outline.leaves(row):
                if self.outline.tasks[leaf].is_active and not self._has_begun(leaf):
                    self._join(leaf, start)

    def _holds(self, source: int, target: int) -> bool:
        tasks = self.outline.tasks
        if not tasks[source].is_active or is_done(tasks[target]):
            return False
        manual = tasks[source].manual
        is_held = manual is not None and (manual.start is not None or manual.finish is not None)
        return not (is_held and source in self.finishes)

    def _start_of(self, row: int) -> int:
        """The node a link from the start of a row leaves; one of its own where the start is a fact."""
        if row not in self.finishes and not self._has_begun(row):
            return row
        if row not in self.starts:
            self.starts[row] = self.count
            self.rows[self.count] = row
            self.count += 1
        return self.starts[row]

    def _has_begun(self, row: int) -> bool:
        task, rules = self.outline.tasks[row], DIALECTS[self.outline.projects[row].dialect]
        has_start = task.progress is not None and task.progress.actual_start is not None
        return has_start and rules.links_hold_started_work and task.manual is None and not is_done(task)

    def _join(self, source: int, target: int) -> None:
        self.sources.append(source)
        self.targets.append(target)


def judge_circles(directory: Directory) -> Iterator[Finding]:
    """Every circle once: tasks that wait for each other, in order.

    What holds nothing closes no circle: links into finished tasks, links out of inactive ones, soft handoffs.
    """
    waits = _Waits(directory.outline)
    waits.state(directory)
    waits.add_outline()
    circles = circles_of(waits.count, waits.sources, waits.targets, removable=waits.stated)
    for circle in circles.edges:
        yield _finding(waits, [waits.sources[edge] for edge in circle])
    if not circles.is_complete:
        yield LINK_CIRCLES_MORE.at(named=len(circles.edges))


def _stated(directory: Directory) -> Iterator[_Stated]:
    for project in directory.plan.projects:
        key = project.key
        for link in project.links:
            yield (key, link.source), (key, link.target), link.kind
    for handoff in directory.plan.handoffs:
        if handoff.is_hard:
            yield handoff.giver, handoff.receiver, handoff.kind


def _finding(waits: _Waits, nodes: list[int]) -> Finding:
    refs = [waits.outline.refs[row] for row in _rows_of(waits, nodes)]
    names = [ref_phrase(ref) for ref in refs]
    if len(names) > _MOST_NAMED:
        names[_MOST_NAMED - 2 : -1] = [f"({len(names) - _MOST_NAMED + 1:,} more)"]
    place = Place(project=refs[0].project, key=refs[0].key, field="links")
    return LINK_CIRCLE.at(place, circle=" → ".join([*names, names[0]]))


def _rows_of(waits: _Waits, nodes: list[int]) -> list[int]:
    """The rows of a circle, the first in the plan first.

    What runs inside a summary, from where links come in to where they go out, is left out.
    """
    circle = nodes
    while (out := _passed_through(waits, circle)) is not None:
        at = circle.index(out)
        circle = circle[at:] + circle[:at]
        circle = circle[: circle.index(waits.rows[out])]
    rows = [waits.rows.get(node, node) for node in circle]
    at = rows.index(min(rows))
    return rows[at:] + rows[:at]


def _passed_through(waits: _Waits, circle: list[int]) -> int | None:
    """The way out of a summary whose way in is in the circle as well."""
    members = set(circle)
    return next((node for node in circle if waits.rows.get(node) in members), None)
