from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from npcdesk.models import ContactKind
from npcdesk.office import double_contact, stations, today
from npcdesk.store import aside
from npcdesk.ui import backups
from npcdesk.ui.buttons import Button
from npcdesk.ui.empty import FirstSteps
from npcdesk.ui.today_page import TodayPage
from tests import make
from tests.ui.eyes import clipped


@pytest.fixture
def asked(office_desk):
    """What the page asked the window to open."""
    found = []
    office_desk.open_wanted.connect(lambda kind, wanted: found.append((kind, wanted)))
    return found


@pytest.fixture
def page(qtbot, office_desk, asked):
    page = TodayPage(office_desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


@pytest.fixture
def papers(store):
    return {
        "late": make.handed_over(store, on=date(2026, 1, 28), number="35"),
        "soon": make.handed_over(store, on=date(2026, 2, 9), number="12", title="关于修路的建议"),
        "filed": make.suggestion(store, number="91", title="关于建桥的建议"),
    }


def titles(page):
    return [row.line.title for row in page.list.rows()]


def test_the_longest_overdue_comes_first_with_its_verb(papers, page, asked):
    assert titles(page)[0] == "催办：第35号 关于修缮沙河桥并增设人行护栏的建议"
    row = page.list.rows()[0]
    assert row.line.mark.words == "逾期 8 天"
    row.button.click()
    assert asked == [("urge", papers["late"])]


def test_every_row_opens_its_verb_and_its_paper(qtbot, papers, page, asked):
    for row in page.list.rows():
        row.button.click()
        qtbot.keyClick(row, Qt.Key.Key_Return)
    verbs = {kind for kind, _wanted in asked}
    assert verbs == {"urge", "reply", "hand_over", "suggestion"}
    assert {wanted for _kind, wanted in asked} == set(papers.values())


def test_a_question_of_a_contact_leads_to_its_answer_and_to_its_pair(
    qtbot, papers, page, asked, store
):
    who = make.delegate(store, "范玉梅")
    with store.writing("双联系") as session:
        new = double_contact.NewPair(ContactKind.VOTER, who, to_name="刘大姐")
        pair = double_contact.pair(session, new)
        said = double_contact.NewEntry(make.TODAY, "走访", words="路灯不亮")
        entry = double_contact.log(session, pair, said, today=make.TODAY)
    row = next(row for row in page.list.rows() if "路灯不亮" in row.line.title)
    row.button.click()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    wanted = f"{pair}:{entry}"
    assert asked == [("answer-contact", wanted), ("contacts", wanted)]


def test_tiles_narrow_the_list_and_let_go_again(papers, page):
    assert len(titles(page)) == 3
    page.tiles["soon"].click()
    assert titles(page) == ["等答复：第12号 关于修路的建议"]
    page.tiles["to_hand_over"].click()
    assert titles(page) == ["交办：第91号 关于建桥的建议"]
    assert not page.tiles["soon"].isChecked()
    page.tiles["to_hand_over"].click()
    assert len(titles(page)) == 3


def test_a_figure_of_nought_says_so_and_leads_back(papers, page):
    page.tiles["awaiting_rating"].click()
    assert titles(page) == []
    page.empty.itemAt(0).widget().pressed.emit()
    assert page.chosen() == "every"
    assert len(titles(page)) == 3


def test_more_than_is_shown_is_never_hidden(papers, page, asked, monkeypatch):
    monkeypatch.setattr(today, "LIMIT", 2)
    page.reload()
    assert page.more.words.full() == "共 3 件，这里列出最急的 2 件。"


def test_what_is_written_elsewhere_shows_at_once(qtbot, papers, page, store):
    make.handed_over(store, on=date(2026, 2, 4), number="8", title="关于路灯的建议")
    qtbot.waitUntil(lambda: len(titles(page)) == 4)


def primary(page):
    """The one primary button of the first steps."""
    buttons = page.stack.currentWidget().findChildren(Button)
    return [button for button in buttons if button.property("kind") == "primary"]


def test_the_first_day_shows_what_to_do_first(page, asked, store):
    assert isinstance(page.stack.currentWidget(), FirstSteps)
    assert [button.text() for button in primary(page)] == ["从 Excel 导入"]
    primary(page)[0].click()
    assert asked == [("roster-import", "")]
    make.delegate(store)
    assert [button.text() for button in primary(page)] == ["登记站点"]
    with store.writing("登记站点") as session:
        stations.add(session, "沙河镇代表之家")
    assert [button.text() for button in primary(page)] == ["登记建议"]


def test_the_card_says_when_the_last_copy_was_made(papers, page, office_desk, store, asked):
    assert page.backup_words.full() == "还没有备份"
    aside.copy(store, office_desk.folder, "手工备份", make.CLOCK)
    page.show_backup()
    assert page.backup_words.full() == "今早 9:30 已备份"
    assert page.backup_note.full() == "放在数据文件夹里，可以再拷到 U 盘"
    make.unit(store, "县气象局")
    page.show_backup()
    assert page.backup_note.full() == "备份后又改了 1 处，请再备份一次"
    assert backups.brief(office_desk) == ("备份后又改了 1 处", True)
    for number in range(backups.FEW):
        make.unit(store, f"第{number}中学")
    assert backups.brief(office_desk) == (f"备份后又改了 {backups.FEW + 1} 处", False)


def test_the_session_is_one_bar_whose_parts_add_up(papers, page):
    counts = {part.words: part.count for part in page.bar._parts}
    assert counts["答复逾期"] == 1
    assert counts["办理中"] == 1
    assert counts["待交办"] == 1
    assert sum(counts.values()) == 3


def test_nothing_is_cut_off(papers, page, each_look):
    page.reload()
    page.resize(1180, 760)
    assert clipped(page) == []


def test_what_is_due_goes_into_a_calendar_file(papers, page, office_desk, tmp_path, monkeypatch):
    said, target = [], tmp_path / "要办.ics"
    office_desk.said.connect(lambda each: said.append(each.text))
    opened = []

    def keep(dialog):
        opened.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", keep)  # the system's file dialog
    page.calendar.click()
    opened[0].fileSelected.emit(str(target))
    assert "第12号 关于修路的建议" in target.read_text(encoding="utf-8").replace("\n ", "")
    assert said[-1].endswith("个期限已存为 要办.ics，每个提前一天提醒。")


def test_a_line_offers_what_urges_the_unit(qtbot, papers, page, asked):
    row = page.list.rows()[0]
    row.menu_wanted.emit(row.line.id, page.mapToGlobal(page.rect().center()))
    (menu,) = page.findChildren(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    actions["复制催办短信"].trigger()
    assert "第35号建议" in QGuiApplication.clipboard().text()
    actions["打印催办单…"].trigger()
    assert asked == [("print", f"urge-slip:{papers['late']}")]
    menu.close()
