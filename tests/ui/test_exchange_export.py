"""Export: onto the stick, into letters, by the mail program and by the mailbox itself."""

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from npcdesk.models import Level
from npcdesk.sync import computers, joining, trusted
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import drives, mailbox
from npcdesk.sync.carry.volumes import Volume
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.ui import exchange_mail, mail_program
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_export import ExportDialog
from npcdesk.ui.exchange_import_page import CHECK
from npcdesk.ui.exchange_page import ALL
from npcdesk.ui.words import Words
from tests import make, smtp
from tests.ui.exchange import (
    COUNTY,
    LONG,
    TOWN,
    TOWN_NAME,
    Office,
    desk_of,
    join,
    of,
    shown,
    written,
)


def tell_apart(found):
    """The sentence of the dialog that stands, which is then closed."""
    text = found[-1].accessibleName()
    found[-1].done(0)
    return text


def sentences():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Sentence) and w.isVisible()]


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
