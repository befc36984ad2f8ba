"""The import contracts of pyproject.toml held against small houses in which one import is wrong."""

import os
import subprocess
import sys
from pathlib import Path

from tests.shared import ROOT

BAD = (
    ("planning/cpm.py", "import ropewalk.exchange"),
    ("planning/cpm.py", "import ropewalk.app"),
    ("exchange/sniff.py", "import ropewalk.drawing"),
    ("drawing/timeline.py", "from ropewalk import exchange"),
    ("planning/cpm.py", "from django.db import models"),
    ("exchange/sniff.py", "import subprocess"),
    ("drawing/timeline.py", "from urllib import request"),
    ("planning/cpm.py", "import os"),
    ("planning/kernel.py", "from numba import njit"),
    ("app/cli/view.py", "import django"),
)
"""A file of the house, and an import it must not hold."""

_ROOMS = ("planning", "exchange", "drawing", "app", "app/cli")


def verdict_on(folder: Path, place: str, line: str) -> subprocess.CompletedProcess[str]:
    """What the contracts say about a house in this folder that holds one more line at one place."""
    package = folder / "ropewalk"
    for room in ("", *_ROOMS):
        (package / room).mkdir(exist_ok=True)
        (package / room / "__init__.py").write_text("")
    (package / place).write_text(f"{line}\n")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    command += ["--config", str(ROOT / "pyproject.toml")]
    surroundings = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd=folder)
