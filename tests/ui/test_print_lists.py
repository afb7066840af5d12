"""Where a clerk looks for it: the paper of an activity, a group, a year's 回头看, a 交办会."""

from datetime import date

from npcdesk.models import ActivityKind, Attendance
from npcdesk.office import activities, groups, suggestions, units
from npcdesk.office.activities import Facts
from npcdesk.ui.activity_page import ActivityPage
from npcdesk.ui.group_page import GroupPage
from npcdesk.ui.look_back_page import LookBackPage
from npcdesk.ui.print_checks import checks
from npcdesk.ui.print_copies import copies, kinds, offered
from tests import make
from tests.make import TODAY
from tests.ui.windows import placed

ON = date(2026, 4, 1)


def asked(monkeypatch, desk):
    """Return what is opened from now on."""
    opened = []
    monkeypatch.setattr(type(desk), "open", lambda _desk, *words: opened.append(words))
    return opened


def test_an_activity_is_signed_in_to_and_then_recorded(qtbot, desk, store, monkeypatch):
    person = make.delegate(store, "张㛃")
    with store.writing("活动") as session:
        made = activities.plan(session, Facts(ActivityKind.TEAM, "沙河视察"), today=TODAY)
        activities.call(session, made, [person])
    page = placed(qtbot, ActivityPage(desk, made))
    (sheet, blank) = offered(desk, "sign-in-sheet", [made])
    assert ([row.name for row in sheet.paper.rows], blank.wanted) == (["张㛃"], False)
    with store.writing("开展") as session:
        activities.hold(session, made, on=ON, rest=Attendance.PRESENT, today=TODAY)
    page.reload()
    opened = asked(monkeypatch, desk)
    page.key_print()
    assert opened == [("print", f"activity-record:{made}")]
    (record, _) = offered(desk, "activity-record", [made])
    assert (record.paper.present, record.paper.on) == (("张㛃",), ON)
    assert [code for code, _ in kinds("sign-in-sheet")][:2] == ["activity-record", "sign-in-sheet"]
    (card,) = copies(desk, "name-cards", [made])
    assert (card.words, card.paper.names) == ("张㛃", ("张㛃",))
    assert [each.text for each in checks([card], [card], card.paper, 1)] == [
        "一页放得下",
        "每个字都印得出来",
    ]


def test_a_group_prints_its_plan_until_it_hands_something_over(qtbot, desk, store, monkeypatch):
    paper = make.handed_over(store)
    with store.writing("督办") as session:
        group = groups.form(session, name="桥梁组", leader="李想", decided_on=ON, today=TODAY)
        groups.choose(session, group, paper, on=ON)
    page = placed(qtbot, GroupPage(desk, group))
    opened = asked(monkeypatch, desk)
    page.key_print()
    assert opened == [("print", f"supervision-plan:{group}")]
    (plan,) = copies(desk, "supervision-plan", [group])
    assert [each.number for each in plan.paper.papers] == ["35"]


def test_the_table_of_a_look_back_is_that_of_the_page(qtbot, desk, store, monkeypatch):
    paper = make.handed_over(store)
    with store.writing("答复") as session:
        suggestions.reply(
            session, paper, on=date(2026, 3, 1), today=TODAY, reply_class="C", body="资金没有着落。"
        )
    page = placed(qtbot, LookBackPage(desk))
    page.pills.choose("unit", "县交通运输局", "县交通运输局")
    opened = asked(monkeypatch, desk)
    page.key_print()
    ((kind, wanted),) = opened
    assert (kind, wanted) == ("print", "look-back-table:2026////县交通运输局")
    (table,) = copies(desk, "look-back-table", ["2027/1/C//县交通运输局"])
    (row,) = table.paper.rows
    assert (row.number, row.solved, table.paper.unit) == ("35", "", "县交通运输局")


def test_one_suggestion_offers_the_list_of_its_whole_meeting(desk, store):
    first = make.handed_over(store)
    beside = make.suggestion(store, number="36", title="关于河堤的建议")
    with store.writing("交办") as session:
        helper = units.ensure(session, "县财政局")
        lead = units.ensure(session, "县水利局")
        suggestions.hand_over(
            session, beside, lead_ids=[lead], co_ids=[helper], on=date(2026, 2, 3), today=TODAY
        )
    whole, alone = copies(desk, "hand-over-list", [first])
    assert [row.number for row in whole.paper.rows] == ["35", "36"]
    assert (whole.wanted, alone.wanted, len(alone.paper.rows)) == (True, False, 1)
    (letter,) = copies(desk, "co-opinion", [beside])
    assert (letter.words, letter.wanted) == ("示例县财政局", True)
