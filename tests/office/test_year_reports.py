"""Until when a year's handling is reported on; 今日要办 tells it and the entry settles it."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.office import due_days, offices, today, year_reports
from npcdesk.office.today import Only
from npcdesk.rules import year_reports as rules
from npcdesk.rules.deadlines import Calendar, Period, Unit
from npcdesk.rules.pack import Base, Rule
from npcdesk.shipped import pack as shipped_pack
from tests import make

NO_HOLIDAYS = Calendar(frozenset(), frozenset(), frozenset({2026}))


@pytest.fixture
def henan(store):
    """An office of Henan, whose units report by 31 August, with a paper of this year."""
    make.handed_over(store, on=date(2026, 2, 3))
    with store.writing("规则包") as session:
        offices.use_pack(session, "henan")
    return store


def reports(store, on, only=Only.ALL):
    with store.reading() as session:
        found = today.today(session, on, only)
        tasks = [task for task in found.tasks if task.kind == "year_report"]
        assert (found.late, found.soon) == today.pressing(session, on)
        return [(task.title, task.days_left) for task in tasks]


def test_the_report_is_told_a_month_ahead_until_it_was_made(henan):
    told = "2026 年度办理情况报告，8月31日前"
    assert reports(henan, date(2026, 7, 31)) == []
    assert reports(henan, date(2026, 8, 1)) == [(told, 30)]
    assert reports(henan, date(2026, 8, 1), Only.SOON) == []
    assert reports(henan, date(2026, 8, 25), Only.SOON) == [(told, 6)]
    assert reports(henan, date(2026, 9, 1), Only.LATE) == [(told, -1)]
    on = date(2026, 8, 28)
    with henan.reading() as session:
        days = {day.id: day.on for day in due_days.due_days(session, on)}
        assert days["year-report-2026"] == date(2026, 8, 31)
    with henan.writing("报告") as session:
        facts = {"year": 2026, "today": on, "to_whom": "县人大常委会"}
        year_reports.enter(session, on=on, **facts)
        with pytest.raises(NotAllowed, match="已经于2026年8月28日向县人大常委会报告"):
            year_reports.enter(session, on=on, **facts)
    assert reports(henan, date(2026, 9, 1)) == []
    with henan.writing("更正") as session:
        year_reports.take_back(session, 2026)
        with pytest.raises(NotFound):
            year_reports.take_back(session, 2026)
    assert reports(henan, date(2026, 9, 1)) == [(told, -1)]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"on": date(2026, 9, 1)}, "还没有到"),
        ({"year": 2023}, "核对年度"),
        ({"to_whom": " "}, "本级人大常委会"),
    ],
)
def test_what_cannot_be_a_report_is_refused(henan, facts, said):
    whole = {"year": 2026, "on": make.TODAY, "to_whom": "常委会"} | facts
    with henan.writing("报告") as session, pytest.raises(NotAllowed, match=said):
        year_reports.enter(session, today=make.TODAY, **whole)


def test_an_office_whose_rules_fix_no_day_is_not_reminded(store):
    make.handed_over(store, on=date(2026, 2, 3))
    assert reports(store, date(2026, 12, 31)) == []


def test_a_period_runs_from_the_first_handing_over():
    period = Rule(Period(6, Unit.MONTH), Base.HANDED_OVER, "办法")
    pack = replace(shipped_pack("henan"), report_by=period)
    due, why = rules.due(pack, 2026, date(2026, 2, 3), NO_HOLIDAYS)
    assert due.effective == date(2026, 8, 3)
    assert why.startswith("交办 2月3日 + 6个月，办法")
