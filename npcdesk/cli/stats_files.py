"""`stats … --out` and `stats workbook`: figures and the year's ledgers as workbooks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, FILE, YES
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import files, year_books, year_summaries
from npcdesk.office.year_summaries import FATES
from npcdesk.rules.books import FigureSheet, Ledger
from npcdesk.rules.year_counts import COUNTS

PAPERS = (".pdf", ".docx")
Out = Annotated[
    Path | None,
    typer.Option(metavar="文件", help="写成文件：.xlsx 工作簿，或带图的 .pdf、.docx"),
]
YEARS = {"year": "年份", **COUNTS, "action": "处理", "why": "原因"}


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


def bring_in(
    ctx: typer.Context,
    file: FILE,
    dry_run: DRY = False,
    yes: YES = False,
    blank: Annotated[bool, typer.Option("--blank", help="不导入，写一张空白表到这个文件")] = False,
    json: Json = False,
) -> None:
    """导入往年汇总数：没有建议在册的年份，历年比较用它；先预览，确认后才写入。"""
    from npcdesk.workbooks.year_counts import (  # noqa: PLC0415 - help needs none
        read_year_counts,
        write_blank,
    )

    desk: Entrance = ctx.obj
    if blank:
        write_blank(file)
        shown.say(f"空白表已写到 {file}，填好以后再导入。")
        return
    rows = watched(read_year_counts(file), "读取表格")
    with desk.reading() as session:
        planned = year_summaries.plan(session, rows, today=desk.today)
    lines = [
        {
            "year": each.counts.year,
            **each.counts.counts,
            "action": FATES[each.fate],
            "why": each.why,
        }
        for each in planned
    ]
    shown.listed(lines, YEARS, json=json, none="表里没有各年的数。")
    many = sum(each.writes for each in planned)
    if dry_run or not many:
        if not json:
            shown.say("只是预览，没有写入。" if dry_run else "没有要导入的，没有写入。")
        return
    if not agreed(f"导入这 {many} 年？", yes=yes, previews=True):
        raise typer.Abort
    with desk.writing(f"导入往年汇总数 {file.name}") as session:
        year_summaries.apply(session, planned)
    if not json:
        shown.say(f"已导入 {many} 年的汇总数。要撤销整次导入，用 npcdesk undo。")


def put(out: Path, sheets: Sequence[Ledger | FigureSheet], page: FigureSheet | None = None) -> None:
    """Write sheets as a workbook, or one page of figures on paper too, and say so.

    `page` is what goes on paper where that is not the sheet itself.

    Raises:
        Unclear: `out` is to be of another kind.
    """
    from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - help needs none

    kind, (first, *more) = out.suffix.lower(), sheets
    first = page or first
    if kind in PAPERS and isinstance(first, FigureSheet) and not more:
        from npcdesk.forms import figure_paper  # noqa: PLC0415 - as above

        make = figure_paper.to_pdf if kind == ".pdf" else figure_paper.to_docx
        files.write(out, make(first))
        shown.say(f"已写好：{out}")
        return
    if kind != ".xlsx":
        also = "" if more else "，或者 .pdf、.docx"
        msg = f"{out.name} 要写成 Excel 工作簿，请把文件名写成 .xlsx 结尾{also}。"
        raise Unclear(msg)
    watched(write_book(out, sheets), "写工作簿")
    shown.say(f"已写好 {len(sheets)} 张表：{out}")
