"""What a printed form says, gathered from what was typed after `print`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.forms.catalog import Form
from npcdesk.office import (
    activity_list,
    activity_papers,
    blank_papers,
    co_opinions,
    delegates,
    dossier,
    duty_papers,
    group_papers,
    groups,
    hand_over_list,
    hand_over_papers,
    honour_papers,
    look_back_paper,
    look_backs,
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
from npcdesk.rules.roster_papers import NameCards, RosterLook

ELSEWHERE = {
    "duty-notice": "请用 rota notice，写明站点和日期。",
    "rota-table": "请用 rota show --pdf，写明站点。",
    "vote-ballot": "请用 projects ballot，写明哪次投票。",
    "vote-count": "请用 projects count-sheet，写明哪次投票。",
    "project-progress": "请用 projects progress-sheet，写明年度。",
}
"""How forms are printed that belong to another command."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed; "" where nothing was."""

    form: Form
    today: date
    suggestion: str
    unit: str
    year: int
    group: str
    item: str
    delegation: str
    delegate: str
    visit: str
    order: str
    on: date | None
    activity: str
    names: str
    look: RosterLook
    blobs: Any  # where attachments and pictures are
    blank: bool = False  # nothing on it


def paper(session: Any, asked: Asked) -> Any:
    """Return what the form says.

    Raises:
        DeskError: something is missing, not known, or not so far that there is a paper.
    """
    if asked.blank:
        return blank_papers.paper(session, asked.form.code, asked.year)
    if asked.form.code not in GATHER:
        why = ELSEWHERE.get(asked.form.code, "它只在新建单位或重做恢复码时出现一次。")
        msg = f"{asked.form.name}不能这样打印：{why}"
        raise NotAllowed(msg)
    return GATHER[asked.form.code](session, asked)


def _suggestion(session: Any, asked: Asked) -> str:
    if not asked.suggestion:
        msg = f"{asked.form.name}是一件建议的，请写 --suggestion，例如 --suggestion 35。"
        raise Unclear(msg)
    return suggestion_names.named(session, asked.suggestion).id


def _of_suggestion(gather: Callable[..., Any]) -> Callable[[Any, Asked], Any]:
    def of(session: Any, asked: Asked) -> Any:
        return gather(session, _suggestion(session, asked), today=asked.today)

    return of


def _letter(session: Any, asked: Asked) -> Any:
    found = _suggestion(session, asked)
    whose = {"unit_id": units.named(session, asked.unit).id} if asked.unit else {}
    return papers.reply_letter(session, found, today=asked.today, **whose)


def _dossier(session: Any, asked: Asked) -> Any:
    found = _suggestion(session, asked)
    return dossier.dossier(session, asked.blobs, found, today=asked.today)


def _raised(session: Any, asked: Asked) -> Any:
    if not asked.suggestion:
        return blank_papers.paper(session, asked.form.code, asked.year)
    return suggestion_sheets.sheet(session, _suggestion(session, asked), today=asked.today)


def _of_unit(gather: Callable[..., Any]) -> Callable[[Any, Asked], Any]:
    """Return the paper of one unit that a suggestion was handed to."""

    def of(session: Any, asked: Asked) -> Any:
        made: Mapping[str, Any] = dict(
            gather(session, _suggestion(session, asked), today=asked.today)
        )
        names = "、".join(each.unit for each in made.values())
        if asked.unit:
            its = units.named(session, asked.unit)
            if its.id in made:
                return made[its.id]
            msg = f"这件建议没有交给{its.name}，现在由{names}办理。"
            raise NotFound(msg)
        if len(made) > 1:
            name = asked.form.name
            msg = f"这件建议交给了{names}，请用 --unit 写明要哪个单位的{name}。"
            raise Unclear(msg)
        return next(iter(made.values()))

    return of


def _handed_list(session: Any, asked: Asked) -> Any:
    return hand_over_list.listed(session, hand_over_list.handed_on(session, asked.on))


def _urge_list(session: Any, asked: Asked) -> Any:
    if not asked.unit:
        msg = "催办清单按单位打印，请写 --unit，例如 --unit 县水利局。"
        raise Unclear(msg)
    return urging.urge_list(session, units.named(session, asked.unit).name, today=asked.today)


def _promises(session: Any, asked: Asked) -> Any:
    return promise_list.due_in_year(session, asked.year, _unit(session, asked), today=asked.today)


def _looked_back(session: Any, asked: Asked) -> Any:
    scope = look_backs.scope(session, asked.year)
    return look_back_paper.table(session, scope, unit=_unit(session, asked), today=asked.today)


