"""Whatever a file holds: a finding with sentence, place and remedy, within 5 s and 400 MB, never a traceback, never a
part of a plan. Files are opened in a process of their own, as the command line does, and that process is measured."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.corpus import HARMLESS, HELD, REFUSED, TOLD, Build
from tests.hostile.goods import good_csv, good_jira_csv, good_jira_json, good_mspdi, good_plan_text, good_workbook
from tests.hostile.mutate import mutated
from tests.shared import ROOT, shared_file

MOST_SECONDS = 5.0
MOST_MEGABYTES = 400.0
_MUTATED = {
    "mutated.xml": (good_mspdi, 80),
    "mutated.csv": (good_csv, 50),
    "mutated.jira.csv": (good_jira_csv, 40),
    "mutated.json": (good_jira_json, 50),
    "mutated.plan.toml": (good_plan_text, 50),
    "mutated.xlsx": (good_workbook, 30),
}

Record = dict[str, Any]


def opened(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, Record]:
    """What comes of these files, by name, opened one after the other in one process."""
    names = []
    for name, data in files:
        (folder / name).write_bytes(data)
        names.append(name)
    command = [sys.executable, "-m", "tests.hostile.reading", str(folder), *names]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60 + 6 * len(names), cwd=ROOT)
    records = {record["name"]: record for record in map(json.loads, run.stdout.splitlines())}
    lost = [name for name in names if name not in records]
    assert not lost, f"{lost[0]} ended the process that read it: {run.stderr[-2000:]}"
    return records


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    builds: Mapping[str, Build] = {**REFUSED, **TOLD, **HARMLESS, **HELD}
    return opened(tmp_path_factory.mktemp("corpus"), ((name, build()) for name, build in builds.items()))


def hold_to_account(record: Record) -> None:
    """No traceback, within the limits, and every finding says what, where and what to do."""
    assert "escaped" not in record, record.get("escaped")
    assert record["seconds"] < MOST_SECONDS, record
    assert record["own_megabytes"] < MOST_MEGABYTES, record
    assert record["child_megabytes"] < MOST_MEGABYTES, record
    for finding in record["findings"]:
        assert len(finding["sentence"]) > 10, record
        assert len(finding["remedy"]) > 10, record
        assert finding["sentence"][-1] in ".”)", record
        assert finding["file"] == record["name"] or finding["project"], record
        assert not any(word in finding["sentence"] for word in ("Traceback", "Error:", "0x", "<class")), record
    if record["tasks"] is None:
        assert any(finding["stops"] for finding in record["findings"]), record


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_whole(name: str, corpus: dict[str, Record]) -> None:
    record = corpus[name]
    hold_to_account(record)
    assert record["tasks"] is None, record


@pytest.mark.parametrize("name", TOLD)
def test_a_plan_that_names_what_it_does_not_hold_is_read_and_told(name: str, corpus: dict[str, Record]) -> None:
    record = corpus[name]
    hold_to_account(record)
    assert record["findings"], record


@pytest.mark.parametrize("name", HARMLESS)
def test_a_large_or_foreign_but_good_file_is_read(name: str, corpus: dict[str, Record]) -> None:
    record = corpus[name]
    hold_to_account(record)
    assert record["tasks"], record


@pytest.mark.parametrize("name", HELD)
def test_a_strange_file_is_answered_within_the_limits(name: str, corpus: dict[str, Record]) -> None:
    hold_to_account(corpus[name])


def damaged(suffix: str, *, first: int, count: int) -> list[tuple[str, bytes]]:
    """Damaged copies of the good file of one format."""
    good = _MUTATED[suffix][0]()
    return [(f"{number}-{suffix}", mutated(good, number)) for number in range(first, first + count)]


@pytest.mark.parametrize("suffix", _MUTATED)
def test_no_damaged_copy_of_a_good_file_escapes(suffix: str, tmp_path: Path) -> None:
    records = opened(tmp_path, damaged(suffix, first=0, count=_MUTATED[suffix][1]))
    for record in records.values():
        hold_to_account(record)
    assert len(records) == _MUTATED[suffix][1]


@pytest.mark.long
@pytest.mark.parametrize("batch", range(40))
@pytest.mark.parametrize("suffix", _MUTATED)
def test_no_damaged_copy_of_ten_thousand_escapes(suffix: str, batch: int, tmp_path: Path) -> None:
    count = _MUTATED[suffix][1] * 10_000 // 40 // sum(number for _, number in _MUTATED.values()) + 1
    for record in opened(tmp_path, damaged(suffix, first=1_000 + batch * count, count=count)).values():
        hold_to_account(record)


@pytest.mark.parametrize("suffix", ["mutated.xml", "mutated.json", "mutated.xlsx"])
def test_a_file_that_was_cut_off_is_never_read_in_part(suffix: str, tmp_path: Path) -> None:
    good = _MUTATED[suffix][0]()
    lengths = [len(good) * share // 12 for share in range(1, 12)] + [len(good) - 12]
    for record in opened(tmp_path, ((f"{length}-{suffix}", good[:length]) for length in lengths)).values():
        hold_to_account(record)
        assert record["tasks"] is None, record


@pytest.mark.parametrize("count", [8, pytest.param(300, marks=pytest.mark.long)])
def test_no_damaged_project_file_escapes(count: int, tmp_path: Path) -> None:
    good = shared_file("plans", "mpxj", "slack9.mpp").read_bytes()
    for record in opened(tmp_path, ((f"{n}.mpp", mutated(good, n)) for n in range(count))).values():
        hold_to_account(record)
