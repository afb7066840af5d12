"""What is looked at in every commit of a bundle before any of them is merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlmodel import Session

from npcdesk.errors import BundleRefused
from npcdesk.sync import merge
from npcdesk.sync.bundle.manifest import Manifest
from npcdesk.sync.bundle.opening import Opened
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Domain
from npcdesk.sync.trust.standing import Standing
from npcdesk.sync.trusted import Trusted


def refuse_fork(session: Session, books: Ledger, says: Manifest) -> None:
    """Hold what a sender says to have against what is here, also where it sends nothing of it.

    Two branches that are as long as each other would never be told apart by their numbers.

    Raises:
        Forked: one number has one content there and another here, and theirs counts.
    """
    ask = session.connection().exec_driver_sql
    query = "SELECT hash FROM commit_log WHERE sid = ? AND rid = ? AND n = ?"
    for scope, of in says.vector.items():
        for inc, n, mark in of:
            if scope not in books.sids or inc not in books.rids:
                continue
            sid, rid = books.sids[scope], books.rids[inc]
            held = ask(query, (sid, rid, n)).scalar()
            theirs = (n, bytes.fromhex(mark))
            if held not in (None, theirs[1]) and not books.is_beyond(sid, rid, theirs):
                raise merge.Forked(inc, scope, n)


@dataclass(slots=True)
class Checking:
    """Looks at who wrote each commit, who may read it, and whether its stream is unbroken."""

    here: Machine
    known: Trusted
    says: Manifest
    readable: dict[str, bool] = field(default_factory=dict)
    going_on: dict[str, bool] = field(default_factory=dict)
    ends: dict[tuple[str, str], merge.Read] = field(default_factory=dict)
    closed: list[merge.Read] = field(default_factory=list)

    def checked(self, opened: Opened) -> Iterator[merge.Read]:
        """Give the commits that may be merged; `prove` their signatures afterwards.

        Raises:
            BundleRefused: one is not for this office, or nobody vouches for its author.
        """
        for sealed in opened.commits():
            one = merge.read(sealed)
            said = one.said
            if not self._may_be_here(said.scope):
                msg = "数据包里有不该发给本单位的材料，没有导入。请告诉对方重新导出。"
                raise BundleRefused(msg)
            if not self._may_be_believed(one):
                msg = "数据包里有一台电脑的证明还没有送到，没有导入。请向上级要一份新的数据包。"
                raise BundleRefused(msg)
            last = self.ends.get((said.scope, said.inc))
            if last is not None and (last.said.n + 1 != said.n or last.hash.hex() != said.prev):
                self.closed.append(last)
            self.ends[said.scope, said.inc] = one
            yield one

    def prove(self) -> None:
        """Check the signature at the end of each unbroken run: its hash chain covers the run.

        Raises:
            BundleRefused: one is wrong.
        """
        for one in (*self.closed, *self.ends.values()):
            author = self.known.tree.by_inc[one.said.inc]
            if not keys.verify(author.sign_pk, Domain.COMMIT, one.sealed.body, one.sealed.sig):
                msg = "数据包里有一项改动的签名不对，没有导入。请让对方重新导出。"
                raise BundleRefused(msg)

    def _may_be_believed(self, one: merge.Read) -> bool:
        """Return whether somebody vouches for the author; an end is judged when it is merged."""
        said, standings = one.said, self.known.standings
        if said.inc not in self.going_on:
            self.going_on[said.inc] = standings.is_active(said.inc)
        if self.going_on[said.inc]:
            return True
        verdict = standings.is_valid(said.inc, said.scope, said.n, one.hash.hex())
        return verdict is not Standing.UNKNOWN

    def _may_be_here(self, scope: str) -> bool:
        if scope not in self.readable:
            units = (self.here.unit, self.says.from_unit)
            self.readable[scope] = all(self.known.tree.may_read(unit, scope) for unit in units)
        return self.readable[scope]
