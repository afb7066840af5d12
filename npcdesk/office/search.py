"""Finding anything by a few letters (Ctrl+K): numbers, titles, names, units, stations, groups."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col

from npcdesk.models import Standing
from npcdesk.office import (
    delegates,
    groups,
    return_codes,
    stations,
    suggestion_list,
    units,
    windows,
)
from npcdesk.office.return_codes import ReturnedForm
from npcdesk.office.windows import Window
from npcdesk.rules import paper_number, suggestion_life
from npcdesk.store import search

EACH = 3  # how many of a kind are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `kind` names its page, `verb` its next step.

    A suggestion's number is only unique within its `session`, so its note begins with that.
    """

    kind: str
    id: str
    title: str
    note: str
    verb: str = ""
    session: str = ""


def find(session: Session, text: str, today: date) -> dict[str, list[Hit]]:
    """Return what fits, by kind in a fixed order; an exact number comes first.

    The 回收编号 of a returned 征询意见表 finds that form alone.

    Raises:
        DeskError: it is such a code but mistyped, or not of this office.
    """
    words = text.strip()
    if not words:
        return {}
    if form := return_codes.find(session, words):
        return {"returned": [_returned(form)]}
    found = {
        "suggestion": _suggestions(session, words, today),
        "delegate": [
            Hit("delegate", who.mandate_id, who.name, who.note)
            for who in delegates.find(session, words, limit=EACH)
        ],
        "unit": [
            Hit("unit", unit.id, unit.name, unit.kind)
            for unit in units.find(session, words, limit=EACH)
        ],
        "station": [
            Hit("station", station_id, name, township)
            for station_id, name, township in stations.find(session, words, limit=EACH)
        ],
        "group": [
            Hit("group", group_id, name, f"组长 {leader}" if leader else "还没有组长")
            for group_id, name, leader in groups.find(session, words, limit=EACH)
        ],
    }
    return {kind: hits for kind, hits in found.items() if hits}


def _suggestions(session: Session, words: str, today: date) -> list[Hit]:
    number = paper_number.plain(words)
    order = windows.ordered(Standing, ("term", "session", "number_order"), descending=True)
    exact = windows.page(
        session, Standing, [col(Standing.number) == number], order, Window(0, EACH)
    )
    others = windows.newest(session, Standing, search.SUGGESTIONS, words, EACH)
    once = {row.suggestion_id: row for row in [*exact, *others]}
    return [_hit(suggestion_list.line(row, today)) for row in list(once.values())[:EACH]]


def _returned(form: ReturnedForm) -> Hit:
    note = form.problem or ("登记评价" if form.awaited else "这件现在不等代表评价")
    verb = "rate" if form.awaited and not form.problem else ""
    title = f"第{form.number}号 {form.title}"
    return Hit("returned", form.suggestion_id, title, f"征询意见表·{form.lead}·{note}", verb)


def _hit(line: suggestion_list.SuggestionLine) -> Hit:
    number = f"第{line.number}号 " if line.number else ""
    steps = {
        suggestion_life.State.FILED: "hand_over",
        suggestion_life.State.HANDLED: "urge",
        suggestion_life.State.GIVEN_BACK: "reassign",
        suggestion_life.State.AGAIN: "redo" if line.studied else "urge",
        suggestion_life.State.ANSWERED: "rate" if not line.rating else "close",
    }
    note = "·".join(filter(None, (line.session, line.state.value, line.lead_unit, line.lead)))
    title, verb = f"{number}{line.title}", steps.get(line.state, "")
    return Hit("suggestion", line.id, title, note, verb, line.session)
