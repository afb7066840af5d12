"""`check-report`: the figures of a report worked out again, by themselves and against the file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.rules import report_check
from npcdesk.rules.report_check import Checked
from npcdesk.rules.report_findings import VERDICT, Finding, Verdict
from npcdesk.workbooks import report_file

app = App()


@app.command("check-report")
def check_report(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要核对的报告：.docx、.pdf 或 .txt")],
    json: Json = False,
) -> None:
    """核对报告：把文中的件数、占比、合计、增减重新算一遍，对不上的说明原因。"""
    checked = report_check.check(report_file.read(file))
    if json:
        shown.as_object(_told(file, checked))
    else:
        _say(checked)


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
