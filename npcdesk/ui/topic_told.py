"""Topics in the words of their pages: chips, columns, the line from 议题 to 评估, the timeline."""

from collections.abc import Callable
from datetime import date
from functools import partial

from npcdesk import labels, topic_words
from npcdesk.models import TopicKind
from npcdesk.office.topic_boards import PartLine, TopicFile, TopicLine
from npcdesk.rules.topic_life import VERB, PartState, State
from npcdesk.ui.columns import Column, Measure
from npcdesk.ui.due_list import DueGroup, DueLine
from npcdesk.ui.life_steps import LifeStep
from npcdesk.ui.signs import Mark, Sign, days_mark
from npcdesk.ui.suggestion_told import ODD
from npcdesk.ui.timeline import Event, FileChip

WARN_DAYS = 7
ICONS = {
    TopicKind.CLAIM: ("people_swap", "doing"),
    TopicKind.PROGRESS: ("arrow_right", "doing"),
    TopicKind.RESULT: ("checkmark", "replied"),
    TopicKind.SHARE: ("megaphone_loud", "replied"),
    TopicKind.ASSESS: ("checkmark_circle", "closed"),
    TopicKind.ESCALATE: ("arrow_up", "soon"),
    TopicKind.CLOSE: ("folder_open", "closed"),
}
_STATES = {
    State.OPEN: ("wait", Sign.RING),
    State.GOING: ("doing", Sign.HALF),
    State.RESULTS: ("replied", Sign.DOT),
    State.SHARED: ("replied", Sign.DOT),
    State.ASSESSED: ("closed", Sign.TICK),
    State.CLOSED: ("closed", Sign.TICK),
}
_PARTS = {
    PartState.OPEN: ("wait", Sign.RING),
    PartState.CLAIMED: ("doing", Sign.HALF),
    PartState.GOING: ("doing", Sign.HALF),
    PartState.DONE: ("closed", Sign.TICK),
}


def topic_mark(state: State) -> Mark:
    """Return the chip of where a topic is."""
    token, sign = _STATES[state]
    return Mark(state.value, token, sign, f"进展，{state.value}")


def _due(line: TopicLine) -> Mark | None:
    return days_mark(line.days_left, WARN_DAYS) if line.days_left is not None else None


def _done(line: TopicLine) -> Measure | None:
    if not line.parts:
        return None
    return Measure(line.done, line.parts, f"{line.done} / {line.parts} 项")


COLUMNS: tuple[Column[TopicLine], ...] = (
    Column("年度", lambda x: str(x.year), rank=3, width=3.2),
    Column(
        "议题",
        lambda x: x.title,
        rank=1,
        width=13,
        look="strong",
        stretch=True,
        second=lambda x: x.aim,
        tip=lambda x: f"{x.title}\n{x.aim}".strip(),
    ),
    Column("发布单位", lambda x: x.published_by or "本单位", rank=2, width=6.5, most=9),
    Column("牵头", lambda x: x.lead, rank=3, width=6, most=9),
    Column(
        "进展",
        lambda x: x.state.value,
        rank=1,
        width=5.4,
        mark=lambda x: topic_mark(x.state),
    ),
    Column("已认领", lambda x: f"{x.claimed} / {x.parts}", rank=2, align="right", width=4),
    Column("有成果", lambda _: "", rank=1, width=5.5, measure=_done),
    Column("最近期限", lambda _: "", rank=1, width=5.4, mark=_due),
    Column("建议", lambda x: str(x.suggestions or ""), rank=2, align="right", width=3),
    Column("活动", lambda x: str(x.activities or ""), rank=3, align="right", width=3),
    Column("评估", lambda x: x.grade, rank=2, width=3.4),
)


def life_steps(file: TopicFile) -> list[LifeStep]:
    """Return 议题 承担 建议 办理 评估 with what each has come to."""
    line, papers = file.line, file.suggestions
    answered = sum(each.replied_on is not None for each in papers)
    rows = (
        ("议题", f"{labels.day_short(line.published_on)}发布", True),
        ("各级承担", f"{line.claimed}/{line.parts} 项已认领", 0 < line.parts == line.claimed),
        ("建议", f"{len(papers)} 件" if papers else "还没有关联", bool(papers)),
        (
            "办理",
            f"{answered}/{len(papers)} 件已答复" if papers else "",
            0 < len(papers) == answered,
        ),
        ("成果", f"{line.done}/{line.parts} 项" if line.parts else "", 0 < line.parts == line.done),
        ("评估", line.grade, bool(line.grade)),
    )
    first = next((at for at, row in enumerate(rows) if not row[2]), len(rows))
    return [
        LifeStep(words, below, "done" if done else "now" if at == first else "later")
        for at, (words, below, done) in enumerate(rows)
    ]


def parts(file: TopicFile) -> list[DueGroup]:
    """Return the parts from the highest level down, each with the step that it waits for."""
    return [DueGroup("", [_part(each) for each in file.parts])] if file.parts else []


NEXT = {
    PartState.OPEN: TopicKind.CLAIM,
    PartState.CLAIMED: TopicKind.PROGRESS,
    PartState.GOING: TopicKind.RESULT,
}


def _part(part: PartLine) -> DueLine:
    kind = NEXT.get(part.state)
    offered = kind is not None and kind in part.allowed
    due = f"{labels.day_short(part.due_on)}前" if part.due_on else ""
    last = f"{labels.day_short(part.last_on)} {part.last}".strip() if part.last_on else ""
    urgent = part.days_left is not None and part.days_left <= WARN_DAYS
    token, sign = _PARTS[part.state]
    mark = Mark(part.state.value, token, sign, f"进展，{part.state.value}")
    return DueLine(
        f"{kind.value if offered and kind else ''}:{part.id}",
        "people" if part.mine else "building_government",
        f"{labels.LEVEL[part.level.value]}·{part.who}：{part.role}",
        "·".join(filter(None, (part.person, part.task, due, last))),
        days_mark(part.days_left, WARN_DAYS) if urgent else mark,
        VERB[kind] if offered and kind else "",
    )


def timeline(file: TopicFile, today: date, take_back: Callable[[str], object]) -> list[Event]:
    """Return every step, the newest first; what nothing rests on offers to be taken back."""
    told = []
    for step in file.history:
        icon, token = ICONS[step.kind]
        gone = bool(step.taken_back)
        said = [step.who, step.body, f"更正的理由：{step.taken_back}" if gone else ""]
        name = topic_words.TOPIC_EVENT[step.kind.value]
        near = step.on.year == today.year
        chips = [FileChip("更正…", partial(take_back, step.id), "arrow_undo")] if step.free else []
        told.append(
            Event(
                day=labels.day_short(step.on) if near else labels.day_dotted(step.on),
                title="·".join(filter(None, (name, step.part, step.grade))),
                body="\n".join(filter(None, said)),
                by=step.office or step.by,
                icon="dismiss" if gone else icon,
                token="void" if gone else token,
                files=chips,
                odd=ODD if step.odd else "",
                struck=gone,
            )
        )
    return told
