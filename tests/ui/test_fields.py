from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from npcdesk.ui.day_field import DayField, against
from npcdesk.ui.fields import (
    CardChoice,
    CheckField,
    ChoiceCards,
    DropField,
    LongTextField,
    NumberField,
    PassphraseField,
    TextField,
)
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.word_fields import WordField
from tests.ui.eyes import clipped
from tests.ui.hands import write

KEY = Qt.Key
TODAY = date(2026, 5, 6)
UNITS = [
    Choice("u1", "县交通运输局", "主办 3 件"),
    Choice("u2", "县水利局"),
    Choice("u3", "县农业农村局"),
]


def find(text: str) -> list[Choice]:
    return [unit for unit in UNITS if text in unit.words]


@pytest.fixture
def shown(qtbot):
    """Show a field beside something else that can take the focus."""

    kept = []

    def show(field):
        box = QWidget()
        qtbot.addWidget(box)
        field.setParent(box)
        box.elsewhere = QLineEdit(box)
        kept.append(box)
        box.resize(500, 300)
        field.resize(400, 120)
        with qtbot.waitActive(box):
            box.show()
        field.take_focus()
        return field

    return show


def leave(field):
    field.window().elsewhere.setFocus()


def test_what_is_required_is_said_by_name(shown):
    field = shown(TextField("签发人", required=True))
    assert not field.check()
    assert field.error() == "签发人要填。"
    field.set_value("罗文斌")
    assert field.check()
    assert field.error() == ""


def test_an_empty_field_is_not_blamed_for_being_left(shown):
    field = shown(TextField("签发人", required=True, hint="谁签的字"))
    leave(field)
    assert (field.error(), field.below.full()) == ("", "谁签的字")


def test_hint_and_error_share_the_place(shown):
    field = shown(
        TextField(
            "电话", hint="11 位", check=lambda text: "" if len(text) == 11 else "电话只有 7 位。"
        )
    )
    height = field.sizeHint().height()
    field.line.setText("1234567")
    leave(field)
    assert (field.error(), field.sizeHint().height()) == ("电话只有 7 位。", height)
    assert field.editor.accessibleDescription() == "电话只有 7 位。"
    field.set_value("13812345678")
    assert field.check()
    assert field.below.full() == "11 位"


def test_an_error_is_read_whole_in_a_narrow_field(shown):
    field = shown(TextField("电话", hint="11 位"))
    field.resize(120, field.heightForWidth(120))
    low = field.below.height()
    field.show_error("电话只有 7 位，请对照原表再看一遍，少了后四位。")
    field.resize(120, field.heightForWidth(120))
    assert field.below.height() >= 2 * low
    assert clipped(field) == []
    field.set_hint("11 位")
    field.resize(120, field.heightForWidth(120))
    assert field.below.height() == low


def test_what_becomes_required_says_so(shown):
    field = shown(TextField("代表的意见"))
    stars = [each for each in field.findChildren(QLabel) if each.text() == "*"]
    assert not any(each.isVisible() for each in stars)
    field.require(on=True)
    assert stars[0].isVisible()
    assert field.editor.accessibleName() == "代表的意见，要填"
    assert not field.check()
    field.require(on=False)
    assert not stars[0].isVisible()
    assert field.check()


def test_leaving_tidies_what_was_typed(shown):
    field = shown(TextField("电话", clean=lambda text: text.replace("-", " ")))
    field.line.setText(" 138-1234-5678 ")
    leave(field)
    assert field.value() == "138 1234 5678"


def test_only_what_the_person_changed_counts_as_touched(qtbot, shown):
    field = shown(TextField("文号"))
    field.set_value("示人办函〔2026〕41号")
    assert not field.touched()
    write(field.line, "号")
    assert field.touched()


def test_long_words_are_left_with_tab(qtbot, shown):
    field = shown(LongTextField("意见", lines=3))
    write(field.area, "同意")
    qtbot.keyClick(field.area, KEY.Key_Tab)
    assert field.value() == "同意"
    assert not field.area.hasFocus()


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12), ("１２", 12), (" 1,234 ", 1234), ("1，234", 1234)]
)
def test_numbers_as_they_are_typed(shown, typed, number):
    field = shown(NumberField("件数"))
    field.line.setText(typed)
    assert field.number() == number
    assert field.check()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("十二", "没认出“十二”是多少，请写成 12.5。"),
        ("nan", "没认出“nan”是多少，请写成 12.5。"),
        ("1e999", "没认出“1e999”是多少，请写成 12.5。"),
        ("-3", "不能小于 0，请再看一遍。"),
        ("", ""),
    ],
)
def test_what_is_no_number_is_told(shown, typed, sentence):
    field = shown(NumberField("万元", decimals=1))
    field.line.setText(typed)
    assert field.problem() == sentence


def test_a_number_is_written_with_its_decimals(shown):
    field = shown(NumberField("万元", decimals=2))
    field.line.setText("3.5")
    leave(field)
    assert (field.value(), field.number()) == ("3.50", 3.5)


@pytest.mark.parametrize(
    ("typed", "day", "hint"),
    [
        ("5.6", date(2026, 5, 6), "2026年5月6日 星期三"),
        ("0203", date(2026, 2, 3), "2026年2月3日 星期二"),
        ("今天", TODAY, "2026年5月6日 星期三"),
    ],
)
def test_a_day_is_answered_at_once(shown, typed, day, hint):
    field = shown(DayField("日期", today=TODAY, expects="past"))
    field.line.setText(typed)
    assert (field.value(), field.below.full()) == (day, hint)


