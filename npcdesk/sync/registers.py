"""The values of one cell: all that were written without knowing of each other, and which shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from npcdesk.sync.commits import Value

MADE = "id"  # the cell by which a commit says that it makes the row
Dot: TypeAlias = tuple[int, int]  # the machine's number here, and its commit's number in the scope


@dataclass(frozen=True, slots=True)
class Written:
    """One value and the commit that wrote it. `implied`: an edit's word against a deletion."""

    dot: Dot
    hlc: int
    value: Value
    implied: bool = False


def covers(context: Mapping[int, int], dot: Dot) -> bool:
    """Return whether whoever knew `context` knew the commit `dot`."""
    return context.get(dot[0], 0) >= dot[1]


def knowing(context: Mapping[int, int], dot: Dot) -> dict[int, int]:
    """Return what the commit `dot` knows: its context, and all that its author wrote before it."""
    return {**context, dot[0]: dot[1] - 1}


def put(values: Iterable[Written], new: Written, known: Mapping[int, int]) -> list[Written]:
    """Return the values of a cell after one more, whose author knew `known` (see `knowing`)."""
    return [*(old for old in values if not covers(known, old.dot) and old.dot != new.dot), new]


def winner(values: Iterable[Written], weigh: Callable[[Written], tuple[int, str]]) -> Written:
    """Return the value that shows.

    Args:
        values: at least one.
        weigh: how much a value counts by its author's standing, and the author's id.
    """

    def order(one: Written) -> tuple[int, int, str, int]:
        standing, inc = weigh(one)
        return (standing, one.hlc, inc, one.dot[1])

    return max(values, key=order)
