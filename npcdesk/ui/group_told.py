"""A group's work in the words of its page: the line of steps, the timeline, what is awaited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from npcdesk import labels
from npcdesk.models import GroupKind
from npcdesk.office import group_boards
from npcdesk.office.attachments import AttachmentLine
from npcdesk.office.group_boards import GroupBoard, GroupFile, PointLine, StepLine
from npcdesk.rules.group_life import YEAR_LINE, Stage
from npcdesk.ui.due_list import DueGroup, DueLine
from npcdesk.ui.life_steps import LifeStep
from npcdesk.ui.signs import Mark, Sign, days_mark
from npcdesk.ui.suggestion_told import ODD
from npcdesk.ui.timeline import Event, FileChip

WORDS = {
    GroupKind.CONSULT: "会商",
    GroupKind.PLAN: "方案",
    GroupKind.PROGRESS: "推进",
}
"""What a step is called along the line, where it differs from its name."""
ICONS = {
    GroupKind.NOMINATE: ("flag", "wait"),
    GroupKind.DECIDE: ("gavel", "wait"),
    GroupKind.FORM: ("people", "wait"),
    GroupKind.CONSULT: ("people_chat", "doing"),
    GroupKind.PLAN: ("document", "doing"),
    GroupKind.NODE: ("calendar_ltr", "void"),
    GroupKind.NODE_DONE: ("checkmark", "closed"),
    GroupKind.PROGRESS: ("arrow_right", "doing"),
    GroupKind.INSPECT: ("location", "soon"),
    GroupKind.ITEM: ("send", "soon"),
    GroupKind.ANSWER: ("mail", "replied"),
    GroupKind.REPORT: ("document_text", "replied"),
    GroupKind.EVALUATE: ("checkmark_circle", "replied"),
    GroupKind.ARCHIVE: ("folder_open", "closed"),
    GroupKind.CARRY: ("arrow_clockwise", "redo"),
    GroupKind.TAKE_BACK: ("arrow_undo", "void"),
}
STAGES = {
    Stage.NOMINATED: ("wait", Sign.RING),
    Stage.DECIDED: ("wait", Sign.RING),
    Stage.FORMED: ("doing", Sign.HALF),
    Stage.CONSULTED: ("doing", Sign.HALF),
    Stage.GOING: ("doing", Sign.HALF),
    Stage.REPORTED: ("replied", Sign.DOT),
    Stage.EVALUATED: ("replied", Sign.DOT),
    Stage.ARCHIVED: ("closed", Sign.TICK),
}
SOON_DAYS = 7


def stage_mark(board: GroupBoard) -> Mark:
    """Return the mark of where a group is."""
    token, sign = STAGES.get(Stage(board.stage), ("void", Sign.DASH))
    return Mark(board.stage, token, sign, f"进展，{board.stage}")


def warning_marks(board: GroupBoard) -> list[Mark]:
    """Return what is out of the ordinary: 2 项逾期, 34 天没有进度."""
    late = len(board.late)
    marks = [Mark(f"{late} 项逾期", "late", Sign.BANG)] if late else []
    if board.silent_days:
        marks.append(Mark(f"{board.silent_days} 天没有进度", "soon", Sign.CLOCK))
    return marks


def coming(board: GroupBoard) -> str:
    """Return what comes next: 5月12日 座谈, or the step that the group waits for."""
    node = board.next_node or next((each for each in board.nodes if each.late), None)
    if node is not None and board.stage == Stage.GOING:
        return f"{labels.day_short(node.due_on)} {node.words}"
    waits = {
        GroupKind.DECIDE: "待会议确定",
        GroupKind.FORM: "待编组",
        GroupKind.CONSULT: "待会商",
        GroupKind.PLAN: "待定方案",
        GroupKind.REPORT: "待报告",
        GroupKind.EVALUATE: "待评价",
        GroupKind.ARCHIVE: "待归档",
    }
    return waits.get(GroupKind(board.next_step), "") if board.next_step else ""


def life_steps(file: GroupFile) -> list[LifeStep]:
    """Return 提名 确定 编组 会商 方案 推进 报告 评价 归档, as far as they are done."""
    board, days = file.board, file.days
    stage, made = Stage(board.stage), []
    kinds = [kind for kind in YEAR_LINE if kind is not GroupKind.NOMINATE or kind in days]
    step = GroupKind(board.next_step) if board.next_step else None
    here = kinds.index(step) if step in kinds else len(kinds)
    for at, kind in enumerate(kinds):
        words = WORDS.get(kind, labels.GROUP_EVENT[kind.value])
        nodes = f"节点 {board.nodes_done}/{len(board.nodes)}" if board.nodes else ""
        on = labels.day_short(days[kind]) if kind in days else ""
        below = nodes or on if kind is GroupKind.PROGRESS else on
        if at == here and stage is not Stage.ARCHIVED:
            due = f"应于{labels.day_short(board.next_node.due_on)}" if board.next_node else ""
            made.append(LifeStep(words, below or (due if step is GroupKind.NODE else ""), "now"))
        elif at < here:
            made.append(LifeStep(words, below or "没有登记", "done" if below else "later"))
        else:
            made.append(LifeStep(words, "", "later"))
    return made


@dataclass(frozen=True, slots=True)
class StepDeeds:
    """What the timeline offers at a step, each given the step's id, or one of its files."""

    take_back: Callable[[str], object]
    add_files: Callable[[str], object]
    take_in: Callable[[str, list[Path]], object]
    of_file: Callable[[AttachmentLine], Sequence[tuple[str, Callable[[], object]]]]


