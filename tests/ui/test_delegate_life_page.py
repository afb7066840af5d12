"""代表资格, 双联系, 换届, 号码记录 and 公示范围 in the window, by the verbs of the office."""

from datetime import date

import pytest

from npcdesk.models import Audience, ContactKind
from npcdesk.office import (
    delegates,
    double_contact,
    publishing,
    roster,
    shown_numbers,
)
from npcdesk.office.double_contact import NewEntry
from npcdesk.ui.contact_pair_dialogs import AnswerDialog, LogDialog, PairDialog
from npcdesk.ui.contacts_page import ContactsPage
from npcdesk.ui.delegate_life_page import DelegateLifePage
from npcdesk.ui.delegate_pane import DelegatePane, facts_of
from npcdesk.ui.mandate_dialogs import MandateStepDialog, TakeBackMandate
from npcdesk.ui.new_term_page import NewTermPage, TurnDialog
from npcdesk.ui.pick_fields import Choice
from npcdesk.ui.privacy_dialogs import PublishDialog
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.shown_page import ShownPage
from tests import make
from tests.make import TODAY
from tests.ui.hands import write
from tests.ui.windows import placed


@pytest.fixture
def seat(store):
    make.delegate(store, "周启明", delegation="沙河镇", phone="13800000001")
    make.delegate(store, "王芳")
    with store.reading() as session:
        return delegates.named(session, "周启明").mandate_id


def file(store, seat):
    with store.reading() as session:
        return delegates.file(session, seat, TODAY)


def test_a_mandate_is_suspended_and_put_right_again(qtbot, desk, store, seat):
    dialog = MandateStepDialog(desk, f"suspended:{seat}")
    qtbot.addWidget(dialog)
    dialog.on.set_value(date(2026, 5, 1))
    dialog.reason.set_value("serving")
    write(dialog.announcement.line, "第3号")
    dialog.deed(second=False)
    page = placed(qtbot, DelegateLifePage(desk, seat))
    (event,) = file(store, seat).steps
    assert (file(store, seat).draft.status, event.announcement) == ("suspended", "第3号")
    back = TakeBackMandate(desk, f"{seat}:{event.id}")
    qtbot.addWidget(back)
    write(back.reason.area, "录错了")
    back.deed(second=False)
    page.reload()
    assert file(store, seat).draft.status == "in_office"


def test_a_whole_number_is_shown_with_a_note_of_it(qtbot, desk, store, seat):
    pane = DelegatePane(desk)
    qtbot.addWidget(pane)
    pane.show_delegate(seat)
    pane.reveal("phone")
    assert pane.revealed == {"phone": "13800000001"}
    with store.reading() as session:
        (note,) = shown_numbers.lines(session)
    assert (note.name, note.what, note.how) == ("周启明", "phone", "window")
    assert placed(qtbot, ShownPage(desk)).table.lines.rowCount() == 1


def test_contacts_are_entered_logged_answered_and_counted(qtbot, desk, store, seat):
    people = {name: file(store, seat).person_id for name in ("周启明",)}
    with store.reading() as session:
        people["王芳"] = delegates.named(session, "王芳").id
    new = PairDialog(desk, "delegate")
    qtbot.addWidget(new)
    new.who.set_value(Choice(people["周启明"], "周启明"))
    new.to.set_value(Choice(people["王芳"], "王芳"))
    new.deed(second=False)
    page = placed(qtbot, ContactsPage(desk))
    assert "联系到 0 对" in page.card.footer.text()
    pair = page.table.current_id()
    for dialog in (LogDialog(desk, pair),):
        qtbot.addWidget(dialog)
        write(dialog.words.area, "路灯不亮")
        dialog.deed(second=False)
    page.reload()
    assert "联系到 1 对（100.0%）" in page.card.footer.text()
    with store.writing("又一次") as session:
        new_one = NewEntry(make.TODAY, words="桥面破损")
        later = double_contact.log(session, pair, new_one, today=make.TODAY)
    asked = AnswerDialog(desk, f"{pair}:{later}")
    qtbot.addWidget(asked)
    assert asked.which.value() == later
    assert placed(qtbot, ContactsPage(desk, f"{pair}:{later}")).table.current_id() == pair
    reply = AnswerDialog(desk, pair)
    qtbot.addWidget(reply)
    write(reply.said.area, "已报修")
    reply.deed(second=False)
    with store.reading() as session:
        (line,) = double_contact.lines(session, ContactKind.DELEGATE, 2026)
    assert (line.times, line.awaits) == (2, 1)


def test_a_term_ends_and_the_roster_shows_the_next(qtbot, desk, store, seat):
    page = placed(qtbot, NewTermPage(desk))
    assert page.table.lines.rowCount() == 2
    turn = TurnDialog(desk, page.term, {seat}, 2)
    qtbot.addWidget(turn)
    make.handed_over(store)
    told = []
    desk.said.connect(told.append)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        turn.deed(second=False)
    assert wanted.args == ["tab:roster", ""]  # the page itself would ask for the term after it
    assert "还有 1 件，请接着办“上届结转”" in told[-1].text
    shown = placed(qtbot, RosterPage(desk))
    assert "第二十届·1 名" in shown.head.note.full()
    assert shown.table.lines.rowCount() == 1
    with store.reading() as session:  # two terms of one level
        again = delegates.named(session, "周启明").mandate_id
    facts = {each.label: each.value for each in facts_of(file(store, again), TODAY, {}, print)}
    assert facts["层级"] == "县级"
    shown.pills.choose("term", "19", "第十九届")
    shown.reload()
    with store.reading() as session:
        assert roster.count(session, shown.wanted()) == 2


def test_a_fact_is_told_to_others_from_now_on(qtbot, desk, store, seat):
    dialog = PublishDialog(desk)
    qtbot.addWidget(dialog)
    dialog.fields["phone"].set_value("voters")
    dialog.deed(second=False)
    with store.reading() as session:
        assert publishing.changed(session) == {"phone": Audience.VOTERS}
