"""The command line as people use it: files in, an answer out, an exit code that can be trusted."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.app.plans import CARDS, CIRCLE, LEDGER, SHEET, TIES, written

from ropewalk.app.cli.offline import main
from ropewalk.app.cli.progress import Progress

Captured = pytest.CaptureFixture[str]


def json_of(capsys: Captured, *given: str) -> tuple[int, dict[str, Any]]:
    """Exit code and schedule of `ropewalk schedule … --json -`."""
    status = main(["schedule", *given, "--json", "-"])
    return status, json.loads(capsys.readouterr().out)


def dates_of(answer: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    return {f"{task['project']}:{task['key']}": (task["start"], task["finish"]) for task in answer["tasks"]}


def codes_of(answer: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in answer["findings"]}


def test_two_files_are_scheduled_as_one_program(tmp_path: Path, capsys: Captured) -> None:
    status, answer = json_of(capsys, *written(tmp_path, led=LEDGER, crd=CARDS))
    assert status == 0
    assert [project["key"] for project in answer["projects"]] == ["LED", "CRD"]
    assert dates_of(answer)["LED:build"] == ("2026-12-07T08:00", "2027-01-01T17:00")
    assert answer["data_date"] == "2026-11-20T17:00"


def test_a_tie_holds_the_receiver_until_the_giver_is_done(tmp_path: Path, capsys: Captured) -> None:
    (tie := tmp_path / "ties.toml").write_text(TIES)
    _, answer = json_of(capsys, *written(tmp_path, led=LEDGER, crd=CARDS), "--tie", str(tie))
    certify = next(task for task in answer["tasks"] if task["key"] == "certify")
    assert certify["start"] == "2027-01-04T08:00"
    assert certify["cause"] == {"kind": "handoff", "project": "LED", "key": "build", "link": "FS", "lag_minutes": 0}


def test_a_needed_date_that_is_missed_turns_float_negative_and_moves_nothing(tmp_path: Path, capsys: Captured) -> None:
    (tie := tmp_path / "ties.toml").write_text(TIES)
    _, answer = json_of(capsys, *written(tmp_path, led=LEDGER, crd=CARDS), "--tie", str(tie))
    build = next(task for task in answer["tasks"] if task["key"] == "build")
    assert build["total_float_minutes"] == -10 * 480
    assert build["finish"] == "2027-01-01T17:00"


def test_a_tie_without_a_handoff_is_told(tmp_path: Path, capsys: Captured) -> None:
    (tie := tmp_path / "ties.plan.toml").write_text(CARDS)
    _, answer = json_of(capsys, *written(tmp_path, led=LEDGER), "--tie", str(tie))
    assert {"tie-without-handoff", "tie-with-projects"} <= codes_of(answer)
    assert [project["key"] for project in answer["projects"]] == ["LED"]


def test_the_keys_of_projects_do_not_depend_on_the_order_of_files(tmp_path: Path, capsys: Captured) -> None:
    paths = written(tmp_path, led=LEDGER, crd=CARDS)
    _, forward = json_of(capsys, *paths)
    _, backward = json_of(capsys, *reversed(paths))
    assert dates_of(forward) == dates_of(backward)


def test_somebody_names_the_project_of_a_file(tmp_path: Path, capsys: Captured) -> None:
    [path] = written(tmp_path, led=LEDGER)
    _, answer = json_of(capsys, "--project", f"BOOK={path}")
    assert [project["key"] for project in answer["projects"]] == ["BOOK"]


def test_two_equal_runs_write_equal_bytes_without_clock_or_path(tmp_path: Path) -> None:
    paths = written(tmp_path, led=LEDGER, ring=CIRCLE)
    outs = [tmp_path / "one.json", tmp_path / "two.json"]
    for out in outs:
        main(["schedule", *paths, "--json", str(out)])
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert str(tmp_path) not in outs[0].read_text()


def test_a_circle_stops_its_tasks_and_nothing_else(tmp_path: Path, capsys: Captured) -> None:
    status, answer = json_of(capsys, *written(tmp_path, ring=CIRCLE))
    assert status == 1
    assert dates_of(answer)["RING:a"] == (None, None)
    assert dates_of(answer)["RING:c"] == ("2026-11-23T08:00", "2026-11-23T17:00")
    [circle] = [finding for finding in answer["findings"] if finding["code"] == "link-circle"]
    assert "RING:a → RING:b → RING:a" in circle["sentence"]
    assert circle["place"]["file"] == "ring.plan.toml"


def test_a_file_that_cannot_be_read_ends_with_two_and_says_why(tmp_path: Path, capsys: Captured) -> None:
    (torn := tmp_path / "torn.plan.toml").write_text("[task]\na = {")
    assert main(["schedule", str(torn), "--json", "-"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "torn.plan.toml" in told.err


def test_one_unreadable_file_does_not_hide_the_others(tmp_path: Path, capsys: Captured) -> None:
    missing = str(tmp_path / "nowhere.xml")
    status, answer = json_of(capsys, *written(tmp_path, led=LEDGER), missing)
    assert status == 2
    assert [project["key"] for project in answer["projects"]] == ["LED"]
    assert "file-missing" in codes_of(answer)


@pytest.mark.parametrize("command", ["check", "schedule"])
def test_a_command_without_a_file_says_what_to_type(command: str, capsys: Captured) -> None:
    assert main([command]) == 2
    told = capsys.readouterr()
    assert "No plan was named." in told.out + told.err


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (["--project", "LED"], "--project LED"),
        (["--start", "tomorrow"], "--start tomorrow"),
        (["--start", "1066-10-14"], "1940"),
        (["--level", "sprints"], "epics-and-versions"),
    ],
)
def test_a_call_that_cannot_be_understood_says_why(
    given: list[str], word: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["schedule", *written(tmp_path, led=LEDGER), *given]) == 2
    assert word in capsys.readouterr().err


def test_a_start_moves_an_undated_project(tmp_path: Path, capsys: Captured) -> None:
    undated = LEDGER.replace("start = 2026-11-23\n", "").replace("data_date = 2026-11-20\n", "")
    undated = undated.replace(", deadline = 2026-12-31", "")
    _, answer = json_of(capsys, *written(tmp_path, led=undated), "--start", "2027-03-01")
    assert dates_of(answer)["LED:schema"][0] == "2027-03-01T08:00"
    assert "start-today" not in codes_of(answer)


def test_a_plan_without_any_date_starts_today_and_says_so(tmp_path: Path, capsys: Captured) -> None:
    undated = '[project]\nkey = "P"\n[task]\na = { duration = "1d" }\n'
    _, answer = json_of(capsys, *written(tmp_path, p=undated))
    assert "start-today" in codes_of(answer)
    assert dates_of(answer)["P:a"][0] is not None


def test_check_prints_sentence_place_and_remedy(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", *written(tmp_path, ring=CIRCLE)]) == 1
    told = capsys.readouterr().out
    assert "■ RING:a → RING:b → RING:a wait for each other in a circle." in told
    assert "in ring.plan.toml, RING:a, links" in told
    assert "→ Remove one of the links" in told


def test_check_as_json_holds_the_same_findings(tmp_path: Path, capsys: Captured) -> None:
    paths = written(tmp_path, ring=CIRCLE)
    main(["check", *paths, "--json"])
    checked = json.loads(capsys.readouterr().out)
    _, answer = json_of(capsys, *paths)
    assert checked["findings"] == answer["findings"]


def test_check_proposes_handoffs_that_can_be_tied(tmp_path: Path, capsys: Captured) -> None:
    waiting = CARDS.replace('"Certification"', '"Waiting for Ledger service build"')
    paths = written(tmp_path, led=LEDGER, crd=waiting)
    main(["check", *paths])
    told = capsys.readouterr().out
    (tie := tmp_path / "ties.toml").write_text(told[told.index("[[handoff]]") :])
    _, answer = json_of(capsys, *paths, "--tie", str(tie))
    certify = next(task for task in answer["tasks"] if task["key"] == "certify")
    assert certify["cause"]["kind"] == "handoff"


def test_why_tells_the_chain_back_to_where_it_begins(tmp_path: Path, capsys: Captured) -> None:
    assert main(["why", *written(tmp_path, led=LEDGER), "LED:live"]) == 0
    told = capsys.readouterr().out
    assert told.index("Ledger live") < told.index("Ledger service build") < told.index("Ledger schema starts")


def test_why_takes_a_bare_key_where_it_is_the_only_one(tmp_path: Path, capsys: Captured) -> None:
    assert main(["why", *written(tmp_path, led=LEDGER, crd=CARDS), "certify"]) == 0
    assert "CRD:certify" in capsys.readouterr().out


def test_why_asks_which_project_is_meant(tmp_path: Path, capsys: Captured) -> None:
    twin = LEDGER.replace('"LED"', '"LED2"')
    assert main(["why", *written(tmp_path, one=LEDGER, two=twin), "build"]) == 2
    assert "LED:build and LED2:build" in capsys.readouterr().err


def test_why_offers_what_is_near(tmp_path: Path, capsys: Captured) -> None:
    assert main(["why", *written(tmp_path, led=LEDGER), "LED:bild"]) == 2
    assert "LED:build" in capsys.readouterr().err


def test_diff_tells_what_was_changed_and_what_it_moved(tmp_path: Path, capsys: Captured) -> None:
    later = LEDGER.replace('"10d"', '"15d"')
    assert main(["diff", *written(tmp_path, old=LEDGER, new=later)]) == 0
    told = capsys.readouterr().out
    assert "Ledger live" in told
    assert "5 working days" in told


def test_diff_of_a_plan_with_itself_finds_nothing(tmp_path: Path, capsys: Captured) -> None:
    assert main(["diff", *written(tmp_path, old=LEDGER, new=LEDGER)]) == 0
    assert "Nothing" in capsys.readouterr().out


@pytest.mark.parametrize("ending", [".xml", ".xlsx", ".csv", ".plan.toml"])
def test_a_converted_plan_has_the_same_dates(ending: str, tmp_path: Path, capsys: Captured) -> None:
    [source] = written(tmp_path, led=LEDGER)
    target = str(tmp_path / f"out{ending}")
    assert main(["convert", source, target]) == 0
    capsys.readouterr()
    _, before = json_of(capsys, source)
    _, after = json_of(capsys, target)
    assert sorted(task["finish"] for task in after["tasks"]) == sorted(task["finish"] for task in before["tasks"])


@pytest.mark.parametrize("ending", [".xml", ".csv"])
def test_what_a_format_cannot_hold_is_said_when_it_is_lost(ending: str, tmp_path: Path, capsys: Captured) -> None:
    frozen = LEDGER + '\n[blackout.F]\nstart = 2027-02-01\nfinish = 2027-02-05\ntasks = ["LED:build"]\n'
    [source] = written(tmp_path, led=frozen)
    target = tmp_path / f"out{ending}"
    assert main(["convert", source, str(target)]) == 0
    told = capsys.readouterr()
    assert told.out == f"Wrote 3 tasks to {target}.\n"
    assert "blackouts" in told.err


def test_convert_refuses_an_ending_it_does_not_know(tmp_path: Path, capsys: Captured) -> None:
    [source] = written(tmp_path, led=LEDGER)
    assert main(["convert", source, str(tmp_path / "out.pdf")]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


def test_convert_does_not_write_a_plan_over_itself(tmp_path: Path, capsys: Captured) -> None:
    [source] = written(tmp_path, led=LEDGER)
    assert main(["convert", source, source]) == 2
    assert Path(source).read_text() == LEDGER


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path, capsys: Captured) -> None:
    paths = written(tmp_path, led=LEDGER)
    assert main(["schedule", *paths, "--json", str(tmp_path / "no" / "out.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["led.plan.toml"]


def test_a_sheet_says_how_it_was_read_and_keeps_it(tmp_path: Path, capsys: Captured) -> None:
    (sheet := tmp_path / "vendor.csv").write_text(SHEET)
    profile = tmp_path / "vendor.map.toml"
    main(["check", str(sheet), "--save-map", str(profile)])
    assert "Task name" in capsys.readouterr().out
    assert "Task name" in profile.read_text()
    _, plain = json_of(capsys, str(sheet))
    _, mapped = json_of(capsys, str(sheet), "--map", str(profile))
    assert dates_of(plain) == dates_of(mapped)


def test_a_column_that_was_read_wrongly_is_corrected_with_a_profile(tmp_path: Path, capsys: Captured) -> None:
    (sheet := tmp_path / "vendor.csv").write_text(SHEET)
    profile = tmp_path / "vendor.map.toml"
    main(["check", str(sheet), "--save-map", str(profile)])
    profile.write_text(profile.read_text().replace('"Predecessors" = "predecessors"', '"Predecessors" = "ignored"'))
    capsys.readouterr()
    _, answer = json_of(capsys, str(sheet), "--map", str(profile))
    assert all(task["cause"] is None or task["cause"]["kind"] != "link" for task in answer["tasks"])


def test_text_lists_every_task(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schedule", *written(tmp_path, led=LEDGER, crd=CARDS), "--text"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("Ledger schema", "Ledger live", "Authorisation port", "Certification"))


def test_the_short_answer_names_finish_projects_milestones_and_drivers(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schedule", *written(tmp_path, led=LEDGER)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Ledger extraction finishes Fri 1 Jan 2027.")
    assert "Milestones" in told
    assert "What drives the finish" in told


def test_a_picture_is_one_whole_svg(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    assert main(["schedule", *written(tmp_path, led=LEDGER), "--svg", str(out)]) == 0
    drawn = out.read_text()
    assert drawn.startswith("<svg")
    assert drawn.count("<style") == 1
    assert "Ledger service build" in drawn


def test_a_baseline_that_nobody_saved_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schedule", *written(tmp_path, led=LEDGER), "--text", "--baseline", "3"]) == 0
    assert "finding" in capsys.readouterr().err


def test_help_names_every_command(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("check", "schedule", "why", "diff", "convert", "view"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_on_a_terminal_once_patience_is_over() -> None:
    terminal = Terminal()
    with Progress(2, stream=terminal, patience=0.0) as progress:
        progress.at("reading plan.xml")
        while "reading plan.xml" not in terminal.getvalue():
            pass
    assert "1 of 2: reading plan.xml" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[K")


def test_no_bar_is_shown_where_nobody_looks() -> None:
    quiet = io.StringIO()
    with Progress(2, stream=quiet, patience=0.0) as progress:
        progress.at("reading plan.xml")
    assert quiet.getvalue() == ""


def test_the_command_line_loads_neither_django_nor_numba(tmp_path: Path) -> None:
    paths = written(tmp_path, led=LEDGER)
    asks = "import sys; from ropewalk.app.cli.offline import main; main(sys.argv[1:]); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", asks, "schedule", *paths], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "ropewalk.planning" in loaded
    assert loaded.isdisjoint({"django", "numba", "jinja2", "xlsxwriter", "charset_normalizer"})
