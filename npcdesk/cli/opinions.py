"""`opinions`: what people said, what became of it, and what several raised."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, opinion_matters, opinion_steps, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.office import (
    opinion_files,
    opinion_list,
    short_ids,
    shown_numbers,
    stations,
    units,
)
from npcdesk.office.opinion_files import OpinionFile
from npcdesk.office.opinion_list import STATES, Due, Filter
from npcdesk.office.windows import Window

app = App(help="群众意见：清单、查看、办理的每一步、同类事项。", no_args_is_help=True)
opinion_steps.add_to(app)
opinion_matters.add_to(app)

LIST = {
    "id": "编号",
    "held_on": "日期",
    "station": "站点",
    "words": "反映",
    "speaker": "群众",
    "category": "分类",
    "state": "状态",
    "way": "处理方式",
    "unit": "转办到",
    "waits": "等哪一步",
    "due_on": "期限",
    "days_left": "剩余",
    "rating": "群众评价",
}
STEPS = {
    "on": "日期",
    "step": "经过",
    "words": "内容",
    "how": "方式",
    "unit": "单位",
    "due_on": "期限",
    "rating": "评价",
    "taken_back": "更正",
}
DUE = {"late": "逾期", "soon": "快到期", "tell": "待反馈"}


@app.command("list")
def listing(
    ctx: typer.Context,
    text: Annotated[str, typer.Option(metavar="字词", help="群众的话、姓名")] = "",
    state: Annotated[str, typer.Option(metavar="状态", help="、".join(STATES))] = "",
    category: Annotated[str, typer.Option(metavar="分类")] = "",
    station: Annotated[str, typer.Option(metavar="站点")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="转办到的单位")] = "",
    year: Annotated[int, typer.Option(metavar="年份")] = 0,
    due: Annotated[str, typer.Option(metavar="期限", help="、".join(DUE.values()))] = "",
    open_only: Annotated[bool, typer.Option("--open", help="只看没有了结的")] = False,
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出群众意见，最近的在前；按期限看的，先到期的在前。"""
    desk: Entrance = ctx.obj
    words = {each: each for each in STATES}
    with desk.reading() as session:
        wanted = Filter(
            text=text,
            state=labels.value_of(words, state) if state else "",
            category=category,
            station_id=stations.named(session, station) if station else "",
            unit_id=units.named(session, unit).id if unit else "",
            year=year,
            due=Due(labels.value_of(DUE, due)) if due else None,
            open=open_only,
        )
        total = opinion_list.count(session, wanted, desk.today)
        window = Window(0, shown.window(limit, total, json=json or bool(out)))
        found = opinion_list.lines(session, wanted, desk.today, window=window)
        cut = opinion_list.cut(session, wanted)
    if cut:
        shown.aside(f"{cut}。")
    if out:
        lists_out.put(ctx, out, "群众意见", found, LIST)
        return
    shown.listed(found, LIST, json=json, none="没有符合的群众意见。", total=total)


@app.command("show")
def show(
    ctx: typer.Context,
    opinion: Annotated[str, typer.Argument(metavar="编号", help="opinions list 列出的编号")],
    json: Json = False,
) -> None:
    """查看一条意见：谁说的、办到哪一步、转成的建议。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = opinion_files.file(session, short_ids.opinion(session, opinion), desk.today)
    row = flat(found)
    if json:
        shown.as_json([row])
        return
    shown.listed([found.row], LIST, json=False, none="")
    if row["suggestion"]:
        replied = shown.words("replied_on", row["replied_on"])
        told = f"，{replied}答复" if replied else ""
        shown.say(f"转成的建议：{row['suggestion']}（{row['suggestion_state']}{told}）")
    if found.alike > 1:
        shown.say(f"同类事项：{found.matter}，{found.alike} 条")
    shown.listed(row["steps"], STEPS, json=False, none="还没有办理经过。")


@app.command("reveal")
def reveal(
    ctx: typer.Context,
    opinion: Annotated[str, typer.Argument(metavar="编号", help="opinions list 列出的编号")],
    json: Json = False,
) -> None:
    """显示群众的完整电话，好反馈办理结果；留下记录。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.writing("显示完整号码") as session:
        opinion_id = short_ids.opinion(session, opinion)
        number = shown_numbers.reveal_speaker(session, opinion_id, how="command")
    if json:
        shown.as_json([{"id": opinion_id, "what": "phone", "number": number}])
        return
    shown.say(number or "没有留电话。")


def flat(found: OpinionFile) -> dict[str, Any]:
    """Return an opinion as one object, with its steps and what it led to."""
    chain = found.chain
    return asdict(found.row) | {
        "hours": found.hours,
        "delegates": list(found.delegates),
        "sex": found.sex,
        "phone": found.phone,
        "address": found.address,
        "voter": found.voter,
        "comment": found.comment,
        "suggestion": chain.suggestion,
        "suggestion_state": chain.state,
        "replied_on": chain.replied_on,
        "reply_class": chain.reply_class,
        "look_backs": [{"year": year, "answers": said} for year, said in chain.look_backs],
        "matter": found.matter,
        "raised": found.alike,
        "steps": [
            {
                "id": step.id,
                "on": step.on,
                "step": step.kind,
                "words": step.words,
                "how": step.how,
                "unit": step.unit,
                "due_on": step.due_on,
                "rating": step.rating,
                "taken_back": step.taken_back,
            }
            for step in found.steps
        ],
    }
