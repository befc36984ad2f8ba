"""Members of JSON objects: looked up without trust in their types."""

from collections.abc import Mapping

from ropewalk.exchange.jira.custom import Value

_LONGEST_TEXT = 600
_MOST_ELEMENTS = 50


def member(value: object, *path: str) -> object:
    """What stands at the end of a path of members; None where any of them is missing."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def text(value: object) -> str:
    """A text or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def name(value: object) -> str:
    """What a thing is called that is an object with a name, or a text itself."""
    if not isinstance(value, dict):
        return text(value)
    return next((found for each in ("displayName", "name", "value", "key") if (found := text(value.get(each)))), "")


def listed(value: object) -> list[object]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []


def texts_by_name(value: object, *path: str) -> dict[str, str]:
    """The members of an object that are texts at the end of a path."""
    if not isinstance(value, dict):
        return {}
    return {name: found for name, each in value.items() if isinstance(found := member(each, *path), str)}


def slim(value: object, *, depth: int = 0) -> Value | None:
    """A value of a custom field, if it is of a size and kind that could mean something to a plan."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_TEXT else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) < 1e15 else None
    if isinstance(value, list) and depth == 0 and 0 < len(value) <= _MOST_ELEMENTS:
        each = tuple(kept for item in value if (kept := slim(item, depth=1)) is not None)
        return each or None
    if isinstance(value, dict) and depth < 3:
        kept_members: Mapping[str, Value] = {
            name: kept for name, item in list(value.items())[:_MOST_ELEMENTS] if (kept := slim(item, depth=depth + 1))
        }
        return kept_members or None
    return None
