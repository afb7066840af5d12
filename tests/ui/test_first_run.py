import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npcdesk import vault
from npcdesk.office import offices
from npcdesk.rules.pack import Level
from npcdesk.ui import printing
from npcdesk.ui.buttons import Button
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.first_run import FirstRun
from npcdesk.ui.first_run_steps import RulesStep, example, sums
from tests import make
from tests.ui.windows import PASSPHRASE, wait_open, window_on


@pytest.fixture
def window(qtbot, folder):
    with window_on(qtbot, folder) as window:
        yield window


@pytest.fixture
def wizard(window):
    assert isinstance(window.gate.cover, FirstRun)
    return window.gate.cover


def fill_unit(wizard, code="330102"):
    wizard.unit.office.line.setText("示例县人大常委会")
    wizard.unit.code.line.setText(code)
    wizard.unit.term.line.setText("19")


def to_code(qtbot, wizard):
    fill_unit(wizard)
    wizard.go_on()
    wizard.go_on()
    wizard.secret.first.line.setText(PASSPHRASE)
    wizard.secret.again.line.setText(PASSPHRASE)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.page() is wizard.code, timeout=30_000)


def test_the_whole_wizard_makes_an_office(qtbot, window, wizard, folder):
    to_code(qtbot, wizard)
    wizard.go_on()
    assert wizard.page() is wizard.code, "the code must be kept first"
    wizard.code.last.line.setText("!!!!")
    wizard.go_on()
    assert "不一样" in wizard.code.last.error()
    code = wizard._made[1]
    wizard.code.last.line.setText(code[-4:].lower())
    wizard.go_on()
    wizard.roster.when.set_value("later")
    wizard.go_on()
    wait_open(qtbot, window)
    with window.desk.store.reading() as session:
        here = offices.here(session)
    assert (here.name, here.area, here.code) == ("示例县人大常委会", "示例县", "330102")
    assert (here.term, here.session, here.pack_code) == (19, 1, "national")
    assert vault.open_with_recovery(folder.slots, code) == window.desk.key
    assert window.page().stack.currentIndex() == 1, "the first steps are shown"


def test_the_roster_import_is_opened_when_chosen(qtbot, window, wizard):
    to_code(qtbot, wizard)
    wizard.code.kept.tick.setFocus()
    qtbot.keyClick(wizard.code.kept.tick, Qt.Key.Key_Space)
    qtbot.keyClick(wizard.code.kept.tick, Qt.Key.Key_Return)
    assert wizard.page() is wizard.roster
    asked = []
    window.open_kind = lambda kind, wanted: asked.append(kind)
    window.desk.open_wanted.connect(lambda kind, _wanted: asked.append(kind))
    wizard.go_on()
    wait_open(qtbot, window)
    assert "roster-import" in asked


def test_only_the_clerk_says_that_the_code_is_put_away(qtbot, wizard, tmp_path, monkeypatch):
    to_code(qtbot, wizard)
    target = tmp_path / "恢复码.pdf"

    def to_target(pdf, _name, _desk, _window, then):
        target.write_bytes(pdf)
        then(target)

    monkeypatch.setattr(printing, "save_pdf", to_target)  # the system's file dialog
    wizard.code.save.click()
    assert target.exists()
    assert not wizard.code.kept.value()
    assert "打印出来封好" in wizard.code.told.words.full()
    wizard.go_on()
    assert wizard.page() is wizard.code


def test_nothing_is_written_before_the_passphrase(wizard, folder):
    fill_unit(wizard)
    wizard.go_on()
    wizard.go_on()
    assert not folder.root.exists()


@pytest.mark.parametrize(
    ("level", "code", "said"),
    [
        (Level.COUNTY, "33010", "是 5 位。县级是 6 位数字"),
        (Level.COUNTY, "三三", "不全是数字"),
        (Level.COUNTY, "330102003", "县级是 6 位数字"),
        (Level.TOWNSHIP, "330102", "乡镇是 9 位数字"),
        (Level.TOWNSHIP, "330102003", ""),
        (Level.CITY, "330100", ""),
        (Level.COUNTY, "", ""),
    ],
)
def test_the_code_of_the_area_is_checked(wizard, level, code, said):
    wizard.unit.level.set_value(level)
    fill_unit(wizard, code)
    wizard.go_on()
    assert (said in wizard.unit.code.error()) if said else wizard.page() is wizard.rules


