"""Projects in the words of their pages: chips, columns, the steps, the timeline."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from npcdesk import labels, project_words
from npcdesk.models import ProjectKind
from npcdesk.office.project_boards import PointLine, ProjectFile, ProjectLine
from npcdesk.rules import shares
from npcdesk.rules.money import wan
from npcdesk.rules.project_life import AFTER_VOTE, VERB, State
from npcdesk.ui.columns import Column, Measure
from npcdesk.ui.due_list import DueGroup, DueLine
from npcdesk.ui.life_steps import LifeStep
from npcdesk.ui.signs import Mark, Sign, days_mark
from npcdesk.ui.suggestion_told import ODD
from npcdesk.ui.timeline import Event, FileChip

WARN_DAYS = 7
ICONS = {
    ProjectKind.SCREEN: ("filter", "doing"),
    ProjectKind.SHORTLIST: ("document_checkmark", "doing"),
    ProjectKind.REVIEW: ("gavel", "doing"),
    ProjectKind.VOTE: ("vote", "replied"),
    ProjectKind.ASSIGN: ("send", "doing"),
    ProjectKind.NODE: ("calendar_ltr", "doing"),
    ProjectKind.NODE_DONE: ("checkmark", "replied"),
    ProjectKind.PROGRESS: ("arrow_right", "doing"),
    ProjectKind.INSPECT: ("flag", "doing"),
    ProjectKind.ITEM: ("document_text", "soon"),
    ProjectKind.ANSWER: ("mail", "replied"),
    ProjectKind.ADJUST: ("edit", "soon"),
    ProjectKind.GRADE: ("note", "replied"),
    ProjectKind.FINISH: ("checkmark_circle", "closed"),
    ProjectKind.SURVEY: ("people_chat", "replied"),
    ProjectKind.REPORT: ("document", "closed"),
}
_WORK = {
    "未启动": ("wait", Sign.DASH),
    "进行中": ("doing", Sign.HALF),
    "滞后": ("late", Sign.BANG),
    "完成": ("closed", Sign.TICK),
    "基本完成": ("closed", Sign.TICK),
    "未完成": ("late", Sign.BANG),
}
_STATES = {
    State.PROPOSED: ("wait", Sign.RING),
    State.SCREENED: ("doing", Sign.HALF),
    State.DROPPED: ("void", Sign.DASH),
    State.MERGED: ("void", Sign.DASH),
    State.SHORTLISTED: ("doing", Sign.HALF),
    State.CANDIDATE: ("replied", Sign.DOT),
    State.REJECTED: ("void", Sign.DASH),
}


def project_mark(line: ProjectLine) -> Mark:
    """Return the chip of where a project is: how its work stands, once it was voted for."""
    if line.work:
        token, sign = _WORK[line.work]
        words = f"滞后 {line.late_days} 天" if line.work == "滞后" else line.work
        return Mark(words, token, sign, f"进度，{words}")
    token, sign = _STATES[line.state]
    return Mark(line.state.value, token, sign, f"情况，{line.state.value}")


def paid(line: ProjectLine) -> str:
    """Return what was paid of the year's money; nothing paid is said, not 0."""
    if not line.paid_yuan:
        return "还没有拨" if line.year_yuan else ""
    share = f"·{shares.ratio(line.paid_yuan, line.year_yuan)}" if line.year_yuan else ""
    return f"已拨 {wan(line.paid_yuan)}{share}"


def _progress(line: ProjectLine) -> Measure | None:
    if not line.work:
        return None
    return Measure(line.percent, 100, f"{line.percent}%", line.planned)


def _node(line: ProjectLine) -> str:
    return labels.day_short(line.next_due) if line.next_due else "—"


def _group(line: ProjectLine) -> str:
    return "·".join(filter(None, (f"{line.members} 人", line.leader))) if line.group else ""


def _number(line: ProjectLine) -> str:
    return str(line.number or "")


TITLE: Column[ProjectLine] = Column(
    "项目",
    lambda x: x.title,
    rank=1,
    width=11,
    look="strong",
    stretch=True,
    second=lambda x: x.body.split("\n")[0],
    tip=lambda x: f"{x.title}\n{x.body}".strip(),
)
STATE: Column[ProjectLine] = Column(
    "情况", lambda x: project_mark(x).words, rank=1, width=5.6, mark=project_mark
)
UNIT: Column[ProjectLine] = Column(
    "责任单位",
    lambda x: x.responsible,
    rank=2,
    width=7,
    most=9,
    second=lambda x: f"分管：{x.official}" if x.official else "",
)
CHOSEN: tuple[Column[ProjectLine], ...] = (
    Column("序", _number, rank=1, align="right", width=2),
    TITLE,
    UNIT,
    Column(
        "年度投资（万元）",
        lambda x: wan(x.year_yuan),
        rank=2,
        align="right",
        width=6.4,
        second=paid,
    ),
    STATE,
    Column("进度", lambda x: f"{x.percent}%", rank=1, width=7, measure=_progress),
    Column("下一个节点", _node, rank=2, width=6, most=8, second=lambda x: x.next_node),
    Column("监督小组", lambda x: x.group, rank=3, width=6, second=_group),
    Column("评价", lambda x: x.grade or "—", rank=3, width=3.2),
)
GATHERED: tuple[Column[ProjectLine], ...] = (
    TITLE,
    Column("来源", lambda x: x.source, rank=1, width=5, second=lambda x: x.proposer),
    Column("提出日期", lambda x: labels.day_dotted(x.proposed_on), rank=2, align="right", width=5),
    STATE,
    Column("筛选", lambda x: f"{x.rounds} 轮" if x.rounds else "", rank=2, width=3.2),
    Column("并入", lambda x: x.merged_into, rank=3, width=8),
    UNIT,
    Column("总投资（万元）", lambda x: wan(x.total_yuan), rank=3, align="right", width=5.6),
)
JUDGED: tuple[Column[ProjectLine], ...] = (
    Column("序", _number, rank=1, align="right", width=2),
    TITLE,
    UNIT,
    STATE,
    Column("小组评价", lambda x: x.grade or "—", rank=1, width=4, second=lambda x: x.group),
    Column("满意度测评", lambda x: x.rated or "—", rank=1, width=5),
    Column("清单没有反馈", lambda x: str(x.open_items or ""), rank=2, align="right", width=5),
)


