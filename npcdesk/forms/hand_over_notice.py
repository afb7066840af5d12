"""The notice with all that a unit is handed on one day (交办通知), in the document format."""

from collections import Counter
from collections.abc import Mapping

from npcdesk import by_hand
from npcdesk.forms import document, hand_over_words, worded
from npcdesk.forms.body import Table
from npcdesk.forms.document import Document
from npcdesk.labels import day_dotted
from npcdesk.rules import urging, wording
from npcdesk.rules.hand_over_papers import HandedLine, HandOverNotice

NAME = "交办通知"
HEADINGS = ("编号", "题目", "领衔代表", "承办方式", "期限")
SHARES = (1.4, 4.8, 2.1, 2.9, 2.4)
LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"


def to_pdf(notice: HandOverNotice) -> bytes:
    """Return the notice as a PDF. Its place on paper: GB/T 9704-2012, clause 7."""
    return document.to_pdf(_said(notice))


def to_docx(notice: HandOverNotice) -> bytes:
    """Return the notice as a .docx with the same words in the same places."""
    from npcdesk.forms.word import document as word_document  # noqa: PLC0415 - when it is wanted

    return word_document.to_docx(_said(notice))


def _said(notice: HandOverNotice) -> Document:
    own, facts = notice.said, _facts(notice)
    opening = wording.fill(own, "hand-over-notice.opening", facts)
    return Document(
        name=NAME,
        mark=wording.fill(own, "hand-over-notice.mark", facts),
        number=notice.document_number,
        title=worded.title(own, "hand-over-notice.title", facts),
        to=f"{notice.unit}：",
        said=(opening, Table(HEADINGS, _rows(notice), SHARES), *_asked(notice)),
        unit=notice.office,
        on=notice.on,
        attachments=(f"代表建议原文（{by_hand.many(len(notice.lines), notice.on)}件）",),
        notes=worded.contact(own, "hand-over-notice.contact", notice.contact, notice.phone),
        issuer=notice.office,
    )


def _facts(notice: HandOverNotice) -> dict[str, str]:
    roles: Mapping[str, int | str] = Counter(line.role for line in notice.lines)
    if notice.on == by_hand.DAY:
        roles = dict.fromkeys(("主办", "协办"), by_hand.ROOM)
    return {
        "本单位": notice.office,
        "法律": LAW,
        "交办会": f"经{notice.meeting}研究，" if notice.meeting else "",
        "大会": notice.congress,
        "会次": notice.session,
        "件数": by_hand.many(len(notice.lines), notice.on),
        "贵单位": urging.honoured(notice.unit),
        "承办方式": "、".join(f"{role}{count}件" for role, count in roles.items()),
    }


def _rows(notice: HandOverNotice) -> tuple[tuple[str, ...], ...]:
    return tuple((x.number, x.title, x.lead, _how(x), _until(x)) for x in notice.lines)


def _how(line: HandedLine) -> str:
    return "\n".join(filter(None, (line.role, line.others)))


def _until(line: HandedLine) -> str:
    return day_dotted(line.due_on) if line.due_on else ""


def _asked(notice: HandOverNotice) -> tuple[str, ...]:
    due = "主办、分办的，请于表中期限前书面答复代表；协办的，请于表中期限前将协办意见送主办单位。"
    return (
        f"一、按期办理。{due}{hand_over_words.FIRST_TALK}",
        f"二、规范答复。{hand_over_words.form(notice.classes)}",
        f"三、及时退办。{hand_over_words.back(notice.give_back_by)}",
    )
