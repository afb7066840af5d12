"""学历 in the figures of delegates stands in the order of its level (GB/T 4658)."""

from npcdesk.office import delegate_statistics
from tests import make

RANKED = (
    "博士研究生",
    "研究生",
    "大学本科",
    "大学专科",
    "中等专科",
    "职业高中",
    "高中",
    "初中",
    "小学",
    "自学",
)


def test_schooling_stands_in_the_order_of_its_level(store):
    for at, said in enumerate((*reversed(RANKED), "高中", "高中", "")):
        make.delegate(store, f"王{'甲乙丙丁戊己庚辛壬癸子丑寅'[at]}", education=said)
    with store.reading() as session:
        found = delegate_statistics.delegates(
            session, delegate_statistics.Scope(), today=make.TODAY
        )
    division = next(each for each in found.partitions if each.name == "education")
    assert [part.label for part in division.parts] == [*RANKED, delegate_statistics.UNTOLD]
