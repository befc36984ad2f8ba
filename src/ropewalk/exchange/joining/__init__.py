"""Several files, one program: their projects side by side, each name made to mean one thing."""

from ropewalk.exchange.joining.join import Joined, Part, join
from ropewalk.exchange.joining.starts import Starts, with_starts

__all__ = ["Joined", "Part", "Starts", "join", "with_starts"]
