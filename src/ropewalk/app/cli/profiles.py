"""`--map` and `--save-map`: how a sheet is read, kept as a profile that can be corrected."""

from ropewalk.app.cli.files import name_of, read_text, write_bytes
from ropewalk.app.cli.program import Program
from ropewalk.exchange.table.profile import Profile, ProfileError, profile_of, profile_of_match, text_of_profile
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_MANY_SHEETS, CALL_NO_SHEET
from ropewalk.planning.phrases import list_phrase


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
    sheets = [(file, reading.matched) for file, reading in program.readings if reading.matched]
    if not sheets:
        return (CALL_NO_SHEET.at(Place(field="--save-map")),)
    failed = write_bytes(path, text_of_profile(profile_of_match(sheets[0][1])).encode())
    if failed is not None:
        return (failed,)
    others = [file for file, _ in sheets[1:]]
    if not others:
        return ()
    told = f"{list_phrase(others)} {'was' if len(others) == 1 else 'were'}"
    return (CALL_MANY_SHEETS.at(Place(field="--save-map"), file=sheets[0][0], others=told),)