def test_tab_goes_on_to_the_next_step_and_leaving_asks(qtbot, window, wizard):
    fill_unit(wizard)
    wizard.unit.session.take_focus()
    for stop in (wizard.next, wizard.unit.example, wizard.leave):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus()
    wizard.leave.click()
    (question,) = window.findChildren(Sentence)
    assert window.isVisible()
    question.reject()
    assert wizard.unit.office.value() == "示例县人大常委会"


def test_the_windows_cross_asks_when_something_was_typed(window, wizard):
    fill_unit(wizard)
    assert not window.close()
    assert not window.close()
    (question,) = window.findChildren(Sentence)
    assert window.isVisible()
    next(b for b in question.findChildren(Button) if b.text() == "退出").click()
    assert not window.isVisible()


def test_the_name_must_be_given(wizard):
    wizard.go_on()
    assert wizard.page() is wizard.unit
    assert wizard.unit.office.error()
    assert wizard.unit.term.error()


def test_a_short_passphrase_and_two_unlike_ones_are_refused_in_words(wizard):
    fill_unit(wizard)
    wizard.go_on()
    wizard.go_on()
    wizard.secret.first.line.setText("太短了")
    wizard.secret.again.line.setText("太短")
    wizard.go_on()
    assert "现在有 3 个字" in wizard.secret.first.error()
    assert "两遍不一样" in wizard.secret.again.error()
    assert wizard.page() is wizard.secret


def test_going_back_keeps_what_was_typed(wizard):
    fill_unit(wizard)
    wizard.go_on()
    wizard.back.click()
    assert wizard.unit.office.value() == "示例县人大常委会"


def test_enter_goes_through_the_fields(qtbot, wizard):
    wizard.unit.office.line.setText("示例县人大常委会")
    wizard.unit.term.line.setText("19")
    wizard.unit.session.line.setFocus()
    qtbot.keyClick(wizard.unit.session.line, Qt.Key.Key_Return)
    assert wizard.page() is wizard.rules


def test_the_rules_of_a_level_are_offered_with_what_they_compute(qtbot):
    step = RulesStep(make.TODAY)
    qtbot.addWidget(step)
    step.show_level(Level.TOWNSHIP)
    assert step.pack().code == "national-township"
    step.packs.set_value("shandong-township")
    found = {words: (period, article) for words, period, article in sums(step.pack())}
    assert found["答复"] == ("闭会后 2个月内", "山东省乡镇人民代表大会工作若干规定第十五条")
    assert example(step.pack(), make.TODAY) == "举例：5月6日闭会，7月6日前答复。"


def test_the_example_is_asked_for(qtbot, wizard):
    asked = []
    wizard.example_wanted.disconnect()
    wizard.example_wanted.connect(lambda: asked.append(True))
    wizard.unit.example.click()
    assert asked


def test_control_and_enter_in_a_field_go_on_though_the_window_has_that_key_too(wizard):
    fill_unit(wizard)
    wizard.unit.term.line.setFocus()
    QTest.keyClick(wizard.unit.term.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(wizard.page(), RulesStep)


def test_what_comes_after_a_button_is_said_before_it_is_pressed(qtbot, wizard):
    to_code(qtbot, wizard)
    assert wizard.code.save.text().strip().endswith("…")
    assert "选存到哪个文件夹" in wizard.code.told.words.full()
    wizard.code.kept.set_value(True)
    wizard.go_on()
    assert wizard.page() is wizard.roster
    assert wizard.next.text() == "完成，去选名册文件"
    wizard.roster.when._cards.buttons[1].click()
    assert wizard.next.text() == "完成"
