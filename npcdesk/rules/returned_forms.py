"""Returned 征询意见表 as rows of a sheet (登记征询意见表): one line a form, as on the paper."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from npcdesk.errors import Unclear
from npcdesk.rules.drafts import SheetRead
from npcdesk.rules.pack import Pack

HEADS = {
    "code": "回收编号或建议号",
    "title": "题目",
    "lead": "领衔代表",
    "result": "评价（办理结果）",
    "attitude": "办理态度",
    "on": "收到日期",
    "opinion": "代表的意见",
}
"""The columns; title and delegate are told, not typed."""
TOLD = ("title", "lead")
TAKEN_OVER = ("on",)
"""What an empty cell takes from the row above; in the first row it is today."""
ALSO = {
    "code": "回收编号 编号 建议号 建议编号",
    "result": (
        "评价 代表评价 评价结果 评价等次 办理结果 结果 结果评价 总体评价 "
        "对办理情况的评价 对办理结果的评价 代表对办理情况的评价 满意度 满意程度 是否满意"
    ),
    "attitude": "态度 态度评价 对办理态度的评价",
    "on": (
        "日期 收到 交回 收回 反馈日期 反馈时间 评价日期 评价时间 签名日期 交回日期 交回时间 "
        "收到时间 收回日期 收回时间 回收日期 回收时间"
    ),
    "opinion": "意见 代表意见 具体意见 不满意的方面 对办理情况的意见 备注",
}
"""Other headings, by which the columns of a workbook or of a copied block are known."""
_NONE = frozenset({"", "-", "—", "/", "无"})


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form, as typed. `row` is its line in a workbook, 0 where it was typed in."""

    code: str = ""
    result: str = ""
    attitude: str = ""
    on: str = ""
    opinion: str = ""
    row: int = 0

    def put(self, field: str, text: str) -> "FormRow":
        """Return the row with another text in one cell."""
        said: dict[str, Any] = {field: " ".join(text.split())}
        return replace(self, **said)

    @property
    def empty(self) -> bool:
        """Tell whether nothing was typed into the row."""
        return not any((self.code, self.result, self.attitude, self.on, self.opinion))


FormSheet = SheetRead[FormRow]


def whole(rows: Sequence[FormRow]) -> list[FormRow]:
    """Return the rows with what each takes over from those above it; empty rows stay empty."""
    found: list[FormRow] = []
    on = ""
    for row in rows:
        on = row.on or on
        found.append(row if row.empty else replace(row, on=on))
    return found


def read_rating(said: str, pack: Pack) -> str:
    """Return the code of a rating by its word, a part of it that is only its, or its place.

    Raises:
        Unclear: it is none of those that the rules have.
    """
    plain = "".join(said.split()).strip("√✓☑")
    if plain in _NONE:
        return ""
    for place, each in enumerate(pack.ratings, 1):
        if plain in (each.label, each.code, str(place)):
            return each.code
    some = "、".join(f"{place} {each.label}" for place, each in enumerate(pack.ratings, 1))
    msg = f"没认出“{said}”，请写{some}，写数字也行。"
    raise Unclear(msg)


def read_block(cells: Sequence[Sequence[str]], first: str) -> list[dict[str, str]]:
    """Return the rows of a copied block by field, from the column `first` on.

    A heading line on top says itself what is where.
    """
    known = vocabulary()
    heading = [known.get("".join(cell.split()), "") for cell in cells[0]] if cells else []
    if len([each for each in heading if each]) > 1:
        columns, rows = heading, cells[1:]
    else:
        columns, rows = list(HEADS)[list(HEADS).index(first) :], cells
    read = (dict(zip(columns, row, strict=False)) for row in rows)
    return [{k: v for k, v in row.items() if k and k not in TOLD and v.strip()} for row in read]


def vocabulary() -> dict[str, str]:
    """Return what every heading means."""
    known = {words: field for field, words in HEADS.items()}
    return known | {word: field for field, words in ALSO.items() for word in words.split()}


def dumped(rows: Sequence[FormRow]) -> list[dict[str, str]]:
    """Return rows as they are kept while they are not entered yet."""
    return [{k: v for k, v in asdict(row).items() if v and k != "row"} for row in rows]


def loaded(kept: Sequence[Mapping[str, str]]) -> list[FormRow]:
    """Return kept rows; what an older or newer version called otherwise is left out."""
    names = {each.name for each in fields(FormRow)} - {"row"}
    said: list[dict[str, Any]] = [{k: v for k, v in row.items() if k in names} for row in kept]
    return [FormRow(**each) for each in said]
