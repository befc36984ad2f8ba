"""A limited child: it answers, or what becomes of it turns into a finding; it never outlives its parent."""

import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ropewalk.app.child.ask import ask
from ropewalk.app.child.limits import MEGABYTE, Limits
from ropewalk.app.child.memory import resident_bytes
from ropewalk.app.child.verdict import finding_of
from ropewalk.planning.findings import Finding

_MISBEHAVING = (str(Path(__file__).with_name("misbehaving.py")),)
_QUICK = Limits(cpu_seconds=1, wall_seconds=1.5, answer_bytes=4 * MEGABYTE)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="LIMITED CHILD: these tests read /proc and send signals"
)


def done(deed: str, *, limits: Limits = _QUICK) -> dict[str, object] | Finding:
    return ask(_MISBEHAVING, io.BytesIO(deed.encode()), name="plan.xlsx", limits=limits)


def code_of(answer: dict[str, object] | Finding) -> str:
    assert isinstance(answer, Finding), answer
    assert answer.stops
    assert answer.place.file == "plan.xlsx"
    assert "plan.xlsx" in answer.sentence
    assert answer.remedy
    return answer.code


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def has_ended(pid: int, *, within_seconds: float) -> bool:
    until = time.monotonic() + within_seconds
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(pid)


def test_a_child_answers_what_it_was_given() -> None:
    assert done("echo Grüße") == {"said": "Grüße"}


def test_a_child_sees_nothing_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROPEWALK_SECRET", "s3cret")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    with Path(__file__).open("rb") as held:
        os.set_inheritable(held.fileno(), True)
        seen = done("surroundings")
    assert isinstance(seen, dict)
    allowed = {"HOME", "JAVA_HOME", "LANG", "LC_CTYPE", "MALLOC_ARENA_MAX", "PATH", "TEMP", "TMP", "TMPDIR"}
    assert set(seen["environment"]) <= allowed  # type: ignore[call-overload]
    assert (seen["held"], seen["modules"], seen["leads_session"]) == ([], [], True)
    assert "/somewhere" not in str(seen["path"])
    assert isinstance(seen["open"], list)
    assert len(seen["open"]) <= 7
    assert str(Path(__file__).resolve()) not in seen["open"]
    strange = [
        each for each in seen["open"] if not each.startswith((str(seen["folder"]), "/dev/null", "pipe:", "closed"))
    ]
    assert strange == []
    assert not Path(str(seen["folder"])).exists()


def test_what_libraries_print_does_not_reach_the_answer() -> None:
    assert done("print quietly") == {"said": "quietly"}


@pytest.mark.parametrize("deed", ["raise", "abort", "kill", "crash"])
def test_a_child_that_dies_leaves_a_finding(deed: str) -> None:
    assert code_of(done(deed)) == "reading-broke-off"


@pytest.mark.parametrize("deed", ["spin", "sleep"])
def test_a_child_that_does_not_end_is_stopped_in_time(deed: str) -> None:
    began = time.monotonic()
    assert code_of(done(deed)) == "reading-too-long"
    assert time.monotonic() - began < 3


def test_a_child_that_asks_for_too_much_memory_is_refused_it() -> None:
    assert code_of(done("hoard 500")) == "reading-too-hungry"


def test_a_child_may_use_the_memory_it_was_granted() -> None:
    assert done("hoard 200", limits=Limits()) == {"held": 200 * MEGABYTE}


def test_the_watch_on_memory_stands_in_where_the_system_sets_no_limit() -> None:
    limits = Limits(memory_bytes=100 * MEGABYTE, address_bytes=2000 * MEGABYTE)
    deed = "hoard 600"
    assert code_of(done(deed, limits=limits)) == "reading-too-hungry"


def test_a_child_cannot_fill_the_disk() -> None:
    assert code_of(done(f"write {5 * MEGABYTE}")) == "reading-broke-off"


def test_an_answer_larger_than_a_plan_is_refused() -> None:
    assert code_of(done(f"chatter {5 * MEGABYTE}")) == "reading-broke-off"


def test_a_file_larger_than_the_limit_is_refused_before_a_child_starts() -> None:
    assert code_of(done("echo " + "x" * 2 * MEGABYTE, limits=Limits(input_bytes=MEGABYTE))) == "file-too-large"


def test_rubbish_instead_of_an_answer_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "rubbish")
    assert code_of(done("echo")) == "reading-broke-off"


def test_nothing_a_child_started_lives_on() -> None:
    finding = done("fork")
    assert code_of(finding) == "mpp-broken"
    assert isinstance(finding, Finding)
    grandchild = int(finding.sentence.rpartition(": ")[2].rstrip("."))
    assert has_ended(grandchild, within_seconds=2)


@pytest.mark.parametrize("code", ["no-such-code", "date-range", "file-too-large"])
def test_a_child_can_only_name_findings_about_files_with_their_facts(code: str) -> None:
    assert code_of(done(f"refuse {code}")) == "reading-broke-off"


def test_a_fact_is_never_a_template() -> None:
    refusal: dict[str, object] = {"code": "workbook-broken", "facts": {"what": "{file.__class__}"}}
    assert "{file.__class__}" in finding_of(refusal, name="plan.xlsx").sentence


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = f"""
        import io
        from ropewalk.app.child import ask
        from ropewalk.app.child.limits import Limits
        start = ask._start
        def told(*given, **named):
            process = start(*given, **named)
            print(process.pid, flush=True)
            return process
        ask._start = told
        ask.ask(("{_MISBEHAVING[0]}",), io.BytesIO(b"sleep"), name="plan", limits=Limits(wall_seconds=60))
    """
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", textwrap.dedent(program)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        was_running = is_running(child)
        os.kill(parent.pid, signal.SIGKILL)
    assert was_running
    assert has_ended(child, within_seconds=5)


def test_the_memory_of_a_process_can_be_asked() -> None:
    held = bytearray(64 * MEGABYTE)
    assert (resident_bytes(os.getpid()) or 0) > len(held)
    assert resident_bytes(2**22 + 1) is None
