"""What is done in offices while the power is cut, and what must be found there afterwards."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from npcdesk import sync, vault
from npcdesk.job import finish
from npcdesk.models import Attachment
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, aside, checking, opening
from npcdesk.store.blobs import Blobs
from npcdesk.sync import (
    digest,
    guard,
    incoming,
    joining,
    ledger,
    machine,
    outgoing,
    status,
    trusted,
    undoing,
)
from npcdesk.sync.bundle import gathering, part
from npcdesk.sync.bundle.names import EXTENSION
from npcdesk.sync.carry import writing
from npcdesk.sync.carry.own_folders import own_folder
from tests import make
from tests.sync.halls import DAY

COUNTY, TOWN, NEW_TOWN = "county", "town", "new_town"
TOWN_CODE = "330102003"
SCAN = "扫描件.pdf"
PASSPHRASE = "天很蓝水很清草很绿"
WRITTEN_BY_EXPORT = {"written", "exchange_event", "meta", "row_count"}
"""Tables in which an export counts and notes; the rest of the file it leaves as it is."""


@dataclass(frozen=True)
class Place:
    """A county, its township, one that is about to join, a stick, and the computer's own state."""

    root: Path

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def outside(self) -> Path:
        """A second stick, for what goes out."""
        return self.root / "outside"

    def folder(self, name: str) -> OfficeFolder:
        return OfficeFolder(self.root / name)

    @contextmanager
    def opened(self, name: str) -> Iterator[Store]:
        folder = self.folder(name)
        store = opening.open_store(folder, make.KEY, make.CLOCK)
        store.blobs = Blobs(folder.attachments, make.KEY)
        sync.attach(store)
        try:
            yield store
        finally:
            store.close()

    def state(self, name: str) -> dict[str, Any]:
        """Tell what an office holds, and whether all of it is sound."""
        with self.opened(name) as store:
            wrong = finish(checking.check(store))
            with store.reading() as session:
                here = machine.current(session)
                digests = digest.digests(session, ledger.load(session))
                marks = set(session.exec(select(Attachment.sha256)).all())
                rows = _rows(session)
            for mark in marks:
                store.blobs.get(mark)
        return {
            "wrong": wrong,
            "digests": digests if here else {},
            "inc": here.own.inc if here else "",
            "attached": len(marks),
            "rows": rows if here and here.unit == TOWN_CODE else {},
        }

    def left(self, name: str) -> list[str]:
        """Return the files that have no business in an office's folder."""
        root = self.folder(name).root
        files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        return sorted(str(path) for path in files if not _has_business(path))


def _has_business(path: Path) -> bool:
    if path.parts[0] == "copies":
        return path.suffix == ".db"
    if path.parts[0] == "attachments":
        return not path.suffix
    return path.name in ("desk.db", "keyslots.json")


def take(place: Place) -> None:
    """Import what is on the stick as a command does: with a copy of the file before."""
    folder = place.folder(COUNTY)
    with place.opened(COUNTY) as store:
        found = finish(gathering.assemble(sorted(place.stick.iterdir()), folder.inbox))
        with finish(incoming.open_bundle(store, found.ciphertext, found.folder)) as opened:
            incoming.preview(store, opened)
            guard.look(store)
            copied = aside.copy(store, folder, "导入前", make.CLOCK)
            finish(incoming.bring_in(store, opened, copied.name))
        gathering.discard(found)


def put_back(place: Place) -> None:
    """Take the newest import back by its copy, if that was not done already."""
    folder = place.folder(COUNTY)
    with own_folder(folder.inbox) as own:
        with place.opened(COUNTY) as store:
            with store.reading() as session:
                last = status.status(session).last
            if last is None:
                return
            assert last.by_copy
            guard.look(store)
            copy = folder.copies / last.copy_name
            fresh = undoing.copy_without(store, last, copy, make.KEY, own)
        assert fresh is not None
        aside.restore(folder, fresh, make.KEY, make.CLOCK)
    with place.opened(COUNTY) as store:
        guard.look(store)


def export(place: Place) -> list[Path]:
    """Write a bundle in several parts, and give it to a stick."""
    with place.opened(TOWN) as store, own_folder(place.folder(TOWN).outbox) as own:
        order = outgoing.Order("330102", DAY, slice_bytes=30_000)
        sent = finish(outgoing.export(store, own, own, order))
        given = finish(writing.give(sent.paths, place.outside))
    return list(given.paths)


