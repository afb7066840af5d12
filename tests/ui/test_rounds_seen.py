"""不满意 in the window: what is offered while the office studies, and promises a reply replaces."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from npcdesk.errors import NotAllowed
from npcdesk.models import Rating
from npcdesk.office import promise_list, suggestions
from npcdesk.ui.suggestion_routes import ROUTES
from npcdesk.ui.suggestions_page import SuggestionsPage, _fitting
from npcdesk.ui.supervision_board import following, now
from npcdesk.ui.words import Words
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped
from tests.ui.paper_screens import CTRL, keys, paper, press, primary, shown, state
from tests.ui.windows import placed

RAILS = "“装护栏”（2026年12月1日前）"


@pytest.fixture
def studied(store):
    """第35号, answered with a promise; rated 不满意 so long ago that its study is late."""
    made = make.handed_over(store, date(2026, 1, 29))
    b = {"reply_class": "B", "matter": "装护栏", "promised_on": date(2026, 12, 1)}
    bad = {"rating": Rating.DISSATISFIED, "opinion": "太晚了"}
    with store.writing("办理") as session:
        suggestions.reply(session, made, on=date(2026, 3, 2), today=TODAY, **b)
        suggestions.rate(session, made, on=date(2026, 3, 9), today=TODAY, **bad)
    return made


@pytest.fixture
def again(store, studied):
    make.asked_again(store, studied, date(2026, 4, 20))
    return studied


def words(page):
    return [each.full() for each in page.findChildren(Words) if each.isVisible()]


def typed(field, text):
    field.take_focus()
    press(Qt.Key.Key_A, CTRL)
    keys(text)


def verbs(page):
    row = page._verbs
    return [row.itemAt(at).widget().text().strip() for at in range(row.count())]


def test_while_the_office_studies_its_page_offers_that_and_calls_no_unit_late(
    qtbot, desk, store, studied
):
    page = shown(qtbot, desk, "suggestion", studied)
    assert verbs(page) == ["要求重办", "登记面商", "说明理由"]
    assert not page._urges
    assert "答复期限已过" not in words(page)
    assert "研究期限" in words(page.pane)
    assert page.pane.days.accessibleName() == "逾期27天"
    assert page.pane.turn.text().startswith("轮到本单位：研究代表的意见")
    line = paper(store, studied).line
    assert (now(line), following(line)) == ("不满意，待研究", "待研究")
    with pytest.raises(NotAllowed, match="还不能登记答复。请先要求重办或说明理由"):
        ROUTES["reply"](desk, studied)
    listed = placed(qtbot, SuggestionsPage(desk))
    offered, _ = _fitting(listed, frozenset({studied}))
    assert "记录催办" not in [verb.words for verb in offered]
    make.asked_again(store, studied, date(2026, 4, 20))
    offered, _ = _fitting(listed, frozenset({studied}))
    assert "记录催办" in [verb.words for verb in offered]
    page.reload()
    assert verbs(page) == ["登记答复", "记录催办", "登记面商", "说明理由"]


def test_the_reply_says_which_promise_it_replaces_until_that_is_given_again(
    opened, desk, store, again
):
    dialog = opened("reply", again)
    assert RAILS in dialog.before.words.text()
    cards = dialog.outcome._cards.buttons
    cards[1].click()
    assert dialog.before.words.text().endswith("还算数的，请把事项和日期再写一遍。")
    typed(dialog.matter, "装护栏")
    assert dialog.before.isVisible()
    typed(dialog.promised, "12.1")
    assert not dialog.before.isVisible()
    typed(dialog.promised, "12.31")
    assert dialog.before.isVisible()
    cards[0].click()
    assert "不再列在承诺台账里；还算数的，登记以后请再登记承诺" in dialog.before.words.text()
    primary()
    assert state(store, again) == "已答复"
    with store.reading() as session:
        assert promise_list.lines(session, promise_list.Filter(), today=TODAY) == []


def test_the_life_tells_it_and_the_first_reply_has_nothing_to_say(
    qtbot, opened, desk, store, again
):
    with store.writing("答复") as session:
        suggestions.reply(session, again, on=TODAY, today=TODAY, reply_class="A")
    told = "\n".join(words(shown(qtbot, desk, "suggestion", again).timeline))
    assert told.count(f"此前承诺的{RAILS}由这次答复取代") == 1
    fresh = make.handed_over(store, number="7")
    assert not opened("reply", fresh).before.isVisible()


def test_closing_says_that_an_open_promise_stays(opened, desk, store, again):
    b = {"reply_class": "B", "matter": "装护栏", "promised_on": date(2026, 12, 1)}
    with store.writing("办理") as session:
        at = {"on": TODAY, "today": TODAY}
        suggestions.reply(session, again, **b, **at)
        suggestions.rate(session, again, rating=Rating.MOSTLY, **at)
    dialog = opened("close", again)
    said = f"承诺的{RAILS}还没有落实，办结以后照旧列在承诺台账里。"
    assert dialog.note.words.text() == said
    primary()
    assert state(store, again) == "已办结"


def test_a_redo_is_dated_back_and_the_reply_in_hand_follows(opened, store, studied):
    dialog = opened("redo", studied)
    assert dialog.note.words.text().startswith("早就通知了单位的，写通知的那天")
    typed(dialog.on, "4.1")
    primary()
    dialog = opened("reply", studied)
    typed(dialog.on, "4.20")
    dialog.outcome._cards.buttons[0].click()
    primary()
    line = paper(store, studied).line
    assert (line.state.value, line.round, line.replied_on) == ("已答复", 2, date(2026, 4, 20))


@pytest.mark.parametrize("outcome", ["", "A", "B"])
def test_the_note_is_whole_in_every_look(opened, each_look, again, outcome):
    dialog = opened("reply", again)
    if outcome:
        dialog.outcome._cards.buttons["AB".index(outcome)].click()
    assert dialog.before.isVisible()
    assert clipped(dialog) == []
