"""The dated events of a mandate: entered, stated by a roster, taken back with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Mandate, MandateEvent, MandateKind, MandateReason, MandateStatus
from npcdesk.rules import mandate_life


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one event; `announced_on` and `announcement` are of its 公告."""

    on: date
    reason: MandateReason = MandateReason.UNSAID
    announced_on: date | None = None
    announcement: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class MandateStep:
    """One event as it is told. `id` is empty for the election that only the roster tells.

    `taken_back` says why it does not count any more; `odd`: it fits nowhere among the others.
    """

    id: str
    kind: str
    on: date | None
    reason: str = ""
    status: str = ""
    announced_on: date | None = None
    announcement: str = ""
    body: str = ""
    by: str = ""
    taken_back: str = ""
    odd: bool = False


def own(session: Session, mandate_id: str) -> Mandate:
    """Return a mandate of this office's roster, or raise `NotFound`."""
    mandate = session.get(Mandate, mandate_id)
    if mandate is None or mandate.deleted or mandate.unit:
        msg = "这位代表不在本单位的名册里，可能已经移走。"
        raise NotFound(msg)
    return mandate


def events(session: Session, mandate_id: str) -> list[MandateEvent]:
    """Return every event of a mandate, those taken back among them."""
    return by_mandate(session, [mandate_id]).get(mandate_id, [])


def by_mandate(session: Session, mandate_ids: Sequence[str]) -> dict[str, list[MandateEvent]]:
    """Return the events of some mandates, by mandate."""
    found: dict[str, list[MandateEvent]] = defaultdict(list)
    wanted = select(MandateEvent).where(
        col(MandateEvent.mandate_id).in_(mandate_ids),
        ~col(MandateEvent.deleted),
        MandateEvent.unit == "",
    )
    for event in session.exec(wanted):
        found[event.mandate_id].append(event)
    return dict(found)


def standing(session: Session, mandate_id: str) -> mandate_life.Standing:
    """Return where a mandate is."""
    mandate = own(session, mandate_id)
    return mandate_life.standing(events(session, mandate_id), mandate.status)


def history(session: Session, mandate_id: str) -> list[MandateStep]:
    """Return what happened to a mandate, the oldest first; those taken back among it."""
    mandate, every = own(session, mandate_id), events(session, mandate_id)
    now = mandate_life.standing(every, mandate.status)
    backs = {e.about_id: e.body for e in every if e.kind is MandateKind.TAKE_BACK}
    told = [] if now.elected else _election(mandate)
    for event in sorted(every, key=lambda e: (e.on, e.written_ms, e.id)):
        if event.kind is not MandateKind.TAKE_BACK:
            told.append(
                MandateStep(
                    event.id,
                    event.kind.value,
                    event.on,
                    event.reason.value,
                    event.status,
                    event.announced_on,
                    event.announcement,
                    event.body,
                    event.by,
                    backs.get(event.id, ""),
                    event in now.odd,
                )
            )
    return told


def _election(mandate: Mandate) -> list[MandateStep]:
    """Return the election as the roster's columns tell it, when they tell its day."""
    if not mandate.elected_on:
        return []
    whole = mandate.elected_on.count("-") == 2
    kind = MandateKind.BY_ELECTED if "补选" in mandate.elected_how else MandateKind.ELECTED
    on = date.fromisoformat(mandate.elected_on) if whole else None
    return [MandateStep("", kind.value, on, body="" if whole else mandate.elected_on)]


def enter(
    session: Session, mandate_id: str, kind: MandateKind, said: Said, *, today: date, by: str = ""
) -> str:
    """Enter what happened to a mandate; return the event's id.

    Raises:
        NotFound: the mandate is not in this office's roster.
        NotAllowed: the event does not fit where the mandate stood that day, or lacks its reason.
    """
    mandate = own(session, mandate_id)
    if said.on > today:  # before the day is used for anything
        mandate_life.require([], MandateEvent(mandate_id="", kind=kind, on=said.on), today)
    event = MandateEvent(
        mandate_id=mandate_id,
        kind=kind,
        on=said.on,
        reason=said.reason,
        announced_on=said.announced_on,
        announcement=said.announcement.strip(),
        body=said.body.strip(),
        by=by,
    )
    known = [*events(session, mandate_id), *_before(session, mandate, said.on)]
    mandate_life.require(known, event, today, mandate.status)
    session.add_all([*(e for e in known if e not in session), event])
    return _settled(session, mandate, [*known, event]).id


def state(
    session: Session, mandate_ids: Iterable[str], status: MandateStatus, *, on: date, why: str = ""
) -> None:
    """Enter that a roster says another status, and nothing of how it came about."""
    for mandate_id in mandate_ids:
        mandate = own(session, mandate_id)
        known = events(session, mandate_id)
        if mandate_life.standing(known, mandate.status).status is status:
            continue
        latest = max((event.on for event in known), default=on)
        event = MandateEvent(
            mandate_id=mandate_id,
            kind=MandateKind.STATED,
            on=max(on, latest),
            status=status.value,
            body=why,
        )
        session.add(event)
        _settled(session, mandate, [*known, event])


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that an event did not happen (更正), with the reason; return the new event's id.

    Raises:
        NotFound: no such event.
        NotAllowed: later events rest on it, or no reason is given.
    """
    event = session.get(MandateEvent, event_id)
    if event is None or event.deleted or event.unit:
        msg = "这一步不在本单位的数据中。"
        raise NotFound(msg)
    if not reason.strip():
        msg = "请写明更正的理由，代表的资格经过里会留下。"
        raise NotAllowed(msg)
    mandate, known = own(session, event.mandate_id), events(session, event.mandate_id)
    mandate_life.require_take_back(known, event, mandate.status)
    back = MandateEvent(
        mandate_id=event.mandate_id,
        kind=MandateKind.TAKE_BACK,
        on=today,
        about_id=event.id,
        body=reason.strip(),
        by=by,
    )
    session.add(back)
    return _settled(session, mandate, [*known, back]).id


def _before(session: Session, mandate: Mandate, on: date) -> list[MandateEvent]:
    """Return what a roster said of the status before there were events, as the first of them."""
    if mandate.status is MandateStatus.IN_OFFICE or events(session, mandate.id):
        return []
    said = min(mandate.status_on or on, on)
    stated, status = MandateKind.STATED, mandate.status.value
    return [MandateEvent(mandate_id=mandate.id, kind=stated, status=status, on=said, written_ms=0)]


def _settled(session: Session, mandate: Mandate, known: list[MandateEvent]) -> MandateEvent:
    """Write on the mandate what its events say; return the newest of them."""
    now = mandate_life.standing(known, MandateStatus.IN_OFFICE)
    mandate.status, mandate.status_on = now.status, now.since
    session.add(mandate)
    session.flush()
    return known[-1]