def life_steps(file: ProjectFile) -> list[LifeStep]:
    """Return 征集 筛选 初定 审议 票决 实施 评价 报告 with what each has come to."""
    line, said = file.line, {step.kind for step in file.history if not step.taken_back}
    rows = (
        ("征集", labels.day_short(line.proposed_on), True),
        ("筛选", f"{line.rounds} 轮" if line.rounds else "", line.state is not State.PROPOSED),
        ("初定", "", ProjectKind.SHORTLIST in said),
        ("审议", "", ProjectKind.REVIEW in said),
        ("票决", line.votes, ProjectKind.VOTE in said),
        ("实施", f"{line.percent}%" if line.work else "", ProjectKind.FINISH in said),
        ("评价", line.rated or line.grade, bool(line.rated or line.grade)),
        ("报告", "", line.state is State.REPORTED),
    )
    first = next((at for at, row in enumerate(rows) if not row[2]), len(rows))
    return [
        LifeStep(words, below, "done" if done else "now" if at == first else "later")
        for at, (words, below, done) in enumerate(rows)
    ]


def points(file: ProjectFile) -> list[DueGroup]:
    """Return the nodes and the items of the list, each open one with the step it waits for."""
    some = (
        ("节点", ProjectKind.NODE_DONE, file.nodes),
        ("督查清单", ProjectKind.ANSWER, file.items),
    )
    return [
        DueGroup(name, [_point(each, kind, kind in file.allowed) for each in known])
        for name, kind, known in some
        if known
    ]


def _point(point: PointLine, kind: ProjectKind, offered: bool) -> DueLine:  # noqa: FBT001
    left = point.met_on is None
    planned = f"计划到 {point.percent}%" if point.percent is not None else ""
    met = f"{labels.day_short(point.met_on)}完成" if point.met_on else ""
    said = (point.who, f"{labels.day_short(point.due_on)}前", planned, met, point.answer)
    done = Mark("已完成", "closed", Sign.TICK, "已完成")
    mark = days_mark(point.days_left, WARN_DAYS) if point.days_left is not None else done
    return DueLine(
        f"{kind.value if left and offered else ''}:{point.id}",
        ICONS[kind][0],
        point.words,
        "·".join(filter(None, said)),
        mark,
        VERB[kind] if left and offered else "",
    )


def timeline(file: ProjectFile, today: date, take_back: Callable[[str], object]) -> list[Event]:
    """Return every step, the newest first; what nothing rests on offers to be taken back."""
    told = []
    for step in file.history:
        icon, token = ICONS[step.kind]
        gone = bool(step.taken_back)
        done = f"做到 {step.percent}%" if step.percent is not None else ""
        money = f"已拨 {wan(step.paid_yuan)} 万元" if step.paid_yuan else ""
        score = f"{step.score} 分" if step.score else ""
        said = ["，".join(filter(None, (done, money, score))), step.who, step.how, step.body]
        said.append(f"更正的理由：{step.taken_back}" if gone else "")
        name = project_words.EVENT[step.kind.value]
        near = step.on.year == today.year
        chips = [FileChip("更正…", partial(take_back, step.id), "arrow_undo")] if step.free else []
        told.append(
            Event(
                day=labels.day_short(step.on) if near else labels.day_dotted(step.on),
                title="·".join(filter(None, (name, step.outcome, step.grade))),
                body="\n".join(filter(None, said)),
                by=step.by,
                icon="dismiss" if gone else icon,
                token="void" if gone else token,
                files=chips,
                odd=ODD if step.odd else "",
                struck=gone,
            )
        )
    return told


def foot(lines: Sequence[ProjectLine]) -> str:
    """Return the counts by state and the money of the chosen projects, and the share paid."""
    chosen = [line for line in lines if line.state in AFTER_VOTE]
    if not chosen:
        return f"{len(lines)} 项"
    counts = {work: sum(line.work == work for line in chosen) for work in _WORK}
    told = "，".join(f"{work} {count}" for work, count in counts.items() if count)
    money, spent = sum(x.year_yuan for x in chosen), sum(x.paid_yuan for x in chosen)
    if not money:
        return f"{len(chosen)} 项：{told}"
    share = f"（{shares.ratio(spent, money)}）"
    rest = f"年度投资 {wan(money)} 万元，已拨 {wan(spent) or '0'} 万元{share}"
    return f"{len(chosen)} 项：{told}；{rest}"
