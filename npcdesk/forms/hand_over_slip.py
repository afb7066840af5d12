"""The slip with which one suggestion is handed to a unit (交办单), in the letter format."""

from npcdesk.forms import hand_over_words, worded
from npcdesk.forms import letter as letters
from npcdesk.labels import day, session_name
from npcdesk.rules import deadlines, urging, wording
from npcdesk.rules.hand_over_papers import HandOverSlip

NAME = "交办单"


def to_pdf(slip: HandOverSlip) -> bytes:
    """Return the slip as a PDF. Its place on paper: GB/T 9704-2012, letter format."""
    own, facts = slip.said, _facts(slip)
    reach = worded.contact(own, "hand-over-slip.contact", slip.contact, slip.phone)
    return letters.to_pdf(
        letters.Letter(
            name=NAME,
            unit=slip.office,
            number=slip.document_number,
            marks=(),
            mark=wording.fill(own, "hand-over-slip.mark", facts),
            title=worded.title(own, "hand-over-slip.title", facts),
            to=f"{slip.unit}：",
            paragraphs=(wording.fill(own, "hand-over-slip.opening", facts), *_asked(slip)),
            on=slip.handed_on,
            notes=("，".join(("建议原文附后", *reach)),),
        )
    )


def _facts(slip: HandOverSlip) -> dict[str, str]:
    many = f"等{slip.signers}名" if slip.signers > 1 else ""
    return {
        "本单位": slip.office,
        "大会": slip.congress,
        "会次": slip.session or session_name(None),
        "建议号": slip.number,
        "题目": urging.quoted(slip.title),
        "代表姓名": f"{slip.lead}{many}",
        "贵单位": urging.honoured(slip.unit),
        "承办方式": slip.role,
        "其他单位": f"，{slip.others}" if slip.others else "",
    }


def _asked(slip: HandOverSlip) -> tuple[str, ...]:
    why = f"（{deadlines.printed(slip.due_why)}）" if slip.due_why and slip.due_on else ""
    by = f"请于{day(slip.due_on)}前" if slip.due_on else "请在规定的期限内"
    if slip.answers:
        due = f"一、按期答复。{by}同代表联系沟通，书面答复{why}。"
    else:
        due = f"一、按期提出意见。{by}将协办意见送主办单位{why}，并抄送我们。"
    form = f"二、规范答复。{hand_over_words.form(slip.classes)}" if slip.answers else ""
    number = "三" if form else "二"
    back = f"{number}、及时退办。{hand_over_words.back(slip.give_back_by)}"
    return tuple(filter(None, (due, form, back)))
