"""A station's rota: rules as data, a preview, one writing, changes by hand that stay."""

from collections import Counter
from datetime import date

import pytest
from sqlmodel import select

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.job import finish
from npcdesk.models import Duty, LeastPer, Mandate, MandateStatus, Roll
from npcdesk.office import (
    duties,
    roster_import,
    rota,
    rota_rules,
    station_staff,
    stations,
    today,
    visits,
)
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.office.visits import NewVisit
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.store import journal
from tests import make
from tests.make import TODAY

YEAR = date(2026, 1, 1), date(2026, 12, 31)
NAMES = ("周启明", "田大利", "马晓燕", "陈国栋", "吴秀兰", "于海涛")


@pytest.fixture
def station(store):
    with store.writing("登记站点") as session:
        made = stations.add(session, "青石镇代表之家", township="青石镇", address="文化站一楼")
        rota_rules.add(session, made, RuleFacts("每月 15号", "9点", "11点半", least=2))
    people = [make.delegate(store, name, birth=f"197{at}-01") for at, name in enumerate(NAMES)]
    with store.writing("所属站点") as session:
        station_staff.assign(session, made, people)
    return made


def planned(store, station, first=YEAR[0], last=YEAR[1]):
    with store.writing("排值班表") as session:
        plans = rota.preview(session, [station], first, last, today=TODAY)
        rota.write(session, plans, today=TODAY)
        return plans[0]


def shown(store, station):
    with store.reading() as session:
        return duties.between(session, *YEAR, station_id=station)


def person(store, name):
    with store.reading() as session:
        found = dict(map(reversed, rota.members(session, stations.named(session, "青石镇"))))
    return found[name]


def test_rules_are_kept_as_data_and_read_as_people_write_them(store, station):
    with store.reading() as session:
        (line,) = rota_rules.lines(session, station)
        (shown,) = stations.lines(session, 2026, TODAY)
    assert (line.facts.days, line.facts.starts, line.facts.ends) == ("每月15日", "09:00", "11:30")
    assert (shown.reception_day, shown.delegates) == ("每月15日", 6)
    with store.writing("改规则") as session:
        facts = RuleFacts("每周三", roll=Roll.SKIP, least_per=LeastPer.HALF)
        rota_rules.amend(session, line.id, facts)
        for wrong, error in (
            (RuleFacts("哪天都行"), Unclear),
            (RuleFacts("每周三", starts="25点"), Unclear),
            (RuleFacts("每周三", starts="11:00", ends="9:00"), NotAllowed),
            (RuleFacts("每周三", seats=0), NotAllowed),
        ):
            with pytest.raises(error):
                rota_rules.add(session, station, wrong)
        rota_rules.drop(session, line.id)
        with pytest.raises(NotAllowed, match="还没有值班规则"):
            rota.preview(session, [station], *YEAR, today=TODAY)


def test_a_preview_writes_nothing_and_a_plan_is_one_undo(store, station):
    with store.reading() as session:
        (plan,) = rota.preview(session, [station], *YEAR, today=TODAY)
        assert duties.between(session, *YEAR) == []
    assert plan == planned(store, station)
    lines = shown(store, station)
    days = [(each.on.isoformat()[5:], len(each.lines)) for each in duties.dates(lines)]
    assert days == [(d, 2) for d in ("05-15", "06-15", "07-15", "08-17", "09-15", *LATE)]
    assert plan.spread <= 1
    assert lines[6].moved == "原定8月15日"
    assert {line.venue for line in lines} == {"文化站一楼"}
    with store.reading() as session:
        last = journal.last(session)
    assert store.undo(last.id) == "排值班表"
    assert shown(store, station) == []


LATE = ("10-15", "11-16", "12-15")


