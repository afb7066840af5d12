"""Unit and post out of one cell, and what is left whole."""

import pytest

from npcdesk.rules.work_posts import parted


@pytest.mark.parametrize(
    ("unit", "post"),
    [
        ("沙河镇沙河村", "党支部书记"),
        ("沙河村", "村民"),
        ("沙河村", "村主任"),
        ("沙河村村民委员会", "主任"),
        ("沙河社区居委会", "副主任"),
        ("沙河镇", "党委副书记、镇长"),
        ("沙河镇", "人大主席"),
        ("县交通运输局", "党组书记、局长"),
        ("县农业农村局", "副局长、推广中心主任"),
        ("县人大常委会", "副主任"),
        ("县委组织部", "常务副部长"),
        ("县人民医院", "主任医师"),
        ("沙河镇中心小学", "教师"),
        ("沙河学校", "校长"),
        ("浙江某某建设有限公司", "董事长兼总经理"),
        ("某某种植专业合作社", "理事长"),
        ("县妇联", "主席"),
    ],
)
def test_where_both_are_known_they_are_parted(unit, post):
    assert parted(unit + post) == (unit, post)
    assert parted(f"{unit} {post}") == (unit, post)


@pytest.mark.parametrize(
    "said", ["县委副书记、县长", "农民", "个体户", "沙河村", "本村村民", "局长", "人大代表", ""]
)
def test_what_is_not_sure_stays_whole(said):
    assert parted(said) is None
