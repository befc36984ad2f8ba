"""Tasks become nodes: what each row of the outline is in the network, and at which ends its links attach.

A summary is two nodes without length: what comes in at its start goes on to all below it, what leaves at its
finish waits for all below it. They stand on the calendar of those below when that is one, else on the clock.
"""

from dataclasses import dataclass, field

from ropewalk.planning.columns import FINISH, START
from ropewalk.planning.constraints import bind_constraint, lateness_of, replaces_start
from ropewalk.planning.dialects import DIALECTS, Rules
from ropewalk.planning.drafting import BY_START, Bound, Draft, Hold
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import ScheduleFrom, Task, TaskKind
from ropewalk.planning.progress import Begun, Fixed, is_done, progress_of, work_of
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.worktime import Worktimes

End = tuple[int, int]
"""A node and START or FINISH."""


_FLOORS = (Bound.START_FLOOR, Bound.START_PIN)


@dataclass(eq=False)
class Stating:
    """Puts the rows of an outline into a draft; each row's ends are made when first asked for.

    starts    project -> the instant on which it starts
    nodes     row -> node, for rows without tasks below
    said      row -> (start, finish) instants to report as they were said, None where the engine answers
    relays    node -> row of the summary it stands for
    """

    outline: Outline
    worktimes: Worktimes
    draft: Draft
    starts: dict[str, int]
    nodes: dict[int, int] = field(default_factory=dict)
    said: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    relays: dict[int, int] = field(default_factory=dict)
    _begun: dict[int, int] = field(default_factory=dict)
    _ways_in: dict[int, End] = field(default_factory=dict)
    _ways_out: dict[tuple[int, int], End] = field(default_factory=dict)

    def rules(self, row: int) -> Rules:
        """The dialect of the row's project."""
        return DIALECTS[self.outline.projects[row].dialect]

    def state_tasks(self) -> None:
        """Every task that has none below it becomes a node."""
        for row in range(len(self.outline.tasks)):
            if not self.outline.is_summary(row) and row not in self.outline.doubles:
                self._state_task(row)

    def state_summaries(self) -> None:
        """Constraints, deadlines and manual dates of summaries bind what stands below them."""
        for row in self.outline.children:
            task, rules = self.outline.tasks[row], self.rules(row)
            if task.manual is not None and (task.manual.start is not None or task.manual.finish is not None):
                self._state_manual_summary(row)
                continue
            floor = task.constraint is not None and task.constraint.at is not None
            if floor:
                bind_constraint(self.draft, self.way_in(row)[0], task.constraint, rules)
            if task.deadline is not None:
                self.draft.bind(Bound.LATE_FINISH, self.way_out(row, FINISH)[0], task.deadline)

    def bind_open_starts(self) -> None:
        """Whatever nothing holds so far starts with its project. To be called last."""
        held = {link[2] for link in self.draft.links} | {bound[1] for bound in self.draft.bounds if bound[0] in _FLOORS}
        rows = {node: row for row, node in self.nodes.items()} | self.relays
        for node, row in rows.items():
            if node not in held:
                self.draft.bind(Bound.START_FLOOR, node, self.starts[self.outline.projects[row].key], BY_START)

    def way_in(self, row: int) -> End:
        """Where a link to the start of this row attaches."""
        if not self.outline.is_summary(row):
            return self.nodes[row], START
        if row not in self._ways_in:
            node = self._relay(row)
            self._ways_in[row] = node, START
            for leaf in self.outline.leaves(row):
                self.draft.add_link((node, FINISH), (self.nodes[leaf], START))
        return self._ways_in[row]

    def way_out(self, row: int, end: int) -> End:
        """Where a link from the start or finish of this row attaches."""
        if not self.outline.is_summary(row):
            return (self._begun.get(row, self.nodes[row]), START) if end == START else (self.nodes[row], FINISH)
        if (row, end) not in self._ways_out:
            node = self._relay(row, takes_earliest=end == START)
            self._ways_out[row, end] = node, FINISH
            for leaf in self.outline.leaves(row):
                if self.outline.tasks[leaf].is_active:
                    self.draft.add_link(self.way_out(leaf, end), (node, START))
        return self._ways_out[row, end]

    def share_calendar(self, row: int, other: int | None = None) -> bool:
        """Whether all below this row run on one calendar (that of the node `other`, where given)."""
        numbers = {self.draft.calendars[self.nodes[leaf]] for leaf in self.outline.leaves(row)}
        return len(numbers) == 1 and (other is None or numbers == {self.draft.calendars[other]})

    def _relay(self, row: int, *, takes_earliest: bool = False) -> int:
        numbers = {self.draft.calendars[self.nodes[leaf]] for leaf in self.outline.leaves(row)}
        calendar = numbers.pop() if len(numbers) == 1 else self.worktimes.number_of_clock()
        node = self.draft.add_node(0, calendar, counts=False, takes_earliest=takes_earliest)
        self.relays[node] = row
        return node

    def _state_manual_summary(self, row: int) -> None:
        manual = self.outline.tasks[row].manual
        if manual is None:
            return
        hold = Hold(CauseKind.MANUAL)
        if manual.start is not None:
            self.draft.bind(Bound.START_FLOOR, self.way_in(row)[0], manual.start, hold)
        start = manual.start if manual.start is not None else manual.finish
        finish = manual.finish if manual.finish is not None else manual.start
        if start is None or finish is None:
            return
        calendar = self.worktimes.number_of_project(self.outline.projects[row])
        node = self.draft.add_node(0, calendar, counts=self.outline.tasks[row].is_active)
        self.draft.fix(node, start, finish, hold)
        self.relays[node] = row
        self._ways_out[row, START] = node, START
        self._ways_out[row, FINISH] = node, FINISH
        self.said[row] = manual.start, manual.finish

    def _state_task(self, row: int) -> None:
        task, project, rules = self.outline.tasks[row], self.outline.projects[row], self.rules(row)
        calendar = self.worktimes.number_of(project, task)
        lateness = lateness_of(task.constraint, rules, project.schedule_from)
        node = self.draft.add_node(work_of(task), calendar, counts=task.is_active and not is_unstated(task))
        self.nodes[row] = node
        if not self.worktimes.times[calendar].total:
            self.draft.block(node)
        elif not self._state_fixed(row, node):
            self.draft.lateness[node] = lateness
            bind_constraint(self.draft, node, task.constraint, rules)
            self._bind_start(row, node)
        if task.deadline is not None:
            self.draft.bind(Bound.LATE_FINISH, node, task.deadline)
        if project.schedule_from is ScheduleFrom.FINISH and project.finish is not None:
            self.draft.bind(Bound.LATE_FINISH, node, project.finish)

    def _state_fixed(self, row: int, node: int) -> bool:
        """Nail the row to dates that are facts or held by hand; says whether there was any such date."""
        task, project = self.outline.tasks[row], self.outline.projects[row]
        time = self.worktimes.times[self.draft.calendars[node]]
        if task.manual is not None and (task.manual.start is not None or task.manual.finish is not None):
            self._state_manual(row, node, task)
            return True
        progress = progress_of(project, task, self.rules(row), time)
        if isinstance(progress, Fixed):
            self.draft.fix(node, progress.start, progress.finish, Hold(CauseKind.PROGRESS))
            self.said[row] = progress.start, progress.finish if is_done(task) else None
        elif isinstance(progress, Begun):
            self._state_begun(row, node, progress)
        return progress is not None

    def _state_manual(self, row: int, node: int, task: Task) -> None:
        if task.manual is None:
            return
        time = self.worktimes.times[self.draft.calendars[node]]
        work = work_of(task)
        start: int | None = task.manual.start
        finish: int | None = task.manual.finish
        if start is None and finish is not None:
            start = time.start_before(finish, work).item() if work else finish
        if finish is None and start is not None:
            finish = time.finish_after(start, work).item() if work else start
        if start is not None and finish is not None:
            kind = CauseKind.PROGRESS if is_done(task) else CauseKind.MANUAL
            self.draft.fix(node, min(start, finish), finish, Hold(kind))
            self.said[row] = min(start, finish), finish

    def _state_begun(self, row: int, node: int, progress: Begun) -> None:
        project = self.outline.projects[row]
        kind = CauseKind.DATA_DATE if progress.resume == project.data_date else CauseKind.PROGRESS
        self.draft.works[node] = progress.remaining
        self.draft.bind(Bound.START_FLOOR, node, progress.resume, Hold(kind))
        self.said[row] = progress.start, None
        begun = self.draft.add_node(0, self.draft.calendars[node], counts=False)
        self.draft.fix(begun, progress.start, progress.start, Hold(CauseKind.PROGRESS))
        self._begun[row] = begun

    def _bind_start(self, row: int, node: int) -> None:
        task, project, rules = self.outline.tasks[row], self.outline.projects[row], self.rules(row)
        if not rules.start_binds_open_only and not replaces_start(task.constraint):
            self.draft.bind(Bound.START_FLOOR, node, self.starts[project.key], BY_START)
        if project.data_date is not None and rules.data_date_holds_work and not is_done(task):
            self.draft.bind(Bound.START_FLOOR, node, project.data_date, Hold(CauseKind.DATA_DATE))


def is_unstated(task: Task) -> bool:
    """Whether a task says nothing from which a date could follow: it passes on what it waits for, but has no dates."""
    has_dates = task.manual is not None or task.progress is not None or task.constraint is not None
    return task.duration is None and task.kind is TaskKind.TASK and not has_dates
