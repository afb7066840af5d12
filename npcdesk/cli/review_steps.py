"""审查 before filing, and 研究 after 不满意, as commands."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY, one_step
from npcdesk.models import EventKind
from npcdesk.office import suggestion_ends, suggestion_names, units
from npcdesk.rules.review import GROUNDS
from npcdesk.rules.suggestion_life import VERB

CODES = "；".join(f"{ground.code} {ground.words}" for ground in GROUNDS)
GROUND: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="事由", help=f"可写多次：{CODES}")
]
REASON: TypeAlias = Annotated[str, typer.Option(metavar="理由")]
TOLD: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="告知代表的日期")]


def add_to(app: typer.Typer) -> None:
    """Give the commands of every step to `suggestions`."""
    steps: dict[str, Callable[..., None]] = {
        "send-back": reviewed(EventKind.SEND_BACK, "退回代表修改"),
        "as-letter": reviewed(EventKind.AS_LETTER, "转为代表来信"),
        "refuse": reviewed(EventKind.REFUSE, "不予受理"),
        "merge": merge,
        "redo": redo,
        "explain": explain,
    }
    for name, step in steps.items():
        app.command(name)(step)


def reviewed(outcome: EventKind, words: str) -> Callable[..., None]:
    """Return the command of one outcome of 审查."""

    def command(
        ctx: typer.Context,
        suggestion: WHICH,
        ground: GROUND = None,
        reason: REASON = "",
        told: TOLD = "",
        on: ON = TODAY,
        json: Json = False,
    ) -> None:
        def deed(session: Any, paper_id: str, desk: Entrance) -> str:
            suggestion_ends.review(
                session,
                paper_id,
                outcome,
                on=desk.day(on),
                today=desk.today,
                grounds=ground or (),
                reason=reason,
                told_on=desk.day(told) if told else None,
            )
            return f"已登记：{VERB[outcome]}。"

        one_step(ctx, suggestion, outcome, deed, json=json)

    command.__doc__ = f"审查：{words}。"
    return command


def merge(
    ctx: typer.Context,
    suggestion: WHICH,
    into: Annotated[str, typer.Option(metavar="建议", help="并入哪一件")],
    reason: REASON = "",
    told: TOLD = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """审查：并案，以后只办另一件。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        other = suggestion_names.named(session, into)
        suggestion_ends.merge(
            session,
            paper_id,
            into_id=other.id,
            on=desk.day(on),
            today=desk.today,
            reason=reason,
            told_on=desk.day(told) if told else None,
        )
        return f"已并入{other.called}。"

    one_step(ctx, suggestion, EventKind.MERGE, deed, json=json)


def redo(
    ctx: typer.Context,
    suggestion: WHICH,
    on: ON = TODAY,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="单位", help="分办的只要求这个单位重办，可写多次；不写就是每个单位"),
    ] = None,
    reason: REASON = "",
    json: Json = False,
) -> None:
    """研究不满意：要求重办，期限从单位收到要求起算。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        asked = [units.named(session, name) for name in unit or ()]
        due = suggestion_ends.redo(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            unit_ids=[each.id for each in asked],
            reason=reason,
        )
        names = "、".join(each.name for each in asked)
        return f"已要求{names}重办，期限 {labels.day(due.on)}（{due.why}）。"

    one_step(ctx, suggestion, EventKind.REDO, deed, json=json)


def explain(
    ctx: typer.Context,
    suggestion: WHICH,
    reason: Annotated[str, typer.Option(metavar="理由", help="向代表说明的理由")],
    told: TOLD = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """研究不满意：说明理由，然后可以办结。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        suggestion_ends.explain(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            reason=reason,
            told_on=desk.day(told) if told else None,
        )
        return "已说明理由，可以办结。"

    one_step(ctx, suggestion, EventKind.EXPLAIN, deed, json=json)
