"""同类事项: the list, the one in hand with its opinions, its name, and what it becomes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from npcdesk.office import matters, stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.matters_page import RenameDialog
from npcdesk.ui.station_routes import ROUTES
from tests import make
from tests.ui.eyes import clipped
from tests.ui.hands import write
from tests.ui.windows import placed


@pytest.fixture
def matter(store):
    person = make.delegate(store, "陈国栋")
    with store.writing("接待") as session:
        home = stations.add(session, "青石镇代表之家")
        ids = []
        for on, words in ((date(2026, 3, 9), "沙河桥的护栏断了"), (date(2026, 4, 1), "护栏坏了")):
            new = NewVisit(home, on, (person,), opinions=(NewOpinion(words, speaker="刘大姐"),))
            visit = visits.log(session, new, today=make.TODAY)
            ids += visits.opinion_ids(session, [visit])[visit]
        return matters.gather(session, ids, "沙河桥护栏")


def test_a_matter_shows_who_raised_it_and_leads_on(qtbot, desk, store, matter):
    page = placed(qtbot, ROUTES["matters"](desk, matter))
    (line,) = page.table.lines.at_hand()
    assert (line.title, line.raised, line.open) == ("沙河桥护栏", 2, 2)
    said = [each.text() for each in page.pane.findChildren(QLabel)]
    assert {"“沙河桥的护栏断了”", "“护栏坏了”", "2 条，1 个站点"} <= set(said)
    assert clipped(page) == []
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        page.pane.turn.click()
    assert wanted.args == ["new-suggestion", f"matter:{matter}"]
    dialog = RenameDialog(desk, matter)
    qtbot.addWidget(dialog)
    dialog.name.set_value("")
    write(dialog.name.editor, "修护栏")
    dialog.deed(second=False)
    page.reload()
    assert page.pane.title.text() == "修护栏"
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert matters.own(session, matter).title == "沙河桥护栏"


def test_without_any_matter_the_page_says_how_one_is_made(qtbot, desk, store):
    page = placed(qtbot, ROUTES["matters"](desk, ""))
    assert "归为同类" in "".join(
        label.text() for label in page.findChild(EmptyState).findChildren(QLabel)
    )
    with qtbot.waitSignal(page.closing):
        page.findChild(EmptyState).pressed.emit()
