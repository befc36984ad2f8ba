"""`--map` and `--save-map`: how a sheet is read, kept as a profile that can be corrected."""

from ropewalk.app.cli.files import name_of, read_text, write_bytes
from ropewalk.app.cli.program import Program
from ropewalk.exchange.table.profile import Profile, ProfileError, profile_of, profile_of_match, text_of_profile
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_NO_SHEET


def read_profile(path: str) -> Profile | Finding:
    """The profile in a file, or why there is none."""
    text = read_text(path)
    if isinstance(text, Finding):
        return text
    try:
        return profile_of(text, name=name_of(path))
    except ProfileError as error:
        return error.finding


def write_profile(path: str, program: Program) -> tuple[Finding, ...]:
    """Keep how the first sheet of a program was read; findings where that cannot be done."""
    matched = next((reading.matched for _, reading in program.readings if reading.matched), None)
    if matched is None:
        return (CALL_NO_SHEET.at(Place(field="--save-map")),)
    failed = write_bytes(path, text_of_profile(profile_of_match(matched)).encode())
    return () if failed is None else (failed,)
