"""The office's data: two doors, one for reading and one for writing."""

import errno
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from npcdesk.errors import StoreBusy, StoreDamaged
from npcdesk.job import Job, finish, uncollected
from npcdesk.store import cipher
from npcdesk.store.blobs import Blobs

if TYPE_CHECKING:
    from npcdesk.models import Written

Touched = frozenset[str]
READ_KB = 6_000  # of memory for pages: each thread that reads holds a connection
WRITE_KB = 16_000  # the pages a write changes, so that none is written out before its end

_TOLD = {
    "is full": "磁盘满了，这一步没有写进去，原来的数据没有改动。请腾出空间后再试。",
    "readonly": "数据所在的文件夹不能写，这一步没有写进去。请检查 U 盘的写保护或文件夹的权限。",
    "is locked": "数据正被另一处使用，这一步没有写进去。请稍等再试。",
    "disk i/o": "磁盘读写断开了，您的数据没有改动。请检查 U 盘或磁盘后再试。",
    "unable to open": "打不开数据文件，请检查 U 盘是否插好、文件夹能不能写。",
    "malformed": "数据文件有损坏。请先不要继续录入，用最近的备份恢复。",
}
_SIGNS = {
    errno.ENOSPC: "is full",
    errno.EDQUOT: "is full",
    errno.EFBIG: "is full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOTDIR: "unable to open",
    errno.ENOENT: "unable to open",
    errno.EIO: "disk i/o",
}


class Store:
    """The office's data. A session never outlives its `with`, nor leaves its thread."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self.blobs: Blobs | None = None  # where attachments are, once the folder is known
        self._reader = create_engine(
            f"sqlite:///{path}", module=driver, creator=lambda: cipher.connect(path, key)
        )
        self._writer = self._reader.execution_options(begin="IMMEDIATE")
        self._asks: Callable[[], None] | None = None
        self._listeners: list[Callable[[Touched], None]] = []
        self._sealers: list[Callable[[Session, int], None]] = []
        event.listen(self._reader, "connect", _prepare)
        event.listen(self._reader, "begin", _begin)

    def on_write(self, listener: Callable[[Touched], None]) -> None:
        """Call `listener` with the touched tables after each commit, on the thread that wrote."""
        self._listeners.append(listener)

    def on_seal(self, sealer: Callable[[Session, int], None]) -> None:
        """Call `sealer` with the session and the number of each write, before it is committed."""
        self._sealers.append(sealer)

    def before_writing(self, asks: Callable[[], None] | None) -> None:
        """Call `asks` before the next write begins, and never again once it lets one go on.

        None asks no more.
        """
        self._asks = asks

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Lend a session for queries."""
        with worded(self._reader), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self, what: str) -> Generator[Session]:
        """Lend a session that commits when the block ends well, and else changes nothing.

        `what` says the write in words: the journal keeps it, and 撤销 names it.
        """
        from npcdesk.store import journal, projection  # noqa: PLC0415 - the first page only reads

        if self._asks is not None:
            self._asks()
            self._asks = None
        with worded(self._reader), Session(self._writer) as session:
            write_id = journal.begin(session, what)
            session.info["write"] = write_id
            yield session
            session.flush()
            with uncollected():
                for sealer in self._sealers:  # first: they settle whose the rows are
                    sealer(session, write_id)
            projection.refresh(session, write_id)
            touched = journal.end(session, write_id)
            session.commit()
        if touched:
            for listener in self._listeners:
                listener(touched)

    @contextmanager
    def altering(self) -> Generator[Connection]:
        """Lend a bare connection in one transaction, for upgrades."""
        with worded(), self._writer.begin() as connection:
            yield connection

    def last_write(self) -> "Written | None":
        """Return the newest write that can be undone, or None."""
        from npcdesk.store import journal  # noqa: PLC0415 - as above

        with self.reading() as session:
            found = journal.last(session)
            session.expunge_all()
            return found

    def undo(self, write_id: int) -> str:
        """Take a write back whole; return what it was. See `journal.undoing` for what raises."""
        return finish(self.undoing(write_id))

    def undoing(self, write_id: int) -> Job[str]:
        """Take a write back whole, telling how far it is; stopped early, nothing is changed."""
        from npcdesk.store import journal  # noqa: PLC0415 - as above

        with self.writing("撤销") as session:
            return (yield from journal.undoing(session, write_id, session.info["write"]))

    def is_large(self, write_id: int) -> bool:
        """Tell whether taking a write back is long work."""
        from npcdesk.store import journal  # noqa: PLC0415 - as above

        with self.reading() as session:
            return journal.is_large(session, write_id)

    def copy_to(self, target: Path) -> None:
        """Write a whole, encrypted copy of the file, as of this moment, and read it back.

        Raises:
            StoreDamaged: the copy cannot be written.
        """
        with worded():
            target.parent.mkdir(parents=True, exist_ok=True)
            source = cipher.connect(self.path, self._key)
            try:
                aside = cipher.connect(target, self._key, must_exist=False)
                try:
                    source.backup(aside)
                finally:
                    aside.close()
            finally:
                source.close()
            cipher.connect(target, self._key).close()  # read back: it opens with the same key

    def close(self) -> None:
        """Let go of every connection; the write-ahead log is folded into the file."""
        with suppress(DBAPIError), self._reader.connect() as connection:  # the disk may be full
            connection.exec_driver_sql("PRAGMA optimize")
        self._reader.dispose()


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # `_begin` opens transactions, so that DDL is in them too
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        "busy_timeout = 5000",
        "temp_store = MEMORY",
        f"cache_size = -{READ_KB}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "")
    if how:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{WRITE_KB}")
    connection.exec_driver_sql(f"BEGIN {how}")


@contextmanager
def worded(file: Engine | None = None) -> Generator[None]:
    """Turn what the disk did into words for the person; anything else is a bug and goes on.

    `file` is asked whether it lacks what the program reads, when a column is not found.

    Raises:
        StoreBusy: the file is locked by another.
        StoreDamaged: the disk is full, cannot be written or read, or the file is no whole one.
    """
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        said = str(error).lower()
        for sign, words in _TOLD.items():
            if sign in said:
                raise (StoreBusy if sign == "is locked" else StoreDamaged)(words) from error
        from npcdesk.store import layout  # noqa: PLC0415 - hardly ever needed

        if file is not None and any(map(said.__contains__, layout.SIGNS)) and layout.lacks(file):
            raise StoreDamaged(layout.TRIAL) from error
        raise
    except OSError as error:
        if error.errno in _SIGNS:
            raise StoreDamaged(_TOLD[_SIGNS[error.errno]]) from error
        raise
