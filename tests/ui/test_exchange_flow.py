"""Pairing, export, import, undoing, deciding: played in the window with real files."""

from contextlib import closing

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMainWindow

from npcdesk import paths, sync, vault
from npcdesk.errors import NotAllowed
from npcdesk.models import Level
from npcdesk.store import opening, unlocking
from npcdesk.sync import capture, computers, joining, machine, status, trusted
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import drives, mailbox
from npcdesk.sync.carry.volumes import Volume
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.ui import exchange_mail, mail_program, pairing_answer, pairing_ask
from npcdesk.ui.buttons import Button
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_export import ExportDialog
from npcdesk.ui.exchange_import_page import CHECK, CHOOSE, DONE
from npcdesk.ui.exchange_page import ALL, ExchangePage
from npcdesk.ui.exchange_routes import ROUTES as EXCHANGE
from npcdesk.ui.pairing_answer import AnswerWizard
from npcdesk.ui.pairing_ask import AskWizard, BeginDialog
from npcdesk.ui.words import Words
from tests import make, smtp
from tests.ui.exchange import (
    COUNTY,
    COUNTY_NAME,
    TOWN,
    TOWN_NAME,
    Office,
    desk_of,
    dispute,
    join,
    joined_pair,
    shown,
    written,
)
from tests.ui.eyes import clipped
from tests.ui.windows import CHEAP, PASSPHRASE, wait_open, window_on

LONG = 8_000  # ms; the code is slow on purpose


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "tokens", lambda: tmp_path / "tokens")


@pytest.fixture
def county(tmp_path, new_file):
    office = Office(tmp_path / "county", new_file, Level.COUNTY, COUNTY_NAME)
    yield office
    office.store.close()


@pytest.fixture
def town(tmp_path, new_file):
    office = Office(tmp_path / "town", new_file, Level.TOWNSHIP, TOWN_NAME)
    yield office
    office.store.close()


