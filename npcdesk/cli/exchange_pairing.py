"""`sync pair`: two files and one phone call, and an office belongs to the exchange."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import confirmed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.office import files, offices
from npcdesk.rules import area_codes
from npcdesk.store import places
from npcdesk.sync import joining, status
from npcdesk.sync.trust import pairing, texts

app = App(help="配对：申请、答复、核对后加入。", no_args_is_help=True)

SAME = Annotated[bool, typer.Option("--yes", help="电话里已经核对过，数字一致")]
QUESTION = "请打电话给对方，读出这 20 位数字。核对一致？"
LATER = "还没有核对，数据交换还不能开始。核对一致后，在这条命令后面加上 --yes 再运行一次。"


def _only(place: Path, name: str, what: str) -> Path:
    """Return the file, or the only one of its kind in a folder.

    Raises:
        NotFound: the folder has none.
        Unclear: it has several.
    """
    if not place.is_dir():
        return place
    ending = Path(name).suffix
    found = sorted(each for each in place.iterdir() if each.suffix.lower() == ending)
    if len(found) == 1:
        return found[0]
    if found:
        told = "、".join(each.name for each in found)
        msg = f"文件夹 {place} 里有 {len(found)} 份{what}，请写明是哪一份：{told}。"
        raise Unclear(msg)
    msg = f"文件夹 {place} 里没有{what}（{ending} 文件）。请核对位置。"
    raise NotFound(msg)


@app.command("request")
def request(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="位置", help="文件名，或 U 盘上的文件夹")],
    nick: Annotated[str, typer.Option(metavar="名称", help="这台电脑叫什么")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="以前的申请作废，重新做一份")] = False,
) -> None:
    """做一份配对申请，交给上级，或本单位已经配对的另一台电脑。"""
    desk: Entrance = ctx.obj
    path = places.file_at(out, pairing.REQUEST_NAME)
    with desk.writing("配对申请") as session:
        if anew:
            status.drop_request(session)
        offices.check_code(session)
        raw = joining.ask(session, nick=nick, day=desk.today)
    files.write(path, raw)
    shown.say(f"配对申请在 {path}，里面没有代表和建议。请交给上级，取回配对回复。")


@app.command("answer")
def answer(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="申请", help="对方的配对申请，或它在的文件夹")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="位置", help="文件名，或 U 盘上的文件夹；不写就放在申请旁边"),
    ] = None,
    yes: SAME = False,
    json: Json = False,
) -> None:
    """答复一份配对申请；两边的数字核对一致后，加 --yes 再运行一次就算数。"""
    desk: Entrance = ctx.obj
    file = _only(file, pairing.REQUEST_NAME, pairing.REQUEST_WHAT)
    path = places.file_at(file.parent if out is None else out, pairing.REPLY_NAME)
    raw = texts.load(file, pairing.REQUEST_WHAT)
    asked = pairing.read_request(raw)
    says = asked.says
    if not asked.renews:
        area_codes.checked(says.level, says.unit, f"{says.unit_name}的")
    with desk.opened() as store:
        with store.writing("答复配对申请") as session:
            kept = (each for each in status.answers_waiting(session) if each.request == raw)
            before = next(kept, None)
            if before is None:
                answered = joining.answer(session, raw, day=desk.today)
                status.keep_answer(session, raw, answered)
                reply, code = answered.reply, answered.code
            else:
                reply, code = before.reply, pairing.code(raw, before.reply)
        if path != out:  # a folder was said, where another office's may lie
            path = places.free_for(path, reply)
        files.write(path, reply)
        if not json:
            shown.say(f"{says.unit_name}（{says.unit}）的“{says.nick}”申请配对。")
            shown.say(f"配对回复在 {path}，请交给对方。")
            shown.say(f"核对数字：{code}")
        same = confirmed(QUESTION, yes=yes)
        if same:
            with store.writing("配对") as session:
                joining.believe(session, raw, reply)
                status.drop_answer(session, says.inc)
                status.note(session, "paired", f"和{says.unit_name}的“{says.nick}”配对", says.unit)
    if json:
        facts = {"unit": says.unit, "unit_name": says.unit_name, "nick": says.nick}
        shown.as_json([facts | {"code": code, "path": str(path), "paired": same}])
    else:
        shown.say(f"已和{says.unit_name}配对，可以往来了。" if same else LATER)


@app.command("accept")
def accept(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="回复", help="上级的配对回复，或它在的文件夹")],
    yes: SAME = False,
    json: Json = False,
) -> None:
    """收下上级的配对回复；两边的数字核对一致后才加入。"""
    desk: Entrance = ctx.obj
    raw = texts.load(_only(file, pairing.REPLY_NAME, pairing.REPLY_WHAT), pairing.REPLY_WHAT)
    rows = 0
    with desk.opened() as store:
        with store.reading() as session:
            waiting = joining.read_reply(session, raw)
        if not json:
            shown.say(f"{waiting.issuer}的回复。")
            shown.say(f"核对数字：{waiting.code}")
        same = confirmed(QUESTION, yes=yes)
        if same:
            with store.writing("加入数据交换") as session:
                rows = watched(joining.accept(session, waiting), "整理已有的材料")
                status.note(session, "paired", f"和{waiting.issuer}配对")
    if json:
        facts = {"issuer": waiting.issuer, "code": waiting.code, "renewed": waiting.renewed}
        shown.as_json([facts | {"paired": same, "rows": rows}])
    else:
        shown.say(f"已加入数据交换，已有的 {rows} 条记录都整理好了。" if same else LATER)
