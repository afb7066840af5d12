"""`duty`: what is asked of delegates in a year, who is behind, one's record, what is published."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import duty_reports, lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.previews import DRY
from npcdesk.cli.shown import Json
from npcdesk.office import delegates, duty, duty_papers, files, offices, teams
from npcdesk.office.duty import DutyLine, Filter
from npcdesk.office.windows import Window
from npcdesk.rules import duty as rules
from npcdesk.rules import duty_text
from npcdesk.rules.duty import Scheme

app = App(help="履职：年度要求、谁落后了、述职、履职档案、公示名单。", no_args_is_help=True)
duty_reports.add_to(app)

YEAR = Annotated[int, typer.Option(metavar="年", help="哪一年的，不写就是今年")]
NAMED = 5  # of those who would be behind
BEHIND = {"name": "姓名", "delegation": "代表团", "points": "积分", "behind": "落后的"}
DONE = {"item": "项目", "done": "做了", "asked": "要求", "due": "到今天应有", "words": "情况"}
SUMS = {"item": "项目", "sum": "算法", "points": "分"}
COMPARED = {"beside": "和谁比", "people": "人数", "average": "平均分", "place": "名次"}


@app.command("targets")
def targets(
    ctx: typer.Context,
    year: YEAR = 0,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="文件", help="改用这个文件里的，从这一年起")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件", help="写成文件，可以改")
    ] = None,
) -> None:
    """年度履职要求和积分办法；--out 写出，--from 读入本单位改过的。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    if source is not None:
        said = files.text(source)
        with desk.writing(f"{of}年起的履职要求") as session:
            duty.keep_scheme(session, of, duty_text.read(said))
        shown.say(f"从 {of} 年起按这个办法，{of} 年以前的不变。")
        return
    with desk.reading() as session:
        kept = duty.scheme(session, of)
    if out is not None:
        files.write(out, duty_text.write(kept).encode())
        shown.say(f"已写好 {out}，改好以后用 duty targets --from 读入。")
        return
    shown.say(f"{kept.name}（{of} 年）")
    for target in kept.targets:
        why = f"（{target.source}）" if target.source else ""
        shown.say(f"{target.name}：{duty_text.asked(target)}{why}")
    for point in kept.points:
        shown.say(f"{point.name}：每{point.unit} {rules.plain(point.worth)} 分")
    for each in kept.stations:
        shown.say(f"{each.kind}：一季至少接待 {each.least} 次")


NAME: TypeAlias = Annotated[str, typer.Argument(metavar="要求", help="名称，如 接访")]


@app.command("add")
def add(
    ctx: typer.Context,
    name: NAME,
    kind: Annotated[
        list[str],
        typer.Option(
            metavar="什么", help=f"数什么，可写多次：{'、'.join(labels.DUTY_KIND.values())}"
        ),
    ],
    least: Annotated[
        int, typer.Option(metavar="次数", help="一年至少几次，不写就是通知到的每次都要到")
    ] = -1,
    unit: Annotated[str, typer.Option(metavar="单位", help="次、户、件")] = "次",
    level: Annotated[str, typer.Option(metavar="级别", help="只要求哪一级的代表")] = "",
    source: Annotated[str, typer.Option(metavar="依据")] = "",
    year: YEAR = 0,
    dry_run: DRY = False,
) -> None:
    """加一项年度要求，从这一年起；先说谁会落后，--dry-run 只说不改。"""
    new = rules.Target(
        name,
        tuple(labels.value_of(labels.DUTY_KIND, each) for each in kind),
        None if least < 0 else least,
        unit,
        source,
        (labels.value_of(labels.LEVEL, level),) if level else (),
    )
    _change(ctx, year, lambda kept: rules.with_target(kept, new), dry_run=dry_run)


@app.command("end")
def end(ctx: typer.Context, name: NAME, year: YEAR = 0, dry_run: DRY = False) -> None:
    """从这一年起不再要求这一项，以前各年不变；--dry-run 只说谁还落后，不改。"""
    _change(ctx, year, lambda kept: rules.without_target(kept, name), dry_run=dry_run)


