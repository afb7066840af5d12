"""`projects`: livelihood projects from what people wish for to the report on what was done."""

from typing import Annotated, Any

import typer

from npcdesk import labels, project_words
from npcdesk.cli import (
    lists_out,
    project_groups,
    project_import,
    project_steps,
    project_vote_edits,
    project_votes,
    shown,
)
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.project_parts import (
    EVENT,
    MONEY,
    ON,
    PROJECT,
    TODAY,
    YEAR,
    day_of,
    stands,
    the_year,
    whole,
)
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound
from npcdesk.models import ProjectSource
from npcdesk.office import project_boards, project_figures, project_papers, projects
from npcdesk.office.projects import Facts
from npcdesk.rules.money import wan, yuan

app = App(help="民生实事：征集、筛选、票决和计票、进度、督查、评价、报告。", no_args_is_help=True)
project_steps.add_to(app)
project_votes.add_to(app)
project_vote_edits.add_to(app)
project_groups.add_to(app)
app.command("import")(project_import.bring_in)

LIST = {
    "number": "序号",
    "title": "项目",
    "source": "来源",
    "stands": "情况",
    "responsible": "责任单位",
    "official": "分管领导",
    "year_wan": "年度投资（万元）",
    "paid_wan": "已拨（万元）",
    "percent": "进度（%）",
    "next_due": "下一个节点",
    "next_node": "节点内容",
    "group": "监督小组",
    "grade": "小组评价",
    "rated": "满意度测评",
}


@app.command("add")
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="项目")],
    body: Annotated[str, typer.Option(metavar="内容", help="主要内容")] = "",
    source: Annotated[
        str, typer.Option(metavar="来源", help="代表建议、群众意见、人大各委办、政府部门、其他")
    ] = "其他",
    by: Annotated[str, typer.Option(metavar="谁", help="提出人")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="责任单位")] = "",
    official: Annotated[str, typer.Option(metavar="姓名", help="分管领导")] = "",
    total: MONEY = "",
    money: Annotated[str, typer.Option(metavar="万元", help="年度计划投资")] = "",
    funds: Annotated[str, typer.Option(metavar="来源", help="资金来源")] = "",
    finish: Annotated[str, typer.Option(metavar="日期", help="完成时间")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记征集到的一个项目。"""
    desk: Entrance = ctx.obj
    facts = Facts(
        year=the_year(desk, year),
        title=title,
        body=body,
        source=ProjectSource(labels.value_of(project_words.SOURCE, source)),
        proposer=by,
        responsible=unit,
        official=official,
        total_yuan=yuan(total) if total else 0,
        year_yuan=yuan(money) if money else 0,
        funds=funds,
        finish_on=day_of(desk, finish),
    )
    with desk.writing(f"征集 {title}") as session:
        made = projects.propose(session, facts, on=desk.day(on), today=desk.today)
        found = project_boards.file(session, made, desk.today)
    _told(found, f"已登记“{title}”。", json=json)


def _told(found: project_boards.ProjectFile, sentence: str, *, json: bool) -> None:
    if json:
        shown.as_json([whole(found)])
    else:
        shown.say(sentence)


@app.command("edit")
def edit(
    ctx: typer.Context,
    project: PROJECT,
    title: Annotated[str, typer.Option(metavar="项目", help="新的名称")] = "",
    body: Annotated[str | None, typer.Option(metavar="内容")] = None,
    source: Annotated[str, typer.Option(metavar="来源")] = "",
    by: Annotated[str | None, typer.Option(metavar="谁", help="提出人")] = None,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="责任单位")] = None,
    official: Annotated[str | None, typer.Option(metavar="姓名", help="分管领导")] = None,
    total: MONEY = "",
    money: Annotated[str, typer.Option(metavar="万元", help="年度计划投资")] = "",
    funds: Annotated[str | None, typer.Option(metavar="来源", help="资金来源")] = None,
    finish: Annotated[str, typer.Option(metavar="日期", help="完成时间")] = "",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """改项目的内容、责任单位、投资、资金来源、完成时间，没写的不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改项目 {project}") as session:
        kept = projects.own(session, projects.named(session, project, the_year(desk, year)))
        given = labels.value_of(project_words.SOURCE, source) if source else kept.source.value
        facts = Facts(
            year=kept.year,
            title=title or kept.title,
            body=kept.body if body is None else body,
            source=ProjectSource(given),
            proposer=kept.proposer if by is None else by,
            responsible=kept.responsible if unit is None else unit,
            official=kept.official if official is None else official,
            total_yuan=yuan(total) if total else kept.total_yuan,
            year_yuan=yuan(money) if money else kept.year_yuan,
            funds=kept.funds if funds is None else funds,
            finish_on=day_of(desk, finish) or kept.finish_on,
        )
        projects.amend(session, kept.id, facts)
        found = project_boards.file(session, kept.id, desk.today)
    _told(found, f"“{found.line.title}”改好了。", json=json)


@app.command("put-away")
def put_away(ctx: typer.Context, project: PROJECT, year: YEAR = 0) -> None:
    """把还没有票决的项目移走，undo 可以撤销。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"移走项目 {project}") as session:
        found = projects.own(session, projects.named(session, project, the_year(desk, year)))
        projects.put_away(session, found.id)
        title = found.title
    shown.say(f"“{title}”已移走。")


@app.command("take-back")
def take_back(
    ctx: typer.Context,
    project: PROJECT,
    reason: Annotated[str, typer.Option(metavar="理由")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一步，projects show 列出编号；不写就是最后一步")
    ] = "",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """更正：登记错的一步不算，留下理由。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"更正项目 {project}") as session:
        project_id = projects.named(session, project, the_year(desk, year))
        history = project_boards.file(session, project_id, desk.today).history
        chosen = [s for s in history if not s.taken_back and s.id.endswith(event)]
        if not chosen:
            msg = "没有可以更正的这一步，projects show 会列出编号。"
            raise NotFound(msg)
        projects.take_back(session, chosen[0].id, reason=reason, today=desk.today)
        found = project_boards.file(session, project_id, desk.today)
    said = f"{labels.day(chosen[0].on)}的“{EVENT[chosen[0].kind.value]}”"
    _told(found, f"已更正：{said}不算。", json=json)


