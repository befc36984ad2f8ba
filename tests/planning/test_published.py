"""Published examples with their numbers: PSPLIB, the SAS widget project, Taylor's arrows, exact maxima."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from tests.shared import shared_file, shared_files

from ropewalk.planning.calendars import ALL_DAY, Calendar, CalendarException, Shift
from ropewalk.planning.check import check
from ropewalk.planning.plan import (
    Constraint,
    ConstraintKind,
    DialectName,
    Lag,
    LagUnit,
    Link,
    LinkKind,
    Plan,
    Project,
    Task,
    TaskKind,
)
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import MINUTES_PER_DAY, Instant, Minutes, day_of, parse_instant, text_of

CLOCK = Calendar(key="CLOCK", week=(ALL_DAY,) * 7)
Network = tuple[list[int], list[list[int]]]
"""Durations in days, and who follows each."""


def length_of(network: Network) -> int:
    """The days from the start of a network to its finish, by the engine."""
    durations, successors = network
    tasks = tuple(Task(key=str(n), duration=Minutes(MINUTES_PER_DAY * days)) for n, days in enumerate(durations))
    links = tuple(Link(source=str(n), target=str(other)) for n, row in enumerate(successors) for other in row)
    project = Project(key="P", start=Instant(0), calendar="CLOCK", tasks=tasks, links=links)
    finish = schedule(Plan(calendars=(CLOCK,), projects=(project,))).program_finish
    days, rest = divmod(finish, MINUTES_PER_DAY)
    assert rest == 0
    return days


def patterson(path: Path) -> Network:
    """A network in Patterson's form: tasks and resources, then for each duration, demands, successors."""
    words = list(map(int, path.read_text().split()))
    count, resources = words[:2]
    at = 2 + resources
    network: Network = ([], [])
    for _ in range(count):
        following = words[at + 1 + resources]
        network[0].append(words[at])
        network[1].append([other - 1 for other in words[at + resources + 2 : at + resources + 2 + following]])
        at += resources + 2 + following
    return network


def multi_mode(path: Path) -> tuple[Network, int]:
    """A network of a multi-mode file with the shortest mode of each job, and the MPM-Time its header states."""
    sections = re.split(r"\*{40,}\n", path.read_text())
    header = next(section for section in sections if "MPM-Time" in section).split("\n")[2]
    links = next(section for section in sections if section.startswith("PRECEDENCE")).split("\n")[2:]
    requests = next(section for section in sections if section.startswith("REQUESTS")).split("\n")[3:]
    durations: list[int] = []
    for line in filter(str.strip, requests):
        words = list(map(int, line.split()))
        if line[:3].strip():
            durations.append(words[2])
        else:
            durations[-1] = min(durations[-1], words[1])
    successors = [[int(word) - 1 for word in line.split()[3:]] for line in links if line.strip()]
    return (durations, successors), int(header.split()[-1])


def test_the_first_instance_of_psplib_is_38_days_long() -> None:
    """The critical path length that the header of j301_1 states; the best schedule with its people takes 43."""
    assert length_of(patterson(shared_file("psplib", "j30_1_1.rcp"))) == 38


def test_no_instance_of_psplib_is_longer_than_its_best_known_schedule() -> None:
    """Without people a project is never longer than with them, and often as long."""
    lines = shared_file("psplib", "best_known.csv").read_text().split()[1:]
    known = {name: int(days) for name, days in (line.split(",") for line in lines)}
    found = {name: length_of(patterson(shared_file("psplib", name))) for name in known}
    assert [name for name in known if found[name] > known[name]] == []
    assert sum(found[name] == known[name] for name in known) == 26


def test_every_multi_mode_instance_has_the_length_its_header_states() -> None:
    files = [path for size in ("j10", "j20", "j30") for path in shared_files(f"mista/{size}.mm", "*.mm")]
    shared_file("mista", "j10.mm")
    wrong = {
        path.name: stated for path in files for network, stated in [multi_mode(path)] if length_of(network) != stated
    }
    assert wrong == {}
    assert len(files) > 100


