"""The one door for files: which format is this, and what plan is in it? Risky formats go through a limited child."""

from ropewalk.app.opening.door import MOST_BYTES, open_plan
from ropewalk.app.opening.wishes import Wishes, unread

__all__ = ["MOST_BYTES", "Wishes", "open_plan", "unread"]
