"""How far each fact of a delegate goes (公示范围), and what may be told of one to whom."""

from sqlmodel import Session, col, select

from npcdesk.models import Audience, Person, PublishRule, Station
from npcdesk.office import delegate_facts, mandate_events
from npcdesk.rules import publishing


def changed(session: Session) -> dict[str, Audience]:
    """Return where this office departs from the usual, by field."""
    rows = session.exec(
        select(PublishRule)
        .where(~col(PublishRule.deleted), PublishRule.unit == "")
        .order_by(PublishRule.id)
    )
    return {row.field: row.audience for row in rows}


def rules(session: Session) -> dict[str, Audience]:
    """Return how far each fact goes, in the order of `publishing.USUAL`."""
    own = changed(session)
    return {field: publishing.audience(field, own) for field in publishing.USUAL}


def set_rule(session: Session, field: str, to: Audience) -> None:
    """Let one fact go so far from now on.

    Raises:
        NotAllowed: there is no such fact, or it can never go so far.
    """
    publishing.require(field, to)
    kept = session.exec(
        select(PublishRule).where(
            PublishRule.field == field, ~col(PublishRule.deleted), PublishRule.unit == ""
        )
    ).all()
    if not kept:
        if publishing.USUAL.get(field) is not to:
            session.add(PublishRule(field=field, audience=to))
        return
    for row in kept:
        row.audience = to
        session.add(row)


def facts(session: Session, mandate_id: str, to: Audience) -> dict[str, str]:
    """Return what of a delegate may be told to `to`, by field; empty facts are left out.

    `photo` is the id of the attachment.
    """
    mandate = mandate_events.own(session, mandate_id)
    person = session.get_one(Person, mandate.person_id)
    station = session.get(Station, person.station_id) if person.station_id else None
    draft = delegate_facts.draft_of(person, mandate, station.name if station else "")
    own = changed(session)
    every = {**draft._asdict(), "photo": person.photo_id or ""}
    return {
        field: str(every[field])
        for field in publishing.USUAL
        if every.get(field) and publishing.told(field, to, own, person.publish)
    }