WIDGET = {
    "Approve Plan": (5, ("Drawings", "Study Market", "Write Specs")),
    "Drawings": (10, ("Prototype",)),
    "Study Market": (5, ("Mkt. Strat.",)),
    "Write Specs": (5, ("Prototype",)),
    "Prototype": (15, ("Materials", "Facility")),
    "Mkt. Strat.": (10, ("Test Market", "Marketing")),
    "Materials": (10, ("Init. Prod.",)),
    "Facility": (10, ("Init. Prod.",)),
    "Init. Prod.": (10, ("Test Market", "Marketing", "Evaluate")),
    "Evaluate": (10, ("Changes",)),
    "Test Market": (15, ("Changes",)),
    "Changes": (5, ("Production",)),
    "Production": (0, ()),
    "Marketing": (0, ()),
}
"""The widget project of the examples of PROC CPM (SAS/OR User's Guide: Project Management): days, successors."""

NINE_TO_FIVE = Calendar(key="NINE", week=((Shift(540, 1020),),) * 5 + ((), ()))
EVERY_DAY = Calendar(
    key="DAILY",
    week=((Shift(540, 1020),),) * 7,
    exceptions=tuple(
        CalendarException(first=day_of(first), last=day_of(last))
        for first, last in ((date(2003, 12, 24), date(2003, 12, 26)), (date(2004, 1, 1), date(2004, 1, 1)))
    ),
)
LAGGED = {("Prototype", "Materials"): 9, ("Prototype", "Facility"): 9, ("Facility", "Init. Prod."): 2}


class Widget:
    """The widget project scheduled from Monday 1 December 2003."""

    def __init__(
        self,
        calendar: Calendar = NINE_TO_FIVE,
        *,
        lag: LagUnit | None = None,
        constraints: dict[str, Constraint] | None = None,
        dialect: DialectName = DialectName.ROPEWALK,
    ) -> None:
        stated = constraints or {}
        tasks = tuple(
            Task(
                key=key,
                duration=Minutes(480 * days),
                kind=TaskKind.TASK if days else TaskKind.MILESTONE,
                constraint=stated.get(key),
            )
            for key, (days, _) in WIDGET.items()
        )
        links = tuple(_link(key, other, lag) for key, (_, others) in WIDGET.items() for other in others)
        start = parse_instant("2003-12-01T09:00")
        project = Project(key="W", start=start, calendar=calendar.key, dialect=dialect, tasks=tasks, links=links)
        self.answer: Schedule = schedule(Plan(calendars=(calendar,), projects=(project,)))
        self.rows = {key: row for row, key in enumerate(WIDGET)}

    def early(self, key: str) -> tuple[str, str]:
        """The days on which a task starts and finishes."""
        return _days(self.answer.start[self.rows[key]], self.answer.finish[self.rows[key]])

    def late(self, key: str) -> tuple[str, str]:
        """The latest days on which it may."""
        return _days(self.answer.late_start[self.rows[key]], self.answer.late_finish[self.rows[key]])

    def total(self, key: str) -> int:
        """Total float in days."""
        return int(self.answer.total_float[self.rows[key]]) // 480

    def free(self, key: str) -> int:
        """Free float in days."""
        return int(self.answer.free_float[self.rows[key]]) // 480


def _link(source: str, target: str, unit: LagUnit | None) -> Link:
    days = LAGGED.get((source, target))
    if unit is None or days is None:
        return Link(source=source, target=target)
    kind = LinkKind.SS if source == "Prototype" else LinkKind.FS
    return Link(source=source, target=target, kind=kind, lag=Lag(amount=_amount(days, unit), unit=unit))


def _amount(days: int, unit: LagUnit) -> int:
    return days * (480 if unit is LagUnit.WORKING else MINUTES_PER_DAY)


def _days(start: np.int32, finish: np.int32) -> tuple[str, str]:
    return str(text_of(int(start)))[:10], str(text_of(int(finish)))[:10]