def back_up(place: Place) -> None:
    """Copy the file into its folder of copies, and over an older copy on a stick."""
    folder = place.folder(COUNTY)
    with place.opened(COUNTY) as store:
        aside.copy(store, folder, "手工备份", make.CLOCK)
        aside.copy_out(store, folder, place.outside / "备份.db", make.CLOCK)


def back_up_outside(place: Place) -> None:
    """Leave an older copy on the stick."""
    with place.opened(COUNTY) as store:
        aside.copy_out(store, place.folder(COUNTY), place.outside / "备份.db", make.CLOCK)
        make.unit(store, "县水利局")


def accept(place: Place) -> None:
    """Join by the reply that came, if that was not done already."""
    with place.opened(NEW_TOWN) as store:
        with store.reading() as session:
            if machine.current(session) is not None:
                return
            waiting = joining.read_reply(session, (place.root / "reply").read_bytes())
        with store.writing("加入") as session:
            finish(joining.accept(session, waiting))


def after_import(place: Place, before: dict[str, Any], after: dict[str, Any]) -> str:
    """Tell how far an import or its undoing came, and prove that it can be done again."""
    return _one_of(place.state(COUNTY), before, after)


def after_export(place: Place, before: dict[str, Any], _after: dict[str, Any]) -> str:
    """Tell whether a bundle is there: each part with a name is whole, and the office as it was."""
    _one_of(place.state(TOWN), before, before)
    parts = [path for path in place.outside.iterdir() if path.suffix == EXTENSION]
    for path in parts:
        for _ in part.blocks(path):
            pass
    bundles, others = gathering.survey(parts)
    assert not others
    if any(not bundle.missing for bundle in bundles):
        return "after"
    return "between" if bundles else "before"


def after_back_up(place: Place, before: dict[str, Any], _after: dict[str, Any]) -> str:
    """Look at every copy: it must be whole, and so must the key slots beside the one outside."""
    _one_of(place.state(COUNTY), before, before)
    copies = [*aside.listed(place.folder(COUNTY))]
    outside = place.outside / "备份.db"
    for path in (*(copy.path for copy in copies), outside):
        copied = place.folder("copied")
        copied.root.mkdir()
        shutil.copy(path, copied.store)
        with place.opened("copied") as store:
            assert finish(checking.check(store)) == []
        shutil.rmtree(copied.root)
    assert vault.open_with_passphrase(aside.slots_of(outside), PASSPHRASE)
    return "after" if copies else "before"


def after_accept(place: Place, before: dict[str, Any], after: dict[str, Any]) -> str:
    """Tell whether the office joined; if so, with its certificate and all that it had."""
    found = _one_of(place.state(NEW_TOWN), before, after)
    if found == "after":
        with place.opened(NEW_TOWN) as store, store.reading() as session:
            here, known = machine.current(session), trusted.load(session)
            assert known.standings.is_active(here.own.inc)
    return found


def sealed(place: Place) -> None:
    """See to it that no attachment can be read anywhere but in the township's own original."""
    start = (place.root / SCAN).read_bytes()[:64]
    for path in place.root.rglob("*"):
        if path.is_file() and path.name != SCAN:
            assert start not in path.read_bytes(), path


def _one_of(now: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> str:
    assert now["wrong"] == []
    for name, state in (("after", after), ("before", before)):
        if all(now[key] == state[key] for key in now):
            return name
    other = {key: [before[key], now[key], after[key]] for key in now if now[key] != before[key]}
    msg = f"neither before nor after: {other}"
    raise AssertionError(msg)


def _rows(session: Session) -> dict[str, str]:
    """Return a mark of what each table holds, apart from those in which an export counts."""
    run = session.connection().exec_driver_sql
    names = run("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    held = {name: sorted(map(str, run(f'SELECT * FROM "{name}"').all())) for name in names}
    return {
        name: sha256(str(rows).encode()).hexdigest()
        for name, rows in held.items()
        if name not in WRITTEN_BY_EXPORT
    }


@dataclass(frozen=True)
class Deed:
    """What is done, of which office, how what is left is looked at, and what comes before."""

    do: Callable[[Place], object]
    of: str
    look: Callable[[Place, dict[str, Any], dict[str, Any]], str]
    first: Callable[[Place], object] = lambda _place: None


DEEDS = {
    "import": Deed(take, COUNTY, after_import),
    "undo": Deed(put_back, COUNTY, after_import, first=take),
    "export": Deed(export, TOWN, after_export),
    "backup": Deed(back_up, COUNTY, after_back_up, first=back_up_outside),
    "join": Deed(accept, NEW_TOWN, after_accept),
}
