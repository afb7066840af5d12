"""Words that clerks choose from: sex, nation, level, status; class and rating of a reply."""

from collections.abc import Mapping

from npcdesk.rules import party
from npcdesk.workbooks.cells import NOTHING, Cell, Reader, Reading, plain, read_text
from npcdesk.workbooks.headings import BRACKETS

YES = frozenset("√✓✔☑V是有Y1对★●○〇O") | {"YES", "TRUE"}
NO = frozenset("否×XN0□☐") | {"不是", "NO", "FALSE"}

SEXES = {"男": "male", "男性": "male", "女": "female", "女性": "female"}
SEX_CODES = {
    "M": "male",
    "MALE": "male",
    "1": "male",
    "F": "female",
    "FEMALE": "female",
    "2": "female",
}

_NATION_NAMES = (  # GB/T 3304, in its order
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 "
    "哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 "
    "达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 "
    "乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 "
    "珞巴族 基诺族"
)
NATIONS = tuple(_NATION_NAMES.split())

_NATIONS_IN_SHORT = {
    "维吾尔族": "维 维族 维吾",
    "蒙古族": "蒙 蒙族",
    "朝鲜族": "朝 朝族 鲜族",
    "哈萨克族": "哈族",
    "柯尔克孜族": "柯族",
    "俄罗斯族": "俄族",
}  # what could be two of them (哈, 塔族, 鄂族) is asked

LEVELS = {
    "nation": "全国 国家",
    "province": "省 自治区 直辖市 省市 省区市",
    "city": "市 设区市 设区的市 地级市 地市 地 州 盟 自治州 市州 州市 盟市",
    "county": "县 区 旗 县市区 县区 区县 旗县 旗县区 县级市 市辖区 自治县 县旗 自治旗 县市 市区县",
    "township": "乡 镇 乡镇 民族乡 苏木 苏木乡镇 苏木镇 镇乡",
}
STATUSES = {
    "ended": (
        "不在任 不再 终止 辞职 辞去 罢免 去世 逝世 死亡 病故 调离 调出 迁出 离任 卸任 届满 丧失"
    ),
    "suspended": "暂停",
    "pending": "待确认",
    "in_office": "在任 在职 现任 正常 有效 履职 连任 任职",
}
CLASSES = {
    "A": (
        "A A类 已解决 已经解决 解决 基本解决 已解决或基本解决 已解决或者基本解决 "
        "已经解决或基本解决 已办成 办成 采纳"
    ),
    "B": (
        "B B类 正在解决 列入计划 列入计划解决 计划解决 正在解决或列入计划 "
        "正在解决或列入计划解决 正在解决或者列入计划 部分解决 逐步解决 拟解决 已列入计划 "
        "部分解决或列入计划 部分解决或列入计划解决 部分解决或已列入计划解决 已列入计划逐步解决 "
        "列入规划 列入规划逐步解决 正在解决或列入规划 正在解决或列入规划逐步解决 "
        "纳入计划 正在办理"
    ),
    "C": (
        "C C类 暂时不能解决 因条件限制暂时不能解决 暂不能解决 留作参考 留作参考的 解释说明 "
        "不能解决 因条件限制或其他原因暂时不能解决 因条件限制或其他原因目前不能解决 目前不能解决 "
        "受客观条件限制暂时难以解决 暂时难以解决 暂不能解决或留作参考 参考"
    ),
    "D": "D D类 所提问题留作参考 留作研究参考",
}
RATINGS = {
    "satisfied": "满意 很满意 非常满意 A 同意",
    "mostly": "基本满意 较满意 比较满意 B 理解",
    "dissatisfied": "不满意 C 不同意",
}


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: value for value, words in table.items() for word in words.split()}


_LEVEL, _STATUS = _by_word(LEVELS), _by_word(STATUSES)
_RATING = _by_word(RATINGS)
_NATION = _by_word(_NATIONS_IN_SHORT) | {name.removesuffix("族"): name for name in NATIONS}
_AUDIENCE = _by_word({"public": "社会 公众", "voters": "选民 选区", "internal": "内部 不公开"})


def _told(words: str) -> str:
    """Return the words of a class without what places add: 已解决的, 已解决或者基本解决."""
    return BRACKETS.sub("", words).replace("或者", "或").strip("。.").removesuffix("的")


_CLASS = {_told(word): letter for word, letter in _by_word(CLASSES).items()}


