"""What people do at their desks in the model: each deed is one write, by a verb or by hand."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import text, update
from sqlmodel import Session, SQLModel, select

from npcdesk.models import Audience, Person, Row, Station, Visit, new_id
from npcdesk.office import publishing
from npcdesk.store import bulk
from npcdesk.sync.rights import TABLES
from tests.office import queries_of_figures, queries_of_honours
from tests.sync import deeds_with_papers, deeds_with_people
from tests.sync.drawn import WORDS

Deed = Callable[[Session, str, Sequence[int]], object]


def publish_rule(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Let a fact of delegates go further, or less far."""
    field = sorted(publishing.rules(session))[dice[0] % len(publishing.rules(session))]
    publishing.set_rule(session, field, list(Audience)[dice[1] % len(Audience)])


def put_away(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Put a row away, or take it out again: mostly one of this office's."""
    kinds = _kinds()
    for step in range(len(kinds) if dice[2] % 4 else 1):
        kind: Any = kinds[(dice[1] + step) % len(kinds)]
        some = select(kind).where(kind.unit == "") if dice[2] % 4 else select(kind)
        rows = session.exec(some.order_by(kind.id)).all()
        if rows:
            rows[dice[0] % len(rows)].deleted = not rows[dice[0] % len(rows)].deleted
            return
    raise LookupError


def by_statement(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Change many rows past the session's own bookkeeping."""
    table = (Person, Station, Visit)[dice[0] % 3]
    name = {Person: "remark", Station: "kind", Visit: "note"}[table]
    session.execute(update(table).values({name: WORDS[dice[1] % 4]}))


def in_bulk(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Load many rows as the imports of workbooks do."""
    rows = [
        {"id": new_id(), "name": f"{WORDS[dice[0] % 3]}站{place}", "kind": "联络点", "deleted": 0}
        | dict.fromkeys(("township", "address", "manager", "phone", "reception_day"), "")
        for place in range(2 + dice[1] % 3)
    ]
    bulk.insert(session.connection(), SQLModel.metadata.tables["station"], rows)


def on_the_console(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Write raw SQL: a new row and a change to it in one go."""
    made = new_id()
    put = "INSERT INTO handling_unit (id, deleted, name, short_name, kind, contact, phone, inner) "
    put += "VALUES (:id, 0, :name, '', '', '', '', 0)"
    session.execute(text(put), {"id": made, "name": WORDS[dice[0] % 4]})
    change = "UPDATE handling_unit SET phone = :phone, deleted = :away WHERE id = :id"
    session.execute(text(change), {"id": made, "phone": str(dice[1]), "away": dice[2] % 4 == 0})


def open_congress(session: Session, _unit: str, dice: Sequence[int]) -> None:
    from npcdesk.office import offices  # noqa: PLC0415 - seldom

    on = date(2026, 1, 1 + dice[2] % 28)
    offices.open_session(session, term=19, ordinal=1 + dice[1] % 3, opened_on=on)


DEEDS: tuple[Deed, ...] = (
    deeds_with_people.describe,
    deeds_with_people.enrol,
    deeds_with_people.seat,
    deeds_with_people.second_seat,
    deeds_with_people.visit,
    deeds_with_people.sort_opinion,
    deeds_with_people.mandate_step,
    deeds_with_people.opinion_step,
    deeds_with_people.duty,
    deeds_with_people.team,
    deeds_with_people.activity,
    deeds_with_people.attend,
    deeds_with_papers.topic,
    deeds_with_people.keep_contact,
    deeds_with_papers.suggest,
    deeds_with_papers.go_on,
    deeds_with_papers.event_by_hand,
    deeds_with_papers.retitle,
    deeds_with_papers.group,
    deeds_with_papers.group_step,
    deeds_with_papers.project,
    deeds_with_papers.link_topic,
    deeds_with_papers.year_report,
    queries_of_figures.sum_up,
    queries_of_honours.keep,
    publish_rule,
    deeds_with_papers.mark_and_keep,
    put_away,
    by_statement,
    in_bulk,
    on_the_console,
    open_congress,
)


def _kinds() -> list[type[Row]]:
    exchanged = [cls for cls in Row.__subclasses__() if cls.__tablename__ in TABLES]
    return sorted(exchanged, key=lambda cls: str(cls.__tablename__))