def _unit(session: Any, asked: Asked) -> str:
    return units.named(session, asked.unit).name if asked.unit else ""


def _group(session: Any, asked: Asked) -> str:
    if not asked.group:
        msg = f"{asked.form.name}按督办组打印，请写 --group，例如 --group 桥梁。"
        raise Unclear(msg)
    return groups.named(session, asked.group)


def _slip(session: Any, asked: Asked) -> Any:
    group = _group(session, asked)
    slip = group_papers.item_of(session, group, asked.item, today=asked.today)
    if slip.doubt:
        shown.aside(slip.doubt)
    return slip


def _plan(session: Any, asked: Asked) -> Any:
    return group_papers.plan(session, _group(session, asked), today=asked.today)


def _ledger(session: Any, asked: Asked) -> Any:
    return group_papers.ledger(session, asked.year, today=asked.today)


def _reception(session: Any, asked: Asked) -> Any:
    if not asked.visit:
        return blank_papers.paper(session, asked.form.code, asked.year)
    visit_id = short_ids.visit(session, asked.visit)
    return reception_papers.reception_form(session, visit_id, today=asked.today)


def _activity(
    gather: Callable[..., Any],
) -> Callable[[Any, Asked], Any]:
    def of(session: Any, asked: Asked) -> Any:
        if not asked.activity:
            return blank_papers.paper(session, asked.form.code, asked.year)
        found = activity_list.named(session, asked.activity, asked.today)
        return gather(session, found.id, today=asked.today)

    return of


def _roster(session: Any, asked: Asked) -> Any:
    made = roster_paper.roster_list(
        session,
        Filter(delegation=asked.delegation),
        _order(asked),
        look=asked.look,
        blobs=asked.blobs,
        narrowed=asked.delegation,
        today=asked.today,
    )
    return watched(made, "取出名册")


def _cards(session: Any, asked: Asked) -> Any:
    """Return the cards of those who are named, of those of an activity, or of the roster."""
    if asked.names:
        return NameCards(tuple(filter(None, re.split(r"[、，,\s]+", asked.names))))
    if asked.activity:
        found = activity_list.named(session, asked.activity, asked.today)
        return activity_papers.name_cards(session, found.id, today=asked.today)
    return roster_paper.name_cards(session, Filter(delegation=asked.delegation), _order(asked))


def _order(asked: Asked) -> str:
    return shown.known_order(asked.order, roster_order.ORDERS) if asked.order else ""


def _file(session: Any, asked: Asked) -> Any:
    found = delegates.named(session, asked.delegate or asked.delegation)
    return duty_papers.delegate_file(
        session, found.mandate_id, asked.year, today=asked.today, blobs=asked.blobs
    )


def _record(session: Any, asked: Asked) -> Any:
    if not asked.delegate:
        return blank_papers.paper(session, asked.form.code, asked.year)
    return _file(session, asked)


def _public(session: Any, asked: Asked) -> Any:
    return duty_papers.public_list(
        session, asked.year, today=asked.today, delegation=asked.delegate or asked.delegation
    )


def _honours(*, honoured: bool) -> Callable[[Any, Asked], Any]:
    def of(session: Any, asked: Asked) -> Any:
        return honour_papers.listed(session, asked.year, honoured=honoured, today=asked.today)

    return of


GATHER: Mapping[str, Callable[[Any, Asked], Any]] = {
    "hand-over-slip": _of_unit(hand_over_papers.slips),
    "hand-over-notice": _of_unit(hand_over_papers.notices),
    "hand-over-list": _handed_list,
    "receipt-slip": _of_unit(hand_over_papers.notices),
    "co-opinion": _of_unit(co_opinions.letters),
    "reply-letter": _letter,
    "feedback-form": _of_suggestion(papers.feedback_form),
    "dossier": _dossier,
    "urge-slip": _of_suggestion(urging.urge_slip),
    "suggestion-sheet": _raised,
    "urge-list": _urge_list,
    "promise-list": _promises,
    "look-back-table": _looked_back,
    "candidate-list": _honours(honoured=False),
    "honour-list": _honours(honoured=True),
    "supervision-plan": _plan,
    "supervision-slip": _slip,
    "supervision-ledger": _ledger,
    "roster-list": _roster,
    "delegation-roster": _roster,
    "address-book": _roster,
    "name-cards": _cards,
    "reception-form": _reception,
    "activity-record": _activity(activity_papers.record),
    "sign-in-sheet": _activity(activity_papers.sign_in),
    "duty-record": _record,
    "delegate-file": _file,
    "public-list": _public,
}
"""Each form that `print` makes, in the order in which its help names them."""
