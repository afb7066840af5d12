"""A suggestion is taken in: from what was heard, with the next number, and with consent."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from npcdesk.office import offices, stations, visits
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import keys, paper, press, primary, state


def heard(store, category="交通运输"):
    """Log what was heard at a station; return the visit's id and the opinion's."""
    person = make.delegate(store)
    with store.writing("接待") as session:
        station = stations.add(session, "沙河镇代表之家")
        told = (visits.NewOpinion("桥上没有护栏", category=category),)
        new = visits.NewVisit(station, date(2026, 5, 3), (person,), opinions=told)
        visit = visits.log(session, new, today=TODAY)
    with store.reading() as session:
        return visit, visits.file(session, visit).opinions[0].id


def taken_in(desk, dialog):
    """Fill in what is missing, and return the id of the paper that opens then."""
    dialog.headline.set_value("关于路灯的建议")
    dialog.lead.take_focus()
    keys("zqm")
    press(Qt.Key.Key_Return)
    opens = []
    desk.open_wanted.connect(lambda *asked: opens.append(asked))
    primary()
    return opens[-1][1]


def test_an_opinion_becomes_a_suggestion_and_both_know(opened, desk, store):
    visit, opinion = heard(store)
    opens = []
    desk.open_wanted.connect(lambda *asked: opens.append(asked))
    dialog = opened("new-suggestion", opinion)
    assert dialog.text.value() == "桥上没有护栏"
    assert dialog.lead.choice().words == "周启明"
    keys("关于给沙河桥装护栏的建议")
    primary()
    kind, made = opens[-1]
    assert kind == "suggestion"
    found = paper(store, made)
    assert (found.line.number, found.line.state.value) == ("1", "待交办")
    assert [voice.visit_id for voice in found.voices] == [visit]
    with store.reading() as session:
        assert visits.file(session, visit).opinions[0].suggestion_id == made


def test_the_category_of_an_opinion_goes_along_though_no_suggestion_has_it(opened, store):
    _, opinion = heard(store, category="电网改造")
    dialog = opened("new-suggestion", opinion)
    assert dialog.category.value() == dialog.category.drop.currentText() == "电网改造"


def test_the_next_number_is_proposed_and_filing_may_wait(opened, desk, store):
    make.suggestion(store, number="35")
    dialog = opened("new-suggestion")
    assert dialog.number.value() == "36"
    dialog.filed.tick.setChecked(False)
    assert not dialog.number.isVisible()
    assert state(store, taken_in(desk, dialog)) == "草稿"


@pytest.mark.parametrize("agreed", [False, True])
def test_only_what_the_delegate_agreed_to_is_published(opened, desk, store, agreed):
    make.delegate(store)
    dialog = opened("new-suggestion")
    assert not dialog.publish.value(), "nobody has asked the delegate yet"
    dialog.publish.tick.setChecked(agreed)
    assert paper(store, taken_in(desk, dialog)).may_publish is agreed


def test_raised_before_it_was_heard_is_refused_in_words(opened, desk, store):
    _, opinion = heard(store)
    dialog = opened("new-suggestion", opinion)
    keys("关于给沙河桥装护栏的建议")
    dialog.on.set_value(date(2026, 5, 2))
    primary()
    assert dialog.isVisible()
    assert "2026年5月3日听到的" in dialog.refusal.words.full()


def test_what_people_said_counts_as_raised_between_sessions_unless_one_was_held(opened, store):
    _, opinion = heard(store)
    with store.writing("登记会议") as session:
        days = {"opened_on": date(2026, 1, 20), "closed_on": date(2026, 1, 23)}
        offices.open_session(session, term=19, ordinal=2, **days)
    dialog = opened("new-suggestion", opinion)
    assert dialog.session.value() == "19-0"
    dialog.on.set_value(date(2026, 1, 22))
    assert dialog.session.value() == "19-2"


def test_a_day_outside_every_session_is_between_them_unless_a_session_was_chosen(opened, store):
    with store.writing("会期") as session:
        days = {"opened_on": date(2026, 1, 6), "closed_on": date(2026, 1, 9)}
        offices.open_session(session, term=19, ordinal=1, **days)
    dialog = opened("new-suggestion")
    assert dialog.session.value() == "19-0"
    dialog.on.set_value(date(2026, 1, 7))
    dialog.on.changed.emit()
    assert dialog.session.value() == "19-1"
