"""Which pages and dialogs the demonstration shows, and on which of the county's records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from npcdesk import labels
from npcdesk.demo import duty, mandates, neighbours, projects, report, topics
from npcdesk.demo.sights_of_years import of_years
from npcdesk.models import EventKind, GroupKind
from npcdesk.office import (
    group_boards,
    opinion_list,
    roster,
    stations,
    statistics,
    suggestion_list,
    visits,
)
from npcdesk.office.figures import Pick
from npcdesk.office.group_boards import GroupBoard
from npcdesk.office.opinion_list import STATES
from npcdesk.office.opinion_list import Filter as Heard
from npcdesk.office.statistics import Scope
from npcdesk.office.suggestion_list import Filter
from npcdesk.office.windows import Window
from npcdesk.rules.suggestion_life import VERB, State
from npcdesk.store import Store
from npcdesk.sync import computers, status

DEEDS = frozenset(
    {"backup-now", "memory", "holidays", "holiday-table", "drop-holidays", "year-counts"}
)
"""Kinds that do something at once, or are about a file that the county does not have."""
LIKE_ANOTHER = frozenset(
    {"promise", "advance", "fulfil", "unable", "reclass", "look_back", "unmark"}
    | {"raise", "year_report"}
    | {f"{what}-take-back" for what in ("group", "mandate", "topic", "project")}
    | {"amend-opinion", "rename-matter", "activity-month", "print-many", "figure-rows"}
    | {"amend-vote", "year-book", "decide-honours", "honour-merits"}
)
"""Dialogs of a few fields, of which others are shown, or that are shown under another kind."""
BEFORE_JOINING = frozenset({"exchange-begin", "exchange-ask"})
"""Kinds that an office has only until it takes part in the exchange: the county does."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One page or dialog: its kind among the window's routes, what it is opened on, its name."""

    kind: str
    wanted: str
    name: str
    tab: str = ""  # behind it


BY_STATE = {  # dialogs, each on a paper to which it may happen
    State.DRAFT: (
        EventKind.SEND_BACK,
        EventKind.AS_LETTER,
        EventKind.REFUSE,
        EventKind.MERGE,
    ),
    State.HANDLED: (
        EventKind.ASSIGN_ON,
        EventKind.RECEIVE,
        EventKind.GIVE_BACK,
        EventKind.EXTEND,
        EventKind.CO_OPINION,
    ),
    State.GIVEN_BACK: (EventKind.REASSIGN, EventKind.INSIST),
    State.ANSWERED: (EventKind.DELIVER, EventKind.DISCLOSE, EventKind.PUBLISH),
    State.AGAIN: (EventKind.REDO, EventKind.EXPLAIN),
    State.CLOSED: (EventKind.ARCHIVE,),
}