@pytest.fixture
def joined(tmp_path, new_file):
    pair = joined_pair(tmp_path, new_file)
    yield pair
    for office in pair:
        office.store.close()


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def ground(qtbot):
    """A window for dialogs to stand on."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    qtbot.waitExposed(window)
    return window


def step(wizard):
    return wizard.stack.currentIndex()


def of(office):
    with office.store.reading() as session:
        return status.status(session)


def tell_apart(found):
    """The sentence of the dialog that stands, which is then closed."""
    text = found[-1].accessibleName()
    found[-1].done(0)
    return text


def sentences():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Sentence) and w.isVisible()]


# pairing


def test_two_offices_pair_by_two_files_and_one_call(qtbot, ground, county, town, stick):
    make.delegate(town.store, "周启明")
    county.begin()
    with desk_of(town) as below, desk_of(county) as above:
        ask = AskWizard(below, "")
        ask.open()
        ask.save_to(stick / "a.npreq")
        assert step(ask) == pairing_ask.OPEN
        answer = AnswerWizard(above, str(stick / "a.npreq"))
        answer.open()
        assert step(answer) == pairing_answer.LOOK
        answer.answer.click()
        qtbot.waitUntil(lambda: step(answer) == pairing_answer.SAVE, timeout=LONG)
        answer.save_to(stick / "a.npcert")
        assert step(answer) == pairing_answer.CALL
        ask.read(stick / "a.npcert")
        qtbot.waitUntil(lambda: step(ask) == pairing_ask.CALL, timeout=LONG)
        assert ask.call.boxes.groups() == answer.call.boxes.groups()
        assert [len(group) for group in ask.call.boxes.groups()] == [4] * 5
        assert not of(town).joined
        ask.call.yes.click()  # nothing ticked: asked once more
        assert not of(town).joined
        for _ in range(5):
            QTest.keyClick(ask.call.boxes, Qt.Key.Key_Space)
        ask.call.yes.click()
        qtbot.waitUntil(lambda: step(ask) == pairing_ask.DONE, timeout=LONG)
        answer.call.boxes.set_done(5)
        answer.call.yes.click()
        assert step(answer) == pairing_answer.DONE
        ask.accept()
        answer.accept()
    assert [line.of.name for line in of(county).lines] == [TOWN_NAME]
    assert [line.of.name for line in of(town).lines] == [COUNTY_NAME]
    county.take(town.send(COUNTY, stick))
    assert county.count("person") == 1


def test_a_code_that_differs_ends_the_pairing_on_both_sides(
    qtbot, ground, county, town, stick, told
):
    county.begin()
    with desk_of(town) as below, desk_of(county) as above:
        ask = AskWizard(below, "")
        ask.save_to(stick / "a.npreq")
        answer = AnswerWizard(above, str(stick / "a.npreq"))
        answer.write()
        qtbot.waitUntil(lambda: step(answer) == pairing_answer.SAVE, timeout=LONG)
        answer.save_to(stick / "a.npcert")
        ask.read(stick / "a.npcert")
        qtbot.waitUntil(lambda: step(ask) == pairing_ask.CALL, timeout=LONG)
        ask.call.no.click()
        answer.call.no.click()
    assert not of(town).joined
    assert not of(town).asked
    assert not of(county).waiting
    assert of(county).lines == ()


def test_a_call_can_be_made_another_day(qtbot, ground, county, town, stick):
    county.begin()
    with desk_of(town) as below, desk_of(county) as above:
        AskWizard(below, "").save_to(stick / "a.npreq")
        answer = AnswerWizard(above, str(stick / "a.npreq"))
        answer.write()
        qtbot.waitUntil(lambda: step(answer) == pairing_answer.SAVE, timeout=LONG)
        answer.save_to(stick / "a.npcert")
        groups = answer.call.boxes.groups()
        answer.reject()
        page = ExchangePage(above)
        qtbot.addWidget(page)
        page.show()
        (waiting,) = of(county).waiting
        again = AnswerWizard(above, f"inc:{waiting.inc}")
        assert step(again) == pairing_answer.CALL
        assert again.call.boxes.groups() == groups


def test_a_file_that_is_no_request_is_said_in_place(ground, joined, stick):
    (stick / "x.npreq").write_text("什么也不是")
    with desk_of(joined[0]) as desk:
        wizard = AnswerWizard(desk, str(stick / "x.npreq"))
        wizard.open()
        assert step(wizard) == pairing_answer.OPEN
        assert "配对申请" in wizard.page().told.words.text()
        wizard.reject()


def test_the_topmost_office_begins(qtbot, ground, county):
    make.delegate(county.store, "周启明")
    with desk_of(county) as desk:
        said = []
        desk.said.connect(said.append)
        dialog = BeginDialog(desk)
        dialog.open()
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert of(county).answers


def test_an_office_without_its_code_is_told_where_to_write_it(ground, county):
    written(county, "UPDATE office SET code = ''")
    with desk_of(county) as desk:
        dialog = BeginDialog(desk)
        dialog.open()
        dialog.primary.click()
        assert "行政区划代码" in dialog.note.words.text()
        dialog.done(0)


def test_wizards_fit_in_every_look(ground, each_look, county, stick):
    county.begin()
    with desk_of(county) as desk:
        wizard = AnswerWizard(desk, "")
        wizard.open()
        wizard.show_step(pairing_answer.CALL)
        wizard.call.show_code("沙河镇人大主席团　办公室电脑", "1234 5678 9012 3456 7890")
        QApplication.sendPostedEvents()
        assert not clipped(wizard)
        wizard.reject()


# export


def export(desk, wanted=TOWN, stick=None):
    dialog = ExportDialog(desk, wanted)
    dialog.open()
    if stick is not None:
        volume = Volume(stick, "8:1", "人大资料", "FAT32", True, False)
        dialog.offer_sticks(drives.removable(mounted=lambda: [volume]))
    return dialog


def test_a_bundle_goes_onto_the_stick_and_it_can_be_pulled(qtbot, ground, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    with desk_of(town) as desk:
        dialog = export(desk, COUNTY, stick)
        assert "人大资料" in dialog.drive.drop.currentText()
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(sentences()), timeout=LONG)
        assert "U 盘可以安全拔出" in tell_apart(sentences())
        assert not town.folder.outbox.exists()
        assert of(town).lines[0].sent_ms
    county.take(list(stick.glob("*.npb")))
    assert county.count("person") == 1


def by_mail(desk, how, stick=None):
    dialog = export(desk, f"{COUNTY}:mail")
    dialog.mail.how.set_value(how)
    dialog._turn()
    dialog.mail.size.set_value(str(int(SliceBytes.MAIL_10_MB)))
    dialog.mail.receiver.set_value("rd@example.gov.cn")
    dialog.folder.set_value(str(stick or ""))
    return dialog


def test_a_bundle_goes_into_letters_of_the_size_that_was_chosen(qtbot, ground, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    with desk_of(town) as desk:
        dialog = by_mail(desk, exchange_mail.SAVE)
        dialog.primary.click()  # the folder is missing
        assert dialog.isVisible()
        dialog.folder.set_value(str(stick))
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(sentences()), timeout=LONG)
        tell_apart(sentences())
    (letter,) = stick.glob("*.eml")
    assert b"rd@example.gov.cn" in letter.read_bytes()
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(letter))
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
        assert page.held.ready.report.new["person"] == 1


class Opener(QObject):
    """What opens files in the system's place."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A free desktop that answers which program opens letters, and says what it was given."""
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    monkeypatch.setenv("PATH", str(tmp_path))

    def answer(program):
        (tmp_path / mail_program.ASK).write_text(f"#!/bin/sh\necho '{program}'\n")
        (tmp_path / mail_program.ASK).chmod(0o755)

    opener.answer = answer
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.mark.parametrize(
    ("answer", "words"), [("foxmail.desktop", "已交给邮件程序"), ("", "没有能打开邮件文件的")]
)
def test_a_letter_is_opened_in_the_mail_program_where_there_is_one(
    qtbot, ground, joined, stick, program, answer, words
):
    program.answer(answer)
    with desk_of(joined[1]) as desk:
        by_mail(desk, exchange_mail.OPEN, stick).primary.click()
        qtbot.waitUntil(lambda: bool(sentences()), timeout=LONG)
        assert words in tell_apart(sentences())
    (letter,) = stick.glob("*.eml")  # kept, whether or not
    assert program.opened == ([str(letter)] if answer else [])


