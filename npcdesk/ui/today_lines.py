"""What stands on 今日要办, made of what was read: its groups, its bar and the first steps."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.buttons import Verb
from npcdesk.ui.due_list import DueGroup, DueLine
from npcdesk.ui.empty import Step, StepState
from npcdesk.ui.signs import Mark, Sign, days_mark
from npcdesk.ui.tiles import Part

if TYPE_CHECKING:
    from npcdesk.office.due_tasks import Task
    from npcdesk.office.today import Counts, SessionPapers

SOON_DAYS = 7
VERB_ICONS = {
    "urge": "megaphone_loud",
    "reply": "document",
    "hand_over": "send",
    "rate": "mail",
    "close": "checkmark_circle",
    "file": "note",
    "raise": "note",
    "redo": "arrow_sync",
    "reassign": "arrow_sync",
    "co_opinion": "people_chat",
    "fulfil": "calendar_ltr",
    "contact": "people_chat",
    "publish": "document",
    "node_done": "flag",
    "answer": "flag",
    "progress": "flag",
    "result": "home",
    "feedback": "people_chat",
    "year_report": "document_text",
    "topic_claim": "people_swap",
    "topic_result": "people_swap",
    "project_node_done": "building_people",
    "project_answer": "building_people",
    "project_finish": "building_people",
    "duty": "home",
    "duty_notice": "home",
    "hold-activity": "people",
    "notice-activity": "people",
    "remind-absence": "gavel",
    "delegate": "gavel",
    "answer-contact": "people_chat",
}
YEAR_REPORT = "year_report"
DUTY = ("duty", "duty_notice")
GROUP_STEP = "group-step"
"""What opens the step of a supervision group."""
OPINION_STEP = "opinion-step"
"""What opens the step of an opinion."""
TOPIC_STEP = "topic-step"
"""What opens the step of a topic's part."""
PROJECT_STEP = "project-step"
"""What opens the step of a project."""


def groups(tasks: "tuple[Task, ...]", counts: "Counts") -> list[DueGroup]:
    """Return the tasks by when they are due; a group says how many it has in all."""
    sorted_in: dict[str, list[DueLine]] = {
        "已逾期": [],
        "今天到期": [],
        "七天内": [],
        "之后": [],
        "没有定日子": [],
    }
    for task in tasks:
        sorted_in[_when(task.days_left)].append(_line(task))
    totals = (counts.late, counts.today, counts.soon, counts.later, counts.undated)
    return [
        DueGroup(name, lines, f"共 {total} 件，列出 {len(lines)} 件" if total > len(lines) else "")
        for (name, lines), total in zip(sorted_in.items(), totals, strict=True)
    ]


def _when(days_left: int | None) -> str:
    if days_left is None:
        return "没有定日子"
    if days_left < 0:
        return "已逾期"
    if days_left == 0:
        return "今天到期"
    return "七天内" if days_left <= SOON_DAYS else "之后"


def _line(task: "Task") -> DueLine:
    number = f"第{task.number}号 " if task.number else ""
    mark: Mark | None = None if task.days_left is None else days_mark(task.days_left, SOON_DAYS)
    kind = task.kind.value
    other = f"{GROUP_STEP}:{kind}:{task.group_id}:{task.event_id}" if task.group_id else ""
    other = f"{OPINION_STEP}:{kind}:{task.opinion_id}" if task.opinion_id else other
    if task.topic_id:
        other = f"{TOPIC_STEP}:{kind.removeprefix('topic_')}:{task.topic_id}:{task.event_id}"
    if task.project_id:
        about = "" if kind == "project_finish" else f":{task.event_id}"
        other = f"{PROJECT_STEP}:{kind.removeprefix('project_')}:{task.project_id}{about}"
    return DueLine(
        other or f"{kind}:{task.suggestion_id or task.event_id}",  # a paper may have two
        VERB_ICONS.get(kind, "document"),
        f"{labels.DUE.get(kind, task.verb)}：{number}{task.title}",
        task.why,
        mark,
        task.verb,
    )


def parts(papers: "SessionPapers") -> list[Part]:
    """Return the states of a session's papers as parts of one bar; late ones apart."""
    from npcdesk.rules.suggestion_states import RUNNING, State  # noqa: PLC0415 - after the first paint

    of = papers.by_state
    running = sum(of.get(each, 0) for each in RUNNING)
    again = of.get(State.AGAIN, 0)
    late_again = max(papers.late - (running - again), 0)
    found = [
        Part("已办结", of.get(State.CLOSED, 0) + of.get(State.ARCHIVED, 0), "closed", Sign.TICK),
        Part("已答复，未办结", of.get(State.ANSWERED, 0), "replied", Sign.DOT),
        Part("办理中", running - again - (papers.late - late_again), "doing", Sign.HALF),
        Part("答复逾期", papers.late, "late", Sign.BANG),
        Part("重新办理", again - late_again, "redo", Sign.LOOP),
        Part("待交办", of.get(State.FILED, 0), "wait", Sign.RING),
        Part("草稿", of.get(State.DRAFT, 0), "void", Sign.DASH),
        Part("终止", of.get(State.ENDED, 0), "void", Sign.DASH),
    ]
    always = {"已办结", "已答复，未办结", "办理中", "答复逾期", "重新办理", "待交办"}
    return [part for part in found if part.count or part.words in always]


def first_steps(
    delegates: int, stations: int, deeds: Mapping[str, Callable[[], object]]
) -> tuple[Step, ...]:
    """Return the first four things to do; the next one carries the primary button."""
    done = (True, delegates > 0, stations > 0, False)
    following = done.index(False)

    def state(at: int) -> StepState:
        return "done" if done[at] else "next" if at == following else "later"

    def verbs(*pairs: tuple[str, str, str]) -> tuple[Verb, ...]:
        return tuple(Verb(words, deeds[kind], icon) for words, kind, icon in pairs)

    return (
        Step("填单位", "名称、级别、届次和规则包", "done", verbs(("看设置", "settings", ""))),
        Step(
            "代表名册已经有了" if delegates else "导入代表名册",
            f"{delegates} 名，登记建议时直接选" if delegates else "有现成的 Excel 就从 Excel 导入",
            state(1),
            ()
            if delegates
            else verbs(
                ("从 Excel 导入", "roster-import", "arrow_import"),
                ("登记一名", "new-delegate", "add"),
            ),
        ),
        Step(
            f"登记了 {stations} 个站点" if stations else "登记站点",
            "代表之家、联络站，以后在这里记接待",
            state(2),
            () if stations else verbs(("登记站点", "new-station", "add")),
        ),
        Step(
            "登记第一件建议",
            "往年的台账也可以从 Excel 导入",
            state(3),
            verbs(
                ("登记建议", "new-suggestion", "add"),
                ("从 Excel 导入", "suggestions-import", "arrow_import"),
            ),
        ),
    )
