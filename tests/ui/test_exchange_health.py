"""The health of the exchange: machines that are ended, the recovery key on paper, the log."""

from contextlib import closing

import pypdfium2
from PySide6.QtWidgets import QFileDialog, QLineEdit

from npcdesk.models import Level
from npcdesk.sync import computers, joining, status
from npcdesk.sync.trust import pairing
from npcdesk.ui.buttons import Button
from npcdesk.ui.exchange_columns import mark, tip
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.exchange_routes import ROUTES as EXCHANGE
from npcdesk.ui.words import Words
from tests import make
from tests.ui.exchange import COUNTY, LONG, TOWN, Office, desk_of, shown


def test_health_shows_the_machines_and_the_log(qtbot, joined_window, town):
    make.delegate(town.store, "周启明")
    joined_window.desk.open("exchange-health")
    page = joined_window.page()
    assert page.head.title.full() == "数据交换的健康"
    assert [one.mine for one in lines(page.computers)] == [True, False]
    assert verbs_of(page) == []  # nobody ends the machine at hand
    page.computers.select_row(1)
    assert verbs_of(page) == ["停用", "吊销"]
    page.tabs.choose("log")
    assert page.table.lines.rowCount() == 0


def test_a_machine_that_was_ended_above_asks_as_another(qtbot, joined, stick):
    _county, town = joined
    with desk_of(town) as desk:
        page = shown(qtbot, desk, "exchange-health")
        was = page.computers.current_line()
        assert (was.mine, set(verbs_of(page))) == (True, {"换新身份"})
        wizard = EXCHANGE["exchange-ask"](desk, "ended")
        qtbot.addWidget(wizard)
        wizard.save_to(stick / "a.npreq")
    asked = pairing.read_request((stick / "a.npreq").read_bytes())
    assert asked.says.inc != was.inc
    assert asked.renews == ""


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
        assert f"共 {count} 项" in words
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
        (own,) = [line for line in page.now.lines if line.place == "own"]
        assert mark(own).words == "从前的身份"
        assert "再停用从前的身份" in tip(own)
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


def test_a_former_self_that_speaks_elsewhere_is_not_offered_for_retirement(qtbot, joined, tmp_path):
    town = joined[1]
    town.store.copy_to(tmp_path / "clone.db")
    clone = Office(
        tmp_path / "clone", (tmp_path / "clone.db").read_bytes(), Level.TOWNSHIP, "", begun=True
    )
    with clone.store.writing("换身份") as session:
        joining.renew(session)
    town.take(clone.send(TOWN, tmp_path / "s"))
    with desk_of(clone) as desk:
        page = ExchangePage(desk)
        qtbot.addWidget(page)
        page.show()
        assert [b for b in page.pane.findChildren(Button) if "从前" in b.text()]
        clone.take(town.send(TOWN, tmp_path / "t"))
        page.reload()
        (own,) = [line for line in page.now.lines if line.place == "own"]
        assert own.former == ()
        assert "从前" not in mark(own).words
        shown = [b for b in page.pane.findChildren(Button) if b.isVisibleTo(page)]
        assert [b for b in shown if "从前" in b.text()] == []
    clone.store.close()
