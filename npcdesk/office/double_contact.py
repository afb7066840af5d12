"""双联系: who keeps in touch with whom, each time they did, and who was not reached this year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import ContactEntry, ContactKind, ContactPair, Person
from npcdesk.rules import deadlines, identity, phones, shares

WAYS = ("走访", "座谈", "电话", "来访", "微信", "其他")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One time. `due_on` is the last day for an answer to what was raised then."""

    id: str
    on: date
    how: str
    place: str
    words: str
    answer: str
    answered_on: date | None
    due_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair and how often it was in touch in the year asked for."""

    id: str
    kind: str
    person_id: str
    who: str
    to_person_id: str
    whom: str
    phone: str  # masked
    place: str
    since: date | None
    until: date | None
    times: int
    last_on: date | None
    awaits: int  # opinions without an answer
    due_on: date | None  # the first day by which one of them is due
    remark: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the pairs in force were in touch this year, and of those they are to reach."""

    pairs: int
    reached: int
    people: int
    people_reached: int

    @property
    def percent(self) -> float | None:
        """Pairs that were in touch, in percent with one decimal; None when there are none."""
        return shares.units(self.reached, self.pairs) / 10 if self.pairs else None


@dataclass(frozen=True, slots=True)
class NewPair:
    """A pair as it is entered; a delegate is named by `to_person_id`, others by `to_name`."""

    kind: ContactKind
    person_id: str
    to_person_id: str = ""
    to_name: str = ""
    to_phone: str = ""
    place: str = ""
    since: date | None = None
    remark: str = ""


def pair(session: Session, new: NewPair) -> str:
    """Enter a pair; return its id.

    Raises:
        NotAllowed: nobody is named, somebody is to contact himself, or the pair is there already.
    """
    to_name = new.to_name.strip()
    delegate = new.kind is ContactKind.DELEGATE
    if delegate and not new.to_person_id:
        msg = "请从名册里选联系的代表。"
        raise NotAllowed(msg)
    if not delegate and not to_name:
        msg = "请写明联系的选民，或者网格、村组的名称。"
        raise NotAllowed(msg)
    if new.to_person_id == new.person_id:
        msg = "联系人和联系对象是同一位，请重选。"
        raise NotAllowed(msg)
    phones.checked(new.to_phone)
    if _same(session, new, to_name):
        msg = "这一对已经登记过了，不用再登记。"
        raise NotAllowed(msg)
    made = ContactPair(
        kind=new.kind,
        person_id=new.person_id,
        to_person_id=new.to_person_id or None,
        to_name="" if delegate else to_name,
        to_phone="" if delegate else new.to_phone.strip(),
        place=new.place.strip(),
        since=new.since,
        remark=new.remark.strip(),
    )
    session.add(made)
    session.flush()
    return made.id


def _same(session: Session, new: NewPair, to_name: str) -> bool:
    known = select(ContactPair.id).where(
        ContactPair.kind == new.kind,
        ContactPair.person_id == new.person_id,
        col(ContactPair.to_person_id).is_(None)
        if not new.to_person_id
        else col(ContactPair.to_person_id) == new.to_person_id,
        ContactPair.to_name == ("" if new.to_person_id else to_name),
        col(ContactPair.until).is_(None),
        ~col(ContactPair.deleted),
        ContactPair.unit == "",
    )
    return session.exec(known).first() is not None


def end(session: Session, pair_id: str, *, on: date) -> None:
    """Let a pair be over from a day on; what it did stays counted.

    Raises:
        NotFound: there is no such pair.
        NotAllowed: the day is before its first.
    """
    kept = own(session, pair_id)
    if kept.since and on < kept.since:
        msg = "结束的日子比开始早，请核对。"
        raise NotAllowed(msg)
    kept.until = on
    session.add(kept)


