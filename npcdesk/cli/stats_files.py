"""`stats … --out` and `stats workbook`: figures and the year's ledgers as workbooks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.errors import Unclear
from npcdesk.office import year_books
from npcdesk.rules.books import FigureSheet, Ledger


def workbook(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="文件", help="写成 Excel 工作簿（.xlsx）")],
    year: Annotated[int, typer.Option(metavar="年", help="哪一年，不写是今年")] = 0,
) -> None:
    """一年的台账写成一个工作簿：建议、名册、接待、督办、承诺和统计表。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.reading() as session:
        put(out, year_books.year_book(session, of, today=desk.today))


def put(out: Path, sheets: Sequence[Ledger | FigureSheet]) -> None:
    """Write sheets as a workbook and say so; raise `Unclear` when `out` is to be another kind."""
    from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - help needs none

    if out.suffix.lower() != ".xlsx":
        msg = f"{out.name} 要写成 Excel 工作簿，请把文件名写成 .xlsx 结尾。"
        raise Unclear(msg)
    watched(write_book(out, sheets), "写工作簿")
    shown.say(f"已写好 {len(sheets)} 张表：{out}")
