"""What a table of plan text may hold: one list of fields per noun, from which it is both read and written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from typing import Any, Generic, TypeVar

from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.spot import Spot
from ropewalk.exchange.planfile.toml import Pairs, list_value, table_value
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.exchange.planfile.values import Value

Thing = TypeVar("Thing")
Attributes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    sets      the attributes it sets; where there are several, its value is a tuple of them
    group     the attribute that holds those, None where the noun holds them itself
    example   what to write where the field has to be there and is not
    """

    name: str
    value: Value
    sets: tuple[str, ...]
    group: str | None = None
    example: str = '"…"'


def stated(name: str, value: Value, *sets: str, group: str | None = None, example: str = '"…"') -> Field:
    """A field that sets the attribute of its own name, or those that are given."""
    return Field(name, value, sets or (name,), group, example)


@dataclass(frozen=True)
class Form(Generic[Thing]):
    """A noun and its fields, in the order in which they are written.

    groups   attribute -> what it is made by from the fields of that group
    marks    attribute of a group -> the field that says the group is there, where all its fields are as usual
    also     names that stand in the same table and are read elsewhere
    """

    make: type[Thing]
    fields: tuple[Field, ...]
    groups: Mapping[str, type] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    also: frozenset[str] = frozenset()

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by the names they are written under."""
        return {each.name: each for each in self.fields}

    @cached_property
    def usual(self) -> Attributes:
        """What each attribute is where its field is left out; those that have to be stated are missing."""
        return _usual(self.make)

    @cached_property
    def usual_in(self) -> dict[str, Attributes]:
        """The same for each group."""
        return {group: _usual(make) for group, make in self.groups.items()}

    def read(self, table: object, spot: Spot, **known: object) -> Thing | None:
        """The thing a table states; `known` are attributes from elsewhere. None where it reports what is missing."""
        attributes = self.attributes(table, spot)
        if attributes is None or self._lacks(table, attributes, spot):
            return None
        return self.make(**known, **attributes)

    def attributes(self, table: object, spot: Spot) -> Attributes | None:
        """The attributes a table states; what cannot be read is reported and left out."""
        if not isinstance(table, dict):
            spot.report_self(
                UnreadableError(
                    "a table of fields", f"Write {{ {self.fields[0].name} = … }}, a table with its fields."
                ),
                table,
            )
            return None
        attributes: Attributes = {}
        known = self.by_name
        for name, given in table.items():
            found = known.get(name)
            if found is None:
                if name not in self.also:
                    spot.report_unknown(name, (*known, *self.also))
                continue
            try:
                value = found.value.read(given, spot)
            except UnreadableError as fault:
                spot.report(fault, name, given)
                continue
            into = attributes if found.group is None else attributes.setdefault(found.group, {})
            if len(found.sets) == 1:
                into[found.sets[0]] = value
            else:
                into.update(zip(found.sets, value, strict=True))
        for group, make in self.groups.items():
            if group in attributes:
                attributes[group] = make(**attributes[group])
        return attributes

    def pairs(self, thing: Thing, scope: Scope, **usual: object) -> Pairs:
        """The fields of a thing that differ from what is usual; `usual` for what depends on where it stands."""
        pairs: Pairs = []
        expected = self.usual | usual if usual else self.usual
        for each in self.fields:
            if each.group is None:
                _add(pairs, each, thing, expected, scope)
            elif (group := getattr(thing, each.group)) is not None:
                _add(pairs, each, group, self.usual_in[each.group], scope, is_mark=self._is_mark(each, group))
        return pairs

    def _is_mark(self, each: Field, group: object) -> bool:
        return self.marks.get(each.group or "") == each.name and group == type(group)()

    def _lacks(self, table: object, attributes: Attributes, spot: Spot) -> bool:
        """Whether a field that has to be stated is not there, or could not be read."""
        needed = [
            each for each in self.fields if each.group is None and not any(name in self.usual for name in each.sets)
        ]
        lacking = [each for each in needed if each.sets[0] not in attributes]
        for each in lacking:
            if isinstance(table, dict) and each.name not in table:
                spot.report_missing(each.name, each.example)
        return bool(lacking)


def table(form: Form[Any]) -> Value:
    """A table of fields within a field."""

    def read(given: object, spot: Spot) -> object:
        return form.read(given, spot)

    return Value(read, lambda thing, scope: table_value(form.pairs(thing, scope)))


def tables(form: Form[Any], *, name: str, lay: Callable[[Iterable[str]], str] = list_value) -> Value:
    """A list of tables within the field of this name; `lay` puts them on one line or each on its own."""

    def read(given: object, spot: Spot) -> tuple[object, ...]:
        if not isinstance(given, list):
            raise UnreadableError("a list of tables", f"Write {name} = [{{ … }}, {{ … }}].")
        things = [form.read(each, spot.into(name, number)) for number, each in enumerate(given)]
        return tuple(thing for thing in things if thing is not None)

    return Value(read, lambda things, scope: lay(table_value(form.pairs(thing, scope)) for thing in things))


def _add(pairs: Pairs, each: Field, holder: object, usual: Attributes, scope: Scope, *, is_mark: bool = False) -> None:
    """The field, where it is not as usual."""
    if len(each.sets) == 1:
        name = each.sets[0]
        value = getattr(holder, name)
        if is_mark or name not in usual or value != usual[name]:
            pairs.append((each.name, each.value.write(value, scope)))
        return
    values = tuple(getattr(holder, name) for name in each.sets)
    if is_mark or any(name not in usual or value != usual[name] for name, value in zip(each.sets, values, strict=True)):
        pairs.append((each.name, each.value.write(values, scope)))


def _usual(make: type) -> Attributes:
    return {
        each.name: each.default_factory() if each.default_factory is not MISSING else each.default
        for each in fields(make)
        if each.default is not MISSING or each.default_factory is not MISSING
    }
