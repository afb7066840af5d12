"""Names, phones and addresses of people who were received are kept no longer than needed.

个人信息保护法 第十九条 (the shortest time that the purpose needs); sources.md 1.8. How many
months is the office's own setting.
"""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed
from npcdesk.models import Meta
from npcdesk.store import Store

MONTHS = 24  # until the office says otherwise
LEAST, MOST = 3, 120
KEY, LOG = "speaker_months", "speakers_erased"
_OLD = """
FROM opinion o JOIN opinion_line l ON l.opinion_id = o.id
WHERE l.held_on < :before AND (o.speaker <> '' OR o.speaker_phone <> '' OR o.speaker_address <> '')
"""
_CLEAR = """
UPDATE opinion SET speaker = '', speaker_phone = '', speaker_address = ''
WHERE id IN (SELECT value FROM json_each(:ids))
"""
_FORGET = """
UPDATE changed SET before = json_set(
    before, '$.speaker', '', '$.speaker_phone', '', '$.speaker_address', '')
WHERE tbl = 'opinion' AND before IS NOT NULL AND row_id IN (SELECT value FROM json_each(:ids))
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be erased: the details of so many people, received before a day.

    `kept` are older too, but what they raised is not settled yet: they are still to be told.
    """

    months: int
    before: date
    people: int
    kept: int


@dataclass(frozen=True, slots=True)
class Erased:
    """One erasing, as logged."""

    at_ms: int
    before: date
    people: int
    by: str


def months(session: Session) -> int:
    """Return for how many months the details of people are kept."""
    row = session.get(Meta, KEY)
    return int(row.value) if row else MONTHS


def keep_for(session: Session, count: int) -> None:
    """Keep the details of people for so many months; `NotAllowed` outside 3 to 120."""
    if not LEAST <= count <= MOST:
        msg = f"群众信息的保存期限请填 {LEAST} 到 {MOST} 个月。"
        raise NotAllowed(msg)
    session.merge(Meta(key=KEY, value=str(count)))


def preview(session: Session, today: date) -> Preview:
    """Return what `erase` would erase today."""
    count = months(session)
    before = _months_before(today, count)
    found = session.execute(
        text(f"SELECT count(*) AS n, coalesce(sum(l.waits <> ''), 0) AS open {_OLD}"),
        {"before": before.isoformat()},
    ).one()
    return Preview(count, before, found.n - found.open, found.open)


def erase(store: Store, today: date, *, by: str = "") -> int:
    """Erase name, phone and address of the people of `preview`; return how many there were.

    What the journal kept of them goes as well, once that is sealed for exchange: no 撤销 brings
    them back. Their words stay. Other offices erase theirs when they take in what this one sends;
    copies made before, and what was sent, keep them.
    """
    with store.reading() as session:
        before = _months_before(today, months(session))
        facts = {"before": before.isoformat()}
        ids = session.execute(text(f"SELECT o.id {_OLD} AND l.waits = ''"), facts).scalars().all()
    if not ids:
        return 0
    listed = {"ids": json.dumps(list(ids))}
    with store.writing(f"清除 {len(ids)} 位群众的姓名、电话、住址") as session:
        session.execute(text(_CLEAR), listed)
        _note(session, Erased(now_ms(), before, len(ids), by))
    with store.writing("清除修改记录里的群众信息") as session:
        session.execute(text(_FORGET), listed)
    return len(ids)


def log(session: Session) -> list[Erased]:
    """Return every erasing, the newest first."""
    row = session.get(Meta, LOG)
    told = json.loads(row.value) if row else []
    return [
        Erased(each["at_ms"], date.fromisoformat(each["before"]), each["people"], each["by"])
        for each in reversed(told)
    ]


def _note(session: Session, done: Erased) -> None:
    row = session.get(Meta, LOG) or Meta(key=LOG, value="[]")
    told = json.loads(row.value)
    told.append(
        {
            "at_ms": done.at_ms,
            "before": done.before.isoformat(),
            "people": done.people,
            "by": done.by,
        }
    )
    row.value = json.dumps(told, ensure_ascii=False)
    session.add(row)


def _months_before(today: date, count: int) -> date:
    """Return the first day that is still kept: months are counted whole."""
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(year, month + 1, 1)
