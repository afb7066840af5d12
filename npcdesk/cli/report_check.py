"""`check-report`: the figures of a report worked out again, by themselves and against the file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.rules import report_check, report_own
from npcdesk.rules.report_check import Checked
from npcdesk.rules.report_findings import VERDICT, Finding, Verdict
from npcdesk.workbooks import report_file

app = App()


@app.command("check-report")
def check_report(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="要核对的报告：.docx、.pdf 或 .txt")],
    session: Annotated[
        str, typer.Option(metavar="会议", help="和本机这次会议的数比，如 19-1、十九届、闭会")
    ] = "",
    year: Annotated[int, typer.Option(metavar="年", help="和本机这一年提出的建议比")] = 0,
    json: Json = False,
) -> None:
    """核对报告：把文中的件数、占比、合计、增减重新算一遍，对不上的说明原因。"""
    checked = report_check.check(report_file.read(file))
    if session or year:
        checked = _compared(ctx.obj, checked, session, year)
    if json:
        shown.as_object(_told(file, checked))
    else:
        _say(checked)


def _compared(desk: Entrance, checked: Checked, session: str, year: int) -> Checked:
    """Compare with the own file; only then is it opened."""
    from npcdesk.cli.session_names import span_said  # noqa: PLC0415 - as the next
    from npcdesk.office import report_known  # noqa: PLC0415 - the text alone needs no file
    from npcdesk.office.statistics import Scope  # noqa: PLC0415

    with desk.reading() as reading:
        term, ordinal = span_said(reading, session) if session else (0, None)
        scope = Scope(term=term, session=ordinal, year=year)
        own = report_known.known(reading, scope, today=desk.today)
    return report_own.compare(checked, own.known, own.words)


def _told(file: Path, checked: Checked) -> dict[str, Any]:
    counts = {verdict.value: checked.count(verdict) for verdict in Verdict}
    findings = [_row(checked, each) for each in checked.findings]
    return {"file": file.name, "checked": len(checked.marks), **counts, "findings": findings}


def _row(checked: Checked, finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict,
        "line": checked.line(finding),
        "text": checked.words(finding),
        "title": finding.title,
        "printed": finding.printed,
        "computed": finding.computed,
        "reason": finding.reason,
        "slip": finding.slip,
        "mend": finding.mend.words if finding.mend else "",
        "own": finding.own,
        "start": finding.start,
        "end": finding.end,
    }


def _say(checked: Checked) -> None:
    if not checked.marks:
        shown.say("文中没有可以核对的数。")
        return
    for at, each in enumerate(checked.findings, 1):
        where = f"第{checked.line(each)}行“{' '.join(checked.words(each).split())}”"
        shown.say(f"{at}. [{VERDICT[each.verdict]}] {each.title}（{where}）")
        for words in filter(None, (each.reason, each.slip)):
            shown.say(f"   {words}")
    said = "，".join(
        f"{VERDICT[verdict]} {count}" for verdict in Verdict if (count := checked.count(verdict))
    )
    shown.say(f"看了 {len(checked.marks)} 处数：{said}。")
