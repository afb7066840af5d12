"""工作单位及职务 in one cell: parted where the unit's last word and the whole post are known.

沙河镇沙河村党支部书记 is 沙河镇沙河村 and 党支部书记; of 县委副书记、县长 it is not sure.
"""

import re
from functools import cache

_UNITS = (
    "村 社区 公司 集团 厂 局 学校 小学 中学 高中 初中 幼儿园 大学 学院 医院 卫生院 卫生室 "
    "诊所 中心 合作社 联社 农场 林场 牧场 农庄 银行 信用社 支行 分行 法院 检察院 人大 政协 "
    "政府 常委会 管委会 委员会 居委会 村委会 村民小组 办公室 办事处 街道 镇 乡 苏木 嘎查 所 "
    "站 队 联合会 工商联 总工会 妇联 团委 协会 商会 商行 超市 酒店 饭店 园区 开发区 组 厅 部 "
    "工作室 经营部"
)
_BEFORE = (
    "党支部 党总支 党委 党组 党工委 主任 支部 总支 纪委 团支部 团委 妇联 工会 民兵 人大 第一 "
    "副 原 退休 专职 兼职 常务 高级 中级 初级 一级 二级 三级 四级 主治 乡村 车间 教导 教务 "
    "总务 组织 宣传 统战 政法 武装 监委会 监督委员会"
)
_POSTS = (
    "书记 主任 局长 院长 校长 园长 所长 站长 队长 镇长 乡长 区长 县长 旗长 苏木达 嘎查达 主席 "
    "会长 董事长 董事 总经理 经理 厂长 场长 理事长 社长 行长 庭长 科长 股长 科员 干部 职工 "
    "员工 工人 技术员 工程师 农艺师 教师 教授 讲师 医生 医师 护士 护士长 药师 会计 出纳 律师 "
    "村民 村民代表 居民 农民 牧民 社员 村支书 支书 村主任 妇女主任 妇联主席 连长 民兵连长 "
    "组长 网格员 负责人 法定代表人 法人 委员 常委 部长 秘书 秘书长 调研员 主管 店长 种植户 "
    "养殖户 致富带头人 党员"
)
_VAGUE = "本我该"


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = re.compile(rf"[^、，,；;\s{_VAGUE}][^、，,；;\s]*(?:{_any(_UNITS)})")
    post = re.compile(rf"(?:{_any(_BEFORE)})*(?:{_any(_POSTS)})(?:[、，,；;/（(\s兼和及暨].*)?")
    return unit, post


def parted(said: str) -> tuple[str, str] | None:
    """Return the unit and the post of a cell; None where it is not sure which is which."""
    unit, post = _patterns()
    first, *rest = re.split(r"\s+", said.strip(), maxsplit=1)
    if rest and (unit.fullmatch(first) or post.fullmatch(rest[0])):
        return first, rest[0]
    for at in range(2, len(said)):
        if post.fullmatch(said, at) and unit.fullmatch(said, 0, at):
            return said[:at], said[at:]
    return None
