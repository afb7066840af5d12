"""How a key-supervision group goes about its suggestions (督办工作方案), in the document format."""

import re

from npcdesk.forms import document
from npcdesk.forms.body import Part, Table
from npcdesk.forms.document import Document
from npcdesk.labels import day, day_dotted
from npcdesk.rules import wording
from npcdesk.rules.papers import PlannedStep, SupervisionPlan

NAME = "督办工作方案"
LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
PAPERS = (("建议号", "题目", "领衔代表", "承办单位"), (1.3, 5.0, 2.2, 3.2))
STEPS = (("时间", "工作安排"), (2.2, 8.0))
UNSURE = "节点待会商会商定后另行通知。"
ITEMS = (("反馈期限", "督办事项", "承办单位"), (2.2, 6.0, 3.2))


def to_pdf(plan: SupervisionPlan) -> bytes:
    """Return the plan as a PDF. Its place on paper: GB/T 9704-2012, clause 7."""
    return document.to_pdf(
        Document(
            name=NAME,
            mark=wording.fill(plan.said, "supervision-plan.mark", {"本单位": plan.office}),
            number="",
            title=_title(plan),
            to=f"{'、'.join(plan.units)}：" if plan.units else "",
            said=_said(plan),
            unit=plan.office,
            on=plan.on,
            issuer=plan.office,
        )
    )


def _said(plan: SupervisionPlan) -> tuple[Part, ...]:
    rows = tuple((x.number, x.title, x.lead, x.units) for x in plan.papers)
    papers: tuple[Part, ...] = (Table(PAPERS[0], rows, PAPERS[1]),) if rows else ()
    return (
        wording.fill(plan.said, "supervision-plan.opening", _facts(plan)),
        "一、督办的建议",
        *(papers or ("暂未列入建议。",)),
        "二、督办组",
        *_people(plan),
        "三、工作安排",
        *(part for part in plan.arranged.splitlines() if part.strip()),
        *(_steps(plan.nodes) or (() if plan.arranged.strip() else (UNSURE,))),
        *_items(plan),
        "四、工作要求",
        *_asked(plan),
    )


def _people(plan: SupervisionPlan) -> tuple[str, ...]:
    known = (
        ("组长", plan.leader),
        ("领衔办理的党政领导", plan.official),
        ("成员", "、".join(plan.members)),
        ("邀请代表", "、".join(plan.invited)),
        ("对口工委", plan.committee),
    )
    return tuple(f"{name}：{said}。" for name, said in known if said)


def _steps(nodes: tuple[PlannedStep, ...]) -> tuple[Part, ...]:
    rows = tuple((day_dotted(node.due_on), node.words) for node in nodes)
    return (Table(STEPS[0], rows, STEPS[1]),) if rows else ()


def _items(plan: SupervisionPlan) -> tuple[Part, ...]:
    rows = tuple((day_dotted(item.due_on), item.words, item.who) for item in plan.items)
    table = Table(ITEMS[0], rows, ITEMS[1])
    return ("督办中交办的事项，请承办单位按期书面反馈。", table) if rows else ()


def _asked(plan: SupervisionPlan) -> list[str]:
    return wording.fill(plan.said, "supervision-plan.closing", _facts(plan)).splitlines()


def _facts(plan: SupervisionPlan) -> dict[str, str]:
    last = max((step.due_on for step in (*plan.nodes, *plan.items)), default=None)
    return {
        "法律": LAW,
        "督办组": plan.group,
        "年度": str(plan.year),
        "确定": f"{plan.decided}确定，" if plan.decided else "",
        "件数": str(len(plan.papers)),
        "期限": f"，{day(last)}前完成" if last else "",
    }


def _title(plan: SupervisionPlan) -> tuple[str, ...]:
    """Return it in phrases: the group, what stands before 工作方案, and that."""
    whole = wording.fill(plan.said, "supervision-plan.title", _facts(plan))
    return tuple(filter(None, re.split(f"({re.escape(plan.group)}|工作方案)", whole)))
