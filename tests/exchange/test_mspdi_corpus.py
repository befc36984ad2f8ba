"""Plans that Microsoft Project saved: what we compute against what it had computed, file by file, with a ratchet."""

import tomllib
from typing import Any

import pytest
from bench.fidelity import FOLDERS, Score, expectations, score_of
from tests.shared import ROOT, SHARED

KNOWN = ROOT / "tests" / "corpus" / "known_differences.toml"
PLANS = list(expectations())
REACHED: dict[str, dict[str, Any]] = tomllib.loads(KNOWN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[str, Score]]:
    """Folder and score of every plan by its name."""
    if not PLANS:
        pytest.skip(f"REAL PLANS NOT HERE: put the shared folder beside the project ({SHARED.name}) to run this test")
    return {path.name: (folder, score_of(path, expected)) for folder, path, expected in PLANS}


def test_the_real_plans_are_here(scores: dict[str, tuple[str, Score]]) -> None:
    assert sorted(scores) == sorted(REACHED)


@pytest.mark.parametrize("name", REACHED)
def test_a_plan_differs_from_project_only_where_it_is_known_to(name: str, scores: dict[str, tuple[str, Score]]) -> None:
    """A fall is a fault; a rise has to be written down, so that it cannot be lost again."""
    score = scores[name][1]
    reached = REACHED[name]
    ours = {part: getattr(score, part) for part in ("tasks", "dates", "floats", "critical")}
    assert ours == {part: reached[part] for part in ours}, f"write what is reached into {KNOWN.relative_to(ROOT)}"


@pytest.mark.parametrize("name", REACHED)
def test_what_a_plan_does_not_reach_has_a_reason(name: str, scores: dict[str, tuple[str, Score]]) -> None:
    score = scores[name][1]
    wanted = (score.tasks, score.floats_of, score.critical_of)
    is_whole = (score.dates, score.floats, score.critical) == wanted
    assert is_whole is ("because" not in REACHED[name])


def test_nine_in_ten_dates_agree_to_the_minute(scores: dict[str, tuple[str, Score]]) -> None:
    sums = {folder: sum((score for where, score in scores.values() if where == folder), Score()) for folder in FOLDERS}
    everything, outside = sum(sums.values(), Score()), sums["mpxj"] + sums["aspose"]
    assert everything.dates >= 0.90 * everything.tasks
    assert outside.dates >= 0.80 * outside.tasks
