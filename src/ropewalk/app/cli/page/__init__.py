"""One page that shows a program: timeline, what drives it, milestones, handoffs, findings, every task."""

from ropewalk.app.cli.page.pictures import Look
from ropewalk.app.cli.page.render import page_of

__all__ = ["Look", "page_of"]
