"""What a cell may hold: the columns of the tables, as commits carry them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import NoneType
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer
from sqlmodel import SQLModel

from npcdesk.models import load_all
from npcdesk.sync.commits import LONGEST, Value
from npcdesk.sync.registers import MADE
from npcdesk.sync.rights import LOCAL_COLUMNS, TABLES

NO_DAY = "1900-01-01"  # where a day must stand and none was said


@dataclass(frozen=True, slots=True)
class Cell:
    """One column. `default` is what a commit need not say of a new row, unless `required`."""

    name: str
    kind: type
    default: Value
    nullable: bool
    choices: frozenset[str] | None = None
    day: bool = False
    required: bool = False  # has no default of its own: a commit always says it

    def fits(self, value: object) -> bool:
        """Return whether a value from outside may stand in this column."""
        if value is None:
            return self.nullable
        if type(value) is not self.kind:
            return False
        if isinstance(value, str):
            if self.choices is not None:
                return value in self.choices
            return _is_day(value) if self.day else len(value) <= LONGEST
        return not isinstance(value, int) or abs(value) < 2**53

    def fits_all(self, values: Sequence[Value]) -> bool:
        """Return whether each of many values may stand in this column: by each sort, not each."""
        kinds = set(map(type, values))
        if kinds == {str} and self.kind is str and self.choices is None and not self.day:
            return max(map(len, values)) <= LONGEST  # type: ignore[arg-type]
        return kinds <= {self.kind, NoneType} and all(map(self.fits, set(values)))

    def stored(self, value: Value) -> Value:
        """Return a value as the driver takes it."""
        return int(value) if isinstance(value, bool) else value

    def said(self, stored: Any) -> Value:
        """Return what the driver gave as a commit says it."""
        return bool(stored) if self.kind is bool and stored is not None else stored


@cache
def of(table: str) -> Mapping[str, Cell]:
    """Return the columns of a table that are exchanged, all but its `id`."""
    load_all()
    columns = SQLModel.metadata.tables[table].columns
    left_out = LOCAL_COLUMNS | {"id"}
    return {column.name: _cell(column) for column in columns if column.name not in left_out}


@cache
def names(table: str) -> tuple[str, ...]:
    """Return the columns in the order in which rows are read and written."""
    return tuple(of(table))


@cache
def defaults(table: str) -> Mapping[str, Value]:
    """Return what a row holds of which nothing is said."""
    return {name: cell.default for name, cell in of(table).items()}


def all_fit(table: str, values: Mapping[str, Value]) -> bool:
    """Return whether the table has these columns, and each value may stand in its own."""
    columns = of(table)
    return all(name in columns and columns[name].fits(value) for name, value in values.items())


def many_fit(table: str, names: Iterable[str], rows: Iterable[Iterable[Value]]) -> bool:
    """Return whether `all_fit` would hold of many rows that have values in these columns."""
    columns = of(table)
    return all(
        name == MADE or (name in columns and columns[name].fits_all(values))
        for name, values in zip(names, zip(*rows, strict=True), strict=True)
    )


def known(table: str) -> bool:
    """Return whether this version has the table."""
    return table in TABLES


def _cell(column: Any) -> Cell:
    kind: type = str
    if isinstance(column.type, Boolean):
        kind = bool
    elif isinstance(column.type, Integer):
        kind = int
    day = isinstance(column.type, Date)
    choices = frozenset(column.type.enums) if isinstance(column.type, Enum) else None
    nullable = bool(column.nullable)
    given = getattr(column.default, "arg", None)
    undefined = callable(given) or given is None
    if undefined:
        blank: Value = NO_DAY if day else kind()
        if choices is not None and "" not in choices:
            blank = min(choices)
        default: Value = None if nullable else blank
    else:
        default = getattr(given, "value", given)
    required = undefined and not nullable
    return Cell(column.name, kind, default, nullable, choices, day, required)


@lru_cache(maxsize=8192)  # a bundle names few different days
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
