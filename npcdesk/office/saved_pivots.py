"""Tables of 交叉统计 that have a name: kept with the office, on each of its computers.

A table is its choice of rows, columns and measure; what it is counted of (届次, 年份 …) is chosen
anew each time, so that last year's table serves this year.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import SavedPivot
from npcdesk.rules.pivot import ACROSS, AXES, MEASURES, Asked

LONGEST = 20  # characters of a name


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One table by its name."""

    name: str
    asked: Asked


def every(session: Session) -> list[SavedLine]:
    """Return the tables that have a name, the first named first; without what is not known here."""
    found: dict[str, SavedLine] = {}
    for row in _rows(session):
        known = row.down in AXES and row.across in {"", *ACROSS} and row.measure in MEASURES
        if known:
            asked = Asked(row.down, row.across, row.measure)
            found.setdefault(row.name, SavedLine(row.name, asked))
    return list(found.values())


def named(session: Session, name: str) -> SavedLine:
    """Return the table of a name; `NotFound` tells which there are."""
    some = every(session)
    for each in some:
        if each.name == name.strip():
            return each
    known = "、".join(each.name for each in some)
    msg = f"没有叫“{name}”的交叉统计表。" + (f"有的是：{known}。" if known else "还没有存过。")
    raise NotFound(msg)


def keep(session: Session, name: str, asked: Asked) -> None:
    """Give a table a name; one of that name is replaced.

    Raises:
        Unclear: there is no name, or it is too long.
    """
    name = _checked(name)
    row = _row(session, name) or SavedPivot(name=name, down="", measure="")
    row.down, row.across, row.measure = asked.rows, asked.columns, asked.measure
    session.add(row)


def rename(session: Session, old: str, new: str) -> None:
    """Give a table another name.

    Raises:
        NotFound: there is none of the old name.
        NotAllowed: another has the new name.
        Unclear: the new name does not hold.
    """
    new, old = _checked(new), named(session, old).name
    if new != old and _row(session, new):
        msg = f"已经有叫“{new}”的，请换一个名称。"
        raise NotAllowed(msg)
    for row in _rows(session, old):
        row.name = new
        session.add(row)


def drop(session: Session, name: str) -> None:
    """Forget a table; `NotFound` when there is none of the name."""
    for row in _rows(session, named(session, name).name):
        row.deleted = True
        session.add(row)


def _checked(name: str) -> str:
    plain = name.strip()
    if not plain or len(plain) > LONGEST:
        msg = f"请给这张表写一个 {LONGEST} 个字以内的名称。"
        raise Unclear(msg)
    return plain


def _row(session: Session, name: str) -> SavedPivot | None:
    return next(iter(_rows(session, name)), None)


def _rows(session: Session, name: str = "") -> list[SavedPivot]:
    """Return the rows; two computers may have given one name twice."""
    wanted = select(SavedPivot).where(~col(SavedPivot.deleted), SavedPivot.unit == "")
    if name:
        wanted = wanted.where(SavedPivot.name == name)
    return list(session.exec(wanted.order_by(col(SavedPivot.id))))
