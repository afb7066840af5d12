"""值班表: the month with the chosen day, its dialogs, and the next duty beside the stations."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from npcdesk.errors import DeskError
from npcdesk.models import ActivityKind
from npcdesk.office import activities, duties, rota, rota_rules, station_staff, stations
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.ui import duty_month, print_copies
from npcdesk.ui.rota_dialogs import MoveDialog, PlanDialog, ReplaceDialog, RuleDialog
from npcdesk.ui.rota_page import ActivityMonth, RotaPage
from npcdesk.ui.station_dialog import StationDialog
from npcdesk.ui.station_people import MembersDialog, StaffDialog
from npcdesk.ui.station_routes import ROUTES
from npcdesk.ui.stations_page import StationsPage
from tests import make
from tests.ui.eyes import clipped
from tests.ui.windows import placed

MAY = date(2026, 5, 15)
SPAN = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def station(desk):
    names = ("陈国栋", "吴秀兰", "于海涛", "何岚")
    people = [make.delegate(desk.store, name, birth=f"197{at}-01") for at, name in enumerate(names)]
    with desk.store.writing("登记站点") as session:
        made = stations.add(session, "青石镇代表之家", township="青石镇", address="文化站一楼")
        station_staff.assign(session, made, people)
        rota_rules.add(session, made, RuleFacts("每月15日"))
    return made


def plan(desk, station):
    with desk.store.writing("排值班表") as session:
        rota.write(
            session, rota.preview(session, [station], *SPAN, today=make.TODAY), today=make.TODAY
        )


def lines(desk):
    with desk.store.reading() as session:
        return duties.between(session, *SPAN)


def test_the_month_is_gone_through_by_keys_and_says_who_is_there(qtbot, desk, station):
    plan(desk, station)
    page = placed(qtbot, RotaPage(desk, station))
    assert page.name.full() == "2026年5月"
    page.month.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(page.month, key)
    assert page.month.day == MAY
    (card,) = page.pane.cards
    assert card.day.names in page.month.accessibleDescription()
    QTest.keyClick(page.month, Qt.Key.Key_PageDown)
    QTest.keyClick(page.month, Qt.Key.Key_PageDown)
    QTest.keyClick(page.month, Qt.Key.Key_PageDown)
    assert page.name.full() == "2026年8月"
    assert page.pane.cards == []  # the 15th is a Saturday
    QTest.keyClick(page.month, Qt.Key.Key_Right)
    QTest.keyClick(page.month, Qt.Key.Key_Right)
    (card,) = page.pane.cards
    assert card.day.lines[0].moved == "原定8月15日"
    assert clipped(page) == []


def test_activities_stand_in_the_month_and_a_click_opens_one(qtbot, desk, station):
    plan(desk, station)
    with desk.store.writing("活动") as session:
        facts = activities.Facts(ActivityKind.RESEARCH, "托管机构调研", MAY)
        made = activities.plan(session, facts, today=make.TODAY)
    page = placed(qtbot, RotaPage(desk))
    page.go(MAY)
    assert "1 次活动" in page.head.note.full()
    assert page.month.accessibleDescription().endswith("专题调研 托管机构调研")
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    (card,) = page.pane.activities
    card.opener.click()
    (box,) = [box for day, box in page.month._boxes() if day == MAY]
    marks = page.month._mark_boxes(MAY, duty_month._inner(box))
    spot = marks[-1][1].center().toPoint()
    QTest.mouseClick(page.month, Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [("activity", made)] * 2
    assert clipped(page) == []
    page.pills.choose("what", "duty", "值班")
    page.reload()
    assert (page.pane.activities, len(page.pane.cards)) == ([], 1)
    alone = placed(qtbot, ActivityMonth(desk))
    alone.go(MAY)
    assert (len(alone.pane.activities), alone.pane.cards) == (1, [])
    assert not alone.plan.isVisible()


def test_the_rota_is_seen_before_it_is_written_and_taken_back_whole(qtbot, desk, station):
    dialog = PlanDialog(desk)
    qtbot.addWidget(dialog)
    dialog.first.set_value(SPAN[0])
    dialog.last.set_value(SPAN[1])
    assert dialog.told.full() == "新排 16 人次；青石镇代表之家 4 名代表，全年每人 4 次"
    assert lines(desk) == []
    dialog.deed(second=False)
    assert len(lines(desk)) == 16
    desk.undo()
    assert lines(desk) == []


def test_a_rule_is_kept_and_dropped(qtbot, desk, station):
    dialog = RuleDialog(desk, station)
    qtbot.addWidget(dialog)
    assert dialog.days.value() == "每月15日"
    dialog.which.set_value("")
    dialog.days.set_value("每周三")
    dialog.seats.set_value("1")
    dialog.deed(second=False)
    with desk.store.reading() as session:
        rules = {line.facts.days: line for line in rota_rules.lines(session, station)}
    assert set(rules) == {"每月15日", "每周三"}
    dialog = RuleDialog(desk, station)
    qtbot.addWidget(dialog)
    dialog.drop.click()
    with desk.store.reading() as session:
        assert [line.facts.days for line in rota_rules.lines(session, station)] == ["每周三"]


def test_turns_are_changed_by_hand(qtbot, desk, station):
    plan(desk, station)
    first, _, third, *_ = lines(desk)
    dialog = ReplaceDialog(desk, first.id)
    qtbot.addWidget(dialog)
    with pytest.raises(DeskError, match="请选换成谁"):
        dialog.deed(second=False)
    dialog.swap.set_value(third.id)
    dialog.deed(second=False)
    again = {line.id: line.name for line in lines(desk)}
    assert (again[first.id], again[third.id]) == (third.name, first.name)
    dialog = MoveDialog(desk, f"{station}:{MAY}")
    qtbot.addWidget(dialog)
    dialog.to.set_value(date(2026, 5, 18))
    dialog.deed(second=False)
    assert lines(desk)[0].on == date(2026, 5, 18)


def test_the_stations_show_the_next_duty_and_what_must_hang(qtbot, desk, station):
    plan(desk, station)
    with desk.store.writing("提前") as session:
        duties.move(session, station, MAY, date(2026, 5, 8))
    page = placed(qtbot, StationsPage(desk))
    said = [each.text() for each in page.station_pane.findChildren(QAbstractButton)]
    assert {"打印公告", "已经贴出", "换人"} <= set(said)
    posted = next(
        b for b in page.station_pane.findChildren(QAbstractButton) if b.text() == "已经贴出"
    )
    posted.click()
    assert lines(desk)[0].posted_on == make.TODAY
    assert clipped(page) == []


def test_a_station_is_put_below_another(qtbot, desk, station):
    with desk.store.writing("登记站点") as session:
        top = stations.add(session, "示例县联络总站", kind="联络总站")
    dialog = StationDialog(desk, station)
    qtbot.addWidget(dialog)
    dialog.above.set_value(top)
    dialog.deed(second=False)
    with desk.store.reading() as session:
        assert [(s.name, s.depth) for s in stations.lines(session, 2026)] == [
            ("示例县联络总站", 0),
            ("青石镇代表之家", 1),
        ]


def test_the_notice_and_the_rota_are_printed(desk, station):
    plan(desk, station)
    (notice,) = print_copies.copies(desk, "duty-notice", [f"{station}:{MAY}"])
    (table,) = print_copies.copies(desk, "rota-table", [f"{station}:{SPAN[0]}:{SPAN[1]}"])
    assert (notice.words, len(table.paper.rows)) == ("青石镇代表之家", 8)
    assert print_copies.named("duty-notice", [notice]) == "接待公告-青石镇代表之家2026年5月15日"


def test_what_today_tells_of_a_station_opens_its_day_and_its_visit(qtbot, desk, station):
    plan(desk, station)
    page = placed(qtbot, ROUTES["duty_notice"](desk, f"{station}:{MAY}"))
    assert [card.day.on for card in page.pane.cards] == [MAY]
    dialog = ROUTES["duty"](desk, f"{station}:{MAY}")
    qtbot.addWidget(dialog)
    assert "、".join(each.words for each in dialog.people.choices()) == page.pane.cards[0].day.names


def test_staff_and_delegates_of_a_station_are_kept(qtbot, desk, station):
    dialog = StaffDialog(desk, station)
    qtbot.addWidget(dialog)
    for name, value in (("name", "陈洁"), ("duty", "站长"), ("phone", "138 0000 2261")):
        dialog.fields[name].set_value(value)
    dialog.deed(second=False)
    again = StaffDialog(desk, station)
    qtbot.addWidget(again)
    (known,) = again.known
    again.which.set_value(known)
    again.fields["to_on"].set_value(make.TODAY)
    again.deed(second=False)
    with desk.store.reading() as session:
        (line,) = station_staff.lines(session, station)
    assert (line.name, line.phone, line.to_on) == ("陈洁", "138****2261", make.TODAY)
    members = MembersDialog(desk, station)
    qtbot.addWidget(members)
    members.people.set_value(members.people.choices()[1:])
    members.deed(second=False)
    with desk.store.reading() as session:
        assert len(rota.members(session, station)) == 3