def put_away(session: Session, pair_id: str) -> None:
    """Take away a pair that was entered by mistake."""
    kept = own(session, pair_id)
    kept.deleted = True
    session.add(kept)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One time, as it is entered. `words` is what was raised, "" when nothing was."""

    on: date
    how: str = ""
    place: str = ""
    words: str = ""
    by: str = ""


def log(session: Session, pair_id: str, new: NewEntry, *, today: date) -> str:
    """Enter one time that a pair was in touch; return its id.

    Raises:
        NotFound: there is no such pair.
        NotAllowed: the day has not come, or the pair was not in force then.
    """
    kept = own(session, pair_id)
    if new.on > today:
        msg = "联系的日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    if (kept.since and new.on < kept.since) or (kept.until and new.on > kept.until):
        msg = "那一天这一对还没有开始联系，或者已经结束，请核对日期。"
        raise NotAllowed(msg)
    made = ContactEntry(
        pair_id=pair_id,
        on=new.on,
        how=new.how.strip(),
        place=new.place.strip(),
        words=new.words.strip(),
        by=new.by,
    )
    session.add(made)
    session.flush()
    return made.id


def answer(session: Session, entry_id: str, words: str, *, on: date) -> None:
    """Enter what was answered to what was raised.

    Raises:
        NotFound: there is no such entry.
        NotAllowed: nothing was raised then, or nothing is answered.
    """
    entry = _entry(session, entry_id)
    if not entry.words or not words.strip():
        msg = "请写答复的内容。" if entry.words else "那次联系没有登记反映的问题，不用答复。"
        raise NotAllowed(msg)
    if on < entry.on:
        msg = "答复的日期比联系的日期早，请核对。"
        raise NotAllowed(msg)
    entry.answer, entry.answered_on = words.strip(), on
    session.add(entry)


def own(session: Session, pair_id: str) -> ContactPair:
    """Return a pair of this office, or raise `NotFound`."""
    kept = session.get(ContactPair, pair_id)
    if kept is None or kept.deleted or kept.unit:
        msg = "没有找到这一对双联系。"
        raise NotFound(msg)
    return kept


def lines(
    session: Session, kind: ContactKind | None, year: int, *, person_id: str = ""
) -> list[PairLine]:
    """Return the pairs of a kind, or of all, with what they did in a year; those over come last.

    `person_id`: those in which this person is either.
    """
    wanted = select(ContactPair).where(~col(ContactPair.deleted), ContactPair.unit == "")
    if kind is not None:
        wanted = wanted.where(ContactPair.kind == kind)
    if person_id:
        either = (ContactPair.person_id == person_id) | (ContactPair.to_person_id == person_id)
        wanted = wanted.where(either)
    pairs = list(session.exec(wanted))
    names = _names(session, pairs)
    entries = _by_pair(session, [each.id for each in pairs])
    found = [_line(each, names, entries.get(each.id, []), year) for each in pairs]
    return sorted(found, key=lambda p: (p.until is not None, p.who, p.whom, p.id))


def coverage(session: Session, kind: ContactKind, year: int) -> Coverage:
    """Return how many pairs in force were in touch in a year."""
    some = [line for line in lines(session, kind, year) if line.until is None or line.times]
    reached = [line for line in some if line.times]
    return Coverage(len(some), len(reached), len(_whom(some)), len(_whom(reached)))


def _whom(some: list[PairLine]) -> set[str]:
    return {line.to_person_id or line.whom for line in some}


def entries(session: Session, pair_id: str) -> list[EntryLine]:
    """Return each time that a pair was in touch, the newest first."""
    own(session, pair_id)
    found = _by_pair(session, [pair_id]).get(pair_id, [])
    return [
        EntryLine(e.id, e.on, e.how, e.place, e.words, e.answer, e.answered_on, _due(e), e.by)
        for e in reversed(found)
    ]


def _line(
    kept: ContactPair, names: dict[str, str], some: list[ContactEntry], year: int
) -> PairLine:
    this_year = [entry for entry in some if entry.on.year == year]
    open_ones = [entry for entry in some if entry.words and entry.answered_on is None]
    return PairLine(
        id=kept.id,
        kind=kept.kind.value,
        person_id=kept.person_id,
        who=names.get(kept.person_id, ""),
        to_person_id=kept.to_person_id or "",
        whom=names.get(kept.to_person_id or "", "") or kept.to_name,
        phone=identity.mask_phone(kept.to_phone),
        place=kept.place,
        since=kept.since,
        until=kept.until,
        times=len(this_year),
        last_on=max((entry.on for entry in some), default=None),
        awaits=len(open_ones),
        due_on=min(filter(None, map(_due, open_ones)), default=None),
        remark=kept.remark,
    )


def _due(entry: ContactEntry) -> date | None:
    """Return the last day for an answer: a month from the day it was raised."""
    return (
        deadlines.same_day_later(entry.on, deadlines.CONTACT_ANSWER_MONTHS) if entry.words else None
    )


def _names(session: Session, pairs: list[ContactPair]) -> dict[str, str]:
    ids = {each.person_id for each in pairs} | {each.to_person_id or "" for each in pairs}
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids)))
    return {row[0]: row[1] for row in rows}


def _by_pair(session: Session, pair_ids: list[str]) -> dict[str, list[ContactEntry]]:
    found: dict[str, list[ContactEntry]] = defaultdict(list)
    wanted = (
        select(ContactEntry)
        .where(
            col(ContactEntry.pair_id).in_(pair_ids),
            ~col(ContactEntry.deleted),
            ContactEntry.unit == "",
        )
        .order_by(col(ContactEntry.on), ContactEntry.id)
    )
    for entry in session.exec(wanted):
        found[entry.pair_id].append(entry)
    return found


def _entry(session: Session, entry_id: str) -> ContactEntry:
    entry = session.get(ContactEntry, entry_id)
    if entry is None or entry.deleted or entry.unit:
        msg = "没有找到这次联系的记录。"
        raise NotFound(msg)
    return entry
