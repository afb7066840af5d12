"""Finding a row by a part of its id as a person types it; `labels.short_id` is the usual part."""

import re
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Opinion, Visit, VisitLine

MOST = 5  # candidates told
# figures alone are a 建议号 or a 代表证号 until there are as many as a short id has
_PART = re.compile(r"(?=.*[a-f])[0-9a-f]{4,32}|[0-9]{8,32}")


def of(column: Any, text: str) -> ColumnElement[bool] | None:
    """Return the condition that an id begins or ends in `text`; None when it is no part of one."""
    part = text.strip().lower()
    if not _PART.fullmatch(part):
        return None
    return or_(column == part, column.like(f"%{part}"), column.like(f"{part}%"))


def visit(session: Session, text: str) -> str:
    """Return the id of the visit that a short id means; `NotFound` or `Unclear` when not one is."""
    rows: list[Any] = []
    if (fits := of(col(VisitLine.visit_id), text)) is not None:
        wanted = select(col(Visit.id), col(VisitLine.held_on), col(VisitLine.station))
        joined = wanted.join(VisitLine, col(VisitLine.visit_id) == col(Visit.id))
        rows = list(session.execute(joined.where(fits, ~col(Visit.deleted)).limit(MOST)))
    told = [f"{labels.short_id(row[0])}（{row[1].isoformat()} {row[2]}）" for row in rows]
    return _one(rows, told, f"没有编号是“{text}”的走访，visits list 会列出编号。", text)


def opinion(session: Session, text: str) -> str:
    """Return the id of the opinion that a short id means; `NotFound` or `Unclear` likewise."""
    rows: list[Any] = []
    if (fits := of(col(Opinion.id), text)) is not None:
        wanted = select(col(Opinion.id), col(Opinion.words)).where(
            fits, ~col(Opinion.deleted), col(Opinion.unit) == ""
        )
        rows = list(session.execute(wanted.limit(MOST)))
    told = [f"{labels.short_id(row[0])}（{row[1][:20]}）" for row in rows]
    return _one(rows, told, f"没有编号是“{text}”的群众意见，visits show 会列出编号。", text)


def _one(rows: list[Any], told: list[str], none: str, text: str) -> str:
    if not rows:
        raise NotFound(none)
    if len(rows) > 1:
        msg = f"编号“{text}”可能是{'、'.join(told)}，请再多写几位。"
        raise Unclear(msg)
    return str(rows[0][0])
