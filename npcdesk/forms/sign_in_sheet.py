"""Who signs that they came (签到表): a row each, headings on every page; or rows left blank."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, padded, weekday
from npcdesk.rules import wording
from npcdesk.rules.activity_papers import SignInSheet, SignRow

NAME = "签到表"
HEADINGS = {"序号": 14.0, "姓名": 36.0, "代表团": 36.0, "签名": 54.0, "备注": 34.0}
"""The columns and their widths in mm: 174 together."""
LOW = 9.5  # mm: a row to sign in
BLANK, MORE = 21, 3  # rows without a name: on a blank sheet, below the names
ROOM = "　　　　　　　　　　"


def to_pdf(paper: SignInSheet) -> bytes:
    """Return the sheet as a PDF of A4 pages, each with the headings and its number."""
    empty = BLANK if not paper.rows else MORE
    rows = [*paper.rows, *[SignRow("", "")] * empty]
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(
                paper.said, "sign-in-sheet.title", {"活动": paper.title or "代表活动"}
            ),
            whom="",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(at, row) for at, row in enumerate(rows, start=1)],
        )
    )


def _opening(paper: SignInSheet) -> str:
    on = f"{day(paper.on)} {weekday(paper.on)}" if paper.on else ROOM
    called = f"　　应到：{len(paper.rows)}名" if paper.rows else "　　应到：　　　名"
    return f"时间：{on}　　地点：{paper.place or ROOM}{called}"


def _row(at: int, row: SignRow) -> Row:
    said = (str(at), padded(row.name), row.delegation.removesuffix("代表团"), "", "")
    cells = zip(said, HEADINGS.values(), strict=True)
    return Row(tuple(Cell(words, wide, label=True) for words, wide in cells), LOW)
