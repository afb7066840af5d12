"""What is kept of a suggestion beside its life: corrected, told, looked for, opened."""

import stat
from datetime import date

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from npcdesk.models import EventKind
from npcdesk.office import attachments, suggestion_ends, suggestion_list, units
from npcdesk.store.blobs import Blobs
from npcdesk.ui.alike_list import AlikeLine
from npcdesk.ui.pick_fields import Choice
from tests import make
from tests.ui.paper_screens import opener, paper, shown


@pytest.fixture
def opened(qtbot, desk):
    with opener(qtbot, desk) as open_dialog:
        yield open_dialog


def test_a_draft_is_corrected_and_the_record_says_so(opened, qtbot, desk, store):
    made, other = make.suggestion(store, number=""), make.delegate(store, "王芳")
    dialog = opened("amend", made)
    assert dialog.note.isHidden()
    dialog.headline.set_value("关于路灯的建议")
    dialog.co.set_value([Choice(other, "王芳")])
    dialog.reason.set_value("登记时写错")
    dialog.by.set_value("李静")
    dialog.primary.click()
    found = paper(store, made)
    assert (found.line.title, found.co_signers) == ("关于路灯的建议", ("王芳",))
    page = shown(qtbot, desk, "audit", made)
    page.tabs.choose("changed")
    page._show()
    (line,) = [each.told for each in page.lines if each.told.kind == "changed"]
    assert (line.field, line.after) == ("题目", "关于路灯的建议")
    assert line.what.endswith("登记时写错，经办人 李静")
    assert page.table.lines.rowCount() == 1


def test_a_revised_draft_is_entered_with_the_day_it_came(opened, store):
    made = make.suggestion(store, number="")
    dialog = opened("amend", made)
    assert not dialog.came.isVisibleTo(dialog)
    dialog.give_up()
    with store.writing("退回修改") as session:
        kind, on = EventKind.SEND_BACK, date(2026, 1, 24)
        suggestion_ends.review(session, made, kind, on=on, today=make.TODAY, reason="一事多议")
    dialog = opened("amend", made)
    assert dialog.title.text() == dialog.primary.text() == "登记修改稿"
    dialog.came.set_value(date(2026, 1, 26))
    dialog.text.set_value("路灯不亮，请修。")
    dialog.primary.click()
    assert paper(store, made).history[0].on == date(2026, 1, 26)


def test_after_the_hand_over_the_words_are_shut(opened, store):
    made = make.handed_over(store)
    dialog = opened("amend", made)
    assert "以原件为准" in dialog.note.words.text()
    shut = [field for field in (dialog.headline, dialog.text, dialog.co) if field.isEnabled()]
    assert not shut
    dialog.category.set_value("交通运输")
    dialog.primary.click()
    assert paper(store, made).line.category == "交通运输"


def test_past_ones_like_it_are_listed_and_it_is_not_among_them(qtbot, desk, store):
    past = make.suggestion(store, title="关于修缮沙河桥的建议", number="3")
    made = make.suggestion(store, number="35")
    page = shown(qtbot, desk, "suggestion", made)
    page.tabs.choose("alike")
    page._turn("alike")
    qtbot.waitUntil(lambda: bool(page.alike.findChildren(AlikeLine)))
    (line,) = page.alike.findChildren(AlikeLine)
    assert line._found.line.id == past


def test_what_is_opened_is_a_copy_that_cannot_be_written(
    qtbot, desk, store, folder, tmp_path, monkeypatch
):
    store.blobs = Blobs(folder.attachments, make.KEY)
    made = make.suggestion(store)
    with store.writing("附件") as session:
        for name in ("来函.pdf", "来函.exe"):
            (tmp_path / name).write_bytes(name.encode())
            attachments.attach(session, store.blobs, made, tmp_path / name)
    page = shown(qtbot, desk, "suggestion", made)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    with store.reading() as session:
        letter, program = attachments.lines(session, made)
    for line in (letter, letter, program):
        page.files.deeds.look_at(line)
    copy = page.files.deeds.copy_of(letter)
    assert opened == [copy.as_posix()] * 2
    assert copy.read_bytes() == "来函.pdf".encode()
    assert not copy.stat().st_mode & stat.S_IWRITE


def test_the_unit_is_urged_from_the_dialog(opened, store):
    dialog = opened("urge", make.handed_over(store))
    dialog.second.click()
    (menu,) = dialog.findChildren(QMenu)
    copy, slip, _ = menu.actions()
    copy.trigger()
    assert "沙河桥" in QGuiApplication.clipboard().text()
    slip.trigger()
    assert dialog.isHidden()
    menu.close()


def test_what_was_typed_about_the_urging_is_entered_before_the_slip_is_shown(
    qtbot, opened, desk, store
):
    made = make.handed_over(store)
    dialog = opened("urge", made)
    dialog.how.set_value("书面")
    dialog.answered.line.setText("雷警官")
    dialog.second.click()
    (menu,) = dialog.findChildren(QMenu)
    _copy, slip, _list = menu.actions()
    assert slip.text() == "记下催办，打印催办单…"
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        slip.trigger()
    assert wanted.args == ["print", f"urge-slip:{made}"]
    assert dialog.isHidden()
    with store.reading() as session:
        (urged,) = suggestion_list.paper(session, made, make.TODAY).history[:1]
    assert urged.how == "书面"
    menu.close()


def test_what_a_unit_is_is_kept(opened, store):
    unit = make.unit(store, "县委组织部")
    dialog = opened("unit", unit)
    dialog.kind.set_value("党委部门")
    dialog.phone.set_value("0571-8888888")
    dialog.primary.click()
    with store.reading() as session:
        line = units.line(session, unit)
        assert (line.kind, line.phone, units.kinds(session)) == (
            "党委部门",
            "0571-8888888",
            ["党委部门"],
        )
