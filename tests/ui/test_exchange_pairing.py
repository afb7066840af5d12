"""Two offices pair by two files and one call: played in the window with real files."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.sync import joining
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.volumes import Volume
from npcdesk.ui import exchange_jobs, pairing_answer, pairing_ask
from npcdesk.ui.buttons import Link
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.pairing_answer import AnswerWizard
from npcdesk.ui.pairing_ask import AskWizard, BeginDialog
from npcdesk.ui.words import Words
from tests import make
from tests.ui.exchange import (
    COUNTY,
    COUNTY_NAME,
    LONG,
    TOWN,
    TOWN_NAME,
    Office,
    desk_of,
    of,
    written,
)
from tests.ui.eyes import clipped
from tests.ui.windows import placed


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


def two_requests(town, second, stick):
    for office, name, nick in ((town, "a.npreq", "一号"), (second, "b.npreq", "二号")):
        with office.store.writing("申请") as session:
            (stick / name).write_bytes(joining.ask(session, nick=nick, day=make.TODAY))
    return stick / "a.npreq", stick / "b.npreq"


def choices(wizard):
    links = wizard.page().findChildren(Link)
    return {each.accessibleName(): each for each in links if each.isVisibleTo(wizard)}


def test_of_several_requests_the_person_sees_whose_each_is_and_chooses(
    qtbot, ground, county, town, stick, tmp_path, new_file
):
    county.begin()
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    paths = two_requests(town, second, stick)
    (stick / "c.npreq").write_bytes(paths[0].read_bytes())  # the same once more
    (stick / "d.npreq").write_text("什么也不是")
    with desk_of(county) as desk:
        wizard = AnswerWizard(desk, "\n".join(str(path) for path in sorted(stick.iterdir())))
        wizard.open()
        assert step(wizard) == pairing_answer.OPEN
        assert wizard.asked is None
        assert list(choices(wizard)) == [f"看{TOWN_NAME}（{TOWN}）的“{n}号”" for n in "一二"]
        told = [each.full() for each in wizard.page().findChildren(Words)]
        assert any("d.npreq" in each and "读不懂" in each for each in told)
        assert not clipped(wizard)
        choices(wizard)[f"看{TOWN_NAME}（{TOWN}）的“二号”"].click()
        assert step(wizard) == pairing_answer.LOOK
        assert wizard.asked.says.nick == "二号"
        wizard.answer.click()
        qtbot.waitUntil(lambda: step(wizard) == pairing_answer.SAVE, timeout=LONG)
        wizard.save_to(stick / "b.npcert")
        wizard.call.boxes.set_done(5)
        wizard.call.yes.click()
        assert step(wizard) == pairing_answer.DONE
        wizard.another.click()
        assert step(wizard) == pairing_answer.OPEN
        left = [f"看{TOWN_NAME}（{TOWN}）的“一号”"]  # the other is paired
        qtbot.waitUntil(lambda: list(choices(wizard)) == left, timeout=LONG)
        wizard.reject()
    second.store.close()


def test_a_stick_offers_all_its_requests_but_those_that_are_paired(
    qtbot, ground, county, town, stick, tmp_path, new_file
):
    county.begin()
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    paths = two_requests(town, second, stick)
    volumes = [Volume(stick, "8:1", "人大资料", "FAT32", True, False)]
    with desk_of(county) as desk:
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        page = ExchangePage(desk)
        page.sticks = lambda: drives.removable(mounted=lambda: volumes)
        placed(qtbot, page)
        qtbot.waitUntil(lambda: not page.strip.isHidden(), timeout=LONG)
        assert "有 2 份配对申请" in page.strip.note.full()
        page.strip.check.click()
        assert asked == [("exchange-answer", "\n".join(map(str, paths)))]
        with county.store.writing("配对") as session:
            for path in paths:
                raw = path.read_bytes()
                reply = joining.answer(session, raw, day=make.TODAY).reply
                joining.believe(session, raw, reply)
        page.look_for_sticks()
        qtbot.waitUntil(page.strip.isHidden, timeout=LONG)
    second.store.close()


def test_a_reply_that_answers_nothing_of_this_machine_s_is_not_offered(
    qtbot, ground, county, town, stick, tmp_path, new_file
):
    county.begin()
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    paths = two_requests(town, second, stick)
    volumes = [Volume(stick, "8:1", "人大资料", "FAT32", True, False)]
    with county.store.writing("配对") as session:
        for path in paths:
            answered = joining.answer(session, path.read_bytes(), day=make.TODAY)
            path.with_suffix(".npcert").write_bytes(answered.reply)
            path.unlink()
    mine, other = sorted(stick.iterdir())
    with desk_of(town) as desk:
        found = finish(
            exchange_jobs.looking(desk, lambda: drives.removable(mounted=lambda: volumes))
        )
        assert [each.replies for each in found] == [(mine,)]
        with town.store.writing("加入") as session:
            finish(joining.accept(session, joining.read_reply(session, mine.read_bytes())))
        found = finish(
            exchange_jobs.looking(desk, lambda: drives.removable(mounted=lambda: volumes))
        )
        assert [each.replies for each in found] == [()]
    assert other.exists()
    second.store.close()


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
