"""Import: looked through in words, confirmed, taken back by row or by the copy."""

import shutil

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from npcdesk.errors import NotAllowed
from npcdesk.models import Level
from npcdesk.sync import computers, machine, status
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.ui.exchange_import_page import CHECK, CHOOSE, DONE
from npcdesk.ui.exchange_import_parts import BUNDLES
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.notes import Note
from npcdesk.ui.pairing_answer import AnswerWizard
from tests import make
from tests.ui.exchange import (
    COUNTY,
    LONG,
    TOWN,
    TOWN_NAME,
    Office,
    desk_of,
    join,
    of,
    shown,
    written,
)
from tests.ui.eyes import clipped


def checked(qtbot, desk, paths_):
    page = shown(qtbot, desk, "exchange-import", "\n".join(str(path) for path in paths_))
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    return page


def test_a_bundle_is_looked_through_in_words_then_imported(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明", phone="13800000001")
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        assert county.count("person") == 0
        names = {(t.touch.table, t.touch.name, t.kind) for t in rows(page)}
        assert ("person", "周启明", "new") in names
        page.tabs.choose("new")
        page.show_tab("new")
        page.table.select_row(0)
        page.go.click()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
        assert "代表 1 名" in page.done.what.full()
        assert not clipped(page)
        page.held.let_go()
    assert county.count("person") == 1
    assert not county.folder.inbox.exists()
    assert of(county).last.copy_name in {p.name for p in county.folder.copies.iterdir()}


def rows(page):
    return rows_of(page.table)


def rows_of(table):
    return [table.lines.line(n) for n in range(table.lines.rowCount())]


def test_missing_parts_are_told_and_come_from_another_stick(qtbot, joined, stick):
    county, town = joined
    for n in range(20):
        make.delegate(town.store, f"代表{n}")
    parts = town.send(COUNTY, stick, slice_bytes=2000)
    assert len(parts) > 2
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(parts[0]))
        qtbot.waitUntil(lambda: "还缺第 2" in page.told.words.text(), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
        page.look_at(parts[1:])
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
        assert page.held.ready.report.new["person"] == 20


def test_a_part_of_a_bundle_that_is_here_is_told_so_and_not_kept(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    parts = town.send(COUNTY, stick, slice_bytes=2000)
    county.take(parts)
    shutil.rmtree(county.folder.inbox)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(parts[1]))
        qtbot.waitUntil(lambda: page.pick.current_line() is not None, timeout=LONG)
        page.open_current()
        qtbot.waitUntil(lambda: bool(page.told.words.text()), timeout=LONG)
        assert "已经导入过" in page.told.words.full()
        assert "还缺" not in page.told.words.full()
        assert page.stack.currentIndex() == CHOOSE
        page.held.let_go()
    assert not list(county.folder.inbox.rglob("*.npb"))


def test_what_is_not_for_this_office_is_said_in_place(qtbot, joined, stick):
    county, town = joined
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(county.send(TOWN, stick)[0]))
        qtbot.waitUntil(lambda: bool(page.told.words.text()), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
        assert county.count("person") == 0
    assert town.count("person") == 0


def test_what_is_out_of_the_ordinary_must_be_confirmed(qtbot, joined, stick):
    county, town = joined
    for n in range(12):
        make.delegate(town.store, f"代表{n}")
    county.take(town.send(COUNTY, stick))
    written(town, "UPDATE person SET deleted = 1")
    for path in stick.iterdir():
        path.unlink()
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        assert len(page.asks) >= 1
        page.go.click()
        assert page.stack.currentIndex() == CHECK
        assert county.count("person") == 12
        for tick in page.asks:
            tick.setChecked(True)
        page.go.click()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
    assert county.count("person") == 0


def test_leaving_lets_the_decrypted_bytes_go(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    with desk_of(county) as desk:
        page = checked(qtbot, desk, town.send(COUNTY, stick))
        page.cancel.click()
        assert page.stack.currentIndex() == CHOOSE
        assert page.held.ready is None
        page.open_current()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)


def inbox(office):
    return {
        path.name: path.read_bytes() for path in office.folder.inbox.rglob("*") if path.is_file()
    }


def test_what_is_looked_at_and_not_imported_leaves_the_inbox_as_it_was(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    *first, last = town.send(COUNTY, stick, slice_bytes=2000)
    with desk_of(county) as desk:
        page = checked(qtbot, desk, [*first, last])
        page.cancel.click()
        page.held.let_go()
        assert not county.folder.inbox.exists()
        page.look_at(first)
        qtbot.waitUntil(lambda: "还缺" in page.told.words.text(), timeout=LONG)
        before = inbox(county)
        assert set(before) >= {"1.npb"}
        page.look_at([last])
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
        page.cancel.click()
        assert inbox(county) == before
        (line,) = rows_of(page.pick)
        assert BUNDLES[-1].text(line) == "还没有导入"  # with the parts that wait it is whole
        page.open_current()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
        page.go.click()
        qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
        page.held.let_go()
    assert county.count("person") == 1
    assert not county.folder.inbox.exists()


def test_a_bundle_that_is_refused_leaves_nothing_in_the_inbox(qtbot, joined, stick):
    county, town = joined
    (path,) = town.send(COUNTY, stick)
    with county.store.writing("吊销") as session:
        (one,) = [each for each in computers.listed(session) if each.unit == TOWN]
        computers.end(session, one, EndingKind.REVOKED)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(path))
        qtbot.waitUntil(lambda: bool(page.told.words.text()), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
        page.held.let_go()
    assert not county.folder.inbox.exists()


# taking back


def undone(qtbot, desk):
    page = ExchangePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert not page.now.last.by_copy
    page._undo(page.now.last)
    return page


def test_an_import_is_undone_row_by_row_after_a_later_write(qtbot, joined, tmp_path, new_file):
    town = joined[1]
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    join(town, second, "二号电脑")
    make.delegate(second.store, "周启明")
    paths = second.send(TOWN, tmp_path / "s")
    town.take(paths)
    make.delegate(town.store, "王芳")
    with desk_of(town) as desk:
        said = []
        desk.said.connect(said.append)
        undone(qtbot, desk)
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
        assert "再导入也不会恢复" in said[-1].text
        assert "用同一个数据包就行" not in said[-1].text
        page = checked(qtbot, desk, paths)
        notes = [note.words.full() for note in page.findChildren(Note)]
        assert any("导入后逐行退回过" in each for each in notes)
        page.held.let_go()
    assert (town.count("person"), of(town).last) == (1, None)
    second.store.close()


def test_what_another_office_wrote_is_not_undone_by_halves(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    make.unit(county.store, "县水利局")
    with desk_of(county) as desk, qtbot.captureExceptions() as raised:
        undone(qtbot, desk)
        qtbot.waitUntil(lambda: bool(raised), timeout=LONG)
    assert isinstance(raised[0][1], NotAllowed)
    assert county.count("person") == 1
    assert of(county).last is not None


def test_an_import_is_undone_whole_by_the_copy_and_the_machine_stays_itself(
    qtbot, joined_window, town, stick
):
    make.delegate(town.store, "周启明")
    desk = joined_window.desk
    joined_window.go("exchange")
    inc = machine_of(desk.store)
    desk.open("exchange-import", str(town.send(COUNTY, stick)[0]))
    page = joined_window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
    page.done.back.click()
    tab = joined_window.page()
    assert isinstance(tab, ExchangePage)
    assert tab.now.last.by_copy
    before = desk.store
    tab._undo(tab.now.last)
    qtbot.waitUntil(lambda: desk.store is not None and desk.store is not before, timeout=LONG)
    qtbot.waitUntil(lambda: tab.now.last is None, timeout=LONG)
    with desk.store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == 0
    make.unit(desk.store, "县水利局")  # a write checks whether the file is still itself
    assert machine_of(desk.store) == inc
    desk.open("exchange-import", str(next(stick.glob("*.npb"))))  # and it can be imported again
    page = joined_window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    assert "这个数据包导入后撤销过。" in [n.words.full() for n in page.findChildren(Note)]
    page.go.click()  # not before somebody says so
    assert page.stack.currentIndex() == CHECK
    assert "勾上" in page.told.words.full()
    (tick,) = page.asks
    tick.setChecked(True)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=LONG)
    assert "勾上" not in page.told.words.full()


def test_a_bundle_that_was_taken_back_is_marked_in_the_list(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    town.send(COUNTY, stick)
    with county.store.writing("撤销") as session:
        status.taken_back(session, status.status(session).last)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-import", str(stick))
        qtbot.waitUntil(lambda: page.pick.lines.rowCount() == 2, timeout=LONG)
        states = {line.number: BUNDLES[-1].text(line) for line in rows_of(page.pick)}
        assert states == {"第1号": "导入后撤销过", "第2号": "还没有导入"}


def machine_of(store):
    with store.reading() as session:
        return machine.current(session).own.inc


def test_a_bundle_is_dropped_anywhere_on_the_window(qtbot, joined_window, town, stick):
    make.delegate(town.store, "周启明")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(town.send(COUNTY, stick)[0]))])
    what = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    enters = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    joined_window.dragEnterEvent(enters)
    assert enters.isAccepted()
    joined_window.dropEvent(QDropEvent(QPointF(5, 5), *what, Qt.KeyboardModifier.NoModifier))
    page = joined_window.page()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=LONG)
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    other = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    other.ignore()
    joined_window.dragEnterEvent(other)
    assert not other.isAccepted()
    asked = stick / "配对申请.npreq"
    asked.write_bytes(b"x")
    mime.setUrls([QUrl.fromLocalFile(str(asked))])
    joined_window.dropEvent(QDropEvent(QPointF(5, 5), *what, Qt.KeyboardModifier.NoModifier))
    (wizard,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, AnswerWizard)]
    assert wizard.isVisible()
    wizard.reject()
    second = stick / "又一份.npreq"
    second.write_bytes(b"x")
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (asked, second)])
    both = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    both.ignore()
    joined_window.dragEnterEvent(both)
    assert both.isAccepted()


def test_a_folder_with_bundles_for_both_offers_only_the_own(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    town.send(COUNTY, stick)
    (theirs,) = county.send(TOWN, stick)
    with desk_of(county) as desk:
        page = checked(qtbot, desk, [stick])
        page.back_to_list()
        assert page.pick.lines.rowCount() == 1
        assert page.pick.lines.line(0).number == "第1号"
        page.look_at([theirs])
        qtbot.waitUntil(lambda: theirs.name in page.told.words.full(), timeout=LONG)
        assert page.stack.currentIndex() == CHOOSE