def test_the_widget_project_takes_70_working_days() -> None:
    """Example 4.6: a week of five days from 9 to 17. SAS shows the milestone on the next working day, 8 March."""
    widget = Widget()
    assert text_of(widget.answer.program_finish) == "2004-03-05T17:00"
    assert widget.early("Approve Plan") == ("2003-12-01", "2003-12-05")
    assert widget.early("Drawings") == ("2003-12-08", "2003-12-19")
    assert widget.early("Production") == ("2004-03-05", "2004-03-05")
    assert (widget.total("Study Market"), widget.free("Study Market")) == (30, 0)
    critical = [key for key, flag in zip(WIDGET, widget.answer.is_critical, strict=True) if flag]
    assert critical == [
        "Approve Plan",
        "Drawings",
        "Prototype",
        "Materials",
        "Facility",
        "Init. Prod.",
        "Test Market",
        "Changes",
        "Production",
    ]


def test_the_widget_target_schedule_goes_around_the_holidays() -> None:
    """Example 4.13: work every day but 24 to 26 December and 1 January."""
    widget = Widget(EVERY_DAY)
    assert widget.early("Approve Plan") == widget.late("Approve Plan") == ("2003-12-01", "2003-12-05")
    assert widget.early("Drawings") == widget.late("Drawings") == ("2003-12-06", "2003-12-15")
    assert widget.early("Study Market") == ("2003-12-06", "2003-12-10")
    assert widget.late("Study Market") == ("2004-01-09", "2004-01-13")
    assert (widget.total("Study Market"), widget.free("Study Market")) == (30, 0)


def test_the_widget_project_with_lags_takes_66_working_days() -> None:
    """Example 4.11: Materials and Facility 9 days after Prototype starts, Init. Prod. 2 days after Facility."""
    widget = Widget(lag=LagUnit.WORKING)
    assert text_of(widget.answer.program_finish) == "2004-03-01T17:00"
    assert widget.early("Materials") == ("2004-01-02", "2004-01-15")
    assert widget.early("Init. Prod.") == ("2004-01-20", "2004-02-02")
    assert (widget.total("Materials"), widget.total("Facility")) == (2, 0)


def test_lags_of_the_widget_project_may_count_every_day() -> None:
    """The same with the lags on a calendar of seven days: nine of them are seven working days."""
    widget = Widget(lag=LagUnit.ELAPSED)
    assert widget.early("Facility") == ("2003-12-31", "2004-01-13")
    assert widget.early("Init. Prod.") == ("2004-01-16", "2004-01-29")
    assert text_of(widget.answer.program_finish) == "2004-02-26T17:00"


WISHES = {
    "Drawings": Constraint(kind=ConstraintKind.MFO, at=parse_instant("2003-12-15T17:00")),
    "Write Specs": Constraint(kind=ConstraintKind.SNET, at=parse_instant("2003-12-15T09:00")),
    "Evaluate": Constraint(kind=ConstraintKind.FNLT, at=parse_instant("2004-02-27T17:00")),
    "Test Market": Constraint(kind=ConstraintKind.MSO, at=parse_instant("2004-02-16T09:00")),
}


def test_a_date_wished_for_the_widget_drawings_does_not_break_the_logic() -> None:
    """Example 4.12: to finish on 15 December cannot be kept, so they finish on the 19th, four days late."""
    widget = Widget(constraints=WISHES)
    assert widget.early("Drawings") == ("2003-12-08", "2003-12-19")
    assert widget.late("Drawings") == ("2003-12-02", "2003-12-15")
    assert widget.total("Drawings") == -4
    assert widget.early("Write Specs") == ("2003-12-15", "2003-12-19")
    assert widget.early("Test Market") == widget.late("Test Market") == ("2004-02-16", "2004-03-05")
    assert widget.late("Evaluate") == ("2004-02-16", "2004-02-27")
    assert text_of(widget.answer.program_finish) == "2004-03-12T17:00"


