"""Whether the machines of the village agree in the end, among each other and with the oracle."""

import json
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from npcdesk.store import journal
from tests.sync import oracle
from tests.sync.machines import (
    UNITS,
    Ends,
    Machine,
    Stream,
    chained,
    edges,
    in_order,
    reads,
)
from tests.sync.offices import PARENTS
from tests.sync.oracle import MADE, RowFate, Tree

LOCAL = {"office"}


def reach(
    machines: dict[str, Machine], keys: dict[str, Any], stat: Counter[str], thorough: set[str]
) -> None:
    """Hold every machine against its neighbours, and the `thorough` ones against the oracle."""
    ends = next(iter(machines.values())).ends()
    tree = Tree({o.inc: UNITS[name] for name, own in keys.items() for o in own}, PARENTS, ends)
    stories: dict[frozenset[bytes], dict[str, oracle.Fate]] = {}
    digests = {name: machine.digests() for name, machine in machines.items()}
    for machine in machines.values():
        log = machine.log()
        bodies = [sealed.body for *_, sealed in log]
        assert machine.ends() == ends, machine.name
        assert in_order(bodies, ends), f"{machine.name}: a commit came before its causes"  # I3
        assert chained(log), machine.name
        assert all(reads(machine.unit, stream[0]) for stream, *_ in log)  # I6
        nothing_waits(machine, ends)  # I9
        if machine.name not in thorough:
            continue
        whole = frozenset(bodies)
        if whole not in stories:
            stories[whole] = oracle.fates(bodies, tree)
        against_oracle(machine, stories[whole], tree, stat)  # I2, I5
        assert (machine.name, machine.check()) == (machine.name, [])  # lists say what records say
        again(machine, digests[machine.name])
    agree(machines, digests, ends, stat)


def agree(
    machines: dict[str, Machine], said: dict[str, dict[str, str]], ends: Ends, stat: Counter[str]
) -> None:
    """Whoever may read a scope has the same of it (I1), and no number twice (I8).

    Beyond the end of a machine a number may have two contents, as neither counts; then each keeps
    what came first, and what follows from the other has no place there.
    """
    streams = {name: _streams(machine) for name, machine in machines.items()}
    for scope, inc in sorted({stream for of in streams.values() for stream in of}):
        readers = [name for name, one in machines.items() if reads(one.unit, scope)]
        held = {name: streams[name].get((scope, inc), []) for name in readers}
        counts = {tuple(_counting(ends, inc, scope, some)) for some in held.values()}
        assert len(counts) == 1, (scope, inc, held)
        assert len({said[name].get(scope) for name in readers}) == 1, (scope, said)
        for one, other in edges(readers):
            assert held[one] == held[other] or _parted(held[one], held[other]), (one, other, held)
        stat["parted"] += any(_parted(*both) for both in combinations(held.values(), 2))


def _parted(one: list[str], other: list[str]) -> bool:
    """Return whether two streams differ, and not only in how far they go."""
    return any(a != b for a, b in zip(one, other, strict=False))


def _streams(machine: Machine) -> dict[Stream, list[str]]:
    found: dict[Stream, list[str]] = defaultdict(list)
    for stream, _, sealed in machine.log():
        found[stream].append(sealed.hash.hex())
    return found


def _counting(ends: Ends, inc: str, scope: str, held: list[str]) -> list[str]:
    """Return what of a stream is not beyond the end of its machine."""
    heads = enumerate(held, start=1)
    return [head[1] for head in heads if not oracle.is_beyond(ends, inc, scope, head)]


def again(machine: Machine, before: dict[str, str]) -> None:
    """Take in everything once more, backwards: nothing changes (I4)."""
    done = machine.take([sealed for *_, sealed in machine.log()][::-1])
    assert (done.taken, machine.digests()) == (0, before)


def nothing_waits(machine: Machine, ends: Ends) -> None:
    """Whatever is parked may count, and waits for what may count and is not here (I9)."""
    vector = machine.vector()
    for digest, body in machine.ask("SELECT hash, body FROM parked"):
        said = json.loads(body)
        scope, inc, n = said["scope"], said["inc"], said["n"]
        assert not oracle.is_beyond(ends, inc, scope, (n, digest.hex())), said
        missing = any(
            vector.get((scope, of), 0) < oracle.counting(ends, of, scope, last)
            for of, last in said["ctx"].items()
        )
        assert missing or n > vector.get((scope, inc), 0) + 1, said


