"""What each project of the program is called: as somebody says, else as its file says, else as its file is called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.program import (
    PROJECT_KEY_FOR_MANY,
    PROJECT_KEY_FOR_NONE,
    PROJECT_KEY_SHARED,
    PROJECT_KEY_TWICE,
)
from ropewalk.planning.phrases import list_phrase
from ropewalk.planning.plan import Plan

Named = tuple[str, Plan, str | None]
"""A file's name, its plan, and the key somebody gave its project."""


@dataclass(eq=False)
class Keyed:
    """The keys of one file's projects, in order, and what is to be said about them."""

    keys: list[str]
    findings: list[Finding] = field(default_factory=list)


def keys_of(named: Sequence[Named]) -> list[Keyed]:
    """The keys of every file's projects; two files never share one unless their names are the same as well."""
    keyed = [_as_said(*each) for each in named]
    shared = {key for key, count in Counter(key for each in keyed for key in set(each.keys)).items() if count > 1}
    for (file, plan, given), each in zip(named, keyed, strict=True):
        clashes = [key for key in each.keys if key in shared]
        if not clashes or (given is not None and len(plan.projects) == 1):
            continue
        stem = stem_of(file)
        each.keys = [_from_stem(stem, key, len(each.keys)) if key in shared else key for key in each.keys]
        also = [other for (other, _, _), keys in zip(named, keyed, strict=True) if other != file and _had(keys, plan)]
        place = Place(file=file, project=each.keys[0])
        facts = {"file": file, "key": list_phrase(clashes), "others": list_phrase(also or ["another file"])}
        each.findings.append(PROJECT_KEY_SHARED.at(place, **facts, used=list_phrase(each.keys)))
    _tell_apart(named, keyed)
    return keyed


def _tell_apart(named: Sequence[Named], keyed: Sequence[Keyed]) -> None:
    """Number what two files still call the same: the same file twice, or one key given to two."""
    seen: set[str] = set()
    for (file, _, _), each in zip(named, keyed, strict=True):
        fresh = {key: _numbered(key, seen) for key in dict.fromkeys(each.keys)}
        for key, used in fresh.items():
            if used != key:
                place = Place(file=file, project=used)
                each.findings.append(PROJECT_KEY_TWICE.at(place, file=file, key=key, used=used))
        each.keys = [fresh[key] for key in each.keys]
        seen.update(each.keys)


def _numbered(key: str, seen: set[str]) -> str:
    number, used = 2, key
    while used in seen:
        used, number = f"{key}-{number}", number + 1
    return used


def stem_of(file: str) -> str:
    """A file's name without what says which format it is: `LED` for `LED.plan.toml` and `LED.mspdi.xml`."""
    stem = PurePath(file).stem
    for ending in (".plan", ".mspdi", ".jira"):
        stem = stem.removesuffix(ending)
    return stem or file


def _as_said(file: str, plan: Plan, given: str | None) -> Keyed:
    stated = [project.key for project in plan.projects]
    if given is None:
        return Keyed(stated)
    if len(stated) == 1:
        return Keyed([given])
    kind = PROJECT_KEY_FOR_MANY if stated else PROJECT_KEY_FOR_NONE
    facts = {"key": given, "file": file, "count": len(stated), "projects": list_phrase(stated)}
    return Keyed(stated, [kind.at(Place(file=file, field="--project"), **facts)])


def _from_stem(stem: str, key: str, count: int) -> str:
    return stem if count == 1 else f"{stem}-{key}"


def _had(keyed: Keyed, plan: Plan) -> bool:
    return any(project.key in keyed.keys for project in plan.projects)
