"""What a plan states and the schedule leaves out is told apart from advice."""

import pytest
from tests.exchange.plantext import plan_of

from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding

PLAN = '[project]\nkey = "H"\nstart = 2026-11-23\n[task]\ndig = "2d"\npour = {{ duration = "1d"{0} }}\n{1}'


def said_of(links: str = "", tail: str = "") -> list[Finding]:
    """What `check` says of a house whose slab waits for this."""
    return list(check(plan_of(PLAN.format(f", after = [{links}]" if links else "", tail))))


def handoff(giver: str) -> str:
    return f'[[handoff]]\nid = "H-01"\ngiver = "{giver}"\nreceiver = "H:pour"\n'


@pytest.mark.parametrize(
    ("code", "links", "tail"),
    [
        ("link-missing-task", '"dog"', ""),
        ("link-to-itself", '"pour"', ""),
        ("handoff-missing-task", "", handoff("H:99")),
        ("handoff-missing-project", "", handoff("CRD:99")),
        ("handoff-undated", "", handoff("CRD")),
    ],
)
def test_a_link_or_handoff_that_holds_nothing_drops(code: str, links: str, tail: str) -> None:
    (found,) = [each for each in said_of(links, tail) if each.code == code]
    assert (found.drops, found.stops) == (True, False)


def test_advice_drops_nothing() -> None:
    (found,) = [each for each in said_of('"dig", "dig"') if each.code == "link-twice"]
    assert not found.drops


@pytest.mark.parametrize(("key", "written"), [("dig+2d", "dig FS+2d"), ("dig-4h", "dig FS-4h")])
def test_a_lag_glued_to_a_key_is_told_how_to_be_written(key: str, written: str) -> None:
    (found,) = [each for each in said_of(f'"{key}"') if each.code == "link-missing-task"]
    assert found.remedy.endswith(f"write the kind of link before it: {written}.")


def test_a_key_that_is_only_wrong_is_told_nothing_of_lags() -> None:
    (found,) = [each for each in said_of('"dog+2d"') if each.code == "link-missing-task"]
    assert "lag" not in found.remedy
