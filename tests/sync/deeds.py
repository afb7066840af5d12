"""What people do at their desks in the model: each deed is one write, by a verb or by hand."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text, update
from sqlmodel import Session, SQLModel, select

from npcdesk.models import (
    ContactStage,
    Disposition,
    GroupSuggestion,
    Mandate,
    MandateStatus,
    Opinion,
    Person,
    Rating,
    Row,
    Station,
    Suggestion,
    SuggestionEvent,
    Visit,
    new_id,
)
from npcdesk.office import delegates, groups, raising, stations, suggestions, units, visits
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import bulk
from npcdesk.sync.rights import TABLES
from tests.make import TODAY
from tests.sync.offices import PARENTS

NAMES = ("周启明", "王芳", "刘洋", "陈静")
WORDS = ("甲", "乙", "丙", "")
Deed = Callable[[Session, str, Sequence[int]], object]


def enrol(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = NAMES[dice[0] % 4]
    draft = DelegateDraft(name=name, sex="male", birth="1974-12", delegation="沙河镇")
    delegates.enrol(session, draft)


def describe(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = _one(session, Person, dice[0])
    name = ("remark", "remark", "phone", "education", "name")[dice[1] % 5]
    setattr(person, name, WORDS[dice[2] % 4] or "无")


def seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    mandate = _one(session, Mandate, dice[0])
    mandate.status = list(MandateStatus)[dice[1] % 3]
    mandate.status_on = TODAY - timedelta(days=dice[2])


def second_seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = _one(session, Person, dice[0])
    session.add(Mandate(person_id=person.id, level="county", term=dice[1], delegation="沙河镇"))


def visit(session: Session, _unit: str, dice: Sequence[int]) -> None:
    there = session.exec(select(Station.id)).first() or stations.add(session, "沙河站")
    said = tuple(visits.NewOpinion(WORDS[die % 3]) for die in dice[:2])
    who = (_one(session, Person, dice[0]).id,)
    on = TODAY - timedelta(days=dice[1])
    visits.log(session, visits.NewVisit(there, on, who, opinions=said), today=TODAY)


def sort_opinion(session: Session, _unit: str, dice: Sequence[int]) -> None:
    opinion = _one(session, Opinion, dice[0])
    opinion.category = WORDS[dice[1] % 4]
    if dice[2] % 2:
        visits.dispose(session, opinion.id, Disposition.ANSWERED)


def suggest(session: Session, unit: str, dice: Sequence[int]) -> None:
    """Take a suggestion in, often one for the congress above."""
    lead = _one(session, Person, dice[0]).id
    new = raising.NewSuggestion(
        title=f"关于{WORDS[dice[1] % 3]}的建议",
        lead_id=lead,
        raised_on=TODAY - timedelta(days=dice[2]),
        term=19,
        session=1,
    )
    paper = session.get(Suggestion, raising.take_in(session, new, today=TODAY))
    assert paper is not None
    if dice[1] % 3 and PARENTS[unit]:
        paper.to_code = PARENTS[unit]


def go_on(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Take a suggestion one step further, in its order or out of it."""
    paper = _one(session, Suggestion, dice[0]).id
    on = {"on": TODAY - timedelta(days=dice[2] // 2), "today": TODAY}
    unit = units.ensure(session, "县交通运输局") if dice[1] % 7 == 1 else ""
    steps: tuple[Callable[[], object], ...] = (
        lambda: raising.file(session, paper, number=str(dice[2]), **on),
        lambda: suggestions.hand_over(session, paper, lead_ids=[unit], **on),
        lambda: suggestions.reply(session, paper, reply_class="A", **on),
        lambda: suggestions.rate(session, paper, rating=Rating.SATISFIED, **on),
        lambda: suggestions.close(session, paper, **on),
        lambda: suggestions.contact(session, paper, stage=ContactStage.BEFORE, how="电话", **on),
        lambda: suggestions.withdraw(session, paper, reason="已解决", **on),
    )
    steps[dice[1] % 7]()


def event_by_hand(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Write an event past the verbs that ask for an order; the rights hold all the same."""
    kind = ("raise", "file", "hand_over", "urge", "reply", "close", "withdraw")[dice[1] % 7]
    paper = _one(session, Suggestion, dice[0]).id
    on = TODAY - timedelta(days=dice[2])
    session.add(SuggestionEvent(suggestion_id=paper, kind=kind, on=on, number=str(dice[2])))


def retitle(session: Session, _unit: str, dice: Sequence[int]) -> None:
    paper = _one(session, Suggestion, dice[0])
    name = ("title", "category", "body")[dice[1] % 3]
    setattr(paper, name, WORDS[dice[2] % 3] + "改")


def group(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = f"{WORDS[dice[0] % 3]}组"
    made = groups.form(
        session, name=name, leader=NAMES[dice[1] % 4], decided_on=TODAY, members=NAMES, today=TODAY
    )
    paper = _one(session, Suggestion, dice[2]).id
    session.add(GroupSuggestion(group_id=made, suggestion_id=paper, chosen_on=TODAY))


def put_away(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Put a row away, or take it out again."""
    row: Any = _one(session, _kinds()[dice[1] % len(_kinds())], dice[0])
    row.deleted = not row.deleted


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
    describe,
    enrol,
    seat,
    second_seat,
    visit,
    sort_opinion,
    suggest,
    go_on,
    event_by_hand,
    retitle,
    group,
    put_away,
    by_statement,
    in_bulk,
    on_the_console,
    open_congress,
)


def _kinds() -> list[type[Row]]:
    exchanged = [cls for cls in Row.__subclasses__() if cls.__tablename__ in TABLES]
    return sorted(exchanged, key=lambda cls: str(cls.__tablename__))


def _one(session: Session, kind: type[Any], die: int) -> Any:
    """Return one of the rows here; `LookupError` when there is none."""
    rows = session.exec(select(kind).order_by(kind.id)).all()
    if not rows:
        raise LookupError(kind)
    return rows[die % len(rows)]
