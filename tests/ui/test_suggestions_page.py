"""The list of suggestions on a real file: tabs, filters, ticks, and how an empty one helps."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npcdesk.models import Rating
from npcdesk.office import putting_away, raising, suggestions
from npcdesk.ui import suggestion_pills
from npcdesk.ui.empty import EmptyState, FirstSteps
from npcdesk.ui.suggestion_columns import COLUMNS
from npcdesk.ui.suggestions_page import SuggestionsPage
from tests import make
from tests.make import TODAY


@pytest.fixture
def papers(store):
    """One late, one in time, one to be handed over, one answered."""
    late = make.handed_over(store, date(2026, 1, 29), number="12", title="关于停放充电的建议")
    running = make.handed_over(store, date(2026, 3, 2), number="35")
    filed = make.suggestion(store, number="91", title="关于快递网点的建议", lead="丁志强")
    answered = make.handed_over(store, number="7", title="关于湿地的建议")
    with store.writing("答复") as session:
        suggestions.reply(
            session,
            answered,
            on=date(2026, 4, 1),
            today=TODAY,
            reply_class="B",
            promised_on=date(2026, 12, 31),
        )
    return {"late": late, "running": running, "filed": filed, "answered": answered}


@pytest.fixture
def page(qtbot, desk, papers):
    return shown(qtbot, desk)


@pytest.fixture
def opens(desk):
    """What the page asks the window to open."""
    asked = []
    desk.open_wanted.connect(lambda *each: asked.append(each))
    return asked


def shown(qtbot, desk):
    made = SuggestionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    return made


def test_ctrl_enter_does_the_next_step_of_the_line_in_hand(page, papers, opens):
    page.search.setFocus()
    assert not page.key_deed()  # the window's primary button it is
    page.table.setFocus()
    for name, step in (("filed", "hand_over"), ("running", "reply"), ("answered", "rate")):
        page.table.select_id(papers[name])
        assert page.key_deed()
        assert opens.pop() == (step, papers[name])


def titles(page):
    lines = page.table.lines
    return [lines.line(row).number for row in range(lines.rowCount())]


def counts(page):
    return {key: button.tab.count for key, button in page.tabs._buttons.items()}


def test_the_longest_overdue_comes_first(page):
    assert titles(page) == ["12", "35", "7", "91"]
    assert counts(page) == {
        "": 4,
        "待交办": 1,
        "办理中": 2,
        "已答复": 1,
        "已办结": 0,
        "重新办理": 0,
        "late": 1,
    }
    assert page.card.footer.text() == "共 4 件，其中答复逾期 1 件，按剩余天数排列"


def test_what_is_in_the_archive_is_counted_beside_the_list_not_as_filtered_out(qtbot, desk, papers):
    with desk.store.writing("归档") as session:
        suggestions.rate(
            session, papers["answered"], on=TODAY, today=TODAY, rating=Rating.SATISFIED
        )
        suggestions.close(session, papers["answered"], on=TODAY, today=TODAY)
        putting_away.archive(session, papers["answered"], on=TODAY, today=TODAY)
    page = shown(qtbot, desk)
    assert page.head.note.full() == "共 3 件，另有已归档 1 件"
    assert page.pills._count.full() == ""
    page.tabs.choose("已归档")
    page.reload()
    assert titles(page) == ["7"]


def test_the_session_that_tells_numbers_apart_fits_its_column(each_look):
    column = next(each for each in COLUMNS if each.heading == "届次")
    need = each_look.metrics().horizontalAdvance("十九届闭会") + 2 * each_look.em(0.5)
    assert each_look.em(column.width) >= need


def test_two_papers_of_one_number_are_told_apart_at_every_width(desk, store, page):
    make.suggestion(store, number="7", session_ordinal=0, title="关于闭会的建议")
    page.reload()
    table = page.table
    headings = table.lines.headings()
    for width in (1400, 900, 640):
        page.resize(width, 600)
        at = {h: n for n, h in enumerate(headings, 1)}
        assert not table.isColumnHidden(at["届次"])
        rows = range(table.lines.rowCount())
        lines = [(cell(table, r, at["届次"]), cell(table, r, at["号"])) for r in rows]
        assert {("十九届一次", "7"), ("十九届闭会", "7")} <= set(lines)


def cell(table, row, column):
    return table.lines.index(row, column).data()


def test_tabs_narrow_the_list_and_count_what_the_words_find(page):
    page.tabs.choose("late")
    page.tabs.chosen_changed.emit("late")
    assert titles(page) == ["12"]
    page.tabs.choose("")
    page.search.setText("停放")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert titles(page) == ["12"]
    assert counts(page)["待交办"] == 0


def test_a_heading_sorts_and_a_third_click_gives_the_own_order_back(page):
    number = page.table.lines.headings().index("号") + 1
    head = page.table.horizontalHeader()
    for expected in (["7", "12", "35", "91"], ["91", "35", "12", "7"], ["12", "35", "7", "91"]):
        head.sectionClicked.emit(number)
        assert titles(page) == expected


def test_pills_narrow_by_unit_and_category(page):
    unit = {words: value for value, words in suggestion_pills._units(page.desk)}["县交通运输局"]
    page.pills.choose("unit", unit, "县交通运输局")
    page.pills.changed.emit()
    assert set(titles(page)) == {"12", "35", "7"}
    assert suggestion_pills._sessions(page.desk)[0] == ("19-1", "十九届一次会议")


def test_it_shows_what_the_first_page_counts_as_late(page):
    page.show_due("late")
    assert titles(page) == ["12", "7"]  # the second waits for its rating: no reply is late there
    page.show_due("soon")
    assert titles(page) == []


def test_only_verbs_that_fit_are_offered(page, papers, opens):
    page.table.lines.set_ticked([papers["late"], papers["filed"], papers["running"]])
    bar = page.card.bar
    verbs = [bar._verbs.itemAt(at).widget() for at in range(bar._verbs.count())]
    said = [verb.text().strip() for verb in verbs]
    assert said == ["记录催办", "交办", "列入重点督办", "打印征询意见表"]
    assert bar.note.text() == "其中 2 件可催办"
    for verb in verbs:
        verb.click()
    two = f"{papers['late']},{papers['running']}"
    every = f"{papers['late']},{papers['running']},{papers['filed']}"
    handed = ("assign", papers["filed"])
    assert opens == [("urge", two), handed, ("choose", every), ("print", f"feedback-form:{two}")]


def test_space_ticks_and_enter_opens(page, papers, opens):
    page.table.setFocus()
    page.table.select_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.table.lines.ticked() == {papers["late"]}
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.table.lines.ticked() == set(papers.values())
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opens == [("suggestion", papers["late"])]


def test_it_follows_what_is_written(page, store, papers):
    with store.writing("答复") as session:
        suggestions.reply(session, papers["late"], on=TODAY, today=TODAY, reply_class="A")
    assert counts(page)["late"] == 0
    assert counts(page)["已答复"] == 2


def test_nothing_found_offers_to_clear(page):
    page.search.setText("没有这样的")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    nothing = page.findChild(EmptyState)
    assert nothing.sentence.text() == "没有符合条件的建议。"
    nothing.button.click()
    assert titles(page) == ["12", "35", "7", "91"]


def test_columns_are_kept_on_this_computer(qtbot, desk, page):
    page.table.choose_columns(["号", "题目", "内容分类"])
    assert desk.settings.columns["suggestions"] == ("号", "题目", "内容分类")
    again = shown(qtbot, desk)
    assert again.table.lines.headings() == ["号", "题目", "内容分类"]
    again.table.choose_columns([])
    assert "suggestions" not in desk.settings.columns


def test_the_first_day_says_what_to_do_first(qtbot, desk, store, opens):
    page = shown(qtbot, desk)
    assert page.findChild(FirstSteps).isVisible()
    assert not page.search.isVisible()
    make.delegate(store)
    page.reload()
    steps = page.findChildren(FirstSteps)[-1]
    words = [button.text().strip() for button in steps.findChildren(type(page.new))]
    assert words == ["从 Excel 导入", "登记一件"]


def test_a_draft_has_its_tab_while_there_is_one(qtbot, desk, store):
    made = make.suggestion(store, number="")
    page = shown(qtbot, desk)
    assert counts(page)["草稿"] == 1
    with store.writing("立案") as session:
        raising.file(session, made, number="1", on=TODAY, today=TODAY)
    assert "草稿" not in counts(page)


def test_before_the_file_is_open_nothing_is_asked(qtbot, closed_desk):
    page = shown(qtbot, closed_desk)
    assert page.table.lines.rowCount() == 0
