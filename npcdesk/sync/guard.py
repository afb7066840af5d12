"""Knows a file again: one that was copied or put back goes on as a new incarnation.

Else two machines would sign different commits with one number. The file counts its openings,
exports and imports; the computer keeps the count apart from the file.
"""

import secrets
from pathlib import Path

from sqlmodel import Session

from npcdesk import paths
from npcdesk.clock import now_ms
from npcdesk.models import ExchangeEvent
from npcdesk.store import Store
from npcdesk.sync import joining, machine, trusted
from npcdesk.sync.trust import computer, token, token_places
from npcdesk.sync.trust.token import Token, Verdict

FILE_ID, COUNT = "exchange_file", "exchange_gen"
PATIENCE_S = 2.0  # for the keyring

_TOLD = {
    Verdict.COPIED: "数据文件换了电脑或 U 盘，本机已换新身份继续，请导出配对申请交给上级。",
    Verdict.RESTORED: "数据是从备份恢复的，本机已换新身份继续，避免和以前发出的混淆。",
    Verdict.TOKEN_OLD: "这台电脑退回到了以前的状态，本机已换新身份继续。",
}


def check(session: Session, folder: Path) -> Verdict:
    """See whether the file is what it was when last written here; renew the machine if not.

    The first check of a file that has just joined finds nothing to compare, and is `SAME`.
    """
    here = machine.current(session)
    if here is None:
        return Verdict.SAME
    if not trusted.fact(session, FILE_ID):
        trusted.keep(session, FILE_ID, secrets.token_hex(16))
        trusted.keep(session, COUNT, "0")
        # Before the file is: were the power cut in between, it would pass for a copy.
        token_places.keep(paths.tokens(), _here(session, folder), PATIENCE_S)
        return Verdict.SAME
    now = _here(session, folder)
    kept = token_places.found(paths.tokens(), now.db, PATIENCE_S)
    verdict = token.compare(kept, now)
    trusted.keep(session, COUNT, str(token.next_gen(kept, now)))
    if verdict is not Verdict.SAME:
        joining.renew(session)
        session.add(ExchangeEvent(at_ms=now_ms(), kind="renewed", text=_TOLD[verdict]))
        session.flush()
    return verdict


def look(store: Store) -> None:
    """See to it that the file has been checked before something is exported or imported."""
    with store.writing("核对身份"):
        pass  # whoever is attached to the store checks with every write


def count(session: Session) -> None:
    """Count an export or an import."""
    if trusted.fact(session, FILE_ID):
        trusted.keep(session, COUNT, str(int(trusted.fact(session, COUNT)) + 1))


def counted(session: Session) -> int:
    """Return the file's count."""
    return int(trusted.fact(session, COUNT) or 0)


def count_on(session: Session, count: int) -> None:
    """Let a copy of the file count on as the file that it replaces, when an import is taken back.

    So the computer knows it for the same file. Only where the file that it replaces has signed
    nothing since the copy was made, as `npcdesk.sync.undoing` sees to.
    """
    trusted.keep(session, COUNT, str(max(count, counted(session))))


def remember(store: Store, kept: Token | None = None) -> Token | None:
    """Let the computer keep the file's count; after the write that counted is on the disk.

    `kept` is what this process let it keep before; the same is not kept twice. Returns what is.
    """
    with store.reading() as session:  # after every write: one question to the file, no more
        row = session.connection().exec_driver_sql(_NOW, (FILE_ID, COUNT)).first()
    if row is None:
        return None
    now = _token(row[0], row[1], int(row[2]), store.path.parent)
    if now != kept:
        token_places.keep(paths.tokens(), now, PATIENCE_S)
    return now


def _here(session: Session, folder: Path) -> Token:
    here = machine.current(session)
    assert here is not None  # noqa: S101 - asked before
    gen = int(trusted.fact(session, COUNT))
    return _token(trusted.fact(session, FILE_ID), here.own.inc, gen, folder)


def _token(db: str, inc: str, gen: int, folder: Path) -> Token:
    return Token(
        db=db, inc=inc, gen=gen, machine=computer.machine(), volume=computer.volume(folder)
    )


_NOW = (
    "SELECT f.value, k.inc, c.value FROM own_key k JOIN replica r ON r.inc = k.inc "
    "JOIN meta f ON f.key = ? AND f.value <> '' JOIN meta c ON c.key = ? WHERE k.current"
)
