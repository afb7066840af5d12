"""Tells the lines of data from what stands between and below them: groups, totals, notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from npcdesk.rules.drafts import Problem
from npcdesk.workbooks.cells import Cell, plain, text
from npcdesk.workbooks.headings import Headings, letter
from npcdesk.workbooks.sheets import Sheet
from npcdesk.workbooks.words import level_of

FOOT = re.compile(
    r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*人\s*数|说\s*明\s*[:：]?|注\s*\d*\s*[:：]|附\s*注|备\s*注\s*[:：]"
    r"|填\s*表|制\s*表|审\s*核|填\s*报|报送|联\s*系\s*人|负责人|单位\s*[（(]|共\s*\d+\s*[人名件]|以上|截至|附件|——END)"
)
TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计|共\s*\d+\s*人)(?:\W|\d|$)")
SUMS = frozenset("合总小共")  # how a line of totals begins
GROUP = re.compile(
    r"(?:第?[一二三四五六七八九十百\d]+[、.:]|\([一二三四五六七八九十\d]+\))?"
    r"(?P<who>\D{2,30}?)(?P<count>[(:]?[共计]*\d+[人名件][)]?)?"
)
GROUP_ENDS = ("代表团", "镇", "乡", "街道", "苏木", "办事处", "农场", "林场", "选区", "小组", "团")


class Line(NamedTuple):
    """One line of data; `at` from 0. `group` is what the heading above its group says."""

    at: int
    cells: list[Cell]
    group: Mapping[str, str]


@dataclass(slots=True)
class Body:
    """The lines below a heading. `told` gathers what was passed over and should be known."""

    sheet: Sheet
    headings: Headings
    need: int  # the column without which a line is not one of data
    grouped: bool  # whether group lines set a delegation
    told: list[Problem] = field(default_factory=list)
    _repeated: list[set[str]] = field(default_factory=list)
    _titles: set[str] = field(default_factory=set)
    _wide: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        above = self.sheet.rows[: self.headings.last + 1]
        self._repeated = [{plain(cell) for cell in column} for column in zip(*above, strict=True)]
        self._titles = {text(cell) for row in above[: self.headings.first] for cell in row}
        self._wide = {
            top for (top, left), (bottom, right) in self.sheet.merged if right - left >= 2
        }

    def lines(self) -> Iterator[Line]:
        """Yield the lines of data in their order."""
        group: dict[str, str] = {}
        need, rows = self.need, self.sheet.rows
        headed = {row[need] for row in rows[self.headings.first : self.headings.last + 1]} - {""}
        for index in range(self.headings.last + 1, len(rows)):
            row = rows[index]
            said = row[need]
            if len(row) - row.count("") > 2 and str(said).strip() and said not in headed:
                lead = row[0] if row[0] != "" else next(cell for cell in row if cell != "")
                if not (isinstance(lead, str) and FOOT.match(lead)) and not _total(said):
                    yield Line(index, row, group)
                    continue
            if self._idle(index, row):
                continue
            if self.grouped and (named := self._group(index, row)):
                group = named if "level" in named else group | named
            elif said == "" and self._note(index, row):
                continue
            else:
                yield Line(index, row, group)

    def _idle(self, index: int, row: list[Cell]) -> bool:
        """Return whether a line is blank, a heading or title come again, or belongs to the foot."""
        words = [(column, word) for column, cell in enumerate(row) if (word := plain(cell))]
        if not words:
            return True
        if FOOT.match(words[0][1]) or _total(row[self.need]):
            self._summed(index, row)
            return True
        if len(words) == 1 and text(row[words[0][0]]) in self._titles:
            return True
        return all(word in self._repeated[column] for column, word in words) and (
            len(words) > 1 or index <= self.headings.last + 1
        )

    def _group(self, index: int, row: list[Cell]) -> dict[str, str]:
        words = [(column, plain(cell)) for column, cell in enumerate(row) if text(cell)]
        column, first = words[0]
        rest = [word for _, word in words[1:]]
        match = GROUP.fullmatch(first)
        if not match or not all(re.fullmatch(r"\d+[人名]?", word) for word in rest):
            return {}
        who, counted = match["who"], bool(match["count"])
        named = counted or who.endswith("代表团") or index in self._wide
        if column == self.need:
            named = named or (len(who) > 4 and who.endswith(GROUP_ENDS))
        else:
            named = named or who.endswith(GROUP_ENDS) or bool(level_of(who))
        if not named or (rest and column == self.need):
            return {}
        if level := level_of(who):
            return {"level": level}
        if who.endswith("选区"):
            return {"electoral_unit": who}
        return {"group" if who.endswith("小组") else "delegation": who}

    def _note(self, index: int, row: list[Cell]) -> bool:
        """Return whether a line without the needed field is a remark; tell that it was left out."""
        words = [(column, text(cell)) for column, cell in enumerate(row) if text(cell)]
        if len(words) > 2:
            return False
        column, said = words[0]
        lacks = "姓名" if self.grouped else "标题"
        self._tell(index, column, said, f"第 {index + 1} 行没有{lacks}，当作说明略过。")
        return True

    def _summed(self, index: int, row: list[Cell]) -> None:
        """Tell that a line of totals was left out; notes below the table need no word."""
        column = next(at for at, cell in enumerate(row) if plain(cell))
        if _total(row[self.need]):
            column = self.need
        said = text(row[column])
        if said[:1] in SUMS:
            self._tell(index, column, said, f"第 {index + 1} 行是“{said}”，没有导入。")

    def _tell(self, index: int, column: int, said: str, words: str) -> None:
        at = f"{letter(column)}{index + 1}"
        self.told.append(Problem(index + 1, self._heading(column), at, said, words, grave=False))

    def _heading(self, index: int) -> str:
        return next((each.heading for each in self.headings.columns if each.index == index), "")


def _total(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1] in SUMS and bool(TOTAL.match(cell))
