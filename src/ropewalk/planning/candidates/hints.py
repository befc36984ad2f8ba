"""What hints at a handoff: links that leave a file, tasks quoted from another, names that say so, names alike."""

from collections.abc import Iterable, Iterator

from ropewalk.planning.candidates.atlas import Atlas
from ropewalk.planning.candidates.candidate import Candidate, Evidence, LinkOut
from ropewalk.planning.candidates.words import awaited_in, subject_of
from ropewalk.planning.plan import Link, LinkKind, Task, TaskRef
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER

_MOST_ALIKE = 3
"""A name that more projects use is one that every project has."""


def hints_of_links(atlas: Atlas, links: Iterable[LinkOut]) -> Iterator[Candidate]:
    """Links that leave their file; one to a file that is not here still tells the receiver's side."""
    for link in links:
        other = atlas.in_file(link.file, link.other, but=link.task.project)
        giver, receiver = (link.task, other) if link.is_giver else (other, link.task)
        kind = LinkKind(link.kind) if link.kind in LinkKind.__members__ else LinkKind.FS
        if receiver is None or receiver.key is None:
            continue
        outside = giver is None or giver.key is None
        where = f"{link.other} of {link.file}" if giver is None or giver.key is None else atlas.said(giver)
        tail = ", which is not in this program" if giver is None else ""
        more = _what_lacks(giver, link.other) if outside else ""
        if giver is None:
            giver = TaskRef(link.file, None)
        yield Candidate(
            giver=giver,
            receiver=receiver,
            what=_what(atlas, giver),
            evidence=Evidence.LINKED_OUTSIDE if outside else Evidence.LINKED,
            sentence=f"{atlas.said(receiver)} waits for {where}{tail}: a link of its file says so.{more}",
            kind=kind,
        )


def hints_of_quotes(atlas: Atlas) -> Iterator[Candidate]:
    """Tasks that a plan quotes from another file of the program, and what is linked to them."""
    quoted = {ref: _source_of(atlas, ref) for ref, task in _tasks(atlas) if task.external is not None}
    for project in atlas.plan.projects if quoted else ():
        for link in project.links:
            source = quoted.get(TaskRef(project.key, link.source))
            target = quoted.get(TaskRef(project.key, link.target))
            if source is not None and target is None:
                yield _quote(atlas, source, TaskRef(project.key, link.target), link)
            elif target is not None and source is None:
                yield _quote(atlas, TaskRef(project.key, link.source), target, link)


def hints_of_waits(atlas: Atlas) -> Iterator[Candidate]:
    """Tasks whose names say that they wait for another project or one of its tasks."""
    for ref, task in _tasks(atlas):
        text = awaited_in(task.name) if task.external is None else ""
        if not text:
            continue
        giver = _awaited(atlas, text, ref.project)
        if giver is None:
            continue
        yield Candidate(
            giver=giver,
            receiver=ref,
            what=_what(atlas, giver),
            evidence=Evidence.SAID if giver.key is not None else Evidence.SAID_OF_PROJECT,
            sentence=f"The name of {atlas.said(ref)} says that it waits for {atlas.said(giver)}.",
        )


def hints_of_names(atlas: Atlas, schedule: Schedule) -> Iterator[Candidate]:
    """Milestones of different projects that are about the same."""
    held = {TaskRef(project.key, link.target) for project in atlas.plan.projects for link in project.links}
    alike: dict[frozenset[str], list[TaskRef]] = {}
    for row, ref in enumerate(atlas.outline.refs):
        if atlas.is_milestone(row) and atlas.is_open(ref):
            alike.setdefault(atlas.bare(subject_of(atlas.outline.tasks[row].name)), []).append(ref)
    for subject, refs in alike.items():
        if not subject or not 1 < len({ref.project for ref in refs}) <= _MOST_ALIKE:
            continue
        giver, *others = sorted(refs, key=lambda ref: (ref not in held, _finish(schedule, ref)))
        for receiver in others:
            if receiver.project != giver.project:
                yield _alike(atlas, giver, receiver, is_clear=giver in held and receiver not in held)


def _awaited(atlas: Atlas, text: str, home: str) -> TaskRef | None:
    """The task of another project that a text means, else the project alone; None where it may mean one at home."""
    by_key = atlas.mentioned(text, but=home)
    if by_key is not None:
        return by_key
    subject = atlas.bare(subject_of(text))
    projects = atlas.projects_in(text, but=home)
    if not projects and atlas.by_name(subject, among=[home]) is None:
        return atlas.by_name(subject, among=[project.key for project in atlas.plan.projects if project.key != home])
    if len(projects) != 1:
        return atlas.by_name(subject, among=projects)
    about = subject - atlas.words_of_project(projects[0])
    named = atlas.by_name(subject, among=projects) or atlas.by_name(about, among=projects, fewest=1)
    return named or atlas.by_part(subject, project=projects[0]) or TaskRef(projects[0], None)


def _quote(atlas: Atlas, giver: TaskRef, receiver: TaskRef, link: Link) -> Candidate:
    return Candidate(
        giver=giver,
        receiver=receiver,
        what=_what(atlas, giver),
        evidence=Evidence.QUOTED,
        sentence=f"{atlas.said(receiver)} waits for {atlas.said(giver)}: one of the two plans quotes the other.",
        kind=link.kind,
    )


def _source_of(atlas: Atlas, ref: TaskRef) -> TaskRef | None:
    """The task of the program that a quoted one stands for."""
    task = atlas.task(ref)
    if task is None or task.external is None:
        return None
    external = task.external
    found = atlas.in_file(external.file, external.key or "", but=ref.project)
    if found is not None and found.key is None:
        return atlas.by_name(atlas.bare(subject_of(task.name)), among=[found.project])
    return found


def _alike(atlas: Atlas, giver: TaskRef, receiver: TaskRef, *, is_clear: bool) -> Candidate:
    why = "and only the first waits for work of its project" if is_clear else "and the first comes first"
    return Candidate(
        giver=giver,
        receiver=receiver,
        what=_what(atlas, giver),
        evidence=Evidence.SAME_NAME,
        sentence=f"{atlas.said(giver)} and {atlas.said(receiver)} are milestones of one name, {why}.",
    )


def _tasks(atlas: Atlas) -> Iterator[tuple[TaskRef, Task]]:
    return zip(atlas.outline.refs, atlas.outline.tasks, strict=True)


def _what_lacks(giver: TaskRef | None, other: str) -> str:
    """What a handoff needs that names no task of the program, for nothing dates it."""
    if giver is None:
        return " Add when it is promised or needed_by: without a date it holds nothing."
    return f" {giver.project} has no task {other}: name the task that gives, or when it is promised."


def _what(atlas: Atlas, giver: TaskRef) -> str:
    task = atlas.task(giver)
    return "" if task is None else task.name


def _finish(schedule: Schedule, ref: TaskRef) -> int:
    row = schedule.rows.get(ref)
    finish = NEVER if row is None else int(schedule.finish[row])
    return finish if finish != NEVER else -NEVER
