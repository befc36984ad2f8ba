"""Opens every file of a folder as the product does and tells, one JSON line each, what came of it and what it took.

usage: python -m tests.hostile.reading FOLDER NAME...
"""

import json
import resource
import sys
import traceback
from pathlib import Path

from ropewalk.planning.findings import Finding
from ropewalk.planning.scheduling import schedule
from tests.hostile.door import open_file


def told(finding: Finding) -> dict[str, object]:
    """A finding as plain words."""
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "remedy": finding.remedy,
        "file": finding.place.file,
        "project": finding.place.project,
        "stops": finding.stops,
    }


def record_of(path: Path) -> dict[str, object]:
    """What came of one file, and the seconds until its findings were known; its plan is scheduled after that."""
    began = cpu_seconds()
    opened = open_file(path)
    seconds = cpu_seconds() - began
    if opened.plan is not None:
        schedule(opened.plan)
    return {"tasks": opened.tasks, "findings": [told(finding) for finding in opened.findings], "seconds": seconds}


def peak_megabytes() -> float:
    """The most memory this process has held since it was last asked."""
    status = Path("/proc/self/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5")
    return peak / 1024


def cpu_seconds() -> float:
    """What this process and its children have computed so far: it does not grow when the machine is busy elsewhere."""
    return sum(sum(resource.getrusage(whose)[:2]) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def main() -> None:
    """One line per file."""
    folder = Path(sys.argv[1])
    peak_megabytes()
    for name in sys.argv[2:]:
        try:
            record = record_of(folder / name)
        except Exception:  # noqa: BLE001 - whatever escapes is what this is looking for
            record = {"escaped": traceback.format_exc()}
        record["name"] = name
        record["own_megabytes"] = peak_megabytes()
        record["child_megabytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(json.dumps(record) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
