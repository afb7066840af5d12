"""Two offices that exchange, one of them with the desk of the window."""

from contextlib import contextmanager
from pathlib import Path

from npcdesk import sync
from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening
from npcdesk.sync import incoming, joining, outgoing, status
from npcdesk.sync.bundle import gathering
from npcdesk.ui.exchange_routes import ROUTES
from npcdesk.ui.office_desk import OfficeDesk
from tests import make
from tests.sync import halls

COUNTY, COUNTY_NAME = halls.COUNTY, halls.COUNTY_NAME
TOWN, TOWN_NAME = halls.TOWN, halls.TOWN_NAME
LONG = 8_000  # ms; the code is slow on purpose


class Office:
    """An office beside the one of the window, which exchanges by hand."""

    def __init__(
        self, folder: Path, file: bytes, level: Level, name: str, *, begun: bool = False
    ) -> None:
        """`begun`: the file holds the office already."""
        self.folder = OfficeFolder(folder)
        folder.mkdir(parents=True)
        self.folder.store.write_bytes(file)
        self.store = opening.open_store(self.folder, make.KEY, make.CLOCK)
        if not begun:
            make.office(self.store, level=level, name=name)
        sync.attach(self.store)

    def begin(self, nick: str = "县里的电脑") -> None:
        with self.store.writing("开始") as session:
            finish(joining.begin(session, nick=nick, day=make.TODAY))

    def send(self, unit: str, stick: Path, **order: object) -> list[Path]:
        stick.mkdir(exist_ok=True)
        asked = outgoing.Order(unit, make.TODAY, **order)  # type: ignore[arg-type]
        return list(finish(outgoing.export(self.store, stick, self.folder.root, asked)).paths)

    def take(self, paths: list[Path]) -> incoming.Report:
        found = finish(gathering.assemble(paths, self.folder.inbox))
        job = incoming.open_bundle(self.store, found.ciphertext, self.folder.root)
        with finish(job) as opened:
            return finish(incoming.bring_in(self.store, opened))

    def count(self, table: str) -> int:
        with self.store.reading() as session:
            query = f"SELECT count(*) FROM {table} WHERE NOT deleted"
            return int(session.connection().exec_driver_sql(query).scalar())


def join(upper: Office, lower: Office, nick: str = "办公室电脑") -> None:
    """Pair two offices, phone call and all."""
    halls.join(upper.store, lower.store, nick)


def joined_pair(folder: Path, new_file: bytes) -> tuple[Office, Office]:
    """Return a county and a township that have paired, each with an own folder."""
    county, town = halls.paired(new_file)
    return (
        Office(folder / "county", county, Level.COUNTY, COUNTY_NAME, begun=True),
        Office(folder / "town", town, Level.TOWNSHIP, TOWN_NAME, begun=True),
    )


def of(office: Office) -> status.Status:
    """Where the exchange of an office stands."""
    with office.store.reading() as session:
        return status.status(session)


@contextmanager
def desk_of(office: Office):
    """Lend a desk on an office."""
    desk = OfficeDesk(office.folder, make.CLOCK)
    desk.open_store(office.store)
    try:
        yield desk
    finally:
        desk.runner.close()


def shown(qtbot, desk, kind, wanted="", size=(1198, 720)):
    """Show a page by its route, at the size it has on a small screen."""
    page = ROUTES[kind](desk, wanted)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    return page


def written(office: Office, query: str) -> None:
    """Write as the window's deeds do, in one go."""
    with office.store.writing("改") as session:
        session.connection().exec_driver_sql(query)


def dispute(upper: Office, lower: Office, stick: Path) -> None:
    """Let both write the same cell without knowing of each other: a delegate's phone and birth."""
    make.delegate(lower.store, "周启明", phone="13800000001")
    upper.take(lower.send(COUNTY, stick))
    written(lower, "UPDATE mandate SET delegation = '城关镇'")
    written(upper, "UPDATE mandate SET delegation = '青石镇'")
    upper.take(lower.send(COUNTY, stick))