def sights(store: Store, today: date) -> list[Sight]:
    """Return everything that the window's routes can show."""
    with store.reading() as session:
        first = {
            state: suggestion_list.lines(
                session, Filter(state=state), today=today, window=Window(0, 99)
            )
            for state in State
        }
        county = roster.Filter(level="county")
        delegates = roster.ids(session, county)[:12]
        delegate = delegates[0]
        station = stations.lines(session, today.year)[0].id
        visit = visits.lines(session, visits.Filter(waiting=True), window=Window(0, 1))[0].id
        known: dict[str, GroupBoard] = {}
        for each in group_boards.boards(session, today):
            known.setdefault(each.stage, each)
        board = known["推进中"]
        late = first[State.HANDLED][0].id
        paper = suggestion_list.paper(session, late, today)
    handed = next(step.id for step in paper.history if step.kind is EventKind.HAND_OVER)
    unit = paper.parts[0].unit_id
    ids = {state: lines[0].id for state, lines in first.items() if lines}
    waiting = next(each.id for each in first[State.ANSWERED] if not each.rating)
    rated = next(each.id for each in first[State.ANSWERED] if each.rating)
    return [
        Sight("suggestion", late, "一件建议", "suggestions"),
        Sight("suggestion", ids[State.CLOSED], "一件办结的建议"),
        Sight("new-suggestion", "", "登记建议"),
        Sight("file", ids[State.DRAFT], "立案编号"),
        Sight("hand_over", ids[State.FILED], "交办"),
        Sight("assign", "", "批量交办"),
        Sight("carry_over", "", "上届结转"),
        *(
            Sight(kind.value, ids[state], VERB[kind])
            for state, kinds in BY_STATE.items()
            for kind in kinds
        ),
        Sight("contact", late, "登记面商"),
        Sight("instruct", first[State.HANDLED][0].id, "登记批办"),
        Sight("urge", ",".join(each.id for each in first[State.HANDLED][:3]), "记录催办"),
        Sight("reply", late, "登记答复"),
        Sight("rate", waiting, "登记评价"),
        Sight("close", rated, "办结"),
        Sight("withdraw", late, "撤回建议"),
        Sight("take_back", f"{late}:{handed}", "更正"),
        Sight("amend", ids[State.DRAFT], "修改建议"),
        Sight("audit", ids[State.CLOSED], "修改记录"),
        Sight("unit", unit, "承办单位"),
        Sight("choose", ids[State.HANDLED], "列入重点督办"),
        Sight("print", f"reply-letter:{ids[State.CLOSED]}", "打印答复函"),
        Sight("print", f"feedback-form:{ids[State.ANSWERED]}", "打印征询意见表"),
        Sight("returned-forms", "", "登记征询意见表"),
        Sight("year-reports", "", "年度办理情况报告"),
        Sight("promises", "", "承诺事项台账", "suggestions"),
        Sight("look-back", "", "回头看"),
        Sight("figure", statistics.written(Pick(Scope(), "class", "A")), "数字后面的建议"),
        Sight("evaluation", "", "双评价"),
        Sight("evaluation", "papers", "双评价的建议质量"),
        Sight("honours", f"{today.year}/suggestion", "评优名单"),
        Sight("evaluation-scheme", str(today.year), "评价办法"),
        Sight("mark", ids[State.CLOSED], "评分"),
        Sight("suggestions-import", "", "导入建议"),
        Sight("check-report", str(store.path.parent / report.NAME), "核对报告"),
        Sight("write-report", "suggestions", "生成报告", "statistics"),
        Sight("units-package", "", "发承办单位"),
        Sight("units-return", "", "收回办理清单"),
        Sight("delegate", delegate, "一位代表", "roster"),
        Sight("work-report", f"{delegate}/{today.year}", "填述职报告"),
        Sight("bulk-edit", ",".join(delegates), "批量修改"),
        *(Sight(*each) for each in of_years(store, today)),
        Sight("print", f"delegate-file:{delegate}/{today.year}", "打印履职档案"),
        Sight("edit-delegate", delegate, "编辑代表"),
        Sight("new-delegate", "", "登记代表"),
        *(Sight(*each) for each in mandates.seen(store, today)),
        Sight("roster-import", "", "导入名册"),
        Sight("visit", visit, "一次接待", "stations"),
        Sight("new-visit", station, "登记接待"),
        *_of_opinions(store, today),
        *_of_topics(store),
        *_of_projects(store, today),
        Sight("station", station, "编辑站点"),
        Sight("new-station", "", "登记站点"),
        *(Sight(*each) for each in duty.seen(store, today)),
        Sight("group", board.id, "督办组", "supervision"),
        Sight("amend-group", board.id, "改督办组"),
        Sight("new-group", "", "成立督办组"),
        Sight("nominate-group", "", "登记提名"),
        *_of_groups(known),
        Sight("choose-into", board.id, "选入督办组"),
        Sight("release", board.papers[0].id, "移出重点督办"),
        *_of_exchange(store),
        Sight("settings", "", "设置", "today"),
        Sight("edit-pack", "shanghai", "复制后修改规则包"),
        *_of_settings(),
    ]


