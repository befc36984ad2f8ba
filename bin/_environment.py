"""The environment `.venv` of this project: made once from pinned requirements, looked at by every start.

Only the standard library is used here, and up to the check of the version nothing that Python 3.7 cannot read: whoever
starts a script with an old Python is told so in a sentence.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn

if sys.version_info < (3, 11):
    sys.exit(
        f"Ropewalk needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]} "
        f"({sys.executable}).\nInstall a newer one, from python.org or from your system's packages, and start with it:"
        f"\n    python3.12 {' '.join(sys.argv)}"
    )

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PROGRAMS, ENDING = (FOLDER / "Scripts", ".exe") if sys.platform == "win32" else (FOLDER / "bin", "")
PYTHON = PROGRAMS / f"python{ENDING}"

_BEGUN = FOLDER / "begun.stamp"
_CONTAINED = {"run": ("run",), "test": ("run", "test")}
_INTERRUPTED = 130


def make(tools: str) -> bool:
    """Have the environment ready, and return whether anything was to do. Exits with a sentence where it cannot be made.

    tools   "run", or "test" for the tools that test and check as well
    """
    if _is_current(tools):
        return False
    try:
        with _alone():
            if not _is_current(tools):
                _make(tools)
    except KeyboardInterrupt:
        _say("\nStopped. The next start makes the environment anew.")
        sys.exit(_INTERRUPTED)
    return True


def run(program: str, *arguments: str, folder: Path = ROOT) -> int:
    """Run a program of the environment to its end and return its exit code; Ctrl+C is left to it."""
    with subprocess.Popen([str(PROGRAMS / f"{program}{ENDING}"), *arguments], cwd=str(folder)) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def become(program: str, *arguments: str, folder: Path = ROOT) -> NoReturn:
    """Go on as a program of the environment in this folder: its exit code is ours, and so is Ctrl+C."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        sys.exit(run(program, *arguments, folder=folder))
    os.chdir(folder)
    path = str(PROGRAMS / program)
    os.execv(path, [path, *arguments])


def _is_current(tools: str) -> bool:
    stamp = _stamp_of(tools)
    return PYTHON.exists() and not _BEGUN.exists() and stamp.exists() and stamp.read_text() == _fingerprint(tools)


def _stamp_of(tools: str) -> Path:
    return FOLDER / f"{tools}.stamp"


def _requirements_of(tools: str) -> Path:
    return ROOT / "requirements" / f"{tools}.txt"


def _fingerprint(tools: str) -> str:
    """What the environment was made from: requirements, project, place and Python."""
    mark = hashlib.sha256()
    for path in (_requirements_of(tools), ROOT / "pyproject.toml"):
        mark.update(path.read_bytes())
    mark.update(f"{ROOT} {_name_of_this_python()}".encode())
    return mark.hexdigest()


def _name_of_this_python() -> str:
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"


def _make(tools: str) -> None:
    """Install into the environment: into a fresh one where there is none, or one that was left half made."""
    is_whole = PYTHON.exists() and not _BEGUN.exists() and _name_of_its_python() == _name_of_this_python()
    _say("Bringing the environment up to date…" if is_whole else "Making the environment (once, about a minute)…")
    if not is_whole:
        _create()
    _BEGUN.touch()
    for stamp in map(_stamp_of, _CONTAINED):
        stamp.unlink(missing_ok=True)
    _install("--require-hashes", "-r", str(_requirements_of(tools)))
    _install("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    for part in _CONTAINED[tools]:
        _stamp_of(part).write_text(_fingerprint(part))
    _BEGUN.unlink()
    _say("The environment is ready.")


def _name_of_its_python() -> str:
    """Of the Python in the environment; empty where it does not start or has no pip."""
    question = "import pip, sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([str(PYTHON), "-I", "-c", question], capture_output=True, check=False)
    return answer.stdout.decode().strip() if answer.returncode == 0 else ""


def _create() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    _BEGUN.touch()
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run([base, "-m", "venv", str(FOLDER)], capture_output=True, check=False)
    if made.returncode:
        _say((made.stdout + made.stderr).decode(errors="replace"))
        sys.exit(
            "The environment could not be made; what Python said stands above. On Debian and Ubuntu this helps:\n"
            f"    sudo apt-get install python{sys.version_info[0]}.{sys.version_info[1]}-venv\nThen start this again."
        )


def _install(*arguments: str) -> None:
    """Run pip, its words kept back unless it fails; on a terminal one line shows what it is at."""
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *arguments]
    surroundings = {**os.environ, "PIP_USER": "0"}
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings) as pip:
        for line in pip.stdout or ():
            said.append(line.decode(errors="replace").rstrip())
            _show(said[-1])
    _show("")
    if pip.returncode:
        _say("\n".join(said[-30:]))
        sys.exit(
            "The environment could not be filled; what pip said stands above. Most often the network or a proxy is in "
            "the way.\nThen start this again: it begins anew and harms nothing."
        )


def _show(line: str) -> None:
    """A line that the next one overwrites; nothing where no terminal is looked at."""
    if sys.stderr.isatty():
        width = max(shutil.get_terminal_size().columns - 4, 20)
        sys.stderr.write(f"\r\033[K{line.strip()[:width]}")
        sys.stderr.flush()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait while another start makes the same environment; the lock goes with the process that holds it."""
    with (ROOT / ".venv.lock").open("a+b") as held:
        _lock(held)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(held: IO[bytes]) -> None:
        """Hold the file as long as it is open."""
        while True:
            try:
                held.seek(0)
                msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                continue
            return
else:
    import fcntl

    def _lock(held: IO[bytes]) -> None:
        """Hold the file as long as it is open."""
        fcntl.flock(held, fcntl.LOCK_EX)
