"""改办: whether the reply clock starts anew for the unit that gets a suggestion next.

The rules are silent on it (sources.md 4.1), so it is a setting of the office.
"""

from sqlmodel import Session, col, select

from npcdesk.models import Office
from npcdesk.office.dues import Resolved
from npcdesk.rules.suggestion_life import Standing


def keeps_clock(session: Session) -> bool:
    """Tell whether the new unit answers by the day that the first one had."""
    return bool(session.exec(select(Office.keeps_clock).where(col(Office.mine))).first())


def keep_clock(session: Session, *, keep: bool) -> None:
    """Set it; days that stand are not moved."""
    session.exec(select(Office).where(col(Office.mine))).one().keeps_clock = keep


def kept_due(session: Session, now: Standing) -> Resolved | None:
    """Return the reply's day for a suggestion to be handed over again, None to count it anew."""
    clock = now.clock
    if clock is None or clock.due_on is None or not keeps_clock(session):
        return None
    return Resolved(clock.due_nominal or clock.due_on, clock.due_on, clock.due_why)
