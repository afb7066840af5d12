"""What lies on its side: 交办清单 and 回头看表, with headings and room on every page."""

from dataclasses import replace
from datetime import date

import paper
import pypdfium2
import pytest

from npcdesk.forms import hand_over_list, look_back_table
from npcdesk.rules.hand_over_papers import HandedRow, HandOverList
from npcdesk.rules.papers import LookBackTable, LookedRow

ON = date(2026, 5, 6)
RARE = "玥喆堃䶮㛃\U0002cb4e\U00020164"
LONG = "示例县城市管理和综合行政执法局以及自然资源和规划局联合成立的沿河环境整治工作指挥部"
HANDED = HandedRow(
    number="35",
    title=f"关于<修缮>沙河桥&增设护栏的建议（{RARE}）",
    lead="周启明等30名",
    units="县交通运输局",
    co_units=LONG,
    due_on=date(2026, 6, 6),
    co_due_on=date(2026, 4, 6),
    watched_by="李想",
)
LIST = HandOverList(
    "示例县人大常委会", "示例县第十九届人民代表大会", "第一次会议", "交办会", ON, (HANDED,)
)
LOOKED = LookedRow(
    number="35",
    session="十八届四次",
    title="关于修缮沙河桥的建议",
    lead="周启明",
    signers=30,
    unit=LONG,
    replied_on=date(2025, 6, 1),
    reply_class="B",
    current_class="A",
    looked_on=date(2026, 4, 2),
    solved="advanced",
    kept="partly",
    follow="follow",
    rating="mostly",
    body=f"护栏待装，{RARE}。",
)
TO_DO = replace(LOOKED, looked_on=None, solved="", kept="", follow="", rating="", body="")
TABLE = LookBackTable(
    "示例县人大常委会", 2026, "2025年答复为B、C类的建议", "", ("已看1件",), (LOOKED, TO_DO), ON
)


def test_a_list_says_who_has_each_and_until_when(same_as_golden):
    pdf = hand_over_list.to_pdf(LIST)
    same_as_golden(pdf, "hand_over_list")
    assert paper.faces_not_embedded(pdf) == set()


def test_a_table_ticks_what_was_answered_and_leaves_boxes_for_the_rest(same_as_golden):
    pdf = look_back_table.to_pdf(TABLE)
    same_as_golden(pdf, "look_back_table")
    told = paper.words(pdf)
    assert (told.count("√"), told.count("□")) == (4, 8 + 12)
    assert paper.faces_not_embedded(pdf) == set()


@pytest.mark.parametrize(
    "pdf",
    [
        hand_over_list.to_pdf(replace(LIST, rows=(HANDED,) * 12)),
        look_back_table.to_pdf(replace(TABLE, rows=(LOOKED, TO_DO) * 6)),
    ],
    ids=["hand-over-list", "look-back-table"],
)
def test_every_page_is_a4_on_its_side_with_headings_and_the_last_has_a_row(pdf):
    every = paper.pages(pdf)
    wide, high = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (297, 210)
    assert len(every) > 2
    for at, page in enumerate(every):
        assert "题目" in page
        assert "周启明" in page
        left, _, right, low = paper.box(paper.dark(pdf, at), right=297, bottom=210)
        assert (left > 18, right < 281, low < 200) == (True,) * 3
