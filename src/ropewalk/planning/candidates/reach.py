"""Which tasks wait for which, so that no proposal closes a circle."""

from dataclasses import dataclass, field

from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, TaskRef


@dataclass(eq=False)
class Reach:
    """What leads where. A task is a way in and a way out; a summary's lead to and from all that stands below it.

    ahead   n ways in, then n ways out of the rows of the outline: the nodes each leads to
    """

    outline: Outline
    ahead: list[list[int]] = field(default_factory=list)

    @classmethod
    def of(cls, plan: Plan, outline: Outline) -> "Reach":
        """What the links and hard handoffs of a plan say. Cost O(tasks + links)."""
        count = len(outline.tasks)
        reach = cls(outline, [[] for _ in range(2 * count)])
        for row in range(count):
            if not outline.is_summary(row):
                reach.ahead[row].append(row + count)
            if outline.parents[row] >= 0:
                reach.ahead[outline.parents[row]].append(row)
                reach.ahead[row + count].append(outline.parents[row] + count)
        for project in plan.projects:
            for link in project.links:
                reach.add(TaskRef(project.key, link.source), TaskRef(project.key, link.target))
        for handoff in plan.handoffs:
            if handoff.is_hard:
                reach.add(handoff.giver, handoff.receiver)
        return reach

    def add(self, giver: TaskRef, receiver: TaskRef) -> None:
        """Let one task wait for another, as far as both are there."""
        source, target = self.outline.rows.get(giver), self.outline.rows.get(receiver)
        if source is not None and target is not None:
            self.ahead[source + len(self.outline.tasks)].append(target)

    def leads(self, giver: TaskRef, receiver: TaskRef) -> bool:
        """Whether whatever the giver waits for includes the receiver already: a handoff would close a circle."""
        source, target = self.outline.rows.get(giver), self.outline.rows.get(receiver)
        if source is None or target is None:
            return False
        count = len(self.outline.tasks)
        ends = {source + count, *(leaf + count for leaf in self.outline.leaves(source))}
        front, seen = [target], {target}
        while front:
            node = front.pop()
            if node in ends:
                return True
            for other in self.ahead[node]:
                if other not in seen:
                    seen.add(other)
                    front.append(other)
        return False
