"""Qt's own file dialog, as the clerk meets it."""

import gc
import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTreeView, QWidget

from npcdesk.settings import Settings
from npcdesk.ui import holidays_dialog, place_dialog, year_counts
from npcdesk.ui.palette import Answer, Found, Group, Palette
from tests.ui.conftest import clear_away

LATIN = re.compile(r"(?<!&)(?<!\()[A-Za-z]{2,}")
KINDS = "表格 (*.xlsx)"
ROWS, COLUMNS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def documents(tmp_path):
    (tmp_path / "往年台账").mkdir()
    return tmp_path


def asked_for(desk, window, documents):
    """Return both dialogs, shown in a folder that holds a folder."""
    desk.settings = Settings(last_folder=str(documents))
    return (
        place_dialog.which_file(desk, window, "选代表名册", KINDS),
        place_dialog.where_to(desk, window, "导出代表名册", "代表名册.xlsx", KINDS),
    )


def test_no_word_of_it_is_foreign(qtbot, closed_desk, window, documents):
    for dialog in asked_for(closed_desk, window, documents):
        dialog.open()
        tree = dialog.findChild(QTreeView, "treeView")
        model = tree.model()
        qtbot.waitUntil(lambda t=tree, m=model: m.rowCount(t.rootIndex()) == 1)
        words = [each.text() for each in dialog.findChildren(QLabel)]
        words += [each.text() for each in dialog.findChildren(QAbstractButton)]
        words += [each.toolTip() for each in dialog.findChildren(QWidget)]
        words += [model.headerData(at, COLUMNS) for at in range(model.columnCount())]
        words += [model.index(0, 2, tree.rootIndex()).data()]  # of which kind the folder is
        assert "文件夹" in words
        assert [each for each in words if LATIN.search(each)] == []
        dialog.close()


def test_nor_of_the_print_dialog(qtbot):
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    kinds = QLabel | QAbstractButton
    words = [each.text() for each in dialog.findChildren(QWidget) if isinstance(each, kinds)]
    assert len(words) > 10
    assert [each for each in words if LATIN.search(each.replace("PDF", ""))] == []


def test_it_begins_in_the_documents_and_then_where_it_was_last(closed_desk, window, documents):
    first = place_dialog.which_file(closed_desk, window, "选代表名册", KINDS)
    location = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    usual = Path(location) if Path(location).is_dir() else Path.home()
    assert Path(first.directory().path()) == usual
    first.filesSelected.emit([str(documents / "往年台账" / "名册.xlsx")])
    assert closed_desk.settings.last_folder == str(documents / "往年台账")
    second = place_dialog.where_to(closed_desk, window, "导出", "名册.xlsx", KINDS)
    assert Path(second.directory().path()) == documents / "往年台账"


def test_a_folder_that_has_gone_is_not_asked_for(closed_desk, window, documents):
    closed_desk.choose(last_folder=str(documents / "拔掉的优盘"))
    found = place_dialog.which_file(closed_desk, window, "选代表名册", KINDS)
    assert Path(found.directory().path()).is_dir()
    assert "优盘" not in found.directory().path()


def test_a_new_file_has_its_name_and_ending(closed_desk, window, documents):
    dialog = asked_for(closed_desk, window, documents)[1]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "xlsx"
    assert [Path(each).name for each in dialog.selectedFiles()] == ["代表名册.xlsx"]


@pytest.mark.parametrize("asks", [holidays_dialog.ask_file, year_counts.ask_file])
def test_what_the_search_asks_for_outlives_it(qtbot, closed_desk, ground, asks):
    made = []

    def open_it():
        made.append(asks(closed_desk))
        made[0].open()

    found = Found("导入", "", "arrow_import", open_it)
    palette = Palette(lambda _text: Answer([Group("可以做的事", [found])]), ground)
    palette.open()
    palette.activateWindow()
    qtbot.waitUntil(palette.isActiveWindow)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    clear_away()
    gc.collect()
    assert shiboken6.isValid(made[0])
    assert made[0].isVisible()
    assert made[0].parentWidget() is ground
    made[0].done(0)


@pytest.mark.parametrize("asks", [holidays_dialog.ask_file, year_counts.ask_file])
def test_nor_does_it_need_an_active_window(qtbot, closed_desk, ground, asks):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.hide()
    made = asks(closed_desk)
    gc.collect()
    assert shiboken6.isValid(made)
    assert made.parentWidget() is ground