@pytest.fixture
def server(tmp_path, monkeypatch):
    certificate = smtp.certify(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp.listening(certificate, starttls=False) as one:
        yield one


def test_a_bundle_is_sent_by_the_mailbox_and_the_password_is_written_nowhere(
    qtbot, ground, joined, server, stick
):
    county, town = joined
    make.delegate(town.store, "周启明")
    with desk_of(town) as desk:
        said = []
        desk.said.connect(said.append)
        dialog = by_mail(desk, exchange_mail.SEND)
        qtbot.waitUntil(lambda: not dialog.mail.remember.isVisible(), timeout=LONG)
        dialog.mail.mine.set_value(smtp.USER)
        dialog.mail._guess()
        assert dialog.mail.host.value() == "smtp.town.test"
        dialog.mail.host.set_value("127.0.0.1")
        dialog.mail.port.set_number(server.server_address[1])
        dialog.primary.click()
        assert "密码或授权码要填" in dialog.mail.secret.error()
        dialog.mail.secret.set_value("wrong")
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(sentences()), timeout=LONG)
        assert "授权码" in tell_apart(sentences())
        again = export(desk, f"{COUNTY}:mail")  # as it was, but for the password
        assert again.mail.account().port == server.server_address[1]
        assert again.mail.receiver.value() == "rd@example.gov.cn"
        assert again.mail.secret.value() == ""
        again.mail.secret.set_value(smtp.SECRET)
        again.primary.click()
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    (letter,) = server.letters
    (stick / "a.eml").write_bytes(letter)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(stick / "a.eml"))
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    with town.store.reading() as session:
        kept = trusted.fact(session, mailbox.MAILBOX)
    assert smtp.USER in kept
    assert smtp.SECRET not in kept


def test_all_neighbours_get_theirs_on_one_stick(qtbot, ground, joined, stick, tmp_path, new_file):
    county = joined[0]
    other = Office(tmp_path / "other", new_file, Level.TOWNSHIP, "青石镇人大主席团")
    written(other, "UPDATE office SET code = '330102004'")
    join(county, other)
    with county.store.writing("停用") as session:
        gone = next(c.inc for c in computers.listed(session) if c.unit_name == TOWN_NAME)
        joining.end(session, gone, EndingKind.RETIRED)
    with desk_of(county) as desk:
        dialog = export(desk, ALL, stick)
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(sentences()), timeout=LONG)
        words = [w.full() for w in sentences()[-1].findChildren(Words)]
        tell_apart(sentences())
    assert "1 个单位的已写好并读回核对，U 盘可以安全拔出。" in words
    assert any(w.startswith(f"{TOWN_NAME}没有写：") for w in words)
    assert [p.name for p in stick.glob("*.npb") if "青石镇" in p.name]
    other.store.close()


