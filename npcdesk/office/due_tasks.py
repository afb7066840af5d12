"""One line of 今日要办: what is to be done to a paper, why, and how many days are left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from npcdesk import labels
from npcdesk.models import EventKind, Rating
from npcdesk.rules.suggestion_states import RUNNING, VERB, State

if TYPE_CHECKING:  # the first page is quicker without the tables of groups
    from npcdesk.models import GroupKind, OpinionKind


class OfYear(StrEnum):
    """What a year has due, beside the papers and the groups."""

    REPORT = "year_report"
    DUTY = "duty"  # a station receives people today
    NOTICE = "duty_notice"  # the notice of its day must hang
    HOLD = "hold-activity"  # the planned day of an activity went by
    CALL = "notice-activity"  # the delegates are to be told of one
    ABSENT = "remind-absence"  # a delegate missed the congress without leave
    ENDS = "delegate"  # twice: the mandate is to end
    ANSWER = "answer-contact"  # what was raised in a 双联系 contact has no answer


class OfTopic(StrEnum):
    """What a part of a topic of 五级协同 waits for."""

    CLAIM = "topic_claim"
    RESULT = "topic_result"


class OfProject(StrEnum):
    """What a livelihood project (民生实事) waits for."""

    NODE = "project_node_done"
    ITEM = "project_answer"
    FINISH = "project_finish"


YEAR_REPORT = OfYear.REPORT
NEVER = "9999"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the verb, the paper, why, and the days left (negative: late).

    A paper may have two: the step that is awaited, and a co-handler's opinion or a call agreed on.

    `due_on` and `days_left` are None for what waits without a day set by rule. What a supervision
    group has due has a `group_id`, and the id of its node or list item, instead of a paper; the
    report on a year's handling has the year as `event_id`, what a topic has due the part's id, a
    project its node, list item or itself, a station's duty the station and day, an activity its id,
    an absence the mandate, a question of 双联系 the pair and the entry.
    """

    suggestion_id: str
    kind: "EventKind | GroupKind | OpinionKind | OfYear | OfTopic | OfProject"
    verb: str
    number: str
    title: str
    why: str
    due_on: date | None
    days_left: int | None
    group_id: str = ""
    event_id: str = ""
    opinion_id: str = ""  # of what waits for its result, or for the person to be told
    topic_id: str = ""
    project_id: str = ""


def task(row: Any, on: date, newest: Any) -> Task:
    """Return the task of a row of `standing`; `newest` is the (term, session) of these days."""
    state = State(row.state)
    due = date.fromisoformat(row.day) if row.day < NEVER else None
    left = (due - on).days if due else None
    beside = row.kind
    kind = EventKind(beside) if beside else _kind(row.step, left or 0)
    return Task(
        suggestion_id=row.suggestion_id,
        kind=kind,
        verb=VERB[kind],
        number=row.number,
        title=row.title,
        why="·".join(
            filter(None, (_older(row, newest), *_why(row, state, kind, late=(left or 0) < 0)))
        ),
        due_on=due,
        days_left=left,
    )


def _day(text_of: str | None) -> str:
    return labels.day_short(date.fromisoformat(text_of)) if text_of else ""


def _kind(step: str, days_left: int) -> EventKind:
    """Return the step that leads on; a unit whose reply is late is urged."""
    kind = EventKind(step) if step else EventKind.CLOSE
    return EventKind.URGE if kind is EventKind.REPLY and days_left < 0 else kind


def _older(row: Any, newest: Any) -> str:
    """Return the session of a paper that is not of the newest: numbers begin again with each."""
    if not (row.number and row.term) or (row.term, row.session) == tuple(newest or ()):
        return ""
    return labels.session_short(row.term, row.session)


def _answering(row: Any) -> str:
    """Return who is to reply: of units that answer apart, those that have not."""
    units: str = row.lead_unit
    all_of, left = units.count("、") + 1, row.owing.count("、") + 1 if row.owing else 0
    return f"{row.owing}（{all_of} 家分办，还差 {left} 家）" if left else units


def _why(row: Any, state: State, kind: EventKind, *, late: bool) -> tuple[str, ...]:
    handed, replied, urged = (_day(on) for on in (row.handed_on, row.replied_on, row.urged_on))
    if kind is EventKind.FULFIL:
        on = labels.day_dotted(date.fromisoformat(row.replied_on)) if row.replied_on else ""
        return row.lead_unit, f"{on}答复时承诺"
    beside = {
        EventKind.CO_OPINION: (f"协办{row.co_units}", f"主办{row.lead_unit}在等"),
        EventKind.CONTACT: (f"{row.lead_unit}还没有联系代表",),
        EventKind.PUBLISH: (row.lead_unit, f"{replied or '已经'}答复，还没有公开"),
    }
    if kind in beside:
        return *beside[kind][:1], handed and f"{handed}交办", *beside[kind][1:]
    if kind in (EventKind.REDO, EventKind.REASSIGN):
        again = dissatisfied(row.round - 1) or "代表不满意，等我们研究"
        asked = (f"{row.lead_unit}申请退办", handed and f"{handed}交办")
        return asked if kind is EventKind.REASSIGN else (row.lead_unit, again)
    if state in RUNNING:
        last = f"上次催办 {urged}" if urged else "还没有催办过"
        last += "，约定这天再催" if row.kind else ""
        again = f"第 {row.round} 轮办理" if state is State.AGAIN else ""
        return _answering(row), handed and f"{handed}交办", again, last
    if state is State.ANSWERED:
        return row.lead_unit, _after_reply(row, replied, late=late)
    lead: str = row.lead_name
    who = f"{lead}等{row.signers}名代表" if row.signers > 1 else f"{lead}代表" if lead else ""
    return who, "等代表改好再提" if kind is EventKind.RAISE else row.category


def _after_reply(row: Any, replied: str, *, late: bool) -> str:
    if not row.rating:
        waits = "代表还没有寄回意见，催过仍不寄的可以办结" if late else "等代表寄回意见"
        return f"{replied}答复，{waits}"
    explained = "，已说明理由" if row.rating == Rating.DISSATISFIED else ""
    return f"代表{labels.RATING[row.rating]}{explained}，可以办结"


def dissatisfied(times: int) -> str:
    """Return what a rating of 不满意 that is not the first asks for before the study; else "".

    重庆 第二十七条: the office brings the delegates and the units together and proposes what to do.
    """
    return f"代表第 {times} 次不满意，先召集代表和承办单位协调" if times > 1 else ""
