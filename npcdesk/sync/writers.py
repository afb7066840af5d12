"""In what a rule of the exchange is said: who writes a column, where a new row belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Writer(StrEnum):
    """Who may write a column of a row in some scope.

    In a unit's own scope `OWN` is the unit, which may write everything there, and `ABOVE` every
    unit above it. In the scope of papers addressed to another congress `OWN` is the unit that
    collected them and `ABOVE` the addressee. What a unit publishes it alone writes.
    """

    OWN = "own"
    ABOVE = "above"
    BOTH = "both"
    MAKER = "maker"  # the unit that made the row


class Place(StrEnum):
    """In which scope a new row of a table belongs."""

    HERE = "here"  # the unit's own
    PUBLIC = "public"  # what the unit publishes to all below it
    ADDRESSED = "addressed"  # the unit's own, or that of papers addressed to another congress
    PARENT = "parent"  # that of the row it belongs to


@dataclass(frozen=True, slots=True)
class Column:
    """The rule of one column. `ask`: two values written at once are a conflict to settle."""

    writer: Writer
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of one table. `parents` are (table, column that holds the parent's id)."""

    place: Place
    columns: Mapping[str, Column]
    parents: tuple[tuple[str, str], ...] = ()


def columns(own: str = "", above: str = "", both: str = "", maker: str = "") -> dict[str, Column]:
    """Read columns by who writes them; a "!" marks those that a clerk is asked about."""
    groups = {Writer.OWN: own, Writer.ABOVE: above, Writer.BOTH: both, Writer.MAKER: maker}
    return {
        name.rstrip("!"): Column(writer, name.endswith("!"))
        for writer, names in groups.items()
        for name in names.split()
    }
