"""The slip that urges a unit to answer one suggestion (催办单), in the letter format."""

from npcdesk.forms import letter as letters
from npcdesk.forms.breaks import congress_phrases
from npcdesk.labels import day, session_name
from npcdesk.rules import deadlines, urging
from npcdesk.rules.papers import UrgeSlip

NAME = "催办单"


def to_pdf(slip: UrgeSlip) -> bytes:
    """Return the slip as a PDF. Its place on paper: GB/T 9704-2012, letter format."""
    return letters.to_pdf(
        letters.Letter(
            name=NAME,
            unit=slip.office,
            number="",
            marks=(),
            title=(
                "关于催办",
                *congress_phrases(slip.congress),
                slip.session or session_name(None),
                f"第{slip.number}号建议的函",
            ),
            to=f"{'、'.join(slip.units)}：",
            paragraphs=(_facts(slip) + _state(slip), *_asked(slip)),
            on=slip.on,
            notes=_notes(slip),
        )
    )


def _you(slip: UrgeSlip) -> str:
    return urging.honoured(slip.units[0]) if len(slip.units) == 1 else "你们"


def _facts(slip: UrgeSlip) -> str:
    many = f"等{slip.signers}名" if slip.signers > 1 else ""
    where = slip.session or session_name(None)
    return (
        f"{slip.lead}{many}代表在{slip.congress}{where}提出的{urging.quoted(slip.title)}"
        f"（第{slip.number}号），已于{day(slip.handed_on)}交由{_you(slip)}主办。"
    )


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


def _notes(slip: UrgeSlip) -> tuple[str, ...]:
    named = f"联系人：{slip.contact}" if slip.contact else ""
    called = f"电话：{slip.phone}" if slip.phone else ""
    contact = "，".join(filter(None, (named, called)))
    return (contact,) if contact else ()