def test_in_microsoft_projects_dialect_the_wish_wins() -> None:
    widget = Widget(constraints=WISHES, dialect=DialectName.PROJECT)
    assert widget.early("Drawings") == ("2003-12-02", "2003-12-15")
    assert widget.early("Prototype") == ("2003-12-22", "2004-01-09")


ARROWS = {"1-2": 7, "1-3": 10, "2-4": 6, "3-4": 5, "3-5": 4, "4-5": 3, "5-6": 2}


def test_taylors_arrows_take_20_weeks_along_their_critical_path() -> None:
    """Taylor, Introduction to Management Science, chapter 8."""
    tasks = tuple(Task(key=key, duration=Minutes(MINUTES_PER_DAY * weeks)) for key, weeks in ARROWS.items())
    links = tuple(Link(source=one, target=other) for one in ARROWS for other in ARROWS if one[2] == other[0])
    project = Project(key="T", start=Instant(0), calendar="CLOCK", tasks=tasks, links=links)
    answer = schedule(Plan(calendars=(CLOCK,), projects=(project,)))
    assert answer.program_finish == 20 * MINUTES_PER_DAY
    assert (answer.total_float // MINUTES_PER_DAY).tolist() == [2, 0, 2, 0, 4, 0, 0]
    assert [key for key, drives in zip(ARROWS, answer.is_driving, strict=True) if drives] == [
        "1-3",
        "3-4",
        "4-5",
        "5-6",
    ]


def finishes_of(networks: list[tuple[int, ...]], successors: dict[int, tuple[int, ...]]) -> list[int]:
    """The finish in days of many projects of the same shape, scheduled as one program."""
    projects = tuple(
        Project(
            key=str(number),
            start=Instant(0),
            calendar="CLOCK",
            tasks=tuple(Task(key=str(n), duration=Minutes(MINUTES_PER_DAY * days)) for n, days in enumerate(network)),
            links=tuple(Link(source=str(n), target=str(other)) for n, row in successors.items() for other in row),
        )
        for number, network in enumerate(networks)
    )
    answer = schedule(Plan(calendars=(CLOCK,), projects=projects))
    days = answer.finish.reshape(len(networks), -1).max(axis=1) // MINUTES_PER_DAY
    return [int(each) for each in days]


def test_the_finish_of_the_bridge_is_its_longest_path() -> None:
    """The bridge whose mean finish with exponential arrows is 83/24: here with every mix of one to three days."""
    networks = list(product(range(1, 4), repeat=5))
    finishes = finishes_of(networks, {0: (2, 3), 1: (4,), 2: (4,)})
    assert finishes == [max(a + d, a + c + e, b + e) for a, b, c, d, e in networks]


@pytest.mark.parametrize("most", [2, 5, 10])
def test_the_mean_of_the_later_of_two_is_exact(most: int) -> None:
    """Of two durations spread evenly over 1 to n the later has the mean (n + 1)(4n - 1) / 6n; 2/3 of n as n grows."""
    finishes = finishes_of(list(product(range(1, most + 1), repeat=2)), {})
    assert 6 * sum(finishes) == most * (most + 1) * (4 * most - 1)


def test_a_longest_wait_is_a_circle_and_is_named() -> None:
    """RCPSP/max states a longest wait as a negative lag back; links here state least waits: docs/method/circles.md."""
    tasks = tuple(Task(key=key, duration=Minutes(480)) for key in ("pour", "strip"))
    longest = Link(source="strip", target="pour", kind=LinkKind.SS, lag=Lag(amount=-1440))
    project = Project(key="P", start=Instant(0), tasks=tasks, links=(Link(source="pour", target="strip"), longest))
    plan = Plan(projects=(project,))
    assert [finding.sentence for finding in check(plan)] == [
        "P:pour → P:strip → P:pour wait for each other in a circle."
    ]
    assert [text_of(int(at)) for at in schedule(plan).start] == [None, None]
