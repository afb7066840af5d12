"""What 今日要办 counts as late or soon, as conditions on the lines of suggestions."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, literal_column, or_
from sqlmodel import col

from npcdesk.models import Standing
from npcdesk.office.today import CONTACT_DAYS
from npcdesk.rules.suggestion_states import SOON_DAYS


def late(today: date) -> ColumnElement[bool]:
    """Return the condition of what 今日要办 counts as late: a step, an opinion, or a call."""
    day, on = today.isoformat(), col(Standing.next_due)
    called = (col(Standing.urge_next) < today) & (on >= day)
    first = (today - timedelta(days=CONTACT_DAYS)).isoformat()
    contact = _dated(Standing.contact_due) & (col(Standing.contact_due) >= first)
    dues = (Standing.co_due, Standing.publish_due, Standing.promise_due)
    passed = (_dated(each) & (col(each) < day) for each in dues)
    return or_(on < day, called, contact & (col(Standing.contact_due) < day) & (on >= day), *passed)


def soon(today: date) -> ColumnElement[bool]:
    """Return the condition of what 今日要办 tells to come within `SOON_DAYS`."""
    end = (today + timedelta(days=SOON_DAYS)).isoformat()
    dues = (Standing.contact_due, Standing.promise_due, Standing.publish_due)
    coming = [_dated(each) & col(each).between(today.isoformat(), end) for each in dues]
    coming[0] &= col(Standing.next_due) >= today.isoformat()
    return or_(col(Standing.next_due).between(today.isoformat(), end), *coming)


def _dated(due: Any) -> ColumnElement[bool]:
    """Return a condition that lets the index of those with such a day be used, and no other."""
    return col(due) < literal_column("'9999'")
