"""Several files become one program: keys, calendars and people keep apart what is apart, and join what is one."""

from collections.abc import Mapping
from dataclasses import replace

from ropewalk.exchange.joining import Part, Starts, join, with_starts
from ropewalk.exchange.reading import CrossLink, Reading, SavedDates
from ropewalk.planning import Assignment, Handoff, Plan, Project, Resource, Task, TaskRef, schedule
from ropewalk.planning.calendars import ALL_DAY, STANDARD, Calendar
from ropewalk.planning.check import check
from ropewalk.planning.findings.program import PROJECT_KEY_FOR_MANY
from ropewalk.planning.plan import Commitment, Constraint, ConstraintKind, ScheduleFrom
from ropewalk.planning.units import Instant, Minutes, parse_instant, text_of

MONDAY = parse_instant("2026-11-23T08:00")
TODAY = parse_instant("2026-11-25T00:00")
EVERY_HOUR = Calendar(key="1", week=(ALL_DAY,) * 7)
WEEKDAYS = replace(STANDARD, key="1")
DIG = Task(key="1", name="Dig", duration=Minutes(1440))


def project(
    key: str, *, calendar: str | None = None, people: tuple[str, ...] = (), owner: str | None = None
) -> Project:
    assignments = tuple(Assignment(task="1", resource=person) for person in people)
    task = replace(DIG, owner=owner)
    return Project(key=key, start=MONDAY, calendar=calendar, tasks=(task,), assignments=assignments)


def part(file: str, *projects: Project, plan: Plan | None = None, key: str | None = None) -> Part:
    stated = replace(plan or Plan(), projects=projects)
    return Part(file=file, reading=Reading(format="plan text", plan=stated), key=key)


def keys_of(*parts: Part) -> list[str]:
    return [each.key for each in join(parts).plan.projects]


def finish_of(plan: Plan, key: str) -> str | None:
    answer = schedule(plan)
    return text_of(int(answer.finish[answer.rows[TaskRef(key, "1")]]))


def test_projects_keep_the_keys_their_files_give_them() -> None:
    assert keys_of(part("a.xml", project("LED")), part("b.xml", project("CRD"))) == ["LED", "CRD"]


def test_somebody_says_what_a_project_is_called() -> None:
    assert keys_of(part("a.xml", project("LED"), key="LEDGER")) == ["LEDGER"]


def test_one_key_for_a_file_of_two_projects_is_told_and_stops() -> None:
    joined = join([part("a.xlsx", project("LED"), project("CRD"), key="X")])
    assert [finding.code for finding in joined.findings] == [PROJECT_KEY_FOR_MANY.code]
    assert joined.findings[0].stops
    assert [each.key for each in joined.plan.projects] == ["LED", "CRD"]


def test_two_files_with_one_key_are_called_after_their_files_whatever_their_order() -> None:
    parts = [part("ledger.mspdi.xml", project("Project1")), part("cards.plan.toml", project("Project1"))]
    assert keys_of(*parts) == ["ledger", "cards"]
    assert keys_of(*reversed(parts)) == ["cards", "ledger"]


def test_a_shared_key_is_told_with_both_files() -> None:
    joined = join([part("ledger.xml", project("P1")), part("cards.xml", project("P1"))])
    assert [finding.place.file for finding in joined.findings] == ["ledger.xml", "cards.xml"]
    assert "cards.xml" in joined.findings[0].sentence
    assert check(joined.plan) == ()


def test_the_key_that_somebody_gives_is_never_taken_away() -> None:
    parts = [part("ledger.xml", project("P1"), key="P1"), part("cards.xml", project("P1"))]
    assert keys_of(*parts) == ["P1", "cards"]


def test_the_same_file_twice_is_two_projects_and_stops() -> None:
    joined = join([part("plan.xml", project("P1")), part("plan.xml", project("P1"))])
    assert [each.key for each in joined.plan.projects] == ["plan", "plan-2"]
    assert [finding.code for finding in joined.findings if finding.stops] == ["project-key-twice"]


def test_one_key_given_to_two_files_stops_and_keeps_them_apart() -> None:
    joined = join([part("a.xml", project("A"), key="X"), part("b.xml", project("B"), key="X")])
    assert [each.key for each in joined.plan.projects] == ["X", "X-2"]
    assert [finding.code for finding in joined.findings] == ["project-key-twice"]


def test_handoffs_and_commitments_follow_the_new_key_of_their_project() -> None:
    promise = Handoff(key="H-1", giver=TaskRef("P1", "1"), receiver=TaskRef("CRD", "1"))
    stated = Plan(handoffs=(promise,), commitments=(Commitment(key="C", date=MONDAY, project="P1"),))
    joined = join([part("a.toml", project("P1"), plan=stated, key="LED"), part("b.xml", project("CRD"))])
    assert joined.plan.handoffs[0].giver == TaskRef("LED", "1")
    assert joined.plan.handoffs[0].receiver == TaskRef("CRD", "1")
    assert joined.plan.commitments[0].project == "LED"


def test_calendars_of_one_key_and_different_weeks_stay_apart() -> None:
    night = part("a.xml", project("LED", calendar="1"), plan=Plan(calendars=(EVERY_HOUR,)))
    day = part("b.xml", project("CRD", calendar="1"), plan=Plan(calendars=(WEEKDAYS,)))
    for parts in ([night, day], [day, night]):
        plan = join(parts).plan
        assert finish_of(plan, "LED") == "2026-11-24T08:00"
        assert finish_of(plan, "CRD") == "2026-11-25T17:00"


