"""`ropewalk why`: the chain of causes of one task's date, in words."""

import argparse
import difflib
import sys

from ropewalk.app.cli.program import UNREADABLE, Program, program_of
from ropewalk.app.cli.saying import changes_answer, say, say_findings, say_stops
from ropewalk.planning.explain import explain
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_MANY_TASKS, CALL_NO_TASK
from ropewalk.planning.phrases import list_phrase, ref_phrase, refs_phrase
from ropewalk.planning.plan import Plan, TaskRef


def run(arguments: argparse.Namespace) -> int:
    """Print why a task is on its date; exit code as `Program.status`, 2 where there is no such task."""
    program = program_of(arguments)
    if isinstance(program, tuple) or program.schedule is None:
        say_findings(program if isinstance(program, tuple) else program.findings, to=sys.stderr)
        return UNREADABLE
    ref = find_task(program.plan, arguments.task)
    if isinstance(ref, Finding):
        say_findings([ref], to=sys.stderr)
        return UNREADABLE
    _say_why(program, ref)
    say_stops([finding for finding in program.findings if changes_answer(finding)])
    return program.status


def find_task(plan: Plan, text: str) -> TaskRef | Finding:
    """The task that KEY, PROJECT:KEY or a full name names."""
    refs = [TaskRef(project.key, task.key) for project in plan.projects for task in project.tasks]
    exact = [ref for ref in refs if text in (ref.key, f"{ref.project}:{ref.key}")]
    if not exact:
        names = {TaskRef(project.key, task.key): task.name for project in plan.projects for task in project.tasks}
        exact = [ref for ref, name in names.items() if name and name.casefold() == text.casefold()]
    exact = list(dict.fromkeys(exact))
    place = Place(key=text)
    if len(exact) > 1:
        return CALL_MANY_TASKS.at(place, count=len(exact), task=text, tasks=refs_phrase(exact))
    if exact:
        return exact[0]
    known = [ref_phrase(ref) for ref in refs] + [ref.key or "" for ref in refs]
    near = list(dict.fromkeys(difflib.get_close_matches(text, known[:20_000], n=3)))
    return CALL_NO_TASK.at(place, task=text, near=f"; near it are {list_phrase(near)}" if near else "")


def _say_why(program: Program, ref: TaskRef) -> None:
    if program.schedule is None:
        return
    answer = explain(program.plan, program.schedule, ref)
    say(f"{ref_phrase(ref)}  {answer.steps[0].name}")
    say()
    for number, step in enumerate(answer.steps, start=1):
        say(f"{number:>3}. {step.sentence}")
    said = [sentence for sentence in (answer.sooner, answer.leeway, answer.onward) if sentence]
    if said:
        say()
    for sentence in said:
        say(f"  {sentence}")
