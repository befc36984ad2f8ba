"""Findings about cells: the first few of a kind each with its row, the rest counted in one."""

from dataclasses import dataclass, field

from ropewalk.exchange.table.texts import shortened
from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.findings.tables import SHEET_MORE

MOST_OF_A_KIND = 8


@dataclass(slots=True)
class _Group:
    shown: list[Finding] = field(default_factory=list)
    more: int = 0
    last: tuple[FindingKind, int, dict[str, object]] | None = None


@dataclass(slots=True)
class Faults:
    """Collects findings of one file in the order they are met, kind by kind."""

    file: str
    _groups: dict[tuple[str, str | None], _Group] = field(default_factory=dict)

    def add(self, kind: FindingKind, *, row: int | None = None, column: str | None = None, **facts: object) -> None:
        """A finding at a row (counted as the sheet shows it) and a column (its header)."""
        group = self._groups.setdefault((kind.code, column), _Group())
        if len(group.shown) < MOST_OF_A_KIND or row is None:
            group.shown.append(self._finding(kind, row, column, facts))
            return
        group.more += 1
        group.last = kind, row, facts

    def _finding(self, kind: FindingKind, row: int | None, column: str | None, facts: dict[str, object]) -> Finding:
        return kind.at(Place(file=self.file, row=row, field=column), **({"row": row} | facts))

    def findings(self) -> tuple[Finding, ...]:
        """Everything collected; repeats beyond the first few of a kind and column are one finding with a count."""
        found: list[Finding] = []
        for (_, column), group in self._groups.items():
            found.extend(group.shown)
            if group.last is not None:
                kind, row, stated = group.last
                last = self._finding(kind, row, column, stated)
                example = shortened(last.sentence, 160)
                facts = {"count": group.more, "last": row, "example": example, "remedy": last.remedy}
                found.append(SHEET_MORE.at(last.place, **facts))
        return tuple(found)


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 row`, `12 rows`, `1,200 rows`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def rows_named(rows: list[int], most: int = 10) -> str:
    """`row 4`, or `rows 4, 7, 9 and 12 more`."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    listed = ", ".join(str(row) for row in rows[:most])
    return f"rows {listed} and {len(rows) - most:,} more" if len(rows) > most else f"rows {listed}"
