"""Which lanes and stages are shut: as asked, and as many more as the picture can bear."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.rows.lines import Lines, Standing
from ropewalk.drawing.timeline.rows.vocabulary import MOST_BARS, READABLE_ROWS, View


@dataclass(frozen=True, eq=False, slots=True)
class Folding:
    """The lines that stand, and those among them that stand for their tasks because there were too many."""

    standing: Standing
    stand_ins: frozenset[int]


def folding_of(lines: Lines, view: View) -> Folding:
    """What stands in a view.

    What is asked for is taken as it is, but for a picture of more than 400 rows, which folds to stages. Where nothing
    is asked, more than a hundred rows fold to stages, more than 400 stages to the lanes that do not drive the finish,
    and phones start with both folded.
    """
    folded = _asked(lines, view)
    standing = lines.stand(folded)
    most = READABLE_ROWS if view.folded is None else MOST_BARS
    if standing.lines.size <= most or (view.folded is not None and view.rows is not None):
        return Folding(standing, frozenset())
    shut = frozenset(standing.lines.tolist()).intersection(lines.stages)
    standing = lines.stand(folded | shut)
    if standing.lines.size > MOST_BARS and view.folded is None:
        shut |= _quiet(lines)
        standing = lines.stand(folded | shut)
    return Folding(standing, (shut - folded) & frozenset(standing.lines.tolist()))


def _asked(lines: Lines, view: View) -> frozenset[int]:
    if view.folded is not None:
        return lines.lines_called(view.folded)
    return _quiet(lines) | frozenset(lines.stages) if view.is_narrow else frozenset()


def _quiet(lines: Lines) -> frozenset[int]:
    """The lanes that do not drive the finish; all but the first where none does."""
    quiet = {head for lane, head in zip(lines.lanes, lines.heads, strict=True) if not lane.drives}
    return frozenset(quiet if len(quiet) < len(lines.heads) else lines.heads[1:])
