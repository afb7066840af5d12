"""What has no room in a line of tools is found under …, and comes back with the room."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from npcdesk.ui.buttons import primary, quiet
from npcdesk.ui.filters import Filter, FilterPills
from npcdesk.ui.overflow import Overflow, ToolsLine
from npcdesk.ui.tabs import StateTabs, Tab
from tests.ui.eyes import clipped

WORDS = ("改督办组", "列入一件", "打印")
TABS = (Tab("all", "全部", 72), Tab("wait", "待交办", 2), Tab("late", "答复逾期", 2, "late"))


@pytest.fixture
def tools():
    return [quiet(words, "edit") for words in WORDS]


@pytest.fixture
def line(qtbot, tools):
    """A primary button at the left, three lesser ones at the right; wide."""
    made = ToolsLine()
    made.row.addWidget(primary("登记进度"))
    made.row.addStretch()
    for tool in tools:
        made.row.addWidget(tool)
    made.let_go(*tools)
    qtbot.addWidget(made)
    made.setMinimumSize(1, 1)  # in a page it is the page that has the least width
    made.resize(900, 40)
    made.show()
    return made


def seen(tools):
    return [tool.text() for tool in tools if tool.isVisible()]


def test_the_first_tool_leaves_first_and_all_come_back(qtbot, line, tools, look):
    rest = line.findChild(Overflow)
    assert (seen(tools), rest.isVisible()) == (list(WORDS), False)
    line.resize(line.row.minimumSize().width() - look.em(1), 40)
    qtbot.waitUntil(rest.isVisible)
    assert (seen(tools), rest.gone()) == (list(WORDS[1:]), ["改督办组"])
    assert clipped(line) == []
    line.resize(look.em(8), 40)
    qtbot.waitUntil(lambda: seen(tools) == [])
    with qtbot.waitSignal(tools[1].clicked):
        rest.click()
        rest.findChild(QMenu).actions()[1].trigger()
    line.resize(900, 40)
    qtbot.waitUntil(lambda: seen(tools) == list(WORDS))
    assert not rest.isVisible()


def test_a_tool_that_its_page_hides_is_offered_nowhere(qtbot, line, tools, look):
    tools[1].hide()
    line.resize(look.em(8), 40)
    rest = line.findChild(Overflow)
    qtbot.waitUntil(lambda: rest.gone() == ["改督办组", "打印"])
    line.resize(900, 40)
    qtbot.waitUntil(lambda: seen(tools) == ["改督办组", "打印"])


def test_tabs_that_were_narrow_a_moment_ago_come_back_whole(qtbot):
    row = QWidget()
    beside = QHBoxLayout(row)
    tabs = StateTabs(TABS)
    beside.addWidget(tabs)
    beside.addStretch()
    qtbot.addWidget(row)
    row.resize(120, 60)
    row.show()
    row.resize(900, 60)  # laid out only when something in it is shown or hidden
    tabs.choose("late")
    qtbot.waitUntil(lambda: tabs.width() >= tabs.sizeHint().width())
    words = [tabs.findChildren(QAbstractButton)[at] for at in range(1, 4)]
    assert all(button.isVisible() for button in words)
    qtbot.waitUntil(lambda: clipped(row) == [])


def test_a_filter_that_has_room_needs_no_more_filters_beside_it(qtbot, look):
    pills = FilterPills([Filter("year", "年度", lambda: [("2026", "2026年")], always=True)])
    qtbot.addWidget(pills)
    pills.setMinimumSize(1, 1)
    pills.resize(look.em(8), 40)
    pills.show()
    assert not any(each.isVisible() for each in pills.findChildren(QAbstractButton)[1:])
    assert pills.findChildren(QAbstractButton)[0].isVisible()
    pills.resize(look.em(3), 40)
    assert not pills.findChildren(QAbstractButton)[0].isVisible()
