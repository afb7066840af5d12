"""评优: which suggestions and units of a year are proposed for honour, and which a meeting chose.

青岛2021 第三十八条, 河南2017 第六条, 浙江2016 第三十条: the standing committee honours outstanding
suggestions and units that handle them well. The evaluation says who may be, the clerk who is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.delegate_words import HONOUR_KIND
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import EventKind, HandlingUnit, Honour, HonourKind
from npcdesk.office import evaluation, quality, suggestion_events
from npcdesk.office.evaluation import Ranking, UnitScore
from npcdesk.office.quality import Judged
from npcdesk.rules import dated_events

_GONE = "这一条不在评优名单里，可能已经移出。"
KIND = {kind: HONOUR_KIND[kind.value] for kind in HonourKind}
"""What is honoured, in words."""
_WHAT = {HonourKind.SUGGESTION: "件建议", HonourKind.UNIT: "个单位"}
_LINES = """
SELECT h.id, h.year, h.kind, coalesce(h.suggestion_id, h.unit_id, '') AS about_id, h.place,
    h.merits, h.proposed_on, h.decided_on, h.meeting, s.term, s.session, s.signers,
    coalesce(s.number, '') AS number, coalesce(s.title, u.name, '') AS name,
    coalesce(s.lead_name, '') AS lead, coalesce(s.lead_unit, '') AS lead_unit
FROM honour h LEFT JOIN standing s ON s.suggestion_id = h.suggestion_id
    LEFT JOIN handling_unit u ON u.id = h.unit_id
WHERE h.unit = '' AND NOT h.deleted AND {of}
ORDER BY h.year DESC, h.kind, h.place, h.proposed_on, h.id
"""
_OF_PERSON = """h.decided_on IS NOT NULL AND h.suggestion_id IN (
    SELECT g.suggestion_id FROM signer g
    WHERE g.person_id = :about AND NOT g.deleted AND g.unit = '')"""
_YEARS = "SELECT DISTINCT year FROM honour WHERE unit = '' AND NOT deleted"


@dataclass(frozen=True, slots=True)
class HonourLine:
    """One that is proposed, or honoured. `about_id` is the suggestion's or the unit's."""

    id: str
    year: int
    kind: HonourKind
    about_id: str
    number: str
    name: str
    session: str
    lead: str
    signers: int
    lead_unit: str
    merits: str
    proposed_on: date
    decided_on: date | None
    meeting: str
    judged: Judged | None = None
    scored: UnitScore | None = None
    short_of: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """2026年度优秀代表建议, 2026年度优秀代表建议候选."""
        candidate = "" if self.decided_on else "候选"
        return f"{self.year}年度{KIND[self.kind]}{candidate}"

    @property
    def decision(self) -> str:
        """Return 第五次主任会议，2026年12月20日; "" while it is proposed."""
        return f"{self.meeting}，{labels.day(self.decided_on)}" if self.decided_on else ""


def years(session: Session) -> list[int]:
    """Return the years with somebody proposed, latest first."""
    return sorted(session.execute(text(_YEARS)).scalars(), reverse=True)


def lines(session: Session, year: int, kind: HonourKind, *, today: date) -> list[HonourLine]:
    """Return a year's list in its order, with what each was judged by."""
    found = _lines(session, "h.year = :year AND h.kind = :kind", year=year, kind=kind.value)
    seen: dict[str, HonourLine] = {}
    for line in sorted(found, key=lambda line: line.decided_on is None):
        seen.setdefault(line.about_id, line)  # two computers may have proposed it at once
    kept = [line for line in found if seen[line.about_id] is line]
    if not kept:
        return []
    if kind is HonourKind.SUGGESTION:
        return _judged(session, year, kept, today)
    return _scored(evaluation.ranking(session, year, today=today), kept)


def entries(session: Session, honour_ids: Sequence[str], *, today: date) -> list[HonourLine]:
    """Return some entries of one list, in its order."""
    first = session.get(Honour, honour_ids[0])
    if first is None:
        return []
    every = lines(session, first.year, first.kind, today=today)
    return [line for line in every if line.id in honour_ids]


def of_suggestion(session: Session, suggestion_id: str) -> list[HonourLine]:
    """Return what a suggestion is proposed for or was honoured with, the latest year first."""
    return _lines(session, "h.suggestion_id = :about", about=suggestion_id)


