"""`packs`: the rule packs that days are counted by; an own one is changed as a text file."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import files, holidays, offices, packs
from npcdesk.office.packs import PackLine
from npcdesk.rules import pack_law, pack_text, pack_words
from npcdesk.rules.pack import (
    BASE_WORDS,
    COMPARED,
    RULE_WORDS,
    Pack,
)

app = App(help="规则包：清单、查看、复制、改用、导入导出、比较。", no_args_is_help=True)

WHICH: TypeAlias = Annotated[str, typer.Argument(metavar="规则包", help="代码或名称")]
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="假定从这一天起算，如 2026-03-05")]
LIST = {
    "code": "代码",
    "name": "名称",
    "level": "级别",
    "reply": "答复",
    "reply_max": "最长",
    "current": "在用",
    "papers": "按它办的建议",
}
RULES = {"rule": "事项", "period": "期限", "base": "起算", "due_on": "到期", "due_why": "算法"}


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出随程序带来的和本单位自己的规则包。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        rows = [_row(line) for line in packs.lines(session)]
    shown.listed(rows, LIST, json=json, none="没有规则包。")


@app.command("show")
def show(
    ctx: typer.Context,
    pack: Annotated[str, typer.Argument(metavar="规则包", help="代码或名称，不写就是在用的")] = "",
    on: ON = "今天",
    json: Json = False,
) -> None:
    """看一个规则包：每一条、依据，从某天起算到哪一天。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        line = packs.named(session, pack or offices.here(session).pack_code)
        day = desk.day(on, "near")
        rules = _rules(line.pack, day, session)
    if json:
        shown.as_json(
            [_row(line) | {"rules": rules, "laxer": line.laxer, "said": pack_words.said(line.pack)}]
        )
        return
    shown.say(f"{line.name}（{line.code}）")
    shown.say(line.source)
    for sentence in line.laxer:
        shown.say(f"请注意：{sentence}")
    shown.listed(rules, RULES, json=False, none="")
    for each in pack_words.said(line.pack):
        shown.say(f"{each.name}：{each.value}（{each.article}）")


@app.command("compare")
def compare(ctx: typer.Context, on: ON = "今天", json: Json = False) -> None:
    """各个规则包从同一天起算，各到哪一天，依据是哪一条。"""
    desk: Entrance = ctx.obj
    day = desk.day(on, "near")
    with desk.reading() as session:
        calendar = holidays.calendar(session)
        every = [line.pack for line in packs.lines(session)]
    rows = []
    for pack in every:
        for key, rule in pack.rules():
            if key in COMPARED:
                due_on, _why = pack_law.reckoned(pack, rule, day, calendar)
                rows.append(
                    {
                        "pack": pack.name,
                        "rule": RULE_WORDS[key],
                        "period": f"{BASE_WORDS[rule.base]} {rule.period}",
                        "due_on": due_on,
                        "article": rule.article,
                    }
                )
    heads = {
        "pack": "规则包",
        "rule": "事项",
        "period": "期限",
        "due_on": "到期",
        "article": "依据",
    }
    shown.listed(rows, heads, json=json, none="没有规则包。")


@app.command("copy")
def copy(
    ctx: typer.Context,
    pack: WHICH,
    name: Annotated[str, typer.Option(metavar="名称", help="新规则包的名字")],
) -> None:
    """复制一份成为本单位的，再导出修改。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"复制规则包：{name}") as session:
        code = packs.copy(session, packs.named(session, pack).code, name)
    shown.say(
        f"已复制为“{name}”，代码 {code}。用 packs export 导出来修改，再用 packs import 收回。"
    )


@app.command("use")
def use(ctx: typer.Context, pack: WHICH) -> None:
    """改用一个规则包；以后新登记的按它算，已登记的不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改用规则包：{pack}") as session:
        line = packs.named(session, pack)
        offices.use_pack(session, line.code)
    shown.say(f"已改用“{line.name}”，以后新登记的按它算。")
    for sentence in line.laxer:
        shown.say(f"请注意：{sentence}")


@app.command("export")
def export(
    ctx: typer.Context,
    pack: WHICH,
    out: Annotated[Path, typer.Option(metavar="文件", help="写到这个文本文件")],
) -> None:
    """把规则包写成文本文件。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        line = packs.named(session, pack)
    files.write(out, pack_text.write(line.pack).encode())
    shown.say(f"已把“{line.name}”写到 {out}。")


@app.command("import")
def bring(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="packs export 写出的文本文件")],
) -> None:
    """收回改过的规则包；有建议按原来的办的，原来的留着，改过的是新的一份。"""
    desk: Entrance = ctx.obj
    text = files.text(file)
    with desk.writing(f"导入规则包：{file.name}") as session:
        code = packs.bring(session, text, today=desk.today)
        line = packs.named(session, code)
    shown.say(f"已导入“{line.name}”，代码 {line.code}。")
    for sentence in line.laxer:
        shown.say(f"请注意：{sentence}")


def _row(line: PackLine) -> dict[str, Any]:
    told = {key: value for key, value in asdict(line).items() if key not in {"pack", "laxer"}}
    return told | {
        "reply": f"{line.pack.reply.period}",
        "reply_max": f"{line.pack.reply_max.period}",
    }


def _rules(pack: Pack, on: Any, session: Any) -> list[dict[str, Any]]:
    calendar, rows = holidays.calendar(session), []
    for key, rule in pack.rules():
        due_on, why = pack_law.reckoned(pack, rule, on, calendar)
        rows.append(
            {
                "rule": RULE_WORDS[key],
                "period": str(rule.period),
                "base": BASE_WORDS[rule.base],
                "article": rule.article,
                "due_on": due_on,
                "due_why": why,
            }
        )
    return rows
