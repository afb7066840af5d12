"""Whether this office keeps identity numbers (身份证号): off unless it decides otherwise."""

from sqlmodel import Session, col, func, select

from npcdesk.models import Office, Person
from npcdesk.office import offices


def kept(session: Session) -> int:
    """Return how many people of this office have their identity number in the file."""
    some = select(func.count()).where(
        Person.id_number != "", Person.unit == "", ~col(Person.deleted)
    )
    return int(session.exec(some.select_from(Person)).one())


def keep(session: Session, *, on: bool) -> int:
    """Begin or cease to keep identity numbers; return how many were erased.

    Ceasing erases those there are: what need not be kept is not (个人信息保护法 第十九条).
    """
    office = session.get_one(Office, offices.here(session).id)
    office.keeps_ids = on
    session.add(office)
    if on:
        return 0
    people = session.exec(select(Person).where(Person.id_number != "", Person.unit == "")).all()
    for person in people:
        person.id_number = ""
        session.add(person)
    session.flush()
    return len(people)
