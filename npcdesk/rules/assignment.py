"""The list of a 交办会: to whom each suggestion goes, in the names that a clerk writes."""

from dataclasses import dataclass

from npcdesk.rules.drafts import Problem, SheetColumn

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


@dataclass(frozen=True, slots=True)
class AssignmentSheet:
    """All that was found in a workbook. Nothing has been written."""

    file_name: str
    sheet: str
    header_row: int
    columns: tuple[SheetColumn, ...]
    found: tuple[AssignedRow, ...]
    problems: tuple[Problem, ...] = ()
    converted: tuple[Problem, ...] = ()
    rows_seen: int = 0


def way(leads: int, co: int, *, jointly: bool) -> str:
    """Return how a suggestion is handled (办理方式), by how many units lead and help."""
    if leads > 1:
        return "共同主办" if jointly else "分办"
    return "主协办" if co else "单办" if leads else ""
