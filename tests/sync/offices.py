"""Offices on one table: real files with real keys, and the commits carried between them by hand."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npcdesk.job import finish
from npcdesk.models import Level, Person
from npcdesk.office import offices
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, opening
from npcdesk.sync import capture, commits, digest, ledger, machine, merge
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Domain
from tests import make

CITY, COUNTY, TOWN, OTHER_TOWN = "330100", "330102", "330102003", "330102004"
PARENTS = {CITY: "", COUNTY: CITY, TOWN: COUNTY, OTHER_TOWN: COUNTY}
LEVELS = {CITY: Level.CITY, COUNTY: Level.COUNTY, TOWN: Level.TOWNSHIP, OTHER_TOWN: Level.TOWNSHIP}


@dataclass(frozen=True)
class Desk:
    """One machine of an office."""

    store: Store
    unit: str
    inc: str

    def log(self, *, beyond: dict[tuple[str, str], int] | None = None) -> list[Sealed]:
        """All commits here in their order of arrival, beyond what a neighbour has."""
        query = (
            "SELECT s.name, r.inc, l.n, l.body, l.sig FROM commit_log l "
            "JOIN scope_name s ON s.sid = l.sid JOIN replica r ON r.rid = l.rid ORDER BY l.seq"
        )
        with self.store.reading() as session:
            rows = session.connection().exec_driver_sql(query).all()
        has = beyond or {}
        return [
            Sealed(body, sig) for scope, inc, n, body, sig in rows if n > has.get((scope, inc), 0)
        ]

    def take(self, some: list[Sealed]) -> merge.Merged:
        """Bring commits in."""
        with self.store.writing("导入") as session:
            return merge.merge(session, ledger.load(session), some)

    def digests(self) -> dict[str, str]:
        with self.store.reading() as session:
            return digest.digests(session, ledger.load(session))

    def one(self, query: str, *values: object) -> object:
        with self.store.reading() as session:
            return session.connection().exec_driver_sql(query, values).scalar()

    def forge(self, scope: str, ops: list[Any], **said: Any) -> Sealed:
        """Sign whatever is wanted as this machine's next commit, and leave it unsaid here."""
        with self.store.reading() as session:
            books, here = ledger.load(session), machine.current(session)
        assert here is not None
        sid = books.sids.get(scope, 0)
        n, head = books.head(sid, here.rid)
        facts = {"n": n + 1, "prev": head, "ctx": books.context(sid), "hlc": 2**40, "schema": 1}
        facts |= {"scope": scope, "inc": self.inc, "ops": ops, "tx": "0" * 32, "what": "改"}
        body = commits.write(**({"by": ""} | facts | said))
        return Sealed(body, here.own.sign(Domain.COMMIT, body))


def desk(folder: Path, new_file: bytes, unit: str) -> Desk:
    """Found an office that takes part in the exchange."""
    place = OfficeFolder(folder)
    folder.mkdir(parents=True)
    place.store.write_bytes(new_file)
    store = opening.open_store(place, make.KEY, make.CLOCK)
    with store.writing("新建单位") as session:
        offices.begin(session, name=f"{unit}人大", level=LEVELS[unit], code=unit, term=19)
    capture.attach(store)
    own = keys.new_incarnation()
    with store.writing("加入数据交换") as session:
        machine.join(session, ledger.load(session), own, unit, PARENTS[unit])
        here = machine.current(session)
        assert here is not None
        finish(capture.seal_everything(session, here))
    return Desk(store, unit, own.inc)


def acquaint(*desks: Desk) -> None:
    """Let every machine know of every other, as certificates would."""
    for one in desks:
        with one.store.writing("配对") as session:
            books = ledger.load(session)
            for other in desks:
                books.rid(other.inc, other.unit, PARENTS[other.unit])


def sync(*desks: Desk) -> None:
    """Let everybody bring all they have to everybody else."""
    for one in desks:
        for other in desks:
            if one is not other:
                other.take(one.log())


def same(one: Desk, other: Desk) -> None:
    """Hold the digests of what both have against each other."""
    mine, theirs = one.digests(), other.digests()
    both = mine.keys() & theirs.keys()
    assert {name: mine[name] for name in both} == {name: theirs[name] for name in both}


def change(one: Desk, row_id: str, **facts: object) -> None:
    """Change facts of a person."""
    with one.store.writing("改") as session:
        row = session.get(Person, row_id)
        for name, value in facts.items():
            setattr(row, name, value)


def fact(one: Desk, row_id: str, name: str) -> object:
    """Return a fact of a person."""
    return one.one(f"SELECT {name} FROM person WHERE id = ?", row_id)
