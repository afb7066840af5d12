"""Rows and whole offices with everything irrelevant filled in."""

from datetime import date, datetime

from npcdesk.clock import FixedClock
from npcdesk.models import Level
from npcdesk.office import delegates, offices, raising, suggestion_ends, suggestions, units
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store
from npcdesk.vault import Cost

TODAY = date(2026, 5, 6)
CLOCK = FixedClock(datetime(2026, 5, 6, 9, 30))  # noqa: DTZ001 - the wall clock
KEY = bytes(range(32))
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What a guess at the passphrase costs in tests: the real price takes a second."""


def office(store: Store, *, level: Level = Level.COUNTY, name: str = "示例县人大常委会") -> None:
    with store.writing("新建单位") as session:
        code = "330102003" if level is Level.TOWNSHIP else "330102"
        offices.begin(session, name=name, level=level, code=code, term=19)


def delegate(store: Store, name: str = "周启明", **facts: str) -> str:
    """Enrol somebody and return the person's id."""
    facts = {"sex": "male", "birth": "1974-12", "delegation": "沙河镇"} | facts
    with store.writing("登记代表") as session:
        return delegates.enrol(session, DelegateDraft(name=name, **facts))[0]


def unit(store: Store, name: str = "县交通运输局") -> str:
    with store.writing("登记单位") as session:
        return units.ensure(session, name)


def suggestion(
    store: Store,
    *,
    title: str = "关于修缮沙河桥并增设人行护栏的建议",
    number: str = "35",
    lead: str = "周启明",
    raised_on: date = date(2026, 1, 22),
    session_ordinal: int = 1,
) -> str:
    """Take a suggestion in, and file it under `number` unless that is empty."""
    with store.reading() as session:
        known = [found for found in delegates.find(session, lead) if found.name == lead]
    lead_id = known[0].id if known else delegate(store, lead)
    with store.writing("登记建议") as session:
        paper = raising.take_in(
            session,
            raising.NewSuggestion(
                title=title, lead_id=lead_id, raised_on=raised_on, term=19, session=session_ordinal
            ),
            today=TODAY,
        )
        if number:
            raising.file(session, paper, number=number, on=date(2026, 1, 27), today=TODAY)
        return paper


def handed_over(store: Store, on: date = date(2026, 2, 3), **facts: str) -> str:
    paper = suggestion(store, **facts)
    lead = unit(store)
    with store.writing("交办") as session:
        suggestions.hand_over(session, paper, lead_ids=[lead], on=on, today=TODAY)
    return paper


def replied(store: Store, paper: str, on: date = date(2026, 4, 1)) -> str:
    """Enter the reply to a suggestion that was handed over; return the suggestion."""
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=on, today=TODAY, reply_class="A")
    return paper


def asked_again(store: Store, paper: str, on: date) -> None:
    """Ask for a suggestion that the delegate is not satisfied with to be handled anew."""
    with store.writing("要求重办") as session:
        suggestion_ends.redo(session, paper, on=on, today=TODAY)
