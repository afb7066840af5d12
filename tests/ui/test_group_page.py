from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMenu

from npcdesk import labels
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.models import GroupKind, Rating
from npcdesk.office import group_boards, group_events, groups, putting_away, suggestions
from npcdesk.office.group_events import Said
from npcdesk.office.groups import Facts
from npcdesk.store.blobs import Blobs
from npcdesk.ui import group_step_dialog
from npcdesk.ui.group_dialog import NewGroup, SetUp
from npcdesk.ui.group_page import GroupPage
from npcdesk.ui.group_step_dialog import TakeBackStep, read_nodes, step
from npcdesk.ui.signs import Chip
from npcdesk.ui.supervision_board import NextNodes, lane
from npcdesk.ui.supervision_page import SupervisionPage
from npcdesk.ui.timeline import FileButton, _Row
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped


@pytest.fixture
def group(store):
    began = TODAY - timedelta(days=40)
    with store.writing("成立") as session:
        return groups.form(
            session, name="第一督办组", leader="高振华", decided_on=began, today=TODAY
        )


def do(qtbot, desk, kind, group, files=(), **said):
    """Fill in the dialog of a step and press its button; return what it said beforehand."""
    dialog = step(desk, f"{kind.value}:{group}")
    dialog.enclosed.take_in(files)
    told = dialog.note.words.full()
    qtbot.addWidget(dialog)
    for name, value in said.items():
        dialog.said[name].set_value(value)
    dialog.primary.click()
    assert not dialog.refusal.words.full()
    return told


def board(desk, group):
    with desk.store.reading() as session:
        return group_boards.file(session, group, TODAY).board


def test_the_card_of_an_archived_paper_shows_a_whole_life(store, desk, group):
    paper = make.replied(store, make.handed_over(store, number="35"))
    with store.writing("列入、办结、归档") as session:
        groups.choose(session, group, paper, on=TODAY)
        suggestions.rate(session, paper, on=TODAY, today=TODAY, rating=Rating.SATISFIED)
        suggestions.close(session, paper, on=TODAY, today=TODAY)
        putting_away.archive(session, paper, on=TODAY, today=TODAY)
    (card,) = lane(board(desk, group)).cards
    assert (card.done, card.now, card.then, card.mark.words) == (7, "已归档", "5月6日", "已归档")


@pytest.mark.parametrize("made", [NewGroup, SetUp])
def test_the_facts_of_a_group_stand_in_three_columns(qtbot, ground, desk, store, group, made):
    if made is SetUp:
        with store.writing("提名、确定") as session:
            group = groups.nominate(
                session, Facts("甲组"), by="工委", on=TODAY, why="", today=TODAY
            )
            said = Said(TODAY, who="主任会议")
            group_events.enter(session, group, GroupKind.DECIDE, said, today=TODAY)
    dialog = made(desk, group if made is SetUp else "")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    first, second_, third = (f.x() for f in (dialog.leader, dialog.post, dialog.committee))
    assert [dialog.official.x(), dialog.official_post.x()] == [first, second_]
    assert dialog.on.x() == (third if made is NewGroup else second_)
    assert dialog.official.width() == dialog.leader.width() == dialog.name.width()


def test_a_year_is_played_in_the_window(qtbot, desk, group, page_of):
    page = page_of(GroupPage, group)
    assert [chip.mark().words for chip in page.head.findChildren(Chip)] == [
        "已编组",
        "40 天没有进度",
    ]
    do(qtbot, desk, GroupKind.CONSULT, group, venue="县政府", body="先修主管")
    do(qtbot, desk, GroupKind.PLAN, group, body="三步", nodes="5.8 座谈\n6.1　视察")
    do(qtbot, desk, GroupKind.ITEM, group, body="夯实", who="县水利局", due_on=TODAY)
    assert [row.line.title for row in page.work.rows()] == ["夯实", "座谈", "视察"]
    do(qtbot, desk, GroupKind.NODE_DONE, group)
    do(qtbot, desk, GroupKind.ANSWER, group, body="已夯实")
    assert [row.button.isHidden() for row in page.work.rows()] == [False, True, True]
    do(qtbot, desk, GroupKind.INSPECT, group, body="一处不实")
    do(qtbot, desk, GroupKind.PROGRESS, group, body="过半")
    assert "1 个节点没有完成" in do(qtbot, desk, GroupKind.REPORT, group)
    do(qtbot, desk, GroupKind.EVALUATE, group, grade="good")
    do(qtbot, desk, GroupKind.ARCHIVE, group)
    done = board(desk, group)
    assert (done.stage, done.grade, done.found) == ("已归档", "good", "一处不实")
    assert page._verbs.count() == 0
    assert page.choose.isHidden()
    with pytest.raises(NotAllowed, match="已归档"):
        step(desk, f"progress:{group}")


def test_an_archived_group_tells_what_was_not_done_and_asks_for_nothing(
    qtbot, desk, group, page_of
):
    page = page_of(GroupPage, group)
    do(qtbot, desk, GroupKind.CONSULT, group)
    do(qtbot, desk, GroupKind.PLAN, group, nodes="5.7 座谈\n6.1　视察")
    assert all(row.button.property("kind") == "" for row in page.work.rows())  # the head's leads
    for kind, said in ((GroupKind.REPORT, {}), (GroupKind.EVALUATE, {"grade": "good"})):
        do(qtbot, desk, kind, group, **said)
    do(qtbot, desk, GroupKind.ARCHIVE, group)
    rows = page.work.rows()
    assert [(row.line.mark.words, row.line.verb_words) for row in rows] == [("没有完成", "")] * 2
    with desk.store.reading() as session:
        (later,) = group_boards.boards(session, TODAY + timedelta(days=90))
    assert later.late == ()
    assert not lane(later).takes
    shown = NextNodes(desk)
    qtbot.addWidget(shown)
    shown.show_boards([later], TODAY)
    assert shown.isHidden()


