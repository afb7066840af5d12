"""`contacts`: 双联系, who keeps in touch with whom and how often they did."""

from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import ContactKind
from npcdesk.office import delegates, double_contact
from npcdesk.office.double_contact import NewEntry, NewPair, PairLine
from npcdesk.rules import shares

app = App(help="双联系：结对、联系记录、答复、覆盖率。", no_args_is_help=True)
KIND = Annotated[str, typer.Option(metavar="哪一种", help="联系代表、联系选民、联系网格")]
ON = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
PAIR = Annotated[str, typer.Argument(metavar="谁", help="联系人的姓名或代表证号")]
WITH = Annotated[str, typer.Option("--with", metavar="谁", help="联系对象的姓名或名称")]
YEAR = Annotated[int, typer.Option(metavar="年份")]


@app.command("add")
def add(
    ctx: typer.Context,
    who: PAIR,
    whom: WITH,
    kind: KIND = "联系代表",
    phone: Annotated[str, typer.Option(metavar="电话", help="选民的电话")] = "",
    place: Annotated[str, typer.Option(metavar="地点")] = "",
    since: ON = "",
    json: Json = False,
) -> None:
    """登记一对双联系。"""
    desk: Entrance = ctx.obj
    of = ContactKind(labels.value_of(labels.CONTACT_KIND, kind))
    with desk.writing(f"登记双联系：{who}") as session:
        to = delegates.named(session, whom).id if of is ContactKind.DELEGATE else ""
        began = desk.day(since) if since else None
        new = NewPair(of, delegates.named(session, who).id, to, whom, phone, place, began)
        made = double_contact.pair(session, new)
    if json:
        shown.as_json([{"id": made}])
    else:
        shown.say(f"已登记：{who}{labels.CONTACT_KIND[of.value]} {whom}。")


@app.command("log")
def log(
    ctx: typer.Context,
    who: PAIR,
    whom: WITH,
    on: ON = "今天",
    how: Annotated[str, typer.Option(metavar="方式", help="走访、座谈、电话 …")] = "走访",
    place: Annotated[str, typer.Option(metavar="地点")] = "",
    words: Annotated[str, typer.Option(metavar="反映的问题", help="一个月内要答复")] = "",
    json: Json = False,
) -> None:
    """记一次联系；反映了问题的，一个月内要答复。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"联系记录：{who}") as session:
        found = _pair(double_contact.lines(session, None, desk.today.year), who, whom)
        new = NewEntry(desk.day(on), how, place, words)
        made = double_contact.log(session, found.id, new, today=desk.today)
    if json:
        shown.as_json([{"id": made, "contact_id": found.id}])
    else:
        shown.say(f"已记下：{found.who}和{found.whom}，{how}。")


@app.command("answer")
def answer(
    ctx: typer.Context,
    who: PAIR,
    whom: WITH,
    body: Annotated[str, typer.Option(metavar="答复")],
    on: ON = "今天",
) -> None:
    """答复最早一条还没有答复的问题。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"答复联系中的问题：{who}") as session:
        found = _pair(double_contact.lines(session, None, desk.today.year), who, whom)
        some = [e for e in double_contact.entries(session, found.id) if e.words]
        waiting = [entry for entry in some if entry.answered_on is None]
        if not waiting:
            msg = f"{found.who}和{found.whom}没有还没答复的问题。"
            raise NotFound(msg)
        double_contact.answer(session, waiting[-1].id, body, on=desk.day(on))
    shown.say(f"已答复：{waiting[-1].words}")


@app.command("end")
def end(ctx: typer.Context, who: PAIR, whom: WITH, on: ON = "今天") -> None:
    """结束一对双联系；以前的记录照样算。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"结束双联系：{who}") as session:
        found = _pair(double_contact.lines(session, None, desk.today.year), who, whom)
        double_contact.end(session, found.id, on=desk.day(on))
    shown.say(f"{found.who}和{found.whom}的联系已结束。")


@app.command("list")
def listing(
    ctx: typer.Context,
    kind: KIND = "",
    year: YEAR = 0,
    who: Annotated[str, typer.Option(metavar="代表", help="只看和这位有关的")] = "",
    json: Json = False,
) -> None:
    """列出双联系和这一年联系了几次。"""
    desk: Entrance = ctx.obj
    of = ContactKind(labels.value_of(labels.CONTACT_KIND, kind)) if kind else None
    with desk.reading() as session:
        person = delegates.named(session, who).id if who else ""
        lines = double_contact.lines(session, of, year or desk.today.year, person_id=person)
    heads = {
        "who": "联系人",
        "whom": "联系对象",
        "times": "次数",
        "last_on": "最近",
        "due_on": "答复期限",
    }
    shown.listed(lines, heads, json=json, none="还没有登记双联系。")


@app.command("coverage")
def coverage(ctx: typer.Context, year: YEAR = 0, json: Json = False) -> None:
    """这一年联系到了多少。"""
    desk: Entrance = ctx.obj
    rows = []
    with desk.reading() as session:
        for kind in ContactKind:
            found = double_contact.coverage(session, kind, year or desk.today.year)
            said = kind.value if json else labels.CONTACT_KIND[kind.value]
            share = found.percent if json else shares.ratio(found.reached, found.pairs)
            rows.append({"kind": said, **shown.plain(found), "percent": share})
    heads = {"kind": "哪一种", "pairs": "结对", "reached": "联系到", "people": "对象"}
    heads |= {"people_reached": "联系到的对象", "percent": "覆盖率"}
    if json:
        shown.as_json(rows)
        return
    for row in rows:
        shown.say("，".join(f"{head} {row[name]}" for name, head in heads.items()))


def _pair(lines: list[PairLine], who: str, whom: str) -> PairLine:
    """Return the pair meant, one in force before others; or raise in words."""
    some = [line for line in lines if line.who == who and line.whom == whom]
    some = [line for line in some if line.until is None] or some
    if len(some) == 1:
        return some[0]
    if some:
        msg = f"{who}和{whom}有 {len(some)} 对，请到窗口里选。"
        raise Unclear(msg)
    msg = f"没有“{who}”和“{whom}”的双联系，请先登记。"
    raise NotFound(msg)