GROUP_STEPS = {  # each on a group that waits for it; the others' dialogs are like these
    "已提名": (GroupKind.DECIDE,),
    "推进中": (
        GroupKind.CONSULT,
        GroupKind.PLAN,
        GroupKind.NODE,
        GroupKind.INSPECT,
        GroupKind.ANSWER,
    ),
    "已评价": (GroupKind.ARCHIVE,),
}


def _of_opinions(store: Store, today: date) -> list[Sight]:
    """Return an opinion, the steps of its life, and what several raised."""
    with store.reading() as session:
        first = {
            state: [each.id for each in opinion_list.lines(session, Heard(state=state), today)]
            for state in STATES
        }
        moved = first["转办中"][0]
    waiting = first["待处理"]
    steps = (
        ("transfer", waiting[0], "转办意见"),
        ("feedback", first["待反馈"][0], "反馈群众"),
    )
    return [
        Sight("opinion", first["转为建议"][0], "一条群众意见", "stations"),
        *(Sight("opinion-step", f"{kind}:{each}", name) for kind, each, name in steps),
        Sight("gather", ",".join(waiting[:3]), "归为同类事项"),
        Sight("matters", "", "同类事项"),
        Sight("erase-speakers", "", "群众信息的保存期限"),
        Sight("print", f"reception-form:{_visit_of(store, moved)}", "打印接待登记表"),
    ]


def _visit_of(store: Store, opinion_id: str) -> str:
    with store.reading() as session:
        return visits.file_with(session, opinion_id).row.id


def _of_topics(store: Store) -> list[Sight]:
    with store.reading() as session:
        return [Sight(*each) for each in topics.shown(session)]


def _of_projects(store: Store, today: date) -> list[Sight]:
    with store.reading() as session:
        return [Sight(*each) for each in projects.shown(session, today)]


def _of_groups(known: Mapping[str, GroupBoard]) -> list[Sight]:
    """Return the dialogs of a group's steps."""
    return [
        Sight("group-step", f"{kind.value}:{known[stage].id}", f"督办{labels.GROUP_EVENT[kind]}")
        for stage, kinds in GROUP_STEPS.items()
        for kind in kinds
    ]


def _of_exchange(store: Store) -> list[Sight]:
    stick = store.path.parent / neighbours.STICK
    with store.reading() as session:
        lower = next(line for line in status.status(session).lines if line.place == "below")
        other = next(one for one in computers.listed(session) if one.endable)
    bundle, request = next(stick.glob("*.npb")), next(stick.glob("*.npreq"))
    return [
        Sight("exchange-import", str(bundle), "核对数据包", "exchange"),
        Sight("exchange-conflicts", "", "要您拿主意"),
        Sight("exchange-voids", "", "采纳或驳回"),
        Sight("others", lower.id, "外单位材料"),
        Sight("exchange-health", "", "数据交换的健康"),
        Sight("exchange-export", lower.id, "导出数据包"),
        Sight("exchange-export", f"{lower.id}:mail", "发电子邮件"),
        Sight("exchange-answer", str(request), "答复配对申请"),
        Sight("exchange-end", f"revoked:{other.inc}", "吊销电脑"),
        Sight("exchange-key", "", "打印交换恢复钥匙"),
    ]


def _of_settings() -> list[Sight]:
    return [
        Sight(kind, "", name)
        for kind, name in (
            ("office", "本单位"),
            ("wording", "公文用语"),
            ("faces", "打印字体"),
            ("packs", "规则包"),
            ("pack", "换规则包"),
            ("session", "登记会议"),
            ("passphrase", "换密码"),
            ("recovery", "重做恢复码"),
            ("restore", "用备份恢复"),
            ("help", "快捷键"),
            ("about", "关于"),
        )
    ]
