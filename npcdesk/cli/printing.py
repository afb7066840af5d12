"""`print`: a paper of a suggestion, or of a handling unit, as PDF."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.naming import WHICH_HELP
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.forms import catalog
from npcdesk.forms.catalog import Form
from npcdesk.office import (
    delegates,
    duty_papers,
    files,
    group_papers,
    groups,
    hand_over_papers,
    papers,
    promise_list,
    reception_papers,
    roster_order,
    roster_paper,
    short_ids,
    suggestion_names,
    suggestion_sheets,
    units,
    urging,
)
from npcdesk.office.roster import Filter

app = App()

LETTER, RAISED = "reply-letter", "suggestion-sheet"
PAPERS: Mapping[str, Callable[..., Any]] = {
    LETTER: papers.reply_letter,
    "feedback-form": papers.feedback_form,
    "urge-slip": urging.urge_slip,
    RAISED: suggestion_sheets.sheet,
}
HANDED, HANDED_ALL, RECEIPT = "hand-over-slip", "hand-over-notice", "receipt-slip"
URGE_LIST, PROMISE_LIST = "urge-list", "promise-list"
RECEPTION = "reception-form"
SLIP, LEDGER, ROSTER = "supervision-slip", "supervision-ledger", "roster-list"
FILED, PUBLIC = "delegate-file", "public-list"
FORMS_HELP = "、".join(
    f"{each} {catalog.form(each).name}"
    for each in (
        *(HANDED, HANDED_ALL, RECEIPT, *PAPERS, URGE_LIST, PROMISE_LIST, SLIP, LEDGER),
        *(ROSTER, RECEPTION, FILED, PUBLIC),
    )
)


@app.command("print")
def print_(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="表名", help=FORMS_HELP)],
    out: Annotated[Path, typer.Option(metavar="文件", help="PDF 放到哪里")],
    suggestion: Annotated[str, typer.Option(metavar="建议", help=WHICH_HELP)] = "",
    unit: Annotated[
        str,
        typer.Option(
            metavar="单位",
            help="承办单位，催办清单、年度承诺事项清单用；几个单位的交办单、交办通知、分办的答复函也写",
        ),
    ] = "",
    year: Annotated[
        int,
        typer.Option(metavar="年", help="年度承诺事项清单、重点督办台账用，不写就是今年"),
    ] = 0,
    group: Annotated[str, typer.Option(metavar="督办组", help="督办单用")] = "",
    item: Annotated[
        str, typer.Option(metavar="事项", help="督办单用：清单上的哪一项，写几个字就行")
    ] = "",
    delegation: Annotated[
        str, typer.Option(metavar="代表团", help="代表名册用，只印一个代表团")
    ] = "",
    delegate: Annotated[str, typer.Option(metavar="代表", help="履职档案用，姓名或代表证号")] = "",
    visit: Annotated[
        str, typer.Option(metavar="走访", help="接待群众登记表用，visits list 的编号；不写是空白表")
    ] = "",
    order: Annotated[
        str, typer.Option(metavar="次序", help="代表名册用，同 roster list 的次序")
    ] = "",
) -> None:
    """打印一件建议的公文，一个单位的催办清单，督办单和台账，代表名册，存为 PDF。"""
    desk: Entrance = ctx.obj
    wanted = catalog.form(form)
    with desk.reading() as session:
        if wanted.code == URGE_LIST:
            paper: Any = _urge_list(session, unit, desk)
        elif wanted.code == PROMISE_LIST:
            name = units.named(session, unit).name if unit else ""
            paper = promise_list.due_in_year(
                session, year or desk.today.year, name, today=desk.today
            )
        elif wanted.code == SLIP:
            paper = _slip(session, group, item, desk)
        elif wanted.code == RECEPTION and visit:
            visit_id = short_ids.visit(session, visit)
            paper = reception_papers.reception_form(session, visit_id, today=desk.today)
        elif wanted.code == RECEPTION:
            paper = reception_papers.blank(session)
        elif wanted.code == ROSTER:
            paper = _roster(session, delegation, order, desk)
        elif wanted.code in (FILED, PUBLIC):
            paper = _of_duty(session, wanted, delegate or delegation, year, desk)
        elif wanted.code == LEDGER:
            paper = group_papers.ledger(session, year or desk.today.year, today=desk.today)
        else:
            paper = _of_suggestion(session, wanted, suggestion, unit, desk)
    if strange := catalog.missing(paper):
        shown.aside(
            f"有 {len(strange)} 个字没有字形，纸上留作方框：{'、'.join(strange)}。请手写补上。"
        )
    files.write(out, wanted.to_pdf(paper))
    shown.say(f"{wanted.name}已存到 {out}。")


def _of_duty(session: Any, wanted: Form, who: str, year: int, desk: Entrance) -> Any:
    """Return 履职档案 of a delegate, or 履职公示 of a delegation or of all."""
    of = year or desk.today.year
    if wanted.code == PUBLIC:
        return duty_papers.public_list(session, of, today=desk.today, delegation=who)
    found = delegates.named(session, who)
    return duty_papers.delegate_file(session, found.mandate_id, of, today=desk.today)


def _roster(session: Any, delegation: str, order: str, desk: Entrance) -> Any:
    by = shown.known_order(order, roster_order.ORDERS) if order else ""
    made = roster_paper.roster_list(
        session, Filter(delegation=delegation), by, narrowed=delegation, today=desk.today
    )
    return watched(made, "取出名册")


def _handed(session: Any, wanted: Form, suggestion: str, unit: str, desk: Entrance) -> Any:
    """Return the slip or the notice of one unit that a suggestion was handed to."""
    found = _suggestion(session, wanted, suggestion)
    gather = hand_over_papers.slips if wanted.code == HANDED else hand_over_papers.notices
    made: Mapping[str, Any] = dict(gather(session, found, today=desk.today))
    if unit:
        its = units.named(session, unit)
        if its.id not in made:
            now = "、".join(paper.unit for paper in made.values())
            msg = f"这件建议没有交给{its.name}，现在由{now}办理。"
            raise NotFound(msg)
        return made[its.id]
    if len(made) > 1:
        names = "、".join(paper.unit for paper in made.values())
        msg = f"这件建议交给了{names}，请用 --unit 写明要哪个单位的{wanted.name}。"
        raise Unclear(msg)
    return next(iter(made.values()))


def _suggestion(session: Any, form: Form, suggestion: str) -> str:
    if not suggestion:
        msg = f"{form.name}是一件建议的，请写 --suggestion，例如 --suggestion 35。"
        raise Unclear(msg)
    return suggestion_names.named(session, suggestion).id


def _urge_list(session: Any, unit: str, desk: Entrance) -> Any:
    if not unit:
        msg = "催办清单按单位打印，请写 --unit，例如 --unit 县水利局。"
        raise Unclear(msg)
    return urging.urge_list(session, units.named(session, unit).name, today=desk.today)


def _slip(session: Any, group: str, item: str, desk: Entrance) -> Any:
    if not group:
        msg = "督办单按督办组打印，请写 --group，例如 --group 桥梁。"
        raise Unclear(msg)
    slip = group_papers.item_of(session, groups.named(session, group), item, today=desk.today)
    if slip.doubt:
        shown.aside(slip.doubt)
    return slip


def _of_suggestion(session: Any, form: Form, suggestion: str, unit: str, desk: Entrance) -> Any:
    if form.code == RAISED and not suggestion:
        return suggestion_sheets.blank(session)
    if form.code in (HANDED, HANDED_ALL, RECEIPT):
        return _handed(session, form, suggestion, unit, desk)
    if form.code not in PAPERS:
        msg = f"{form.name}不能这样打印：它只在新建单位或重做恢复码时出现一次。"
        raise NotAllowed(msg)
    found = _suggestion(session, form, suggestion)
    whose = {"unit_id": units.named(session, unit).id} if unit and form.code == LETTER else {}
    return PAPERS[form.code](session, found, today=desk.today, **whose)
