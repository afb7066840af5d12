"""The print page on a real file: who gets a sheet, what it says, what was looked at."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest

from npcdesk.errors import DeskError
from npcdesk.forms import catalog
from npcdesk.job import finish
from npcdesk.models import GroupKind
from npcdesk.office import group_events, groups, raising, suggestions
from npcdesk.office.group_events import Said
from npcdesk.store.blobs import Blobs
from npcdesk.ui import printing
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.notes import Note
from npcdesk.ui.print_copies import copies, in_word, joined, named
from npcdesk.ui.words import Words
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import shown


@pytest.fixture
def answered(store):
    """A suggestion of three delegates, one of whom has a rare character, answered."""
    people = [make.delegate(store, name) for name in ("周启明", "高美玲", "张㛃")]
    with store.writing("登记") as session:
        made = raising.take_in(
            session,
            raising.NewSuggestion(
                title="关于修缮沙河桥的建议",
                lead_id=people[0],
                co_signer_ids=tuple(people[1:]),
                raised_on=date(2026, 1, 22),
                term=19,
                session=1,
            ),
            today=TODAY,
        )
        raising.file(session, made, number="35", on=date(2026, 1, 27), today=TODAY)
    unit = make.unit(store)
    with store.writing("交办和答复") as session:
        suggestions.hand_over(session, made, lead_ids=[unit], on=date(2026, 2, 3), today=TODAY)
        suggestions.reply(
            session,
            made,
            on=date(2026, 4, 1),
            today=TODAY,
            reply_class="A",
            document_number="示交函〔2026〕18号",
            body="一、护栏。已经装好。",
        )
    return made


def looked(page):
    said = [note.words.text() for note in page.looked.findChildren(Note) if not note.isHidden()]
    quiet = [w.full() for w in page.looked.findChildren(Words) if not w.isHidden()]
    return said, [each.removeprefix("✓　") for each in quiet if each.startswith("✓")]


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_every_signer_and_the_office_get_a_letter(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    assert [(c.words, c.note) for c in page.chosen()] == [
        ("周启明", "领衔"),
        ("高美玲", "联名"),
        ("张㛃", "联名"),
        ("示例县人大常委会", "抄送"),
    ]
    assert page.go.text().strip() == "打印 4 份"
    assert page.view.pages() == 1
    bad, good = looked(page)
    assert bad == []
    assert {"一页放得下", "日期、文号写法都对", "每位署名代表一份"} <= set(good)


def test_whoever_is_left_out_is_named(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    page.table.setFocus()
    page.table.select_row(1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.go.text().strip() == "打印 3 份"
    qtbot.wait(1)  # what is new is shown with the next turn
    assert "高美玲没有勾选，不会印给本人。" in looked(page)[0]


def test_the_sheet_in_view_is_what_prints(desk, answered):
    chosen = copies(desk, "reply-letter", [answered])
    pages = text_of(finish(joined("reply-letter", chosen)))
    assert len(pages) == 4
    assert all("示交函〔2026〕18号" in page and "一、护栏" in page for page in pages)
    assert named("reply-letter", chosen) == "答复函-第35号"


def test_the_form_can_be_changed(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    page.kind.drop.setCurrentIndex(page.kind.drop.findData("feedback-form"))
    assert page.head.title.full() == "征询意见表"
    assert [(c.words, c.note) for c in page.chosen()] == [("第35号", "周启明")]


def test_forms_of_several_papers_are_printed_at_once(qtbot, desk, store, answered):
    other = make.handed_over(store, number="36", title="关于路灯的建议", lead="丁志强")
    page = shown(qtbot, desk, "print", f"feedback-form:{answered},{other}")
    assert [c.words for c in page.chosen()] == ["第35号", "第36号"]
    pages = text_of(finish(joined("feedback-form", page.chosen())))
    assert "关于修缮沙河桥的建议" in pages[0]
    assert "关于路灯的建议" in pages[1]
    assert named("feedback-form", page.chosen()) == "征询意见表-2份"


def test_a_letter_without_its_reply_is_called_a_draft(qtbot, desk, store):
    page = shown(qtbot, desk, "print", f"reply-letter:{make.handed_over(store)}")
    assert any("草稿" in each for each in looked(page)[0])


def test_a_reply_without_its_number_is_told_and_printed_all_the_same(
    qtbot, desk, store, answered, tmp_path, monkeypatch
):
    bare = make.handed_over(store, number="36", title="关于路灯的建议", lead="丁志强")
    with store.writing("答复") as session:
        suggestions.reply(session, bare, on=date(2026, 4, 1), today=TODAY, reply_class="A")
    page = shown(qtbot, desk, "print", f"reply-letter:{answered},{bare}")
    assert any(each.startswith("其中 2 份没有文号") for each in looked(page)[0]), (
        "said of all that are ticked, also while another sheet is in view"
    )
    said, target = [], tmp_path / "答复函.pdf"

    def to_target(pdf, _name, _desk, _window, then):
        target.write_bytes(pdf)
        then(target)

    monkeypatch.setattr(printing, "save_pdf", to_target)  # the system's file dialog
    desk.said.connect(lambda each: said.append(each.text))
    page.save.click()
    qtbot.waitUntil(page.folder.isVisible, timeout=5000)
    assert len(text_of(target.read_bytes())) == 6
    assert said[-1] == "已存为 答复函.pdf，其中 2 份没有文号。"


def test_a_character_that_no_face_has_is_told(qtbot, desk, store):
    made = make.handed_over(store, title="关于\U00030edf水村的建议")
    page = shown(qtbot, desk, "print", f"feedback-form:{made}")
    assert any("\U00030edf" in each and "手写补上" in each for each in looked(page)[0])


def test_what_cannot_be_printed_yet_says_why(qtbot, desk, store):
    page = shown(qtbot, desk, "print", f"reply-letter:{make.suggestion(store)}")
    nothing = page.findChild(EmptyState)
    assert "还没有交办，没有答复函可打印" in nothing.sentence.text()
    with qtbot.waitSignal(page.closing, timeout=1000):
        nothing.button.click()


def test_none_ticked_is_told(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    page.table.lines.clear_ticks()
    with pytest.raises(DeskError, match="一份也没有勾选"):
        page.key_print()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is installed")
def test_a_computer_without_a_printer_is_told_what_to_do(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    with pytest.raises(DeskError, match="可以先存为 PDF"):
        page._print(b"")


def test_saved_as_pdf(qtbot, desk, answered, tmp_path, monkeypatch):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    target = tmp_path / "答复函.pdf"

    def to_target(pdf, _name, _desk, _window, then):
        target.write_bytes(pdf)
        then(target)

    monkeypatch.setattr(printing, "save_pdf", to_target)  # the system's file dialog
    page.save.click()
    qtbot.waitUntil(page.folder.isVisible, timeout=5000)
    assert len(text_of(target.read_bytes())) == 4


def test_the_whole_file_of_one_suggestion_is_bound_from_here(
    qtbot, desk, store, answered, tmp_path, monkeypatch
):
    bound = []

    def to_target(pdf, name, _desk, _window, then):
        bound.append((pdf, name))
        then(tmp_path / f"{name}.pdf")

    monkeypatch.setattr(printing, "save_pdf", to_target)  # the system's file dialog
    desk.store.blobs = Blobs(tmp_path / "blobs", make.KEY)
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    with qtbot.waitSignal(desk.said) as said:
        page.bound.click()
    assert said.args[0].text.startswith("全卷已存为 全卷-第35号.pdf，一共 ")
    assert "卷内文件目录" in "".join(text_of(bound[0][0]))
    two = shown(qtbot, desk, "print", f"feedback-form:{answered},{answered}")
    assert two.bound.isHidden()


def test_saved_as_word_one_file_for_equal_sheets_several_into_a_folder(
    qtbot, desk, store, answered, tmp_path, monkeypatch
):
    other = make.handed_over(store, number="36", title="关于路灯的建议", lead="丁志强")
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    taken = []
    monkeypatch.setattr(printing, "save_word", lambda made, *_: taken.append(made))  # asks where
    page.word.click()
    qtbot.waitUntil(lambda: bool(taken), timeout=5000)
    assert [name for name, _ in taken[0]] == ["答复函-第35号.docx"]
    page.kind.set_value("feedback-form")
    assert not page.word.isHidden()
    both = finish(in_word("feedback-form", copies(desk, "feedback-form", [answered, other])))
    printing.put_into(tmp_path, both)
    assert sorted(each.name for each in tmp_path.glob("*.docx")) == [
        "征询意见表-第35号.docx",
        "征询意见表-第36号.docx",
    ]
    with pytest.raises(DeskError, match="没有覆盖"):
        printing.put_into(tmp_path, both)
    page.kind.set_value("suggestion-sheet")
    assert page.word.isHidden()


def test_the_slip_has_a_message_to_copy_and_the_list_its_unit(qtbot, desk, store):
    page = shown(qtbot, desk, "print", f"urge-slip:{make.handed_over(store)}")
    assert [(c.words, c.note) for c in page.chosen()] == [("第35号", "示例县交通运输局")]
    page.message.click()
    assert "由贵局主办" in QGuiApplication.clipboard().text()
    page.kind.set_value("urge-list")
    assert page.head.title.full() == "催办清单"
    assert named("urge-list", page.chosen()) == "催办清单-示例县交通运输局"
    assert page.message.isHidden()


def test_what_was_handed_over_is_printed_for_each_unit_and_only_such_forms_are_offered(
    qtbot, desk, store
):
    page = shown(qtbot, desk, "print", f"hand-over-slip:{make.handed_over(store)}")
    assert [(c.words, c.note) for c in page.chosen()] == [("示例县交通运输局", "主办")]
    assert page.kind.drop.findData("duty-notice") == -1
    page.kind.set_value("hand-over-notice")
    assert page.head.title.full() == "交办通知"
    assert [(c.words, c.note) for c in page.chosen()] == [("示例县交通运输局", "1 件")]
    assert "交由贵局办理" in "".join(text_of(catalog.form(page.form).to_pdf(page.copies[0].paper)))


def test_a_form_that_does_not_fit_leaves_the_one_in_view(qtbot, desk, answered):
    page = shown(qtbot, desk, "print", f"reply-letter:{answered}")
    page.kind.drop.setCurrentIndex(page.kind.drop.findData("feedback-form"))
    page.kind.drop.blockSignals(True)
    page.kind.drop.setCurrentIndex(page.kind.drop.findData("urge-slip"))
    page.kind.drop.blockSignals(False)
    with pytest.raises(DeskError, match="不用催办"):
        page._change_form()
    assert page.kind.value() == page.form == "feedback-form"


def test_ledgers_are_offered_by_year_and_slips_by_item(desk, store):
    with store.writing("督办") as session:
        group = groups.form(
            session, name="组", leader="王", decided_on=date(2025, 3, 1), today=TODAY
        )
        for words in ("夯实", "报送"):
            said = Said(TODAY, body=words, who="县水利局", due_on=TODAY)
            group_events.enter(session, group, GroupKind.ITEM, said, today=TODAY)
    slips = copies(desk, "supervision-slip", [group])
    assert [(each.words, each.note) for each in slips] == [
        ("夯实", "示例县水利局"),
        ("报送", "示例县水利局"),
    ]
    ledgers = copies(desk, "supervision-ledger", ["2026"])
    assert [(each.words, each.wanted) for each in ledgers] == [("2026年", True), ("2025年", False)]
