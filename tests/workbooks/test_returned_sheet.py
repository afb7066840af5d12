"""Lists of returned forms as clerks head them, and what is said where a heading is not known."""

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.workbooks.returned_sheet import read_returned_forms
from tests.workbooks.clerk import book


@pytest.mark.parametrize(
    ("code", "rating", "day"),
    [
        ("编号", "代表评价", "收到"),
        ("回收编号", "评价结果", "交回时间"),
        ("建议编号", "满意程度", "回收日期"),
    ],
)
def test_the_heads_that_clerks_write_are_understood(tmp_path, code, rating, day):
    rows = [["征询意见表回收登记"], [code, rating, day], ["0601-3-1-55519", "满意", "4月15日"]]
    (form,) = finish(read_returned_forms(book(tmp_path / "回收.xlsx", rows))).found
    assert (form.code, form.result, form.on) == ("0601-3-1-55519", "满意", "4月15日")


def test_the_heads_that_are_there_are_told_where_one_is_missing(tmp_path):
    rows = [["回收编号", "代表怎么说", "收到"], ["0601-3-1-55519", "满意", "4.15"]]
    heads = "现在第 1 行的表头是“回收编号”、“代表怎么说”、“收到”，改成要有的写法再选一次。"
    with pytest.raises(SheetRefused, match=heads):
        finish(read_returned_forms(book(tmp_path / "回收.xlsx", rows)))
    with pytest.raises(SheetRefused, match="请看看是不是选错了文件。"):
        finish(read_returned_forms(book(tmp_path / "回收.xlsx", [["甲", "乙"], ["1", "2"]])))
