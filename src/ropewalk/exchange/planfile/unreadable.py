"""One value that says nothing readable; whoever knows where it stands turns it into a finding."""


class UnreadableError(ValueError):
    """Raised inside this package only: `wanted` completes "… is X, not", `remedy` says what to write instead."""

    def __init__(self, wanted: str, remedy: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.remedy = remedy