def test_a_step_takes_files_in_and_gives_copies_back(qtbot, desk, group, page_of, folder, tmp_path):
    desk.store.blobs = Blobs(folder.attachments, make.KEY)
    page = page_of(GroupPage, group)
    page._turn("life")
    minutes, photo = tmp_path / "纪要.docx", tmp_path / "现场.jpg"
    minutes.write_bytes(b"agreed")
    photo.write_bytes(b"a bridge")
    do(qtbot, desk, GroupKind.PROGRESS, group, files=[photo], body="过半")
    page.reload()
    row = next(each for each in page.timeline.findChildren(_Row) if each._event.body == "过半")
    row._event.take_in([minutes])
    with desk.store.reading() as session:
        first, line = group_boards.file(session, group, TODAY).history[0].files
    assert first.name == "现场.jpg"
    page.reload()
    chips = {each.text(): each for each in page.timeline.findChildren(FileButton)}
    chips["纪要.docx"].click()
    menu = chips["纪要.docx"].findChild(QMenu)
    assert [each.text() for each in menu.actions()] == ["打开", "另存为…", "写说明…", "移走"]
    page.files.save(line, tmp_path / "副本.docx")
    assert (tmp_path / "副本.docx").read_bytes() == b"agreed"
    menu.actions()[3].trigger()
    with desk.store.reading() as session:
        assert group_boards.file(session, group, TODAY).history[0].files == (first,)


def test_a_step_is_taken_back_with_its_reason(qtbot, desk, group, page_of):
    page = page_of(GroupPage, group)
    do(qtbot, desk, GroupKind.CONSULT, group)
    with desk.store.reading() as session:
        newest = group_boards.file(session, group, TODAY).history[0]
    dialog = TakeBackStep(desk, f"{group}:{newest.id}")
    qtbot.addWidget(dialog)
    dialog.reason.set_value("没有开")
    dialog.primary.click()
    assert board(desk, group).stage == "已编组"
    assert page.tabs.chosen() == "work"


def test_every_step_has_its_form():
    assert set(group_step_dialog._FORMS) == set(GroupKind) - {GroupKind.FORM, GroupKind.TAKE_BACK}


def test_nodes_are_typed_one_a_line(desk):
    assert read_nodes("5.12 现场 座谈\n\n", TODAY) == [(TODAY.replace(day=12), "现场 座谈")]
    with pytest.raises(Unclear, match="这一行"):
        read_nodes("5.12", TODAY)


def test_the_tab_shows_the_groups_by_how_far_they_are(desk, group, page_of):
    page = page_of(SupervisionPage)
    (lane,) = (each for each in page.steps.cards() if each.card.id == group)
    assert (lane.card.now, lane.card.mark.words) == ("已编组", "40 天没有进度")
    page.tabs.choose("steps")
    page._turn()
    page.steps.select(group)
    page._offer()
    assert (page.look.isHidden(), page.release.isHidden()) == (False, True)


def test_nothing_is_cut_off(qtbot, desk, group, page_of, each_look):
    for page in (page_of(GroupPage, group), page_of(SupervisionPage)):
        page.reload()
        page.resize(1500, 760)
        qtbot.waitUntil(lambda page=page: clipped(page) == [])


@pytest.fixture
def page_of(qtbot, desk):
    def show(kind, *wanted):
        page = kind(desk, *wanted)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        return page

    return show


def test_nodes_of_a_plan_that_is_entered_late_are_days_after_the_plan(qtbot, desk, group):
    dialog = step(desk, f"{GroupKind.PLAN.value}:{group}")
    qtbot.addWidget(dialog)
    dialog.on.set_value(TODAY - timedelta(days=40))
    dialog.said["nodes"].set_value(f"{TODAY.month}.{TODAY.day - 1} 座谈")
    with qtbot.waitSignal(desk.said) as said:
        dialog.primary.click()
    assert f"1 个节点：{labels.day(TODAY - timedelta(days=1))}。" in said.args[0].text
    assert not dialog.refusal.words.full()
    with desk.store.reading() as session:
        (node,) = group_boards.file(session, group, TODAY).board.nodes
    assert node.due_on == TODAY - timedelta(days=1)


def test_a_new_lane_is_scrolled_to_though_others_fill_the_window(qtbot, desk, store, page_of):
    with store.writing("六个组") as session:
        made = [
            groups.nominate(session, Facts(f"第{n}组"), by="工委", on=TODAY, why="", today=TODAY)
            for n in "一二三四五六"
        ]
    page = page_of(SupervisionPage)
    seen = page.board.viewport()
    page.stand_on(made[-1])
    lane = page.board.place_of(made[-1]).parentWidget()
    while lane.property("kind") != "lane":
        lane = lane.parentWidget()

    def whole():
        left = lane.mapTo(seen, lane.rect().topLeft()).x()
        return left >= 0 and left + lane.width() <= seen.width()

    qtbot.waitUntil(whole, timeout=2_000)
