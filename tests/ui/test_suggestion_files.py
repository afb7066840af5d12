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
