"""Names of tasks as text: `LED:L2`; predecessors such as `wall FS+2d`; people such as `ben 50%`."""

import re

from ropewalk.exchange.planfile.amounts import REMEDY_LAG, Units
from ropewalk.exchange.planfile.toml import Pairs, number_value, table_value, text_value
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.plan import Lag, LinkKind, TaskRef

_LINK = re.compile(r"(.*)\s(FS|SS|FF|SF)\s*([+-]\s*[\d.]+\S*)?", re.DOTALL)
_LAG_ALONE = re.compile(r"(.*)\s()([+-]\s*[\d.]+\S*)", re.DOTALL)
_BOND = re.compile(r"(FS|SS|FF|SF)?\s*([+-]\s*[\d.]+\S*)?")
_SHARE = re.compile(r"(.*)\s([\d.]{1,20})%", re.DOTALL)
_SPACE = re.compile(r"\s")
_KINDS = {kind.value: kind for kind in LinkKind}
_NO_LAG = Lag()

REMEDY_LINK = 'Write the task\'s key, then the kind and the lag where they are not FS: "dig", "wall FS+2d", "paint SS".'
REMEDY_REF = 'Write PROJECT:KEY in quotation marks, such as "LED:L2", or the project alone.'


def read_predecessor(text: str, units: Units) -> tuple[str, LinkKind, Lag]:
    """A predecessor's key, with how it is linked. Raises UnreadableError."""
    if _SPACE.search(text) is None:
        return text, LinkKind.FS, _NO_LAG
    found = _LINK.fullmatch(text) or _LAG_ALONE.fullmatch(text)
    if found is None:
        return text, LinkKind.FS, _NO_LAG
    return found[1], _KINDS[found[2] or "FS"], _lag_of(found[3], units)


def predecessor_text(key: str, kind: LinkKind, lag: Lag, units: Units) -> str:
    """A predecessor as text; its kind is spelled out where the key alone could be misread."""
    bond = bond_text(kind, lag, units)
    if bond == "FS" and _SPACE.search(key) is None:
        return key
    return f"{key} {bond}"


def read_bond(text: str, units: Units) -> tuple[LinkKind, Lag]:
    """A kind of link and its lag: `SS+2d`, `FF`, `+1d`. Raises UnreadableError."""
    found = _BOND.fullmatch(text)
    if found is None or not text:
        raise UnreadableError("a kind of link with its lag", 'Write FS, SS, FF or SF, then the lag: "SS+2d".')
    return _KINDS[found[1] or "FS"], _lag_of(found[2], units)


def bond_text(kind: LinkKind, lag: Lag, units: Units) -> str:
    """A kind of link and its lag."""
    return f"{kind.value}{units.lag_text_of(lag)}"


def read_person(text: str) -> tuple[str, float]:
    """A person's key and units: `ana` is full time, `ben 50%` half."""
    found = _SHARE.fullmatch(text) if text.endswith("%") else None
    if found is None:
        return text, 1.0
    try:
        return found[1], float(found[2]) / 100
    except ValueError:
        return text, 1.0


def person_text(key: str, units: float) -> str | None:
    """A person with units as text; None where text could not say it exactly."""
    text = key if units == 1 and not key.endswith("%") else f"{key} {number_value(units * 100)}%"
    return text if read_person(text) == (key, units) else None


def read_ref(given: object) -> TaskRef:
    """A task of the program, or a project alone. Raises UnreadableError."""
    if isinstance(given, str):
        project, colon, key = given.partition(":")
        return TaskRef(project, key if colon else None)
    if isinstance(given, dict) and set(given) <= {"project", "key"} and isinstance(given.get("project"), str):
        stated = given.get("key")
        if stated is None or isinstance(stated, str):
            return TaskRef(given["project"], stated)
    raise UnreadableError("a task of a project", REMEDY_REF)


def ref_value(ref: TaskRef) -> str:
    """A task of the program as TOML."""
    if ":" not in ref.project:
        return text_value(ref.project if ref.key is None else f"{ref.project}:{ref.key}")
    pairs: Pairs = [("project", text_value(ref.project))]
    return table_value(pairs if ref.key is None else [*pairs, ("key", text_value(ref.key))])


def _lag_of(text: str | None, units: Units) -> Lag:
    if text is None:
        return _NO_LAG
    try:
        return units.read_lag(_SPACE.sub("", text))
    except UnreadableError as error:
        raise UnreadableError("a task with a lag", REMEDY_LAG) from error
