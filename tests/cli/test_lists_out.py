"""`--out`: each list as a workbook, with the words that narrowed it."""

import pypdfium2
import pytest

from npcdesk.forms import catalog
from npcdesk.rules.blank_papers import WHY_NOT
from npcdesk.workbooks.sheets import open_sheets
from tests.forms import paper


@pytest.fixture
def office(line):
    path = line.folder.root / "名册.csv"
    path.write_text("姓名,性别\n周启明,男\n", encoding="utf-8")
    line.run("roster", "import", path, "--yes")
    line.run("stations", "add", "沙河代表之家")
    line.run("suggestions", "add", "--title", "关于路灯的建议", "--lead", "周启明")
    line.run("suggestions", "add", "--title", "关于修桥的建议", "--lead", "周启明")


@pytest.mark.parametrize(
    ("words", "told", "rows"),
    [
        ("suggestions list --text 路灯 --order number", "字词：路灯　次序：number　共 1 行", 1),
        ("roster list", "按姓名笔画排列（单名在前）　共 1 行", 1),
        ("stations list", "共 1 行", 1),
        ("visits list --waiting", "只看有意见待处理的　共 0 行", 0),
        ("groups list", "共 0 行", 0),
    ],
)
def test_a_list_is_written_with_what_it_was_narrowed_to(line, office, tmp_path, words, told, rows):
    out = tmp_path / "清单.xlsx"
    line.run(*words.split(), "--out", out)
    (sheet,) = open_sheets(out)
    assert str(sheet.rows[1][0]).startswith(told)
    assert len(sheet.rows) == 3 + rows


def test_another_ending_is_refused(line, office, tmp_path):
    assert ".xlsx" in line.refused("stations", "list", "--out", tmp_path / "清单.pdf")


def test_the_roster_is_printed_with_the_rule_of_the_office(line, office, tmp_path):
    out = tmp_path / "名册.pdf"
    line.run("roster", "order", "逐字")
    line.run("print", "roster-list", "--out", out)
    words = paper.words(out.read_bytes())
    assert "周启明" in words
    assert "注：按姓名笔画排列（逐字比较）。" in words
    told = line.run("print", "roster-list", "--booklet", "A4", "--out", out)
    assert "空白 3 页，用 A4 纸 1 张" in told
    assert "短边翻转" in told
    assert len(paper.pages(out.read_bytes())) == 2
    assert "a4 或 a3" in line.refused("print", "roster-list", "--booklet", "B5", "--out", out)
    assert "代表名册" in line.refused("print", "座签", "--booklet", "a4", "--out", out)
    line.run("print", "代表名册", "--order", "pinyin", "--out", out)
    assert "注：按姓名拼音排列。" in paper.words(out.read_bytes())


def test_every_form_is_printed_empty_or_it_is_said_why_not(line, tmp_path):
    for form in catalog.FORMS:
        out = tmp_path / f"{form.code}.pdf"
        if form.code in WHY_NOT:
            assert WHY_NOT[form.code] in line.refused("print", form.code, "--blank", "--out", out)
        else:
            line.run("print", form.code, "--blank", "--out", out)
            assert out.read_bytes().startswith(b"%PDF")


def test_dossiers_are_printed_many_at_once_as_booklets(line, office, tmp_path):
    folder = tmp_path / "全卷"
    line.run("print-many", "dossier", "--all", "--booklet", "A3", "--out", folder)
    files = sorted(folder.iterdir())
    assert len(files) == 2
    for file in files:
        pages = pypdfium2.PdfDocument(file)
        assert len(pages) % 2 == 0
        assert pages[0].get_width() > pages[0].get_height()
    one = ("print-many", "dossier", "--all", "--booklet", "A3", "--one-file")
    assert "--one-file" in line.refused(*one, "--out", tmp_path / "一个.pdf")
    sheet = ("print-many", "feedback-form", "--all", "--booklet", "A3", "--out", tmp_path / "x")
    assert "小册子只能是" in line.refused(*sheet)
