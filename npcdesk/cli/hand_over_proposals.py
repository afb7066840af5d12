"""`suggestions hand-over --propose`: units for all that waits, after like papers of other years."""

from typing import Any

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.office import assign_proposals, assignments, suggestion_names
from npcdesk.office.assign_proposals import Proposal
from npcdesk.office.assignments import WaitingLine

LIST = {
    "ref": "建议号",
    "title": "题目",
    "wanted_unit": "代表意愿",
    "lead": "拟主办",
    "co": "拟协办",
    "before_words": "同类",
    "after": "按哪一件",
}
NOTHING = Proposal("", ())


def tell(desk: Entrance, *, json: bool) -> None:
    """Tell what is proposed for each paper that waits; nothing is written."""
    with desk.reading() as session:
        waiting = assignments.waiting(session)
        ids = [line.id for line in waiting]
        said = assign_proposals.propose(session, ids, today=desk.today)
    found = {each.suggestion_id: each for each in said}
    rows = [_row(line, found.get(line.id, NOTHING), json=json) for line in waiting]
    shown.listed(rows, LIST, json=json, none="没有待交办的建议。")
    if rows and not json:
        known = sum(bool(each.leads) for each in said)
        shown.say(f"待交办 {len(rows)} 件，{known} 件按往年相似件拟了单位，请核对。没有写入。")


def _row(line: WaitingLine, said: Proposal, *, json: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ref": suggestion_names.ref(line.number, line.id),
        "title": line.title,
        "wanted_unit": line.wanted_unit,
        "after": said.after,
    }
    if json:
        return told | {
            "suggestion_id": line.id,
            "leads": said.leads,
            "co_units": said.co,
            "jointly": said.jointly,
            "before": [f"{each.unit}{each.words}" for each in said.before],
        }
    return told | {
        "lead": "、".join(said.leads),
        "co": "、".join(said.co),
        "before_words": "；".join(f"{each.unit}{each.words}" for each in said.before[:2]),
    }
