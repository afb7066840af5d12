"""How a key-supervision group goes about its suggestions (督办工作方案), in the document format."""

from npcdesk.forms import document
from npcdesk.forms.body import Part, Table
from npcdesk.forms.document import Document
from npcdesk.labels import day, day_dotted
from npcdesk.rules.papers import PlannedStep, SupervisionPlan

NAME = "督办工作方案"
LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
PAPERS = (("建议号", "题目", "领衔代表", "承办单位"), (1.3, 5.0, 2.2, 3.2))
STEPS = (("时间", "工作安排"), (2.2, 8.0))
ITEMS = (("反馈期限", "督办事项", "承办单位"), (2.2, 6.0, 3.2))


def to_pdf(plan: SupervisionPlan) -> bytes:
    """Return the plan as a PDF. Its place on paper: GB/T 9704-2012, clause 7."""
    return document.to_pdf(
        Document(
            name=NAME,
            mark=f"{plan.office}文件",
            number="",
            title=(plan.group, f"{plan.year}年重点督办", "工作方案"),
            to=f"{'、'.join(plan.units)}：" if plan.units else "",
            said=_said(plan),
            unit=plan.office,
            on=plan.on,
            issuer=plan.office,
        )
    )


def _said(plan: SupervisionPlan) -> tuple[Part, ...]:
    decided = f"{plan.decided}确定，" if plan.decided else ""
    rows = tuple((x.number, x.title, x.lead, x.units) for x in plan.papers)
    papers: tuple[Part, ...] = (Table(PAPERS[0], rows, PAPERS[1]),) if rows else ()
    why = f"为落实{LAW}关于重点督办的规定，{decided}由{plan.group}督办代表建议{len(rows)}件。"
    return (
        f"{why}现就督办工作安排如下。",
        "一、督办的建议",
        *(papers or ("暂未列入建议。",)),
        "二、督办组",
        *_people(plan),
        "三、工作安排",
        *(part for part in plan.said.splitlines() if part.strip()),
        *(_steps(plan.nodes) or (() if plan.said.strip() else ("节点待会商会商定后另行通知。",))),
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


def _asked(plan: SupervisionPlan) -> tuple[str, ...]:
    last = max((step.due_on for step in (*plan.nodes, *plan.items)), default=None)
    until = f"，{day(last)}前完成" if last else ""
    return (
        f"（一）承办单位由主要负责人负责，制定办理方案，逐项落实{until}。",
        "（二）督办组采取座谈、视察、听取汇报等形式跟踪办理，请代表参加。",
        "（三）每月反馈一次进度；有困难的，及时向督办组说明。",
    )
