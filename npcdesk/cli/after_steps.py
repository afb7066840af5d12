"""转交、送达、公开、结转、归档 as commands."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import BODY, ON, TODAY, one_step
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.models import EventKind
from npcdesk.office import assigning_on, letters, putting_away, suggestion_list, units

OF_UNIT = Annotated[str, typer.Option(metavar="单位", help="分办的写是哪个单位的答复")]


def add_to(app: typer.Typer) -> None:
    """Give the commands of every step to `suggestions`."""
    steps: dict[str, Callable[..., None]] = {
        "assign-on": assign_on,
        "delivered": delivered,
        "disclose": disclose,
        "publish": publish,
        "carry-over": carry_over,
        "archive": archive,
    }
    for name, step in steps.items():
        app.command(name)(step)


def assign_on(
    ctx: typer.Context,
    suggestion: WHICH,
    to: Annotated[list[str], typer.Option(metavar="单位", help="主办单位；写多次就是分办")],
    co: Annotated[list[str] | None, typer.Option(metavar="单位", help="协办单位，可写多次")] = None,
    jointly: Annotated[
        bool, typer.Option("--jointly", help="几个主办单位共同办、一起答复，不是分办")
    ] = False,
    on: ON = TODAY,
    note: BODY = "",
    json: Json = False,
) -> None:
    """登记政府办等单位把建议转交给谁办；答复期限仍从第一次交办算起。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        leads = [units.named(session, name) for name in to]
        due = assigning_on.assign_on(
            session,
            paper_id,
            lead_ids=[unit.id for unit in leads],
            co_ids=[units.named(session, name).id for name in co or ()],
            jointly=jointly,
            on=desk.day(on),
            today=desk.today,
            note=note,
        )
        until = f"，答复期限 {labels.day(due)}" if due else ""
        return f"已转交{'、'.join(unit.name for unit in leads)}{until}。"

    one_step(ctx, suggestion, EventKind.ASSIGN_ON, deed, json=json)


def delivered(
    ctx: typer.Context,
    suggestion: WHICH,
    to: Annotated[
        list[str] | None, typer.Option(metavar="收件人", help="代表姓名或抄送单位，可写多次")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="还没有送达的都送达了")] = False,
    how: Annotated[str, typer.Option(metavar="方式", help="当面、邮寄、电子")] = "邮寄",
    on: ON = TODAY,
    handed_to: Annotated[str, typer.Option(metavar="姓名", help="签收或代转的人")] = "",
    unit: OF_UNIT = "",
    json: Json = False,
) -> None:
    """登记答复送达了谁；不写 --to 就列出谁还没有收到。"""
    if not to and not every:
        _tell_recipients(ctx.obj, suggestion, json=json)
        return

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        whose = _unit(session, unit)
        known = letters.recipients(session, paper_id)
        known = [each for each in known if whose in (None, each.unit_id)]
        some = [each for each in known if each.on is None] if every else _named(known, to or [])
        for each in some:
            letters.deliver(
                session,
                paper_id,
                each.id,
                how=how,
                on=desk.day(on),
                today=desk.today,
                unit_id=each.unit_id,
                to=handed_to,
            )
        left = sum(each.on is None for each in letters.recipients(session, paper_id))
        rest = f"还有 {left} 处没有送达" if left else "都送达了"
        names = "、".join(dict.fromkeys(each.name for each in some))
        return f"已登记{how}送达{names}，{rest}。" if some else "的答复都送达了，没有要登记的。"

    one_step(ctx, suggestion, EventKind.DELIVER, deed, json=json)


def _unit(session: Any, name: str) -> str | None:
    return units.named(session, name).id if name else None


def _named(known: list[letters.Recipient], said: list[str]) -> list[letters.Recipient]:
    found = [each for name in said for each in known if name and name in each.name]
    if len({each.id for each in found}) == len(said):  # one has the replies of several units
        return found
    names = "、".join(each.name for each in known) or "还没有答复"
    msg = f"没认出收件人，请写其中的：{names}。"
    raise Unclear(msg)


