"""What cannot be read on; whoever knows where it stands turns it into a finding. Raised inside this package only."""


class UnreadableError(ValueError):
    """One value that says nothing readable: `wanted` completes "… is X, not", `remedy` says what to write instead."""

    def __init__(self, wanted: str, remedy: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.remedy = remedy


class EnoughError(Exception):
    """So much is wrong that it is not worth reading on; what was found until here says so."""


class TooManyDaysError(Exception):
    """Calendars hold so many days, and dates name so many calendars, that laying them out would take too long."""
