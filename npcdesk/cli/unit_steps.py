"""The units' side of a suggestion's life as commands: 签收、退办、改办、延期、协办意见."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY, one_step
from npcdesk.errors import Unclear
from npcdesk.models import EventKind
from npcdesk.office import reassigning, unit_side, units

UNIT: TypeAlias = Annotated[str, typer.Option(metavar="单位", help="不写就是唯一的那个单位")]
REASON: TypeAlias = Annotated[str, typer.Option(metavar="理由")]


def add_to(app: typer.Typer) -> None:
    """Give the commands of every step to `suggestions`."""
    steps: dict[str, Callable[..., None]] = {
        "receive": receive,
        "give-back": give_back,
        "reassign": reassign,
        "reassign-clock": reassign_clock,
        "insist": insist,
        "extend": extend,
        "co-opinion": co_opinion,
    }
    for name, step in steps.items():
        app.command(name)(step)


def _unit(session: Any, paper_id: str, said: str, some: list[unit_side.PartInHand]) -> str:
    if said:
        return units.named(session, said).id
    if len(some) == 1:
        return some[0].unit_id
    known = unit_side.parts(session, paper_id)
    names = "、".join(part.unit for part in (some or known)) or "还没有交办"
    msg = f"请用 --unit 写明是哪个单位：{names}。"
    raise Unclear(msg)


def receive(
    ctx: typer.Context,
    suggestion: WHICH,
    unit: UNIT = "",
    on: ON = TODAY,
    signed_by: Annotated[str, typer.Option(metavar="签收人")] = "",
    json: Json = False,
) -> None:
    """登记承办单位签收。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        open_ones = [p for p in unit_side.parts(session, paper_id) if p.received_on is None]
        due = unit_side.receive(
            session,
            paper_id,
            unit_id=_unit(session, paper_id, unit, open_ones),
            on=desk.day(on),
            today=desk.today,
            signed_by=signed_by,
        )
        return f"已登记签收{f'，期限 {labels.day(due.on)}（{due.why}）' if due else ''}。"

    one_step(ctx, suggestion, EventKind.RECEIVE, deed, json=json)


def give_back(
    ctx: typer.Context,
    suggestion: WHICH,
    reason: REASON,
    unit: UNIT = "",
    proposed: Annotated[str, typer.Option(metavar="单位", help="建议改由哪个单位承办")] = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记承办单位申请退办。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        unit_id = _unit(session, paper_id, unit, unit_side.parts(session, paper_id))
        last = unit_side.give_back_by(session, paper_id, unit_id) if unit_id else None
        due = unit_side.give_back(
            session,
            paper_id,
            unit_id=unit_id,
            on=desk.day(on),
            today=desk.today,
            reason=reason,
            proposed=proposed,
        )
        late = f"，已过退办期限 {labels.day(last.on)}" if last and desk.day(on) > last.on else ""
        until = f"，请在 {labels.day(due.on)}前决定（{due.why}）" if due else ""
        return f"已登记退办申请{late}{until}。"

    one_step(ctx, suggestion, EventKind.GIVE_BACK, deed, json=json)


def reassign(
    ctx: typer.Context,
    suggestion: WHICH,
    on: ON = TODAY,
    reason: REASON = "",
    json: Json = False,
) -> None:
    """同意改办，回到待交办；再用 hand-over 重新交办。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        due = unit_side.reassign(
            session, paper_id, on=desk.day(on), today=desk.today, reason=reason
        )
        until = f"，请在 {labels.day(due.on)}前重新交办" if due else ""
        return f"已同意改办{until}。"

    one_step(ctx, suggestion, EventKind.REASSIGN, deed, json=json)


def reassign_clock(
    ctx: typer.Context,
    keep: Annotated[
        bool | None,
        typer.Option("--keep/--anew", help="沿用原来的答复期限，或者从重新交办起算"),
    ] = None,
) -> None:
    """查看或设置改办以后答复期限怎么算。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        if keep is not None:
            with store.writing("设置改办的期限") as session:
                reassigning.keep_clock(session, keep=keep)
        with store.reading() as session:
            kept = reassigning.keeps_clock(session)
    shown.say(f"改办以后，答复期限{'沿用原来的' if kept else '从重新交办起算'}。")


def insist(
    ctx: typer.Context, suggestion: WHICH, reason: REASON, on: ON = TODAY, json: Json = False
) -> None:
    """不同意退办，原单位继续办理。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        unit_side.insist(session, paper_id, on=desk.day(on), today=desk.today, reason=reason)
        return "不同意退办，原单位继续办理。"

    one_step(ctx, suggestion, EventKind.INSIST, deed, json=json)


def extend(
    ctx: typer.Context,
    suggestion: WHICH,
    until: Annotated[str, typer.Option(metavar="日期", help="批准延到")],
    reason: REASON,
    approved_by: Annotated[str, typer.Option(metavar="机关或人", help="谁批准的")],
    on: ON = TODAY,
    asked: Annotated[str, typer.Option(metavar="日期", help="单位申请延到")] = "",
    told: Annotated[str, typer.Option(metavar="日期", help="告知代表的日期")] = "",
    json: Json = False,
) -> None:
    """登记延期：理由、批准和新的答复期限。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        due = unit_side.extend(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            until=desk.day(until, "future"),
            reason=reason,
            approved_by=approved_by,
            asked_until=desk.day(asked, "future") if asked else None,
            told_on=desk.day(told) if told else None,
        )
        return f"答复延期到 {labels.day(due.on)}（{due.why}）。"

    one_step(ctx, suggestion, EventKind.EXTEND, deed, json=json)


def co_opinion(
    ctx: typer.Context,
    suggestion: WHICH,
    unit: UNIT = "",
    body: Annotated[str, typer.Option(metavar="要点")] = "",
    hollow: Annotated[bool, typer.Option("--hollow", help="无实质内容")] = False,
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记协办单位的意见。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        open_ones = [p for p in unit_side.parts(session, paper_id) if p.opinion_due]
        due = unit_side.co_opinion(
            session,
            paper_id,
            unit_id=_unit(session, paper_id, unit, open_ones),
            on=desk.day(on),
            today=desk.today,
            body=body,
            hollow=hollow,
        )
        again = f"，请在 {labels.day(due.on)}前重提（{due.why}）" if due else ""
        return f"协办意见无实质内容{again}。" if hollow else "已登记协办意见。"

    one_step(ctx, suggestion, EventKind.CO_OPINION, deed, json=json)