def test_a_day_that_is_none_is_told_on_leaving(shown):
    field = shown(DayField("日期", today=TODAY, required=True))
    field.line.setText("13.6")
    assert field.error() == ""
    leave(field)
    assert field.error() == "没认出“13.6”是哪天，请写成 5.6 或 2026-5-6。"
    assert field.touched()


def test_keys_move_the_day(qtbot, shown):
    field = shown(DayField("日期", today=TODAY))
    field.set_value(date(2026, 1, 31))
    qtbot.keyClick(field.line, KEY.Key_PageDown)
    assert field.value() == date(2026, 2, 28)
    qtbot.keyClick(field.line, KEY.Key_Up)
    assert field.value() == date(2026, 3, 1)
    qtbot.keyClick(field.line, KEY.Key_Down)
    assert field.value() == date(2026, 2, 28)


def test_the_calendar_begins_on_monday_and_gives_its_day(qtbot, shown):
    field = shown(DayField("日期", today=TODAY))
    qtbot.keyClick(field.line, KEY.Key_F4)
    days = field._popup.days
    assert days.days()[0] == date(2026, 4, 27)
    qtbot.keyClick(days, KEY.Key_Right)
    qtbot.keyClick(days, KEY.Key_PageDown)
    qtbot.keyClick(days, KEY.Key_Return)
    assert field.value() == date(2026, 6, 7)


def test_a_day_says_how_it_stands_to_the_deadline_and_a_late_one_in_red(shown):
    field = shown(DayField("日期", today=TODAY, remark=partial(against, date(2026, 5, 10))))
    field.line.setText("5.6")
    assert field.below.full() == "2026年5月6日 星期三　距期限 4 天"
    assert field._tone == "closed"
    field.line.setText("+7")
    assert field.below.full() == "2026年5月13日 星期三　逾期 3 天"
    assert field._tone == "late"


def test_cards_are_chosen_by_mouse_and_arrows(qtbot, shown):
    cards = [CardChoice("one", "单办", "一个单位办"), CardChoice("each", "分办", "各办各的")]
    field = shown(ChoiceCards("办理方式", cards=cards, required=True))
    assert not field.check()
    qtbot.mouseClick(field._cards.buttons[0], Qt.MouseButton.LeftButton)
    assert (field.value(), field.error()) == ("one", "")
    field.take_focus()
    qtbot.keyClick(field._cards.buttons[0], KEY.Key_Right)
    assert field.value() == "each"


def test_a_list_is_not_changed_by_rolling_past(qtbot, shown):
    field = shown(DropField("届次", choices=[("19", "第十九届"), ("18", "第十八届")]))
    assert field.value() == "19"
    field.set_value("18")
    assert (field.value(), field.touched()) == ("18", False)


def test_a_box_is_ticked_with_space(qtbot, shown):
    field = shown(CheckField("已告知代表"))
    qtbot.keyClick(field.tick, KEY.Key_Space)
    assert field.value()
    assert field.touched()


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot, shown):
    field = shown(PassphraseField("密码"))
    qtbot.keyClicks(field.line, " a b ")
    assert field.value() == " a b "
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(field._eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_typing_finds_and_enter_takes(qtbot, shown):
    field = shown(PickField("主办单位", find=find, required=True))
    write(field.line, "局")
    assert field.line.list.isVisible()
    qtbot.keyClick(field.line, KEY.Key_Down)
    qtbot.keyClick(field.line, KEY.Key_Return)
    assert (field.value(), field.line.text()) == ("u2", "县水利局")
    assert not field.line.list.isVisible()
    qtbot.keyClick(field.line, KEY.Key_Backspace)
    assert field.value() == ""
    leave(field)
    assert field.error() == "“县水利”还没有认下，请从列表里选一个。"


def test_escape_closes_the_list_and_no_more(qtbot, shown):
    field = shown(PickField("主办单位", find=find))
    write(field.line, "局")
    qtbot.keyClick(field.line, KEY.Key_Escape)
    assert not field.line.list.isVisible()
    assert field.line.text() == "局"


def test_several_become_pills_and_are_not_offered_again(qtbot, shown):
    field = shown(PicksField("协办单位", find=find))
    for _ in range(2):
        write(field.line, "局")
        qtbot.keyClick(field.line, KEY.Key_Return)
    assert field.value() == ("u1", "u2")
    write(field.line, "局")
    assert field.line.list.marked_choice() == UNITS[2]
    qtbot.keyClick(field.line, KEY.Key_Backspace)
    qtbot.keyClick(field.line, KEY.Key_Backspace)
    assert field.value() == ("u1",)
    field.set_value(UNITS[1:])
    assert (field.value(), field.touched()) == (("u2", "u3"), False)


def test_every_editor_is_named_for_those_who_do_not_see(shown):
    field = shown(TextField("签发人", required=True, hint="谁签的字"))
    assert field.editor.accessibleName() == "签发人，要填"
    assert field.editor.accessibleDescription() == "谁签的字"
    assert field.label.buddy() is field.editor


def test_tab_keeps_a_free_word_as_it_was_typed(qtbot, shown):
    field = shown(WordField("分类", words=lambda: ("供水", "供电")))
    field.take_focus()
    write(field.line, "水")
    qtbot.keyClick(field.line, KEY.Key_Tab)
    assert field.value() == "水"
