"""The attachments of a suggestion on its page."""

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.office import attachments
from npcdesk.store.blobs import Blobs
from npcdesk.ui.buttons import Link
from npcdesk.ui.caption_dialog import CaptionDialog
from npcdesk.ui.empty import EmptyState
from tests import make
from tests.ui.paper_screens import shown


@pytest.fixture
def page(qtbot, desk, store, folder):
    store.blobs = Blobs(folder.attachments, make.KEY)
    made = shown(qtbot, desk, "suggestion", make.suggestion(store))
    made._turn("files")
    return made


def test_files_are_taken_in_saved_and_taken_off(page, qtbot, store, tmp_path):
    scan = tmp_path / "来函.pdf"
    scan.write_bytes(b"%PDF letter")
    assert page.files.findChildren(EmptyState)
    page.files.take_in([scan])
    page.reload()
    qtbot.wait(1)
    links = [each for each in page.files.findChildren(Link) if each.isVisible()]
    assert [each.accessibleName() for each in links] == [
        "打开来函.pdf",
        "另存为来函.pdf",
        "写说明来函.pdf",
        "移走来函.pdf",
    ]
    with store.reading() as session:
        line = attachments.lines(session, page.suggestion_id)[0]
    page.files.deeds.save(line, tmp_path / "副本.pdf")
    assert (tmp_path / "副本.pdf").read_bytes() == b"%PDF letter"
    links[2].click()
    (dialog,) = page.window().findChildren(CaptionDialog)
    dialog.caption.set_value("县交通运输局的来函")
    dialog.primary.click()
    with store.reading() as session:
        assert attachments.lines(session, page.suggestion_id)[0].caption == "县交通运输局的来函"
    links[3].click()
    page.reload()
    assert page.files.findChildren(EmptyState)
    page.desk.undo()
    page.reload()
    qtbot.wait(1)
    assert not [e for e in page.files.findChildren(EmptyState) if e.isVisible()]


def test_one_bad_file_keeps_all_out(page, store, tmp_path):
    good, empty = tmp_path / "a.pdf", tmp_path / "b.pdf"
    good.write_bytes(b"x")
    empty.write_bytes(b"")
    with pytest.raises(NotAllowed, match=r"b\.pdf"):
        page.files.take_in([good, empty])
    page.reload()
    assert page.files.findChildren(EmptyState)


def test_a_file_that_is_there_already_is_said_so_and_not_added(page, store, tmp_path):
    scan, more = tmp_path / "a.pdf", tmp_path / "b.pdf"
    scan.write_bytes(b"x")
    more.write_bytes(b"y")
    page.files.take_in([scan])
    said = []
    page.desk.said.connect(said.append)
    page.files.take_in([scan])
    page.files.take_in([scan, more])
    with store.reading() as session:
        names = [line.name for line in attachments.lines(session, page.suggestion_id)]
    assert names == ["a.pdf", "b.pdf"]
    assert said[0].text == "“a.pdf”已经在附件里，没有再添加。"
    assert said[0].undo is None  # nothing was written that could be taken back
    assert said[1].text == "已添加附件 1 个。“a.pdf”已经在附件里，没有再添加。"
