"""The fictional county is whole, the same every time, and every screen of it is drawn."""

import json
from importlib import import_module

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from npcdesk.clock import FixedClock
from npcdesk.demo import people, pictures, showing
from npcdesk.demo.building import build
from npcdesk.demo.sights import BEFORE_JOINING, DEEDS, LIKE_ANOTHER, sights
from npcdesk.demo.words import MATTERS, UNITS
from npcdesk.job import finish
from npcdesk.office import offices, roster, suggestion_list
from npcdesk.office.windows import Window
from npcdesk.paths import OfficeFolder
from npcdesk.rules.suggestion_life import State
from npcdesk.store import checking, unlocking
from npcdesk.sync import conflicts, status
from npcdesk.ui import theme
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.main_window import ROUTES
from npcdesk.workbooks.roster import read_roster
from tests import make
from tests.ui.eyes import clipped, cut_chips, nameless

SEEN = (clipped, cut_chips, nameless)
PASSPHRASE = "示例县没有秘密可言"


@pytest.fixture(autouse=True)
def cheap_lock(monkeypatch, computer):
    monkeypatch.setattr("npcdesk.vault.keys.usual_cost", lambda: make.CHEAP)


@pytest.fixture
def amiss(monkeypatch, qapp):
    """What eyes see amiss in any picture while it is taken: a word cut, a button without one."""
    theme.prepare(qapp)
    theme.dress(qapp, theme.Look())
    found, take = [], pictures._Taker.take

    def look_closely(taker, window, name, over=None):
        take(taker, window, name, over)
        shown = over or window
        found.extend((name, each) for see in SEEN for each in see(shown))
        asks = isinstance(over, DeedDialog) and not over.primary.isHidden()
        if asks and over.focusWidget() in (None, over.cancel):
            found.append((name, "begins in no field"))

    monkeypatch.setattr(pictures._Taker, "take", look_closely)
    return found


def test_the_demonstration_leaves_roster_papers_pictures_and_counts(tmp_path, qapp, amiss):
    out = tmp_path / "demo"
    summary = finish(showing.run(out, make.CLOCK))
    assert json.loads((out / "summary.json").read_text(encoding="utf-8")) == summary
    assert (summary["delegates"], summary["suggestions"], summary["stations"]) == (240, 64, 6)
    assert all(summary[state.value] for state in State)
    assert summary["late"] > 0
    pictures = sorted(out.glob("*.png"))
    assert len(pictures) == summary["pictures"]
    seen = {QImage(str(path)).size().toTuple() for path in pictures}
    assert seen == {(1366, 768)}
    assert amiss == []
    papers = sorted(out.glob("*.pdf"))
    assert len(papers) == summary["papers"]
    for path in papers:
        document = pypdfium2.PdfDocument(path)
        assert "的建议" in document[0].get_textpage().get_text_bounded().replace("\r\n", "")
        document.close()
    sheet = finish(read_roster(out / "示例县代表名册.xlsx", today=make.TODAY))
    assert (len(sheet.found), [each for each in sheet.problems if each.grave]) == (240, [])


def test_the_county_fits_another_day_and_is_sound(tmp_path):
    clock = FixedClock(make.CLOCK.now().replace(year=2027, month=10, day=4))
    folder = OfficeFolder(tmp_path / "示例县")
    build(folder, clock, PASSPHRASE)
    with unlocking.opened(folder, PASSPHRASE, clock) as store:
        assert finish(checking.check(store)) == []
        with store.reading() as session:
            here = offices.here(session)
            people_in = roster.lines(session, roster.Filter(), year=2026, window=Window(0, 999))
            papers = suggestion_list.lines(
                session, suggestion_list.Filter(), today=clock.today(), window=Window(0, 99)
            )
            histories = [
                suggestion_list.paper(session, paper.id, clock.today()).history for paper in papers
            ]
            assert len(offices.neighbours(session)) == 2
            now = status.status(session)
            assert [line.of.name for line in now.lines] == ["沙河镇人大主席团", "青石镇人大主席团"]
            (item,) = now.conflicts
            books, _ = status.books_and_known(session)
            assert (item.column, conflicts.base(session, books, item)) == ("disposition", "open")
        kinds = {sight.kind for sight in sights(store, clock.today())}
    assert here.code.startswith("99")
    assert {line.level for line in people_in} == {
        "nation",
        "province",
        "city",
        "county",
        "township",
    }
    assert not [step for history in histories for step in history if step.odd]
    assert {"十八届五次", "十九届一次", "十九届闭会"} == {paper.session for paper in papers}
    left = [paper.days_left for paper in papers if paper.days_left is not None]
    assert min(left) < 0 <= min(abs(days) for days in left) <= 7
    every = {kind for name in ROUTES for kind in import_module(f"npcdesk.ui.{name}").ROUTES}
    assert kinds == every - DEEDS - BEFORE_JOINING - LIKE_ANOTHER


def test_the_roster_has_rare_characters_minority_names_and_namesakes():
    delegates = people.delegates()
    names = [each.name for each in delegates]
    assert delegates == people.delegates()
    for rare in "玥喆堃㛃𬭚𠅤":
        assert any(rare in name for name in names)
    assert sum("·" in name for name in names) >= 6
    assert len(names) == 240
    assert len(set(names)) == 239
    women = sum(each.sex == "female" for each in delegates)
    assert 0.3 < women / 240 < 0.4


def test_every_matter_has_its_own_title_and_known_units():
    assert len({matter.title for matter in MATTERS}) == len(MATTERS) == 60
    for matter in MATTERS:
        assert {matter.lead, *matter.co} <= set(UNITS)
        assert matter.lead not in matter.co
