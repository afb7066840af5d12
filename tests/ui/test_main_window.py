import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog
from sqlalchemy import text

from npcdesk import vault
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind
from npcdesk.office import groups as supervision
from npcdesk.office import offices, papers, today
from npcdesk.store import aside, opening
from npcdesk.ui import finding, main_window
from npcdesk.ui.backup_deeds import RestoreDialog
from npcdesk.ui.buttons import Button
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.group_dialog import NewGroup
from npcdesk.ui.key_dialogs import PassphraseDialog
from npcdesk.ui.office_dialogs import OfficeDialog, PackDialog, SessionDialog
from npcdesk.ui.settings_page import SettingsPage
from npcdesk.ui.words import Words
from tests import make
from tests.ui.eyes import clipped
from tests.ui.windows import PASSPHRASE, locked_office, wait_open, window_on

OPENED = re.compile(r'\bopen\(\s*f?"([a-z][\w:-]*)"')


@pytest.fixture
def window(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)
        yield window


def dialogs_over(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_whatever_a_page_asks_for_the_window_can_open(window):
    folder = Path(main_window.__file__).parent
    asked = {kind for file in folder.glob("*.py") for kind in OPENED.findall(file.read_text())}
    asked |= {kind for _words, kind, _icon in finding.VERBS.values()}
    asked |= {deed.kind for deed in finding.DEEDS}
    asked |= set(finding.ICONS)
    asked |= {kind.value for kind in EventKind}
    assert {"suggestion", "roster-import", "settings"} <= asked
    lost = {kind for kind in asked if not window.knows(kind) and main_window.route(kind) is None}
    assert lost == set()


def test_every_tab_opens_by_its_key(qtbot, window):
    for number, (key, words, *_rest) in enumerate(main_window.PAGES, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.page().head.title.full() == words
        assert window.nav.buttons[key].isChecked()


def test_the_navigation_says_whose_desk_it_is_and_what_presses(window):
    assert window.windowTitle() == "示例县人大常委会 — 人大履职桌面"
    assert window.nav.term.full() == "第十九届·2026年"
    assert window.nav.backup.full() == "还没有备份"
    make.handed_over(window.desk.store, on=make.date(2026, 1, 28))
    with window.desk.store.reading() as session:
        late, soon = today.pressing(session, make.TODAY)
    assert window.nav.buttons["today"].accessibleName() == f"今日要办，{late + soon} 件"


def test_the_code_of_a_returned_form_opens_where_it_is_entered(window):
    store = window.desk.store
    paper = make.replied(store, make.handed_over(store))
    with store.reading() as session:
        code = papers.feedback_form(session, paper, today=make.TODAY).return_code
    opened = []
    window.desk.open_wanted.connect(lambda *wanted: opened.append(wanted))
    (group,) = [group for group in window.finds(code).groups if group.found]
    group.found[0].open()
    assert opened == [("rate", paper)]
    assert "抄错了" in window.finds(code[:-1] + str((int(code[-1]) + 1) % 10)).hint


def test_the_search_finds_papers_and_their_next_step(window):
    make.handed_over(window.desk.store)
    answer = window.finds("沙河桥")
    groups = {group.name: list(group.found) for group in answer.groups}
    assert groups["建议"][0].words.startswith("第35号")
    assert groups["建议"][0].verb_words == "记录催办"
    assert groups["可以做的事"][0].words == "给第35号记录催办"
    assert groups["可以做的事"][0].note == "十九届一次"
    opened = []
    window.desk.open_wanted.connect(lambda kind, wanted: opened.append(kind))
    groups["可以做的事"][0].open()
    with window.desk.store.writing("成立") as session:
        supervision.form(
            session, name="桥梁组", leader="王建国", decided_on=make.TODAY, today=make.TODAY
        )
    (group,) = [each for each in window.finds("wjg").groups if each.name == "督办组"]
    group.found[0].open()
    assert opened == ["urge", "group"]


def test_verbs_and_pages_are_found_without_any_record(window):
    names = [f.words for group in window.finds("导入").groups for f in group.found]
    files = ["从 Excel 导入建议", "从 Excel 导入名册", "数据交换：导出、导入数据包"]
    assert names == [*files, "导入往年汇总数"]
    pages = [f.words for group in window.finds("督办").groups for f in group.found]
    assert "重点督办" in pages


EVERYDAY = {
    "新增站点": "new-station",
    "面商": "list:办理中",
    "联系代表": "list:办理中",
    "示例": "example",
    "转办": "list:待交办",
    "满意度": "list:已答复",
    "新增代表": "new-delegate",
    "社情民意": "new-visit",
    "快捷键": "help",
    "还原": "restore",
    "票决": "new-vote:choose",
    "测评票": "new-vote:rate",
}


def test_everyday_words_find_their_deed(window):
    opened = []
    window.desk.open_wanted.disconnect()
    window.desk.open_wanted.connect(
        lambda kind, wanted: opened.append(f"{kind}:{wanted}" if wanted else kind)
    )
    for typed in EVERYDAY:
        deeds = {group.name: group.found for group in window.finds(typed).groups}["可以做的事"]
        assert deeds, typed
        deeds[0].open()
    assert opened == list(EVERYDAY.values())


@pytest.mark.parametrize(
    ("kind", "wanted", "words"),
    [
        (d.kind, d.wanted, d.words)
        for d in finding.DEEDS
        if d.kind.startswith("new-") and d.kind != "new-term"  # a page
    ],
)
def test_a_deed_has_one_name_in_the_search_its_dialog_and_its_button(window, kind, wanted, words):
    make.delegate(window.desk.store)
    window.desk.open(kind, wanted)
    (dialog,) = dialogs_over(window)
    assert dialog.title.full() == words
    assert dialog.primary.text().strip() == words
    if dialog.second.isVisible():
        assert dialog.second.text().strip().startswith(words[:2])
    dialog.give_up()


def test_the_search_finds_the_page_of_a_new_term(window):
    make.delegate(window.desk.store)
    (first, *_) = {group.name: group.found for group in window.finds("换届").groups}["可以做的事"]
    first.open()
    assert window.page().head.title.full() == "换届"


def test_no_page_calls_entering_by_another_name(window):
    make.handed_over(window.desk.store)
    for key, *_rest in main_window.PAGES:
        window.go(key)
        words = [each.text() for each in window.page().findChildren(QAbstractButton)]
        assert [
            each for each in words if each.strip()[:2] in ("新增", "新建", "添加", "录入")
        ] == []


def test_a_figure_opens_the_list_behind_it(window):
    window.desk.open("list", "late")
    assert window.page().head.title.full() == "建议办理"
    assert window.page().tabs.chosen() == "late"
    window.desk.open("list", "due:late")
    assert window.page().pills.chosen() == {"step_due": "late"}
    assert window.page().tabs.chosen() == ""


def test_the_search_takes_back_what_was_said(window):
    desk, taken = window.desk, []
    desk.say("做好了。", undo=lambda: taken.append(1))
    (deed,) = (each for each in finding.DEEDS if each.fits("撤销上"))
    desk.open(deed.kind)
    assert taken == [1]


def test_ctrl_z_takes_back_what_was_said_else_asks_about_the_newest_write(qtbot, window):
    desk = window.desk
    with desk.store.writing("改单位信息") as session:
        offices.amend(session, contact="刘敏", phone="", address="")
    desk.undo()
    (question,) = dialogs_over(window)
    assert isinstance(question, Sentence)
    assert "改单位信息" in question.accessibleName()
    question.foot.itemAt(question.foot.count() - 1).widget().click()
    with desk.store.reading() as session:
        assert offices.here(session).contact == ""
    assert window.toasts.toast() is not None


def test_settings_that_were_left_hear_nothing_of_later_writes(qtbot, window):
    window.desk.open("settings")
    window.go("today")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as raised:
        window.desk.done("已记下")
    assert raised == []


def test_settings_show_the_office_and_change_the_look(qtbot, window):
    window.desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    said = [each.full() for each in page.office.findChildren(Words)]
    assert said[said.index("改办以后") + 1] == "答复期限从重新交办起算"
    page.text_size.drop.setCurrentIndex(page.text_size.drop.findData("large"))
    assert window.desk.settings.text_size.value == "large"
    qtbot.waitUntil(lambda: clipped(page) == [])
    window.set_text_size("standard")


def test_the_office_is_amended_and_the_navigation_follows(qtbot, window):
    dialog = OfficeDialog(window.desk)
    dialog.name.line.setText("沙河县人大常委会")
    dialog.contact.line.setText("刘敏")
    dialog.primary.click()
    assert window.nav.office.full() == "沙河县人大"
    assert "沙河县" in window.windowTitle()


def test_a_code_that_is_none_is_refused(qtbot, window):
    dialog = OfficeDialog(window.desk)
    dialog.show()
    dialog.code.line.setText("12")
    dialog.primary.click()
    assert "“12”是 2 位。县级是 6 位数字" in dialog.code.error()
    dialog.code.line.setText("330102003")
    dialog.primary.click()
    assert "县级是 6 位数字" in dialog.code.error()


def test_an_old_code_of_another_level_does_not_keep_the_telephone_from_being_changed(window):
    with window.desk.store.writing("以前建的") as session:
        session.connection().exec_driver_sql("UPDATE office SET code = '330102003' WHERE mine")
    dialog = OfficeDialog(window.desk)
    dialog.contact.line.setText("刘敏")
    dialog.primary.click()
    with window.desk.store.reading() as session:
        assert offices.here(session).contact == "刘敏"


def test_rules_are_changed_and_say_what_they_compute(qtbot, window):
    dialog = PackDialog(window.desk)
    dialog.pack.drop.setCurrentIndex(dialog.pack.drop.findData("shandong-township"))
    assert "闭会后 2个月内" in dialog.said.full()
    dialog.primary.click()
    with window.desk.store.reading() as session:
        assert offices.here(session).pack_code == "shandong-township"


def test_the_next_session_is_opened(qtbot, window):
    dialog = SessionDialog(window.desk, "")
    assert (dialog.term.number(), dialog.ordinal.number()) == (19, 2)
    dialog.primary.click()
    with window.desk.store.reading() as session:
        assert offices.here(session).session == 2


def test_a_session_does_not_end_before_it_began(qtbot, window):
    dialog = SessionDialog(window.desk, "19-1")
    dialog.show()
    dialog.opened.line.setText("2026.1.22")
    dialog.closed.line.setText("2026.1.20")
    dialog.primary.click()
    assert "在开幕（1月22日）之前" in dialog.closed.error()


def test_the_passphrase_is_changed(qtbot, window, folder):
    dialog = PassphraseDialog(window.desk)
    dialog.show()
    for field in (dialog.first, dialog.again):
        field.line.setText("秋天的青石镇上好")
    with qtbot.waitSignal(dialog.done_deed, timeout=30_000):
        dialog.primary.click()
    assert vault.open_with_passphrase(folder.slots, "秋天的青石镇上好") == window.desk.key


def test_a_new_recovery_code_replaces_the_old(qtbot, window, folder):
    window.desk.open("recovery")
    (question,) = dialogs_over(window)
    question.foot.itemAt(question.foot.count() - 1).widget().click()
    qtbot.waitUntil(lambda: any("收好" in b.text() for b in _buttons(window)))
    groups = [label.text() for label in dialogs_over(window)[-1].findChildren(Words)]
    code = "-".join(text for text in groups if re.fullmatch(r"[0-9A-Z]{4}", text))
    assert vault.open_with_recovery(folder.slots, code) == window.desk.key


def _buttons(window):
    return [button for one in dialogs_over(window) for button in one.findChildren(Button)]


def test_a_computer_without_keyring_says_that_it_cannot_remember(qtbot, window, told):
    window.desk.open("memory", "on")
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    assert "记不住" in told.pop()


def test_a_copy_is_made_and_put_back(qtbot, window, folder):
    desk = window.desk
    window.desk.open("backup-now")
    qtbot.waitUntil(lambda: len(aside.listed(folder)) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: window.nav.backup.full() == "今早 9:30 已备份")
    make.delegate(desk.store, "周启明")
    dialog = RestoreDialog(desk, str(aside.listed(folder)[0].path))
    dialog.primary.click()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=20_000)
    with desk.store.reading() as session:
        assert today.begun(session).delegates == 0
    assert len(aside.listed(folder)) == 2, "what was in use is kept"


def marked(window):
    """Return the tab that the navigation marks."""
    return [key for key, button in window.nav.buttons.items() if button.isChecked()]


def test_the_navigation_marks_the_tab_that_owns_the_page(window):
    paper = make.handed_over(window.desk.store)
    window.go("stations")
    window.desk.open("suggestion", paper)
    assert marked(window) == ["suggestions"]
    window.desk.open("print", f"reply-letter:{paper}")
    assert marked(window) == ["suggestions"]
    window.back()
    window.back()
    assert marked(window) == ["stations"]
    window.desk.open("roster-import")
    assert marked(window) == ["roster"]
    window.desk.open("settings")
    assert marked(window) == []
    window.go("stations")
    assert marked(window) == ["stations"]


def test_the_trail_leads_to_the_tab_it_names(window):
    window.go("today")
    window.desk.open("suggestion", make.handed_over(window.desk.store))
    links = window.page().head.findChildren(QAbstractButton)
    trail = [each for each in links if each.text() == "建议办理"]
    trail[0].click()
    assert window.page() is window.tab_page("suggestions")


def test_a_day_that_is_odd_is_asked_about_before_anything_is_written(qtbot, folder):
    key, _ = locked_office(folder)
    store = opening.open_store(folder, key, make.CLOCK)
    with store.altering() as connection:
        connection.execute(text("UPDATE written SET at_ms = at_ms - 400 * 86400000"))
    store.close()
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)
        qtbot.waitUntil(lambda: dialogs_over(window) != [])
        (dialog,) = dialogs_over(window)
        assert "离上次写入" in dialog.accessibleName()
        dialog.reject()
        with pytest.raises(NotAllowed, match="日期没有错"):
            make.unit(window.desk.store)
        assert window._strips.isVisible()
        window._strips.findChild(QAbstractButton).click()
        make.unit(window.desk.store)


@pytest.mark.parametrize("kind", ["choose", "choose-into"])
def test_the_first_group_is_formed_on_the_window_not_on_the_dialog_that_closes(qtbot, window, kind):
    made = make.suggestion(window.desk.store)
    window.desk.open(kind, made if kind == "choose" else "")
    (first,) = dialogs_over(window)
    first.note._link.click()
    (second,) = dialogs_over(window)
    assert isinstance(second, NewGroup)
    assert second.parentWidget() is window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the first goes
    assert dialogs_over(window) == [second]


def test_without_copies_nothing_can_be_put_back(qtbot, window):
    window.desk.open("restore")
    (dialog,) = dialogs_over(window)
    assert "还没有备份" in dialog.note.words.full()
    assert not dialog.primary.isEnabled()
    dialog.give_up()
