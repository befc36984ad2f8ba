"""Our own plan text (`.plan.toml`): readable, diffable, exact. See docs/plan-text.md."""

from ropewalk.exchange.planfile.read import read
from ropewalk.exchange.planfile.write import text_of, write

__all__ = ["read", "text_of", "write"]