def against_oracle(
    machine: Machine, fates: dict[str, oracle.Fate], tree: Tree, stat: Counter[str]
) -> None:
    """Compare every void commit, every row, every value that was written at once."""
    marked = machine.ask(
        "SELECT s.name, r.inc, l.n FROM commit_log l JOIN scope_name s ON s.sid = l.sid "
        "JOIN replica r ON r.rid = l.rid WHERE l.status = 'void'"
    )
    void = {(scope, *dot) for scope, fate in fates.items() for dot in fate.void}
    assert set(map(tuple, marked)) == void, (machine.name, set(map(tuple, marked)) ^ void)
    claims: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for scope, fate in fates.items():
        for table, row_id in fate.rows:
            claims[row_id].append((scope, table))
    shown = {row_id: oracle.first_claim(tree, some) for row_id, some in claims.items()}
    metas = _metas(machine)
    assert metas.keys() == shown.keys(), (machine.name, metas.keys() ^ shown.keys())
    values, several = _values(machine), _several(machine)
    for row_id, (scope, table) in shown.items():
        row = fates[scope].rows[table, row_id]
        where = (machine.name, scope, table, row_id)
        assert metas[row_id][:2] == (scope, table), where
        assert values[table].get(row_id) == row.shown, (*where, values[table], row.shown)
        assert several.get(row_id, {}) == _told(row), (*where, several.get(row_id), _told(row))
        for name, some in row.cells.items():
            if len(some) == 1:
                dot = metas[row_id][3].get(name, metas[row_id][2])
                assert tuple(dot) == some[0][0], (*where, name)
            differ = len({json.dumps(one[1]) for one in some}) > 1
            stat["conflict"] += differ and name != "deleted"
            stat["kept in sight"] += any(one[2] for one in some)
        unit = machine.ask(f"SELECT unit FROM {table} WHERE id = ?", row_id)
        assert unit == [(oracle.whose(scope, machine.unit),)], where
    for table, rows in values.items():
        strangers = {i for i, row in rows.items() if shown.get(i, ("", ""))[1] != table}
        assert all(rows[i]["deleted"] for i in strangers), (machine.name, table, strangers)
        unmade = {i for (i,) in machine.ask("SELECT row_id FROM unmade WHERE tbl = ?", table)}
        assert strangers - shown.keys() == unmade, (machine.name, table, strangers)
        stat["unmade"] += len(unmade)


def _told(row: RowFate) -> dict[str, list[Any]]:
    told: dict[str, list[Any]] = {
        name: [(*dot, value, implied) for dot, value, implied in sorted(some)]
        for name, some in row.cells.items()
        if len(some) > 1
    }
    if len(row.makers) > 1:
        told[MADE] = sorted(row.makers)
    return told


def _metas(machine: Machine) -> dict[str, Any]:
    rows = machine.ask(
        "SELECT m.row_id, s.name, m.tbl, r.inc, m.n, m.later FROM row_meta m "
        "JOIN scope_name s ON s.sid = m.sid JOIN replica r ON r.rid = m.rid"
    )
    incs = dict(machine.ask("SELECT rid, inc FROM replica"))
    found = {}
    for row_id, scope, table, inc, n, later in rows:
        dots = json.loads(later or "{}").items()
        cells = {name: (incs[rid], number) for name, (rid, number) in dots}
        found[row_id] = (scope, table, (inc, n), cells)
    return found


def _several(machine: Machine) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    rows = machine.ask(
        "SELECT s.row_id, s.col, r.inc, s.n, s.value, s.implied FROM sibling s "
        "JOIN replica r ON r.rid = s.rid"
    )
    for row_id, name, inc, n, value, implied in rows:
        one = (inc, n) if name == MADE else (inc, n, json.loads(value), bool(implied))
        found[row_id][name].append(one)
    told = {i: {name: sorted(some) for name, some in of.items()} for i, of in found.items()}
    metas = _metas(machine)
    for row_id, of in told.items():
        if MADE in of:
            of[MADE] = sorted([*of[MADE], metas[row_id][2]])
    return told


def _values(machine: Machine) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for table in journal.kept_tables():
        if table.name in LOCAL:
            continue
        columns = oracle.columns(table.name)
        listed = ", ".join(f'"{name}"' for name in columns)
        found[table.name] = {
            row[0]: {
                name: bool(value) if column.type.python_type is bool else value
                for (name, column), value in zip(columns.items(), row[1:], strict=True)
            }
            for row in machine.ask(f"SELECT id, {listed} FROM {table.name}")
        }
    return found
