"""What many writes have in common: the table and the columns. What holds of one holds of all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from npcdesk.sync import cells
from npcdesk.sync.commits import Commit, Value
from npcdesk.sync.registers import MADE


@dataclass(slots=True)
class Shape:
    """A table and columns that some rows of a chunk are written in.

    `known`: this version has the table. `makes`: such a write makes its row. `fits`: all their
    values may stand in their columns. `may`: whether an author may write them, as answered.
    """

    table: str
    known: bool
    makes: bool
    fits: bool
    may: dict[tuple[Any, ...], bool] = field(default_factory=dict)


def of(some: Iterable[Commit]) -> dict[tuple[str, tuple[str, ...]], Shape]:
    """Return the shapes of what commits say, by table and columns."""
    said: dict[tuple[str, tuple[str, ...]], list[Iterable[Value]]] = defaultdict(list)
    for one in some:
        for table, _, values in one.ops:
            said[table, tuple(values)].append(values.values())
    return {
        (table, names): Shape(
            table,
            known := cells.known(table),
            MADE in names,
            not known or cells.many_fit(table, names, rows),
        )
        for (table, names), rows in said.items()
    }
