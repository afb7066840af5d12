"""The sums of money in a list of proposed projects."""

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.workbooks.project_list import read_projects
from tests.workbooks.clerk import book


def read(tmp_path, *sums):
    rows = [["项目名称", "总投资(万元)"], *([f"供水第{n}期", of] for n, of in enumerate(sums, 1))]
    return finish(read_projects(book(tmp_path / "征集.xlsx", rows)))


def test_sums_are_read_to_the_yuan_and_those_of_formulas_to_the_nearest(tmp_path):
    found = read(tmp_path, "480", "1,200 万元", 12.3456, 100 / 3, "")
    assert [each.total_yuan for each in found] == [4_800_000, 12_000_000, 123_456, 333_333, 0]


@pytest.mark.parametrize("said", ["待定", "nan", "inf", "-3", "1e300"])
def test_what_is_no_sum_is_refused_with_its_row(tmp_path, said):
    with pytest.raises(SheetRefused, match="第 3 行的投资"):
        read(tmp_path, "480", said)
