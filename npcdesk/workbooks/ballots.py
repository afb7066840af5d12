"""Reads ballots that were typed off, a line a ballot; or the numbers that they add up to."""

from collections.abc import Sequence
from pathlib import Path

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.models.project_poll import PollMethod
from npcdesk.rules.project_ballots import Ballot, Ballots
from npcdesk.rules.project_votes import BALLOTS, Batch
from npcdesk.workbooks.cells import Cell, plain, text
from npcdesk.workbooks.sheets import Sheet, open_sheets

TITLE = frozenset({"项目", "项目名称", "候选项目", "候选项目名称", "名称"})
GROUP = frozenset({"组", "组别", "计票组", "代表团", "代表小组", "小组"})
VOID = frozenset({"作废", "废票", "无效", "无效票", "是否有效", "效力"})
ASIDE = frozenset(
    {"序号", "序", "号", "票号", "选票", "选票号", "编号", "备注", "说明", "责任单位"}
)
MARKS = {
    "yes": ("赞成", "赞成票", "同意", "同意票", "得票", "得票数", "票数", "满意", "好"),
    "mostly": ("基本满意", "较好"),
    "fair": ("一般",),
    "no": ("反对", "反对票", "不同意", "不赞成", "不满意", "差"),
    "abstain": ("弃权", "弃权票", "不了解"),
}
MARK = {word: mark for mark, words in MARKS.items() for word in words}
PAPERS = {"发出": "issued", "收回": "returned", "有效": "valid", "无效": "invalid"}
SPOILT = frozenset({"作废", "废票", "无效", "是", "1", "√", "✓"})
MOST_HEADING = 12  # rows above the heading


def read_ballots(path: Path) -> Job[Ballots]:
    """Read a workbook of ballots (.xlsx, .xls, .ods, .csv); a job that ends with them.

    A sheet with a column 项目 and columns 赞成, 满意 … holds numbers; any other one ballot a line,
    every heading that is not 票号, 组, 作废, 备注 being a project.

    Raises:
        SheetRefused: the file cannot be read or is neither; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    for sheet in open_sheets(path):
        found = _numbers(sheet) or _marks(sheet)
        if found:
            yield Step(1, 1, "正在读选票")
            return found
    raise SheetRefused(
        f"{path.name} 里没有找到选票。一张选票一行，每个项目一列，第一行写项目名称；"
        "已经数好的，写“项目”“赞成”“反对”“弃权”等列。"
    )


def _heading(sheet: Sheet, *, numbers: bool) -> tuple[int, list[str]] | None:
    """Return where the heading is and what it says: the first line with two texts or more."""
    for at, row in enumerate(sheet.rows[:MOST_HEADING]):
        words = [plain(cell) for cell in row]
        said = [word for word in words if word and not word.isdecimal()]
        known = set(words)
        if numbers and known & TITLE and known & set(MARK):
            return at, words
        if not numbers and len(said) > 1 and len(set(said)) > 1:
            return at, words
    return None


def _marks(sheet: Sheet) -> Ballots | None:
    found = _heading(sheet, numbers=False)
    if found is None:
        return None
    at, words = found
    special = TITLE | GROUP | VOID | ASIDE
    columns = [n for n, word in enumerate(words) if word and word not in special]
    titles = [text(sheet.rows[at][n]) for n in columns]
    if len(titles) < 1 or len(set(titles)) < len(titles):
        return None
    group = next((n for n, word in enumerate(words) if word in GROUP), None)
    void = next((n for n, word in enumerate(words) if word in VOID), None)
    serial = next((n for n, word in enumerate(words) if word in ASIDE), None)
    ballots = []
    for line, row in enumerate(sheet.rows[at + 1 :], at + 2):
        said = [_at(row, n) for n in columns]
        named = serial is not None and _at(row, serial)
        if not any(said) and not named and not (void is not None and _at(row, void)):
            continue  # a blank ballot is one only when it has a number
        ballots.append(
            Ballot(
                line=line,
                batch="" if group is None else _at(row, group),
                marks=said,
                void=void is not None and _at(row, void) in SPOILT,
            )
        )
    return Ballots(titles, ballots) if ballots else None


def _numbers(sheet: Sheet) -> Ballots | None:
    found = _heading(sheet, numbers=True)
    if found is None:
        return None
    at, words = found
    title = next(n for n, word in enumerate(words) if word in TITLE)
    columns = {MARK[word]: n for n, word in enumerate(words) if word in MARK}
    group = next((n for n, word in enumerate(words) if word in GROUP), None)
    titles: dict[str, None] = {}
    cells: dict[str, dict[str, dict[str, int | None]]] = {}
    papers: dict[str, dict[str, int | None]] = {}
    for line, row in enumerate(sheet.rows[at + 1 :], at + 2):
        name = _at(row, title)
        batch = "全体" if group is None else _at(row, group) or "全体"
        told = PAPERS.get(plain(name).removesuffix("票").removesuffix("数").removesuffix("选票"))
        if not name or plain(name) in {"合计", "总计"}:
            continue
        if told:
            papers.setdefault(batch, {})[told] = _number(row, columns["yes"], line)
            continue
        titles.setdefault(name)
        cells.setdefault(batch, {})[name] = {
            mark: _number(row, n, line) for mark, n in columns.items()
        }
    if not titles:
        return None
    batches = [
        Batch(name, {b: papers.get(name, {}).get(b) for b in BALLOTS}, of)
        for name, of in cells.items()
    ]
    return Ballots(list(titles), (), batches, _method(words))


def _method(words: Sequence[str]) -> PollMethod:
    said = set(words)
    if said & {"满意", "基本满意", "不满意"}:
        return PollMethod.RATE
    if said & {"好", "较好"}:
        return PollMethod.GRADE
    more = {mark for word in words if (mark := MARK.get(word))} - {"yes"}
    return PollMethod.EACH if more else PollMethod.CHOOSE


def _at(row: Sequence[Cell], n: int) -> str:
    cell = row[n] if n < len(row) else ""
    return text(cell)


def _number(row: Sequence[Cell], n: int, line: int) -> int | None:
    said = _at(row, n).removesuffix("票")
    if not said:
        return None
    if not said.isdecimal():
        msg = f"第 {line} 行写的“{said}”不是票数，请改成数字。"
        raise SheetRefused(msg)
    return int(said)
