import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from npcdesk.ui.lines_model import MARK, WINDOW, LinesModel
from npcdesk.ui.signs import Sign
from tests.ui.lines import COLUMNS, papers

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROLE = Qt.ItemDataRole


@pytest.fixture
def model(qtbot):
    made = LinesModel(COLUMNS)
    made.show_lines(papers(7))
    return made


def counting(lines):
    asked = []

    def fetch(offset, limit):
        asked.append((offset, limit))
        return lines[offset : offset + limit]

    return fetch, asked


def test_it_keeps_the_promises_of_a_model(qtbot):
    model = LinesModel(COLUMNS)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_lines(papers(250))
    model.tick_range(3, 120)
    model.arrange(["题目", "备注"])
    model.show_lines(papers(2))
    model.show_lines([])
    assert tester is not None


def test_cells_say_in_words_what_they_show(model):
    row = [model.index(0, column).data() for column in range(1, 5)]
    assert row == ["1", "关于第1件事的建议", "待交办", "逾期 3 天"]
    assert model.index(0, 3).data(MARK).sign is Sign.RING
    assert model.index(0, 4).data(ROLE.AccessibleTextRole) == "逾期3天"
    assert model.index(0, 1).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal, ROLE.AccessibleTextRole) == "勾选"


def test_only_the_lines_that_are_looked_at_are_fetched(qtbot):
    model = LinesModel(COLUMNS)
    fetch, asked = counting(papers(1000))
    model.show(1000, fetch)
    assert (model.rowCount(), asked) == (1000, [])
    assert model.index(512, 1).data() == "513"
    assert model.index(590, 1).data() == "591"
    assert asked == [(500, WINDOW)]


def test_a_million_lines_are_there_at_once(qtbot):
    model = LinesModel(COLUMNS)
    model.show(1_000_000, lambda offset, limit: papers(limit))
    assert model.rowCount() == 1_000_000
    assert model.index(999_999, 1).data() == str(WINDOW)


def test_old_windows_are_let_go_and_fetched_again(qtbot):
    model = LinesModel(COLUMNS)
    fetch, asked = counting(papers(10_000))
    model.show(10_000, fetch)
    for row in range(0, 10_000, WINDOW):
        model.line(row)
    model.line(0)
    assert asked[-1] == (0, WINDOW)
    assert len(asked) == 101


def test_a_line_that_is_gone_since_it_was_counted_is_empty(qtbot):
    model = LinesModel(COLUMNS)
    model.show(3, lambda offset, limit: papers(1)[offset : offset + limit])
    assert model.index(2, 1).data() is None
    assert model.peek(2) is None
    with pytest.raises(IndexError):
        model.line(2)


def test_ticks_are_kept_by_id_over_a_reload(model):
    model.set_ticked(["p1", "p2"])
    model.show_lines(papers(7)[::-1])
    assert [model.is_ticked(row) for row in range(7)] == [False] * 4 + [True, True, False]
    model.keep_ticks({"p2", "p6"})
    assert model.ticked() == {"p2"}


def test_ticking_all_asks_for_the_ids_only(qtbot):
    model = LinesModel(COLUMNS)
    fetch, asked = counting(papers(300))
    model.show(300, fetch, lambda: [f"p{n}" for n in range(300)])
    model.tick_all()
    assert (len(model.ticked()), asked) == (300, [])
    assert model.tick_state() is Qt.CheckState.Checked
    model.tick_all()
    assert model.tick_state() is Qt.CheckState.Unchecked


def test_a_range_reaches_over_windows(qtbot):
    model = LinesModel(COLUMNS)
    model.show_lines(papers(400))
    model.tick_range(350, 90)
    assert model.ticked() == {f"p{n}" for n in range(90, 351)}
    assert model.tick_state() is Qt.CheckState.PartiallyChecked


def test_whoever_hears_of_ticks_is_told_once(model, qtbot):
    with qtbot.waitSignals([model.ticks_changed, model.dataChanged]):
        model.set_ticked(["p1"])
    heard = []
    model.ticks_changed.connect(lambda: heard.append(1))
    model.set_ticked(["p1"])
    assert heard == []


def test_a_screen_reader_can_tick(model):
    index = model.index(2, 0)
    assert model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.setData(index, Qt.CheckState.Checked.value, ROLE.CheckStateRole)
    assert index.data(ROLE.CheckStateRole) == Qt.CheckState.Checked
    assert model.ticked() == {"p2"}


def test_columns_are_arranged_by_name(model):
    model.arrange(["备注", "题目", "没有这一列"])
    assert model.headings() == ["备注", "题目"]
    assert model.columnCount() == 3
