"""What a station's papers say, and what the public is never told."""

from datetime import date

from npcdesk.models import Audience, Person
from npcdesk.office import (
    duties,
    offices,
    rota,
    rota_rules,
    station_papers,
    station_staff,
    stations,
)
from npcdesk.office.rota_rules import RuleFacts
from tests import make
from tests.make import TODAY

YEAR = date(2026, 1, 1), date(2026, 12, 31)
MAY = date(2026, 5, 15)


def rota_of(store):
    ids = [
        make.delegate(store, name, phone=f"1380000000{at}", electoral_unit="青石镇选区")
        for at, name in enumerate(("陈国栋", "吴秀兰", "于海涛"))
    ]
    with store.writing("排班") as session:
        made = stations.add(
            session, "青石镇代表之家", address="文化站", manager="陈洁", phone="13800002261"
        )
        offices.amend(session, contact="", phone="0571-12345678", address="")
        station_staff.assign(session, made, ids)
        rota_rules.add(session, made, RuleFacts("每单月15日", seats=2))
        rota.write(session, rota.preview(session, [made], *YEAR, today=TODAY), today=TODAY)
    return made, ids


def test_the_notice_names_who_comes_and_is_dated_three_days_before(store):
    station, _ = rota_of(store)
    with store.reading() as session:
        paper = station_papers.notice(session, station, MAY, today=TODAY)
        late = station_papers.notice(session, station, MAY, today=date(2026, 5, 14))
        names = duties.one_date(session, station, MAY).names
    assert (paper.posted_on, late.posted_on) == (date(2026, 5, 12), date(2026, 5, 14))
    assert (paper.starts, paper.ends, paper.venue) == ("9:00", "11:00", "文化站")
    assert "、".join(each.name for each in paper.receivers) == names
    assert str(paper.receivers[0]).endswith("（县人大代表，青石镇选区）")


def test_the_public_page_has_no_mobile_and_nobody_whom_the_office_keeps_to_itself(store):
    station, people = rota_of(store)
    with store.writing("公示范围") as session:
        session.get(Person, people[0]).publish = Audience.INTERNAL.value
    with store.reading() as session:
        page = station_papers.page(session, station, today=TODAY)
    told = str(page)
    assert "1380000" not in told
    assert "陈国栋" not in told
    assert "陈洁" not in told
    assert {each.name for each in page.receivers} == {"吴秀兰", "于海涛"}
    assert (page.phone, page.reception) == ("0571-12345678", "每单月15日 9:00–11:00")
    assert [row.on for row in page.days][:2] == [MAY, date(2026, 7, 15)]


def test_a_delegates_calendar_has_the_own_days_with_all_who_come(store):
    station, people = rota_of(store)
    with store.reading() as session:
        every = station_papers.events(session, *YEAR, station_id=station)
        own = station_papers.events(session, *YEAR, person_id=people[0])
        table = station_papers.table(session, station, *YEAR, today=TODAY)
    assert {each.id for each in own} < {each.id for each in every}
    assert all("陈国栋" in each.words and "、" in each.words for each in own)
    assert [row.on for row in table.rows] == [each.on for each in every]