def _change(
    ctx: typer.Context, year: int, change: Callable[[Scheme], Scheme], *, dry_run: bool
) -> None:
    """Say who would be behind by the changed rules, and keep them."""
    desk: Entrance = ctx.obj
    of, today = year or desk.today.year, desk.today
    with desk.opened() as store:
        with store.reading() as session:
            kept = duty.scheme(session, of)
            wanted, some = change(kept), Filter(level=offices.here(session).level.value)
            asked = (some, min(of, today.year), today)
            was, _ = duty.would_be_behind(session, kept, *asked)
            late, names = duty.would_be_behind(session, wanted, *asked, window=Window(0, NAMED))
        told = f"：{'、'.join(names)}{' 等' if late > len(names) else ''}" if names else ""
        shown.say(f"照这样，到今天落后的 {late} 名，现在的要求是 {was} 名{told}。")
        if dry_run:
            return
        with store.writing(f"{of}年起的履职要求") as session:
            duty.keep_scheme(session, of, wanted)
    shown.say(f"从 {of} 年起按改过的要求，{of} 年以前的不变。")


@app.command("behind")
def behind(
    ctx: typer.Context,
    year: YEAR = 0,
    target: Annotated[str, typer.Option(metavar="项目", help="只看这一项落后的")] = "",
    delegation: Annotated[str, typer.Option(metavar="代表团")] = "",
    team: Annotated[str, typer.Option(metavar="小组")] = "",
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出到今天还没有达到要求的在任代表，和落后在哪一项。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.reading() as session:
        wanted = Filter(
            level=offices.here(session).level.value,
            delegation=delegation,
            team_id=teams.named(session, team) if team else "",
            target=target,
            behind=True,
        )
        total = duty.count(session, wanted, of, desk.today)
        window = Window(0, shown.window(limit, total, json=json or bool(out)))
        lines = duty.lines(session, wanted, of, desk.today, window=window)
    rows = [_row(line) for line in lines]
    if out:
        lists_out.put(ctx, out, f"{of}年履职落后的代表", rows, BEHIND)
        return
    shown.listed(rows, BEHIND, json=json, none="没有落后的代表。", total=total)


@app.command("show")
def show(
    ctx: typer.Context,
    delegate: Annotated[str, typer.Argument(metavar="代表", help="姓名或代表证号")],
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """一位代表一年的履职：各项做了多少，积分怎么算，和平均数比。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.reading() as session:
        found = delegates.named(session, delegate)
        level = delegates.file(session, found.mandate_id, desk.today).draft.level
        measures = duty.measures(session, found.id, level, of, desk.today)
        lines = duty.points(session, found.id, of)
        mine = dict(teams.of_person(session, found.id, desk.today))
        beside = duty.compare(session, found.mandate_id, of, teams=mine)
    rows = [
        {
            "item": m.target.name,
            "done": m.done,
            "asked": m.least,
            "due": m.due,
            "words": m.words,
        }
        for m in measures
    ]
    if json:
        total = float(rules.total(lines))
        shown.as_json([row | {"name": found.name, "points": total} for row in rows])
        return
    shown.say(f"{found.name}，{of} 年")
    shown.listed(rows, DONE, json=False, none="本级没有年度要求。")
    sums = [
        {"item": x.point.name, "sum": duty_text.sum_of(x), "points": rules.plain(x.points)}
        for x in lines
    ]
    shown.listed(sums, SUMS, json=False, none="还没有可以计分的。")
    shown.say(f"积分 {rules.plain(rules.total(lines))} 分")
    shown.listed(
        [
            {
                "beside": each.name,
                "people": each.people,
                "average": rules.plain(each.average),
                "place": each.place or None,
            }
            for each in beside
        ],
        COMPARED,
        json=False,
        none="",
    )


@app.command("publish")
def publish(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="文件", help=".xlsx 或者 .pdf")],
    year: YEAR = 0,
    delegation: Annotated[str, typer.Option(metavar="代表团")] = "",
) -> None:
    """履职公示名单：只有向社会公示的栏和各项次数（代表法第五十八条），没有电话、证号和积分。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.reading() as session:
        paper = duty_papers.public_list(session, of, today=desk.today, delegation=delegation)
    if out.suffix.lower() == ".pdf":
        from npcdesk.forms import public_list  # noqa: PLC0415 - the sheet needs none

        files.write(out, public_list.to_pdf(paper))
        shown.say(f"履职公示已存到 {out}。")
        return
    heads = {"name": "姓名", "delegation": "代表团", "work": "单位及职务"}
    heads |= {item: item for item in paper.items}
    rows = [
        {"name": line.name, "delegation": line.delegation, "work": line.work}
        | dict(zip(paper.items, line.done, strict=True))
        for line in paper.lines
    ]
    lists_out.put(ctx, out, f"人大代表{of}年履职情况公示", rows, heads)


def _row(line: DutyLine) -> dict[str, Any]:
    facts = asdict(line)
    facts.pop("measures")
    return facts | {"points": float(line.points), "behind": list(line.behind)}
