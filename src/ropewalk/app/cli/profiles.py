"""`--save-map`: how a sheet was read, kept as a profile that can be corrected."""

import argparse

from ropewalk.app.cli.files import write_bytes
from ropewalk.app.cli.program import Program
from ropewalk.exchange.table.profile import profile_of_match, text_of_profile
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_NO_SHEET


def keep_profile(arguments: argparse.Namespace, program: Program) -> tuple[Finding, ...]:
    """Write the profile somebody asked for, that of the first sheet; findings where it cannot be written."""
    if arguments.save_map is None:
        return ()
    matched = next((reading.matched for _, reading in program.readings if reading.matched), None)
    if matched is None:
        return (CALL_NO_SHEET.at(Place(field="--save-map")),)
    failed = write_bytes(arguments.save_map, text_of_profile(profile_of_match(matched)).encode())
    return () if failed is None else (failed,)
