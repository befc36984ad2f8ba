"""The scripts in bin/: the environment is made once, mended when it was left half made, and left alone otherwise."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.shared import ROOT

SCRIPTS = ("setup", "run", "test", "check", "bench")
_PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1"
"""
_BACKEND = '''
"""Builds the only wheel there is: nothing but a name."""
import os, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/small-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("small-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n")
        wheel.writestr("small-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("small-1.dist-info/RECORD", "")
        wheel.writestr("small.pth", os.path.abspath("src"))
    return "small-1-py3-none-any.whl"
'''


@pytest.fixture(scope="module")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that needs nothing, with our scripts."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(ROOT / "bin", folder / "bin", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "requirements").mkdir()
    for name in ("run", "test"):
        (folder / "requirements" / f"{name}.txt").write_text("")
    (folder / "pyproject.toml").write_text(_PYPROJECT)
    (folder / "backend.py").write_text(_BACKEND)
    package = folder / "src" / "ropewalk" / "app" / "cli"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("import os, sys\nprint(os.getcwd(), sys.argv[1:])\nsys.exit(3)\n")
    return folder


def start(folder: Path, script: str = "setup", *words: str, at: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """One start of a script from a folder, by the Python of these tests."""
    command = [sys.executable, str(folder / "bin" / script), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=at)


def test_the_environment_is_made_once_mended_and_otherwise_left_alone(small_project: Path) -> None:
    """One story, because making an environment takes seconds."""
    environment = small_project / ".venv"
    first = start(small_project)
    assert first.returncode == 0, first.stderr
    assert "Making the environment" in first.stderr
    made_at = (environment / "pyvenv.cfg").stat().st_mtime_ns

    assert start(small_project).stdout == "The environment is current.\n"

    (small_project / "requirements" / "run.txt").write_text("# other\n")
    assert "Bringing the environment up to date" in start(small_project).stderr
    assert (environment / "pyvenv.cfg").stat().st_mtime_ns == made_at
    assert start(small_project).stderr == ""

    (environment / "begun.stamp").touch()
    (environment / "half.txt").touch()
    assert "Making the environment" in start(small_project).stderr
    assert not (environment / "half.txt").exists()
    assert not (environment / "begun.stamp").exists()

    (environment / "bin" / "python").unlink()
    assert "Making the environment" in start(small_project).stderr
    assert start(small_project).stdout == "The environment is current.\n"


def test_two_starts_at_once_make_one_environment(small_project: Path) -> None:
    shutil.rmtree(small_project / ".venv", ignore_errors=True)
    command = [sys.executable, str(small_project / "bin" / "setup")]
    starts = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) for _ in range(2)]
    said = [each.communicate(timeout=120)[1] for each in starts]
    assert [each.returncode for each in starts] == [0, 0], said
    assert sorted("Making" in each for each in said) == [False, True]


def test_bin_run_goes_on_as_view_in_the_folder_the_person_is_in(small_project: Path, tmp_path: Path) -> None:
    (tmp_path / "ropewalk.py").write_text("raise SystemExit('a file beside the plans was taken for the program')")
    ran = start(small_project, "run", "a plan.xml", "--project", "LED=b.xml", at=tmp_path)
    assert ran.stdout == f"{tmp_path} ['view', 'a plan.xml', '--project', 'LED=b.xml']\n", ran.stderr
    assert ran.returncode == 3


@pytest.mark.parametrize("words", [[], ["--no-browser"], ["--port", "8000"]])
def test_bin_run_without_a_file_shows_the_demo(words: list[str], small_project: Path, tmp_path: Path) -> None:
    assert start(small_project, "run", *words, at=tmp_path).stdout.endswith(f"{['view', '--demo', *words]}\n")


def test_what_cannot_be_installed_is_said_with_what_pip_said(small_project: Path) -> None:
    needed = "no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n"
    shutil.rmtree(small_project / ".venv", ignore_errors=True)
    (small_project / "requirements" / "test.txt").write_text(f"--no-index\n{needed}")
    failed = start(small_project, "check")
    assert failed.returncode == 1
    assert "no-such-package" in failed.stderr
    assert "start this again" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_an_old_python_is_told_which_one_is_needed() -> None:
    program = f"import runpy, sys; sys.version_info = (3, 9, 2); sys.path.insert(0, {str(ROOT / 'bin')!r});"
    command = [sys.executable, "-c", program + f"runpy.run_path({str(ROOT / 'bin' / 'run')!r}, run_name='__main__')"]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("name", [*SCRIPTS, "_environment.py"])
def test_an_old_python_can_read_the_script_that_tells_it(name: str) -> None:
    ast.parse((ROOT / "bin" / name).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("name", [f"bin/{name}" for name in SCRIPTS] + [".ci/run"])
def test_a_script_can_be_started_by_its_name(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith("#!/usr/bin/env ")
    assert sys.platform == "win32" or os.access(ROOT / name, os.X_OK), f"run chmod +x {name}"


@pytest.mark.skipif(sys.platform == "win32", reason="INTERRUPT: sent to a group of processes, which Windows lacks")
def test_an_interrupt_is_left_to_the_program(small_project: Path) -> None:
    """Ctrl+C reaches both processes; the script waits for the program's own answer."""
    program = f"""
import sys
sys.path.insert(0, {str(small_project / "bin")!r})
import _environment
from pathlib import Path
_environment.PROGRAMS = Path(sys.executable).parent
sys.exit(_environment.run(Path(sys.executable).name, "-c", {_WAITS!r}))
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout.readline() == "tidied up\n"
        assert process.wait(timeout=20) == 7


_WAITS = """
import sys, time
try:
    print("ready", flush=True)
    time.sleep(30)
except KeyboardInterrupt:
    print("tidied up", flush=True)
    sys.exit(7)
"""


def test_bin_bench_names_what_it_can_measure() -> None:
    told = start(ROOT, "bench", "nothing")
    assert told.returncode == 1
    assert re.search(r"does not measure nothing; it measures .*\bpasses\b", told.stderr)


def pins_of(name: str) -> dict[str, list[str]]:
    """Every pinned package of a requirements file, with its hashes, by name and version."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.split(" ")[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", line) for line in lines}


@pytest.mark.parametrize("name", ["run", "test"])
def test_every_requirement_is_pinned_and_has_its_hashes(name: str) -> None:
    for pin, hashes in pins_of(name).items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", pin), f"{pin}: see CONTRIBUTING.md for how pins are made"
        assert hashes, f"{pin} has no hash: see CONTRIBUTING.md for how pins are made"


def test_the_tools_for_tests_come_beside_the_same_versions() -> None:
    assert set(pins_of("run")) <= set(pins_of("test"))


def test_everything_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["mpp"]
    tools = [*asked, *project["dependency-groups"]["build"], *project["dependency-groups"]["test"]]
    for name, wanted in (("run", asked), ("test", tools)):
        names = {re.split(r"[<>=;~ \[]", each)[0] for each in wanted}
        pinned = {pin.partition("==")[0] for pin in pins_of(name)}
        assert names <= pinned, f"make requirements/{name}.txt anew, as CONTRIBUTING.md says: {names - pinned}"
