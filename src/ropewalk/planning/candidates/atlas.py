"""The projects and tasks of a program, found by what people and files call them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PureWindowsPath

from ropewalk.planning.candidates.words import awaited_in, plain, subject_of, words_of
from ropewalk.planning.check.directory import said
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, Project, Task, TaskKind, TaskRef
from ropewalk.planning.progress import is_done

_REF = re.compile(r"([\w.-]+):([\w.-]+)")
_TOKEN = re.compile(r"[\w.-]*\w")
_HAS_LETTER_AND_DIGIT = re.compile(r"(?=.*\d)(?=.*[^\W\d_])")
_ENDINGS = (".toml", ".plan", ".xml", ".mspdi", ".mpp", ".xlsx", ".xlsm", ".csv", ".json", ".txt")
_SHORTEST_KEY = 2
_FEWEST_WORDS = 2


@dataclass(frozen=True, eq=False)
class Atlas:
    """Where a text may lead.

    files   project key -> the name of the file it came from, without folders
    """

    plan: Plan
    files: Mapping[str, str]

    @cached_property
    def outline(self) -> Outline:
        """The tasks as rows."""
        return Outline.of(self.plan)

    def project(self, ref: TaskRef) -> Project | None:
        """The project a reference names."""
        return self._projects.get(ref.project)

    def task(self, ref: TaskRef) -> Task | None:
        """The task a reference names."""
        row = self.outline.rows.get(ref)
        return None if row is None else self.outline.tasks[row]

    def said(self, ref: TaskRef) -> str:
        """A reference as a sentence names it."""
        project, task = self.project(ref), self.task(ref)
        if project is None or task is None:
            return ref.project if project is None or not project.name else project.name
        return said(project, task)

    def is_milestone(self, row: int) -> bool:
        """Whether a row takes no time and has none below it."""
        task = self.outline.tasks[row]
        is_short = task.kind is TaskKind.MILESTONE or task.duration == 0
        return is_short and not self.outline.is_summary(row) and task.external is None and task.is_active

    def is_open(self, ref: TaskRef) -> bool:
        """Whether a task is there and still to be done."""
        task = self.task(ref)
        return task is not None and task.is_active and not is_done(task)

    def in_file(self, file: str, other: str, *, but: str) -> TaskRef | None:
        """The task, else the project, that a file's own words mean; None where its project is not in the program."""
        keys = [key for key in self._by_file.get(_bare(file), ()) if key != but]
        for key in keys:
            found = self._by_key.get((key, plain(other)))
            if found is not None:
                return found
        named = self.by_name(subject_of(other), among=keys)
        if named is not None or len(keys) != 1:
            return named
        return TaskRef(keys[0], None)

    def mentioned(self, text: str, *, but: str) -> TaskRef | None:
        """The task of another project that a text names by its key: `LED:4`, `LED-12`."""
        for found in _REF.finditer(text):
            for key in self._by_plain_key.get(found[1], ()):
                ref = self._by_key.get((key, found[2].rstrip(".")))
                if ref is not None and key != but:
                    return ref
        for token in _TOKEN.findall(text):
            refs = [ref for ref in self._by_odd_key.get(token, ()) if ref.project != but]
            if len(refs) == 1:
                return refs[0]
        return None

    def projects_in(self, text: str, *, but: str) -> list[str]:
        """Other projects that a text names by key or by whole name."""
        words = words_of(text)
        return [key for key, names in self._names.items() if key != but and any(_has(words, each) for each in names)]

    def by_name(self, subject: frozenset[str], *, among: Iterable[str], fewest: int = _FEWEST_WORDS) -> TaskRef | None:
        """The one task of these projects whose name is about the same, or has all of these words and more.

        `fewest` words have to be given for the second. None where there is none, or several, for nobody could tell
        which is meant.
        """
        if not subject:
            return None
        keys = set(among)
        exact = [ref for ref in self._by_subject.get(subject, ()) if ref.project in keys]
        if exact or len(subject) < fewest:
            return _only(exact)
        return _only([ref for ref, about in self._subjects.items() if ref.project in keys and subject < about])

    def by_part(self, subject: frozenset[str], *, project: str) -> TaskRef | None:
        """The one task of a project all of whose words stand in a longer text; of several the one with most words."""
        found = [
            (len(about), ref)
            for ref, about in self._subjects.items()
            if ref.project == project and len(about) >= _FEWEST_WORDS and about < subject
        ]
        most = max((count for count, _ in found), default=0)
        return _only([ref for count, ref in found if count == most])

    def bare(self, subject: frozenset[str]) -> frozenset[str]:
        """A subject without the words that name projects."""
        return subject - self._project_words

    def words_of_project(self, key: str) -> frozenset[str]:
        """The words of a project's name."""
        return subject_of(self._projects[key].name)

    @cached_property
    def _projects(self) -> dict[str, Project]:
        return {project.key: project for project in reversed(self.plan.projects)}

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, ...]]]:
        """Word by word, what each project is called."""
        called = {project.key: [words_of(project.key), words_of(project.name)] for project in self.plan.projects}
        return {key: [name for name in names if len("".join(name)) >= _SHORTEST_KEY] for key, names in called.items()}

    @cached_property
    def _project_words(self) -> frozenset[str]:
        return frozenset().union(*(subject_of(project.key) for project in self.plan.projects))

    @cached_property
    def _by_plain_key(self) -> dict[str, list[str]]:
        keys: dict[str, list[str]] = {}
        for project in self.plan.projects:
            keys.setdefault(plain(project.key), []).append(project.key)
        return keys

    @cached_property
    def _by_file(self) -> dict[str, list[str]]:
        """Projects by their key, name and file, letters and digits only."""
        found: dict[str, list[str]] = {}
        for project in self.plan.projects:
            for name in {_bare(each) for each in (project.key, project.name, self.files.get(project.key, "")) if each}:
                found.setdefault(name, []).append(project.key)
        return found

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], TaskRef]:
        return {(ref.project, plain(ref.key or "")): ref for ref in reversed(self.outline.refs)}

    @cached_property
    def _by_odd_key(self) -> dict[str, list[TaskRef]]:
        """Tasks by keys that could be nothing else: letters and digits in one word."""
        found: dict[str, list[TaskRef]] = {}
        for ref in self.outline.refs:
            key = plain(ref.key or "")
            if _HAS_LETTER_AND_DIGIT.match(key):
                found.setdefault(key, []).append(ref)
        return found

    @cached_property
    def _subjects(self) -> dict[TaskRef, frozenset[str]]:
        """What each task is about; one that waits itself is not what somebody waits for."""
        pairs = zip(self.outline.refs, self.outline.tasks, strict=True)
        own = ((ref, task.name) for ref, task in pairs if task.external is None)
        return {ref: self.bare(subject_of(name)) for ref, name in own if not awaited_in(name)}

    @cached_property
    def _by_subject(self) -> dict[frozenset[str], list[TaskRef]]:
        found: dict[frozenset[str], list[TaskRef]] = {}
        for ref, subject in self._subjects.items():
            found.setdefault(subject, []).append(ref)
        return found


def _only(refs: list[TaskRef]) -> TaskRef | None:
    return refs[0] if len(refs) == 1 else None


def _bare(name: str) -> str:
    """A file, path or project as letters and digits: `plans/Ledger 2.mpp` is `ledger2`, as is `Ledger 2`."""
    stem = PureWindowsPath(name).name
    for ending in _ENDINGS:
        stem = stem[: -len(ending)] if stem.casefold().endswith(ending) else stem
    return "".join(words_of(stem))


def _has(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a run of words stands in a text."""
    return any(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1))
