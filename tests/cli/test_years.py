"""Whole years as two places published them, by import and by the bulk verbs; each count is theirs.

A city's first session: 36 suggestions to 20 units, an important one told apart from 35 common
ones. A prefecture's year: 295 suggestions, answered by three kinds of bodies.
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, repeat

import pytest

from npcdesk import vault
from npcdesk.job import finish
from npcdesk.models import Rating
from npcdesk.office import groups, suggestion_list, suggestions, units
from npcdesk.office.suggestion_list import Filter
from npcdesk.office.windows import Window
from npcdesk.rules.suggestion_life import State
from npcdesk.store import opening, projection, unlocking
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.cli.offices import PASSPHRASE
from tests.make import TODAY

RAISED, HANDED, REPLIED = date(2026, 1, 20), date(2026, 1, 30), date(2026, 3, 27)
GOVERNMENT, ORGANS, COMMITTEES = "政府部门", "机关组织", "人大工委"
MOST, SOME = Rating.SATISFIED, Rating.MOSTLY
WORDS = {MOST: "满意", SOME: "基本满意"}


@dataclass(frozen=True)
class Year:
    """What was published of a year; `classes` are in the words of the place."""

    categories: dict[str, int]
    kinds: dict[str, tuple[int, int]]  # 单位类别: units, suggestions
    classes: dict[tuple[str, str], int]
    ratings: dict[Rating, int]
    key: int
    apart: dict[tuple[str, str], int] = field(default_factory=dict)  # classes of the key ones

    def rows(self):
        """Return number, category, kind, unit, class and rating of each suggestion."""
        kinds = [
            (kind, f"{kind}第{n % count + 1}单位")
            for kind, (count, many) in self.kinds.items()
            for n in range(many)
        ]
        total = len(kinds)
        classes = list(counted(self.apart)) + turned(counted(self.classes), 11)
        ratings = turned(counted(self.ratings), 7)
        categories = [""] * (total - sum(self.categories.values()))
        categories += turned(counted(self.categories), 3)
        assert {len(each) for each in (classes, ratings, categories)} == {total}
        told = zip(categories, kinds, classes, ratings, strict=True)
        return [
            (str(n), category, kind, unit, said, rating, n <= self.key)
            for n, (category, (kind, unit), said, rating) in enumerate(told, start=1)
        ]


def counted(said):
    return chain.from_iterable(repeat(each, many) for each, many in said.items())


def turned(said, by):
    """Begin elsewhere, so that no two columns change in the same row."""
    said = list(said)
    return said[by:] + said[:by]


SOLVED, PARTLY, UNSOLVED = (
    ("A", "已解决或基本解决"),
    ("B", "部分解决或已列入计划解决的"),
    ("C", "因条件限制或其他原因目前不能解决"),
)
CITY = Year(
    categories={
        "农林水电": 10,
        "教科文卫": 8,
        "工交财贸": 7,
        "城建环保": 3,
        "政法": 2,
        "其他": 5,
    },
    kinds={GOVERNMENT: (20, 36)},
    classes={SOLVED: 20, PARTLY: 14, UNSOLVED: 1},
    ratings={MOST: 30, SOME: 6},
    key=1,
    apart={SOLVED: 1},
)
PREFECTURE = Year(
    categories={
        "工交财贸": 79,
        "科教文卫": 71,
        "农林水牧": 65,
        "社会建设": 35,
        "劳动人事": 12,
        "其它": 33,
    },
    kinds={GOVERNMENT: (31, 249), ORGANS: (9, 34), COMMITTEES: (5, 12)},
    classes={
        ("A", "已经解决"): 275,
        ("B", "正在解决或列入规划逐步解决"): 1,
        ("C", "解释说明"): 19,
    },
    ratings={MOST: 265, SOME: 30},
    key=36,
)
YEARS = pytest.mark.parametrize("year", [CITY, PREFECTURE], ids=["city", "prefecture"])


def title(number):
    return f"关于办好第{number}件实事的建议"


def written(path, heads, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads.split(), *rows])
    return path


def opened(line):
    key = vault.open_with_passphrase(line.folder.slots, PASSPHRASE)
    return opening.open_store(line.folder, unlocking.file_key(key), make.CLOCK)


def is_as_published(line, year, tmp_path):
    """Hold every filter, count and export against what was published."""
    total = sum(many for _, many in year.kinds.values())
    classes = Counter()
    for said in (year.classes, year.apart):
        for (letter, _), many in said.items():
            classes[letter] += many
    store = opened(line)
    with store.reading() as session:

        def count(**wanted):
            asked = Filter(**wanted)
            found = suggestion_list.count(session, asked, TODAY)
            assert len(suggestion_list.ids(session, asked, TODAY)) == found
            assert sum(suggestion_list.by_state(session, asked, TODAY)[0].values()) == found
            return found

        assert count() == count(state=State.CLOSED) == total
        assert {name: count(category=name) for name in year.categories} == year.categories
        kinds = {kind: many for kind, (_, many) in year.kinds.items()}
        assert {kind: count(unit_kind=kind) for kind in units.kinds(session)} == kinds
        assert {each: count(reply_class=each) for each in "ABC"} == classes
        assert suggestion_list.classes(session) == ["A", "B", "C"]
        assert {each: count(rating=each.value) for each in year.ratings} == year.ratings
        assert (count(key=True), count(key=False)) == (year.key, total - year.key)
        assert count(rating=Rating.DISSATISFIED.value) == count(late=True) == 0
        for (letter, _), many in year.apart.items():
            assert count(key=True, reply_class=letter) == many
        if year.apart:  # of the others alone, as they were published
            common = {letter: count(key=False, reply_class=letter) for letter, _ in year.classes}
            assert common == {letter: many for (letter, _), many in year.classes.items()}
        have = [unit for unit in units.lines(session, TODAY.isoformat()) if unit.kind]
        assert len(have) == sum(count for count, _ in year.kinds.values())
        assert sum(count(lead_unit_id=unit.id) for unit in have) == total
        assert finish(projection.differences(session)) == []
    store.close()
    out = tmp_path / "清单.xlsx"
    line.run("suggestions", "list", "--class", "B", "--ordinary", "--out", out)
    (sheet,) = open_sheets(out)
    solved_later = sum(many for (letter, _), many in year.classes.items() if letter == "B")
    assert len(sheet.rows) == 3 + solved_later
    for kind, (_, many) in year.kinds.items():
        assert len(line.json("suggestions", "list", "--kind", kind)) == many


@YEARS
def test_a_year_by_import(line, year, tmp_path):
    rows = [
        (
            title(number),
            number,
            "周启明",
            category,
            "十九届一次",
            RAISED,
            unit,
            kind,
            HANDED,
            REPLIED,
            wording,
            WORDS[rating],
            "重点" if key else "",
        )
        for number, category, kind, unit, (_, wording), rating, key in year.rows()
    ]
    heads = (
        "标题 建议号 领衔代表 类别 届次 提出日期 主办单位 单位类别 交办日期 答复日期 "
        "办理结果 满意度 重点"
    )
    line.run("suggestions", "import", written(tmp_path / "年.csv", heads, rows), "--yes")
    is_as_published(line, year, tmp_path)


@YEARS
def test_a_year_by_the_bulk_verbs(line, year, tmp_path):
    rows = year.rows()
    filed = [(title(n), n, "周启明", category, "十九届一次", RAISED) for n, category, *_ in rows]
    heads = "标题 建议号 领衔代表 类别 届次 提出日期"
    line.run("suggestions", "import", written(tmp_path / "收件.csv", heads, filed), "--yes")
    store = opened(line)
    with store.writing("登记单位") as session:
        for kind, unit in dict.fromkeys((kind, unit) for _, _, kind, unit, *_ in rows):
            units.add(session, unit, kind=kind)
    store.close()
    sheet = written(tmp_path / "交办.csv", "建议号 主办单位", [(r[0], r[3]) for r in rows])
    handed = line.json("suggestions", "hand-over", "--from", sheet, "--on", "2026-1-30", "--yes")
    assert {each["problem"] for each in handed} == {""}
    assert {each["due_on"] for each in handed} == {"2026-04-30"}
    store = opened(line)
    with store.reading() as session:
        found = suggestion_list.lines(session, Filter(), today=TODAY, window=Window(0, 999))
        papers = {each.number: each.id for each in found}
    with store.writing("答复、评价、办结") as session:
        group = groups.form(session, name="重点", leader="周启明", decided_on=RAISED, today=TODAY)
        at = {"on": REPLIED, "today": TODAY}
        for number, _, _, _, (letter, _), rating, key in rows:
            promised = date(2026, 12, 31) if letter == "B" else None
            paper = papers[number]
            suggestions.reply(
                session, paper, reply_class=letter, promised_on=promised, body=letter, **at
            )
            suggestions.rate(session, paper, rating=rating, **at)
            suggestions.close(session, paper, **at)
            if key:
                groups.choose(session, group, paper, on=HANDED)
    store.close()
    is_as_published(line, year, tmp_path)