def test_no_stick_is_said(ground, joined):
    with desk_of(joined[0]) as desk:
        dialog = export(desk)
        dialog.offer_sticks([])
        dialog.primary.click()
        assert dialog.isVisible()
        assert "要填" in dialog.drive.below.full()
        dialog.done(0)


# import


def checked(qtbot, desk, paths_):
    page = shown(qtbot, desk, "exchange-import", "\n".join(str(path) for path in paths_))
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    return page


def test_a_bundle_is_looked_through_in_words_then_imported(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明", phone="13800000001")
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        assert county.count("person") == 0
        names = {(t.touch.table, t.touch.name, t.kind) for t in rows(page)}
        assert ("person", "周启明", "new") in names
        page.tabs.choose("new")
        page.show_tab("new")
        page.table.select_row(0)
        page.go.click()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
        assert "代表 1 名" in page.done.what.full()
        assert not clipped(page)
        page.held.let_go()
    assert county.count("person") == 1
    assert not county.folder.inbox.exists()
    assert of(county).last.copy_name in {p.name for p in county.folder.copies.iterdir()}


def rows(page):
    return [page.table.lines.line(n) for n in range(page.table.lines.rowCount())]


def test_missing_parts_are_told_and_come_from_another_stick(qtbot, joined, stick):
    county, town = joined
    for n in range(20):
        make.delegate(town.store, f"代表{n}")
    parts = town.send(COUNTY, stick, slice_bytes=2000)
    assert len(parts) > 2
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(parts[0]))
        qtbot.waitUntil(lambda: "还缺第 2" in page.told.words.text(), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
        page.look_at(parts[1:])
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
        assert page.held.ready.report.new["person"] == 20


def test_what_is_not_for_this_office_is_said_in_place(qtbot, joined, stick):
    county, town = joined
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(county.send(TOWN, stick)[0]))
        qtbot.waitUntil(lambda: bool(page.told.words.text()), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
        assert county.count("person") == 0
    assert town.count("person") == 0


def test_what_is_out_of_the_ordinary_must_be_confirmed(qtbot, joined, stick):
    county, town = joined
    for n in range(12):
        make.delegate(town.store, f"代表{n}")
    county.take(town.send(COUNTY, stick))
    written(town, "UPDATE person SET deleted = 1")
    for path in stick.iterdir():
        path.unlink()
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        assert len(page.asks) >= 1
        page.go.click()
        assert page.stack.currentIndex() == CHECK
        assert county.count("person") == 12
        for tick in page.asks:
            tick.setChecked(True)
        page.go.click()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
    assert county.count("person") == 0


def test_leaving_lets_the_decrypted_bytes_go(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        page.cancel.click()
        assert page.stack.currentIndex() == CHOOSE
        assert page.held.ready is None
        page.open_current()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)


# taking back


def undone(qtbot, desk):
    page = ExchangePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert not page.now.last.by_copy
    page._undo(page.now.last)
    return page


def test_an_import_is_undone_row_by_row_after_a_later_write(qtbot, joined, tmp_path, new_file):
    town = joined[1]
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    join(town, second, "二号电脑")
    make.delegate(second.store, "周启明")
    town.take(second.send(TOWN, tmp_path / "s"))
    make.delegate(town.store, "王芳")
    with desk_of(town) as desk:
        said = []
        desk.said.connect(said.append)
        undone(qtbot, desk)
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert (town.count("person"), of(town).last) == (1, None)
    second.store.close()


def test_what_another_office_wrote_is_not_undone_by_halves(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    make.unit(county.store, "县水利局")
    with desk_of(county) as desk, qtbot.captureExceptions() as raised:
        undone(qtbot, desk)
        qtbot.waitUntil(lambda: bool(raised), timeout=LONG)
    assert isinstance(raised[0][1], NotAllowed)
    assert county.count("person") == 1
    assert of(county).last is not None


@pytest.fixture
def window(qtbot, folder, town, stick):
    """The whole window on an office with key slots, joined with a township below it."""
    folder.root.mkdir(parents=True)
    made = vault.create(folder.slots, PASSPHRASE, CHEAP)
    office = Office.__new__(Office)
    office.folder, office.store = folder, opening.create(folder, unlocking.file_key(made.key))
    make.office(office.store)
    sync.attach(office.store)
    office.begin()
    join(office, town)
    office.store.close()
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)
        yield window


def test_an_import_is_undone_whole_by_the_copy_and_the_machine_stays_itself(
    qtbot, window, town, stick
):
    make.delegate(town.store, "周启明")
    desk = window.desk
    window.go("exchange")
    inc = machine_of(desk.store)
    desk.open("exchange-import", str(town.send(COUNTY, stick)[0]))
    page = window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
    page.done.back.click()
    tab = window.page()
    assert isinstance(tab, ExchangePage)
    assert tab.now.last.by_copy
    before = desk.store
    tab._undo(tab.now.last)
    qtbot.waitUntil(lambda: desk.store is not None and desk.store is not before, timeout=LONG)
    qtbot.waitUntil(lambda: tab.now.last is None, timeout=LONG)
    with desk.store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == 0
    make.unit(desk.store, "县水利局")  # a write checks whether the file is still itself
    assert machine_of(desk.store) == inc
    desk.open("exchange-import", str(next(stick.glob("*.npb"))))  # and it can be imported again
    page = window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)


