"""What a station's papers say, and what the public is never told."""

from datetime import date
from io import BytesIO

from PIL import Image

from npcdesk.forms import station_page
from npcdesk.models import Audience, Person
from npcdesk.office import (
    delegate_files,
    delegates,
    duties,
    id_numbers,
    offices,
    publishing,
    rota,
    rota_rules,
    station_papers,
    station_staff,
    stations,
)
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store.blobs import Blobs
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


SECRET = {  # of every fact that is kept to the office or to the voters, as the roster has it
    "phone": "13800001234",
    "office_phone": "0571-88889999",
    "email": "chen@example.org",
    "birth": "1970-10",
    "specialty": "水利专长",
    "resume": "1990年参军",
    "residence": "柳湾村三组",
    "native_place": "某省某市",
    "joined_party": "1995-07",
    "began_work": "1991-08",
    "address": "某街一号",
    "postcode": "310000",
    "remark": "内部备注",
    "id_number": "11010519491231002X",
}


def test_the_public_page_tells_of_a_delegate_what_each_fact_allows_and_nothing_else(
    store, folder, tmp_path
):
    blobs = Blobs(folder.attachments, make.KEY)
    with store.writing("登记身份证号") as session:
        id_numbers.keep(session, on=True)
    told = {"party": "中共党员", "work_unit": "青石镇水务站", "post": "站长", "nation": "汉族"}
    picture = tmp_path / "照片.jpg"
    with_place = Image.Exif()
    with_place[0x8825] = {1: "N", 2: (30.0, 15.0, 0.0)}  # where it was taken
    Image.new("RGB", (1200, 900), "navy").save(picture, exif=with_place)
    with store.writing("站点") as session:
        station = stations.add(session, "青石镇代表之家")
        draft = DelegateDraft("陈国栋", sex="male", delegate_number="0142", **told, **SECRET)
        one, mandate = delegates.enrol(session, draft)
        station_staff.assign(session, station, [one])
        delegate_files.keep_photo(session, blobs, mandate, picture)
    with store.reading() as session:
        (seen,) = station_papers.page(session, station, today=TODAY, blobs=blobs).receivers
        html = station_page.to_html(station_papers.page(session, station, today=TODAY, blobs=blobs))
    assert seen.about == "男，汉族，中共党员"
    assert ("单位职务", "青石镇水务站 站长") in seen.facts
    for secret in (*SECRET.values(), "1970.10", "1995.07", "0142"):
        assert secret not in html, secret
    with Image.open(BytesIO(seen.photo)) as drawn:
        assert (drawn.size, dict(drawn.getexif())) == ((144, 192), {})
    with store.writing("公示范围") as session:
        publishing.set_rule(session, "photo", Audience.VOTERS)
        publishing.set_rule(session, "party", Audience.INTERNAL)
        publishing.set_rule(session, "specialty", Audience.PUBLIC)
    with store.reading() as session:
        (seen,) = station_papers.page(session, station, today=TODAY, blobs=blobs).receivers
    assert (seen.photo, seen.about) == (b"", "男，汉族")
    assert ("专长", "水利专长") in seen.facts
    with store.writing("公示范围") as session:
        publishing.set_rule(session, "name", Audience.VOTERS)
    with store.reading() as session:
        assert station_papers.page(session, station, today=TODAY).receivers == ()


def test_a_delegates_calendar_has_the_own_days_with_all_who_come(store):
    station, people = rota_of(store)
    with store.reading() as session:
        every = station_papers.events(session, *YEAR, station_id=station)
        own = station_papers.events(session, *YEAR, person_id=people[0])
        table = station_papers.table(session, station, *YEAR, today=TODAY)
    assert {each.id for each in own} < {each.id for each in every}
    assert all("陈国栋" in each.words and "、" in each.words for each in own)
    assert [row.on for row in table.rows] == [each.on for each in every]
