"""What happens to a mandate, each a command; the rules stand in `rules.mandate_life`."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import MandateKind, MandateReason
from npcdesk.office import delegates, mandate_events
from npcdesk.office.mandate_events import MandateStep, Said
from npcdesk.rules.mandate_life import REASONS

WHO: TypeAlias = Annotated[str, typer.Argument(metavar="代表", help="姓名或代表证号")]
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
ANNOUNCED: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="公告的日期")]
NUMBER: TypeAlias = Annotated[str, typer.Option(metavar="文号", help="公告的文号")]
BODY: TypeAlias = Annotated[str, typer.Option(metavar="说明")]
TODAY = "今天"
COMMANDS = {
    "elected": (MandateKind.ELECTED, "登记当选。"),
    "by-elected": (MandateKind.BY_ELECTED, "登记补选当选；写了公告日期就不用再确认。"),
    "confirm": (MandateKind.CONFIRMED, "登记补选的代表资格确认有效。"),
    "suspend": (MandateKind.SUSPENDED, "登记暂停执行代表职务。"),
    "resume": (MandateKind.RESUMED, "登记恢复执行代表职务。"),
    "end": (MandateKind.ENDED, "登记代表资格终止，写明事由。"),
    "resign": (MandateKind.RESIGNED, "登记辞职被接受，代表资格终止。"),
    "recall": (MandateKind.RECALLED, "登记被罢免，代表资格终止。"),
    "died": (MandateKind.DIED, "登记代表去世。"),
}


def add_to(app: typer.Typer) -> None:
    """Give the commands to `roster`."""
    for name, (kind, told) in COMMANDS.items():
        app.command(name)(_step(kind, told))
    app.command("take-back")(take_back)


def _step(kind: MandateKind, told: str) -> Callable[..., None]:
    """Return the command that enters one kind of event."""

    def plain(
        ctx: typer.Context,
        delegate: WHO,
        on: ON = TODAY,
        announced_on: ANNOUNCED = "",
        announcement: NUMBER = "",
        body: BODY = "",
        json: Json = False,
    ) -> None:
        _enter(ctx, delegate, kind, "", on, announced_on, announcement, body, json=json)

    def with_reason(
        ctx: typer.Context,
        delegate: WHO,
        reason: Annotated[str, typer.Option(metavar="事由", help=_reasons(kind))] = "",
        on: ON = TODAY,
        announced_on: ANNOUNCED = "",
        announcement: NUMBER = "",
        body: BODY = "",
        json: Json = False,
    ) -> None:
        _enter(ctx, delegate, kind, reason, on, announced_on, announcement, body, json=json)

    made = with_reason if kind in REASONS else plain
    made.__doc__ = told
    return made


def _reasons(kind: MandateKind) -> str:
    return "写几个字就行：" + "、".join(
        labels.MANDATE_REASON[each.value] for each in REASONS.get(kind, ())
    )


def _enter(
    ctx: typer.Context,
    delegate: str,
    kind: MandateKind,
    reason: str,
    on: str,
    announced_on: str,
    announcement: str,
    body: str,
    *,
    json: bool,
) -> None:
    desk: Entrance = ctx.obj
    what = labels.MANDATE_KIND[kind.value]
    said = Said(
        desk.day(on),
        _read_reason(kind, reason),
        desk.day(announced_on) if announced_on else None,
        announcement,
        body,
    )
    with desk.opened() as store:
        with store.writing(f"登记{what}：{delegate}") as session:
            found = delegates.named(session, delegate)
            mandate_events.enter(session, found.mandate_id, kind, said, today=desk.today)
        with store.reading() as session:
            _told(session, found, f"已登记{what}", json=json)


def _read_reason(kind: MandateKind, typed: str) -> MandateReason:
    """Return the reason of which some characters, or the name, were typed.

    Raises:
        Unclear: none or several are meant.
    """
    if not typed:
        return MandateReason.UNSAID
    some = REASONS.get(kind, ())
    meant = [r for r in some if typed == r.value or typed in labels.MANDATE_REASON[r.value]]
    if len(meant) != 1:
        msg = f"没认出“{typed}”是哪一个事由，{_reasons(kind)}。"
        raise Unclear(msg)
    return meant[0]


def take_back(
    ctx: typer.Context,
    delegate: WHO,
    reason: Annotated[str, typer.Option(metavar="理由")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一步，roster show 列出编号；不写就是最后一步")
    ] = "",
    json: Json = False,
) -> None:
    """更正：登记错的变动不算，留下理由。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"更正：{delegate}") as session:
            found = delegates.named(session, delegate)
            chosen = _chosen(mandate_events.history(session, found.mandate_id), event)
            mandate_events.take_back(session, chosen.id, reason=reason, today=desk.today)
        with store.reading() as session:
            _told(session, found, f"已更正{labels.MANDATE_KIND[chosen.kind]}", json=json)


def _chosen(steps: list[MandateStep], event: str) -> MandateStep:
    some = [s for s in steps if s.id and not s.taken_back]
    meant = [s for s in some if event in (s.id, labels.short_id(s.id))] if event else some
    if not meant:
        msg = "没有可以更正的变动，roster show 列出每一步的编号。"
        raise NotFound(msg)
    return meant[-1]


def lines(steps: tuple[MandateStep, ...]) -> list[dict[str, Any]]:
    """Return the events of a mandate as a table shows them."""
    return [
        {
            "event": labels.short_id(step.id) if step.id else "",
            "on": step.on,
            "what": called(step),
            "announced_on": step.announced_on,
            "announcement": step.announcement,
            "body": "；".join(filter(None, (labels.MANDATE_REASON[step.reason], step.body))),
            "taken_back": step.taken_back,
        }
        for step in steps
    ]


def called(step: MandateStep) -> str:
    """Return what an event is called, a stated status with its words."""
    what = labels.MANDATE_KIND[step.kind]
    return f"{what}：{labels.STATUS.get(step.status, '')}" if step.status else what


def _told(session: Any, found: delegates.Found, deed: str, *, json: bool) -> None:
    now = mandate_events.standing(session, found.mandate_id)
    if json:
        steps = mandate_events.history(session, found.mandate_id)
        shown.as_json([{"id": found.mandate_id, "name": found.name, "status": now.status,
                        "status_on": now.since, "steps": steps}])  # fmt: skip
        return
    shown.say(f"{found.name}：{deed}，现在是{labels.STATUS[now.status.value]}。")
