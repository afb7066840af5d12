"""The published sets of figures as workbooks: a row for each suggestion or delegate counted."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

from npcdesk.rules.drafts import DelegateDraft, SuggestionDraft
from npcdesk.workbooks.roster_out import write_roster, write_suggestions

VECTORS = Path(__file__).parents[1] / "rules" / "vectors" / "figures.json"
SETS = {one["id"]: one for one in json.loads(VECTORS.read_text("utf-8"))["sets"]}
Words = Mapping[str, object]
"""What is written in a column, by the name of the count; "" is for all that no count names."""


class Papers(NamedTuple):
    """What fills the rows of a set; `answered` is the count of replies, where not all are."""

    columns: Mapping[str, Words]
    total: str = "total"
    answered: str = ""


def said(names, words=None):
    """Return names of counts that are written as they are, or in the words of another list."""
    names = names.split()
    return dict(zip(names, words or names, strict=True))


ABC, ABCD = said("A B C"), said("A B C D")
PAPERS = {
    "ordos_5th_3y": Papers(
        {
            "category": said("教科文卫 工业交通 农牧林水 社会民生 城建环境"),
            "reply_class": ABC,
        }
    ),
    "ordos_key_105": Papers({"reply_class": ABC, "key": {"total": True}}),
    "dehui_19_1": Papers(
        {
            "category": said("农林水电 教科文卫 工交财贸 城建环保 政法 其他"),
            "reply_class": ABC | {"important": "A"},
            "rating": {"satisfied_or_basic": "mostly"},
            "unit_kind": {"general": "一般建议", "important": "重要建议"},
        },
        *("all", "answered"),
    ),
    "changji_16_2": Papers(
        {
            "category": said("工交财贸 科教文卫 农林水牧 社会建设 劳动人事 其它"),
            "unit_kind": said("政府 有关机关组织 人大工委"),
            "reply_class": said("A B 解释说明", "ABC"),
            "rating": said("满意 基本满意", ("satisfied", "mostly")),
            "key": {"key": True},
        }
    ),
    "ningbo_16_1": Papers(
        {
            "category": said("社会事业 城建环保 工业交通 综合 财政商贸 农业农村 政治法律"),
            "co_units": {"multi_unit": ("县财政局",)},
            "reply_class": {"A": "A"},
        }
    ),
    "unknown_city_2020_128": Papers(
        {
            "category": said("财政经济 内务司法 城乡建设 农业农村 教科文卫民宗"),
            "reply_class": ABCD,
        }
    ),
    "nmg_2022_515": Papers(
        {"category": said("发展规划 农林牧水 教科文卫 社会民生 城建环保 财税金融 法制建设")}
    ),
    "nmg_delegation_114": Papers(
        {
            "category": said("农林牧渔 教科文卫体 工交能源邮电 行政法检 城乡环境")
            | said("社会公共 发展规划 财税金融 流通旅游")
        }
    ),
    "xiangxiang_555": Papers(
        {"category": said("民政农林水利 工业交通 科教文卫 市政建设 商贸流通 财贸劳动政法")}
    ),
    "ningbo_cppcc_2011": Papers(
        {
            "reply_class": said("solved planned cannot reference", "ABCD"),
            "rating": {"result_ok": "mostly", "result_not_ok": "dissatisfied"},
            "attitude": {"attitude_ok": "mostly", "attitude_not_ok": "dissatisfied"},
        },
        answered="class_sum",
    ),
}
DELEGATES = {
    "npc_14_delegates": (
        "",
        {
            "nation": {"少数民族": "回族", "": "汉族"},
            "sex": {"妇女": "female", "": "male"},
            "occupation_class": {"工人农民": "农民", "": "其他"},
        },
    ),
    "npc_12_delegates": (
        "nation",
        {
            "sex": {"妇女": "female", "": "male"},
            "occupation_class": said(
                "工人农民 专业技术 党政干部", ("工人", "专业技术人员", "党政领导干部")
            )
            | {"": "其他"},
        },
    ),
}
"""The level at which the rows of a set are kept, and what fills their columns."""


def counts_of(name):
    """Return the counts of a set, those that only follow from others among them."""
    counts = dict(SETS[name]["counts"])
    if "forms_returned" in counts:
        for asked in ("result", "attitude"):
            counts[f"{asked}_not_ok"] = counts["forms_returned"] - counts[f"{asked}_ok"]
    return counts


def ordinal(name):
    """Return the session of the nineteenth congress under which a set is kept."""
    return list(PAPERS).index(name) + 1


def year(name):
    """Return the year in which the suggestions of a set are raised."""
    return 2010 + ordinal(name)


def rows(columns, counts):
    """Yield what is in each row's columns: so many of each count, then what "" stands for."""
    told = {
        column: chain(
            *(repeat(word, counts[count]) for count, word in words.items() if count),
            repeat(words.get("")),
        )
        for column, words in columns.items()
    }
    while True:
        row = {column: next(values) for column, values in told.items()}
        yield {column: value for column, value in row.items() if value}


def suggestions(name):
    """Return the rows of a set of suggestions."""
    of, counts, at = PAPERS[name], counts_of(name), year(name)
    answered = counts[of.answered or of.total]
    for n, told in zip(range(1, counts[of.total] + 1), rows(of.columns, counts), strict=False):
        yield SuggestionDraft(
            f"{ordinal(name)}次会议第{n}件",
            number=str(n),
            session=f"19-{ordinal(name)}",
            raised_on=date(at, 1, 20),
            lead_unit=f"县{told.get('unit_kind', '住建')}局",
            handed_on=date(at, 2, 10),
            replied_on=date(at, 4, 11) if n <= answered else None,
            **told,
        )


def delegates(name):
    """Return the rows of a congress."""
    level, columns = DELEGATES[name]
    counts = counts_of(name)
    for n, told in zip(range(counts["total"]), rows(columns, counts), strict=False):
        given = "".join(chr(ord("一") + digit) for digit in divmod(n, 60))
        yield DelegateDraft(f"{'李' if level else '王'}{given}", level=level, **told)


def write(folder):
    """Write both workbooks; return where they are."""
    papers, people = folder / "建议.xlsx", folder / "代表.xlsx"
    write_suggestions(papers, "清单", [draft for name in PAPERS for draft in suggestions(name)])
    write_roster(people, "名册", [draft for name in DELEGATES for draft in delegates(name)])
    return papers, people
