"""Small plan files for tests of the command line, written where a test wants them."""

from pathlib import Path

LEDGER = """\
[project]
key = "LED"
name = "Ledger extraction"
start = 2026-11-23
data_date = 2026-11-20

[task]
schema = { name = "Ledger schema", duration = "10d" }
build = { name = "Ledger service build", duration = "20d", after = ["schema"] }
live = { name = "Ledger live", kind = "milestone", after = ["build"], deadline = 2026-12-31 }
"""

CARDS = """\
[project]
key = "CRD"
name = "Card processing"
start = 2026-11-23

[task]
port = { name = "Authorisation port", duration = "15d" }
certify = { name = "Certification", duration = "10d", after = ["port"] }
"""

TIES = """\
[[handoff]]
id = "H-01"
giver = "LED:build"
receiver = "CRD:certify"
what = "Posting interface"
needed_by = 2026-12-18
promised = 2026-12-20
"""

CIRCLE = """\
[project]
key = "RING"
start = 2026-11-23

[task]
a = { name = "First", duration = "2d", after = ["b"] }
b = { name = "Second", duration = "2d", after = ["a"] }
c = { name = "Free", duration = "1d" }
"""

SHEET = """\
Task list of the vendor,,,,
,,,,
ID,Task name,Start,Duration,Predecessors
1,Dig,2026-11-23,3d,
2,Pour,,2d,1
3,Cure,,5d,2FS+2d
"""


def written(folder: Path, **texts: str) -> list[str]:
    """Write texts as plan files, `led="…"` as `led.plan.toml`; answers their paths in order."""
    paths = [folder / f"{name}.plan.toml" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]
