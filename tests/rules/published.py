"""Sentences as offices publish them, made from the published counts of vectors/figures.json."""

import json
from pathlib import Path

SETS = json.loads((Path(__file__).parent / "vectors" / "figures.json").read_text("utf-8"))["sets"]
MANNERS = 5
OF = ("", "建议总数的", "比")
ODD = {
    # what is odd in the published counts (sources.md 3.3): words of the finding, by set
    "ordos_5th_3y": ("没有列全", "是凑整的"),
    "nmg_delegation_114": ("占比不是 14.1%",),
    "xiangxiang_555": ("占比不是 35%", "占比不是 26%", "占比不是 7%"),
    "ningbo_cppcc_2011": ("591件与各项对不上",),
    "ordos_lookback": ("占比不是 50.9%",),
    "ninghai_2020_projects": ("这一项共 122票",),
}
RATHER = {
    "changji_16_2": (
        "会议期间，352名代表提出建议295件，其中:工交财贸类79件、科教文卫类71件、农林水牧类65件、"
        "社会建设类35件、劳动人事类12件、其它类33件。代表建议交州人民政府办理249件，交有关机关和组织"
        "办理34件，交州人大常委会相关工委办理12件。目前，已经解决275件、正在解决或列入规划逐步解决1件、"
        "解释说明19件，办成率93.2%。代表对办理结果表示满意的265件，表示基本满意的30件，满意率100%。"
    ),
    "ningbo_16_1": (
        "大会期间代表共提出建议569件。其中需两个以上部门办理的553件，占97.19%；"
        "已经解决396件，解决率69.60%。"
    ),
    "npc_9_5": (
        "代表共提出建议4287件。已经解决536件，正在解决2560件，共3096件，占72.2%；"
        "以后解决775件，留作参考416件。"
    ),
    "npc_14_delegates": (
        "共选举产生代表2977名，其中少数民族代表442名，占代表总数的14.85%；"
        "妇女代表790名，占26.54%；一线工人、农民代表497名，占16.69%。"
    ),
    "npc_12_delegates": (
        "代表总数2987名。工人、农民代表401名，占13.42%；专业技术人员代表610名，占20.42%；"
        "党政领导干部代表1042名，占34.88%；妇女代表699名，占23.4%。"
    ),
    "ordos_lookback": (
        "三年共提出建议605件，A类330件，B类238件，C类37件。"
        "共有137件往年B类建议得到解决，占近三年B类代表建议总数的50.9%。"
    ),
    "ordos_trends": (
        "A类建议占比由46.7%上升为69.6%，提高22.9个百分点；B类占比由44.2%下降为25.7%，"
        "下降18.5个百分点；满意率由98.4%上升为99.1%，提高0.7个百分点。"
    ),
    "dehui_19_1": "共承办重要建议1件，一般建议35件，共36件，已全部答复36件，答复率100%。",
}


def texts():
    """Yield (set, text): each printed group in five manners, and whole paragraphs."""
    for each in SETS:
        for group in each["percentages"]:
            for manner in range(MANNERS):
                yield each["id"], paragraph(each, group, manner)
    yield from RATHER.items()
    yield "ninghai_2020_projects", ballots()


def paragraph(each, group, manner):
    """Return a published division in one of the manners of writing."""
    rows, unit = group["rows"], "件"
    whole = each["counts"].get("total", rows[0]["denominator"])
    counts = [f"{row['numerator']}{unit}" for row in rows]
    percents = [f"{row['published']}%" for row in rows]
    names = [f"{row['item']}类" for row in rows]
    first = "其中" if group["complete_partition"] else "排名前五位的是"
    if manner == 3:
        said = f"{'、'.join(names)}分别为{'、'.join(counts)}，分别占{'、'.join(percents)}"
    elif manner == 4:
        said = "，".join(f"{n}{c}（{p}）" for n, c, p in zip(names, counts, percents, strict=True))
    else:
        of = OF[manner]
        said = "；".join(
            f"{n}{c}，占{of}{p}" for n, c, p in zip(names, counts, percents, strict=True)
        )
    return f"会议期间共提出建议{whole}{unit}。{first}{said}。"


def ballots():
    """Return the ten projects of 宁海 with their answers, a line each."""
    counts = next(each for each in SETS if each["id"] == "ninghai_2020_projects")["counts"]
    names = [key[:-2] for key in counts if key.endswith("_m")]
    return "\n".join(
        f"{name}：满意{counts[f'{name}_m']}票，基本满意{counts[f'{name}_b']}票，"
        f"不满意{counts[f'{name}_n']}票。"
        for name in names
    )


def slips(text, figures):
    """Yield (right, wrong, text) for each typing slip in a figure of a text."""
    for figure in figures:
        digits, at = figure.digits, text.find(figure.digits, figure.start)
        for wrong in sorted(_wrong(digits)):
            yield digits, wrong, text[:at] + wrong + text[at + len(digits) :]


def _wrong(digits):
    made = set()
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        turned = digits[:at] + pair[::-1] + digits[at + 2 :]
        if "." not in pair and turned != digits and not turned.startswith("0"):
            made.add(turned)
    if len(digits) > 1:
        made.add(digits[:-1] + str((int(digits[-1]) + 3) % 10))
        made.add(str(int(digits[0]) % 9 + 1) + digits[1:])
    return made
