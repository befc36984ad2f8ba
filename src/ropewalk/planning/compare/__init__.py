"""Two versions of a program: what people stated otherwise, what moved by it, and why the finish moved."""

from dataclasses import replace
from typing import NamedTuple

from ropewalk.planning.compare.baseline import BaselineComparison, BaselineSlip, against_baseline
from ropewalk.planning.compare.changes import changes_between
from ropewalk.planning.compare.criticality import added_tasks, became_critical, gone_tasks, no_longer_critical
from ropewalk.planning.compare.impact import (
    Causes,
    Change,
    FinishMove,
    Impact,
    Move,
    PromiseMove,
    Share,
    Shift,
    Standing,
    TaskNote,
)
from ropewalk.planning.compare.matching import Matches, matches_of, with_keys_of_now, with_rows_of_now
from ropewalk.planning.compare.moves import moves_of, program_move, project_moves
from ropewalk.planning.compare.promised import commitment_moves, handoff_moves
from ropewalk.planning.compare.shares import causes_of
from ropewalk.planning.compare.summary import with_sentence
from ropewalk.planning.compare.versions import Versions
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import EVERYTHING, Scope
from ropewalk.planning.plan import Plan, TaskRef
from ropewalk.planning.schedule import Schedule

__all__ = [
    "BaselineComparison",
    "BaselineSlip",
    "Causes",
    "Change",
    "FinishMove",
    "Impact",
    "Move",
    "PromiseMove",
    "Share",
    "Shift",
    "Standing",
    "TaskNote",
    "Version",
    "against_baseline",
    "compare",
]


class Version(NamedTuple):
    """A plan and the schedule made of it; any pair of the two will do."""

    plan: Plan
    schedule: Schedule


def compare(
    before: Version | tuple[Plan, Schedule], after: Version | tuple[Plan, Schedule], *, scope: Scope = EVERYTHING
) -> Impact:
    """What became of a program from one version to the next.

    Tasks are the same where project and key are, or name where the keys are positions only (`matching`).
    Working time is counted on the calendars of `after`.

    scope   what the reader may see: tasks out of sight are counted and not named; a project is in sight where
            `scope.sees` says so of a reference without a key
    cost    O(tasks + links)
    """
    matches = matches_of(before[0], after[0])
    was = Facts(with_keys_of_now(before[0], matches), with_rows_of_now(before[1], matches), scope)
    versions = Versions(was, Facts(after[0], after[1], scope), scope)
    moves = moves_of(versions)
    seen = tuple(move for move in moves if scope.sees(move.ref))
    changes = [*changes_between(versions.before.plan, versions.after.plan)]
    told = tuple(each.change for each in changes if each.is_for(scope))
    impact = Impact(
        program=program_move(versions),
        projects=tuple(project_moves(versions)),
        moves=seen,
        handoffs=handoff_moves(versions),
        commitments=commitment_moves(versions),
        critical=tuple(note for note in became_critical(versions) if scope.sees(note.ref)),
        relieved=tuple(note for note in no_longer_critical(versions) if scope.sees(note.ref)),
        added=tuple(note for note in added_tasks(versions) if scope.sees(note.ref)),
        gone=tuple(note for note in gone_tasks(versions) if scope.sees(note.ref)),
        changes=told,
        causes=causes_of(versions),
        unseen=len(moves) - len(seen) + len(changes) - len(told),
    )
    return with_sentence(_with_own_keys(impact, matches))


def _with_own_keys(impact: Impact, matches: Matches) -> Impact:
    """Tasks that are gone under the key they had."""
    keys = {now: was for was, now in matches.items()}
    gone = {note.ref for note in impact.gone if note.ref in keys}
    if not gone:
        return impact

    def own(ref: TaskRef | None) -> TaskRef | None:
        return keys[ref] if ref in gone else ref

    return replace(
        impact,
        gone=tuple(replace(note, ref=keys.get(note.ref, note.ref)) for note in impact.gone),
        causes=replace(
            impact.causes, shares=tuple(replace(share, ref=own(share.ref)) for share in impact.causes.shares)
        ),
    )
