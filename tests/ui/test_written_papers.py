"""Papers of 统计分析: ledgers and reports are written, former years' counts are taken in."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from npcdesk.models import ContactStage, Rating
from npcdesk.office import suggestions, written_reports, year_summaries
from npcdesk.office.statistics import Scope
from npcdesk.rules.charts import PAPER
from npcdesk.ui import finding, year_book, year_counts
from npcdesk.ui.statistics_page import StatisticsPage
from npcdesk.ui.theme_tokens import LIGHT
from npcdesk.ui.write_report_dialog import WriteReportDialog, begin
from npcdesk.workbooks import report_file
from npcdesk.workbooks import year_counts as counts
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.make import TODAY


@pytest.fixture
def counted(store):
    """One suggestion that was answered and rated, and one that waits."""
    paper = make.handed_over(store, date(2026, 3, 2))
    on = {"on": date(2026, 4, 1), "today": TODAY}
    with store.writing("办理") as session:
        suggestions.contact(session, paper, stage=ContactStage.BEFORE, how="走访", **on)
        suggestions.reply(session, paper, reply_class="A", **on)
        suggestions.rate(session, paper, rating=Rating.MOSTLY, **on)
    make.suggestion(store, number="36", title="关于水渠的建议")


def test_the_ledgers_of_a_year_become_one_workbook(qtbot, desk, counted, tmp_path):
    path = tmp_path / "2026年台账.xlsx"
    with qtbot.waitSignal(desk.said, timeout=5000) as heard:
        year_book.begin(desk, path, 2026)
    assert "2026年台账.xlsx" in heard.args[0].text
    papers, *_, figures = open_sheets(path)
    assert papers.name == "建议台账"
    assert [row[1] for row in papers.rows[3:-1]] == ["35", "36"]
    assert figures.name == "督办统计"


def test_a_report_is_read_and_written_with_the_own_words(qtbot, desk, counted, tmp_path):
    dialog = WriteReportDialog(desk, "suggestions")
    qtbot.addWidget(dialog)
    assert "代表共提出建议2件" in dialog.text.value()
    dialog.own.area.setPlainText("二、主要做法")
    dialog.deed(second=False)
    again = WriteReportDialog(desk, "suggestions")
    qtbot.addWidget(again)
    assert again.own.value() == "二、主要做法"
    assert "主要做法" not in again.text.value()
    with desk.store.reading() as session:
        made = written_reports.written(session, "suggestions", Scope(19, 1), today=TODAY)
    begin(desk, made, tmp_path / "报告.docx")
    qtbot.waitUntil((tmp_path / "报告.docx").exists, timeout=5000)
    assert "占100%" not in again.text.value()
    again.decimals.set_value("2")
    again.trim.set_value("full")
    assert "办结率100.00%" in again.text.value()
    again.deed(second=True)
    kept = WriteReportDialog(desk, "suggestions")
    qtbot.addWidget(kept)
    assert kept.text.value() == again.text.value()
    again.kind.set_value("structure")
    assert (again.decimals.value(), again.trim.value()) == ("1", "trim")
    assert "代表" in again.text.value()
    assert again.own.value() == ""


def test_former_years_are_looked_at_then_taken_in_as_one_step(qtbot, desk, counted, tmp_path):
    path = tmp_path / "往年.xlsx"
    counts.write_blank(path)
    heads, *spare = open_sheets(path)[0].rows[2:]
    assert heads[1:4] == ["年份", "建议总数", "已答复"]
    assert not any(any(row[1:]) for row in spare)
    said = [["", "2021", "50", "50", "20", "30"], ["", "2022", "60", "58"], ["", "2026", "9"]]
    path = tmp_path / "往年.csv"
    path.write_text("\n".join(",".join(row) for row in (heads, *said)), "utf-8")
    year_counts.read(desk, path)
    found = qtbot.waitUntil
    found(lambda: any(map(is_preview, QApplication.topLevelWidgets())), timeout=4000)
    (dialog,) = filter(is_preview, QApplication.topLevelWidgets())
    shown = dialog.table.lines
    lines = [[column.text(shown.line(row)) for column in shown.shown()] for row in range(3)]
    assert [line[:3] for line in lines] == [
        ["2021", "新增", "50"],
        ["2022", "新增", "60"],
        ["2026", "不导入", "9"],
    ]
    assert "有建议在册" in lines[2][-1]
    assert dialog.primary.text() == "导入 2 年"
    dialog.primary.click()
    with desk.store.reading() as session:
        assert list(year_summaries.of_years(session)) == [2021, 2022]
    desk.undo()
    with desk.store.reading() as session:
        assert year_summaries.of_years(session) == {}


def is_preview(widget):
    return isinstance(widget, year_counts.YearCountsDialog) and widget.isVisible()


@pytest.mark.parametrize(
    ("typed", "kind", "wanted"),
    [
        ("生成报告", "write-report", ""),
        ("代表工作总结", "write-report", "delegates"),
        ("年度台账", "year-book", ""),
        ("核对", "check-report", ""),
        ("往年", "year-counts", ""),
    ],
)
def test_written_papers_are_found_by_their_names(desk, typed, kind, wanted):
    deeds = [deed for deed in finding.DEEDS if deed.fits(typed)]
    assert (kind, wanted) in [(deed.kind, deed.wanted) for deed in deeds]


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx"])
def test_a_page_of_figures_is_written_as_it_is_shown(qtbot, desk, counted, tmp_path, ending):
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    page.reload()
    path = tmp_path / f"统计{ending}"
    page.export.begin(path)
    qtbot.waitUntil(path.exists, timeout=5000)
    if ending == ".xlsx":
        assert open_sheets(path)[0].name == "建议统计"
    else:
        said = report_file.read(path)
        assert "截至2026年5月6日" in said
        assert "各项比率" in said


def test_charts_have_the_colours_of_the_screen_on_paper():
    assert {token: LIGHT[token] for token in PAPER} == PAPER
