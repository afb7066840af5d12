"""履职登记表, 履职档案 and 履职公示 on paper: what is told, on how many pages."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image

from npcdesk.forms import delegate_file, duty_record, public_list
from npcdesk.rules.duty_papers import DelegateFile, DoneLine, PublicLine, PublicList, SignedPaper
from tests.forms import paper
from tests.forms.test_lists_across import LONG, RARE

ON = date(2026, 5, 6)


LINE = DoneLine(date(2026, 4, 29), "进站接待", "接待 4 人，听到意见 2 条", "城关镇代表之家")
FILE = DelegateFile(
    office="示例县人大常委会",
    name="何岚",
    facts="女，城关镇代表团",
    year=2026,
    on=ON,
    times=40,
    measures=("出席大会2/2次，没有缺席", "进站接待3/4次，还差1次"),
    points="进站接待 3 次 × 2 = 6",
    lines=(LINE,) * 40,
    basics=(
        *(("姓名", "何岚"), ("性别", "女"), ("民族", "汉族"), ("出生年月", "1978.05")),
        *(("政治面貌", "中共党员"), ("学历", ""), ("代表证号", "0187"), ("代表团", "城关镇")),
        *(("层级", "县级"), ("职业构成", ""), ("选举单位", LONG), ("连任届数", "2")),
        ("单位及职务", f"{LONG} <局长>&{RARE}"),
    ),
    resume="1998年7月毕业。",
    papers=(SignedPaper("35", "关于修缮沙河桥的建议", "领衔", "已办结"),),
    reports=("2026年4月1日在城关镇述职。",),
    kept=("当选证书",),
)


def test_a_record_tells_measures_and_points_over_as_many_pages_as_it_takes(same_as_golden):
    pdf = duty_record.to_pdf(FILE)
    assert len(paper.pages(pdf)) > 1
    same_as_golden(duty_record.to_pdf(replace(FILE, lines=(LINE,) * 2)), "duty_record")
    blank = duty_record.to_pdf(replace(FILE, name="", lines=()))
    assert len(paper.pages(blank)) == 1
    assert len(paper.bands(paper.dark(blank), 30, 180)) == 2 + duty_record.BLANK


def test_a_file_has_a_cover_contents_and_each_part_where_they_say(same_as_golden):
    pdf = delegate_file.to_pdf(FILE)
    same_as_golden(delegate_file.to_pdf(replace(FILE, lines=(LINE,) * 2)), "delegate_file")
    assert paper.faces_not_embedded(pdf) == set()
    cover, contents, *pages = paper.pages(pdf)
    assert "何 岚" in " ".join(cover.split())
    assert LONG in "".join(cover.split())
    listed = re.findall(r"([一二三四五六]、[^…\n]+)…+ ?\n?(\d+)", contents)
    assert len(listed) == 6
    for title, number in listed:
        assert pages[int(number) - 1].startswith(title.strip()), title


def test_the_picture_stands_at_the_right_of_the_first_facts():
    drawn = BytesIO()
    Image.new("RGB", (60, 80), "red").save(drawn, "PNG")
    pdf = delegate_file.to_pdf(replace(FILE, photo=drawn.getvalue()))
    left, top, right, low = paper.box(paper.red(pdf, 2))
    assert (left > 154, right < 184, top > 57, low < 102) == (True,) * 4
    long = delegate_file.to_pdf(replace(FILE, resume="1998年7月毕业，参加工作。\n" * 60))
    assert paper.words(long).count("1998年7月毕业") == 60
    assert "（续）" in paper.words(long)


def test_a_public_list_has_a_column_for_each_count():
    items = ("出席大会", "进站接待", "领衔建议")
    line = PublicLine("何岚", "城关镇代表团", "县医院 医师", ("2", "3", "1"))
    made = PublicList("示例县人大", 2026, ON, items, (line,))
    told = paper.words(public_list.to_pdf(made))
    assert "共1名代表" in told
    assert "县医院" in told
    assert "按姓名笔画排列" in told
