"""Links, handoffs and blackout windows enter the draft; each link remembers what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ropewalk.planning.columns import FINISH, START
from ropewalk.planning.drafting import Bound, Hold
from ropewalk.planning.plan import Blackout, BlackoutRule, Handoff, Lag, LagUnit, LinkKind, Plan, TaskRef
from ropewalk.planning.progress import is_done, work_of
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.stating import End, Stating

_ENDS: dict[LinkKind, tuple[int, int]] = {
    LinkKind.FS: (FINISH, START),
    LinkKind.SS: (START, START),
    LinkKind.FF: (FINISH, FINISH),
    LinkKind.SF: (START, FINISH),
}

_IN_HOURS = (LagUnit.WORKING, LagUnit.PERCENT)
_SHARES = (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a link of the network says: which task (or outside giver) it waits for, how, and the lag as stated."""

    kind: CauseKind
    ref: TaskRef
    link: LinkKind
    lag: Lag


@dataclass(eq=False)
class Linking:
    """Puts links and handoffs into a draft. `sayings` by link number; links inside summaries say nothing."""

    stating: Stating
    sayings: dict[int, Saying] = field(default_factory=dict)

    def state(self, plan: Plan) -> None:
        """All links, handoffs and windows of a plan whose tasks are there."""
        rows = self.stating.outline.rows
        for project in plan.projects:
            for link in project.links:
                source, target = rows.get((project.key, link.source)), rows.get((project.key, link.target))
                if source is not None and target is not None and source != target:
                    saying = Saying(CauseKind.LINK, TaskRef(project.key, link.source), link.kind, link.lag)
                    self._join(source, target, saying)
        for handoff in plan.handoffs:
            self._state_handoff(handoff)
        for blackout in plan.blackouts:
            self._state_blackout(blackout)

    def _state_handoff(self, handoff: Handoff) -> None:
        rows = self.stating.outline.rows
        giver, receiver = rows.get(handoff.giver), rows.get(handoff.receiver)
        saying = Saying(CauseKind.HANDOFF, handoff.giver, handoff.kind, handoff.lag)
        if giver is not None and handoff.needed_by is not None:
            self._bind_needed(giver, handoff)
        if receiver is None or not handoff.is_hard:
            return
        if giver is not None and giver != receiver:
            self._join(giver, receiver, saying)
        elif giver is None:
            self._join_outside(handoff, receiver, saying)

    def _bind_needed(self, giver: int, handoff: Handoff) -> None:
        end = _ENDS[handoff.kind][0]
        bound = Bound.LATE_FINISH if end == FINISH else Bound.LATE_START
        if handoff.needed_by is not None:
            self.stating.draft.bind(bound, self.stating.way_out(giver, end)[0], handoff.needed_by)

    def _join_outside(self, handoff: Handoff, receiver: int, saying: Saying) -> None:
        """A giver without a task here is a milestone on the promised, else the needed date."""
        at = handoff.promised if handoff.promised is not None else handoff.needed_by
        if at is None:
            return
        node = self.stating.draft.add_node(0, self.stating.worktimes.number_of_clock(), counts=False)
        self.stating.draft.fix(node, at, at, Hold(CauseKind.HANDOFF))
        self._attach((node, FINISH), receiver, saying, 0)

    def _join(self, source: int, target: int, saying: Saying) -> None:
        outline = self.stating.outline
        if is_done(outline.tasks[target]) or not outline.tasks[source].is_active:
            return
        work = _work_of(self.stating, source) if source in self.stating.nodes else _span_share(self.stating, source)
        self._attach(self.stating.way_out(source, _ENDS[saying.link][0]), target, saying, work)

    def _attach(self, source: End, target: int, saying: Saying, work: int) -> None:
        """Attach a link's target. A lag in working time is counted on the calendar its float is counted on."""
        stating = self.stating
        end = _ENDS[saying.link][1]
        rows = [target]
        if stating.outline.is_summary(target):
            leaves = list(stating.outline.leaves(target))
            is_whole = end == START and stating.share_calendar(target)
            rows = leaves if not is_whole or any(leaf in stating.own_hours for leaf in leaves) else rows
        for row in rows:
            place = stating.way_in(row) if end == START else (stating.nodes[row], end)
            hours = stating.own_hours.get(row)
            if hours is None or saying.lag.unit not in _IN_HOURS or not saying.lag.amount:
                self._add(source, place, saying, work)
            else:
                self._add_waiting(source, place, saying, work, hours)

    def _add_waiting(self, source: End, target: End, saying: Saying, work: int, hours: int) -> None:
        """A lag as a node of its own, on a calendar that is neither end's: work to be waited for, or to be ahead of."""
        draft, lag = self.stating.draft, saying.lag
        if lag.unit is LagUnit.PERCENT:
            waiting = draft.add_node(0, hours, counts=False)
            self._add(source, (waiting, START), saying, work)
            draft.add_link((waiting, FINISH), target)
            return
        waiting = draft.add_node(abs(lag.amount), hours, counts=False)
        begin, end = (START, FINISH) if lag.amount > 0 else (FINISH, START)
        self._add(source, (waiting, begin), replace(saying, lag=Lag()), work)
        self.sayings[len(draft.links) - 1] = saying
        draft.add_link((waiting, end), target)

    def _add(self, source: End, target: End, saying: Saying, work: int) -> None:
        lag, is_relay = saying.lag, source[0] in self.stating.relays or self._is_begun(saying)
        by_clock = lag.unit is LagUnit.ELAPSED_PERCENT or self._is_elapsed(saying)
        share = lag.amount if lag.unit is LagUnit.PERCENT and not by_clock else 0
        elapsed_share = lag.amount if lag.unit in _SHARES and by_clock else 0
        number = self.stating.draft.add_link(
            source,
            target,
            lag=lag.amount if lag.unit is LagUnit.WORKING else _part(work, share) if is_relay else 0,
            share=0 if is_relay else share,
            elapsed=lag.amount if lag.unit is LagUnit.ELAPSED else _part(work, elapsed_share) if is_relay else 0,
            elapsed_share=0 if is_relay else elapsed_share,
        )
        self.sayings[number] = saying

    def _is_elapsed(self, saying: Saying) -> bool:
        """Whether a share of the source's duration is time by the clock, because the duration is."""
        row = self.stating.outline.rows.get(saying.ref)
        return row is not None and self.stating.outline.tasks[row].is_elapsed

    def _is_begun(self, saying: Saying) -> bool:
        """Whether the node of a link's source holds only what is left of it."""
        row = self.stating.outline.rows.get(saying.ref)
        return row is not None and row in self.stating.begun

    def _state_blackout(self, blackout: Blackout) -> None:
        for row in self._rows_of(blackout):
            node = self.stating.nodes[row]
            if not is_done(self.stating.outline.tasks[row]) and node not in self.stating.draft.fixed:
                binds_finish = blackout.rule is BlackoutRule.FINISH
                self.stating.draft.windows.append((node, blackout.start, blackout.finish, binds_finish))

    def _rows_of(self, blackout: Blackout) -> Iterator[int]:
        outline = self.stating.outline
        for ref in blackout.tasks:
            if ref.key is None:
                yield from (row for row in self.stating.nodes if outline.refs[row].project == ref.project)
            elif ref in outline.rows:
                yield from outline.leaves(outline.rows[ref])


def _part(work: int, share: int) -> int:
    return round(work * share / 10_000)


def _span_share(stating: Stating, row: int) -> int:
    """Work of a summary, for lags that are a share of it: the longest of those below it."""
    return max(_work_of(stating, leaf) for leaf in stating.outline.leaves(row))


def _work_of(stating: Stating, row: int) -> int:
    """Work of a task, what is done included."""
    return work_of(stating.outline.tasks[row]) if row in stating.begun else stating.draft.works[stating.nodes[row]]