def test_who_is_not_in_office_is_not_on_duty(store, station):
    with store.writing("辞职") as session:
        gone = dict(rota.members(session, station))
        for mandate in session.exec(select(Mandate)).all():
            if gone.get(mandate.person_id) == "田大利":
                mandate.status, mandate.status_on = MandateStatus.ENDED, date(2026, 8, 1)
                session.add(mandate)
    plan = planned(store, station)
    on = [seat.on for seat in plan.seats if seat.name == "田大利"]
    assert on
    assert max(on) < date(2026, 8, 1)
    line = shown(store, station)[-1]
    with (
        store.writing("换人") as session,
        pytest.raises(NotAllowed, match="不在任"),
    ):
        duties.replace(session, line.id, person(store, "田大利"))


def test_planning_anew_keeps_what_a_hand_changed_what_is_announced_and_what_is_past(store, station):
    planned(store, station)
    may, june, july, august, *_ = duties.dates(shown(store, station))
    guest = make.delegate(store, "何岚", delegation="城关镇")
    with store.writing("换人") as session:
        duties.replace(session, june.lines[0].id, guest)
        duties.leave_empty(session, july.lines[1].id)
        duties.move(session, station, august.on, date(2026, 8, 19))
        duties.post(session, station, may.on, date(2026, 5, 10))
        with pytest.raises(NotAllowed, match="已经在"):
            duties.add(session, station, june.on, guest)
        with pytest.raises(NotAllowed, match="已经有值班"):
            duties.move(session, station, june.on, july.on)
        with pytest.raises(NotFound, match="没有排值班"):
            duties.post(session, station, TODAY, TODAY)
    with store.writing("改规则") as session:
        (rule,) = rota_rules.lines(session, station)
        rota_rules.amend(session, rule.id, RuleFacts("每月15日", seats=3))
    plan = planned(store, station)
    dates = {each.on: each for each in duties.dates(shown(store, station))}
    assert [line.name for line in dates[may.on].lines[:2]] == [line.name for line in may.lines]
    assert "何岚" in dates[june.on].names
    assert [line.person_id for line in dates[july.on].lines].count("") == 1
    assert date(2026, 8, 17) not in dates  # it is held on the day a hand chose, once
    assert dates[date(2026, 8, 19)].posted_on is None
    assert {len(each.lines) for on, each in dates.items() if on.month not in (5, 8)} == {3}
    assert plan.spread <= 1
    assert max(Counter((line.on, line.person_id) for line in shown(store, station)).values()) == 1
    before = [line.id for line in shown(store, station)]
    planned(store, station)
    assert [line.id for line in shown(store, station)] == before  # nothing to write, nothing sent


def test_turns_are_changed_among_two(store, station):
    planned(store, station)
    first, second, *_ = shown(store, station)[1:]
    with store.writing("调班") as session:
        duties.swap(session, first.id, second.id)
    again = {line.id: line for line in shown(store, station)}
    assert (again[first.id].name, again[second.id].name) == (second.name, first.name)
    assert again[first.id].by_hand


def test_a_visit_on_the_day_makes_the_duty_done_and_two_computers_turns_are_told_once(
    store, station
):
    planned(store, station)
    with store.writing("提前") as session:
        duties.move(session, station, date(2026, 5, 15), TODAY)
        line = duties.between(session, TODAY, TODAY)[0]
        twin = session.get(Duty, line.id)
        session.add(Duty(**twin.model_dump(exclude={"id"})))
    with store.writing("登记接待") as session:
        visits.log(session, NewVisit(station, TODAY, (line.person_id,)), today=TODAY)
    with store.reading() as session:
        (today,) = duties.upcoming(session, TODAY, station_id=station, count=1)
        days = duties.dates(duties.between(session, TODAY, TODAY))
        ahead = duties.next_days(session, TODAY)
    assert [each.done for each in today.lines] == [True, False]
    assert (today.held, days, ahead) == (True, [today], {station: (TODAY, None)})


