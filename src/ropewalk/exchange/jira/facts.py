"""What single issues say of effort and of what has happened."""

from dataclasses import dataclass

from ropewalk.exchange.jira.issue import Effort
from ropewalk.exchange.jira.times import Times
from ropewalk.exchange.jira.tree import Tree
from ropewalk.exchange.table.states import State
from ropewalk.planning.units import Instant, Minutes


@dataclass(frozen=True, slots=True)
class Facts:
    """A tree of issues and their instants."""

    tree: Tree
    times: Times

    def effort(self, row: int) -> Effort:
        """An issue's own effort; with that of its parts where Jira adds it up and they are not in the file."""
        issue = self.tree.issues[row]
        is_alone = row not in self.tree.children
        return issue.whole if is_alone and issue.whole.planned else issue.effort

    def planned(self, row: int) -> Minutes | None:
        """Working minutes estimated for an issue; None where there is no estimate."""
        return self.effort(row).planned

    def left(self, row: int) -> Minutes | None:
        """Working minutes still to do; nothing on what is done, None where nothing is stated."""
        effort = self.effort(row)
        if self.tree.issues[row].state is State.DONE:
            return None if effort.planned is None else Minutes(0)
        return effort.left

    def own_finish(self, row: int) -> Instant | None:
        """When an issue that is done was finished: resolved, else when it came to be done, else its last change."""
        if self.tree.issues[row].state not in (State.DONE, State.DROPPED):
            return None
        times = self.times
        return first_of(times.resolved[row], times.changed[row], times.updated[row])

    def own_start(self, row: int, *, otherwise: Instant | None = None) -> Instant | None:
        """When work on an issue began, as far as it says so itself; `otherwise` comes before its creation.

        Its history knows best, then the last change of its state, then a start date that has passed.
        """
        state = self.tree.issues[row].state
        if state is State.WAITING:
            return otherwise
        times = self.times
        limit = times.facts_end if state is State.STARTED else self.own_finish(row)
        changed = times.changed[row] if state is State.STARTED else None
        stated = (times.began[row], changed, times.starts[row], otherwise, times.created[row])
        return first_of(*(at for at in stated if at is not None and (limit is None or at <= limit)))


def first_of(*instants: Instant | None) -> Instant | None:
    """The first of some instants that is stated."""
    return next((at for at in instants if at is not None), None)
