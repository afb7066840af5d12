import keyring
import pytest
from PySide6.QtCore import Qt

from npcdesk import folder_lock
from npcdesk.paths import OfficeFolder
from npcdesk.ui.cover import Notice
from npcdesk.ui.unlock_page import UnlockPage
from tests import make
from tests.rings import FileRing, LockedRing
from tests.ui.windows import PASSPHRASE, locked_office, wait_for, wait_open, window_on


@pytest.fixture
def use_ring():
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def press(qtbot, page):
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


def test_the_passphrase_opens_the_file_and_the_first_page_shows(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        assert not window.centralWidget().isEnabled()
        page.passphrase.line.setText(PASSPHRASE)
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        wait_open(qtbot, window)
        assert window.gate.cover is None
        assert window.centralWidget().isEnabled()
        assert window.nav.office.full() == "示例县人大"
        assert window.page().head.title.full() == "今日要办"


def test_a_wrong_passphrase_is_told_and_can_be_tried_again(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        page.passphrase.line.setText("不是这个密码哦")
        press(qtbot, page)
        qtbot.waitUntil(lambda: "没有打开数据" in page.note.words.full(), timeout=10_000)
        assert page.card.isEnabled()
        page.passphrase.line.setText(PASSPHRASE)
        press(qtbot, page)
        wait_open(qtbot, window)


def test_nothing_typed_is_asked_for(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        press(qtbot, page)
        assert page.passphrase.error()
        assert window.desk.store is None


def test_the_printed_code_opens_the_file(qtbot, folder):
    _, code = locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        page.other.click()
        page.code.line.setText(code.replace("-", " ").lower())
        press(qtbot, page)
        wait_open(qtbot, window)


def test_the_passphrase_of_the_environment_asks_nobody(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)


def test_a_wrong_passphrase_of_the_environment_is_told(qtbot, folder):
    locked_office(folder)
    with window_on(qtbot, folder, "别的密码一二三四") as window:
        page = wait_for(qtbot, window, UnlockPage)
        assert "没有打开数据" in page.note.words.full()


def test_without_a_keyring_nothing_is_said_of_remembering(qtbot, folder, use_ring, tmp_path):
    use_ring(LockedRing(tmp_path / "ring"))
    locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        page.passphrase.line.setText(PASSPHRASE)
        window.desk.runner.pool.submit(lambda: None).result()  # the keyring was asked before
        qtbot.wait(1)
        assert page.memory.isHidden()
        press(qtbot, page)
        wait_open(qtbot, window)


def test_a_keyring_remembers_when_asked_to(qtbot, folder, use_ring, tmp_path):
    use_ring(FileRing(tmp_path / "ring"))
    locked_office(folder)
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        qtbot.waitUntil(lambda: not page.memory.isHidden(), timeout=10_000)
        page.memory.setChecked(True)
        page.passphrase.line.setText(PASSPHRASE)
        press(qtbot, page)
        wait_open(qtbot, window)
    with window_on(qtbot, folder) as window:
        wait_open(qtbot, window)
        assert window.gate.cover is None


def test_a_second_opening_is_told_who_has_it_and_can_be_tried_again(qtbot, folder):
    locked_office(folder)
    with folder_lock.held(folder.lock, make.CLOCK):
        window_of = window_on(qtbot, folder, PASSPHRASE)
        window = window_of.__enter__()
        notice = wait_for(qtbot, window, Notice)
        assert "正在另一处打开" in notice.sentence.full()
        assert "今天 9:30" in notice.sentence.full()
    notice.buttons[0].click()
    wait_open(qtbot, window)
    window_of.__exit__(None, None, None)


def test_missing_slots_are_told(qtbot, folder):
    locked_office(folder)
    folder.slots.unlink()
    with window_on(qtbot, folder) as window:
        page = wait_for(qtbot, window, UnlockPage)
        assert "没有找到钥匙文件" in page.note.words.full()


def test_a_file_that_is_no_office_is_told(qtbot, folder):
    locked_office(folder)
    folder.store.write_bytes(b"SQLite format 3\x00" + bytes(100))
    with window_on(qtbot, folder, PASSPHRASE) as window:
        notice = wait_for(qtbot, window, Notice)
        assert "没有加密" in notice.sentence.full()


def test_a_folder_that_cannot_be_made_is_told(qtbot, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    folder = OfficeFolder(tmp_path / "file" / "office")
    with window_on(qtbot, folder) as window:
        wizard = window.gate.cover
        wizard.unit.office.line.setText("示例县人大常委会")
        wizard.unit.term.line.setText("19")
        wizard.secret.first.line.setText(PASSPHRASE)
        wizard.secret.again.line.setText(PASSPHRASE)
        for _ in range(3):
            wizard.go_on()
        qtbot.waitUntil(lambda: "建不起来" in wizard.secret.trouble.words.full(), timeout=20_000)
        assert wizard.card.isEnabled()
