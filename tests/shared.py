"""Where the real files are: a folder `shared` beside the project, or ROPEWALK_SHARED. A user's clone has none."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ROPEWALK_SHARED", ROOT.parent / "shared"))


def shared_file(*parts: str) -> Path:
    """The real file at this place under `shared/data`; skips the test, saying so, where there is none."""
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"REAL FILE NOT HERE: {'/'.join(parts)}: put the shared folder beside the project to run this test")
    return path


def shared_files(folder: str, *patterns: str) -> list[Path]:
    """Every real file in this folder under `shared/data` that fits one of the patterns, in order of name."""
    found = {path for pattern in patterns for path in SHARED.joinpath("data", folder).glob(pattern)}
    return sorted(found)
