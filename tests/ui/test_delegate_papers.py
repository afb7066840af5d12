"""附件 of a delegate: dropped on the page, opened from a copy, taken off and brought back."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from npcdesk.office import delegate_files, delegates
from npcdesk.store.blobs import Blobs
from npcdesk.ui.delegate_page import DelegatePage
from tests import make
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot, desk, store, tmp_path):
    store.blobs = Blobs(tmp_path / "blobs", make.KEY)
    make.delegate(store, "周启明")
    with store.reading() as session:
        return placed(qtbot, DelegatePage(desk, delegates.named(session, "周启明").mandate_id))


@pytest.fixture
def papers(tmp_path):
    picture = QImage(30, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#808000"))
    picture.save(str(tmp_path / "像.png"))
    picture.save(str(tmp_path / "证书.jpg"))
    (tmp_path / "登记表.txt").write_text("x")
    (tmp_path / "沙河镇.npb").write_text("x")
    return tmp_path


def drop(widget, *paths):
    """Drag files over a widget and let go; tell whether it wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button, mods = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    over = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, button, mods)
    over.setAccepted(False)
    QApplication.sendEvent(widget, over)
    if over.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, button, mods))
    return over.isAccepted()


def kept(page):
    with page.desk.store.reading() as session:
        file = delegates.file(session, page.mandate_id, page.desk.clock.today())
        lines = delegate_files.lines(session, file.person_id)
        portrait = delegate_files.photo(session, page.desk.store.blobs, file.person_id)
    return [line.name for line in lines], portrait


def test_a_picture_becomes_the_portrait_and_other_files_are_kept_in_one_write(page, papers, desk):
    told = []
    desk.said.connect(lambda said: told.append(said.text))
    assert drop(page, papers / "像.png", papers / "登记表.txt")
    assert told == ["已放照片、添加附件 1 个。"]
    assert kept(page) == (["登记表.txt"], (papers / "像.png").read_bytes())
    page.reload()
    assert (page.tabs.chosen(), page.kept.isVisible()) == ("files", True)
    assert page.kept.photo.picture.isVisible()
    face = page.kept.portrait.grab().toImage()
    assert face.pixelColor(face.rect().center()) == "#808000"
    desk.undo()
    assert kept(page) == ([], b"")
    assert drop(page.kept.photo, papers / "证书.jpg")
    page.kept.take_off()
    assert kept(page) == ([], b"")


def test_pictures_on_the_list_or_several_of_them_are_files(page, papers):
    assert drop(page.kept.files, papers / "证书.jpg")
    assert drop(page, papers / "像.png", papers / "证书.jpg")
    assert kept(page) == (["证书.jpg", "像.png", "证书.jpg"], b"")
    assert not drop(page, papers / "沙河镇.npb")  # the window looks through bundles


def test_what_is_no_picture_leaves_everything_as_it_was(page, papers, desk):
    told = []
    desk.said.connect(lambda said: told.append(said.text))
    (papers / "假.png").write_text("x")
    assert page.kept.take_in([papers / "假.png", papers / "登记表.txt"]) == 0
    assert kept(page) == ([], b"")
    assert "不是照片" in told[-1]
