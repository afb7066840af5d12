"""The steps of a suggestion's life, each a command; the rules stand in `rules.suggestion_life`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import ContactStage, EventKind, Rating
from npcdesk.office import (
    double_numbers,
    files,
    promises,
    raising,
    reply_doubts,
    suggestion_list,
    suggestion_names,
    suggestions,
    unit_side,
    units,
)
from npcdesk.rules import body_text, dated_events, letter_text, paper_number, replaced
from npcdesk.rules.replaced import Promised
from npcdesk.rules.suggestion_life import VERB
from npcdesk.step_words import late_reply

ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
BODY: TypeAlias = Annotated[str, typer.Option(metavar="内容")]
TODAY = "今天"


def add_to(app: typer.Typer) -> None:
    """Give the commands of every step to `suggestions`."""
    steps: dict[str, Callable[..., None]] = {
        "file": file,
        "instruct": instruct,
        "contact": contact,
        "urge": urge,
        "reply": reply,
        "rate": rate,
        "close": close,
        "withdraw": withdraw,
        "take-back": take_back,
    }
    for name, step in steps.items():
        app.command(name)(step)


def told(
    store: Any,
    desk: Entrance,
    paper_id: str,
    sentence: str,
    *,
    json: bool,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Say what a step did, or print the suggestion's line as it stands now, with what is `more`."""
    if not json:
        shown.say(sentence)
        return
    with store.reading() as session:
        line = suggestion_list.paper(session, paper_id, desk.today).line
    shown.as_json([shown.plain(line) | (more or {})])


