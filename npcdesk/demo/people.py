"""The delegates of the fictional county: 240 of them, the same every time."""

from random import Random

from npcdesk.rules.drafts import DelegateDraft

TOWNSHIPS = ("沙河镇", "青石镇", "柳林乡", "云台镇", "白塔镇", "东山乡", "南川镇", "城关街道")
NUMBER = 240
SEED = 19
WOMEN = 0.35

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_DOUBLE = ("欧阳", "诸葛", "上官", "司马")
_MEN = "建国志强伟军勇杰涛明永福国平文斌海波晓东金水德胜启明春生卫民长贵新华立新光荣振兴"
_WOMEN = "秀英丽华玉兰桂芳晓燕春梅海霞雪梅凤琴小玲红艳美娟淑珍素云佳慧静怡雅琴"
RARE = (
    ("刘玥", "female"),
    ("张喆", "male"),
    ("王堃", "male"),
    ("李㛃", "female"),
    ("陈𬭚", "male"),
    ("赵𠅤", "male"),
)
_MINORITY = (
    ("买买提·艾力", "male", "维吾尔族"),
    ("阿依古丽·吐尔逊", "female", "维吾尔族"),
    ("巴特尔", "male", "蒙古族"),
    ("娜仁·高娃", "female", "蒙古族"),
    ("扎西·多吉", "male", "藏族"),
    ("卓玛·央金", "female", "藏族"),
    ("马玉山", "male", "回族"),
    ("马秀兰", "female", "回族"),
    ("石阿朵", "female", "苗族"),
    ("韦春生", "male", "壮族"),
    ("岩温·罕", "male", "傣族"),
    ("金顺姬", "female", "朝鲜族"),
)
_LEVELS = (("nation", 1), ("province", 3), ("city", 8), ("township", 28))  # the others: county
_WORK = (  # class, unit, post
    ("农民", "{place}柳树村", "村民委员会主任"),
    ("农民", "{place}前进村", "种粮大户"),
    ("农民", "{place}新桥村", "合作社理事长"),
    ("工人", "示例县纺织厂", "班组长"),
    ("工人", "示例县自来水公司", "维修工"),
    ("教育", "{place}中心小学", "教师"),
    ("教育", "示例县第一中学", "教研组长"),
    ("卫生", "{place}卫生院", "主治医师"),
    ("卫生", "示例县人民医院", "护士长"),
    ("科技", "示例县农技推广中心", "农艺师"),
    ("非国有企业负责人", "示例县宏远建材有限公司", "总经理"),
    ("非国有企业负责人", "示例县绿源食品有限公司", "董事长"),
    ("政府系统", "{place}人民政府", "镇长"),
    ("党委系统", "中共{place}委员会", "副书记"),
    ("人大系统", "{place}人大主席团", "主席"),
    ("公检法系统", "示例县人民法院", "法官"),
    ("人民团体工作人员", "示例县妇女联合会", "副主席"),
    ("金融", "示例县农村信用社", "客户经理"),
    ("文化体育", "示例县文化馆", "馆员"),
)
_PARTY = ("中共党员",) * 11 + ("群众",) * 6 + ("民建会员", "民盟盟员", "无党派人士")
_EDUCATION = ("初中", "高中", "大专", "大专", "大学", "大学", "大学", "研究生")


def delegates() -> list[DelegateDraft]:
    """Return the roster: rare characters, minority names, namesakes, five levels among them."""
    dice = Random(SEED)  # noqa: S311 - nothing is secret about it
    levels = [level for level, number in _LEVELS for _ in range(number)]
    levels += ["county"] * (NUMBER - len(levels))
    people = [(name, sex, "汉族") for name, sex in RARE] + list(_MINORITY)
    taken = {name for name, _, _ in people}
    while len(people) < NUMBER - 1:
        sex = "female" if dice.random() < WOMEN else "male"
        name = _name(dice, sex)
        if name not in taken:
            taken.add(name)
            people.append((name, sex, "汉族"))
    dice.shuffle(people)
    people.append(people[0])  # two delegates of one name, told apart by their number
    return [
        _delegate(dice, place, person, level)
        for place, (person, level) in enumerate(zip(people, levels, strict=True), start=1)
    ]


def _name(dice: Random, sex: str) -> str:
    surname = dice.choice(_DOUBLE) if dice.random() < 0.02 else dice.choice(_SURNAMES)
    given = _WOMEN if sex == "female" else _MEN
    return surname + "".join(dice.sample(given, 1 if dice.random() < 0.2 else 2))


def _delegate(dice: Random, place: int, person: tuple[str, str, str], level: str) -> DelegateDraft:
    name, sex, nation = person
    township = TOWNSHIPS[place % len(TOWNSHIPS)]
    occupation, unit, post = dice.choice(_WORK)
    year = dice.randint(1962, 1998)
    party = dice.choice(_PARTY)
    return DelegateDraft(
        name=name,
        sex=sex,
        nation=nation,
        birth=f"{year}-{dice.randint(1, 12):02}",
        party=party,
        education=dice.choice(_EDUCATION),
        began_work=f"{year + 20}-07",
        joined_party=f"{year + 24}-06" if party == "中共党员" else "",
        work_unit=unit.format(place=township),
        post=post,
        occupation_class=occupation,
        phone=f"1380000{place:04}",
        level=level,
        delegate_number=f"{'19' if level == 'county' else level[0].upper()}{place:03}",
        delegation=f"{township}代表团" if level in ("county", "township") else "",
        electoral_unit=f"第{place % 60 + 1}选区" if level in ("county", "township") else "示例市",
        station=f"{TOWNSHIPS[place % 6]}代表之家",
        elected_how="补选" if dice.random() < 0.05 else "换届",
        terms="十八届、十九届" if dice.random() < 0.3 else "十九届",
        status="in_office",
    )
