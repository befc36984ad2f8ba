"""Where the system sets no limits the parent's watch on memory and time stands in, on Windows by its own calls."""

import ctypes
import io
import os
import runpy
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from ropewalk.app.child import ask as asking
from ropewalk.app.child import memory
from ropewalk.app.child.ask import ask
from ropewalk.app.child.limits import MEGABYTE, Limits
from ropewalk.app.child.verdict import finding_of
from ropewalk.planning.findings import Finding

_HERE = Path(__file__)
_SYSTEMS = ["refusing.py", "as_on_windows.py"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="LIMITED CHILD: these tests play at another system")


def done(system: str, deed: str, limits: Limits) -> dict[str, object] | Finding:
    """What comes of a deed on a system without limits."""
    return ask((str(_HERE.with_name(system)),), io.BytesIO(deed.encode()), name="plan.xlsx", limits=limits)


def code_of(answer: dict[str, object] | Finding) -> str:
    """The code of the finding that an answer has to be."""
    assert isinstance(answer, Finding), answer
    return answer.code


@pytest.mark.parametrize("system", _SYSTEMS)
def test_a_child_without_limits_answers_all_the_same(system: str) -> None:
    assert done(system, "echo Grüße", Limits()) == {"said": "Grüße"}


@pytest.mark.parametrize("system", _SYSTEMS)
def test_it_is_stopped_when_it_holds_too_much_memory(system: str) -> None:
    limits = Limits(memory_bytes=100 * MEGABYTE, wall_seconds=20)
    assert code_of(done(system, "hold 300", limits)) == "reading-too-hungry"


@pytest.mark.parametrize("system", _SYSTEMS)
def test_it_is_stopped_when_it_computes_too_long(system: str) -> None:
    assert code_of(done(system, "spin", Limits(wall_seconds=1.5))) == "reading-too-long"


@pytest.mark.parametrize("system", _SYSTEMS)
def test_an_answer_that_is_too_long_is_refused(system: str) -> None:
    assert code_of(done(system, f"chatter {5 * MEGABYTE}", Limits(answer_bytes=MEGABYTE))) == "reading-broke-off"


def test_a_parent_without_process_groups_stops_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_IS_POSIX", False)
    assert code_of(done("as_on_windows.py", "sleep", Limits(wall_seconds=1.5))) == "reading-too-long"
    assert done("as_on_windows.py", "echo well", Limits()) == {"said": "well"}


def kernel_of(handle: int, held: int, closed: list[int]) -> types.SimpleNamespace:
    """The three calls of the Windows API that tell how much memory a process holds."""

    def tell(asked: int, counters: Any, size: int) -> int:
        counters._obj.working_set = held
        return int(held > 0)

    return types.SimpleNamespace(
        OpenProcess=lambda access, inherit, pid: handle, K32GetProcessMemoryInfo=tell, CloseHandle=closed.append
    )


@pytest.mark.parametrize(("handle", "held", "told"), [(7, 123 * MEGABYTE, 123 * MEGABYTE), (7, 0, None), (0, 5, None)])
def test_on_windows_the_working_set_is_asked_for(
    handle: int, held: int, told: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    system = types.SimpleNamespace(kernel32=kernel_of(handle, held, closed))
    monkeypatch.setattr(ctypes, "windll", system, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert runpy.run_path(memory.__file__)["resident_bytes"](1234) == told
    assert closed == ([handle] if handle else [])


@pytest.mark.parametrize(("program", "is_told"), [("/bin/ps", True), ("/nowhere/ps", False)])
def test_elsewhere_the_list_of_processes_is_asked(program: str, is_told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if is_told and not Path(program).exists():
        pytest.skip("NO LIST OF PROCESSES HERE: /bin/ps is not installed")
    monkeypatch.setattr(sys, "platform", "darwin")
    there = runpy.run_path(memory.__file__)
    run = there["subprocess"].run
    monkeypatch.setattr(there["subprocess"], "run", lambda command, **said: run([program, *command[1:]], **said))
    assert (there["resident_bytes"](os.getpid()) is not None) == is_told


@pytest.mark.parametrize("fact", [["a", "list"], {"of": "words"}, None])
def test_a_fact_that_is_neither_word_nor_number_is_no_answer(fact: object) -> None:
    refusal: dict[str, object] = {"code": "workbook-broken", "facts": {"what": fact}}
    assert finding_of(refusal, name="plan.xlsx").code == "reading-broke-off"
