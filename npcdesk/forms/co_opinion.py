"""What a co-handling unit writes to the lead (协办意见函), in the letter format; or left blank."""

from collections.abc import Mapping

from npcdesk.forms import letter as letters
from npcdesk.forms import worded
from npcdesk.forms.body import Part, Room
from npcdesk.labels import day, session_name
from npcdesk.rules import urging, wording
from npcdesk.rules.hand_over_papers import CoOpinionLetter

NAME = "协办意见函"
FREE = 6  # rows to write into


def to_pdf(letter: CoOpinionLetter) -> bytes:
    """Return the letter as a PDF. Its place on paper: GB/T 9704-2012, letter format."""
    facts = _facts(letter)
    return letters.to_pdf(
        letters.Letter(
            name=NAME,
            unit=letter.unit,
            mark=wording.fill(letter.said, "co-opinion.mark", facts),
            number=letter.document_number or "　　〔　　　　〕　　号",
            marks=(),
            title=worded.title(letter.said, "co-opinion.title", facts),
            to=f"{letter.to}：",
            paragraphs=_said(letter, facts),
            on=letter.on,
            notes=(
                *_by(letter),
                *worded.contact(letter.said, "co-opinion.contact", letter.contact, letter.phone),
            ),
            copies=letter.copies,
        )
    )


def _facts(letter: CoOpinionLetter) -> dict[str, str]:
    return {
        "大会": letter.congress,
        "会次": letter.session or session_name(None),
        "建议号": letter.number,
        "题目": urging.quoted(letter.title),
        "承办单位": letter.unit,
    }


def _said(letter: CoOpinionLetter, facts: Mapping[str, str]) -> tuple[Part, ...]:
    opening = wording.fill(letter.said, "co-opinion.opening", facts)
    if not letter.body:
        return (opening, Room(FREE))
    closing = wording.fill(letter.said, "co-opinion.closing", facts)
    return (opening, *letter.body, *filter(None, (closing,)))


def _by(letter: CoOpinionLetter) -> tuple[str, ...]:
    if letter.due_on is None or letter.body:
        return ()
    return (f"请于{day(letter.due_on)}前送主办单位",)