def one_step(
    ctx: typer.Context,
    which: str,
    kind: EventKind,
    deed: Callable[[Any, str, Entrance], str],
    *,
    json: bool,
    first: Callable[[Any, str], None] | None = None,
    then: Callable[[Any, Any], object] | None = None,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Do one step to one suggestion; `deed` writes it and returns what is said of the paper.

    `first` is lent a session before anything is written, to refuse or ask what has to be asked;
    `then` that of the write, and the store, to keep files with what was entered. `more` is printed
    with the suggestion's line, filled in by the deed.
    """
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, which)
            if first is not None:
                first(session, paper.id)
        with store.writing(f"{VERB[kind]}：{paper.called}") as session:
            sentence = deed(session, paper.id, desk)
            if then is not None:
                then(session, store)
        told(store, desk, paper.id, f"{paper.called}{sentence}", json=json, more=more)


def file(
    ctx: typer.Context,
    suggestion: WHICH,
    number: Annotated[str, typer.Option(metavar="建议号", help="不写就是下一个号")] = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """立案编号。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        paper = suggestion_list.paper(session, paper_id, desk.today)
        series = paper.term, paper.ordinal
        given = paper_number.plain(number) or raising.next_number(session, *series)
        other = double_numbers.holder(session, *series, given)
        raising.file(session, paper_id, number=given, on=desk.day(on), today=desk.today)
        double = f"《{other}》也是第{given}号；要改，请更正这次立案，再编别的号。" if other else ""
        return f"已立案，编为第{given}号。{double}"

    one_step(ctx, suggestion, EventKind.FILE, deed, json=json)


def instruct(
    ctx: typer.Context,
    suggestion: WHICH,
    signed_by: Annotated[str, typer.Option(metavar="姓名", help="谁批办的，如 局长 王建国")],
    on: ON = TODAY,
    body: Annotated[str, typer.Option(metavar="内容", help="批办意见")] = "",
    json: Json = False,
) -> None:
    """登记承办单位负责人的批办。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        suggestions.instruct(
            session, paper_id, on=desk.day(on), today=desk.today, signed_by=signed_by, body=body
        )
        return f"已登记{signed_by.strip()}的批办。"

    one_step(ctx, suggestion, EventKind.INSTRUCT, deed, json=json)


def contact(
    ctx: typer.Context,
    suggestion: WHICH,
    how: Annotated[str, typer.Option(metavar="方式", help="、".join(labels.CONTACT_WAYS))],
    stage: Annotated[str, typer.Option(metavar="阶段", help="办前、办中、办后")] = "办中",
    on: ON = TODAY,
    by: Annotated[str, typer.Option(metavar="姓名", help="谁去面商的，单位和姓名")] = "",
    body: BODY = "",
    json: Json = False,
) -> None:
    """登记承办单位和代表的面商。"""
    if how not in labels.CONTACT_WAYS:
        msg = f"没有“{how}”这种面商方式，可以写：{'、'.join(labels.CONTACT_WAYS)}。"
        raise Unclear(msg)

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        suggestions.contact(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            stage=ContactStage(labels.value_of(labels.STAGE, stage)),
            how=how,
            body=body,
            by=by,
        )
        return f"已登记{stage}面商（{how}）。"

    one_step(ctx, suggestion, EventKind.CONTACT, deed, json=json)


def urge(
    ctx: typer.Context,
    suggestion: WHICH,
    how: Annotated[str, typer.Option(metavar="方式", help="电话、书面、现场")] = "电话",
    on: ON = TODAY,
    by: Annotated[str, typer.Option(metavar="姓名", help="谁催的")] = "",
    answered_by: Annotated[str, typer.Option(metavar="姓名", help="谁答话")] = "",
    body: Annotated[str, typer.Option(metavar="内容", help="答复了什么")] = "",
    next_on: Annotated[str, typer.Option("--next", metavar="日期", help="约定哪天再催")] = "",
    json: Json = False,
) -> None:
    """记录一次催办。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        suggestions.urge(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            how=how,
            body=body,
            by=by,
            answered_by=answered_by,
            next_on=desk.day(next_on, "future") if next_on else None,
        )
        return f"已记录{how}催办。"

    one_step(ctx, suggestion, EventKind.URGE, deed, json=json)


def reply(
    ctx: typer.Context,
    suggestion: WHICH,
    class_: Annotated[str, typer.Option("--class", metavar="类别", help="A、B、C")],
    on: ON = TODAY,
    document_number: Annotated[str, typer.Option(metavar="文号")] = "",
    signed_by: Annotated[
        str, typer.Option(metavar="签发人", help="单位负责人姓名，没有写明就不写")
    ] = "",
    promised_on: Annotated[str, typer.Option(metavar="日期", help="B 类的承诺完成日期")] = "",
    matter: Annotated[str, typer.Option(metavar="事项", help="承诺要完成什么")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="分办的写是哪个单位的答复")] = "",
    body: Annotated[
        str, typer.Option(metavar="内容", help="答复正文；没有解决也没有承诺的，在这里说明原因")
    ] = "",
    body_file: Annotated[
        Path | None, typer.Option(metavar="文件", help="答复的 .docx 或文本文件")
    ] = None,
    json: Json = False,
) -> None:
    """登记承办单位的答复和类别。"""
    more: dict[str, Any] = {}

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        awaited = suggestion_list.paper(session, paper_id, desk.today).line.reply_due
        late = late_reply(awaited, desk.day(on))
        until = desk.day(promised_on, "future") if promised_on else None
        unit_id = units.named(session, unit).id if unit else None
        gone = promises.replaced_by(session, paper_id, unit_id, (Promised(matter, until),))
        doubts = reply_doubts.unheard(session, paper_id)
        doubts += reply_doubts.unheard_units(session, paper_id)
        more["replaced"] = [str(each) for each in gone]
        due = suggestions.reply(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            reply_class=class_.upper(),
            document_number=document_number,
            signed_by=signed_by,
            promised_on=until,
            matter=matter,
            unit_id=unit_id,
            body=_body(body_file) if body_file else body,
        )
        wait = f"，请代表在 {labels.day(due.on)} 前反馈意见" if due else ""
        owing = [part.unit for part in unit_side.parts(session, paper_id) if part.owing]
        wait = f"，还差{'、'.join(owing)}的答复" if owing else wait
        said = f"已登记{unit and f'{unit}的'} {class_.upper()} 类答复{late}{wait}。"
        return f"{said}{_replaced(gone)}{doubts}"

    one_step(ctx, suggestion, EventKind.REPLY, deed, json=json, more=more)


def _replaced(gone: Sequence[Promised]) -> str:
    """Return what is said of promises that a reply took the place of; nothing for none."""
    if not gone:
        return ""
    still = "不再列在承诺台账里；还算数的，请用 promises add 再登记"
    return f"此前承诺的{replaced.in_words(gone)}由这次答复取代，{still}。"


