"""The certificates and rosters that this file knows, and what follows from them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, select

from npcdesk.errors import TrustRefused
from npcdesk.models import Meta, Replica
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.trust import certificates, roster, standing, tree
from npcdesk.sync.trust.certificates import Certificate
from npcdesk.sync.trust.roster import Roster, Rosters
from npcdesk.sync.trust.standing import Standings

ROOT, ROSTERS = "exchange_root", "exchange_rosters"


@dataclass(frozen=True, slots=True)
class Trusted:
    """What is proved: the machines of all offices and which of them stand."""

    standings: Standings
    rosters: Rosters

    @property
    def tree(self) -> tree.Tree:
        """The tree of offices."""
        return self.standings.tree

    def name(self, unit: str) -> str:
        """Return what an office is called, its code while nobody said."""
        machines = self.tree.machines_of(unit)
        return machines[-1].unit_name if machines else unit

    def certificate_texts(self) -> list[str]:
        """Return every proved certificate as it is sent."""
        return [one.stored() for _, one in sorted(self.tree.by_inc.items())]

    def roster_texts(self) -> list[str]:
        """Return every roster that still says something, as it is sent."""
        return sorted(one.stored() for one in self.rosters.kept)


def load(session: Session) -> Trusted | None:
    """Return what this file trusts; None before an office has joined."""
    root = _meta(session, ROOT)
    if not root:
        return None
    texts = session.exec(select(Replica.certificate).where(Replica.certificate != "")).all()
    grown = tree.grow([certificates.read(text) for text in texts], root)
    kept = [roster.read(text) for text in json.loads(_meta(session, ROSTERS) or "[]")]
    return _trusted(grown, root, kept)


def pin(session: Session, root: str) -> None:
    """Take an incarnation for the root of all trust. Only after the phone call."""
    keep(session, ROOT, root)


def learn(
    session: Session,
    books: Ledger,
    texts: Iterable[str] = (),
    rosters: Iterable[str] = (),
) -> Trusted:
    """Take more certificates and rosters in; what is not proved is passed over.

    Where a machine may have been ended by it, `rejudging.again` is to follow.

    Raises:
        TrustRefused: a text is damaged or not what it says; nothing should be kept.
    """
    trusted = with_more(session, texts, rosters)
    for one in trusted.tree.by_inc.values():
        enter(session, books, one, trusted.tree.parent(one.unit))
        if (cuts := trusted.standings.cuts(one.inc)) is not None:
            books.end(books.rids[one.inc], cuts)
    keep(session, ROSTERS, json.dumps(trusted.roster_texts(), ensure_ascii=False))
    return trusted


def with_more(session: Session, texts: Iterable[str], rosters: Iterable[str]) -> Trusted:
    """Return what would be trusted with more certificates and rosters; nothing is kept.

    Raises:
        TrustRefused: as `learn`.
    """
    known = load(session)
    if known is None:
        msg = "本单位还没有加入数据交换。请先与上级配对。"
        raise TrustRefused(msg)
    coming = [certificates.read(text) for text in texts]
    grown = tree.grow([*known.tree.by_inc.values(), *coming], known.tree.root)
    kept = [*known.rosters.kept, *(roster.read(text) for text in rosters)]
    return _trusted(grown, known.tree.root, kept)


def enter(session: Session, books: Ledger, one: Certificate, parent: str) -> None:
    """Keep a machine's certificate."""
    rid = books.rid(one.inc, one.unit, parent)
    row = session.get(Replica, rid)
    if row is not None:
        row.certificate, row.nick, row.unit, row.parent = one.stored(), one.nick, one.unit, parent
    books.parents[one.unit] = parent
    books.units[rid] = one.unit
    session.flush()


def keep(session: Session, key: str, value: str) -> None:
    """Keep a fact of the exchange."""
    row = session.get(Meta, key)
    if row is None:
        session.add(Meta(key=key, value=value))
    else:
        row.value = value
    session.flush()


def fact(session: Session, key: str) -> str:
    """Return a fact of the exchange, or ""."""
    return _meta(session, key)


def _trusted(grown: tree.Tree, root: str, some: Sequence[Roster]) -> Trusted:
    kept = Rosters(root)
    for one in some:
        try:
            kept = kept.add(one, grown)
        except TrustRefused:
            continue  # of a machine whose certificate has not come yet: it comes again with it
    return Trusted(standing.judge(grown, kept), kept)


def _meta(session: Session, key: str) -> str:
    row = session.get(Meta, key)
    return row.value if row else ""
