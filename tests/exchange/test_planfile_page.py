"""The page about plan text: it names every table and field there is, and its examples are plan text."""

import re
from pathlib import Path

import pytest
from tests.exchange.plantext import plan_of
from tests.shared import ROOT

from ropewalk.exchange.planfile import calendars, programs, tasks
from ropewalk.exchange.planfile.document import MOST_BYTES, MOST_LINKS, MOST_TASKS
from ropewalk.exchange.planfile.fields import Form
from ropewalk.exchange.planfile.spot import MOST_FAULTS

PAGE = Path(ROOT, "docs", "plan-text.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
FORMS = {
    name: form
    for module in (calendars, programs, tasks)
    for name, form in vars(module).items()
    if isinstance(form, Form)
}


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_plan_text_is_on_its_page(name: str) -> None:
    form = FORMS[name]
    missing = [field for field in (*form.by_name, *form.also) if not re.search(rf"[`{{ .]{field}\b", PAGE)]
    assert missing == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_page_are_plan_text(example: str) -> None:
    above = "" if "[project." in example else "[project.LED]\n"
    assert plan_of(f'{above}[project.LED.task]\nL1 = "15d"\n{example}').projects


def test_the_limits_on_the_page_are_those_that_hold() -> None:
    assert f"{MOST_BYTES // 2**20} MB, {MOST_TASKS:,} tasks, {MOST_LINKS:,} links" in PAGE
    assert MOST_FAULTS == 100
    assert "a hundred of them at most" in PAGE
