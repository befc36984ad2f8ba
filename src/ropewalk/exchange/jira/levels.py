"""Which issues of an export become tasks of the program."""

from enum import StrEnum


class Level(StrEnum):
    """What enters the program; everything below rolls up to the progress of what entered, and to throughput."""

    EPICS_AND_VERSIONS = "epics and versions"
    EPICS = "epics"
    VERSIONS = "versions"
    ISSUES = "issues"

    @property
    def has_versions(self) -> bool:
        """Whether versions enter."""
        return self is not Level.EPICS

    @property
    def has_epics(self) -> bool:
        """Whether epics and what stands above them enter."""
        return self is not Level.VERSIONS

    @property
    def others(self) -> str:
        """The other levels, as a sentence lists them."""
        return ", ".join(level for level in Level if level is not self)
