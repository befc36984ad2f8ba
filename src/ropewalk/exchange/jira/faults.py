"""Findings about single values: the first few of a kind and field each by itself, the rest counted in one."""

from dataclasses import dataclass, field

from ropewalk.exchange.table.texts import shortened
from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.findings.jira import JIRA_MORE

MOST_OF_A_KIND = 8


@dataclass(slots=True)
class _Group:
    shown: list[Finding] = field(default_factory=list)
    more: int = 0
    last: Finding | None = None


@dataclass(slots=True)
class Faults:
    """Collects the findings of one file, kind by kind in the order in which kinds first come."""

    file: str
    _groups: dict[tuple[str, str | None], _Group] = field(default_factory=dict)

    def add(self, kind: FindingKind, place: Place, **facts: object) -> None:
        """A finding at a place; the place's file is this file."""
        group = self._groups.setdefault((kind.code, place.field), _Group())
        found = kind.at(
            Place(file=self.file, project=place.project, key=place.key, row=place.row, field=place.field), **facts
        )
        if len(group.shown) < MOST_OF_A_KIND:
            group.shown.append(found)
            return
        group.more += 1
        group.last = found

    def findings(self) -> tuple[Finding, ...]:
        """Everything collected; repeats beyond the first few of a kind and field are one finding with a count."""
        found: list[Finding] = []
        for group in self._groups.values():
            found.extend(group.shown)
            if group.last is not None:
                last = group.last
                facts = {"count": f"{group.more:,}", "example": shortened(last.sentence, 200), "remedy": last.remedy}
                found.append(JIRA_MORE.at(last.place, **facts))
        return tuple(found)
