"""The list of a 交办会: to whom each suggestion goes, in the names that a clerk writes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from npcdesk.rules.drafts import SheetRead

JOINT_WORDS = ("共同主办", "共同承办", "会同办理", "联合主办", "联合办理")
"""How a list says that several leads give one answer; without, they answer apart (分办)."""


@dataclass(frozen=True, slots=True)
class AssignedRow:
    """One row. `suggestion_id` is known in a window, a sheet has number, session or title."""

    row: int
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    jointly: bool = False
    longest: bool = False
    number: str = ""
    session: str = ""  # as written: 十九届一次, 闭会
    title: str = ""
    suggestion_id: str = ""


AssignmentSheet = SheetRead[AssignedRow]


@dataclass(frozen=True, slots=True)
class AssignDraft:
    """What was typed into 批量交办 and not handed over yet; the rows by the suggestion's id."""

    on: date | None = None
    meeting: str = ""
    number: str = ""
    rows: Mapping[str, AssignedRow] = field(default_factory=dict)


_KEPT = ("leads", "co", "jointly", "longest")


def dumped(draft: AssignDraft) -> dict[str, Any]:
    """Return a draft as it is kept."""
    rows = {id_: {name: getattr(row, name) for name in _KEPT} for id_, row in draft.rows.items()}
    on = draft.on.isoformat() if draft.on else ""
    return {"on": on, "meeting": draft.meeting, "number": draft.number, "rows": rows}


def loaded(kept: Mapping[str, Any]) -> AssignDraft:
    """Return a kept draft."""
    on, rows = kept.get("on"), kept.get("rows", {})
    return AssignDraft(
        date.fromisoformat(on) if on else None,
        kept.get("meeting", ""),
        kept.get("number", ""),
        {
            id_: AssignedRow(
                row=0,
                leads=tuple(row.get("leads", ())),
                co=tuple(row.get("co", ())),
                jointly=bool(row.get("jointly")),
                longest=bool(row.get("longest")),
                suggestion_id=id_,
            )
            for id_, row in rows.items()
        },
    )


def way(leads: int, co: int, *, jointly: bool) -> str:
    """Return how a suggestion is handled (办理方式), by how many units lead and help."""
    if leads > 1:
        return "共同主办" if jointly else "分办"
    return "主协办" if co else "单办" if leads else ""


@dataclass(frozen=True, slots=True)
class UnitShare:
    """How many suggestions of a list a unit leads, and with how many it helps."""

    name: str
    leads: int
    co: int


def shares(rows: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[UnitShare]:
    """Return the units of a list, lead and co-units by row, those with the most first."""
    leads: Counter[str] = Counter()
    co: Counter[str] = Counter()
    for row_leads, row_co in rows:
        leads.update(row_leads)
        co.update(row_co)
    found = [UnitShare(name, leads[name], co[name]) for name in leads | co]
    return sorted(found, key=lambda unit: (-unit.leads, -unit.co, unit.name))
