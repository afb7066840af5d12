"""What a hostile insider signs: each deed returns one commit with a right signature, or None."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from npcdesk.sync.commits import Sealed
from tests.sync import oracle
from tests.sync.machines import Machine, reads
from tests.sync.offices import COUNTY, OTHER_TOWN, PARENTS, TOWN

STRANGE: tuple[Any, ...] = (
    "",
    "乱",
    0,
    -1,
    2**53 - 1,
    True,
    None,
    "9999-12-31",
    "0001-01-01",
    "2026-02-30",
    "1900-01-01",
    "x" * 70_000,
    "\x00'; --",
    "in_office",
    "close",
    "file",
)
Devilry = Callable[[Machine, Sequence[int]], Sealed | None]


def beyond_rights(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Write some column of some row, whoever keeps it."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    name = _pick(list(oracle.columns(table)), dice[1])
    return machine.forge(scope, [[table, row_id, {name: _fitting(table, name, dice[2])}]])


def wrong_value(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Write what may not stand in a column, or what nobody would expect there."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    name = _pick([*oracle.columns(table), "no_column"], dice[1])
    return machine.forge(scope, [[table, row_id, {name: _strange(dice[2])}]])


def strange_row(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Make a row of which nothing is said, or only something odd."""
    scope = _pick(_scopes(machine), dice[0])
    table = _pick(sorted(oracle.OWN_TABLES | oracle.PUBLISHED), dice[1])
    name = _pick(list(oracle.columns(table)), dice[2])
    values = {"id": True} if dice[2] % 3 else {"id": True, name: _strange(dice[0])}
    row_id = f"{machine.time.tick():032x}"
    return machine.forge(scope, [[table, row_id, values]])


def strange_event(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Let something happen to a paper that cannot, on a day that never comes."""
    papers = machine.ask(
        "SELECT s.name, m.row_id FROM row_meta m JOIN scope_name s ON s.sid = m.sid "
        "WHERE m.tbl = 'suggestion' ORDER BY m.row_id"
    )
    if not papers:
        return None
    scope, paper = _pick(papers, dice[0])
    kinds = ["raise", "file", "hand_over", "reply", "rate", "close", "take_back", "urge"]
    kinds += ["receive", "give_back", "reassign", "extend", "redo", "explain", "merge"]
    kinds += ["assign_on", "deliver", "publish", "archive"]
    values = {"id": True, "suggestion_id": paper, "kind": _pick(kinds, dice[1])}
    for name in ("on", "due_on", "due_nominal", "promised_on", "number", "rating", "written_ms"):
        if (dice[2] + len(name)) % 3:
            values[name] = _fitting("suggestion_event", name, dice[2])
    row_id = f"{machine.time.tick():032x}"
    later = {"kind": _pick(kinds, dice[2])} if dice[0] % 2 else {"number": "9"}
    ops = [["suggestion_event", row_id, values], ["suggestion_event", row_id, later]]
    return machine.forge(scope, ops[: 1 + dice[1] % 2])


def second_making(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Make a row that is there already, knowing of it or claiming not to."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    name = _pick(list(oracle.columns(table)), dice[1])
    values = {"id": True, name: _fitting(table, name, dice[2])}
    forgetful = {} if dice[2] % 2 else {"ctx": {}}
    return machine.forge(scope, [[table, row_id, values]], **forgetful)


def anothers_row(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Claim or change a row of another scope in a scope of one's own."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    own = [name for name in _scopes(machine) if name != scope]
    made = {"id": True} if dice[2] % 3 else {}
    name = _pick(list(oracle.columns(table)), dice[2])
    values = {**made, name: _fitting(table, name, dice[2])}
    return machine.forge(_pick(own, dice[1]), [[table, row_id, values]])


def another_table(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Give a row's id to a row of another table, in one scope."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    tables = oracle.PUBLISHED if table in oracle.PUBLISHED else oracle.OWN_TABLES
    other = _pick(sorted(tables - {table}), dice[1])
    made = {"id": True} if dice[2] % 3 else {}
    name = _pick(list(oracle.columns(other)), dice[2])
    return machine.forge(scope, [[other, row_id, {**made, name: _fitting(other, name, dice[2])}]])


def forgetful(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Write one's own rows as though nothing had ever been heard."""
    found = _row(machine, dice[0])
    if found is None:
        return None
    scope, table, row_id = found
    names = [name for name in oracle.columns(table) if (dice[1] + len(name)) % 3 == 0]
    values = {name: _fitting(table, name, dice[2]) for name in names or ["deleted"]}
    whole = json.loads(machine.forge(scope, []).body)["ctx"]
    ctx = {inc: max(1, n // 2) for inc, n in whole.items() if (int(inc, 16) + dice[2]) % 3}
    return machine.forge(scope, [[table, row_id, values]], ctx=ctx)


def same_twice(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Make a row and write it over and over in one commit."""
    scope = _pick(_scopes(machine), dice[0])
    table = "handling_unit" if scope.startswith("PUB") else "mandate"
    row_id = f"{machine.time.tick():032x}"
    name = "phone" if scope.startswith("PUB") else "delegation"
    ops: list[Any] = [[table, row_id, {"id": True, name: "甲"}], [table, row_id, {name: "乙"}]]
    ops.append([table, row_id, {"deleted": True} if dice[1] % 2 else {name: ""}])
    return machine.forge(scope, ops if dice[2] % 3 else ops[::-1])


def of_tomorrow(machine: Machine, dice: Sequence[int]) -> Sealed | None:
    """Name a table that no version of this schema has."""
    scope = _pick(_scopes(machine), dice[0])
    made = {"id": True} if dice[1] % 2 else {}
    return machine.forge(scope, [["no_table", f"{dice[2]:032x}", {**made, "name": "甲"}]])


DEVILRY: tuple[Devilry, ...] = (
    beyond_rights,
    wrong_value,
    strange_row,
    strange_event,
    second_making,
    anothers_row,
    another_table,
    forgetful,
    same_twice,
    of_tomorrow,
)


def _scopes(machine: Machine) -> list[str]:
    units = (COUNTY, TOWN, OTHER_TOWN, PARENTS[COUNTY])
    every = [f"PUB:{unit}" for unit in units] + [f"T:{unit}" for unit in units]
    every += [f"T:{unit}>{COUNTY}" for unit in (TOWN, OTHER_TOWN)]
    return [scope for scope in every if reads(machine.unit, scope)]


def _row(machine: Machine, die: int) -> tuple[str, str, str] | None:
    rows = machine.ask(
        "SELECT s.name, m.tbl, m.row_id FROM row_meta m JOIN scope_name s ON s.sid = m.sid "
        "ORDER BY m.row_id"
    )
    return tuple(_pick(rows, die * 7)) if rows else None  # type: ignore[return-value]


def _fitting(table: str, name: str, die: int) -> Any:
    column = oracle.columns(table)[name]
    some = (*STRANGE, *getattr(column.type, "enums", ()))
    return _pick([value for value in some if oracle.fits(table, name, value)], die)


def _strange(die: int) -> Any:
    """Any of them, but what is too long for a commit: that is no commit."""
    return _pick([value for value in STRANGE if len(str(value)) < 1000], die)


def _pick(some: Sequence[Any], die: int) -> Any:
    return some[die % len(some)]