def read_sex(cell: Cell) -> Reading:
    """Read 男 and 女, and the codes of GB/T 2261.1."""
    said = plain(cell).upper()
    if said in SEXES:
        return Reading(SEXES[said])
    if said in SEX_CODES:
        value = SEX_CODES[said]
        return Reading(value, converted="读作男。" if value == "male" else "读作女。")
    if said in NOTHING or said in {"0", "9"}:
        return Reading()
    return Reading(problem=f"没认出性别“{said}”，请写男或女。", grave=True)


def tick_reader(value: str) -> Reader:
    """Return a reader of a column of ticks: `value` where there is one."""

    def read(cell: Cell) -> Reading:
        said = plain(cell).upper()
        if said in NOTHING or said in NO:
            return Reading()
        if said in YES or SEXES.get(said) == value:
            return Reading(value)
        return Reading(problem=f"没认出“{said}”，是就打√，不是就空着。", grave=True)

    return read


def read_nation(cell: Cell) -> Reading:
    """Read a nation (民族); 汉 and 维 are written out, a name not among the 56 is kept and told."""
    said = plain(cell)
    if said in NOTHING:
        return Reading()
    if said in NATIONS:
        return Reading(said)
    if meant := _NATION.get(said):
        return Reading(meant, converted=f"读作{meant}。")
    return Reading(said, problem=f"五十六个民族里没有“{said}”，已照写，请核对。")


def read_party(cell: Cell) -> Reading:
    """Read a 政治面貌; 中共 becomes 中共党员, what is not known is kept as it stands."""
    said = read_text(cell).value
    meant = party.standard(said)
    return Reading(meant, converted=f"读作{meant}。" if meant != said else "")


def level_of(said: str) -> str:
    """Return the level that a word names: 县级人大代表 is county; "" when it names none."""
    word = BRACKETS.sub("", said).removesuffix("代表").removesuffix("人大").removesuffix("级")
    return _LEVEL.get(word, "")


def read_level(cell: Cell) -> Reading:
    """Read the level of a mandate. Two levels in a cell are two mandates, so two rows."""
    said = plain(cell)
    if said in NOTHING:
        return Reading()
    if level := level_of(said):
        return Reading(level)
    return Reading(
        problem=f"没认出“{said}”是哪一级，请写全国、省、市、县或乡；兼几级的每级一行。", grave=True
    )


def read_status(cell: Cell) -> Reading:
    """Read whether a mandate lasts, is suspended (暂停执行职务) or has ended, from its words."""
    said = plain(cell)
    if said in NOTHING:
        return Reading()
    for word, status in _STATUS.items():
        if word in said:
            return Reading(status)
    return Reading(problem=f"没认出状态“{said}”，请写在任、暂停执行职务或资格终止。", grave=True)


def read_yes(cell: Cell) -> Reading:
    """Read whether something is so: "yes", "no", or nothing said."""
    said = plain(cell).upper()
    if said in NOTHING:
        return Reading()
    if said in YES or said in NO:
        return Reading("yes" if said in YES else "no")
    return Reading(problem=f"没认出“{said}”，请写是或否。", grave=True)


def read_audience(cell: Cell) -> Reading:
    """Read to whom a delegate may be told of: 内部, 选民, 社会."""
    said = plain(cell)
    if said in NOTHING:
        return Reading()
    for word, audience in _AUDIENCE.items():
        if word in said:
            return Reading(audience)
    return Reading(problem=f"没认出公示范围“{said}”，请写内部、选民或社会。", grave=True)


def read_class(cell: Cell) -> Reading:
    """Read the class of a reply, A to D, from its letter or its words."""
    said = plain(cell).upper().replace("、", "或").strip("。.")
    if said in NOTHING:
        return Reading()
    letter = said[:1] if said[1:2] in {"类", "、", "或", ":", ".", "-", "(", "级"} else said
    value = _CLASS.get(letter) or _CLASS.get(_told(said), "")
    if value:
        return Reading(value)
    return Reading(problem=f"没认出办理结果“{said}”，请写 A、B、C 或 D。", grave=True)


def read_rating(cell: Cell) -> Reading:
    """Read the delegate's rating."""
    said = plain(cell).upper()
    if said in NOTHING:
        return Reading()
    if value := _RATING.get(said, ""):
        return Reading(value)
    return Reading(problem=f"没认出“{said}”，请写满意、基本满意或不满意。", grave=True)


def read_key(cell: Cell) -> Reading:
    """Read whether a suggestion is a key one (重点督办): "yes" or nothing."""
    said = plain(cell).upper()
    if said in NOTHING or said in NO or said in {"非重点", "一般"}:
        return Reading()
    if said in YES or said.startswith("重点"):
        return Reading("yes")
    return Reading(problem=f"没认出“{said}”，重点的写“是”，不是的空着。")
