"""From when until when delegates are in office, whichever congress they sit in."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.models import Mandate, MandateStatus, Office, Term

Span = tuple[date, date]
ASKED_AT_ONCE = 1000


def spans(session: Session, person_ids: Sequence[str]) -> dict[str, list[Span]]:
    """Return for each person the days, first and last, on which a mandate is held.

    A mandate ends with its term when the day of that is known; one that is suspended or ended is
    held until the day before (代表法 第六十一条、第六十二条).
    """
    ends = _ends(session)
    found: dict[str, list[Span]] = defaultdict(list)
    for start in range(0, len(person_ids), ASKED_AT_ONCE):
        some = select(Mandate).where(
            col(Mandate.person_id).in_(person_ids[start : start + ASKED_AT_ONCE]),
            ~col(Mandate.deleted),
            col(Mandate.unit) == "",
        )
        for mandate in session.execute(some.order_by(col(Mandate.id))).scalars():
            last = ends.get((mandate.level, mandate.term), date.max)
            if mandate.status is not MandateStatus.IN_OFFICE:
                if mandate.status is MandateStatus.PENDING or mandate.status_on is None:
                    continue
                last = min(last, mandate.status_on - timedelta(days=1))
            found[mandate.person_id].append((date.min, last))
    return found


def _ends(session: Session) -> dict[tuple[str, int], date]:
    rows = session.execute(
        select(col(Office.level), col(Term.ordinal), col(Term.ends_on))
        .join(Office, col(Office.id) == col(Term.office_id))
        .where(~col(Term.deleted), col(Term.unit) == "", col(Term.ends_on).is_not(None))
    )
    return {(level, ordinal): ends for level, ordinal, ends in rows if ends is not None}
