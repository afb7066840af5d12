"""A county and its township that exchange by files: real stores, each with a corner of the disk."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, opening
from npcdesk.sync import capture, incoming, joining, ledger, outgoing, peers, trusted
from npcdesk.sync.bundle import gathering
from tests import make

DAY = date(2026, 5, 6)
COUNTY, TOWN = "330102", "330102003"
COUNTY_NAME, TOWN_NAME = "示例县人大常委会", "沙河镇人大主席团"


class Hall:
    """One office with its own corner of the disk."""

    def __init__(self, store: Store, folder: Path, unit: str) -> None:
        self.store, self.folder, self.unit = store, folder, unit
        folder.mkdir(exist_ok=True)

    def send(self, other, **order) -> list[Path]:
        stick = self.folder / "stick"
        stick.mkdir(exist_ok=True)
        asked = outgoing.Order(other.unit, DAY, **order)
        return list(finish(outgoing.export(self.store, stick, self.folder, asked)).paths)

    def open(self, paths):
        found = finish(gathering.assemble(paths, self.folder / "inbox"))
        return finish(incoming.open_bundle(self.store, found.ciphertext, self.folder))

    def take(self, paths):
        with self.open(paths) as opened:
            return finish(incoming.bring_in(self.store, opened))

    def look(self, paths):
        with self.open(paths) as opened:
            return incoming.preview(self.store, opened)

    def neighbour(self):
        with self.store.reading() as session:
            known = trusted.load(session)
            return peers.neighbours(session, ledger.load(session), known, self.unit)[0]

    def count(self, table):
        with self.store.reading() as session:
            query = f"SELECT count(*) FROM {table} WHERE NOT deleted"
            return session.connection().exec_driver_sql(query).scalar()


def opened(folder: Path, file: bytes) -> Store:
    """Put a file into a new folder and open it; its writes become commits once it has joined."""
    place = OfficeFolder(folder)
    folder.mkdir(parents=True)
    place.store.write_bytes(file)
    store = opening.open_store(place, make.KEY, make.CLOCK)
    capture.attach(store)
    return store


def office(folder: Path, new_file: bytes, level: Level, name: str) -> Store:
    store = opened(folder, new_file)
    make.office(store, level=level, name=name)
    return store


def county_and_town(folder: Path, new_file: bytes) -> tuple[Store, Store]:
    """Found a county that has begun, and a township that has not asked yet."""
    county = office(folder / "county", new_file, Level.COUNTY, COUNTY_NAME)
    with county.writing("开始") as session:
        finish(joining.begin(session, nick="县里的电脑", day=DAY))
    return county, office(folder / "town", new_file, Level.TOWNSHIP, TOWN_NAME)


def join(upper: Store, lower: Store, nick: str = "办公室电脑", *, anew: bool = False) -> None:
    """Pair two machines, phone call and all."""
    with lower.writing("申请") as session:
        asked = joining.ask(session, nick=nick, day=DAY, anew=anew)
    with upper.reading() as session:
        answered = joining.answer(session, asked, day=DAY)
    with upper.writing("答复") as session:
        joining.believe(session, asked, answered.reply)
    with lower.reading() as session:
        waiting = joining.read_reply(session, answered.reply)
    assert waiting.code == answered.code
    with lower.writing("加入") as session:
        finish(joining.accept(session, waiting))


@cache
def paired(new_file: bytes) -> tuple[bytes, bytes]:
    """The files of a county and a township that have just paired: the code takes its time once."""
    with TemporaryDirectory() as folder:
        county, town = county_and_town(Path(folder), new_file)
        join(county, town)
        return closed(county), closed(town)


@cache
def with_spare(new_file: bytes) -> tuple[bytes, bytes, bytes]:
    """The files of a county and of the two machines of a township that have just paired."""
    county, file = paired(new_file)
    with TemporaryDirectory() as folder:
        town = opened(Path(folder) / "town", file)
        spare = office(Path(folder) / "spare", new_file, Level.TOWNSHIP, TOWN_NAME)
        join(town, spare, "二号电脑")
        return county, closed(town), closed(spare)


def closed(store: Store) -> bytes:
    """Close a file and return its bytes."""
    store.close()
    return store.path.read_bytes()
