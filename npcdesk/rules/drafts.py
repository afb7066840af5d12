"""What a person or a workbook proposes to keep, before anything is kept."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

Row = TypeVar("Row")


class DelegateDraft(NamedTuple):
    """One delegate as found on a sheet or typed in a form. An empty text means: not said.

    A tuple, since a city makes tens of thousands of them at once.
    `birth` is `YYYY-MM` or `YYYY-MM-DD`; `joined_party` and `began_work` are `YYYY-MM`.
    `level` is one of nation, province, city, county, township, or empty for the office's own.
    `row` is the line of the sheet as the clerk sees it (1 is the first), 0 when typed.
    The fields are the columns of a roster (代表名册), sources.md 2.10.
    """

    name: str
    row: int = 0
    sex: str = ""  # "male" | "female" | ""
    nation: str = ""  # "汉族"
    birth: str = ""
    party: str = ""  # 政治面貌, as written: 中共党员
    education: str = ""
    degree: str = ""
    native_place: str = ""
    joined_party: str = ""
    began_work: str = ""
    work_unit: str = ""  # 工作单位
    post: str = ""  # 职务 (free text; a joint column 单位及职务 goes here whole)
    occupation_class: str = ""  # 职业构成 (official category)
    phone: str = ""
    office_phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    id_number: str = ""
    level: str = ""
    delegate_number: str = ""  # 代表证号
    delegation: str = ""  # 代表团
    electoral_unit: str = ""  # 选举单位 / 选区
    group: str = ""  # 代表小组
    station: str = ""  # 所属站点
    elected_how: str = ""  # 换届 | 补选
    terms: str = ""  # 届次 as written
    status: str = ""  # in_office | suspended | ended | pending | "" (sources.md 2.10)
    remark: str = ""
    grassroots: str = ""  # 基层代表: yes | no | ""
    elected_on: str = ""  # `YYYY-MM` or `YYYY-MM-DD`
    terms_served: str = ""  # 连任届数, as written
    also_serves: str = ""  # 兼任
    specialty: str = ""  # 专长
    residence: str = ""  # 居住地
    resume: str = ""  # 简历, line by line
    publish: str = ""  # 公示范围: internal | voters | public | ""


@dataclass(frozen=True, slots=True)
class SuggestionDraft:
    """One suggestion of a past or present year, as found on a sheet. Empty means: not said."""

    title: str
    row: int = 0
    number: str = ""
    lead: str = ""  # 领衔代表, a name
    co_signers: tuple[str, ...] = ()  # 联名代表
    category: str = ""
    session: str = ""  # 届次 as written: 十九届一次, 闭会
    raised_on: date | None = None
    lead_unit: str = ""
    unit_kind: str = ""  # 单位类别 of the unit that leads
    co_units: tuple[str, ...] = ()
    handed_on: date | None = None
    replied_on: date | None = None
    reply_class: str = ""  # A B C D
    rating: str = ""  # satisfied | mostly | dissatisfied
    attitude: str = ""  # likewise, of 办理态度
    key: bool = False  # 重点
    origin: str = ""  # 形成方式
    body: str = ""  # 正文, line by line
    reply_body: str = ""  # 答复内容, likewise


@dataclass(frozen=True, slots=True)
class Problem:
    """Something on a sheet that a person should look at, in words.

    `grave` problems keep their row out of the import; the others are only told.
    """

    row: int
    column: str  # the heading as the clerk wrote it, e.g. 出生年月
    cell: str  # e.g. "E5"; empty when the row as a whole is meant
    value: str
    text: str  # a Chinese sentence that says what to do
    grave: bool = True

    @property
    def told(self) -> str:
        """Where the row is not to be seen: 第 3 行：…, said once."""
        row = f"第 {self.row} 行"
        return self.text if self.text.startswith(row) else f"{row}：{self.text}"

    @property
    def placed(self) -> str:
        """As `told`, with the cell and the heading: 第 3 行 E3 出生年月：…."""
        row = f"第 {self.row} 行"
        if self.text.startswith(row):
            return self.text
        return f"{' '.join(filter(None, (row, self.cell, self.column)))}：{self.text}"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A heading of the sheet and what it was taken for; `meaning` is empty when not understood."""

    letter: str
    heading: str
    meaning: str  # the name of a draft's field


@dataclass(frozen=True)  # slots would refuse to be made through an alias, on Python 3.11
class SheetRead(Generic[Row]):
    """All that was found in a workbook. Nothing has been written."""

    file_name: str
    sheet: str
    header_row: int
    columns: tuple[SheetColumn, ...]
    found: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    converted: tuple[Problem, ...] = ()  # cells that were read in another writing
    rows_seen: int = 0


RosterSheet = SheetRead[DelegateDraft]
SuggestionSheet = SheetRead[SuggestionDraft]