def test_what_the_rules_ask_for_is_told_when_the_seats_do_not_reach(store, station):
    with store.writing("改规则") as session:
        (rule,) = rota_rules.lines(session, station)
        rota_rules.amend(session, rule.id, RuleFacts("每单月15日", seats=1, least=2))
    plan = planned(store, station)
    assert plan.needed == 3  # 12 turns on the four days that are left
    assert plan.told() == ["按现在的规则，6 名代表全年不到 2 次；每天排 3 名就够了。"]


def test_a_station_without_delegates_says_so(store):
    with store.writing("登记站点") as session:
        lone = stations.add(session, "柳湾镇代表之家")
        rota_rules.add(session, lone, RuleFacts("每周三"))
        (plan,) = rota.preview(session, [lone], *YEAR, today=TODAY)
    assert plan.told() == ["柳湾镇代表之家还没有在任的代表，请先在名册里填“所属站点”。"]


def test_a_year_of_twelve_stations_and_240_delegates(store):
    drafts = [
        DelegateDraft(
            name=f"代表{chr(0x4E00 + at)}",
            sex="male",
            birth="1975-01",
            delegation=f"第{at // 20}镇",
            station=f"第{at // 20}镇代表之家",
            row=at + 2,
        )
        for at in range(240)
    ]
    with store.writing("导入名册") as session:
        sheet = RosterSheet("表.xlsx", "表", 1, (), tuple(drafts), (), (), 240)
        finish(
            roster_import.apply(session, finish(roster_import.plan(session, sheet)), today=TODAY)
        )
    with store.writing("值班规则") as session:
        ids = [line.id for line in stations.lines(session, 2026)]
        for at, each in enumerate(ids):
            phrase = ("每单月15日", "每周三", "每月第二个周三", "每月5日、20日")[at % 4]
            rota_rules.add(session, each, RuleFacts(phrase, seats=4, least_per=LeastPer.HALF))
    start = date(2025, 12, 31)
    with store.writing("排值班表") as session:
        plans = rota.preview(session, ids, *YEAR, today=start)
        written = rota.write(session, plans, today=start)
        again = rota.preview(session, ids, *YEAR, today=start)
        assert rota.write(session, again, today=start) == 0
        lines = duties.between(session, *YEAR)
    assert (len(plans), len({line.person_id for line in lines})) == (12, 240)
    assert written == len(lines) == 4 * 3 * (6 + 52 + 12 + 24)
    assert max(Counter((line.on, line.person_id) for line in lines).values()) == 1
    assert all(plan.spread <= 1 for plan in plans)


def test_today_tells_of_notices_that_must_hang_and_of_todays_duty(store, station):
    planned(store, station)
    with store.writing("提前") as session:
        duties.move(session, station, date(2026, 5, 15), TODAY)
        duties.move(session, station, date(2026, 6, 15), date(2026, 5, 8))
        duties.move(session, station, date(2026, 7, 15), date(2026, 5, 16))
    with store.reading() as session:
        now = today.today(session, TODAY)
        late = today.today(session, TODAY, today.Only.LATE)
        pressing = today.pressing(session, TODAY)
    told = [(task.kind.value, task.days_left, task.title) for task in now.tasks]
    assert told == [
        ("duty_notice", -1, "青石镇代表之家5月8日星期五"),
        ("duty", 0, "青石镇代表之家5月6日星期三"),
        ("duty_notice", 7, "青石镇代表之家5月16日星期六"),
    ]
    assert now.tasks[0].why.startswith("值班 ")
    assert [task.days_left for task in late.tasks] == [-1]
    assert (pressing, now.late, now.counts.today) == ((1, 2), 1, 1)
    with store.writing("贴出、接待") as session:
        duties.post(session, station, date(2026, 5, 8), TODAY)
        (first, *_) = duties.between(session, TODAY, TODAY)
        visits.log(session, NewVisit(station, TODAY, (first.person_id,)), today=TODAY)
    with store.reading() as session:
        assert [task.days_left for task in today.today(session, TODAY).tasks] == [7]
