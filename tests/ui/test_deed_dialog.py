import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from npcdesk.errors import NotAllowed
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.dialogs import BUG, confirm, raise_here, show_error
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.sheet import Veil
from tests.ui.hands import write

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Reply(DeedDialog):
    def __init__(self, parent):
        super().__init__(
            "登记答复", "第35号", primary="登记答复", second="登记并打印", parent=parent
        )
        self.number = TextField("文号")
        self.signer = TextField("签发人", required=True)
        self.words = LongTextField("说明")
        self.row(self.number, self.signer)
        self.row(self.words)
        self.deeds = []

    def deed(self, *, second):
        if self.signer.value() == "没有权":
            msg = "还没有面商记录，请先登记面商。"
            raise NotAllowed(msg)
        self.deeds.append(second)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


@pytest.fixture
def dialog(window):
    made = Reply(window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    made.number.take_focus()
    yield made
    made.done(0)


def veils(window):
    return [veil for veil in window.findChildren(Veil) if veil.isVisible()]


def test_the_window_is_dimmed_while_it_is_open(window, dialog):
    assert len(veils(window)) == 1
    dialog.done(0)
    assert veils(window) == []


def test_enter_goes_from_field_to_field_and_then_does_the_deed(qtbot, dialog):
    write(dialog.number.line, "41号")
    qtbot.keyClick(dialog.number.line, KEY.Key_Return)
    assert dialog.signer.line.hasFocus()
    write(dialog.signer.line, "罗文斌")
    qtbot.keyClick(dialog.signer.line, KEY.Key_Return)
    assert dialog.words.area.hasFocus()
    qtbot.keyClick(dialog.words.area, KEY.Key_Return)
    assert (dialog.words.area.toPlainText(), dialog.deeds) == ("\n", [])
    qtbot.keyClick(dialog.words.area, KEY.Key_Return, CTRL)
    assert (dialog.deeds, dialog.isVisible()) == ([False], False)


def test_enter_in_the_last_line_is_the_deed(qtbot, window):
    made = Reply(window)
    made.words.hide()
    made.open()
    made.signer.set_value("罗文斌")
    made.signer.take_focus()
    with qtbot.waitSignal(made.done_deed) as done:
        qtbot.keyClick(made.signer.line, KEY.Key_Return)
    assert done.args == [False]


def test_the_first_bad_field_gets_the_focus(qtbot, dialog):
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.signer.line.hasFocus()
    assert dialog.signer.error() == "签发人要填。"
    assert dialog.isVisible()
    assert dialog.foot_words.full() == "带 * 的要填"


def test_the_second_verb_says_so(qtbot, dialog):
    dialog.signer.set_value("罗文斌")
    with qtbot.waitSignal(dialog.done_deed) as done:
        qtbot.mouseClick(dialog.second, Qt.MouseButton.LeftButton)
    assert (done.args, dialog.deeds) == ([True], [True])


def test_what_the_rules_forbid_is_told_in_the_dialog(qtbot, dialog):
    dialog.note.say("答复前应当听取代表意见。", "warn")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)  # the signer is missing
    dialog.signer.set_value("没有权")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.refusal.words.full() == "还没有面商记录，请先登记面商。"
    assert dialog.note.isVisible()  # what was told before stays
    dialog.signer.set_value("罗文斌")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_escape_closes_what_nobody_filled_in(qtbot, dialog):
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_escape_asks_when_something_was_typed(qtbot, dialog):
    qtbot.keyClicks(dialog.number.line, "4")
    qtbot.keyClick(dialog.number.line, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog._stay.isVisible()
    assert dialog._stay.hasFocus()
    qtbot.keyClick(dialog._stay, KEY.Key_Return)
    assert dialog.primary.isVisible()
    assert dialog.number.line.hasFocus()
    qtbot.keyClick(dialog, KEY.Key_Escape)
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog.primary.isVisible()
    qtbot.keyClick(dialog, KEY.Key_Escape)
    qtbot.keyClicks(dialog.number.line, "5")
    assert dialog.primary.isVisible()
    qtbot.keyClick(dialog, KEY.Key_Escape)
    given_up = [b for b in dialog.findChildren(QAbstractButton) if b.text() == "放弃填写"]
    given_up[0].click()
    assert not dialog.isVisible()


def test_a_question_keeps_by_default(qtbot, window):
    done = []
    asked = confirm("把第91号移到回收站？", "移到回收站", lambda: done.append(1), parent=window)
    qtbot.keyClick(asked.focusWidget(), KEY.Key_Return)
    assert done == []
    asked = confirm("把第91号移到回收站？", "移到回收站", lambda: done.append(1), parent=window)
    asked.foot.itemAt(asked.foot.count() - 1).widget().click()
    assert done == [1]


def test_what_cannot_be_undone_is_typed_first(qtbot, window):
    done = []
    asked = confirm("销毁密钥？", "销毁", lambda: done.append(1), type_this="第91号", parent=window)
    go = asked.foot.itemAt(asked.foot.count() - 1).widget()
    field = asked.words.itemAt(asked.words.count() - 1).widget()
    go.click()
    assert "第91号" in field.error()
    write(field.line, "第91号")
    assert done == []
    go.click()
    assert done == [1]


def test_an_error_of_the_house_is_told_as_it_stands(told):
    with pytest.raises(NotAllowed) as raised:
        raise_here(NotAllowed("请先登记面商。"))
    show_error(raised.type, raised.value, raised.tb)
    assert told.pop() == "请先登记面商。"


def test_a_bug_is_logged_and_told_without_its_words(told, caplog):
    try:
        {}["secret"]
    except KeyError as error:
        show_error(KeyError, error, error.__traceback__)
    assert told.pop() == BUG
    assert "a bug" in caplog.text
