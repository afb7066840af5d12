"""`report`: a report written from data, as Word or PDF."""

from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.session_names import span_said
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.forms import written_report
from npcdesk.office import files, written_reports
from npcdesk.office.statistics import Scope
from npcdesk.rules import report_difference, report_kinds, report_rounding
from npcdesk.rules.report_difference import Changed
from npcdesk.rules.report_kinds import KINDS, OF_SUGGESTIONS
from npcdesk.rules.shares import MODE
from npcdesk.workbooks import report_file

app = App()
KIND_HELP = "、".join(f"{code} {name}" for code, name in KINDS.items())
WAYS = "、".join(f"{short}（{MODE[mode]}）" for short, mode in report_rounding.SHORT.items())
MAKE = {".docx": written_report.to_docx, ".pdf": written_report.to_pdf}
CHANGED = {"label": "哪个数", "before": "上次", "now": "这次"}


@app.command("report")
def report(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="哪种", help=KIND_HELP)],
    out: Annotated[Path, typer.Option(metavar="文件", help="存到哪里，.docx 或 .pdf")],
    year: Annotated[int, typer.Option(metavar="年", help="哪一年，不写是今年或最近的会议")] = 0,
    session: Annotated[
        str, typer.Option(metavar="会议", help="建议办理、考核通报用，如 19-1、十九届、闭会")
    ] = "",
    own: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="本单位自己写的段落（.docx、.txt），记下来以后都放进去"),
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="和哪一份比，不写就和要存的地方原来那一份比"),
    ] = None,
    decimals: Annotated[
        int | None, typer.Option(metavar="位数", help="百分比留几位小数，记下来以后都这样写")
    ] = None,
    rounding: Annotated[
        str, typer.Option(metavar="办法", help=f"各项占比怎样凑整：{WAYS}，记下来以后都这样写")
    ] = "",
    trim: Annotated[
        bool | None, typer.Option("--trim/--no-trim", help="19.0% 写不写成 19%，记下来")
    ] = None,
    json: Json = False,
) -> None:
    """用数据写报告：件数、类别、结果、评价和比上年的变化，存为 Word 或 PDF。"""
    desk: Entrance = ctx.obj
    code = report_kinds.kind(kind)
    make = MAKE.get(out.suffix.lower())
    if make is None:
        msg = f"报告存为 .docx 或 .pdf，请把文件名改成 {out.stem}.docx。"
        raise Unclear(msg)
    earlier = compare or (out if out.exists() else None)
    before = report_file.read(earlier) if earlier else ""
    with desk.reading() as reading:
        was = written_reports.rounding(reading, code)
    how = report_rounding.changed(was, decimals=decimals, mode=rounding, trim=trim)
    if own is not None or how != was:
        said = report_file.read(own) if own is not None else None
        with desk.writing(f"{KINDS[code]}里本单位的话和百分比写法") as writing:
            written_reports.keep(writing, code, own=said, how=how)
    with desk.reading() as reading:
        scope = _scope(reading, code, session, year)
        made = written_reports.written(reading, code, scope, today=desk.today)
    changed = report_difference.changed(before, made.text) if before else []
    files.write(out, make(made))
    if json:
        shown.as_object({"kind": code, "file": str(out), "text": made.text, "changed": changed})
        return
    shown.say(f"{made.name}已存到 {out}。")
    _tell(changed, earlier)


def _scope(reading: Any, kind: str, session: str, year: int) -> Scope:
    if session:
        term, ordinal = span_said(reading, session)
        return Scope(term=term, session=ordinal, year=year)
    if year or kind not in OF_SUGGESTIONS:
        return Scope(year=year)
    return written_reports.newest(reading)


def _tell(changed: list[Changed], earlier: Path | None) -> None:
    if earlier is None:
        return
    if not changed:
        shown.say(f"和 {earlier.name} 比，数都没有变。")
        return
    shown.say(f"和 {earlier.name} 比，变了 {len(changed)} 处：")
    shown.listed(changed, CHANGED, json=False, none="")
