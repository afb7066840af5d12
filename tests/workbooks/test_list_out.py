"""A list as it is seen: what it was narrowed to, its columns in order, never half a file."""

import csv
import datetime as dt

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.workbooks.list_out import Listed, write_list
from tests.workbooks.test_unit_list import converted

SEEN = Listed(
    "建议清单", ("号", "题目", "剩余"), ("状态：办理中", "按剩余天数排列"), dt.date(2026, 5, 6)
)
ROWS = [[str(at), f"=关于{at}的建议", "剩 3 天"] for at in range(1, 1201)]


def test_it_opens_in_libreoffice_with_what_was_seen(tmp_path):
    path = tmp_path / "清单.xlsx"
    job = write_list(path, SEEN, ROWS)
    steps = [next(job).done for _ in range(3)]
    assert steps == [0, 500, 1000]
    assert not path.exists()  # whoever stops here leaves no half of a file
    assert finish(job) == 1200
    as_csv = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    read = csv.reader(as_csv.read_text("utf-8").splitlines())
    title, told, heads, first, *rest = [",".join(line) for line in read]
    assert title.rstrip(",") == "建议清单"
    assert told.rstrip(",") == "状态：办理中　按剩余天数排列　共 1200 行　2026年5月6日导出"
    assert heads == "序号,号,题目,剩余"
    assert first == "1,1,=关于1的建议,剩 3 天"
    assert len(rest) == 1199


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(SheetRefused, match="写不进去"):
        finish(write_list(tmp_path / "没有" / "清单.xlsx", SEEN, ROWS[:1]))
