from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npcdesk.errors import NotAllowed
from npcdesk.office import group_boards, groups
from npcdesk.office.groups import Facts
from npcdesk.ui.buttons import Button
from npcdesk.ui.choose_into_dialog import ChooseInto
from npcdesk.ui.empty import FirstSteps
from npcdesk.ui.group_dialog import AmendGroup, NewGroup, Nominate, release
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.supervision_page import SupervisionPage
from tests import make
from tests.ui.eyes import clipped
from tests.ui.hands import write


@pytest.fixture
def paper(store):
    return make.handed_over(store, on=date(2026, 1, 28), number="35")


@pytest.fixture
def group(store):
    with store.writing("新建督办组") as session:
        return groups.form(
            session,
            name="第一督办组",
            leader="高振华",
            leader_post="副主任",
            committee="财经工委",
            decided_on=make.TODAY,
            members=("石建军",),
            today=make.TODAY,
        )


@pytest.fixture
def chosen(store, group, paper):
    with store.writing("列入") as session:
        groups.choose(session, group, paper, on=make.TODAY)
    return paper


@pytest.fixture
def page(qtbot, desk):
    page = SupervisionPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


def test_the_first_day_says_what_belongs_here(qtbot, page, desk):
    assert isinstance(page.stack.currentWidget(), FirstSteps)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        page.key_new()
    assert wanted.args == ["new-group", ""]
    verbs = page.stack.currentWidget().findChildren(Button)
    assert [verb.text() for verb in verbs] == ["成立督办组", "登记提名"]
    assert not page.new_group.isVisible()  # the step has it
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        verbs[1].click()
    assert wanted.args == ["nominate-group", ""]


def test_a_group_is_a_lane_and_a_paper_its_card(chosen, page):
    cards = [button.card for button in page.board.cards()]
    assert [card.number for card in cards] == ["第35号"]
    assert cards[0].title == "修缮沙河桥并增设人行护栏"
    assert cards[0].unit == "县交通运输局"
    assert cards[0].mark.words == "逾期 8 天"
    assert (cards[0].now, cards[0].then) == ("办理中", "4月28日 应答复")
    assert page.head.note.full() == "1 个督办组，共 1 件，0 件已答复"


def test_the_ledger_holds_the_same_papers(chosen, page):
    page.tabs.choose("ledger")
    page.tabs.chosen_changed.emit("ledger")
    assert page.stack.currentWidget() is page.card
    assert page.table.lines.rowCount() == 1
    assert page.card.footer.full() == "共 1 件，按督办组排列"


def test_a_group_is_formed_by_the_dialog_and_follows_what_was_asked(qtbot, desk, paper, page):
    dialog = NewGroup(desk, paper)
    qtbot.addWidget(dialog)
    dialog.name.line.setText("第二督办组")
    dialog.leader.line.setText("范玉梅")
    dialog.members.line.setText("石建军、闫丽华 石建军")
    dialog.primary.click()
    with desk.store.reading() as session:
        board = group_boards.boards(session, make.TODAY)[0]
    assert (board.name, board.leader, set(board.members)) == (
        "第二督办组",
        "范玉梅",
        {"石建军", "闫丽华"},
    )
    assert [found.id for found in board.papers] == [paper]
    assert [button.card.id for button in page.board.cards()] == [paper]


