"""A paper of each form whose words an office chooses, to look at the words on it.

What they tell is made up; who says it is the office.
"""

from collections.abc import Callable, Mapping
from typing import Any

from npcdesk.rules.hand_over_papers import (
    CoOpinionLetter,
    HandedLine,
    HandedRow,
    HandOverList,
    HandOverNotice,
    HandOverSlip,
)
from npcdesk.rules.papers import (
    FeedbackForm,
    LedgerRow,
    LookBackTable,
    LookedRow,
    PlannedPaper,
    PlannedStep,
    PromisedLine,
    PromiseList,
    ReplyLetter,
    SupervisionLedger,
    SupervisionPlan,
    SupervisionSlip,
    UrgedLine,
    UrgeList,
    UrgeSlip,
)
from npcdesk.rules.project_papers import ProgressRow, ProjectProgress
from npcdesk.rules.sample_duties import OF_DELEGATES
from npcdesk.rules.sample_meetings import OF_MEETINGS
from npcdesk.rules.sample_sayer import GROUP, LEAD, SESSION, SHORT, TITLE, Sayer
from npcdesk.rules.suggestion_sheet import Signatory, SuggestionSheet


def papers(sayer: Sayer) -> dict[str, Any]:
    """Return them by the codes of their forms."""
    return {code: made(sayer) for code, made in MAKERS.items()}


def _reply(of: Sayer) -> ReplyLetter:
    return ReplyLetter(
        unit=of.unit,
        document_number=f"示交函〔{of.on.year}〕18号",
        reply_class="A",
        signers=4,
        body=("一、护栏。已经装好。", "二、桥面。年底前铺完。"),
        on=of.on,
        contact=of.contact,
        contact_phone=of.phone,
        **of.raised,
    )


def _slip(of: Sayer) -> HandOverSlip:
    return HandOverSlip(
        office=of.office,
        document_number="",
        unit=of.unit,
        role="主办",
        answers=True,
        others="县财政局协办",
        signers=4,
        handed_on=of.on,
        due_on=None,
        due_why="",
        give_back_by=None,
        classes=("A", "B", "C"),
        **of.raised,
        **of.reach,
    )


def _notice(of: Sayer) -> HandOverNotice:
    return HandOverNotice(
        office=of.office,
        document_number="",
        unit=of.unit,
        congress=of.congress,
        session=SESSION,
        meeting="",
        on=of.on,
        give_back_by=None,
        classes=("A", "B", "C"),
        lines=(HandedLine("35", TITLE, f"{LEAD}等4名", "主办", "", of.on),),
        **of.reach,
    )


def _list(of: Sayer) -> HandOverList:
    row = HandedRow(
        "35", TITLE, f"{LEAD}等4名", of.unit, "县财政局", of.after(90), of.after(60), "王建国"
    )
    return HandOverList(of.office, of.congress, SESSION, "建议交办会", of.on, (row,))


def _opinion(of: Sayer) -> CoOpinionLetter:
    return CoOpinionLetter(
        unit=f"{of.area}财政局",
        to=of.unit,
        document_number="",
        congress=of.congress,
        session=SESSION,
        number="35",
        title=TITLE,
        body=("一、资金。列入下一年预算。",),
        on=of.on,
        due_on=None,
        copies=(of.office,),
        **of.reach,
    )


def _urge(of: Sayer) -> UrgeSlip:
    return UrgeSlip(
        office=of.office,
        units=(of.unit,),
        signers=4,
        handed_on=of.on,
        on=of.on,
        say_by=of.on,
        **of.raised,
        **of.reach,
    )


def _urges(of: Sayer) -> UrgeList:
    line = UrgedLine("35", SHORT, TITLE, LEAD, 4, of.after(-80), of.after(10), 10, 1)
    return UrgeList(of.office, of.unit, of.on, of.after(7), 30, (line,), **of.reach)


