import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.ui.buttons import Button, Verb, quiet
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.filters import Filter, FilterPills
from npcdesk.ui.lines_model import LinesModel
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.overflow import Overflow
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.tables import LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from tests.ui.eyes import clipped
from tests.ui.hands import write
from tests.ui.lines import COLUMNS, table

TABS = (
    Tab("all", "全部", 72),
    Tab("wait", "待交办", 2),
    Tab("doing", "办理中", 31),
    Tab("late", "答复逾期", 2, "late"),
)
FILTERS = (
    Filter("term", "届次", lambda: [("19", "第十九届"), ("18", "第十八届")], always=True),
    Filter("unit", "主办单位", lambda: [("u1", "县水利局")], always=True),
    Filter("town", "乡镇", lambda: [("t1", "青石镇")]),
)


@pytest.fixture
def tabs(qtbot):
    made = StateTabs(TABS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def pills(qtbot):
    made = FilterPills(FILTERS)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


@pytest.fixture
def card(qtbot):
    rows = table(qtbot, 12, frozen=2)
    made = ListCard(
        rows,
        tabs=StateTabs(TABS),
        search=SearchField("题目、号、代表、单位"),
        filters=FilterPills(FILTERS),
        tools=(quiet("按剩余天数", "arrow_down"), quiet("列", "table_settings")),
    )
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_a_click_or_an_arrow_chooses_a_tab(qtbot, tabs):
    heard = []
    tabs.chosen_changed.connect(heard.append)
    qtbot.mouseClick(tabs._buttons["doing"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(tabs._buttons["doing"], Qt.Key.Key_Right)
    qtbot.keyClick(tabs._buttons["late"], Qt.Key.Key_Right)
    assert heard == ["doing", "late", "all"]
    assert tabs.chosen() == "all"


def test_counts_are_said_too(tabs):
    tabs.set_counts({"wait": 5, "nothing of this name": 1})
    assert tabs._buttons["wait"].accessibleName() == "待交办，5 件"


def test_other_tabs_keep_the_chosen_one(tabs):
    tabs.choose("late")
    tabs.set_tabs([*TABS, Tab("draft", "草稿", 1)])
    assert tabs.chosen() == "late"
    tabs.set_tabs(TABS[:2])
    assert tabs.chosen() == "all"


def test_a_set_pill_says_what_and_its_cross_takes_it_away(qtbot, pills):
    heard = []
    pills.changed.connect(lambda: heard.append(pills.chosen()))
    pills.choose("term", "18", "第十八届")
    pill = pills._pills["term"]
    assert (pill.text(), pill.accessibleName()) == ("第十八届", "届次：第十八届")
    place = pill.rect().center()
    place.setX(pill.width() - 6)
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=place)
    assert (heard, pill.text()) == ([{}], "届次")


def test_delete_takes_a_filter_away(qtbot, pills):
    pills.choose("unit", "u1", "县水利局")
    qtbot.keyClick(pills._pills["unit"], Qt.Key.Key_Delete)
    assert pills.chosen() == {}


def test_the_sum_and_clearing_are_there_when_something_is_left_out(qtbot, pills):
    pills.set_count(126, 126)
    assert not pills._clear.isVisible()
    pills.choose("town", "t1", "青石镇")
    pills.set_count(72, 126)
    assert pills._count.full() == "筛出 72 件，共 126 件"
    with qtbot.waitSignal(pills.changed):
        pills._clear.click()
    assert pills.chosen() == {}


def test_lesser_pills_leave_when_it_is_narrow_and_set_ones_stay(pills):
    assert pills._pills["unit"].isVisible()
    pills.choose("town", "t1", "青石镇")
    pills.resize(260, 40)
    assert not pills._pills["unit"].isVisible()
    assert pills._pills["town"].isVisible()
    assert pills._more.isVisible()


def test_the_keyboard_goes_back_to_the_list_when_the_bar_goes(qtbot, card):
    elsewhere = Button("代表名册", "", "", card)  # where the focus of what is hidden would go
    elsewhere.show()
    card.bar.offer(1, (Verb("提名评优", lambda: card.bar.offer(0, ())),))
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    button = next(each for each in card.bar.findChildren(Button) if each.text() == "提名评优")
    QWidget.setTabOrder(button, elsewhere)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert card.bar.isHidden()
    assert card.focusWidget() is card.table


def test_the_arrow_down_goes_from_the_search_to_what_was_found(qtbot, card):
    heard = []
    card.search.searched.connect(heard.append)
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    card.search.setFocus()
    write(card.search, "桥")
    qtbot.keyClick(card.search, Qt.Key.Key_Down)
    assert (heard, card.focusWidget()) == (["桥"], card.table)
    card.show_empty(EmptyState("没有符合条件的建议。"))
    card.search.setFocus()
    qtbot.keyClick(card.search, Qt.Key.Key_Down)
    assert card.focusWidget() is card.search


def test_the_search_waits_for_the_next_letter(qtbot):
    field = SearchField("题目、号")
    qtbot.addWidget(field)
    field.show()
    heard = []
    field.searched.connect(heard.append)
    write(field, "沙河")
    write(field, "桥 ")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["沙河桥"])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["沙河桥"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (heard, field.text()) == (["沙河桥", ""], "")


def test_the_bar_rises_with_the_first_tick_and_takes_the_footer_s_place(card):
    done = []
    card.bar.offer(
        3, [Verb("记录催办", lambda: done.append(1)), Verb("导出", lambda: None)], "其中 2 件可催办"
    )
    assert card.bar.isVisible()
    assert not card.footer.isVisible()
    assert card.bar.count.full() == "已选 3 件"
    card.bar._verbs.itemAt(0).widget().click()
    assert done == [1]
    card.bar.offer(0, [])
    assert card.footer.isVisible()


def test_cancelling_the_choice_takes_the_ticks_away(card):
    card.table.lines.set_ticked(["p1", "p2"])
    card.bar.offer(2, [])
    card.bar.clear.click()
    assert card.table.lines.ticked() == set()


def test_an_empty_list_says_what_belongs_here(qtbot, card):
    state = EmptyState("没有符合条件的建议。", "清除条件")
    card.show_empty(state)
    assert not card.table.isVisible()
    with qtbot.waitSignal(state.pressed):
        state.button.click()
    card.show_empty(EmptyState("这里放建议。"))
    card.show_table()
    assert card.table.isVisible()
    assert card.footer.isVisible()


def test_the_first_day_offers_the_next_step(qtbot):
    done = []
    steps = [
        Step("代表名册已经有了", "268 名", "done", [Verb("看名册", lambda: done.append("看"))]),
        Step("把建议放进来", "从 Excel 导入", "next", [Verb("导入", lambda: done.append("导"))]),
        Step("开交办会", "一次交办", "later"),
    ]
    page = FirstSteps("这里放建议。", "现在还没有。", steps)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    kinds = {button.text(): button for button in page.findChildren(type(quiet("")))}
    assert kinds["导入"].property("kind") == "primary"
    kinds["导入"].click()
    assert done == ["导"]
    assert clipped(page) == []


def test_no_word_is_cut_in_any_look(card, each_look):
    card.resize(1140, 700)
    card.bar.offer(3, [Verb("记录催办", lambda: None), Verb("打印催办单", lambda: None, "print")])
    assert clipped(card) == []


def test_the_lesser_tool_makes_room_for_the_tabs(qtbot, look):
    order, columns = quiet("按剩余天数", "arrow_down"), quiet("列", "table_settings")
    tabs = StateTabs(TABS)
    card = ListCard(LinesTable(LinesModel(COLUMNS)), tabs=tabs, tools=(order, columns))
    qtbot.addWidget(card)
    card.setMinimumSize(1, 1)  # in a page it is the page that has the least width
    card.resize(1100, 400)
    card.show()
    qtbot.waitUntil(lambda: order.isVisible() and columns.isVisible())
    card.resize(tabs.sizeHint().width() + columns.sizeHint().width() + look.em(4.5), 400)
    qtbot.waitUntil(lambda: not order.isVisible())
    assert columns.isVisible()
    rest = card.findChild(Overflow)
    assert rest.gone() == ["按剩余天数"]
    with qtbot.waitSignal(order.clicked):
        rest.click()
        rest.findChild(QMenu).actions()[0].trigger()
    tabs.set_counts({"all": 1_000_000, "wait": 1_000_000})
    qtbot.waitUntil(lambda: not columns.isVisible())
