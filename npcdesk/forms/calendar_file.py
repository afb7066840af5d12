"""Due days as a calendar file (.ics, RFC 5545) that a phone or a mail program takes in."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from npcdesk.rules.papers import DueDay
from npcdesk.rules.station_papers import DutyEvent

NAME = "今日要办"
DUTY = "代表值班"
ACTIVITIES = "代表活动"
BOTH = "值班和活动"
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # one zone, without summer time since 1991
RUNG = timedelta(hours=-15)  # before the day begins: nine o'clock of the day before
ONE_DAY = timedelta(days=1)


def to_ics(days: Iterable[DueDay], *, made_at: datetime) -> bytes:
    """Return events that last all day, each with an alarm the day before.

    Args:
        days: what is due.
        made_at: the moment of the export, with its zone; a newer file replaces what it told before.
    """
    calendar = _calendar(NAME, "today")
    for day in days:
        calendar.add_component(_event(day, made_at))
    return bytes(calendar.to_ical())


def duty_to_ics(duties: Iterable[DutyEvent], *, made_at: datetime, name: str = DUTY) -> bytes:
    """Return duty days and activities, each with an alarm at nine o'clock of the day before."""
    calendar = _calendar(name, "duty")
    for duty in duties:
        event = _timed(duty, made_at) if duty.starts else _all_day(duty, made_at)
        event.add("summary", duty.words)
        if duty.venue:
            event.add("location", duty.venue)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _timed(duty: DutyEvent, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{duty.id}@npcdesk")
    event.add("dtstamp", made_at)
    for name, hour in (("dtstart", duty.starts), ("dtend", duty.ends)):
        at = datetime.combine(duty.on, time.fromisoformat(hour), CHINA)
        event.add(name, at.astimezone(UTC))
    day_before = timedelta(hours=9) - ONE_DAY
    starts = time.fromisoformat(duty.starts)
    since_midnight = timedelta(hours=starts.hour, minutes=starts.minute)
    event.add_component(_alarm(duty.words, day_before - since_midnight))
    return event


def _all_day(day: DueDay | DutyEvent, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.id}@npcdesk")
    event.add("dtstamp", made_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + ONE_DAY)  # the first day it lasts no more
    event.add_component(_alarm(day.words, RUNG))
    return event


def _calendar(name: str, what: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//npcdesk//{what}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def _event(day: DueDay, made_at: datetime) -> Event:
    event = _all_day(day, made_at)
    event.add("summary", day.words)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day for it
    return event


def _alarm(words: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger)
    return alarm
