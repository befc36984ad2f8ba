"""Which back end schedules: numpy, or the compiled loops where the work pays for loading them."""

import os
import sys
from pathlib import Path

from ropewalk.planning.compiled import PAYS_FROM, back_end_of, compile_loops, is_installed
from ropewalk.planning.cpm import NUMPY, BackEnd


def back_end_for(tasks: int) -> BackEnd:
    """The back end for so many tasks; both give equal answers."""
    if tasks < PAYS_FROM or not is_installed():
        return NUMPY
    folder = data_folder() / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    return back_end_of(compile_loops(str(folder)))


def data_folder() -> Path:
    """Where this machine keeps what Ropewalk makes for itself: ROPEWALK_DATA, else the usual place of the system."""
    if stated := os.environ.get("ROPEWALK_DATA"):
        return Path(stated)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ropewalk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ropewalk"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "ropewalk"
