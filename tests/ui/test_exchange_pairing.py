"""Two offices pair by two files and one call: played in the window with real files."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from npcdesk.sync import joining
from npcdesk.ui import pairing_answer, pairing_ask
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.pairing_answer import AnswerWizard
from npcdesk.ui.pairing_ask import AskWizard, BeginDialog
from tests import make
from tests.ui.exchange import COUNTY, COUNTY_NAME, LONG, TOWN_NAME, desk_of, of, written
from tests.ui.eyes import clipped


def step(wizard):
    return wizard.stack.currentIndex()


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
        assert "行政区划代码" in dialog.refusal.words.text()
        dialog.done(0)


def test_a_code_of_another_level_is_named(qtbot, ground, county, town, stick):
    county.begin()
    with desk_of(town) as below, desk_of(county) as above:
        written(town, "UPDATE office SET code = '330102' WHERE mine")
        ask = AskWizard(below, "")
        ask.open()
        ask.save_to(stick / "a.npreq")
        assert step(ask) == pairing_ask.SAVE
        assert "“330102”是 6 位" in ask.page().told.words.full()
        ask.reject()
        with below.store.writing("申请") as session:
            raw = joining.ask(session, nick="旧的", day=make.TODAY)
        (stick / "a.npreq").write_bytes(raw)
        answer = AnswerWizard(above, str(stick / "a.npreq"))
        answer.open()
        assert step(answer) != pairing_answer.LOOK
        assert "“330102”是 6 位" in answer.page().told.words.full()
        answer.reject()


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
