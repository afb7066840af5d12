"""A paper of each form whose words an office chooses, to look at the words on it."""

from datetime import date
from typing import Any

from sqlmodel import Session

from npcdesk.office import offices
from npcdesk.rules.hand_over_papers import HandedLine, HandOverNotice, HandOverSlip
from npcdesk.rules.papers import FeedbackForm, ReplyLetter, UrgeSlip


def papers(session: Session, *, today: date) -> dict[str, Any]:
    """Return them by the codes of their forms; what they tell is made up."""
    here = offices.here(session)
    raised: dict[str, Any] = {
        "congress": here.congress,
        "session": "第一次会议",
        "number": "35",
        "title": "关于修缮沙河桥并增设人行护栏的建议",
        "lead": "周启明",
    }
    reach: dict[str, Any] = {
        "contact": here.contact or "联系人姓名",
        "phone": here.phone or "0000000",
    }
    unit = f"{here.area}交通运输局"
    handed = HandedLine("35", raised["title"], "周启明等4名", "主办", "", today)
    return {
        "reply-letter": ReplyLetter(
            unit=unit,
            document_number=f"示交函〔{today.year}〕18号",
            reply_class="A",
            signers=4,
            body=("一、护栏。已经装好。", "二、桥面。年底前铺完。"),
            on=today,
            contact=reach["contact"],
            contact_phone=reach["phone"],
            **raised,
        ),
        "hand-over-slip": HandOverSlip(
            office=here.name,
            document_number="",
            unit=unit,
            role="主办",
            answers=True,
            others="县财政局协办",
            signers=4,
            handed_on=today,
            due_on=None,
            due_why="",
            give_back_by=None,
            classes=("A", "B", "C"),
            **raised,
            **reach,
        ),
        "hand-over-notice": HandOverNotice(
            office=here.name,
            document_number="",
            unit=unit,
            congress=here.congress,
            session="第一次会议",
            meeting="",
            on=today,
            give_back_by=None,
            classes=("A", "B", "C"),
            lines=(handed,),
            **reach,
        ),
        "urge-slip": UrgeSlip(
            office=here.name,
            units=(unit,),
            signers=4,
            handed_on=today,
            on=today,
            say_by=today,
            **raised,
            **reach,
        ),
        "feedback-form": FeedbackForm(office=here.name, lead_unit=unit, **raised),
    }
