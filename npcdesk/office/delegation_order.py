"""The roster in the order of delegations by their numbers: 第二代表团 before 第三代表团.

As text 三 stands before 二. What a window shows is of few delegations, whose lines an index holds
in their order: the others are only counted.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session, col

from npcdesk.models import RosterLine
from npcdesk.office import windows
from npcdesk.office.windows import Window
from npcdesk.rules.numbered import by_number

_DELEGATION = col(RosterLine.delegation)


def delegations(session: Session) -> list[str]:
    """Return the delegations (代表团), in the order of their names, 第二 before 第三."""
    return sorted(windows.distinct(session, RosterLine, "delegation"), key=by_number)


def order(session: Session, names: Sequence[str], *, descending: bool) -> list[ColumnElement[Any]]:
    """Return the order of a whole list by columns, the first of which is the delegation."""
    known = delegations(session)
    if known == sorted(known):
        return windows.ordered(RosterLine, names, descending=descending)
    return _ranked(["", *known][:: -1 if descending else 1], names, descending=descending)


def near(
    session: Session,
    where: list[ColumnElement[bool]],
    names: Sequence[str],
    window: Window,
    *,
    descending: bool,
) -> tuple[list[ColumnElement[bool]], list[ColumnElement[Any]], Window]:
    """Return the lines of the delegations that a window shows, their order, and where in them.

    `names` are the columns of the order, the delegation first.
    """
    known = delegations(session)
    if known == sorted(known):
        return where, windows.ordered(RosterLine, names, descending=descending), window
    counted = select(_DELEGATION, func.count()).where(*where).group_by(_DELEGATION)
    many = {row[0]: int(row[1]) for row in session.execute(counted)}
    passed, skipped, few = 0, 0, list[str]()
    for name in ["", *known][:: -1 if descending else 1]:
        end = passed + many.get(name, 0)
        if end <= window.offset:
            skipped = end
        elif passed < window.offset + window.limit:
            few.append(name)
        passed = end
    here = Window(window.offset - skipped, window.limit)
    return [*where, _DELEGATION.in_(few)], _ranked(few, names, descending=descending), here


def _ranked(
    some: Sequence[str], names: Sequence[str], *, descending: bool
) -> list[ColumnElement[Any]]:
    places: Any = {name: at for at, name in enumerate(some)}
    rest = windows.ordered(RosterLine, names[1:], descending=descending)
    return [case(places, value=_DELEGATION), *rest] if places else rest
