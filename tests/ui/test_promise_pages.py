"""承诺事项台账 and 回头看 in the window: what is listed, what the dialogs enter."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from npcdesk.models import EventKind, Rating
from npcdesk.office import promise_list, promises, raising, suggestion_list, suggestions
from npcdesk.store.blobs import Blobs
from npcdesk.ui.look_back_dialogs import LookBackDialog, ReclassDialog
from npcdesk.ui.look_back_page import LookBackPage
from npcdesk.ui.print_page import PrintPage
from npcdesk.ui.promise_dialogs import AdvanceDialog, FulfilDialog, PromiseDialog, UnableDialog
from npcdesk.ui.promises_page import PromisesPage
from npcdesk.ui.suggestion_page import SuggestionPage
from npcdesk.ui.timeline import FileButton
from npcdesk.ui.words import Words
from tests import make
from tests.make import TODAY

LAST_YEAR = date(2025, 3, 1)


@pytest.fixture
def paper(desk):
    """A paper answered last year as B, with two promises: one is late, one is to come."""
    made = make.suggestion(desk.store, number="", raised_on=date(2025, 1, 5))
    unit = make.unit(desk.store)
    with desk.store.writing("办理") as session:
        raising.file(session, made, number="35", on=date(2025, 1, 6), today=TODAY)
        suggestions.hand_over(session, made, lead_ids=[unit], on=date(2025, 1, 8), today=TODAY)
        suggestions.reply(
            session,
            made,
            on=LAST_YEAR,
            today=TODAY,
            reply_class="B",
            promised_on=date(2026, 4, 1),
            matter="修缮桥面",
            more=[("增设护栏", date(2026, 6, 1))],
        )
        suggestions.rate(session, made, on=LAST_YEAR, today=TODAY, rating=Rating.MOSTLY)
        suggestions.close(session, made, on=LAST_YEAR, today=TODAY)
    return made


def promised(desk):
    with desk.store.reading() as session:
        return promise_list.lines(session, promise_list.Filter(), today=TODAY)


def test_the_ledger_lists_promises_by_how_far_they_are(desk, paper, qtbot):
    page = PromisesPage(desk)
    qtbot.addWidget(page)
    page.resize(1198, 720)
    page.show()
    assert page.table.lines.rowCount() == 2
    page.tabs.choose("late")
    page.tabs.chosen_changed.emit("late")
    assert [line.matter for line in page.table.lines.source()[1](0, 9)] == ["修缮桥面"]
    page.table.select_row(0)
    assert not page.verbs["fulfil"].isHidden()
    page.pills.choose("year", "2025", "2025 年")
    page.pills.changed.emit()
    assert page.table.lines.rowCount() == 0
    assert page.narrowed() == ["情况：到期未落实", "承诺年度：2025 年", "先到期的在前"]


def drop(widget, path):
    """Let a file go over a widget, as the window system does: who takes it is asked upwards."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy, left = widget.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, files, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, files, left, none))


def test_evidence_is_dropped_anywhere_on_the_dialog(desk, paper, qtbot, ground, tmp_path):
    evidence = tmp_path / "验收单.pdf"
    evidence.write_bytes(b"signed")
    fulfil = FulfilDialog(desk, paper)
    qtbot.addWidget(fulfil)
    with qtbot.waitExposed(fulfil):
        fulfil.open()
    drop(fulfil.words.area.viewport(), evidence)
    assert fulfil.words.value() == ""
    assert fulfil.enclosed.paths == [evidence]
    drop(fulfil.title, evidence)
    assert fulfil.enclosed.paths == [evidence]


