"""The books of the exchange inside one transaction: scopes, machines, and how far streams go."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from npcdesk.models import Replica, ScopeName
from npcdesk.sync import rights
from npcdesk.sync.commits import BEFORE_FIRST
from npcdesk.sync.scopes import Scope, parse
from npcdesk.sync.writers import Writer

Head = tuple[int, bytes]
Cuts = Mapping[str, tuple[int, str]]
"""Of an ended machine, for each scope the number and hash of its last commit that counts."""
START: Head = (0, bytes.fromhex(BEFORE_FIRST))


@dataclass(slots=True)
class Ledger:
    """Numbers for names, and the heads of all streams; `save` writes what moved."""

    session: Session
    sids: dict[str, int] = field(default_factory=dict)
    scopes: dict[int, Scope] = field(default_factory=dict)
    rids: dict[str, int] = field(default_factory=dict)
    incs: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    heads: dict[int, dict[int, Head]] = field(default_factory=lambda: defaultdict(dict))
    cuts: dict[int, Cuts] = field(default_factory=dict)  # of the machines that were ended
    moved: set[tuple[int, int]] = field(default_factory=set)

    def sid(self, name: str) -> int:
        """Return the number of a scope, a new one for a name not met before."""
        if name not in self.sids:
            row = ScopeName(name=name)
            self.session.add(row)
            self.session.flush()
            self._scope(row.sid, name)
        return self.sids[name]

    def rid(self, inc: str, unit: str, parent: str = "") -> int:
        """Return the number of a machine, a new one for a machine not met before."""
        if inc not in self.rids:
            row = Replica(inc=inc, unit=unit, parent=parent)
            self.session.add(row)
            self.session.flush()
            self._replica(row.rid, inc, unit, parent)
        return self.rids[inc]

    def relation(self, rid: int, sid: int) -> Writer | None:
        """Return what a machine's unit is to a scope."""
        scope = self.scopes[sid]
        return rights.relation(scope, self.units[rid], self.above(scope.owner))

    def above(self, unit: str) -> list[str]:
        """Return the units above a unit, the nearest first."""
        found: list[str] = []
        while (unit := self.parents.get(unit, "")) and unit not in found:
            found.append(unit)
        return found

    def head(self, sid: int, rid: int) -> Head:
        """Return the number and hash of the newest commit of a stream here."""
        return self.heads[sid].get(rid, START)

    def advance(self, sid: int, rid: int, head: Head) -> None:
        """Note that a stream goes one commit further."""
        self.heads[sid][rid] = head
        self.moved.add((sid, rid))

    def end(self, rid: int, cuts: Cuts) -> None:
        """Note that a machine was ended; `rejudging.again` then looks at what is here of it."""
        if self.cuts.get(rid) != cuts:
            self.cuts[rid] = cuts
            put = "UPDATE replica SET cuts = ? WHERE rid = ?"
            kept = json.dumps(cuts, sort_keys=True)
            self.session.connection().exec_driver_sql(put, (kept, rid))

    def cut(self, sid: int, rid: int) -> Head | None:
        """Return the last commit of a stream that counts; None while its machine goes on."""
        if rid not in self.cuts:
            return None
        n, mark = self.cuts[rid].get(str(self.scopes[sid]), (0, ""))
        return n, bytes.fromhex(mark)

    def is_beyond(self, sid: int, rid: int, head: Head) -> bool:
        """Return whether a commit is void because its machine was ended before it."""
        cut = self.cut(sid, rid)
        return cut is not None and (head[0] > cut[0] or (head[0] == cut[0] and head[1] != cut[1]))

    def counting(self, sid: int, rid: int, n: int) -> int:
        """Return how many of the first `n` commits of a stream may count for anything."""
        cut = self.cut(sid, rid)
        return n if cut is None else min(n, cut[0])

    def context(self, sid: int) -> dict[str, int]:
        """Return how far every stream of a scope has come here: what a new commit knows."""
        return {self.incs[rid]: n for rid, (n, _) in sorted(self.heads[sid].items())}

    def vector(self) -> dict[str, list[tuple[str, int, str]]]:
        """Return the version vector of every scope with the hashes of its heads."""
        names = {sid: name for name, sid in self.sids.items()}
        return {
            names[sid]: sorted((self.incs[rid], n, head.hex()) for rid, (n, head) in of.items())
            for sid, of in self.heads.items()
            if of
        }

    def save(self) -> None:
        """Write the heads that moved."""
        rows = [(sid, rid, *self.heads[sid][rid]) for sid, rid in sorted(self.moved)]
        put = "INSERT INTO stream (sid, rid, n, head) VALUES (?, ?, ?, ?) "
        put += "ON CONFLICT (sid, rid) DO UPDATE SET n = excluded.n, head = excluded.head"
        if rows:
            self.session.connection().exec_driver_sql(put, rows)
        self.moved.clear()

    def _scope(self, sid: int | None, name: str) -> None:
        if sid is not None:
            self.sids[name] = sid
            self.scopes[sid] = parse(name)

    def _replica(
        self, rid: int | None, inc: str, unit: str, parent: str, cuts: str | None = None
    ) -> None:
        if rid is not None:
            if cuts is not None:
                self.cuts[rid] = {of: (n, mark) for of, (n, mark) in json.loads(cuts).items()}
            self.rids[inc] = rid
            self.incs[rid] = inc
            self.units[rid] = unit
            self.parents[unit] = parent or self.parents.get(unit, "")


def load(session: Session) -> Ledger:
    """Read the books."""
    ledger = Ledger(session)
    session.flush()
    ask = session.connection().exec_driver_sql
    for row in ask("SELECT sid, name FROM scope_name ORDER BY sid"):
        ledger._scope(*row)  # noqa: SLF001 - filled here alone
    for row in ask("SELECT rid, inc, unit, parent, cuts FROM replica ORDER BY rid"):
        ledger._replica(*row)  # noqa: SLF001
    for sid, rid, n, head in ask("SELECT sid, rid, n, head FROM stream ORDER BY sid, rid"):
        ledger.heads[sid][rid] = (n, head)
    return ledger
