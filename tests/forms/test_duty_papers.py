"""履职档案 and 履职公示 on paper: what is told, on how many pages, and what is never told."""

from datetime import date

from npcdesk.forms import delegate_file, public_list
from npcdesk.rules.duty_papers import DelegateFile, DoneLine, PublicLine, PublicList
from tests.forms import paper

ON = date(2026, 5, 6)


def test_a_file_tells_measures_record_and_points_over_as_many_pages_as_it_takes():
    line = DoneLine(date(2026, 4, 29), "进站接待", "接待 4 人，听到意见 2 条", "城关镇代表之家")
    measures = ("出席大会2/2次，没有缺席", "进站接待3/4次，还差1次")
    points = "进站接待 3 次 × 2 = 6"
    made = DelegateFile(
        "示例县人大", "何岚", "女，城关镇代表团", 2026, ON, 40, measures, points, (line,) * 40
    )
    pdf = delegate_file.to_pdf(made)
    assert len(paper.pages(pdf)) > 1
    told = paper.words(pdf)
    for words in ("何岚代表2026年履职档案", "共履职40次", "还差1次", "积分", "4月29日"):
        assert words in told, words


def test_a_public_list_has_a_column_for_each_count():
    items = ("出席大会", "进站接待", "领衔建议")
    line = PublicLine("何岚", "城关镇代表团", "县医院 医师", ("2", "3", "1"))
    made = PublicList("示例县人大", 2026, ON, items, (line,))
    told = paper.words(public_list.to_pdf(made))
    assert "共1名代表" in told
    assert "县医院" in told
    assert "按姓名笔画排列" in told