def test_a_calendar_stands_on_the_base_of_its_own_file() -> None:
    base = Calendar(key="2", base="1")
    night = part("a.xml", project("LED", calendar="2"), plan=Plan(calendars=(EVERY_HOUR, base)))
    day = part("b.xml", project("CRD", calendar="2"), plan=Plan(calendars=(WEEKDAYS, base)))
    plan = join([night, day]).plan
    assert finish_of(plan, "LED") == "2026-11-24T08:00"
    assert finish_of(plan, "CRD") == "2026-11-25T17:00"


def test_the_standard_week_of_one_file_does_not_become_that_of_another() -> None:
    own = part("a.toml", project("LED"), plan=Plan(calendars=(replace(EVERY_HOUR, key=STANDARD.key),)))
    plan = join([own, part("b.toml", project("CRD"))]).plan
    assert finish_of(plan, "LED") == "2026-11-24T08:00"
    assert finish_of(plan, "CRD") == "2026-11-25T17:00"


def test_equal_calendars_are_one() -> None:
    parts = [part(f"{key}.xml", project(key, calendar="1"), plan=Plan(calendars=(WEEKDAYS,))) for key in ("A", "B")]
    assert join(parts).plan.calendars == (WEEKDAYS,)


def test_two_people_with_one_number_stay_apart() -> None:
    ana, ben = Resource(key="7", name="Ana", calendar="1"), Resource(key="7", name="Ben")
    night = part(
        "a.xml", project("LED", people=("7",), owner="7"), plan=Plan(resources=(ana,), calendars=(EVERY_HOUR,))
    )
    day = part("b.xml", project("CRD", people=("7",), owner="7"), plan=Plan(resources=(ben,)))
    plan = join([night, day]).plan
    assert {person.name: person.key for person in plan.resources} == {"Ana": "LED/7", "Ben": "CRD/7"}
    assert [each.tasks[0].owner for each in plan.projects] == ["LED/7", "CRD/7"]
    assert finish_of(plan, "LED") == "2026-11-24T08:00"
    assert finish_of(plan, "CRD") == "2026-11-25T17:00"


def test_saved_dates_and_links_out_of_a_file_follow_its_key() -> None:
    ref = TaskRef("P1", "1")
    reading = Reading(
        format="mspdi",
        plan=Plan(projects=(project("P1"),)),
        saved=(SavedDates(ref, start=MONDAY),),
        cross_links=(CrossLink(ref, "other.mpp", "5", "FS", is_giver=False),),
    )
    joined = join([Part(file="a.xml", reading=reading, key="LED")])
    assert joined.saved[0].ref == TaskRef("LED", "1")
    assert joined.cross_links[0].task == TaskRef("LED", "1")
    assert joined.files == {"LED": "a.xml"}


def started(*projects: Project, every: Instant | None = None, **by_project: Instant) -> tuple[Plan, list[str]]:
    starts = Starts(today=TODAY, every=every, by_project=by_project)
    files: Mapping[str, str] = {each.key: "plan.csv" for each in projects}
    plan, findings = with_starts(Plan(projects=projects), starts, files=files)
    return plan, [finding.code for finding in findings]


def test_a_project_that_names_no_date_starts_today_and_says_so() -> None:
    plan, codes = started(replace(project("P"), start=None))
    assert (plan.projects[0].start, codes) == (TODAY, ["start-today"])


def test_a_project_without_a_start_begins_on_the_earliest_date_it_names() -> None:
    wish = replace(DIG, constraint=Constraint(kind=ConstraintKind.SNET, at=MONDAY))
    plan, codes = started(Project(key="P", tasks=(DIG, replace(wish, key="2"))))
    assert (plan.projects[0].start, codes) == (MONDAY, ["start-found"])


def test_a_deadline_is_no_start() -> None:
    late = Constraint(kind=ConstraintKind.FNLT, at=Instant(MONDAY + 100_000))
    tasks = (replace(DIG, deadline=Instant(MONDAY + 200_000)), replace(DIG, key="2", constraint=late))
    plan, codes = started(Project(key="P", tasks=tasks))
    assert (plan.projects[0].start, codes) == (TODAY, ["start-today"])


def test_a_project_with_a_deadline_and_a_data_date_starts_at_its_data_date() -> None:
    task = replace(DIG, deadline=Instant(MONDAY - 100_000))
    plan, codes = started(Project(key="P", data_date=MONDAY, tasks=(task,)))
    assert (plan.projects[0].start, codes) == (MONDAY, ["start-at-data-date"])


def test_an_undated_project_begins_with_its_sister_in_the_same_file() -> None:
    plan, codes = started(project("A"), Project(key="B", tasks=(DIG,)))
    assert (plan.projects[1].start, codes) == (MONDAY, ["start-found"])


def test_a_start_that_somebody_gives_comes_before_all_others() -> None:
    plan, codes = started(project("A"), project("B"), every=TODAY, B=Instant(TODAY + 1440))
    assert [each.start for each in plan.projects] == [TODAY, TODAY + 1440]
    assert codes == []


def test_a_start_for_a_project_that_is_not_there_is_told() -> None:
    assert started(project("A"), C=TODAY)[1] == ["start-unknown-project"]


def test_a_project_planned_back_from_its_finish_needs_no_start() -> None:
    back = Project(key="A", finish=MONDAY, schedule_from=ScheduleFrom.FINISH, tasks=(DIG,))
    plan, codes = started(back)
    assert (plan.projects[0].start, codes) == (None, [])
