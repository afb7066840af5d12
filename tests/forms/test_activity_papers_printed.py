"""活动记录 and 签到表: filled, blank, and of so much that it takes several pages."""

from dataclasses import replace
from datetime import date

import paper

from npcdesk.forms import activity_record, sign_in_sheet
from npcdesk.rules.activity_papers import ActivityRecord, SignInSheet, SignRow
from tests.forms.test_lists_across import LONG, RARE

NAMES = ("周启明", "陈玥", "张㛃", "阿依古丽·买买提", f"王{RARE[-2]}")
RECORD = ActivityRecord(
    office="示例县人大常委会",
    title=f"沙河<河道>&视察（{RARE}）",
    kind="小组活动",
    team="城关第一代表小组",
    convener="周启明",
    on=date(2026, 4, 1),
    place="沙河镇政府",
    organiser=LONG,
    called=32,
    present=NAMES * 6,
    leave=("李想",),
    absent=("石建军",),
    record="看了七个村的排水口，记下问题十二处。\n商定六月底前整改。",
    outcomes=("第35号建议《关于修缮沙河桥的建议》",),
)
SHEET = SignInSheet(
    "示例县人大常委会",
    "沙河视察",
    date(2026, 4, 1),
    "沙河镇政府",
    tuple(SignRow(name, "城关镇代表团") for name in NAMES),
)


def test_a_record_fills_its_page(same_as_golden):
    pdf = activity_record.to_pdf(RECORD)
    same_as_golden(pdf, "activity_record")
    assert paper.faces_not_embedded(pdf) == set()
    for one in (pdf, activity_record.to_pdf(ActivityRecord("示例县人大常委会"))):
        assert len(paper.pages(one)) == 1
        *_, last = paper.bands(paper.dark(one), 30, 180)
        assert 250 < last[0] < 256  # the table's lower edge, room to sign below it


def test_only_that_of_a_team_is_called_so():
    inspected = activity_record.to_pdf(replace(RECORD, kind="视察"))
    assert "代表活动记录" in paper.words(inspected)


def test_a_long_record_goes_on_with_its_label():
    pdf = activity_record.to_pdf(replace(RECORD, record=RECORD.record * 60))
    every = paper.pages(pdf)
    assert len(every) > 2
    assert "".join(every).count("商定六月底前整改") == 60
    assert all("（续）" in page for page in every[1:-1])
    assert ["主持人签名" in page for page in every] == [False] * (len(every) - 1) + [True]


def test_a_sheet_has_a_row_to_sign_for_each(same_as_golden):
    pdf = sign_in_sheet.to_pdf(SHEET)
    same_as_golden(pdf, "sign_in_sheet")
    assert paper.faces_not_embedded(pdf) == set()
    blank = sign_in_sheet.to_pdf(SignInSheet("示例县人大常委会"))
    assert len(paper.pages(blank)) == 1
    assert len(paper.bands(paper.dark(blank), 30, 180)) >= 1 + sign_in_sheet.BLANK
    many = sign_in_sheet.to_pdf(replace(SHEET, rows=SHEET.rows * 12))
    assert all("签名" in page for page in paper.pages(many))
