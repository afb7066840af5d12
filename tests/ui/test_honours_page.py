"""评优名单 in the window: ticked in 双评价, put in order, decided on, printed, told elsewhere."""

from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from npcdesk.models import HonourKind, Rating
from npcdesk.office import honours, suggestions
from npcdesk.ui.evaluation_routes import ROUTES
from npcdesk.ui.print_copies import copies
from npcdesk.ui.print_page import PrintPage
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped


@pytest.fixture
def papers(store):
    """Two suggestions answered by one unit."""
    made = [make.handed_over(store, date(2026, 3, 2), number=str(n)) for n in (35, 36)]
    on = {"on": date(2026, 4, 1), "today": TODAY}
    with store.writing("办理") as session:
        for paper in made:
            suggestions.reply(session, paper, reply_class="A", **on)
            suggestions.rate(session, paper, rating=Rating.MOSTLY, **on)
    return made


def show(qtbot, desk, kind, wanted):
    made = ROUTES[kind](desk, wanted)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


@contextmanager
def dialog(qtbot, desk, kind, wanted):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    made = ROUTES[kind](desk, wanted)
    made.open()
    yield made
    made.done(0)


def lines(store, kind=HonourKind.SUGGESTION):
    with store.reading() as session:
        return honours.lines(session, 2026, kind, today=TODAY)


def test_those_ticked_are_proposed_decided_on_and_printed(qtbot, desk, store, papers):
    opened = []
    desk.open_wanted.connect(lambda *each: opened.append(each))
    judged = show(qtbot, desk, "evaluation", "papers")
    judged.papers.lines.tick_all()
    assert not judged.paper_card.bar.isHidden()
    judged.propose()
    assert judged.papers.lines.ticked() == frozenset()
    assert [line.number for line in lines(store)] == ["35", "36"]
    page = show(qtbot, desk, "honours", "2026/suggestion")
    assert page.tabs.chosen() == "suggestion"
    qtbot.waitUntil(lambda: not clipped(page))
    page.card.table.select_row(1)
    page.move_current(-1)
    assert [line.number for line in lines(store)] == ["36", "35"]
    assert page.card.table.current_line().number == "36"
    first = lines(store)[0].id
    with dialog(qtbot, desk, "honour-merits", first) as saying:
        saying.merits.set_value("调研深")
        assert not clipped(saying)
        saying.primary.click()
    page.card.table.lines.set_ticked([first])
    page.decide_ticked()
    assert opened[-1] == ("decide-honours", first)
    with dialog(qtbot, desk, *opened[-1]) as deciding:
        deciding.primary.click()
        assert deciding.isVisible()  # which meeting is asked for
        deciding.meeting.set_value("第五次主任会议")
        deciding.on.set_value(date(2026, 4, 2))
        deciding.primary.click()
        assert "在提名之前" in deciding.refusal.words.text()
        deciding.proposed.set_value(date(2026, 4, 1))
        assert not clipped(deciding)
        deciding.primary.click()
    best, other = lines(store)
    assert (best.meeting, best.merits, other.decided_on) == ("第五次主任会议", "调研深", None)
    assert page.print_honoured.isEnabled()
    (whole,) = copies(desk, "honour-list", ["2026"])
    assert [row.number for row in whole.paper.groups[0].rows] == ["36"]
    printing = PrintPage(desk, "candidate-list:2026")
    qtbot.addWidget(printing)
    page.take_back([first])
    page.drop([each.id for each in lines(store)])
    assert lines(store) == []
    desk.store.undo(desk.store.last_write().id)
    assert len(lines(store)) == 2


def test_units_are_proposed_and_an_honour_is_told_beside_their_score(qtbot, desk, store, papers):
    page = show(qtbot, desk, "evaluation", "units")
    page.units.lines.tick_all()
    page.propose()
    (line,) = lines(store, HonourKind.UNIT)
    assert page.unit_pane.honours.text() == "2026年度先进承办单位候选"
    with store.writing("决定") as session:
        honours.decide(session, [line.id], meeting="主任会议", on=TODAY, today=TODAY)
    page.reload()
    assert page.unit_pane.honours.text() == "2026年度先进承办单位（主任会议，2026年5月6日）"
