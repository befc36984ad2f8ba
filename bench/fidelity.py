"""Our dates against those other tools saved. Bar: 90 % of leaf tasks to the minute, 80 % outside mpsplib, no error."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.tables import show
from ropewalk.exchange.mspdi.read import read
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import NEVER, instant_of, text_of

SHARED = Path(os.environ.get("ROPEWALK_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
FOLDERS = ("mpxj", "aspose", "mpsplib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many of a file's leaf tasks agree; `floats_of` and `critical_of` are those for which their tool saved it."""

    tasks: int = 0
    dates: int = 0
    days: int = 0
    floats: int = 0
    floats_of: int = 0
    critical: int = 0
    critical_of: int = 0

    def __add__(self, other: "Score") -> "Score":
        pairs = zip(self.__dataclass_fields__, astuple(self), astuple(other), strict=True)
        return Score(**{name: left + right for name, left, right in pairs})


def expectations(folders: tuple[str, ...] = FOLDERS) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Folder, plan and what is expected of it; a binary .mpp is read from its twin in XML."""
    for folder in folders:
        for path in sorted((SHARED / "data" / "plans" / folder / "expected").glob("*.json")):
            plan = path.parent.parent / path.stem
            twin = plan.with_suffix(".mspdi.xml")
            found = twin if plan.suffix == ".mpp" and twin.exists() else plan
            if found.suffix == ".xml":
                yield folder, found, json.loads(path.read_text())


def score_of(path: Path, expected: dict[str, Any], *, tell: bool = False) -> Score:
    """Read and schedule a plan and hold it against what is expected. Raises ValueError when it cannot be read."""
    with path.open("rb") as stream:
        reading = read(stream, name=path.name)
    if reading.plan is None:
        raise ValueError(reading.findings[0].sentence)
    answer = schedule(reading.plan)
    rows = {ref.key: row for ref, row in answer.rows.items()}
    total = Score()
    for project in expected["projects"]:
        for theirs in project["tasks"]:
            if not theirs["summary"] and theirs["start"] is not None:
                row = rows.get(str(theirs["uid"]))
                total += Score(tasks=1) if row is None else _task_score(answer, row, theirs, tell=tell)
    return total


def _task_score(answer: Schedule, row: int, theirs: dict[str, Any], *, tell: bool) -> Score:
    ours = int(answer.start[row]), int(answer.finish[row])
    wanted = _instant(theirs["start"]), _instant(theirs["finish"])
    total_float = None if answer.total_float[row] == NEVER else int(answer.total_float[row])
    has_float = theirs["total_float_minutes"] is not None and total_float is not None
    agree = all(abs(one - other) <= 1 for one, other in zip(ours, wanted, strict=True))
    is_near = has_float and abs((total_float or 0) - theirs["total_float_minutes"]) <= 1
    is_critical = bool(answer.is_critical[row])
    if tell and not (agree and (is_near or not has_float) and is_critical == bool(theirs["critical"])):
        _tell(answer, row, theirs)
    return Score(
        tasks=1,
        dates=int(agree),
        days=int(all(one // 1440 == other // 1440 for one, other in zip(ours, wanted, strict=True))),
        floats=int(is_near),
        floats_of=int(has_float),
        critical=int(theirs["critical"] is not None and is_critical == theirs["critical"]),
        critical_of=int(theirs["critical"] is not None),
    )


def _tell(answer: Schedule, row: int, theirs: dict[str, Any]) -> None:
    columns = (answer.start, answer.finish, answer.late_start, answer.late_finish)
    ours = [text_of(int(column[row])) for column in columns]
    names = ("start", "finish", "late_start", "late_finish")
    print(f"    {theirs['uid']} {str(theirs['name'])[:40]}")
    print(f"      ours   {ours} {answer.total_float[row]} {answer.is_critical[row]} {answer.causes[row]}")
    print(f"      theirs {[theirs[name] for name in names]} {theirs['total_float_minutes']} {theirs['critical']}")


def _instant(text: str | None) -> int:
    return NEVER if text is None else instant_of(datetime.fromisoformat(text[:19]))


def _row(name: str, score: Score) -> list[str]:
    def share(count: int, of: int) -> str:
        return f"{100 * count / of:.1f}" if of else "-"

    parts = [
        share(score.dates, score.tasks),
        share(score.days, score.tasks),
        share(score.floats, score.floats_of),
        share(score.critical, score.critical_of),
    ]
    return [name, f"{score.tasks:,}", *parts]


def main() -> None:
    """Print the table; with names of files as arguments also each task that differs in them."""
    rows: list[list[str]] = []
    sums = {folder: Score() for folder in FOLDERS}
    for folder, path, expected in expectations():
        told = any(word in path.name for word in sys.argv[1:])
        if sys.argv[1:] and not told:
            continue
        score = score_of(path, expected, tell=told)
        sums[folder] += score
        rows.append(_row(path.name, score))
    rows += [_row(f"= {folder}", score) for folder, score in sums.items()]
    rows.append(_row("= outside mpsplib", sums["mpxj"] + sums["aspose"]))
    rows.append(_row("= all", sums["mpxj"] + sums["aspose"] + sums["mpsplib"]))
    title = "Share of leaf tasks that agree with the tool that saved the file, % (bar: dates 90, outside mpsplib 80)"
    show(title, ["file", "tasks", "dates", "day", "float", "critical"], rows)


if __name__ == "__main__":
    main()
