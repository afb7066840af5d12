"""Taking the newest import back: by the copy made before it, or row by row.

Putting the copy back is no step into the past for the exchange: an import signs nothing, so the
machine stays who it is; what it has learnt of others' certificates and endings, its clock and its
counts go on from where they were. The vector goes down, and the neighbour's next bundle heals it.
"""

from pathlib import Path

from sqlmodel import Session, col, func, select

from npcdesk.models import (
    CommitLog,
    ExchangeEvent,
    ImportRun,
    Meta,
    Office,
    RulePack,
    ShownNumber,
)
from npcdesk.store import Store, journal
from npcdesk.sync import (
    capture,
    conflicts,
    digest,
    guard,
    hlc,
    ledger,
    machine,
    rejudging,
    status,
    trusted,
)
from npcdesk.sync.incoming import Report
from npcdesk.sync.status import Last

TAKEN_BACK = "这个数据包导入后撤销过。"
STAYS_AWAY = "这个数据包导入后逐行退回过，再导入也不会恢复。要恢复，请重新登记或更正。"
OF_THE_FILE = frozenset(
    {
        capture.SEALED,
        hlc.KEY,
        trusted.ROOT,
        trusted.ROSTERS,
        guard.FILE_ID,
        guard.COUNT,
        status.ADOPTED,
        conflicts.REJECTED,
    }
)
"""Facts that belong to what is in the file. All others, what people typed, decided or were given
on paper or on a stick, outlive an import taken back."""


def copy_without(store: Store, last: Last, copy: Path, key: bytes, into: Path) -> Path | None:
    """Return a copy of the file as it was before an import, ready to be put in its place.

    None where the copy is not of the state before, or of another incarnation.

    Args:
        store: the open file; `guard.look` was called.
        last: the import.
        copy: the copy that was made before it.
        key: the file's.
        into: an own folder.

    Raises:
        StoreDamaged: it cannot be read, or the disk is full.
    """
    fresh = into / "undo.db"
    fresh.unlink(missing_ok=True)
    Store(copy, key).copy_to(fresh)
    back = Store(fresh, key)
    try:
        with store.reading() as now, back.writing("撤销导入") as before:
            if not _is_before(now, before, last):
                return None
            _carry(now, before)
            _note(now, before, last)
    finally:
        back.close()
    return fresh


def row_by_row(store: Store, last: Last) -> None:
    """Put every row that an import touched back as it was; the neighbours hear of it.

    Raises:
        NotFound: it was too long ago.
        NotAllowed: a row was changed since, or another office keeps what is to be put back.
    """
    with store.writing("撤销导入") as session:
        journal.undo(session, last.write_id, session.info["write"])
        status.taken_back(session, last)


def was_taken_back(session: Session, bundle: str) -> bool:
    """Tell whether a bundle was imported once, and the import taken back."""
    run = session.get(ImportRun, bundle)
    return run is not None and run.undone


def stays_away(session: Session, bundle: str) -> bool:
    """Tell whether an import was taken back row by row, so that newer commits speak against it."""
    here = select(CommitLog.seq).where(CommitLog.run_id == bundle).limit(1)
    return was_taken_back(session, bundle) and session.exec(here).first() is not None


def met(session: Session, report: Report) -> tuple[str, bool]:
    """Return in words how a bundle was taken back, if so, and whether it is here with all it holds.

    What is not here is not to be imported again before somebody has said so.
    """
    away = stays_away(session, report.bundle)
    again = was_taken_back(session, report.bundle)
    there = away or bool(status.imported(session, [report.bundle]))
    told = STAYS_AWAY if away else TAKEN_BACK
    return told if again else "", there and not report.taken and not report.rows


def _is_before(now: Session, before: Session, last: Last) -> bool:
    here, there = machine.current(now), machine.current(before)
    run = before.get(ImportRun, last.bundle)
    same = here is not None and there is not None and here.own.inc == there.own.inc
    return same and (run is None or run.at_ms < last.at_ms)


def _carry(now: Session, before: Session) -> None:
    known = trusted.load(now)
    if known is not None:
        books, texts = ledger.load(before), known.certificate_texts()
        trusted.learn(before, books, texts, known.roster_texts())
        rejudging.again(before, books)
    _carry_facts(now, before)
    _carry_own(now, before)
    hlc.go_on(before, int(trusted.fact(now, hlc.KEY) or 0))
    guard.count_on(before, guard.counted(now))


def _carry_facts(now: Session, before: Session) -> None:
    """Carry what this computer keeps beside the rows, as drafts, holidays and requests."""
    said = {each.key: each.value for each in now.exec(select(Meta)).all() if _is_ours(each.key)}
    for each in before.exec(select(Meta)).all():
        if _is_ours(each.key) and each.key not in said:
            before.delete(each)
    for key, value in said.items():
        trusted.keep(before, key, value)


def _is_ours(key: str) -> bool:
    return key not in OF_THE_FILE and not key.startswith(digest.KEPT)


def _carry_own(now: Session, before: Session) -> None:
    """Carry what is no commit: what the office decided for itself, and whose numbers were shown."""
    packs = {code for code in before.exec(select(RulePack.code)).all() if code}
    came = {code for code in now.exec(select(RulePack.code)).all() if code} - packs
    for office in now.exec(select(Office)).all():
        was = before.get(Office, office.id)
        facts = office.model_dump()
        if office.pack_code in came:
            facts["pack_code"] = was.pack_code if was else ""
        if was is None or was.model_dump() != facts:
            before.merge(Office(**facts))
    newest = before.exec(select(func.max(ShownNumber.id))).first() or 0
    for shown in now.exec(select(ShownNumber).where(col(ShownNumber.id) > newest)).all():
        before.add(ShownNumber(**shown.model_dump()))
    before.flush()


def _note(now: Session, before: Session, last: Last) -> None:
    """Keep the log of the exchange whole, and the bundle as one that was taken back."""
    newest = before.exec(select(ExchangeEvent.id).order_by(col(ExchangeEvent.id).desc())).first()
    since = select(ExchangeEvent).where(col(ExchangeEvent.id) > (newest or 0))
    for event in now.exec(since.order_by(col(ExchangeEvent.id))).all():
        facts = event.model_dump(exclude={"id"})
        before.add(ExchangeEvent(**facts))
    run = now.get(ImportRun, last.bundle)
    if run is not None:
        before.merge(ImportRun(**run.model_dump()))
        before.flush()
    status.taken_back(before, last)