def test_a_group_without_a_leader_is_refused_at_its_field(qtbot, desk):
    dialog = NewGroup(desk, "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.line.setText("第二督办组")
    dialog.primary.click()
    assert dialog.leader.error()
    with desk.store.reading() as session:
        assert group_boards.boards(session, make.TODAY) == []


def test_a_name_that_is_taken_is_told_in_the_dialog(qtbot, desk, group):
    dialog = NewGroup(desk, "")
    qtbot.addWidget(dialog)
    dialog.name.line.setText("第一督办组")
    dialog.leader.line.setText("范玉梅")
    dialog.primary.click()
    assert "已经有了" in dialog.refusal.words.full()


def test_a_group_is_amended_with_its_members(qtbot, desk, group):
    dialog = AmendGroup(desk, group)
    qtbot.addWidget(dialog)
    assert dialog.members.value() == "石建军"
    dialog.members.line.setText("闫丽华")
    dialog.committee.line.setText("城环工委")
    dialog.primary.click()
    with desk.store.reading() as session:
        board = group_boards.boards(session, make.TODAY)[0]
    assert (board.members, board.committee, board.leader) == (("闫丽华",), "城环工委", "高振华")


def test_a_group_does_not_take_the_name_of_another(store, group):
    facts = {"leader": "甲", "decided_on": make.TODAY, "today": make.TODAY}
    with store.writing("新建") as session:
        other = groups.form(session, name="第二督办组", **facts)
    with store.writing("改") as session, pytest.raises(NotAllowed, match="已经有了"):
        groups.amend(session, other, groups.Facts("第一督办组", "甲"))


def test_papers_are_found_by_typing_and_given_to_the_group(qtbot, desk, group, paper, page):
    dialog = ChooseInto(desk, group)
    qtbot.addWidget(dialog)
    found = dialog._find("沙河桥")
    assert [choice.id for choice in found] == [paper]
    dialog.papers.set_value([Choice(found[0].id, found[0].words)])
    dialog.primary.click()
    assert [button.card.id for button in page.board.cards()] == [paper]
    assert page.window().focusWidget() is page.board.cards()[0]


def test_a_paper_is_taken_out_after_a_question(qtbot, desk, chosen, page):
    page.board.select(chosen)
    page._offer()
    assert not page.release.isHidden()
    question = release(desk, chosen)
    qtbot.addWidget(question)
    with desk.store.reading() as session:
        assert len(group_boards.boards(session, make.TODAY)[0].papers) == 1
    question.foot.itemAt(question.foot.count() - 1).widget().click()
    assert page.board.cards() == []
    desk.undo()
    assert [button.card.id for button in page.board.cards()] == [chosen]


def test_nothing_is_cut_off(chosen, page, each_look):
    page.reload()
    page.resize(1180, 760)
    assert clipped(page) == []


def test_the_names_of_a_group_are_offered_from_the_roster(qtbot, ground, desk, store, group):
    make.delegate(store, name="范玉梅")
    make.delegate(store, name="石建军")
    dialog = NewGroup(desk, "")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    QTest.keyClicks(dialog.leader.line, "fym")
    QTest.keyClick(dialog.leader.line, Qt.Key.Key_Return)
    assert dialog.leader.value() == "范玉梅"
    QTest.keyClicks(dialog.members.line, "sjj")
    QTest.keyClick(dialog.members.line, Qt.Key.Key_Return)
    write(dialog.members.line, "、外来人、")
    QTest.keyClicks(dialog.members.line, "fym")
    QTest.keyClick(dialog.members.line, Qt.Key.Key_Return)
    assert dialog.members.value() == "石建军、外来人、范玉梅"
    dialog.members.line.setCursorPosition(len("石建军"))
    write(dialog.members.line, "、")
    QTest.keyClicks(dialog.members.line, "fym")
    QTest.keyClick(dialog.members.line, Qt.Key.Key_Return)
    assert dialog.members.value() == "石建军、范玉梅、外来人、范玉梅"
    assert dialog.members.names() == ("石建军", "范玉梅", "外来人")
    assert dialog.result() == 0  # Enter took a name, and formed no group


def test_the_committees_of_earlier_groups_are_offered(qtbot, ground, desk, store):
    with store.writing("两个组") as session:
        for name, by in (("甲组", "财经工委"), ("乙组", "城环工委"), ("丙组", "城环工委")):
            groups.nominate(
                session, Facts(name, committee=by), by=by, on=make.TODAY, why="", today=make.TODAY
            )
    dialog = Nominate(desk, "")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    write(dialog.committee.line, "工")
    QTest.keyClick(dialog.committee.line, Qt.Key.Key_Return)
    assert dialog.committee.value() == "城环工委"
