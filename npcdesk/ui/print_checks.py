"""印之前看过了: what is looked at in a sheet before it is printed, in words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from npcdesk.forms import catalog, faces
from npcdesk.rules.activity_papers import ActivityRecord, SignInSheet
from npcdesk.rules.duty_papers import DelegateFile, PublicList
from npcdesk.rules.hand_over_papers import CoOpinionLetter, HandOverList
from npcdesk.rules.honour_papers import HonourList
from npcdesk.rules.papers import (
    FeedbackForm,
    LookBackTable,
    PromiseList,
    ReplyLetter,
    SupervisionLedger,
    SupervisionPlan,
    SupervisionSlip,
    UrgeList,
    UrgeSlip,
)
from npcdesk.rules.project_papers import ProjectProgress
from npcdesk.rules.roster_papers import NameCards
from npcdesk.ui.print_copy import Copy

NUMBER = re.compile(r"[^\s〔]+〔\d{4}〕[1-9]\d*号")
SHOWN = 6
ACROSS = (HandOverList, LookBackTable, ProjectProgress)
NUMBERED_FROM_ONE = (
    *(UrgeList, PromiseList, SupervisionLedger, SupervisionPlan, DelegateFile, PublicList),
    *(ActivityRecord, SignInSheet, HonourList),
    *ACROSS,
)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at. `good` is quiet; what is not good is shown as a note."""

    text: str
    good: bool = False


def _good(text: str) -> Check:
    return Check(text, good=True)


def checks(every: Sequence[Copy], chosen: Sequence[Copy], paper: Any, pages: int) -> list[Check]:
    """Return what is to be said about the sheet in view and about who gets one.

    Args:
        every: all sheets there could be.
        chosen: those that are ticked.
        paper: what the sheet in view says.
        pages: how many pages it has.
    """
    to_unit = isinstance(paper, UrgeSlip | UrgeList | PromiseList | SupervisionSlip)
    own = _to_unit(paper) if to_unit else _of_other(paper)
    from_page = 1 if isinstance(paper, NUMBERED_FROM_ONE) else 2
    return [
        *(Check(f"{words}。") for words in faces.refused()),
        _good("一页放得下" if pages == 1 else f"共 {pages} 页，从第 {from_page} 页起印页码"),
        *own,
        *_numbered(chosen),
        *_served(every, chosen),
        *_characters(paper),
    ]


def _of_other(paper: Any) -> list[Check]:
    look = CHECKS.get(type(paper))
    return look(paper) if look else []


def _of_ledger(paper: SupervisionLedger) -> list[Check]:
    return [_good("用 A3 纸横着印")] if paper.rows else [Check("这一年没有重点督办的建议。")]


def _of_opinion(paper: CoOpinionLetter) -> list[Check]:
    blank = "协办单位还没有交意见，正文、文号和日期空着，由单位填。"
    return [_good("正文是登记的协办意见") if paper.body else Check(blank)]


def _of_honours(paper: HonourList) -> list[Check]:
    if paper.honoured:
        return [_good("只印会议已经决定表彰的")]
    lacking = sum(bool(row.short_of) for group in paper.groups for row in group.rows)
    said = f"{lacking} 个没有全够候选条件，名单上写明差在哪里。"
    return [_good("用 A4 纸横着印"), *([Check(said)] if lacking else [])]


def _of_plan(paper: SupervisionPlan) -> list[Check]:
    empty = Check("还没有登记方案的节点，“工作安排”里只有文字。")
    return [] if paper.nodes else [empty]


def _of_sign_in(paper: SignInSheet) -> list[Check]:
    nobody = paper.title and not paper.rows
    return [Check("还没有登记应到的代表，签到表上的姓名空着。")] if nobody else []


def _of_wide(paper: HandOverList | LookBackTable) -> list[Check]:
    found = [_good("用 A4 纸横着印")]
    if isinstance(paper, HandOverList):
        return found
    if not paper.rows:
        return [Check("这个范围里没有要回头看的建议。")]
    blank = sum(row.looked_on is None for row in paper.rows)
    return [*found, *([Check(f"{blank} 件还没有看，四个问题留着手工勾选。")] if blank else [])]