def machine_of(store):
    with store.reading() as session:
        return machine.current(session).own.inc


def test_a_bundle_is_dropped_anywhere_on_the_window(qtbot, window, town, stick):
    make.delegate(town.store, "周启明")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(town.send(COUNTY, stick)[0]))])
    what = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    enters = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    window.dragEnterEvent(enters)
    assert enters.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), *what, Qt.KeyboardModifier.NoModifier))
    page = window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    other = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    other.ignore()
    window.dragEnterEvent(other)
    assert not other.isAccepted()


# deciding


def test_a_conflict_is_settled_with_one_click_and_clears_on_the_other_side(qtbot, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-conflicts")
        assert page.head.note.full() == "定下以后，下次导出会告诉对方"
        words = [button.text().strip() for button in page.view.uses]
        assert sorted(words) == sorted([f"采用{TOWN_NAME}的", "采用本单位的"])
        use = next(b for b in page.view.uses if TOWN_NAME in b.text())
        use.click()
        assert page.table.lines.rowCount() == 0
        desk.undo()
    town.take(county.send(TOWN, stick))
    assert of(town).conflicts == ()


def test_a_value_of_one_s_own_settles_too(qtbot, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-conflicts")
        page.view.keep.click()
        assert "请先写上" in page.view.own.error()
        page.view.own.set_value("柳湾镇")
        page.view.keep.click()
        assert of(county).conflicts == ()
    with county.store.reading() as session:
        query = "SELECT delegation FROM mandate"
        assert session.connection().exec_driver_sql(query).scalar() == "柳湾镇"


def test_long_texts_are_read_side_by_side(qtbot, joined, tmp_path, new_file, stick):
    town = joined[1]
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    join(town, second, "二号电脑")
    paper = make.suggestion(town.store, number="", title="关于校舍的建议")
    base = "柳湾小学现有学生214人，屋面多处漏雨。建议翻修屋面，并加固教室墙体。"
    body = "UPDATE suggestion SET body = '{}'"
    written(town, body.format(base))
    second.take(town.send(TOWN, stick))
    written(town, body.format(base.replace("214", "226")))
    written(second, body.format(base.replace("加固教室墙体", "重建围墙")))
    town.take(second.send(TOWN, stick / "back"))
    with desk_of(town) as desk:
        page = shown(qtbot, desk, "exchange-conflicts", paper)
        qtbot.wait(1)
        assert page.view.own.value() in {v.value for v in page.view.item.voices}
        merged = base.replace("214", "226").replace("加固教室墙体", "重建围墙")
        assert [w for w in clipped(page) if w[0] != " "] == []
        page.view.own.set_value(merged)
        page.view.keep.click()
    with town.store.reading() as session:
        assert (
            session.connection().exec_driver_sql("SELECT body FROM suggestion").scalar() == merged
        )
    second.store.close()


def test_what_another_office_may_not_write_is_adopted_or_turned_down(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    evil(county, town, stick)
    assert of(town).voids == 2
    with desk_of(town) as desk:
        page = shown(qtbot, desk, "exchange-voids")
        assert page.table.lines.rowCount() == 2
        told = [w.full() for w in page.detail.findChildren(Words)]
        assert "周启明 → 周启铭" in told
        page.adopt.click()
        assert of(town).voids == 1
        page.reject.click()
        assert of(town).voids == 0
        assert page.card._stack.currentWidget() is not page.table
    with town.store.reading() as session:
        query = "SELECT name FROM person"
        assert session.connection().exec_driver_sql(query).scalar() == "周启铭"


def evil(county, town, stick):
    """Let the county sign two commits beyond its rights, past its own guard, and send them."""
    allowed, capture.allowed = capture.allowed, lambda *_args, **_more: True
    try:
        written(county, "UPDATE person SET sex = 'female'")
        written(county, "UPDATE person SET name = '周启铭'")
    finally:
        capture.allowed = allowed
    town.take(county.send(TOWN, stick / "evil"))


def test_health_shows_the_machines_and_the_log(qtbot, window, town):
    make.delegate(town.store, "周启明")
    window.desk.open("exchange-health")
    page = window.page()
    assert page.head.title.full() == "数据交换的健康"
    assert [one.mine for one in lines(page.computers)] == [True, False]
    assert verbs_of(page) == []  # nobody ends the machine at hand
    page.computers.select_row(1)
    assert verbs_of(page) == ["停用", "吊销"]
    page.tabs.choose("log")
    assert page.table.lines.rowCount() == 0


def lines(table):
    return [table.lines.line(n) for n in range(table.lines.rowCount())]


def verbs_of(page):
    return [b.text().strip() for b in page.one.findChildren(Button)]


def ended(desk, kind, inc):
    """The dialog that asks before a machine is ended, its sentences and its verb."""
    dialog = EXCHANGE["exchange-end"](desk, f"{kind}:{inc}")
    words = "".join(w.full() for w in dialog.findChildren(Words))
    return dialog, words, next(b for b in dialog.findChildren(Button) if b.property("kind"))


def test_a_stolen_machine_is_revoked_by_typing_and_all_say_the_same(qtbot, ground, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    with desk_of(county) as desk:
        with county.store.reading() as session:
            one = next(c for c in computers.listed(session) if not c.mine)
            count, _ = computers.written_by(session, one.inc)
        dialog, words, go = ended(desk, "revoked", one.inc)
        assert f"共 {count} 步" in words
        go.click()
        assert dialog.isVisible()
        dialog.findChild(QLineEdit).setText(one.nick)
        go.click()
        with county.store.reading() as session:
            assert {c.inc: c.state for c in computers.listed(session)}[one.inc] == "revoked"
            assert status.log(session)[0].kind == "revoked"
    make.delegate(town.store, "王芳")
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(town.send(COUNTY, stick / "late")[0]))
        qtbot.waitUntil(lambda: bool(page.told.words.text()), timeout=LONG)
    assert county.count("person") == 1


def test_the_recovery_key_goes_on_paper_and_the_day_is_remembered(
    qtbot, ground, joined, tmp_path, monkeypatch
):
    paper = tmp_path / "钥匙.pdf"
    with desk_of(joined[0]) as desk:
        dialog = EXCHANGE["exchange-key"](desk, "")
        dialog.open()
        next(b for b in dialog.findChildren(Button) if "PDF" in b.text()).click()
        asked = dialog.findChild(QFileDialog)
        asked.fileSelected.emit(str(paper))
        asked.reject()
        dialog.done(0)
    with joined[0].store.reading() as session:
        assert computers.printed_on(session) == make.TODAY
        key = joining.recovery_key(session)
    with closing(pypdfium2.PdfDocument(paper)) as document:
        words = document[0].get_textpage().get_text_bounded()
    assert key in "".join(words.split())


def test_what_a_restored_machine_was_before_is_offered_for_retirement(qtbot, joined):
    town = joined[1]
    with town.store.writing("换身份") as session:
        joining.renew(session)
    with desk_of(town) as desk:
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        page = ExchangePage(desk)
        qtbot.addWidget(page)
        page.show()
        next(b for b in page.pane.findChildren(Button) if "从前" in b.text()).click()
        with town.store.reading() as session:
            (former,) = [c for c in computers.listed(session) if c.former]
        assert asked == [("exchange-end", f"retired:{former.inc}")]
        dialog, words, go = ended(desk, "retired", former.inc)
        assert "重新配对" in words
        go.click()
        assert not dialog.isVisible()
        with town.store.reading() as session:
            assert [c.state for c in computers.listed(session) if c.former] == ["retired"]
