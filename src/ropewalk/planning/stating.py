"""Tasks become nodes: what each row of the outline is in the network, and at which ends its links attach.

A summary is two nodes without length: what comes in at its start goes on to all below it, what leaves at its
finish waits for all below it. They stand on the calendar of those below when that is one, else on the clock.
"""

from dataclasses import dataclass, field

from ropewalk.planning.columns import FINISH, START
from ropewalk.planning.constraints import HOLDS_FINISH, bind_constraint, is_from_finish, lateness_of, replaces_start
from ropewalk.planning.dialects import DIALECTS, Rules
from ropewalk.planning.drafting import BY_START, Bound, Draft, Hold
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Constraint, ConstraintKind, Project, Task, TaskKind
from ropewalk.planning.progress import Begun, Fixed, is_done, pauses_left, progress_of, remaining_of, work_of
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
    gates     row -> node to which those before it attach: where a delay by levelling begins, or work goes on
    begun     row -> node of its start, for rows whose start is a fact while the rest of them may move
    own_hours row -> calendar on which its float is counted, for rows that run on another
    """

    outline: Outline
    worktimes: Worktimes
    draft: Draft
    starts: dict[str, int]
    nodes: dict[int, int] = field(default_factory=dict)
    said: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    relays: dict[int, int] = field(default_factory=dict)
    gates: dict[int, int] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)
    own_hours: dict[int, int] = field(default_factory=dict)
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
        for project in {project.key: project for project in reversed(self.outline.projects)}.values():
            if is_from_finish(project):
                self._state_finish(project)

    def state_summaries(self) -> None:
        """Constraints, deadlines and manual dates of summaries bind what stands below them."""
        for row in self.outline.children:
            task = self.outline.tasks[row]
            if task.manual is not None and (task.manual.start is not None or task.manual.finish is not None):
                self._state_manual_summary(row)
                continue
            if task.constraint is not None and task.constraint.at is not None:
                self._state_summary_constraint(row, task.constraint)
            if task.deadline is not None:
                self.draft.bind(Bound.LATE_FINISH, self.way_out(row, FINISH)[0], task.deadline)

    def bind_open_starts(self) -> None:
        """Whatever nothing holds so far starts with its project. To be called last.

        Where the start binds only open tasks, one that merely has to finish with another is open too; one that may
        finish no earlier than a date is not.
        """
        linked = {link[2] for link in self.draft.links}
        started = {link[2] for link in self.draft.links if link[3] == START}
        floored = {bound[1] for bound in self.draft.bounds if bound[0] in _FLOORS}
        finish_floored = {bound[1] for bound in self.draft.bounds if bound[0] == Bound.FINISH_FLOOR}
        rows = {node: row for row, node in self.nodes.items()} | self.relays
        rows |= {gate: row for row, gate in self.gates.items()}
        for node, row in rows.items():
            if self.rules(row).start_binds_open_only:
                is_held = node in started or node in finish_floored
            else:
                is_held = node in linked
            if not is_held and node not in floored:
                self.draft.bind(Bound.START_FLOOR, node, self.starts[self.outline.projects[row].key], BY_START)

    def way_in(self, row: int) -> End:
        """Where a link to the start of this row attaches."""
        if not self.outline.is_summary(row):
            return self.gates.get(row, self.nodes[row]), START
        if row not in self._ways_in:
            node = self._relay(row)
            self._ways_in[row] = node, START
            for leaf in self.outline.leaves(row):
                self.draft.add_link((node, FINISH), self.way_in(leaf))
        return self._ways_in[row]

    def way_out(self, row: int, end: int) -> End:
        """Where a link from the start or finish of this row attaches."""
        if not self.outline.is_summary(row):
            return (self.begun.get(row, self.nodes[row]), START) if end == START else (self.nodes[row], FINISH)
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

    def _state_summary_constraint(self, row: int, constraint: Constraint) -> None:
        """A start binds all below, a finish whatever waits for the last of them; it pulls nothing before its links."""
        if constraint.kind in HOLDS_FINISH:
            bind_constraint(self.draft, self.way_out(row, FINISH)[0], constraint, breaks_logic=False)
            return
        breaks_logic = self.rules(row).constraints_break_logic
        bind_constraint(self.draft, self.way_in(row)[0], constraint, breaks_logic=breaks_logic)
        if constraint.at is not None and constraint.kind is not ConstraintKind.SNET:
            self.draft.bind(Bound.LATE_START, self.way_out(row, START)[0], constraint.at)

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
        lateness = lateness_of(task.constraint, rules, project)
        node = self.draft.add_node(work_of(task), calendar, counts=task.is_active and not is_unstated(task))
        self.nodes[row] = node
        if not task.is_active:
            self.draft.idle.add(node)
        own = self.worktimes.number_without_people(project, task) if rules.floats_by_own_calendar else calendar
        if own != calendar:
            self.own_hours[row] = own
        if not self.worktimes.times[calendar].total:
            self.draft.block(node)
        elif not self._state_fixed(row, node):
            self.draft.lateness[node] = lateness
            self._add_gate(row, node)
            is_floor = task.constraint is not None and task.constraint.kind is ConstraintKind.SNET
            bound = self.gates.get(row, node) if is_floor else node
            bind_constraint(self.draft, bound, task.constraint, breaks_logic=rules.constraints_break_logic)
            self._bind_start(row, node)
        if task.deadline is not None:
            self.draft.bind(Bound.LATE_FINISH, node, task.deadline)
        if is_from_finish(project) and project.finish is not None:
            self.draft.bind(Bound.LATE_FINISH, node, project.finish)

    def _state_finish(self, project: Project) -> None:
        """The finish from which a project is planned back is where the program finishes, or before."""
        if project.finish is not None:
            node = self.draft.add_node(0, self.worktimes.number_of_project(project), counts=True)
            self.draft.fix(node, project.finish, project.finish, BY_START)

    def _state_fixed(self, row: int, node: int) -> bool:
        """Nail the row to dates that are facts or held by hand; says whether there was any such date."""
        task, project = self.outline.tasks[row], self.outline.projects[row]
        time = self.worktimes.times[self.draft.calendars[node]]
        if task.manual is not None and (task.manual.start is not None or task.manual.finish is not None):
            self._state_manual(row, node, task)
            return True
        progress = progress_of(project, task, self.rules(row), time)
        if isinstance(progress, Fixed):
            self._state_facts(row, node, progress)
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
            if self.rules(row).held_starts_are_free:
                self._free_start(row, node, min(start, finish), Hold(kind))

    def _state_facts(self, row: int, node: int, progress: Fixed) -> None:
        """A task that runs on from its actual start. What remains of it is its node: it may slip with its successors.

        Those before it have time until it was to go on, so they attach to a gate that stands there.
        """
        task, hold = self.outline.tasks[row], Hold(CauseKind.PROGRESS)
        time = self.worktimes.times[self.draft.calendars[node]]
        start, left = progress.start, remaining_of(task) + pauses_left(task)
        if not is_done(task) and self.rules(row).held_starts_are_free:
            start = max(start, time.start_before(progress.finish, left).item() if left else progress.finish)
            self._free_start(row, node, progress.start, hold)
        if start > progress.start:
            gate = self.draft.add_node(0, self.draft.calendars[node], counts=False)
            self.draft.fix(gate, start, start, hold)
            self.draft.bind(Bound.LATE_FINISH, gate, start)
            self.draft.add_link((gate, FINISH), (node, START))
            self.gates[row] = gate
        self.draft.fix(node, start, progress.finish, hold)
        self.said[row] = progress.start, progress.finish if is_done(task) else None

    def _state_begun(self, row: int, node: int, progress: Begun) -> None:
        project = self.outline.projects[row]
        kind = CauseKind.DATA_DATE if progress.resume == project.data_date else CauseKind.PROGRESS
        self.draft.works[node] = progress.remaining
        self.draft.bind(Bound.START_FLOOR, node, progress.resume, Hold(kind))
        self.said[row] = progress.start, None
        self._free_start(row, node, progress.start, Hold(CauseKind.PROGRESS))

    def _free_start(self, row: int, node: int, start: int, hold: Hold) -> None:
        """Give a row's start a node of its own, so that what waits for it does not bind the rest of the row."""
        begun = self.draft.add_node(0, self.draft.calendars[node], counts=False)
        self.draft.fix(begun, start, start, hold)
        self.begun[row] = begun

    def _add_gate(self, row: int, node: int) -> None:
        """Levelling moves a task by the clock, counted from the shift in which it could begin."""
        delay = self.outline.tasks[row].levelling_delay
        if delay > 0:
            gate = self.draft.add_node(1, self.draft.calendars[node], counts=False)
            self.draft.add_link((gate, START), (node, START), elapsed=delay)
            self.gates[row] = gate

    def _bind_start(self, row: int, node: int) -> None:
        task, project, rules = self.outline.tasks[row], self.outline.projects[row], self.rules(row)
        entry = self.gates.get(row, node)
        if not rules.start_binds_open_only and not replaces_start(task.constraint):
            self.draft.bind(Bound.START_FLOOR, entry, self.starts[project.key], BY_START)
        if project.data_date is not None and rules.data_date_holds_work and not is_done(task):
            self.draft.bind(Bound.START_FLOOR, entry, project.data_date, Hold(CauseKind.DATA_DATE))


def is_unstated(task: Task) -> bool:
    """Whether a task says nothing from which a date could follow: it passes on what it waits for, but has no dates."""
    has_dates = task.manual is not None or task.progress is not None or task.constraint is not None
    return task.duration is None and task.kind is TaskKind.TASK and not has_dates
