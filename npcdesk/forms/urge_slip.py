"""The slip that urges a unit to answer one suggestion (催办单), in the letter format."""

from npcdesk.forms import letter as letters
from npcdesk.forms import worded
from npcdesk.labels import day, session_name
from npcdesk.rules import deadlines, urging, wording
from npcdesk.rules.papers import UrgeSlip

NAME = "催办单"


def to_pdf(slip: UrgeSlip) -> bytes:
    """Return the slip as a PDF. Its place on paper: GB/T 9704-2012, letter format."""
    own, facts = slip.said, _facts(slip)
    opening = wording.fill(own, "urge-slip.opening", facts)
    return letters.to_pdf(
        letters.Letter(
            name=NAME,
            unit=slip.office,
            number="",
            marks=(),
            mark=wording.fill(own, "urge-slip.mark", facts),
            title=worded.title(own, "urge-slip.title", facts),
            to=f"{'、'.join(slip.units)}：",
            paragraphs=(opening + _state(slip), *_asked(slip)),
            on=slip.on,
            notes=worded.contact(own, "urge-slip.contact", slip.contact, slip.phone),
        )
    )


def _you(slip: UrgeSlip) -> str:
    return urging.honoured(slip.units[0]) if len(slip.units) == 1 else "你们"


def _facts(slip: UrgeSlip) -> dict[str, str]:
    many = f"等{slip.signers}名" if slip.signers > 1 else ""
    return {
        "本单位": slip.office,
        "大会": slip.congress,
        "会次": slip.session or session_name(None),
        "建议号": slip.number,
        "题目": urging.quoted(slip.title),
        "代表姓名": f"{slip.lead}{many}",
        "贵单位": _you(slip),
        "交办日期": day(slip.handed_on),
    }


def _state(slip: UrgeSlip) -> str:
    again = f"代表对上次答复不满意，现为第{slip.round}轮办理。" if slip.round > 1 else ""
    before = f"此前已催办{slip.urged}次。" if slip.urged else ""
    left = slip.days_left
    if slip.due_on is None or left is None:
        due = "至今没有收到答复。"
    elif left < 0:
        due = f"答复期限为{day(slip.due_on)}，已逾期{-left}天，至今没有收到答复。"
    else:
        due = f"答复期限为{day(slip.due_on)}，{urging.how_late(left)}。"
    why = f"（{deadlines.printed(slip.due_why)}。）" if slip.due_why and slip.due_on else ""
    return f"{again}{due}{why}{before}"


def _asked(slip: UrgeSlip) -> tuple[str, ...]:
    late = (slip.days_left or 0) < 0
    when = "抓紧办理，尽快答复" if late else "按期办理，及时答复"
    reason = "没有按期答复的原因、" if late else ""
    by = f"请于{day(slip.say_by)}前，将{reason}办理情况和预计答复的日期告知我们。"
    return (
        f"一、{when}。请{_you(slip)}与代表联系沟通，书面答复代表，同时抄送我们。",
        f"二、告知进展。{by}",
    )
