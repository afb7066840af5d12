"""The notice of a duty day, the rota on paper and in a calendar, the page for the public."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from icalendar import Calendar

from npcdesk.errors import NotAllowed
from npcdesk.forms import calendar_file, duty_notice, quick_mark, rota_table, station_page
from npcdesk.rules.station_papers import (
    DutyEvent,
    DutyNotice,
    Receiver,
    RotaRow,
    RotaTable,
    ShownDelegate,
    StationPage,
    landline,
)
from tests.forms.paper import faces_not_embedded, pages, words

ON = date(2026, 5, 15)
CHEN = Receiver("陈国栋", "县人大代表", "青石镇选区")
ROW = RotaRow(date(2026, 8, 17), "原定8月15日", "9:00–11:30", "文化站一楼", "陈国栋、吴秀兰", "")


def notice(*receivers):
    return DutyNotice(
        "青石镇代表之家",
        ON,
        "9:00",
        "11:30",
        "青石镇文化站一楼",
        receivers,
        "0571-12345678",
        "示例县人大常委会",
        date(2026, 5, 12),
    )


@pytest.mark.parametrize("count", [1, 24])
def test_the_notice_says_when_where_who_and_what_is_not_taken_on_one_page(count):
    pdf = duty_notice.to_pdf(notice(*[CHEN] * count))
    said = words(pdf)
    assert len(pages(pdf)) == 1
    for part in (
        "2026年5月15日（星期五）9:00至11:30",
        "青石镇文化站一楼",
        "一般不直接办理具体案件",
    ):
        assert part in said
    assert said.count("陈国栋（县人大代表，青石镇选区）") == count
    assert "2026年5月12日" in said
    assert faces_not_embedded(pdf) == set()


def test_a_long_rota_goes_over_pages_and_says_what_a_holiday_moved():
    paper = RotaTable("青石镇代表之家", ON, ON, (ROW,) * 40, "示例县人大常委会", ON)
    pdf = rota_table.to_pdf(paper)
    assert len(pages(pdf)) > 1
    assert words(pdf).count("原定8月15日") == 40


def test_the_calendar_has_the_hours_of_the_duty_and_rings_the_day_before():
    duty = DutyEvent("s-20260515", ON, "09:00", "11:30", "青石镇代表之家接待群众", "文化站")
    made = calendar_file.duty_to_ics([duty], made_at=datetime(2026, 5, 6, tzinfo=UTC))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["dtstart"].dt == datetime(2026, 5, 15, 1, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 5, 15, 3, 30, tzinfo=UTC)
    (alarm,) = event.walk("VALARM")
    rings = event["dtstart"].dt + alarm["trigger"].dt
    assert rings == datetime(2026, 5, 14, 1, tzinfo=UTC)
    assert (event["location"], event["uid"]) == ("文化站", "s-20260515@npcdesk")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes = [], set(), []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in {"meta", "rect", "path", "img"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(**facts):
    said = {
        "station": "青石镇<代表>之家",
        "kind": "代表之家",
        "office": "示例县人大常委会",
        "address": "青石镇文化站一楼",
        "phone": "0571-12345678",
        "web": "",
        "reception": "每单月15日 9:00–11:30",
        "receivers": (ShownDelegate(CHEN, "男，汉族", (("专长", "<水利>"),), b"a face"),),
        "days": (ROW,),
        "on": ON,
    }
    return StationPage(**(said | facts))


def test_the_page_is_whole_escapes_what_was_typed_and_fetches_nothing():
    html = station_page.to_html(page())
    tags = Tags()
    tags.feed(html)
    assert not tags.open
    assert not tags.seen & {"script", "link", "iframe", "a", "form"}
    addresses = re.findall(r"\b\w+://[^\s\"<]*", html)
    assert addresses == ["http://www.w3.org/2000/svg"]  # the name of SVG: nothing is fetched
    assert not any(name.startswith("on") or name == "href" for name, _ in tags.attributes)
    assert [said for name, said in tags.attributes if name == "src"] == [
        "data:image/jpeg;base64,YSBmYWNl"
    ]
    assert "青石镇&lt;代表&gt;之家" in html
    for part in (
        "县人大代表，青石镇选区",
        "专长：&lt;水利&gt;",
        "2026年8月17日 星期一（原定8月15日）",
    ):
        assert part in html


def test_the_code_holds_the_address_else_a_contact_card():
    assert station_page.marked(page(web="https://example.org/qs"))[0] == "https://example.org/qs"
    card, _ = station_page.marked(page(phone=""))
    assert card.splitlines() == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:青石镇<代表>之家;;;;",
        "FN:青石镇<代表>之家",
        "ORG:示例县人大常委会",
        "ADR;TYPE=WORK:;;青石镇文化站一楼;;;;",
        "END:VCARD",
    ]
    corner = [[True] * 7, [True, *[False] * 5, True]]
    rows = quick_mark.modules(card)
    assert [row[:7] for row in rows[:2]] == corner
    assert [row[-7:] for row in rows[:2]] == corner
    assert len(rows) == len(rows[0]) == 17 + 4 * ((len(rows) - 17) // 4)
    with pytest.raises(NotAllowed, match="二维码"):
        quick_mark.modules("长" * 201)


def test_nobodys_mobile_is_published():
    assert landline("138 0000 2261", "0571-12345678") == "0571-12345678"
    assert landline("13800002261", "") == ""