def _to_unit(paper: UrgeSlip | UrgeList | PromiseList | SupervisionSlip) -> list[Check]:
    found = []
    if not (paper.contact and paper.phone):
        found.append(Check("本单位的联系人或电话没有填，纸上就没有。请在设置里补上。"))
    if isinstance(paper, SupervisionSlip) and not paper.unit:
        found.append(Check("清单没有写明交给哪个单位，承办单位一栏空着。"))
    if isinstance(paper, SupervisionSlip) and paper.doubt:
        found.append(Check(paper.doubt))
    if isinstance(paper, UrgeList) and not paper.lines:
        found.append(Check(f"这个单位没有逾期或 {paper.within} 天内到期的建议。"))
    if isinstance(paper, PromiseList) and not paper.lines:
        found.append(Check(f"没有承诺在 {paper.year} 年完成的事项。"))
    return found


def _of_letter(letter: ReplyLetter) -> list[Check]:
    if not letter.reply_class:
        return [Check("还没有登记答复，这是草稿，文号和办理结果空着。")]
    found = [_good(f"办理结果：{letter.reply_class}")]
    if NUMBER.fullmatch(letter.document_number):
        found.append(_good("日期、文号写法都对"))
    elif letter.document_number:  # a missing one is told of all that are ticked
        found.append(Check("文号的写法请核对，例如 示交函〔2026〕18号。"))
    if not letter.body:
        found.append(Check("没有录入答复正文，只印出套话。"))
    return found


def unnumbered(chosen: Sequence[Copy]) -> int:
    """Return how many of the replies that are printed have no 文号."""
    letters = [copy.paper for copy in chosen if isinstance(copy.paper, ReplyLetter)]
    return sum(bool(each.reply_class) and not each.document_number for each in letters)


def _numbered(chosen: Sequence[Copy]) -> list[Check]:
    if not (bare := unnumbered(chosen)):
        return []
    which = "" if bare == len(chosen) else f"其中 {bare} 份"
    return [Check(f"{which}没有文号，印出来那里空着。请先补登文号，或者印好后手写。")]


def _of_form(form: FeedbackForm) -> list[Check]:
    if form.replied_on is None:
        return [Check("承办单位还没有答复，答复日期和办理结果空着。")]
    rated = f"代表的评价已经登记（{form.rated}），不用再印，除非要补一份。"
    return [_good("答复日期、办理结果都有"), *([Check(rated)] if form.rated else [])]


def _served(every: Sequence[Copy], chosen: Sequence[Copy]) -> list[Check]:
    taken = {copy.id for copy in chosen}
    left = [copy for copy in every if copy.note in ("领衔", "联名") and copy.id not in taken]
    if left:
        return [Check(f"{'、'.join(copy.words for copy in left)}没有勾选，不会印给本人。")]
    signed = any(copy.note == "领衔" for copy in every)
    return [_good("每位署名代表一份")] if signed else []


def _characters(paper: Any) -> list[Check]:
    found = []
    if lost := catalog.missing(paper):
        chars = "、".join(lost[:SHOWN])
        found.append(Check(f"“{chars}”字哪种字库里都没有，印出来是空框，请手写补上。"))
    other = () if isinstance(paper, NameCards) else catalog.replaced(paper)  # not in 仿宋
    if other:
        chars = "、".join(other[:SHOWN])
        found.append(Check(f"“{chars}”字仿宋里没有，用宋体代替。"))
    return found or [_good("每个字都印得出来")]


CHECKS: dict[type, Callable[[Any], list[Check]]] = {
    ReplyLetter: _of_letter,
    FeedbackForm: _of_form,
    SupervisionLedger: _of_ledger,
    SupervisionPlan: _of_plan,
    HonourList: _of_honours,
    HandOverList: _of_wide,
    LookBackTable: _of_wide,
    CoOpinionLetter: _of_opinion,
    SignInSheet: _of_sign_in,
}
"""What is looked at in the papers that go to no handling unit."""