def timeline(file: GroupFile, today: date, deeds: StepDeeds) -> list[Event]:
    """Return every step, the newest first, with its files.

    What nothing rests on offers to be taken back; what stands takes files in.
    """
    told = []
    for line in file.history:
        icon, token = ICONS[line.kind]
        gone = bool(line.taken_back)
        body = "\n".join(filter(None, (_facts(line), line.body)))
        if gone:
            body = f"{body}\n更正的理由：{line.taken_back}".strip()
        near = line.on.year == today.year
        takes_files = not gone and line.kind is not GroupKind.TAKE_BACK
        told.append(
            Event(
                day=labels.day_short(line.on) if near else labels.day_dotted(line.on),
                title="·".join(
                    filter(None, (labels.GROUP_EVENT[line.kind.value], line.how, line.grade))
                ),
                body=body,
                by=line.by,
                icon="dismiss" if gone else icon,
                token="void" if gone else token,
                files=_chips(line, deeds, takes_files=takes_files),
                odd=ODD if line.odd else line.doubt,
                struck=gone,
                take_in=partial(deeds.take_in, line.id) if takes_files else None,
            )
        )
    return told


def _chips(line: StepLine, deeds: StepDeeds, *, takes_files: bool) -> list[FileChip]:
    chips = [
        FileChip(file.name, icon="document", choices=deeds.of_file(file)) for file in line.files
    ]
    if takes_files:
        chips.append(FileChip("添加附件…", partial(deeds.add_files, line.id), "attach"))
    if line.free:
        chips.append(FileChip("更正…", partial(deeds.take_back, line.id), "arrow_undo"))
    return chips


def _facts(line: StepLine) -> str:
    said = "；".join(group_boards.in_words(line))
    return f"{said}。" if said else ""


def awaited(board: GroupBoard, today: date) -> list[DueGroup]:
    """Return nodes and items by whether they are late, to come, or done.

    What an archived group did not do is told, and asks for nothing.
    """
    rows = [(point, GroupKind.NODE_DONE) for point in board.nodes]
    rows += [(point, GroupKind.ANSWER) for point in board.items]
    rows.sort(key=lambda row: row[0].due_on)
    done = [_due(*row, today) for row in rows if row[0].met_on is not None]
    if board.over:
        left = [_due(*row, None) for row in rows if row[0].met_on is None]
        return [DueGroup("没有完成", left), DueGroup("已完成", done)]
    late = [_due(*row, today) for row in rows if row[0].late]
    to_come = [_due(*row, today) for row in rows if row[0].met_on is None and not row[0].late]
    return [DueGroup("已逾期", late), DueGroup("接下来", to_come), DueGroup("已完成", done)]


def _due(point: PointLine, meets: GroupKind, today: date | None) -> DueLine:
    """Return a node or an item; without a day to count from it is over, and has no verb."""
    node = meets is GroupKind.NODE_DONE
    what = "节点" if node else f"清单·交{point.who}" if point.who else "清单"
    days = labels.day(point.due_on) if node else f"{labels.day(point.due_on)}前反馈"
    why = "·".join(filter(None, (what, days, point.answer)))
    if point.met_on or today is None:
        on = labels.day_short(point.met_on) if point.met_on else "没有"
        met = f"{on}{'完成' if node else '反馈'}"
        icon = "checkmark_circle" if point.met_on else "dismiss"
        return DueLine(f":{point.id}", icon, point.words, why, Mark(met, "text3"), "")
    return DueLine(
        f"{meets.value}:{point.id}",
        "calendar_ltr" if node else "send",
        point.words,
        why,
        days_mark((point.due_on - today).days, SOON_DAYS),
        "完成" if node else "登记反馈",
    )