@app.command("list")
def listing(
    ctx: typer.Context,
    state: Annotated[
        str, typer.Option(metavar="情况", help="例如：候选、进行中、滞后、票决通过")
    ] = "",
    year: YEAR = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出一年的项目：来源、情况、投资、进度、下一个节点、监督小组、评价。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = project_boards.lines(session, the_year(desk, year), desk.today)
    found = [line for line in found if not state or state in (line.work, line.state.value)]
    if json:
        shown.as_json(found)
        return
    rows = [_row(line) for line in found]
    if out:
        lists_out.put(ctx, out, "民生实事项目", rows, LIST)
        return
    shown.listed(rows, LIST, json=False, none="还没有项目。")


def _row(line: project_boards.ProjectLine) -> dict[str, Any]:
    row: dict[str, Any] = shown.plain(line)
    late = f" {line.late_days} 天" if line.late_days else ""
    return row | {
        "stands": f"{stands(line)}{late}",
        "next_due": line.next_due,
        "number": str(line.number or ""),
        "percent": str(line.percent) if line.work else "",
        "year_wan": wan(line.year_yuan),
        "paid_wan": wan(line.paid_yuan),
    }


@app.command("show")
def show(ctx: typer.Context, project: PROJECT, year: YEAR = 0, json: Json = False) -> None:
    """查看一个项目：投资、节点、督查清单、经过、评价。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        project_id = projects.named(session, project, the_year(desk, year))
        found = project_boards.file(session, project_id, desk.today)
    if json:
        shown.as_json([whole(found)])
        return
    row = _row(found.line)
    for name, heading in LIST.items():
        if value := shown.words("text" if name == "number" else name, row[name]):
            shown.say(f"{heading}：{value}")
    for title, points in (("节点", found.nodes), ("督查清单", found.items)):
        for point in points:
            met = f"{labels.day_dotted(point.met_on)}完成" if point.met_on else ""
            due = f"{labels.day_dotted(point.due_on)}前"
            told = (point.words, point.who, due, met, point.answer)
            shown.say(f"{title}：{labels.short_id(point.id)} {'，'.join(filter(None, told))}")
    shown.say("经过：")
    for step in found.history:
        gone = f"（已更正：{step.taken_back}）" if step.taken_back else ""
        odd = "（与前面的记录对不上，请核对）" if step.odd else ""
        done = f"{step.percent}%" if step.percent is not None else ""
        paid = f"已拨 {wan(step.paid_yuan)} 万元" if step.paid_yuan else ""
        words = (step.outcome, step.grade, step.score, done, paid, step.who, step.how, step.body)
        head = f"{labels.short_id(step.id)} {labels.day_dotted(step.on)} {EVENT[step.kind.value]}"
        shown.say(f"  {head}{gone}{odd}　{'，'.join(filter(None, words))}".rstrip())


@app.command("progress-sheet")
def progress_sheet(ctx: typer.Context, out: project_votes.PDF, year: YEAR = 0) -> None:
    """打印一年的进度表：投资、进度、下一个节点、监督小组。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = project_papers.progress(session, the_year(desk, year), today=desk.today)
    project_votes.print_paper("project-progress", paper, out)


FIGURES = {
    "name": "指标",
    "printed": "数值",
    "numerator": "分子",
    "denominator": "分母",
    "scope": "口径",
}


@app.command("figures")
def figures(
    ctx: typer.Context,
    places: Annotated[int, typer.Option(metavar="位数", help="百分数留几位小数")] = 1,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """一年的各项数字：征集、采纳率、代表建议占比、报名率、投资完成率、满意率，都有分子分母。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        of = the_year(desk, year)
        found = project_figures.figures(session, of, desk.today, places)
    shown.listed(found, FIGURES, json=json, none="")
