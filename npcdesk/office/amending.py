"""Correcting what was entered of a suggestion, as far as its life allows (修改)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    EventKind,
    Origin,
    Person,
    Signer,
    SignerRole,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office import addressed, suggestion_events
from npcdesk.rules import amending, dated_events, suggestion_life


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs: a person of the roster, or a name alone where the roster has none."""

    name: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a suggestion shall be. None leaves a part as it is; the lead signs first."""

    title: str | None = None
    body: str | None = None
    category: str | None = None
    origin: Origin | None = None
    wanted_unit: str | None = None
    may_publish: bool | None = None
    raised_on: date | None = None
    signers: tuple[Signed, ...] | None = None


def signed(session: Session, suggestion_id: str) -> list[Signed]:
    """Return who signed a suggestion, the lead first."""
    paper = suggestion_events.paper(session, suggestion_id)
    return [Signed(each.name, each.person_id) for each in _signers(session, paper)]


def told(called: str, reason: str, by: str) -> str:
    """Return what the journal calls an amendment: which paper, why, and who entered it."""
    who = f"，经办人 {by.strip()}" if by.strip() else ""
    why = f"，{reason.strip()}" if reason.strip() else ""
    return f"修改：{called}{why}{who}"


def amend(
    session: Session,
    suggestion_id: str,
    said: Amendment,
    *,
    today: date,
    revised_on: date | None = None,
) -> tuple[str, ...]:
    """Correct a suggestion; return the parts that differ now, as `rules.amending` names them.

    `revised_on` is the day on which the delegate's new words came after 退回修改; None: today.

    Raises:
        NotFound: this office has no such suggestion, or a signer is not in this file.
        NotAllowed: its life has gone too far for one of the parts, or a part cannot be so.
    """
    paper = suggestion_events.paper(session, suggestion_id)
    told = suggestion_events.events(session, suggestion_id)
    signers = _signers(session, paper)
    parts = _parts(paper, signers, said)
    amending.require(told, parts)
    if "title" in parts:
        _require_title(parts["title"])
    if "raised_on" in parts:
        _raise_anew(session, paper, told, parts["raised_on"], today)
    if "signers" in parts:
        _sign(session, paper, signers, parts["signers"])
    for name, value in parts.items():
        if name != "signers":
            setattr(paper, name, value)
    session.add(paper)
    session.flush()
    _revised(session, paper, parts, revised_on or today, today)
    return tuple(parts)


def _revised(
    session: Session, paper: Suggestion, parts: Collection[str], on: date, today: date
) -> None:
    """Let a paper that was sent back be raised anew, once its words are others."""
    now = suggestion_events.standing(session, paper.id)
    ours = EventKind.RAISE in addressed.steps(paper)
    if now.last is EventKind.SEND_BACK and ours and {"title", "body"} & set(parts):
        suggestion_life.require(now, EventKind.RAISE, on, today=today)
        words = {"body": "照退回的意见改好"}
        suggestion_events.add(session, paper.id, EventKind.RAISE, on, None, **words)


def _parts(paper: Suggestion, signers: Sequence[Signer], said: Amendment) -> dict[str, Any]:
    """Return what differs from what is kept."""
    wanted: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) and name != "origin" else value
        for name in amending.PARTS
        if (value := getattr(said, name)) is not None
    }
    kept = {name: getattr(paper, name) for name in wanted if name != "signers"}
    kept["signers"] = tuple(Signed(each.name, each.person_id) for each in signers)
    return {name: value for name, value in wanted.items() if value != kept[name]}


def _require_title(title: str) -> None:
    if not title:
        msg = "请填写建议的题目，一事一议。"
        raise NotAllowed(msg)


def _raise_anew(
    session: Session, paper: Suggestion, told: list[SuggestionEvent], on: date, today: date
) -> None:
    """Let it have been raised on another day: the first entry is taken back, and told as that."""
    if on > today:
        msg = "提出日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    for first in dated_events.in_order(told):
        if first.kind is EventKind.SEND_BACK:
            break  # what is raised after it are the words put right
        if first.kind is EventKind.RAISE:
            facts = {"about_id": first.id, "body": "提出日期更正"}
            suggestion_events.add(session, paper.id, EventKind.TAKE_BACK, today, None, **facts)
    suggestion_events.add(session, paper.id, EventKind.RAISE, on, None)


def _sign(
    session: Session, paper: Suggestion, kept: Sequence[Signer], wanted: tuple[Signed, ...]
) -> None:
    """Let others have signed; whoever stays keeps the record that there is."""
    known = [each.person_id or each.name for each in wanted]
    if not wanted or len(set(known)) < len(known):
        msg = "请写领衔代表；同一位代表只能署一次名，请核对领衔和联名代表。"
        raise NotAllowed(msg)
    if paper.delegation and len(wanted) > 1:
        msg = "代表团建议由代表团提出，只写负责人，不写联名代表。"
        raise NotAllowed(msg)
    before = {each.person_id or each.name: each for each in kept}
    for place, (key, each) in enumerate(zip(known, wanted, strict=True)):
        first = SignerRole.HEAD if paper.delegation else SignerRole.LEAD
        row = before.pop(key, None)
        if row is None:
            name = _name(session, each)
            row = Signer(suggestion_id=paper.id, name=name, role=first, unit=paper.unit)
            row.person_id = each.person_id
        row.role, row.place = SignerRole.CO if place else first, place
        session.add(row)
    for gone in before.values():
        gone.deleted = True
        session.add(gone)


def _name(session: Session, signed: Signed) -> str:
    if signed.person_id is None:
        return signed.name
    person = session.get(Person, signed.person_id)
    if person is None or person.deleted or person.unit:
        msg = "署名的代表不在名册里，请先登记这位代表。"
        raise NotFound(msg)
    return person.name


def _signers(session: Session, paper: Suggestion) -> Sequence[Signer]:
    of = select(Signer).where(
        Signer.suggestion_id == paper.id, ~col(Signer.deleted), Signer.unit == paper.unit
    )
    return session.exec(of.order_by(col(Signer.place))).all()
