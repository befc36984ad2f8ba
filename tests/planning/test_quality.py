"""How good a plan is: each rule counts what breaks it and says so in one finding."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.plantext import read_text
from tests.planning.programs import programs
from tests.sound import sound_plans

from ropewalk.planning import schedule
from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import DialectName, Plan, TaskRef
from ropewalk.planning.quality import LIMITS, QualityCheck, checks_of, quality
from ropewalk.planning.units import parse_instant


def plan_of(text: str) -> Plan:
    """The plan of a text, with whatever `check` would say of it."""
    plan = read_text(text).plan
    assert plan is not None
    return plan


def house(tasks: str, *, head: str = "", tail: str = "", dialect: DialectName = DialectName.ROPEWALK) -> Plan:
    """One project with these tasks."""
    plan = plan_of(f'[project]\nkey = "H"\nname = "House"\nstart = 2026-11-23\n{head}\n[task]\n{tasks}\n{tail}')
    return replace(plan, projects=tuple(replace(project, dialect=dialect) for project in plan.projects))


def rule(plan: Plan, name: str, *, today: int | None = None) -> QualityCheck:
    """One row of the table."""
    return next(each for each in checks_of(plan, schedule(plan), today=today) if each.name == name)


def keys(plan: Plan, name: str) -> list[str | None]:
    """What breaks a rule."""
    return [ref.key for ref in rule(plan, name).refs]


def finding(plan: Plan, name: str) -> Finding:
    """What is said of a rule that something breaks."""
    found = rule(plan, name).finding
    assert found is not None
    return found


CHAIN = """
a = { duration = "2d", owner = "ana" }
b = { duration = "2d", owner = "ana", after = ["a"] }
c = { duration = "2d", owner = "ana", after = ["b"] }
"""


def test_a_sound_chain_of_owned_tasks_breaks_no_rule_that_is_judged() -> None:
    plan = house(CHAIN)
    assert [each.name for each in checks_of(plan, schedule(plan)) if not each.passes] == []
    assert [each.code for each in quality(plan, schedule(plan))] == ["tasks-unbaselined"]


def test_the_table_holds_every_rule_in_order() -> None:
    plan = house(CHAIN)
    assert [each.name for each in checks_of(plan, schedule(plan))] == list(LIMITS)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_every_rule_that_is_broken_is_one_finding_and_none_stops(plan: Plan) -> None:
    answer = schedule(plan)
    checks, findings = checks_of(plan, answer), quality(plan, answer)
    assert not any(each.stops for each in findings)
    assert len({each.code for each in findings}) == len(findings)
    assert {each.code for each in findings} <= {each.name for each in checks if each.count}


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(sound_plans())
def test_counts_and_shares_agree_with_what_is_named(plan: Plan) -> None:
    for each in checks_of(plan, schedule(plan)):
        assert each.count == len(each.refs) <= max(each.of, each.count)
        assert (each.finding is not None) == (each.count > 0)
        assert "index" in each.name or each.share == (each.count / each.of if each.of else 0)


def test_a_finding_says_count_share_limit_names_and_remedy() -> None:
    plan = house(CHAIN + 'd = { name = "Garden", duration = "1d", owner = "ana" }')
    said = finding(plan, "tasks-without-predecessor")
    assert said.sentence == "1 of 4 open tasks (25 %) waits for nothing: H:d Garden. A sound plan has at most 5 %."
    assert said.remedy == "Link it to what has to happen before it; until then nothing that slips moves it."
    assert (said.place.project, said.place.key) == ("H", "d")


def test_many_names_are_counted_after_the_third() -> None:
    plan = house("\n".join(f't{n} = {{ duration = "1d" }}' for n in range(6)))
    assert "H:t1, H:t2, H:t3 and 2 more" in finding(plan, "tasks-without-predecessor").sentence


def test_one_first_and_one_last_task_of_a_project_are_no_loose_ends() -> None:
    plan = house(CHAIN)
    assert keys(plan, "tasks-without-predecessor") == keys(plan, "tasks-without-successor") == []


def test_a_handoff_or_a_link_of_the_summary_above_ties_a_task() -> None:
    stage = 's = { kind = "summary", after = ["c"] }\n'
    below = 'd = { parent = "s", duration = "1d" }\ne = { parent = "s", duration = "1d" }'
    tasks = CHAIN + stage + below
    assert keys(house(tasks), "tasks-without-predecessor") == []
    assert keys(house(tasks), "links-on-summaries") == ["s"]


def test_a_task_whose_start_nothing_holds_dangles() -> None:
    plan = house(CHAIN + 'd = { duration = "9d", after = ["b FF"] }\ne = { duration = "1d", after = ["d"] }')
    assert keys(plan, "tasks-dangling") == ["d"]


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("b FS-1d", "links-with-lead"),
        ("b FS+1d", "links-with-lag"),
        ("b SS", "links-other-kinds"),
    ],
)
def test_links_are_counted_by_kind_and_wait(link: str, name: str) -> None:
    plan = house(CHAIN + f'd = {{ duration = "1d", after = ["{link}"] }}')
    found = rule(plan, name)
    assert (found.count, found.of, found.passes) == (1, 3, False)
    assert "H:b → H:d" in finding(plan, name).sentence


@pytest.mark.parametrize(
    ("constraint", "count"), [("MSO 2026-12-07", 1), ("FNLT 2026-12-07", 1), ("SNET 2026-12-07", 0)]
)
def test_only_hard_constraints_pin_a_date(constraint: str, count: int) -> None:
    assert rule(house(CHAIN + f'd = {{ duration = "1d", constraint = "{constraint}" }}'), "dates-pinned").count == count


def test_a_long_task_and_its_neighbours_float_are_looked_at() -> None:
    plan = house(CHAIN + 'd = { duration = "50d" }')
    assert keys(plan, "tasks-long") == ["d"]
    assert keys(plan, "float-high") == []
    plan = house(CHAIN + 'd = { duration = "60d" }')
    assert keys(plan, "float-high") == ["a", "b", "c"]


def test_forty_four_working_days_are_not_long() -> None:
    assert keys(house('a = "44d"\nb = "352h"\nc = "61ed"\nd = "62ed"'), "tasks-long") == ["d"]


def test_a_missed_deadline_shows_as_negative_float_and_the_worst_is_named_first() -> None:
    plan = house(
        CHAIN.replace('after = ["b"]', 'after = ["b"], deadline = 2026-11-26')
        + 'd = { duration = "9d", deadline = 2026-11-24 }'
    )
    assert keys(plan, "float-negative") == ["d", "a", "b", "c"]


def test_a_task_held_by_hand_is_counted() -> None:
    assert keys(house(CHAIN + 'd = { duration = "1d", manual = { start = 2026-12-07 } }'), "tasks-manual") == ["d"]


def test_a_task_that_nobody_owns_or_works_on_is_unstaffed() -> None:
    plan = house(
        'a = { duration = "1d", people = ["ben"] }\nb = { duration = "1d", after = ["a"] }\nm = { kind = "milestone" }'
    )
    found = rule(plan, "tasks-unstaffed")
    assert (found.refs, found.of, found.limit, found.passes) == ((TaskRef("H", "b"),), 2, None, True)


class TestDataDate:
    """The data date of the house is the evening of 4 December."""

    head = "data_date = 2026-12-04"

    def test_a_task_that_could_have_begun_and_says_nothing_is_named(self) -> None:
        plan = house(CHAIN, head=self.head)
        assert keys(plan, "progress-missing") == ["a"]
        assert "should have started or finished by the data date" in finding(plan, "progress-missing").sentence

    def test_a_task_that_waits_for_a_late_one_is_not_silent(self) -> None:
        plan = house(
            CHAIN.replace('"2d", owner = "ana" }', '"20d", actual_start = 2026-11-23, percent_complete = 40 }', 1),
            head=self.head,
        )
        assert keys(plan, "progress-missing") == []

    def test_in_a_dialect_that_leaves_work_in_the_past_all_of_it_is_named(self) -> None:
        plan = house(CHAIN, head=self.head, dialect=DialectName.PROJECT)
        assert keys(plan, "progress-missing") == ["a", "b", "c"]

    def test_work_left_before_the_data_date_is_named_where_the_dialect_leaves_it_there(self) -> None:
        begun = 'a = { duration = "20d", actual_start = 2026-11-23, percent_complete = 10 }'
        assert keys(house(begun, head=self.head, dialect=DialectName.PROJECT), "work-behind") == ["a"]
        assert keys(house(begun, head=self.head), "work-behind") == []

    def test_facts_after_the_data_date_are_in_the_table_and_left_to_check(self) -> None:
        plan = house('a = { duration = "2d", actual_start = 2026-12-08 }', head=self.head)
        assert keys(plan, "facts-ahead") == ["a"]
        assert "facts-ahead" not in [each.code for each in quality(plan, schedule(plan))]

    def test_facts_of_the_day_itself_are_facts(self) -> None:
        assert keys(house('a = { duration = "2d", actual_start = 2026-12-04 }', head=self.head), "facts-ahead") == []

    def test_missed_baseline_dates_are_counted(self) -> None:
        finishes = {"a": "2026-11-24", "b": "2026-11-26", "c": "2026-12-18"}
        base = "[project.baseline.0]\n" + "\n".join(f"{key} = {{ finish = {at} }}" for key, at in finishes.items())
        done = CHAIN.replace(
            '"2d", owner = "ana" }', '"2d", actual_start = 2026-11-23, actual_finish = 2026-11-24 }', 1
        )
        plan = house(done, head=self.head, tail=base)
        missed, index = rule(plan, "baseline-missed"), rule(plan, "finish-index-low")
        assert (missed.refs, missed.of) == ((TaskRef("H", "b"),), 2)
        assert (index.share, index.passes) == (0.5, False)
        assert "1 task is finished of 2 that should be by the baseline" in finding(plan, "finish-index-low").sentence

    def test_a_plan_whose_only_baseline_is_a_later_one_is_held_against_that(self) -> None:
        base = "[project.baseline.2]\na = { finish = 2026-11-24 }\nb = { finish = 2026-11-26 }"
        plan = house(CHAIN, head=self.head, tail=base)
        assert keys(plan, "tasks-unbaselined") == ["c"]
        assert rule(plan, "baseline-missed").of == 2

    def test_a_project_that_has_to_gain_time_has_a_low_path_index(self) -> None:
        base = "[project.baseline.0]\nc = { finish = 2026-12-11 }"
        plan = house(CHAIN.replace('"2d"', '"10d"'), head=self.head, tail=base)
        found = rule(plan, "path-index-low")
        assert found.refs == (TaskRef("H", None),)
        assert found.share == pytest.approx((30 - 25) / 30)


def test_an_old_data_date_is_stale_against_another_project_or_today() -> None:
    text = '[project.{0}]\nstart = 2026-11-02\ndata_date = {1}\n[project.{0}.task]\na = "9d"\n'
    plan = plan_of(text.format("OLD", "2026-11-06") + text.format("NEW", "2026-11-20"))
    assert rule(plan, "data-date-stale").refs == (TaskRef("OLD", None),)
    later = parse_instant("2026-12-24")
    assert [ref.project for ref in rule(plan, "data-date-stale", today=later).refs] == ["OLD", "NEW"]


def test_a_week_old_data_date_is_fresh() -> None:
    plan = plan_of('[project]\nkey = "H"\nstart = 2026-11-02\ndata_date = 2026-11-06\n[task]\na = "9d"')
    assert rule(plan, "data-date-stale", today=parse_instant("2026-11-13")).count == 0


def test_progress_without_a_data_date_is_named() -> None:
    assert rule(house('a = { duration = "2d", percent_complete = 50 }'), "data-date-missing").refs == (
        TaskRef("H", None),
    )


class TestPath:
    """A slip of the first open task has to arrive at the finish."""

    def test_a_slip_goes_through_a_chain(self) -> None:
        assert rule(house(CHAIN), "path-broken").passes

    def test_a_pinned_date_on_the_path_stops_a_slip(self) -> None:
        pinned = CHAIN.replace('after = ["b"]', 'after = ["b"], constraint = "MFO 2026-11-30"')
        plan = house(pinned, dialect=DialectName.PROJECT)
        assert rule(plan, "path-broken").count == 1
        assert "A slip of 100 working days" in finding(plan, "path-broken").sentence
        assert "by 0 working days: H:a" in finding(plan, "path-broken").sentence

    def test_a_slip_through_elapsed_lags_and_other_calendars_arrives_in_proportion(self) -> None:
        tasks = 'a = "5d"\nb = { duration = "4ed", after = ["a FS+3ed"] }\nc = { duration = "3d", after = ["b"] }'
        assert rule(house(tasks), "path-broken").passes

    def test_a_path_that_begins_on_a_set_date_is_named(self) -> None:
        plan = house(CHAIN.replace('owner = "ana" }', 'constraint = "SNET 2027-01-11" }', 1))
        assert keys(plan, "path-from-date") == ["a"]
        assert "begins on a date that a constraint sets" in finding(plan, "path-from-date").sentence


PAIR = """
[project.LED]
start = 2026-11-23
[project.LED.task]
schema = "10d"
[project.CRD]
start = 2026-11-23
[project.CRD.task]
port = "5d"
[[handoff]]
id = "H-01"
giver = "LED:schema"
receiver = "CRD:port"
{dates}
[[commitment]]
id = "GO"
for = "CRD"
date = {committed}
"""


@pytest.mark.parametrize(
    ("dates", "broken"),
    [
        ("", ["handoffs-without-need"]),
        ("needed_by = 2026-12-18", ["handoffs-unpromised"]),
        ("needed_by = 2026-12-18\npromised = 2026-12-11", []),
        ("needed_by = 2026-11-27\npromised = 2026-11-27", ["handoffs-late"]),
    ],
)
def test_handoffs_need_a_date_on_both_sides_and_have_to_come_in_time(dates: str, broken: list[str]) -> None:
    plan = plan_of(PAIR.format(dates=dates, committed="2027-01-29"))
    found = [each.name for each in checks_of(plan, schedule(plan)) if each.count and "handoff" in each.name]
    assert found == broken


def test_a_late_handoff_and_a_late_commitment_say_by_how_much() -> None:
    plan = plan_of(PAIR.format(dates="needed_by = 2026-11-27", committed="2026-12-04"))
    assert "H-01 (LED:schema → CRD:port, 7 calendar days late)" in finding(plan, "handoffs-late").sentence
    assert (
        "The only commitment is planned later than promised: GO (7 calendar days late)"
        in finding(plan, "commitments-late").sentence
    )


def _owned(*names: str) -> Plan:
    """Tasks that wait for each other, and these that nothing ties."""
    chain = 'c0 = { duration = "2d", owner = "ana" }\n' + "".join(
        f'c{at} = {{ duration = "2d", owner = "ana", after = ["c{at - 1}"] }}\n' for at in range(1, 40)
    )
    return house(chain + "".join(f'{name} = {{ duration = "2d", owner = "ana" }}\n' for name in names))


def test_a_plan_within_the_limit_is_said_to_keep_it() -> None:
    said = finding(_owned("d"), "tasks-without-predecessor")
    assert said.sentence == (
        "1 of 41 open tasks (2.4 %) waits for nothing: H:d. That is within the 5 % that a sound plan may have."
    )


def test_both_of_two_are_called_both() -> None:
    plan = house('a = { duration = "50d" }\nb = { duration = "50d" }')
    assert finding(plan, "tasks-long").sentence.startswith(
        "Both open tasks take more than 44 working days: H:a and H:b."
    )


def test_a_rule_that_nothing_may_break_says_of_what() -> None:
    plan = house('a = { duration = "2d", actual_start = 2026-11-23 }')
    assert finding(plan, "data-date-missing").sentence == (
        "The only project reports progress and does not say as of when: H House. A sound plan has no such project."
    )


def test_a_path_that_begins_on_a_date_says_what_a_sound_one_does() -> None:
    plan = house('a = { duration = "2d", constraint = "SNET 2026-12-07" }\nb = { duration = "2d", after = ["a"] }')
    assert finding(plan, "path-from-date").sentence == (
        "The path that drives the finish begins on a date that a constraint sets, not with work that can be shortened: "
        "H:a. In a sound plan such a date follows from work."
    )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tasks_without_a_duration_are_counted_in_good_english(count: int) -> None:
    names = "abc"[:count]
    plan = house("".join(f"{name} = {{}}\n" for name in names) + 'z = "1d"')
    (said,) = [each for each in check(plan) if each.code == "tasks-undated"]
    verb = "states" if count == 1 else "state"
    assert said.sentence.startswith(f"H House: {count} of {count + 1} tasks {verb} neither a duration nor dates: a")
    assert said.remedy.startswith("Give it a" if count == 1 else "Give each a")
