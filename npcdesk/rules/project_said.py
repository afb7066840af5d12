"""What a step of a project's life must say, told in words when it does not."""

from decimal import Decimal, InvalidOperation

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.project import ProjectEvent, ProjectKind, ProjectOutcome

_Kind, _Outcome = ProjectKind, ProjectOutcome
_ASKED = {
    _Kind.SCREEN: ("outcome", "请选筛选的结果：列入、补充调研、并入、不列入。"),
    _Kind.SHORTLIST: ("who", "请写明在哪次会议初定，例如：人大政府对接会。"),
    _Kind.REVIEW: ("who", "请写明由谁审议，例如：县人大常委会第二十次会议、第一代表小组。"),
    _Kind.NODE: ("body", "请写明这个节点要做到什么。"),
    _Kind.INSPECT: ("body", "请写明督查看到的情况。"),
    _Kind.ITEM: ("body", "请写明清单上要办的事项。"),
    _Kind.ANSWER: ("body", "请写明反馈的内容。"),
    _Kind.ADJUST: ("who", "请写明由哪次会议同意调整，例如：第六次主任会议。"),
    _Kind.GRADE: ("grade", "请选评价的等次：好、较好、一般、差。"),
    _Kind.FINISH: ("outcome", "请选完成情况：完成、基本完成、未完成。"),
    _Kind.SURVEY: ("score", "请填写第三方调查的得分，例如：89.8。"),
    _Kind.REPORT: ("who", "请写明向哪次会议报告。"),
}


def require(event: ProjectEvent) -> None:
    """Raise `NotAllowed` in words when a step does not say what its kind asks for."""
    name, msg = _ASKED.get(event.kind, ("", ""))
    said = getattr(event, name) if name else "-"
    if not (said.strip() if isinstance(said, str) else said):
        raise NotAllowed(msg)
    if event.kind is _Kind.SCREEN and event.outcome is _Outcome.MERGE and not event.other_id:
        msg = "请选并入哪个项目。"
        raise NotAllowed(msg)
    if event.kind in (_Kind.NODE, _Kind.ITEM):
        _require_day(event)
    if event.kind is _Kind.PROGRESS:
        _require_progress(event)
    if event.percent is not None and not 0 <= event.percent <= 100:
        msg = f"进度写成 0 到 100 的数，不能是 {event.percent}。"
        raise NotAllowed(msg)
    if event.kind is _Kind.SURVEY:
        _require_score(event.score)


def _require_day(event: ProjectEvent) -> None:
    if event.due_on is None:
        what = "节点的日期" if event.kind is _Kind.NODE else "反馈期限"
        msg = f"请填写{what}。"
        raise NotAllowed(msg)
    if event.kind is _Kind.ITEM and event.due_on < event.on:
        msg = (
            f"反馈期限（{labels.day(event.due_on)}）在交办（{labels.day(event.on)}）之前，请核对。"
        )
        raise NotAllowed(msg)


def _require_progress(event: ProjectEvent) -> None:
    if event.percent is None and event.paid_yuan is None and not event.body.strip():
        msg = "请填写进度、已拨资金或者说明，至少一项。"
        raise NotAllowed(msg)
    if (event.paid_yuan or 0) < 0:
        msg = "已拨资金不能是负数。"
        raise NotAllowed(msg)


def _require_score(said: str) -> None:
    try:
        given = Decimal(said)
    except InvalidOperation:
        given = Decimal(-1)
    if not (given.is_finite() and 0 <= given <= 100):
        msg = f"第三方调查的得分写成 0 到 100 的数，例如 89.8，不能是“{said}”。"
        raise NotAllowed(msg)
