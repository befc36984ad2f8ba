"""What a row says is kept: its one date, its finish, its progress without dates, the number others call it by."""

from tests.exchange.sheets import codes_of, days_of, links_of, project_of, read_text, tasks_of

from ropewalk.planning.plan import TaskKind


def test_a_row_with_one_date_and_no_duration_is_a_milestone_whatever_it_waits_for() -> None:
    reading = read_text("""
        Task,Start,Finish,Duration,Predecessors
        Build,2027-03-01,,5d,
        Go live,2027-03-08,,,Build
    """)
    assert tasks_of(reading)["Go live"].kind is TaskKind.MILESTONE
    assert days_of(reading)["Go live"] == "03-08 to 03-08"


def test_a_finish_with_a_duration_holds_a_task_that_its_predecessor_would_let_go_earlier() -> None:
    reading = read_text("""
        Task,Start,Finish,Duration,Predecessors
        A,2027-03-01,,5d,
        B,,2027-03-31,3d,A
    """)
    assert days_of(reading)["B"] == "03-29 to 03-31"
    assert "sheet-starts-later" in codes_of(reading)


def test_a_finish_that_comes_too_early_for_its_predecessor_is_told_with_its_row() -> None:
    reading = read_text("""
        Task,Start,Finish,Duration,Predecessors
        A,2027-03-01,,5d,
        B,,2027-03-03,2d,A
    """)
    (said,) = [each for each in reading.findings if each.code == "sheet-starts-earlier"]
    assert "row 3" in said.sentence
    assert days_of(reading)["B"] == "03-08 to 03-09"


def test_a_start_that_follows_from_its_predecessor_and_its_length_binds_nothing() -> None:
    reading = read_text("""
        Task,Start,Duration,Predecessors
        A,2027-03-01,5d,
        B,2027-03-08,3d,A
    """)
    assert tasks_of(reading)["B"].constraint is None


def test_what_is_half_done_on_no_date_has_half_left_after_the_data_date() -> None:
    reading = read_text("""
        Status date: 2026-11-14,,,,
        Start: 2026-11-02,,,,
        ID,Task,Duration,Predecessors,% complete
        1,A,5d,,50%
        2,B,2d,1,0%
    """)
    assert days_of(reading) == {"A": "11-02 to 11-18", "B": "11-18 to 11-20"}
    (said,) = [each for each in reading.findings if each.code == "sheet-progress-assumed"]
    assert "row 4" in said.sentence


def test_what_is_done_on_no_date_was_done_before_the_data_date() -> None:
    reading = read_text("""
        Status date: 2026-11-04,,,,
        Start: 2026-11-02,,,,
        ID,Task,Duration,Predecessors,Status
        1,A,5d,,Done
        2,B,2d,1,
    """)
    assert days_of(reading) == {"A": "11-02 to 11-04", "B": "11-05 to 11-06"}


def test_progress_that_nothing_dates_is_told() -> None:
    reading = read_text("""
        ID,Task,Duration,Predecessors,% complete
        1,A,5d,,50%
    """)
    assert "sheet-progress-undated" in codes_of(reading)


def test_without_ids_a_task_goes_by_the_number_its_successors_call_it() -> None:
    reading = read_text("""
        Task,Duration,Predecessors
        Plan,5d,
        Build,3d,1
        Test,2d,2
    """)
    assert [(task.key, task.name) for task in project_of(reading).tasks] == [
        ("1", "Plan"),
        ("2", "Build"),
        ("3", "Test"),
    ]
    assert [link[:2] for link in links_of(reading)] == [("1", "2"), ("2", "3")]
    assert "sheet-row-numbers" in codes_of(reading)


def test_names_with_numbers_in_them_are_no_row_numbers() -> None:
    reading = read_text("""
        Task,Duration,Predecessors
        Phase 1,5d,
        Phase 2,3d,Phase 1
        3 pilots,2d,Phase 2 FS+1d
        Go,1d,3 pilots
    """)
    assert "sheet-row-numbers" not in codes_of(reading)
    assert [link[:2] for link in links_of(reading)] == [("2", "3"), ("3", "4"), ("4", "5")]
