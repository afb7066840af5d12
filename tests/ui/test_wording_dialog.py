"""公文用语 in the window: seen on the paper while typed, checked, kept, printed, set back."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from npcdesk.forms import catalog
from npcdesk.office import wordings
from npcdesk.ui.print_copies import copies
from npcdesk.ui.settings_routes import ROUTES
from tests import make


@pytest.fixture
def dialog(qtbot, desk):
    made = ROUTES["wording"](desk, "reply-letter")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def printed(pdf):
    return "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)
    ).replace("\r\n", "")


def own(store):
    with store.reading() as session:
        return dict(wordings.own(session))


def test_words_are_seen_checked_kept_printed_and_set_back(dialog, desk, store, qtbot):
    title = dialog.fields["reply-letter.title"]
    assert "{会次}：第一次会议，闭会期间提出的写闭会期间" in title.area.toolTip()
    title.area.setPlainText("关于第{建议号号建议的答复函")
    dialog.show_sample()
    assert "第 4 个字“{”后面少一个“}”" in title.error()
    dialog.primary.click()
    assert own(store) == {}
    title.area.setPlainText("关于第{建议号}号建议的答复函")
    qtbot.waitUntil(lambda: "答复函" in said(dialog.view), timeout=3000)
    dialog.fields["reply-letter.mark"].area.setPlainText("{承办单位}文件")
    dialog.primary.click()
    assert set(own(store)) == {"reply-letter.title", "reply-letter.mark"}
    paper = copies(desk, "reply-letter", [make.handed_over(store)])[0].paper
    made = printed(catalog.form("reply-letter").to_pdf(paper))
    assert made.startswith("示例县交通运输局文件")
    assert "关于第35号建议的答复函" in made
    with store.writing("恢复") as session:
        assert wordings.reset(session) == 2
    assert own(store) == {}


def said(view):
    return view._document[0].get_textpage().get_text_range()


def test_only_the_form_in_hand_is_asked_and_every_sample_is_drawn(dialog):
    for code in dialog.samples:
        dialog.form.set_value(code)
        shown = {each for each, field in dialog.fields.items() if not field.isHidden()}
        assert shown == {each for each in dialog.fields if each.startswith(f"{code}.")}
        assert dialog.view.pages() >= 1
    assert not dialog.typed()
    dialog.form.set_value("feedback-form")
    notes = dialog.fields["feedback-form.notes"]
    notes.area.setPlainText("请填好。\n请寄回。")
    dialog.show_sample()
    assert "2. 请寄回。" in said(dialog.view)
    dialog.standard.click()
    assert not dialog.typed()
