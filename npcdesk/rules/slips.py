"""Paper slips of a reception day as rows of a sheet (快速登记), fields as in sources.md 2.7.

An empty cell of some columns takes over what the row above says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from npcdesk.models.visit import Disposition

HEADS = {
    "day": "日期",
    "station": "站点",
    "delegates": "接待代表",
    "people": "人数",
    "speaker": "群众姓名",
    "phone": "电话",
    "address": "住址村组",
    "words": "反映的问题（原话）",
    "category": "分类",
    "way": "处理方式",
    "told": "转办到、去处",
}
FIELDS = tuple(HEADS)
TAKEN_OVER = ("day", "station", "delegates")
"""What an empty cell takes from the row above."""
_ALSO = {
    "day": "时间 接待日期",
    "delegates": "代表 值班代表",
    "people": "人次",
    "speaker": "姓名 群众 反映人",
    "phone": "手机 联系电话",
    "address": "住址 村组 地址",
    "words": "反映的问题 问题 意见 内容 原话",
    "category": "类别",
    "way": "处理 处理意见",
    "told": "转办到 转办单位 承办单位 告知去处",
}
"""Other headings that are copied along with a block."""
_WAYS = {
    Disposition.OPEN: "待处理",
    Disposition.ANSWERED: "当场答复 当场解答",
    Disposition.STATION: "站点处理 社区解决 社区处理 站点协调",
    Disposition.TRANSFERRED: "转办 转乡镇办理 街道转办 转部门办理",
    Disposition.RAISED: "升级 报上级",
    Disposition.REFUSED: "不属受理 不予受理",
}
WAYS = {word: way for way, words in _WAYS.items() for word in words.split()}
OFFERED = ("待处理", "当场答复", "站点处理", "转办", "升级", "不属受理")
ASKS = {
    Disposition.TRANSFERRED: "请填写转办到哪个单位",
    Disposition.RAISED: "请写明报到哪一级、哪个单位",
    Disposition.REFUSED: "请写明告知群众到哪里去",
}
"""What a way of handling must say beside itself."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One row, as typed; empty cells of `TAKEN_OVER` mean: as above."""

    day: str = ""
    station: str = ""
    delegates: str = ""
    people: str = ""
    speaker: str = ""
    phone: str = ""
    address: str = ""
    words: str = ""
    category: str = ""
    way: str = ""
    told: str = ""

    def put(self, field: str, text: str) -> "Slip":
        """Return the row with another text in one cell."""
        return replace(self, **{field: " ".join(text.split())})

    @property
    def empty(self) -> bool:
        """Tell whether nothing was typed into the row."""
        return not any(asdict(self).values())


def whole(rows: Sequence[Slip]) -> list[Slip]:
    """Return the rows with what each takes over from those above it; empty rows stay empty."""
    found: list[Slip] = []
    above = Slip()
    for row in rows:
        if row.empty:
            found.append(row)
            continue
        taken = {name: getattr(row, name) or getattr(above, name) for name in TAKEN_OVER}
        above = replace(row, **taken)
        found.append(above)
    return found


def read_block(cells: Sequence[Sequence[str]], first: str) -> list[dict[str, str]]:
    """Return the rows of a copied block by field, from the column `first` on.

    A heading line on top says itself what is where.
    """
    known = {words: field for field, words in HEADS.items()}
    known |= {word: field for field, words in _ALSO.items() for word in words.split()}
    heading = [known.get("".join(cell.split()), "") for cell in cells[0]] if cells else []
    if len([each for each in heading if each]) > 1:
        return [_by_field(heading, row) for row in cells[1:]]
    columns = FIELDS[FIELDS.index(first) :]
    return [_by_field(columns, row) for row in cells]


def _by_field(columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {name: text for name, text in zip(columns, row, strict=False) if name}


def dumped(rows: Sequence[Slip]) -> list[dict[str, str]]:
    """Return rows as they are kept while they are not entered yet."""
    return [{k: v for k, v in asdict(row).items() if v} for row in rows]


def loaded(kept: Sequence[Mapping[str, str]]) -> list[Slip]:
    """Return kept rows; what an older or newer version called otherwise is left out."""
    names = {each.name for each in fields(Slip)}
    return [Slip(**{k: str(v) for k, v in row.items() if k in names}) for row in kept]