def _body(path: Path) -> str:
    """Return the body of a reply from a Word file or a text, with what was left out told."""
    if path.suffix.lower() not in (".docx", ".doc", ".wps"):
        return files.text(path)
    from npcdesk.forms.word import reading  # noqa: PLC0415 - read when it is wanted

    letter = letter_text.body(reading.read(files.content(path), path.name))
    if letter.left_out:
        shown.aside(f"抬头、落款等 {letter.left_out} 段没有收进正文，由程序印。")
    return body_text.text(letter.body)


def rate(
    ctx: typer.Context,
    suggestion: WHICH,
    rating: Annotated[str, typer.Option(metavar="评价", help="满意、基本满意、不满意")],
    on: ON = TODAY,
    attitude: Annotated[
        str, typer.Option(metavar="评价", help="规则包分开问时，对办理态度的评价")
    ] = "",
    opinion: Annotated[str, typer.Option(metavar="意见", help="不满意时必填")] = "",
    json: Json = False,
) -> None:
    """登记代表的评价；不满意就再研究：要求重办或说明理由。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        given = Rating(labels.value_of(labels.RATING, rating))
        manner = Rating(labels.value_of(labels.RATING, attitude)) if attitude else None
        due = suggestions.rate(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            rating=given,
            attitude=manner,
            opinion=opinion,
        )
        also = f"，办理态度{labels.RATING[manner.value]}" if manner else ""
        study = "。待研究：用 redo 要求重办，或用 explain 说明理由，期限"
        again = f"{study} {labels.day(due.on)}（{due.why}）" if due else ""
        return f"已登记评价：{labels.RATING[given.value]}{also}{again}。"

    one_step(ctx, suggestion, EventKind.RATE, deed, json=json)


def close(
    ctx: typer.Context,
    suggestion: WHICH,
    on: ON = TODAY,
    unreturned: Annotated[
        bool, typer.Option("--unreturned", help="征询意见表过期没有交回；--body 写怎样催过")
    ] = False,
    body: BODY = "",
    json: Json = False,
) -> None:
    """办结。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        missing = unit_side.missing_opinions(unit_side.parts(session, paper_id))
        suggestions.close(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            unreturned=unreturned,
            body=body,
        )
        return f"已办结。{missing}{promises.left_open(session, paper_id)}"

    one_step(ctx, suggestion, EventKind.CLOSE, deed, json=json)


def withdraw(
    ctx: typer.Context,
    suggestion: WHICH,
    reason: Annotated[str, typer.Option(metavar="理由", help="书面撤回的理由")],
    agreed: Annotated[
        list[str] | None, typer.Option(metavar="姓名", help="书面同意的联名代表，每人写一次")
    ] = None,
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """代表书面撤回建议，办理终止。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        suggestions.withdraw(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            reason=reason,
            agreed=agreed or (),
        )
        return "已登记撤回，办理终止。"

    one_step(ctx, suggestion, EventKind.WITHDRAW, deed, json=json)


def take_back(
    ctx: typer.Context,
    suggestion: WHICH,
    reason: Annotated[str, typer.Option(metavar="理由")],
    event: Annotated[
        str,
        typer.Option(metavar="编号", help="哪一步，suggestions show 列出编号；不写就是最后一步"),
    ] = "",
    json: Json = False,
) -> None:
    """更正：登记错的一步不算，留下理由。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        told_so_far = suggestions.events(session, paper_id)
        stand = dated_events.in_order(told_so_far)
        last = next((each for each in reversed(stand) if each.kind is not EventKind.RAISE), None)
        meant = [each for each in told_so_far if each.id.endswith(event.lower())]
        chosen = (meant[0] if len(meant) == 1 else None) if event else last
        if chosen is None:
            msg = "这件建议没有这一步可以更正，请用 suggestions show 查每一步的编号。"
            raise NotFound(msg)
        suggestions.take_back(session, chosen.id, reason=reason, today=desk.today)
        return f"已更正：{labels.day(chosen.on)}的“{VERB[chosen.kind]}”不算。"

    one_step(ctx, suggestion, EventKind.TAKE_BACK, deed, json=json)
