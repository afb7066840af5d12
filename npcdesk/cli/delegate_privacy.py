"""`roster reveal|shown|ids|scope|export`: whole numbers, who saw them, and what is told to whom."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import YES
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed
from npcdesk.models import Audience
from npcdesk.office import delegates, id_numbers, offices, publishing, roster, shown_numbers
from npcdesk.rules.publishing import USUAL
from npcdesk.workbooks import roster_out
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

WHO = Annotated[str, typer.Argument(metavar="代表", help="姓名或代表证号")]
WHAT = {"phone": "手机", "id_number": "身份证号"}
HOW = {"window": "窗口里显示", "command": "命令行显示", "export": "导出"}
PHOTO = {"photo": "照片"}


def add_to(app: typer.Typer) -> None:
    """Give the commands to `roster`."""
    app.command("reveal")(reveal)
    app.command("shown")(listing)
    app.command("ids")(ids)
    app.command("scope")(scope)
    app.command("export")(export)


def reveal(
    ctx: typer.Context,
    delegate: WHO,
    what: Annotated[str, typer.Option(metavar="号码", help="手机或身份证号")] = "phone",
    json: Json = False,
) -> None:
    """显示完整的手机或身份证号，留下记录。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.writing("显示完整号码") as session:
        found = delegates.named(session, delegate)
        name = labels.value_of(WHAT, what)
        number = shown_numbers.reveal(session, found.mandate_id, name, how="command")
    if json:
        shown.as_json([{"name": found.name, "what": name, "number": number}])
        return
    shown.say(f"{found.name}：{number or '没有填'}")


def listing(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行")] = 100,
    json: Json = False,
) -> None:
    """列出在这台电脑上显示、导出完整号码的记录。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        rows = [
            {
                "at": shown.moment(line.at_ms),
                "who": line.who,
                "what": line.what,
                "name": line.name,
                "count": line.count,
                "how": line.how,
                "file": line.file,
            }
            for line in shown_numbers.lines(session, limit=limit)
        ]
    if not json:
        rows = [row | {"what": WHAT[str(row["what"])], "how": HOW[str(row["how"])]} for row in rows]
    heads = {"at": "时间", "who": "谁", "what": "号码", "name": "代表", "count": "人数"}
    none = "还没有显示过完整的号码。"
    shown.listed(rows, heads | {"how": "怎样", "file": "文件"}, json=json, none=none)


def ids(
    ctx: typer.Context,
    keep: Annotated[str, typer.Option(metavar="是或否", help="登记身份证号，还是不登记")] = "",
    yes: YES = False,
    json: Json = False,
) -> None:
    """查看或者决定本单位是否登记身份证号；不登记时清掉已有的。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            some, kept = id_numbers.kept(session), offices.here(session).keeps_ids
        if keep:
            on = labels.value_of({"yes": "是", "no": "否"}, keep) == "yes"
            if not on and some and not yes and not agreed(f"清掉 {some} 人的身份证号？", yes=False):
                msg = "没有清掉，也没有改。确实要清，加 --yes。"
                raise NotAllowed(msg)
            with store.writing(f"{'登记' if on else '不登记'}身份证号") as session:
                id_numbers.keep(session, on=on)
            kept, some = on, some if on else 0
    if json:
        shown.as_json([{"keeps_ids": kept, "people": some}])
        return
    shown.say(f"身份证号：{f'登记，现有 {some} 人' if kept else '不登记'}。")


def scope(
    ctx: typer.Context,
    field: Annotated[str, typer.Option(metavar="栏目", help="如手机、简历、照片")] = "",
    to: Annotated[str, typer.Option(metavar="范围", help="内部、选民、社会")] = "",
    json: Json = False,
) -> None:
    """查看或者改代表资料每一栏的公示范围。"""
    desk: Entrance = ctx.obj
    names = {f: {**ROSTER_HEADINGS, **PHOTO}[f] for f in USUAL}
    with desk.opened() as store:
        if field:
            name = labels.value_of({**names, "id_number": "身份证号"}, field)
            audience = Audience(labels.value_of(labels.AUDIENCE, to))
            with store.writing(f"公示范围：{field}") as session:
                publishing.set_rule(session, name, audience)
        with store.reading() as session:
            rules = publishing.rules(session)
    rows = [{"field": f, "heading": names[f], "audience": a} for f, a in rules.items()]
    if not json:
        rows = [row | {"audience": labels.AUDIENCE[rules[str(row["field"])].value]} for row in rows]
    shown.listed(rows, {"heading": "栏目", "audience": "公示范围"}, json=json, none="")


def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="写到哪个 .xlsx 文件")],
    whole: Annotated[bool, typer.Option("--whole", help="号码不遮住，留下记录")] = False,
    term: Annotated[str, typer.Option(metavar="届", help="now 是本届，19 是第十九届")] = "",
    json: Json = False,
) -> None:
    """导出整本名册；手机和身份证号遮住，除非写明不遮。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            some = roster.Filter(term=term)
            wanted = roster.ids(session, some)
            rule = roster.rule(session, some)
            drafts = watched(roster.drafts(session, wanted, whole=whole), "取出名册")
            congress = offices.here(session).congress
        if whole:
            held = [each for each in WHAT if any(getattr(draft, each) for draft in drafts)]
            with store.writing(f"导出完整号码 {file.name}") as session:
                shown_numbers.exported(session, held, count=len(drafts), file=file.name)
        roster_out.write_roster(file, f"{congress}代表名册", drafts, rule=rule)
    if json:
        shown.as_json([{"path": str(file), "count": len(drafts), "whole": whole}])
        return
    told = "号码没有遮住，已留下记录" if whole else "号码已遮住"
    shown.say(f"已导出 {len(drafts)} 名代表到 {file.name}，{told}。")
