"""What is told before a plan leaves as a sheet."""

from ropewalk.exchange.table import losses_of
from ropewalk.planning import Plan, Project, Task
from ropewalk.planning.calendars import STANDARD, WORKWEEK, Calendar, CalendarException
from ropewalk.planning.plan import DialectName, Risk, Split
from ropewalk.planning.units import Day, Minutes

DIG = Task(key="1", name="Dig", duration=Minutes(480))
HOLIDAYS = Calendar(key="YARD", week=WORKWEEK, exceptions=(CalendarException(first=Day(20_000), last=Day(20_000)),))


def codes_of(plan: Plan) -> list[str]:
    return [finding.code for finding in losses_of(plan)]


def test_a_plan_that_a_sheet_can_hold_loses_nothing() -> None:
    assert losses_of(Plan(projects=(Project(key="P", tasks=(DIG,)),), calendars=(STANDARD,))) == ()


def test_a_calendar_with_holidays_is_named_with_the_tasks_that_work_by_it() -> None:
    (said,) = losses_of(Plan(projects=(Project(key="P", calendar="YARD", tasks=(DIG,)),), calendars=(HOLIDAYS,)))
    assert (said.code, "P:1" in said.sentence, "YARD" in said.sentence) == ("sheet-loses-calendars", True, True)


def test_the_rules_of_another_tool_are_told() -> None:
    assert codes_of(Plan(projects=(Project(key="P", dialect=DialectName.PROJECT),))) == ["sheet-loses-dialect"]


def test_pauses_and_risks_are_told() -> None:
    split = Task(key="1", duration=Minutes(480), splits=(Split(after=Minutes(60), gap=Minutes(60)),))
    plan = Plan(projects=(Project(key="P", tasks=(split,)),), risks=(Risk(key="R-1", name="Rain"),))
    assert codes_of(plan) == ["sheet-loses-facts", "sheet-loses-facts"]
