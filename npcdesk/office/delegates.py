"""Delegates: one delegate's file, enrolling or amending one, and finding one by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotFound, Unclear
from npcdesk.models import (
    Level,
    Mandate,
    MandateStatus,
    Person,
    RosterLine,
    Sex,
    Signer,
    Standing,
    Station,
    Visit,
    VisitDelegate,
)
from npcdesk.office import addressed, mandate_events, namesakes, offices, suggestion_list, windows
from npcdesk.office.delegate_facts import MANDATE_FIELDS, PERSON_FIELDS, checked, draft_of
from npcdesk.office.mandate_events import MandateStep
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.rules import identity, naming
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import search

APART = re.compile(r"(?P<name>[^()（）]+)[(（](?P<by>[^()（）]+)[)）]")
"""How one of several of a name is told: 刘刚（第一代表团）."""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """One mandate of a delegate."""

    id: str
    level: str
    term: int
    delegate_number: str
    delegation: str
    electoral_unit: str
    occupation_class: str
    status: str


@dataclass(frozen=True, slots=True)
class DelegateFile:
    """One delegate whole. Phone and identity number are masked here; `reveal` shows one."""

    person_id: str
    draft: DelegateDraft  # as kept, for editing; of the mandate that was asked for
    phone: str
    id_number: str
    station: str
    mandates: tuple[MandateFacts, ...]
    steps: tuple[MandateStep, ...] = field(default=())  # of the mandate that was asked for
    suggestions: tuple[SuggestionLine, ...] = field(default=())
    visits: tuple[tuple[date, str, str], ...] = field(default=())  # day, station, visit id


def file(session: Session, mandate_id: str, today: date) -> DelegateFile:
    """Return the file of the delegate who holds a mandate, or raise `NotFound`."""
    mandate, person = _kept(session, mandate_id)
    status = statuses(session, person.id)
    held = session.execute(
        select(Mandate)
        .where(col(Mandate.person_id) == person.id, ~col(Mandate.deleted), col(Mandate.unit) == "")
        .order_by(col(Mandate.term).desc())
    ).scalars()
    station = _station(session, person)
    return DelegateFile(
        person_id=person.id,
        draft=draft_of(person, mandate, station, status.get(mandate_id, "")),
        phone=identity.mask_phone(person.phone),
        id_number=identity.mask_id(person.id_number) if person.id_number else "",
        station=station,
        mandates=tuple(
            MandateFacts(
                m.id,
                m.level.value,
                m.term,
                m.delegate_number,
                m.delegation,
                m.electoral_unit,
                m.occupation_class,
                status.get(m.id, m.status.value),
            )
            for m in held
        ),
        steps=tuple(mandate_events.history(session, mandate_id)),
        suggestions=suggestions_of(session, person.id, today),
        visits=_visits(session, person.id),
    )


def statuses(session: Session, person_id: str) -> dict[str, str]:
    """Return what the events of each mandate of a person say of its status, by mandate."""
    rows = session.execute(
        select(col(RosterLine.mandate_id), col(RosterLine.status)).where(
            col(RosterLine.person_id) == person_id
        )
    )
    return {row[0]: row[1] for row in rows}


def suggestions_of(session: Session, person_id: str, today: date) -> tuple[SuggestionLine, ...]:
    """Return what a delegate signed, the newest first."""
    signed = select(col(Signer.suggestion_id)).where(
        col(Signer.person_id) == person_id, ~col(Signer.deleted), col(Signer.unit) == ""
    )
    rows = session.execute(
        select(Standing.__table__)  # type: ignore[attr-defined]
        .where(col(Standing.suggestion_id).in_(signed))
        .order_by(col(Standing.raised_on).desc())
        .limit(200)
    )
    return tuple(suggestion_list.line(row, today) for row in rows)


def enrol(session: Session, draft: DelegateDraft) -> tuple[str, str]:
    """Enter a delegate who is not in the roster; return the ids of person and mandate.

    Raises:
        NotAllowed: the draft has no name, or a fact of it cannot be.
    """
    fit = checked(draft)
    if not offices.here(session).keeps_ids:
        fit = fit._replace(id_number="")
    person = Person(**{name: getattr(fit, name) for name in PERSON_FIELDS})
    person.sex = Sex(fit.sex)
    person.station_id = station_id(session, fit.station)
    session.add(person)
    return person.id, add_mandate(session, person.id, fit)


def add_mandate(session: Session, person_id: str, draft: DelegateDraft) -> str:
    """Give a person one more mandate; return its id."""
    here = offices.here(session)
    mandate = Mandate(
        person_id=person_id,
        level=Level(draft.level or here.level.value),
        term=here.term if draft.level in ("", here.level.value) else 0,
        group_name=draft.group,
        status=MandateStatus(draft.status or MandateStatus.IN_OFFICE),
        **{name: getattr(draft, name) for name in MANDATE_FIELDS},
    )
    session.add(mandate)
    session.flush()
    return mandate.id


def amend(session: Session, mandate_id: str, draft: DelegateDraft, *, today: date) -> list[str]:
    """Write what a form says over what is kept; return the names of the fields that changed.

    Another status is entered as stated today; how it came about is `mandate_events.enter`'s.
    """
    mandate, person = _kept(session, mandate_id)
    fit = checked(draft, person.phone, person.office_phone)
    if not offices.here(session).keeps_ids:
        fit = fit._replace(id_number=person.id_number)
    was = mandate_events.standing(session, mandate_id).status.value
    before = draft_of(person, mandate, _station(session, person), was)
    for name in PERSON_FIELDS:
        setattr(person, name, Sex(fit.sex) if name == "sex" else getattr(fit, name))
    for name in MANDATE_FIELDS:
        setattr(mandate, name, getattr(fit, name))
    mandate.group_name = fit.group
    mandate.level = Level(fit.level or mandate.level.value)
    person.station_id = station_id(session, fit.station)
    session.add_all([person, mandate])
    if fit.status:
        mandate_events.state(session, [mandate_id], MandateStatus(fit.status), on=today)
    return [
        name
        for name in (*PERSON_FIELDS, *MANDATE_FIELDS, "group", "station", "level", "status")
        if getattr(fit, name) != getattr(before, name)
        and not (name in ("level", "status") and not getattr(fit, name))
    ]


def put_away(session: Session, mandate_id: str) -> None:
    """Take a mandate off the roster; a person without another goes with it."""
    mandate, person = _kept(session, mandate_id)
    mandate.deleted = True
    others = select(col(Mandate.id)).where(
        col(Mandate.person_id) == person.id,
        ~col(Mandate.deleted),
        col(Mandate.unit) == "",
        col(Mandate.id) != mandate_id,
    )
    person.deleted = session.execute(others.limit(1)).first() is None
    session.add_all([mandate, person])


def reveal(session: Session, mandate_id: str, what: str) -> str:
    """Return a delegate's whole `phone` or `id_number`. The caller logs that it was shown.

    Raises:
        NotFound: this office has no such delegate.
    """
    _, person = _kept(session, mandate_id)
    if what not in ("phone", "id_number"):
        msg = f"nothing masked is called {what}"
        raise ValueError(msg)
    return str(getattr(person, what))


@dataclass(frozen=True, slots=True)
class Found:
    """A delegate offered to a person who types a name. `note` tells namesakes apart."""

    id: str  # of the person
    mandate_id: str
    name: str
    note: str


def newest_mandate(session: Session, person_id: str) -> str:
    """Return the id of the newest mandate a person holds or held, "" when there is none."""
    held = (
        select(col(Mandate.id))
        .where(col(Mandate.person_id) == person_id, ~col(Mandate.deleted), col(Mandate.unit) == "")
        .order_by(col(Mandate.term).desc(), col(Mandate.id).desc())
        .limit(1)
    )
    return session.execute(held).scalar() or ""


def find(session: Session, text: str, *, limit: int = 8) -> list[Found]:
    """Return delegates whose name, initials, number or telephone end fits what was typed."""
    some = windows.newest(session, RosterLine, search.DELEGATES, text, limit * 10)
    rows = sorted(some, key=lambda row: (row.strokes, -row.term))
    once = {row.person_id: row for row in reversed(rows)}
    return [
        Found(
            row.person_id,
            row.mandate_id,
            row.name,
            " ".join(filter(None, (row.delegation, row.delegate_number))),
        )
        for row in reversed(once.values())
    ][:limit]


def named(session: Session, name: str) -> Found:
    """Return the one delegate called `name`, with that 代表证号, or with that short id.

    刘刚（第一代表团） is one too, with whatever `namesakes.told_apart` offers in the brackets.

    Raises:
        NotFound: nobody is called so; near names are told.
        Unclear: several are.
    """
    plain = naming.clean(name)
    if match := APART.fullmatch(plain):
        return _apart(session, plain, match["name"], match["by"])
    once = _called(session, plain)
    if len(once) == 1:
        return _found(once[0])
    if once:
        apart = namesakes.told_apart(session, once)
        msg = f"名册里有 {len(once)} 位“{plain}”，请照这样写是哪一位：{apart}。"
        raise Unclear(msg)
    theirs = select(Person.unit).where(  # type: ignore[call-overload]
        col(Person.name) == plain, col(Person.unit) != "", ~col(Person.deleted)
    )
    if whose := session.execute(theirs).scalars().first():
        keeper = addressed.name(session, whose)
        msg = (
            f"“{plain}”在{keeper}的名册里，由{keeper}填写，不用在这里登记。"
            "要改，请打电话告诉对方，由对方改好后随数据包送来。"
        )
        raise NotFound(msg)
    alike = find(session, plain[:1], limit=5) if plain else []
    near = list(dict.fromkeys(found.name for found in alike))
    hint = f"，有{'、'.join(near)}。是其中一位吗？" if near else "，请先登记。"
    if len(near) == 1:
        hint = f"，只有一位相近的：{near[0]}。是这位就写全名“{near[0]}”。"
    msg = f"名册里没有“{plain}”{hint}"
    raise NotFound(msg)


def _called(session: Session, plain: str) -> list[RosterLine]:
    exact = select(RosterLine).where(
        (col(RosterLine.name) == plain) | (col(RosterLine.delegate_number) == plain)
    )
    exact = exact.order_by(col(RosterLine.term))  # the newest mandate of a person is meant
    once = _once(session.execute(exact).scalars())
    fits = namesakes.by_id(plain)
    if once or fits is None:
        return once
    return _once(session.execute(select(RosterLine).where(fits)).scalars())


def _once(lines: Iterable[RosterLine]) -> list[RosterLine]:
    return list({line.person_id: line for line in lines}.values())


def _found(line: RosterLine) -> Found:
    return Found(line.person_id, line.mandate_id, line.name, line.delegation)


def _apart(session: Session, said: str, name: str, by: str) -> Found:
    """Return whom 刘刚（第一代表团） means: the name, and what no other of them has."""
    once = _called(session, name)
    if not once:
        return named(session, name)  # which says so, with near names
    fit = namesakes.meant(session, once, by)
    if len(fit) == 1:
        return _found(fit[0])
    msg = f"“{said}”不知道是哪一位，请照这样写：{namesakes.told_apart(session, once)}。"
    raise Unclear(msg)


def station_id(session: Session, name: str) -> str | None:
    """Return the id of the station called `name`, entered if it is new; None without a name."""
    if not name:
        return None
    known = select(col(Station.id)).where(
        col(Station.name) == name, ~col(Station.deleted), col(Station.unit) == ""
    )
    found = session.execute(known).scalar()
    if found is None:
        station = Station(name=name)
        session.add(station)
        session.flush()
        return station.id
    return str(found)


def _visits(session: Session, person_id: str) -> tuple[tuple[date, str, str], ...]:
    rows = session.execute(
        select(col(Visit.held_on), col(Station.name), col(Visit.id))
        .join(VisitDelegate, col(VisitDelegate.visit_id) == col(Visit.id))
        .join(Station, col(Station.id) == col(Visit.station_id))
        .where(
            col(VisitDelegate.person_id) == person_id,
            ~col(VisitDelegate.deleted),
            col(VisitDelegate.unit) == "",
            ~col(Visit.deleted),
        )
        .order_by(col(Visit.held_on).desc())
        .limit(200)
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def _station(session: Session, person: Person) -> str:
    station = session.get(Station, person.station_id) if person.station_id else None
    return station.name if station else ""


def _kept(session: Session, mandate_id: str) -> tuple[Mandate, Person]:
    mandate = session.get(Mandate, mandate_id)
    person = session.get(Person, mandate.person_id) if mandate else None
    if mandate is None or person is None or mandate.deleted or mandate.unit:
        msg = "这位代表不在本单位的名册里，可能已经移走。"
        raise NotFound(msg)
    return mandate, person
