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


def test_the_missing_column_is_named_with_the_heads_that_are_there(tmp_path):
    rows = [["回收编号", "代表怎么说", "收到"], ["0601-3-1-55519", "满意", "4.15"]]
    with pytest.raises(SheetRefused) as said:
        finish(read_returned_forms(book(tmp_path / "回收.xlsx", rows)))
    assert "回收.xlsx里没有认出“评价”这一列，表头是“回收编号”、“代表怎么说”、“收到”" in str(
        said.value
    )
    with pytest.raises(SheetRefused, match=r"回收\.xlsx不像交回的征询意见表"):
        finish(read_returned_forms(book(tmp_path / "回收.xlsx", [["甲", "乙"], ["1", "2"]])))
