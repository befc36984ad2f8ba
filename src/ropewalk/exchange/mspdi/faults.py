"""Findings about a file's fields: the first few of a kind each with its place, the rest counted in one."""

from dataclasses import dataclass, field, replace

from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.findings.mspdi import MSPDI_MORE

MOST_OF_A_KIND = 8


@dataclass(slots=True)
class _Group:
    shown: list[Finding] = field(default_factory=list)
    more: int = 0
    last: Finding | None = None


@dataclass(slots=True)
class Faults:
    """Collects findings in the order they are met, kind by kind."""

    file: str
    _groups: dict[tuple[str, str | None], _Group] = field(default_factory=dict)

    def add(self, kind: FindingKind, *, key: str | None = None, at: str | None = None, **facts: object) -> None:
        """A finding about a field `at` of the task `key`, where it is one."""
        group = self._groups.setdefault((kind.code, at), _Group())
        finding = kind.at(Place(file=self.file, key=key, field=at), **facts)
        if len(group.shown) < MOST_OF_A_KIND:
            group.shown.append(finding)
        else:
            group.more += 1
            group.last = finding

    def findings(self, project: str) -> tuple[Finding, ...]:
        """Everything collected, each finding at its place in the project of this key."""
        found: list[Finding] = []
        for group in self._groups.values():
            found.extend(group.shown)
            if group.last is not None:
                facts = {"count": group.more, "last": group.last.sentence, "remedy": group.last.remedy}
                found.append(MSPDI_MORE.at(group.last.place, **facts))
        return tuple(replace(each, place=replace(each.place, project=project)) for each in found)
