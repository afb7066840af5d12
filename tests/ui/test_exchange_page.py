"""The tab 数据交换: neighbours, the stick, and what waits for a decision."""

import subprocess
import sys

from PySide6.QtWidgets import QApplication

from npcdesk.job import finish
from npcdesk.sync.bundle import gathering
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.volumes import Volume
from npcdesk.ui.buttons import Button, Link
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_import_page import CHECK, DONE
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.words import Words
from tests import make
from tests.ui.exchange import COUNTY, COUNTY_NAME, LONG, TOWN, TOWN_NAME, desk_of, dispute
from tests.ui.eyes import clipped
from tests.ui.windows import placed


def page_of(qtbot, desk, stick=None):
    page = ExchangePage(desk)
    volumes = [Volume(stick, "8:1", "人大资料", "FAT32", True, False)] if stick else []
    page.sticks = lambda: drives.removable(mounted=lambda: volumes)
    return placed(qtbot, page)


def words_in(page):
    return [w.full() for w in page.findChildren(Words) if w.isVisibleTo(page)]


def test_before_joining_it_says_what_it_is_for_and_two_ways(qtbot, town):
    with desk_of(town) as desk:
        page = page_of(qtbot, desk)
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        assert page.out.isHidden()
        page.start.ask.click()
        page.start.begin.click()
        assert asked == [("exchange-ask", ""), ("exchange-begin", "")]
        assert not clipped(page)


def test_a_neighbour_is_one_line_with_what_is_to_be_done(qtbot, joined):
    town = joined[1]
    make.delegate(town.store, "周启明")
    with desk_of(town) as desk:
        page = page_of(qtbot, desk)
        line = page.table.lines.line(0)
        assert line.of.name == COUNTY_NAME
        assert line.of.unsent > 0
        marks = [page.table.lines.column(n) for n in range(page.table.lines.columnCount())]
        assert marks[-1].text(line) == f"待对方导入 {line.of.unsent} 项"
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        page.out.click()
        page.receipt.click()
        assert asked == [("exchange-export", COUNTY), ("exchange-export", f"{COUNTY}:receipt")]


def test_equal_offices_agree(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    town.take(county.send(TOWN, stick))
    county.take(town.send(COUNTY, stick, receipt=True))
    with desk_of(county) as desk:
        page = page_of(qtbot, desk)
        assert page.card.footer.text() == "1 个往来单位，1 个已一致"
        assert "导入沙河镇人大主席团的数据包" in page.last_words.full()


def test_a_stick_with_a_bundle_is_offered(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    town.send(COUNTY, stick)
    with desk_of(county) as desk:
        page = page_of(qtbot, desk, stick)
        qtbot.waitUntil(lambda: not page.strip.isHidden(), timeout=20_000)
        assert page.strip.words.full() == "U 盘“人大资料”已插入"
        assert TOWN_NAME in page.strip.note.full()
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        page.strip.check.click()
        assert asked[0][0] == "exchange-import"
        assert asked[0][1].endswith(".npb")
        county.take([next(stick.glob("*.npb"))])
        county.send(TOWN, stick)  # what goes out is nothing to bring in
        page.look_for_sticks()
        qtbot.waitUntil(page.strip.isHidden, timeout=20_000)


def test_what_waits_for_a_decision_is_shown_beside(qtbot, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = page_of(qtbot, desk)
        shown = words_in(page.pane)
        assert "周启明　代表团" in shown
        assert f"{TOWN_NAME}：城关镇" in shown
        asked = []
        desk.open_wanted.connect(lambda *each: asked.append(each))
        go = [b for b in page.pane.findChildren(Button) if b.text().strip() == "逐条看"]
        go[0].click()
        assert asked == [("exchange-conflicts", "")]


def lacking_in(page):
    return [each for each in words_in(page.pane) if "还缺" in each]


def test_a_bundle_of_which_parts_are_missing_waits_beside(qtbot, joined_window, town, stick):
    for n in range(20):
        make.delegate(town.store, f"代表{n}")
    first, *rest = town.send(COUNTY, stick, slice_bytes=2000)
    desk = joined_window.desk
    joined_window.resize(1500, 900)  # the pane is not folded
    joined_window.go("exchange")
    page = joined_window.page()
    qtbot.waitUntil(lambda: bool(words_in(page.pane)), timeout=LONG)
    assert lacking_in(page) == []
    desk.open("exchange-import", str(first))
    coming = joined_window.page()
    qtbot.waitUntil(lambda: "还缺" in coming.told.words.text(), timeout=LONG)
    assert f"共 {len(rest) + 1} 份" in coming.told.words.full()
    joined_window.go("exchange")
    qtbot.waitUntil(lambda: bool(lacking_in(page)), timeout=LONG)
    (told,) = lacking_in(page)
    assert told.startswith(TOWN_NAME)
    assert "到了 1 份，还缺第 2、" in told
    go = [b for b in page.pane.findChildren(Button) if b.text().strip() == "导入其余几份"]
    go[0].click()
    coming = joined_window.page()
    coming.look_at(rest)
    qtbot.waitUntil(lambda: coming.stack.currentIndex() == CHECK, timeout=LONG)
    coming.go.click()
    qtbot.waitUntil(lambda: coming.stack.currentIndex() == DONE, timeout=LONG)
    coming.done.back.click()
    qtbot.waitUntil(lambda: bool(words_in(page.pane)) and not lacking_in(page), timeout=LONG)


def test_a_bundle_that_will_never_be_whole_is_forgotten(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    first, *_ = town.send(COUNTY, stick, slice_bytes=2000)
    finish(gathering.assemble([first], county.folder.inbox))
    with desk_of(county) as desk:
        page = page_of(qtbot, desk)
        qtbot.waitUntil(lambda: bool(lacking_in(page)), timeout=LONG)
        (link,) = [b for b in page.pane.findChildren(Link) if b.text() == "不等了"]
        link.click()
        (dialog,) = [w for w in QApplication.allWidgets() if isinstance(w, Sentence)]
        next(b for b in dialog.findChildren(Button) if b.text().strip() == "不等了").click()
        page.reload()
        assert lacking_in(page) == []
    assert not county.folder.inbox.exists()
    assert first.exists()


def test_nothing_is_cut_off_in_any_look(qtbot, each_look, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = page_of(qtbot, desk)
        page.table.setFocus()
        assert [words for words in clipped(page) if words[0] != " "] == []  # but for the opener


def test_nothing_of_the_exchange_is_loaded_before_its_tab_is_shown():
    code = "import sys; from npcdesk import app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "npcdesk.ui.main_window" in loaded
    assert [name for name in loaded if name.startswith("npcdesk.sync")] == []