def of_unit(session: Session, unit_id: str) -> list[HonourLine]:
    """Return what a unit is proposed for or was honoured with, the latest year first."""
    return _lines(session, "h.unit_id = :about", about=unit_id)


def of_person(session: Session, person_id: str) -> list[HonourLine]:
    """Return the honoured suggestions that a delegate raised or signed, the latest year first."""
    return _lines(session, _OF_PERSON, about=person_id)


def propose(
    session: Session, year: int, kind: HonourKind, about_ids: Iterable[str], *, on: date
) -> list[str]:
    """Put suggestions or units at the end of a year's list; return the ids of the new entries.

    What is in the list already stays where it is.

    Raises:
        NotFound: this office has no such suggestion or unit.
        NotAllowed: a suggestion has no number yet.
    """
    known = _rows(session, year, kind)
    listed = {row.suggestion_id or row.unit_id for row in known}
    place = max((row.place for row in known), default=0)
    made = []
    for about_id in dict.fromkeys(about_ids):
        if about_id in listed:
            continue
        _require(session, kind, about_id)
        place += 1
        row = Honour(year=year, kind=kind, place=place, proposed_on=on)
        if kind is HonourKind.SUGGESTION:
            row.suggestion_id = about_id
        else:
            row.unit_id = about_id
        made.append(row)
    session.add_all(made)
    session.flush()
    return [row.id for row in made]


def drop(session: Session, honour_ids: Sequence[str]) -> None:
    """Take entries out of their list.

    Raises:
        NotFound: one is not in a list.
        NotAllowed: a meeting decided on one.
    """
    for row in _twins(session, honour_ids):
        if row.decided_on is not None:
            msg = "已经登记决定的不能移出名单，请先更正决定。"
            raise NotAllowed(msg)
        row.deleted = True
        session.add(row)
    session.flush()


def arrange(session: Session, honour_ids: Sequence[str]) -> None:
    """Put the entries of a list in this order.

    Raises:
        NotFound: one is not in a list.
    """
    for place, honour_id in enumerate(honour_ids, start=1):
        row = _kept(session, honour_id)
        if row.place != place:
            row.place = place
            session.add(row)
    session.flush()


def describe(session: Session, honour_id: str, merits: str) -> None:
    """Keep why one is proposed (推荐理由, 主要事迹).

    Raises:
        NotFound: it is not in a list.
    """
    row = _kept(session, honour_id)
    row.merits = merits.strip()
    session.add(row)
    session.flush()


def decide(
    session: Session,
    honour_ids: Sequence[str],
    *,
    meeting: str,
    on: date,
    today: date,
    proposed_on: date | None = None,
) -> None:
    """Enter that a meeting decided to honour some of those proposed.

    `proposed_on` is when they were proposed, where that was entered later than it happened.

    Raises:
        NotFound: one is not in a list.
        NotAllowed: no meeting is named, its day is still to come, before the year, before the
            nomination or the suggestion's reply, or a decision was entered already.
    """
    if not honour_ids:
        msg = "请先勾选会议决定表彰的建议或单位。"
        raise NotAllowed(msg)
    if not meeting.strip():
        msg = "请写明由哪次会议决定，例如 第五次主任会议。"
        raise NotAllowed(msg)
    if on > today:
        msg = "会议的日期还没有到，请核对。"
        raise NotAllowed(msg)
    if proposed_on is not None and proposed_on > today:
        msg = "提名的日期还没有到，请核对。"
        raise NotAllowed(msg)
    for row in _twins(session, honour_ids):
        if on.year < row.year:
            msg = f"{labels.day(on)}的会议不会决定 {row.year} 年度的表彰，请核对日期。"
            raise NotAllowed(msg)
        if row.decided_on is not None:
            msg = f"有的已经由{row.meeting}决定，要改请先更正决定。"
            raise NotAllowed(msg)
        if proposed_on is not None and proposed_on < row.proposed_on:
            row.proposed_on = proposed_on
        _require_before(session, row, on)
        row.decided_on, row.meeting = on, meeting.strip()
        session.add(row)
    session.flush()


def take_back(session: Session, honour_ids: Sequence[str]) -> None:
    """Enter that no meeting decided on some (更正决定); they are candidates again.

    Raises:
        NotFound: one is not in a list.
        NotAllowed: no decision was entered on one.
    """
    for row in _twins(session, honour_ids):
        if row.decided_on is None:
            msg = "还没有登记决定，没有可更正的。"
            raise NotAllowed(msg)
        row.decided_on, row.meeting = None, ""
        session.add(row)
    session.flush()


