import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from tests.workbooks.clerk import book, read


def test_the_sheet_that_is_a_roster_is_chosen(tmp_path):
    more = {
        "说明": [["填表说明"], ["姓名", "写全名"]],
        "代表": [["姓名", "性别", "民族"], ["王芳", "女", "汉族"]],
    }
    sheet = read(book(tmp_path / "a.xlsx", [["姓名", "电话"], ["甲乙", "1"]], more=more))
    assert (sheet.sheet, sheet.found[0].name) == ("代表", "王芳")


def test_other_sheets_that_are_rosters_too_are_told(tmp_path):
    more = {"青石镇": [["姓名", "性别"], ["李明", "男"]], "说明": [["填表说明"]]}
    sheet = read(book(tmp_path / "a.xlsx", [["姓名", "性别"], ["王芳", "女"]], more=more))
    (told,) = sheet.problems
    assert (told.row, told.grave) == (0, False)
    assert "这次只读“名册”，“青石镇”也像代表名册" in told.text


def test_hidden_sheets_are_passed_over(tmp_path):
    more = {"旧": [["姓名", "性别", "民族"], ["王芳", "女", "汉族"]]}
    path = book(tmp_path / "a.xlsx", [["姓名", "性别"], ["李明", "男"]], more=more, hidden=["旧"])
    assert read(path).found[0].name == "李明"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["品名", "单价"], ["纸", 3]], ["没找到代表名册的表头", "没有“姓名”这一列"]),
        ([["说明"], ["请各单位报送"]], ["“姓名”"]),
        (
            [["x"], ["单位", "电话"], ["甲", "1"]],
            ["没找到“姓名”这一列", "第 2 行认出的是单位、电话"],
        ),
        ([["姓名", "金额"], ["王芳", 3]], ["只认出“姓名”", "性别、出生年月、代表团"]),
        ([["建议号", "标题", "领衔代表"], ["1", "修路", "王芳"]], ["建议清单", "“建议办理”"]),
        (
            [
                ["编号", "案由", "代表姓名", "类别", "届次"],
                [1, "修路", "王芳", "交通", "十九届一次"],
            ],
            ["建议清单"],
        ),
    ],
)
def test_what_is_no_roster_is_said(tmp_path, rows, words):
    with pytest.raises(SheetRefused) as refused:
        read(book(tmp_path / "a.xlsx", rows))
    for word in words:
        assert word in str(refused.value)


def test_a_roster_is_no_list_of_suggestions(tmp_path):
    path = book(
        tmp_path / "a.xlsx", [["姓名", "性别", "民族", "类别"], ["王芳", "女", "汉族", "x"]]
    )
    with pytest.raises(SheetRefused, match="代表名册"):
        finish(read_suggestions(path))
