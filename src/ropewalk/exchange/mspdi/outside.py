"""Tasks that live in another file: what this file says of them, and stand-ins where it says too little."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.reading import CrossLink
from ropewalk.planning.plan import External, Link, Manual, Task, TaskKind, TaskRef
from ropewalk.planning.units import Instant


class Outside(NamedTuple):
    """A task of another file: the file's own name, and the task's number there where it is said."""

    file: str
    number: str | None

    @property
    def words(self) -> str:
        """As a sentence names it."""
        return "a task" if self.number is None else f"task {self.number}"


def outside_of(path: str) -> Outside:
    r"""Read `C:\plans\yard.mpp\12`: folders are left out, they belong to another machine."""
    parts = [part for part in path.replace("/", "\\").split("\\") if part.strip()]
    number = parts.pop() if len(parts) > 1 and parts[-1].strip().isdigit() else None
    return Outside(parts[-1].strip() if parts else path.strip(), None if number is None else number.strip())


def external_of(fields: Fields) -> External | None:
    """Which file a row stands for that is only a shadow of a task there."""
    if not fields.flag("ExternalTask"):
        return None
    found = outside_of(fields.text("ExternalTaskProject"))
    return External(file=found.file or "another plan", key=found.number)


def stand_in(key: str, outside: Outside, at: Instant) -> Task:
    """A milestone for a task of another file that this file names and does not hold."""
    return Task(
        key=key,
        name=f"{outside.words} of {outside.file}",
        kind=TaskKind.MILESTONE,
        manual=Manual(start=at, finish=at),
        external=External(file=outside.file, key=outside.number),
    )


def crossings(project: str, tasks: Sequence[Task], links: Iterable[Link]) -> Iterator[CrossLink]:
    """Each link between a task of this file and one that lives elsewhere."""
    external = {task.key: task.external for task in tasks if task.external is not None}
    names = {task.key: task.name for task in tasks}
    for link in links:
        for here, there, is_giver in ((link.target, link.source, False), (link.source, link.target, True)):
            found = external.get(there)
            if found is not None and here not in external:
                other = found.key or names[there]
                yield CrossLink(TaskRef(project, here), found.file, other, link.kind.value, is_giver)
