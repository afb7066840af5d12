"""Opening the office's file: made when new, upgraded when old, refused when from the future."""

import logging
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import Session

from npcdesk.clock import Clock
from npcdesk.errors import StoreDamaged
from npcdesk.job import finish
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside, cipher, versions
from npcdesk.store.store import Store, worded

log = logging.getLogger(__name__)


def create(folder: OfficeFolder, key: bytes) -> Store:
    """Make the file of a new office, encrypted with the raw 32-byte `key`.

    Raises:
        StoreDamaged: the folder cannot be written.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    cipher.connect(folder.store, key, must_exist=False).close()
    store = Store(folder.store, key)
    _upgrade(store)
    return store


def open_store(folder: OfficeFolder, key: bytes, clock: Clock) -> Store:
    """Open the file; bring an older one up to today, after a copy.

    Raises:
        KeyRefused: the key is not this file's, or the file is damaged.
        StoreTooNew: a newer version of the desk wrote it. Nothing was touched.
        StoreDamaged: it is missing, not encrypted, or cannot be written.
    """
    aside.finish_restoring(folder)
    if folder.store.is_file() and not folder.store.stat().st_size:
        msg = "数据文件是空的，可能拷贝时断开了。请用最近的备份恢复。"
        raise StoreDamaged(msg)
    with worded(), closing(cipher.connect(folder.store, key)) as connection:
        found = versions.of(connection)
    versions.refuse_newer(found)
    store = Store(folder.store, key)
    if found != versions.HEAD:
        aside.copy(store, folder, "升级前", clock)
        log.info("upgrading the file from %s to %s", found, versions.HEAD)
        _upgrade(store)
    return store


def _upgrade(store: Store) -> None:
    from npcdesk.store import journal, projection, search  # noqa: PLC0415 - seldom needed

    with store.altering() as connection:
        run_steps(connection)
        made = search.install(connection)
        journal.install(connection)
        projection.install(connection)
        with Session(connection) as session:
            finish(projection.rebuild(session, of=made))


def run_steps(connection: Connection, upto: str = "head") -> None:
    """Run the upgrade steps that the file has not seen, up to one of `versions.KNOWN`."""
    from alembic import command  # noqa: PLC0415 - only needed here, and slow to import
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, upto)
