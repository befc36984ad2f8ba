"""The misbehaving child as it runs on Windows, which has no limits of this kind at all."""

import ctypes
import runpy
import subprocess
import sys
from pathlib import Path

_LOADED = (ctypes, subprocess)
"""They look at the system when they are loaded; the rest looks at it when it runs."""

if __name__ == "__main__":
    sys.platform = "win32"
    runpy.run_path(str(Path(__file__).with_name("misbehaving.py")), run_name="__main__")
