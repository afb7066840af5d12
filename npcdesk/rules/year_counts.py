"""The counts of former years as a sheet has them (往年汇总数), and what cannot be right in them."""

from collections.abc import Mapping
from dataclasses import dataclass

COUNTS: Mapping[str, str] = {
    "total": "建议总数",
    "answered": "已答复",
    "class_a": "A类",
    "class_b": "B类",
    "class_c": "C类",
    "satisfied": "满意",
    "mostly": "基本满意",
    "dissatisfied": "不满意",
}
FIRST_YEAR = 1954  # of the first congress


@dataclass(frozen=True, slots=True)
class YearCounts:
    """One year's counts, as read from line `row`; 0 where the sheet says nothing."""

    row: int
    year: int
    total: int
    answered: int = 0
    class_a: int = 0
    class_b: int = 0
    class_c: int = 0
    satisfied: int = 0
    mostly: int = 0
    dissatisfied: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """The counts by their names in `COUNTS`."""
        return {name: getattr(self, name) for name in COUNTS}


def refusal(said: YearCounts, this_year: int) -> str:
    """Return why a line cannot be right, and what to do; "" when it can."""
    most = said.answered or said.total
    of = "已答复" if said.answered else "建议总数"
    classes = said.class_a + said.class_b + said.class_c
    ratings = said.satisfied + said.mostly + said.dissatisfied
    if not FIRST_YEAR <= said.year <= this_year:
        return f"年份 {said.year} 不对，请写成四位数，例如 2021。"
    if not said.total:
        return "没有写建议总数，请补上。"
    if said.answered > said.total:
        return f"已答复 {said.answered} 件多于建议总数 {said.total} 件，请核对。"
    if classes > most:
        return f"A、B、C 类相加是 {classes} 件，多于{of} {most} 件，请核对。"
    if ratings > most:
        return f"满意、基本满意、不满意相加是 {ratings} 件，多于{of} {most} 件，请核对。"
    return ""
