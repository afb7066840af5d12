"""What is due, the days on leaves and the board: walked by keys, and no word cut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from npcdesk.ui.board import Board, BoardCard, Lane
from npcdesk.ui.due_list import Agenda, AgendaDay, DueGroup, DueLine, DueList
from npcdesk.ui.signs import days_mark
from tests.ui.eyes import clipped

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def due_lines():
    return [
        DueLine(str(n), "send", f"交办：第{n}号 关于快递网点的建议", "丁志强", days_mark(n), "交办")
        for n in range(-1, 3)
    ]


def test_what_is_due_is_walked_by_keys(qtbot, on_screen, each_look):
    made = DueList()
    verbs, opened = [], []
    made.verb_wanted.connect(verbs.append)
    made.opened.connect(opened.append)
    lines = due_lines()
    made.show_groups(
        [DueGroup("已逾期", lines[:1]), DueGroup("空", []), DueGroup("七天内", lines[1:], count=9)]
    )
    on_screen(made, 700, 400)
    rows = made.rows()
    rows[0].setFocus()
    qtbot.keyClick(rows[0], KEY.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], KEY.Key_Return)
    qtbot.keyClick(rows[1], KEY.Key_Return, CTRL)
    rows[3].button.click()
    assert (opened, verbs) == (["0"], ["0", "2"])
    assert rows[0].button.property("kind") == "primary"
    assert all(row.button.property("kind") == "" for row in rows[1:])
    assert clipped(made) == []


def test_the_next_days_stand_on_leaves(on_screen):
    agenda = Agenda()
    agenda.show_days([AgendaDay("7", "周四", "主任会议", "上午 9:00")])
    agenda.show_days(
        [AgendaDay("12", "周二", "接待日公告截止"), AgendaDay("15", "周五", "代表接待日")]
    )
    assert on_screen(agenda).layout().count() == 2
    assert agenda.layout().itemAt(0).widget().accessibleName() == "12日，周二，接待日公告截止，"


def board(on_screen):
    made = Board("列入一件")
    cards = [
        BoardCard(
            str(n),
            f"第{n}号",
            "规范电动自行车停放充电" * (n % 3 + 1),
            "县住建局",
            n,
            "推进中",
            "5月4日 应答复",
            days_mark(-n),
        )
        for n in range(5)
    ]
    made.show_lanes(
        [
            Lane("a", "第一督办组", cards[:2], "1/2 已答复", "高振华", "副主任"),
            Lane("b", "第二督办组", cards[2:]),
        ]
    )
    return on_screen(made, 560, 600)


def test_cards_are_walked_by_keys_and_opened(qtbot, on_screen):
    made = board(on_screen)
    chosen, opened, wanted = [], [], []
    made.current_changed.connect(chosen.append)
    made.opened.connect(opened.append)
    made.add_wanted.connect(wanted.append)
    cards = {card.card.id: card for card in made.cards()}
    cards["0"].setFocus()
    qtbot.keyClick(cards["0"], KEY.Key_Down)
    qtbot.keyClick(cards["1"], KEY.Key_Right)
    qtbot.keyClick(cards["3"], KEY.Key_Return)
    assert (chosen, opened, made.current_id()) == (["1", "3"], ["3"], "3")
    adds = [b for b in made.findChildren(QPushButton) if b.text() == "列入一件"]
    adds[1].click()
    assert wanted == ["b"]


def test_a_long_title_takes_two_lines(on_screen, each_look):
    cards = {card.card.id: card for card in board(on_screen).cards()}
    assert cards["0"].height() < cards["1"].height() == cards["4"].height()


def test_the_current_card_stays_current(on_screen):
    made = board(on_screen)
    made.select("3")
    made.show_lanes([Lane("b", "第二督办组", [BoardCard("3", "第3号", "题", "局", 1, "", "")])])
    assert made.current_id() == "3"