def _promises(of: Sayer) -> PromiseList:
    line = PromisedLine(
        *("35", SHORT, TITLE, LEAD, 4, of.unit, "铺完桥面", of.after(90)),
        kept=False,
        how_far="正在招标",
        told_on=None,
    )
    return PromiseList(of.office, "", of.on.year, of.on, (line,), **of.reach)


def _look_back(of: Sayer) -> LookBackTable:
    row = LookedRow(
        number="35",
        session=SHORT,
        title=TITLE,
        lead=LEAD,
        signers=4,
        unit=of.unit,
        replied_on=of.after(-300),
        reply_class="B",
        current_class="A",
        looked_on=of.on,
        solved="yes",
        kept="",
        follow="",
        rating="satisfied",
        body="护栏已经装好。",
    )
    figures = ("解决的1件",)
    return LookBackTable(of.office, of.on.year, "前三年的B、C类", "", figures, (row,), of.on)


def _plan(of: Sayer) -> SupervisionPlan:
    return SupervisionPlan(
        office=of.office,
        group=GROUP,
        year=of.on.year,
        decided="第五次主任会议",
        leader="副主任王建国",
        official="副县长陈国栋",
        members=("石建军", "李想"),
        invited=(LEAD,),
        committee="城环工委",
        papers=(PlannedPaper("35", TITLE, f"{LEAD}等4名", of.unit),),
        nodes=(PlannedStep(of.after(20), "到现场视察"),),
        items=(PlannedStep(of.after(30), "装好护栏", of.unit),),
        arranged="",
        units=(of.unit,),
        on=of.on,
    )


def _supervised(of: Sayer) -> SupervisionSlip:
    return SupervisionSlip(
        office=of.office,
        number=f"督办〔{of.on.year}〕3号",
        group=GROUP,
        leader="王建国",
        leader_post="副主任",
        unit=of.unit,
        about=(f"第35号《{TITLE}》",),
        decided="第五次主任会议确定",
        asked="装好护栏，写明资金安排和施工单位。",
        handed_on=of.on,
        due_on=of.after(30),
        **of.reach,
    )


def _ledger(of: Sayer) -> SupervisionLedger:
    row = LedgerRow(
        number="35",
        session=SHORT,
        title=TITLE,
        lead=LEAD,
        signers=4,
        units=f"主办：{of.unit}",
        replied="A 类",
        rating="满意",
        group=f"{GROUP}\n组长：王建国",
        decided="第五次主任会议",
        consulted="先修主桥，护栏随后",
        nodes="摸底（已完成）",
        progress="主桥加固过半",
        ways="视察",
        found="护栏松动",
        reported="",
        outcome="好",
    )
    return SupervisionLedger(of.office, of.on.year, 1, of.on, (row,))


def _sheet(of: Sayer) -> SuggestionSheet:
    return SuggestionSheet(
        of.congress, SESSION, "35", TITLE, Signatory(LEAD), body=("桥上没有护栏。",)
    )


def _progress(of: Sayer) -> ProjectProgress:
    row = ProgressRow(
        1,
        "修缮沙河桥",
        "加固主桥",
        of.unit,
        "陈国栋",
        "320",
        "160",
        50,
        "进行中",
        "铺完桥面",
        "",
        "",
    )
    return ProjectProgress(of.office, of.on.year, "共1项。", (row,), of.on)


def _form(of: Sayer) -> FeedbackForm:
    return FeedbackForm(office=of.office, lead_unit=of.unit, **of.raised)


MAKERS: Mapping[str, Callable[[Sayer], Any]] = {
    "suggestion-sheet": _sheet,
    "hand-over-slip": _slip,
    "hand-over-notice": _notice,
    "hand-over-list": _list,
    "receipt-slip": _notice,
    "co-opinion": _opinion,
    "reply-letter": _reply,
    "feedback-form": _form,
    "urge-slip": _urge,
    "urge-list": _urges,
    "promise-list": _promises,
    "look-back-table": _look_back,
    "supervision-plan": _plan,
    "supervision-slip": _supervised,
    "supervision-ledger": _ledger,
    "project-progress": _progress,
    **OF_DELEGATES,
    **OF_MEETINGS,
}
