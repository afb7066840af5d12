"""Ledgers and figures as one workbook: text stays text, sums are formulas that come out."""

import shutil
import subprocess
import zipfile
from functools import partial

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.rules.books import Division, FigureSheet, Grid, Heading, Ledger, Ratio
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.year_book import write_book

EVIL = ('=HYPERLINK("http://x","点")', "+1-2", "-3", "@SUM(A1)", "007", "https://x.cn")
FIGURES = FigureSheet(
    "统计表",
    "2025年统计表",
    "共 605 件",
    divisions=[
        Division("=办理结果", "建议 605", [("A类", 330, "54.6%"), ("-B", 275, "45.4%")]),
        Division("评价", "建议 0", []),
    ],
    ratios=[
        Ratio("办结率", 605, 605, "100.0%", "已办结", "建议"),
        Ratio("办成率", 330, 605, "54.6%", "A", "建议", "与办理结果取同一个数；单独是54.5%。"),
        Ratio("按时率", 0, 0, "—", "按时", "有期限的"),
        Ratio("落实率", 1, 8, "13%", "落实", "承诺"),
    ],
    means=[("平均天数", "61.3 天")],
    grids=[Grid("单位", ("单位", "主办"), [("@县水利局", 12)])],
)


def book(path, many=3):
    headings = (Heading("建议号", 9), Heading("题目", 40), Heading("人次", 9, summed=True))
    rows = [[EVIL[n % len(EVIL)], EVIL[(n + 1) % len(EVIL)], n] for n in range(many)]
    chunks = (rows[at : at + 2] for at in range(0, many, 2))
    return write_book(path, [Ledger("建议台账", "台账", "截至今天", headings, chunks), FIGURES])


def test_text_stays_text_and_the_sheet_is_ready_to_print(tmp_path):
    path = tmp_path / "台账.xlsx"
    assert finish(book(path, len(EVIL))) == len(EVIL)
    assert [each.name for each in tmp_path.iterdir()] == ["台账.xlsx"]  # nothing is left beside
    ledger, figures = open_sheets(path)
    assert [row[1] for row in ledger.rows[3:-1]] == list(EVIL)
    assert ledger.rows[-1] == ["合计", 6.0, "", 15.0]
    told = {row[0]: row for row in figures.rows}
    assert told["办成率"][3] == 0.546  # as printed, its note says why
    assert told["按时率"][3] == "—"
    assert "@县水利局" in told
    with zipfile.ZipFile(path) as whole:
        first = whole.read("xl/worksheets/sheet1.xml").decode()
        second = whole.read("xl/worksheets/sheet2.xml").decode()
        assert 'orientation="landscape"' in first
        assert 'paperSize="9"' in first
        assert 'state="frozen"' in first
        assert first.count("<f>") == 2  # the sum and the count: no other
        assert second.count("<f>") == 4  # two rates that divide, two sums
        assert "xl/charts/chart1.xml" in whole.namelist()
        names = whole.read("xl/workbook.xml").decode()
        assert names.count("_xlnm.Print_Area") == names.count("_xlnm.Print_Titles") == 2


def test_a_workbook_that_cannot_be_written_says_what_to_do(tmp_path):
    with pytest.raises(SheetRefused, match="关掉它"):
        finish(book(tmp_path / "没有的文件夹" / "台账.xlsx"))
    job = book(tmp_path / "半途.xlsx")
    next(job)
    job.close()  # given up: the old file would stay, and nothing lies about
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_counts_the_same(tmp_path):
    path, profile = tmp_path / "台账.xlsx", tmp_path / "lo"
    finish(book(path))
    run = partial(subprocess.run, check=True, capture_output=True, timeout=60)
    filtered = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation=file://{profile}"
    run(["soffice", home, "--headless", "--convert-to", filtered, "--outdir", tmp_path, path])
    told = "".join(each.read_text(encoding="utf-8") for each in tmp_path.glob("*.csv"))
    assert "合计,605,100" in told
    assert "落实率,1,8,13%" in told
    assert "按时率,0,0,—" in told
    assert "Err:" not in told
    assert not any(mark in told for mark in ("#NAME", "#VALUE", "#REF", "#DIV", "#N/A"))