def _tell_recipients(desk: Entrance, which: str, *, json: bool) -> None:
    from npcdesk.office import suggestion_names  # noqa: PLC0415 - beside its one use

    with desk.reading() as session:
        paper = suggestion_names.named(session, which)
        known = letters.recipients(session, paper.id)
    if json:
        shown.as_json(known)
        return
    for each in known:
        came = f"{labels.day(each.on)}{each.how}送达" if each.on else "还没有送达"
        of = f"{each.unit}的答复，" if each.unit else ""
        shown.say(f"{of}{each.role} {each.name}：{came}")
    if not known:
        shown.say(f"{paper.called}还没有答复。")


def disclose(
    ctx: typer.Context,
    suggestion: WHICH,
    how: Annotated[
        str, typer.Option("--as", metavar="属性", help="主动公开、依申请公开、不予公开")
    ] = "主动公开",
    reason: Annotated[str, typer.Option(metavar="理由", help="不主动公开时必填")] = "",
    unit: OF_UNIT = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """定答复的公开属性；分办的每个单位各定各的。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        chosen = labels.value_of(labels.DISCLOSURE, how)
        letters.disclose(
            session,
            paper_id,
            chosen,
            on=desk.day(on),
            today=desk.today,
            unit_id=_unit(session, unit),
            reason=reason,
        )
        private = letters.private_in(session, paper_id) if chosen == letters.OPEN else ""
        return f"{unit}的答复已定为{labels.DISCLOSURE[chosen]}。{private}"

    one_step(ctx, suggestion, EventKind.DISCLOSE, deed, json=json)


def publish(
    ctx: typer.Context,
    suggestion: WHICH,
    where: Annotated[str, typer.Option(metavar="地方", help="如 县政府网站")],
    address: Annotated[str, typer.Option(metavar="网址")] = "",
    agreed_too: Annotated[
        bool, typer.Option("--agreed", help="登记时没有写明代表同意公开，现在已同意")
    ] = False,
    unit: OF_UNIT = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记答复在哪里公开了。"""

    def consented(session: Any, paper_id: str) -> None:
        known = suggestion_list.paper(session, paper_id, ctx.obj.today)
        if not (known.may_publish or agreed_too):
            msg = "登记这件建议时没有写明代表同意公开。问过代表以后，加 --agreed 再登记。"
            raise NotAllowed(msg)

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        letters.publish(
            session,
            paper_id,
            where=where,
            address=address,
            agreed=agreed_too,
            on=desk.day(on),
            today=desk.today,
            unit_id=_unit(session, unit),
        )
        return f"{unit}的答复已在{where}公开。{letters.private_in(session, paper_id)}"

    one_step(ctx, suggestion, EventKind.PUBLISH, deed, json=json, first=consented)


def carry_over(
    ctx: typer.Context, on: ON = TODAY, dry_run: DRY = False, yes: YES = False, json: Json = False
) -> None:
    """换届以后，把往届没有办完的建议转入本届，建议号不变。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            ids = putting_away.left_open(session)
            lines = [suggestion_list.paper(session, each, desk.today).line for each in ids]
        if not json:
            for line in lines:
                shown.say(f"{line.session}第{line.number}号《{line.title}》{line.state.value}")
            shown.say(f"往届没有办完的 {len(lines)} 件。")
        if ids and not dry_run:
            if not agreed(f"把这 {len(ids)} 件转入本届？", yes=yes):
                raise typer.Abort
            with store.writing(f"上届结转 {len(ids)} 件") as session:
                putting_away.carry_over(session, ids, on=desk.day(on), today=desk.today)
                lines = [suggestion_list.paper(session, each, desk.today).line for each in ids]
            if not json:
                shown.say(f"已结转 {len(ids)} 件。要撤销，用 npcdesk undo。")
    if json:
        shown.as_json(lines)


def archive(
    ctx: typer.Context,
    suggestion: WHICH,
    number: Annotated[str, typer.Option(metavar="档案号")] = "",
    on: ON = TODAY,
    note: BODY = "",
    json: Json = False,
) -> None:
    """办结或终止的建议归档；清单里默认不再列出。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        putting_away.archive(
            session, paper_id, on=desk.day(on), today=desk.today, number=number, note=note
        )
        return f"已归档{f'，档案号 {number}' if number else ''}。"

    one_step(ctx, suggestion, EventKind.ARCHIVE, deed, json=json)
