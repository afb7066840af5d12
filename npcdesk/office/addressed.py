"""Papers for another office's congress: who may be written to, and who lets which step happen.

A suggestion belongs to the congress it is addressed to. The office that collected it hands it in
and keeps what the delegate says of it; the addressee numbers, hands over, answers and closes.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import EventKind, OwnKey, Replica, Suggestion
from npcdesk.rules.suggestion_life import VERB

COLLECTOR = frozenset(
    {
        EventKind.RAISE,
        EventKind.CONTACT,
        EventKind.RATE,
        EventKind.WITHDRAW,
        EventKind.TAKE_BACK,
    }
)
ADDRESSEE = frozenset(EventKind) - {EventKind.RAISE, EventKind.WITHDRAW}


@dataclass(frozen=True, slots=True)
class Congress:
    """An office of the exchange as screens name it."""

    code: str
    name: str


def above(session: Session) -> list[Congress]:
    """Return the offices above this one that the exchange knows, the nearest first."""
    known = _machines(session)
    found: list[Congress] = []
    code = known[here].parent if (here := own(session)) in known else ""
    while code in known and code not in {each.code for each in found}:
        found.append(Congress(code, _name(known[code])))
        code = known[code].parent
    return found


def above_called(session: Session, said: str) -> str:
    """Return the code of the office above that `said` means: its code, its name or a part of it.

    Raises:
        NotFound: no office above is called so.
        Unclear: several are.
    """
    some = above(session)
    found = [each for each in some if said in (each.code, each.name)]
    found = found or [each for each in some if said.strip() and said.strip() in each.name]
    if len(found) == 1:
        return found[0].code
    known = "、".join(f"{each.code} {each.name}" for each in found or some)
    if not found:
        msg = f"上级里没有“{said}”。" + (f"可以写：{known}。" if known else "请先和上级配对。")
        raise NotFound(msg)
    msg = f"“{said}”可能是{known}，请写代码。"
    raise Unclear(msg)


def name(session: Session, code: str) -> str:
    """Return what an office of the exchange is called, its code while nobody said."""
    known = _machines(session)
    return _name(known[code]) if code in known else code


def own(session: Session) -> str:
    """Return this office's code in the exchange; "" while it takes no part in one."""
    mine = select(Replica.unit).join(OwnKey, col(OwnKey.inc) == col(Replica.inc))
    return session.exec(mine.where(OwnKey.current)).first() or ""


def source(session: Session, suggestion_id: str) -> str:
    """Return the office that collected a paper for another congress; "" for any other paper."""
    return str(session.execute(_SOURCE, {"id": suggestion_id}).scalar() or "")


def unit_of(suggestion_id: str) -> Any:
    """Return the subquery of the unit whose a paper is: its events and signers are likewise."""
    return (
        select(Suggestion.unit)
        .where(Suggestion.id == suggestion_id)
        .correlate(None)
        .scalar_subquery()
    )


def is_here(session: Session, paper: Suggestion) -> bool:
    """Return whether this office has to do with a paper: as its own, or because it collected it."""
    return not paper.unit or (paper.unit == paper.to_code and collected_here(session, paper.id))


def collected_here(session: Session, suggestion_id: str) -> bool:
    """Return whether this office collected a paper for the congress of an office above."""
    return source(session, suggestion_id) == own(session) != ""


def steps(paper: Suggestion) -> frozenset[EventKind]:
    """Return what this office may let happen to a paper that it has to do with."""
    if not paper.to_code:
        return frozenset(EventKind)
    return COLLECTOR if paper.unit else ADDRESSEE


def require(session: Session, paper: Suggestion, kind: EventKind) -> None:
    """Raise `NotAllowed`, in words, for a step that the other office lets happen."""
    if kind in steps(paper):
        return
    other = name(session, paper.unit or source(session, paper.id))
    if paper.unit:
        msg = f"这件建议已提交{other}，“{VERB[kind]}”由{other}来做，结果会随数据交换送来。"
    else:
        msg = f"这件建议是{other}提交的，“{VERB[kind]}”由{other}登记，会随数据交换送来。"
    raise NotAllowed(msg)


def _machines(session: Session) -> dict[str, Replica]:
    return {each.unit: each for each in session.exec(select(Replica).order_by(col(Replica.rid)))}


def _name(machine: Replica) -> str:
    if not machine.certificate:
        return machine.unit
    said = json.loads(json.loads(machine.certificate)["cert"])
    return str(said["unit_name"])


_SOURCE = text(
    "SELECT substr(n.name, 3, instr(n.name, '>') - 3) FROM row_meta m "
    "JOIN scope_name n ON n.sid = m.sid WHERE m.row_id = :id AND instr(n.name, '>')"
)