def test_a_promise_comes_on_and_ends_by_its_dialogs(desk, paper, qtbot, folder, tmp_path):
    desk.store.blobs = Blobs(folder.attachments, make.KEY)
    first, second = promised(desk)
    advance = AdvanceDialog(desk, f"{paper}:{second.promise_id}")
    qtbot.addWidget(advance)
    advance.words.set_value("已经招标")
    contract = tmp_path / "合同.pdf"
    contract.write_bytes(b"signed")
    advance.enclosed.take_in([contract])
    advance.primary.click()
    fulfil = FulfilDialog(desk, paper)  # begins with the one that is due first
    qtbot.addWidget(fulfil)
    assert fulfil.which.value() == first.promise_id
    fulfil.primary.click()
    assert fulfil.words.error()
    fulfil.words.set_value("通车")
    fulfil.told.set_value(TODAY)
    fulfil.primary.click()
    unable = UnableDialog(desk, paper)
    qtbot.addWidget(unable)
    assert unable.which.value() == second.promise_id
    unable.words.set_value("改走新线")
    unable.primary.click()
    ends = [(line.promise_state, line.steps, line.told_on) for line in promised(desk)]
    assert ends == [("fulfilled", 0, TODAY), ("unable", 1, None)]
    assert [line.files for line in promised(desk)] == [0, 1]
    page = SuggestionPage(desk, paper)
    qtbot.addWidget(page)
    page.show()
    chips = [each.text() for each in page.timeline.findChildren(FileButton)]
    assert chips.count("合同.pdf") == 1
    assert chips.count("添加附件…") == 4
    more = PromiseDialog(desk, paper)
    qtbot.addWidget(more)
    assert more.on.value() == LAST_YEAR
    more.matter.set_value("装路灯")
    more.promised.set_value(date(2027, 1, 1))
    more.primary.click()
    assert [line.matter for line in promised(desk)][-1] == "装路灯"


def test_looking_back_asks_four_questions_and_may_change_the_class(desk, paper, qtbot):
    page = LookBackPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.table.lines.rowCount() == 1
    dialog = LookBackDialog(desk, paper)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.approved.isVisible()
    for field, answer in (
        (dialog.solved, "solved"),
        (dialog.kept, "kept"),
        (dialog.follow, "done"),
        (dialog.rating, "satisfied"),
        (dialog.now_class, "A"),
    ):
        field.set_value(answer)
    dialog.kept.changed.emit()
    assert "还有 2 项承诺没有登记落实" in dialog.note.words.full()
    dialog.kept.set_value("partly")
    dialog.kept.changed.emit()
    assert dialog.note.isHidden()
    dialog.kept.set_value("kept")
    assert dialog.approved.isVisible()
    dialog.primary.click()
    assert dialog.isVisible()  # who approved it is missing
    dialog.approved.set_value("主任会议")
    dialog.primary.click()
    page.reload()
    (line,) = page.table.lines.source()[1](0, 9)
    assert (line.reply_class, line.current_class, line.looked.rating) == ("B", "A", "satisfied")
    assert page.rate.toolTip() == "答复时 0.0%，同期答复 1 件"
    assert "得到解决或取得较大进展：1 件，占范围内 1 件的 100.0%" in page.narrowed()


def test_a_class_is_changed_with_its_reason(desk, paper, qtbot):
    dialog = ReclassDialog(desk, paper)
    qtbot.addWidget(dialog)
    dialog.chosen.set_value("C")
    dialog.approved.set_value("代工委")
    dialog.reason.set_value("资金没有着落")
    dialog.primary.click()
    with desk.store.reading() as session:
        line = suggestion_list.paper(session, paper, TODAY)
    assert (line.line.reply_class, line.line.current_class) == ("B", "C")
    assert line.history[0].kind is EventKind.RECLASS


def test_the_page_of_a_suggestion_tells_its_promises_and_look_backs(desk, paper, qtbot):
    with desk.store.writing("办理") as session:
        first = promises.open_promises(session, paper)[0]
        about = {"on": TODAY, "today": TODAY, "promise_id": first.id}
        promises.advance(session, paper, body="已经招标", **about)
    page = SuggestionPage(desk, paper)
    qtbot.addWidget(page)
    page.show()
    words = [each.full() for each in page.pane.promises.findChildren(Words)]
    assert "修缮桥面" in words
    assert any("已经招标" in each for each in words)
    assert "承诺 2026年6月1日前完成" in words


def test_the_list_of_a_year_is_printed_whole_and_for_each_unit(desk, paper, qtbot):
    page = PrintPage(desk, "promise-list:2026")
    qtbot.addWidget(page)
    page.reload()
    assert [(copy.words, copy.note, copy.wanted) for copy in page.copies] == [
        ("全部单位", "2 项", True),
        ("县交通运输局", "2 项", False),
        ("空白表", "手工填写", False),
    ]
