"""Which date binds a row: the constraint it states, else the start or finish that nothing else would keep."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.gaps import Gaps
from ropewalk.exchange.table.links import Tie
from ropewalk.exchange.table.marks import constraint_kinds_of
from ropewalk.exchange.table.moments import Moments
from ropewalk.exchange.table.office import Office
from ropewalk.exchange.table.outline import Parents
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.times import Times
from ropewalk.planning.findings.tables import SHEET_STARTS_EARLIER, SHEET_STARTS_LATER
from ropewalk.planning.plan import Constraint, ConstraintKind, Progress
from ropewalk.planning.units import NEVER, Instant

_AT_START = frozenset({ConstraintKind.SNET, ConstraintKind.SNLT, ConstraintKind.MSO})
_UNDATED = frozenset({ConstraintKind.ASAP, ConstraintKind.ALAP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rowwise:
    """What decides whether a row's own dates bind it, n of each.

    is_waiting   a link drives the row, or a summary above it
    gaps         where its stated start is not the one these links ask for
    is_held      by hand: the dates are kept anyway
    is_momentary milestones
    """

    is_waiting: Sequence[bool]
    gaps: Gaps
    is_held: Sequence[bool]
    is_momentary: Sequence[bool]
    is_summary: Sequence[bool]
    progress: Sequence[Progress | None]


def waiting_of(ties: Sequence[Tie], parents: Parents) -> list[bool]:
    """Whether each row, or a summary above it, is the target of a link."""
    targets = {tie.target for tie in ties}
    waiting = [row in targets for row in range(len(parents))]
    if not targets:
        return waiting
    for row in range(len(parents)):
        at = parents[row]
        while at is not None and not waiting[row]:
            waiting[row] = at in targets
            at = parents[at]
    return waiting


def constraints_of(
    rows: Rows, moments: Moments, times: Times, office: Office, *, parents: Parents, facts: Rowwise, faults: Faults
) -> list[Constraint | None]:
    """The constraint of each row.

    A stated one holds. Else a start that no link explains is a start no earlier than that: of a row without a
    predecessor, or later than its predecessors ask for. So is the start that finish and duration make; a finish
    alone is a finish no earlier than that. What has begun stands on its facts.
    """
    kinds = constraint_kinds_of(rows, faults)
    count = len(rows)
    named = moments.column(Field.CONSTRAINT_DATE, count)
    at_starts = office.starts(named, times.is_clock).tolist()
    at_finishes = office.finishes(named, times.is_clock).tolist()
    wishes = _Wishes(times, facts, _headless(times, facts, parents))
    found: list[Constraint | None] = []
    for row, kind in enumerate(kinds):
        if kind is None:
            bare = at_starts[row]
            found.append(wishes.of(row) if bare == NEVER else Constraint(kind=ConstraintKind.SNET, at=Instant(bare)))
        elif kind in _UNDATED:
            found.append(Constraint(kind=kind) if kind is ConstraintKind.ALAP else None)
        else:
            at = at_starts[row] if kind in _AT_START else at_finishes[row]
            at = (wishes.starts if kind in _AT_START else wishes.finishes)[row] if at == NEVER else at
            found.append(Constraint(kind=kind, at=None if at == NEVER else Instant(at)))
    _say_gaps(rows, times, facts, kinds, faults)
    return found


class _Wishes:
    """What a row's own start and finish ask for where it states no constraint."""

    def __init__(self, times: Times, facts: Rowwise, headless: set[int]) -> None:
        self.starts: list[int] = times.starts.tolist()
        self.finishes: list[int] = times.finishes.tolist()
        self.begins: list[int] = times.begins.tolist()
        self.durations: list[int] = times.durations.tolist()
        self.facts = facts
        self.headless = headless

    def of(self, row: int) -> Constraint | None:
        facts = self.facts
        progress = facts.progress[row]
        if facts.is_held[row] or (progress is not None and progress.actual_start is not None):
            return None
        if facts.is_summary[row]:
            return self._at_start(row) if row in self.headless and not facts.is_waiting[row] else None
        finish = self.finishes[row]
        if finish != NEVER and self._has_finish_only(row):
            return Constraint(kind=ConstraintKind.FNET, at=Instant(finish))
        gaps = facts.gaps
        is_later = gaps.is_next_day[row] if facts.is_momentary[row] else gaps.is_later[row]
        return self._at_start(row) if not facts.is_waiting[row] or is_later else None

    def _has_finish_only(self, row: int) -> bool:
        """A finish without length, or a milestone over several days, which is reached when they are over."""
        if self.durations[row] == NEVER and self.starts[row] == NEVER:
            return True
        is_long = self.finishes[row] // 1440 > self.starts[row] // 1440 and self.starts[row] != NEVER
        return self.facts.is_momentary[row] and is_long and not self.facts.is_waiting[row]

    def _at_start(self, row: int) -> Constraint | None:
        begin = self.begins[row]
        return None if begin == NEVER else Constraint(kind=ConstraintKind.SNET, at=Instant(begin))


def _headless(times: Times, facts: Rowwise, parents: Parents) -> set[int]:
    """Summaries that state a start and hold no row with any date of its own."""
    summaries = {row for row, is_summary in enumerate(facts.is_summary) if is_summary}
    dated = (times.starts != NEVER) | (times.finishes != NEVER)
    for row in dated.nonzero()[0].tolist():
        at = parents[row]
        while at is not None and at in summaries:
            summaries.discard(at)
            at = parents[at]
    return summaries


def _say_gaps(rows: Rows, times: Times, facts: Rowwise, kinds: Sequence[ConstraintKind | None], faults: Faults) -> None:
    """Starts, and finishes that make starts, which links do not explain are said once."""
    from_finish = times.starts == NEVER
    gaps = facts.gaps
    later = gaps.is_later & ~gaps.is_unknown
    for kind, chosen in ((SHEET_STARTS_LATER, later), (SHEET_STARTS_EARLIER, gaps.is_earlier)):
        for field, is_made in ((Field.START, False), (Field.FINISH, True)):
            found = [
                rows.numbers[row]
                for row in np.flatnonzero(chosen & (from_finish == is_made)).tolist()
                if kinds[row] is None
                and not (facts.is_held[row] or facts.is_summary[row] or facts.progress[row] is not None)
            ]
            if found:
                verb = "finish" if is_made else "start"
                count = counted(len(found), f"row {verb}{'es' if is_made else 's'}", f"rows {verb}")
                faults.add(kind, column=rows.header(field), count=count, rows=rows_named(found))
