"""The misbehaving child on a system that refuses to set limits: the parent's watch is all there is."""

import resource
import runpy
from pathlib import Path


def refuse(which: int, limits: tuple[int, int]) -> None:
    """What such a system answers."""
    raise ValueError("current limit exceeds maximum limit")


if __name__ == "__main__":
    resource.setrlimit = refuse
    runpy.run_path(str(Path(__file__).with_name("misbehaving.py")), run_name="__main__")