def counted(kind: HonourKind, many: int) -> str:
    """Return 3 件建议, 2 个单位."""
    return f"{many} {_WHAT[kind]}"


def _rows(session: Session, year: int, kind: HonourKind) -> list[Honour]:
    wanted = select(Honour).where(
        Honour.year == year, Honour.kind == kind, Honour.unit == "", ~col(Honour.deleted)
    )
    return list(session.exec(wanted.order_by(col(Honour.place), col(Honour.id))))


def _kept(session: Session, honour_id: str) -> Honour:
    row = session.get(Honour, honour_id)
    if row is None or row.deleted or row.unit:
        raise NotFound(_GONE)
    return row


def _twins(session: Session, honour_ids: Iterable[str]) -> list[Honour]:
    """Return entries with those of the same, which another computer may have made at once."""
    found: dict[str, Honour] = {}
    for honour_id in honour_ids:
        own = _kept(session, honour_id)
        about = own.suggestion_id, own.unit_id
        for row in _rows(session, own.year, own.kind):
            if (row.suggestion_id, row.unit_id) == about:
                found[row.id] = row
    return list(found.values())


def _require(session: Session, kind: HonourKind, about_id: str) -> None:
    if kind is HonourKind.SUGGESTION:
        if not suggestion_events.standing(session, about_id).number:
            msg = "这件建议还没有立案编号，编号以后再提名。"
            raise NotAllowed(msg)
        return
    unit = session.get(HandlingUnit, about_id)
    if unit is None or unit.deleted or unit.unit:
        msg = "这个承办单位不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)


def _require_before(session: Session, row: Honour, on: date) -> None:
    """Raise `NotAllowed` where a meeting on that day came before what it decides on."""
    if row.suggestion_id is not None:
        told = dated_events.in_order(suggestion_events.events(session, row.suggestion_id))
        called = f"第{suggestion_events.standing(session, row.suggestion_id).number}号"
        replied = next((each.on for each in told if each.kind is EventKind.REPLY), None)
        if replied is None:
            msg = f"{called}还没有答复，答复以后再登记表彰。"
            raise NotAllowed(msg)
        if on < replied:
            day = f"{called}是{labels.day(replied)}答复的"
            msg = f"{day}，会议（{labels.day(on)}）在答复之前，请核对会议日期。"
            raise NotAllowed(msg)
    if on < row.proposed_on:
        day = f"提名是{labels.day(row.proposed_on)}登记的，会议（{labels.day(on)}）在提名之前"
        msg = f"{day}，请核对会议日期；提名登记得晚的，请改提名日期。"
        raise NotAllowed(msg)


def _lines(session: Session, of: str, **asked: object) -> list[HonourLine]:
    return [
        HonourLine(
            id=row["id"],
            year=row["year"],
            kind=HonourKind(row["kind"]),
            about_id=row["about_id"],
            number=row["number"],
            name=row["name"],
            session=labels.session_short(row["term"], row["session"]) if row["term"] else "",
            lead=row["lead"],
            signers=row["signers"] or 0,
            lead_unit=row["lead_unit"],
            merits=row["merits"],
            proposed_on=date.fromisoformat(row["proposed_on"]),
            decided_on=date.fromisoformat(row["decided_on"]) if row["decided_on"] else None,
            meeting=row["meeting"],
        )
        for row in session.execute(text(_LINES.format(of=of)), asked).mappings()
    ]


def _judged(
    session: Session, year: int, found: Sequence[HonourLine], today: date
) -> list[HonourLine]:
    wanted, solved = evaluation.scheme(session, year), evaluation.solved_classes(session)
    known = quality.some(session, year, [line.about_id for line in found], today=today)
    return [
        replace(
            line,
            judged=each,
            short_of=tuple(quality.short_of(each, wanted, solved)) if each else ("没有交办",),
        )
        for line in found
        for each in (known.get(line.about_id),)
    ]


def _scored(ranked: Ranking, found: Sequence[HonourLine]) -> list[HonourLine]:
    known = {unit.id: unit for unit in ranked.units}
    return [
        replace(
            line,
            scored=unit,
            short_of=tuple(ranked.short_of(unit)) if unit else ("这一年没有承办建议",),
        )
        for line in found
        for unit in (known.get(line.about_id),)
    ]
