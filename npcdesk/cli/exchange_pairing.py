"""`sync pair`: two files and one phone call, and an office belongs to the exchange."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import confirmed, picked, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.office import files, offices
from npcdesk.rules import area_codes
from npcdesk.store import Store, places
from npcdesk.sync import guard, joining, requests, status
from npcdesk.sync.carry.bundles import REPLY, REQUEST
from npcdesk.sync.requests import Lying
from npcdesk.sync.status import Answer
from npcdesk.sync.trust import pairing, texts
from npcdesk.sync.trust.pairing import Request

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
    ended: Annotated[
        bool, typer.Option("--ended", help="上级说本机已停用或吊销：换新身份，重新申请")
    ] = False,
) -> None:
    """做一份配对申请，交给上级，或本单位已经配对的另一台电脑。"""
    desk: Entrance = ctx.obj
    path = places.file_at(out, pairing.REQUEST_NAME)
    with desk.opened() as store:
        guard.look(store)  # not with the write: another incarnation would look like a copy
        with store.writing("配对申请") as session:
            if anew:
                status.drop_request(session)
            offices.check_code(session)
            raw = joining.ask(session, nick=nick, day=desk.today, anew=ended)
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
    unit: Annotated[
        str, typer.Option(metavar="单位", help="是哪个单位的申请，写代码或名称；别的不答复")
    ] = "",
    yes: SAME = False,
    json: Json = False,
) -> None:
    """答复一份配对申请；两边的数字核对一致后，加 --yes 再运行一次就算数。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            path, asked = _chosen(session, file, unit)
            waiting = status.answers_waiting(session)
        before = next((each for each in waiting if each.request == asked.raw), None)
        if not asked.renews:
            area_codes.checked(asked.says.level, asked.says.unit, f"{asked.says.unit_name}的")
        target = places.file_at(path.parent if out is None else out, pairing.REPLY_NAME)
        if not json:
            shown.say(f"{requests.whose(asked)}申请配对。")
        _recognised(asked, unit, seen=before is not None)
        reply, code = _reply(store, asked, before, desk.today)
        target = _put(reply, target, named=target == out)
        if not json:
            shown.say(f"配对回复在 {target}，请交给对方。")
            shown.say(f"核对数字：{code}")
        same = confirmed(QUESTION, yes=yes)
        if same:
            _believe(store, asked, reply)
    says = asked.says
    if json:
        facts = {"unit": says.unit, "unit_name": says.unit_name, "nick": says.nick}
        shown.as_json([facts | {"code": code, "path": str(target), "paired": same}])
    else:
        shown.say(f"已和{says.unit_name}配对，可以往来了。" if same else LATER)


def _chosen(session: Any, place: Path, unit: str) -> tuple[Path, Request]:
    """Return the request in a file; of those in a folder the one of an office, or that is picked.

    Raises:
        NotFound: the folder has none, or none of that office.
        Unclear: it has several, and nobody is there to pick one.
        TrustRefused: the file is no request.
    """
    if not place.is_dir():
        return place, pairing.read_request(texts.load(place, pairing.REQUEST_WHAT))
    paths = sorted(each for each in place.iterdir() if each.suffix.lower() == REQUEST)
    found = requests.lying(session, paths)
    left = requests.open_ones(found)
    if unit:
        left = [one for one in left if one.asked and _is_of(one.asked, unit)]
    if len(left) != 1 and (len(found) > 1 or (unit and found)):
        left = _picked(place, found, left, unit)
    if len(left) == 1 and left[0].asked:
        return left[0].path, left[0].asked
    one = _only(place, pairing.REQUEST_NAME, pairing.REQUEST_WHAT)
    return one, pairing.read_request(texts.load(one, pairing.REQUEST_WHAT))


def _picked(place: Path, found: Sequence[Lying], left: Sequence[Lying], unit: str) -> list[Lying]:
    told = "；".join(f"{one.path.name}：{one.told}" for one in found)
    if unit and not left:
        msg = f"文件夹 {place} 里没有 {unit} 的配对申请，有的是：{told}。请核对。"
        raise NotFound(msg)
    if not left or not sys.stdin.isatty():
        how = "写明是哪一份，或者用 --unit 写明是哪个单位的"
        msg = f"文件夹 {place} 里有 {len(found)} 份配对申请：{told}。请{how}。"
        raise Unclear(msg)
    at = picked("答复哪一份？", [f"{one.path.name}：{one.told}" for one in left])
    if at is None:
        raise typer.Abort
    return [left[at]]


def _is_of(asked: Request, unit: str) -> bool:
    return unit in (asked.says.unit, asked.says.unit_name)


def _recognised(asked: Request, unit: str, *, seen: bool) -> None:
    """Let a request be answered when the person has said whose it is: the reply is a certificate.

    `seen`: it was answered before, and whose it is was seen then.

    Raises:
        NotAllowed: it is of another office, or nobody is there to say so.
    """
    who, code = requests.whose(asked), asked.says.unit
    if unit:
        if not _is_of(asked, unit):
            msg = f"这是{who}的申请，不是 {unit} 的，没有答复。请核对是哪一份。"
            raise NotAllowed(msg)
    elif seen:
        return
    elif not sys.stdin.isatty():
        msg = f"这是{who}的申请，还没有答复。认得这台电脑，就加 --unit {code} 再来。"
        raise NotAllowed(msg)
    elif not confirmed("认得这台电脑，答复它？", yes=False):
        raise typer.Abort


def _reply(store: Store, asked: Request, before: Answer | None, day: date) -> tuple[bytes, str]:
    """Return the reply and its twenty digits: the one that was given before, or a new one."""
    if before is not None:
        return before.reply, pairing.code(asked.raw, before.reply)
    with store.writing("答复配对申请") as session:
        answered = joining.answer(session, asked.raw, day=day)
        status.keep_answer(session, asked.raw, answered)
    return answered.reply, answered.code


def _put(reply: bytes, path: Path, *, named: bool) -> Path:
    """Write a reply and return where; in a folder another office's may lie under that name."""
    path = path if named else places.free_for(path, reply)
    files.write(path, reply)
    return path


def _believe(store: Store, asked: Request, reply: bytes) -> None:
    says = asked.says
    with store.writing("配对") as session:
        joining.believe(session, asked.raw, reply)
        status.drop_answer(session, says.inc)
        status.note(session, "paired", f"和{says.unit_name}的“{says.nick}”配对", says.unit)


@app.command("accept")
def accept(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="回复", help="上级的配对回复，或它在的文件夹")],
    yes: SAME = False,
    json: Json = False,
) -> None:
    """收下上级的配对回复；两边的数字核对一致后才加入。"""
    desk: Entrance = ctx.obj
    rows = 0
    with desk.opened() as store:
        with store.reading() as session:
            raw = _reply_in(session, file)
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


def _reply_in(session: Any, place: Path) -> bytes:
    """Return the reply in a file; of those in a folder the one to this machine's request."""
    lie = sorted(place.iterdir()) if place.is_dir() else []
    own = requests.own_replies(session, (each for each in lie if each.suffix.lower() == REPLY))
    one = own[0] if len(own) == 1 else _only(place, pairing.REPLY_NAME, pairing.REPLY_WHAT)
    return texts.load(one, pairing.REPLY_WHAT)
