"""The calendar file is read back by a program that knows the format, and is written as it asks."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from npcdesk.forms.calendar_file import to_ics
from npcdesk.rules.papers import DueDay

TITLE = "等答复：第35号 关于修缮沙河桥；并增设护栏, 一期\\二期的建议" * 3
DAYS = [
    DueDay("018f-reply-1", date(2026, 5, 6), TITLE),
    DueDay("018f-rate-1", date(2026, 12, 31), "收回意见：第3号 修路"),
]
MADE = datetime(2026, 5, 1, 1, 30, tzinfo=UTC)


def test_every_day_is_read_back_with_its_alarm():
    calendar = Calendar.from_ical(to_ics(DAYS, made_at=MADE))
    events = calendar.walk("VEVENT")
    assert [(e.start, str(e["summary"])) for e in events] == [(d.on, d.words) for d in DAYS]
    assert [str(e["uid"]) for e in events] == ["018f-reply-1@npcdesk", "018f-rate-1@npcdesk"]
    assert [e.end - e.start for e in events] == [timedelta(days=1)] * 2
    (alarm,) = events[0].walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=-15), "nine o'clock of the day before"


def test_lines_end_and_fold_as_the_format_says():
    raw = to_ics(DAYS, made_at=MADE)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert raw.decode("utf-8").count("\r\n ") > 3
    assert raw == to_ics(DAYS, made_at=MADE)
