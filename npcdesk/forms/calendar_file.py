"""Due days as a calendar file (.ics, RFC 5545) that a phone or a mail program takes in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from npcdesk.rules.papers import DueDay

NAME = "今日要办"
RUNG = timedelta(hours=-15)  # before the day begins: nine o'clock of the day before
ONE_DAY = timedelta(days=1)


def to_ics(days: Iterable[DueDay], *, made_at: datetime) -> bytes:
    """Return events that last all day, each with an alarm the day before.

    Args:
        days: what is due.
        made_at: the moment of the export, with its zone; a newer file replaces what it told before.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//npcdesk//today//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    for day in days:
        calendar.add_component(_event(day, made_at))
    return bytes(calendar.to_ical())


def _event(day: DueDay, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.id}@npcdesk")
    event.add("dtstamp", made_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + ONE_DAY)  # the first day it lasts no more
    event.add("summary", day.words)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day for it
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", day.words)
    alarm.add("trigger", RUNG)
    event.add_component(alarm)
    return event
