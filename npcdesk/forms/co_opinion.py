"""What a co-handling unit writes to the lead (协办意见函), in the letter format; or left blank."""

from npcdesk.forms import hand_over_words
from npcdesk.forms import letter as letters
from npcdesk.forms.body import Part, Room
from npcdesk.forms.breaks import congress_phrases
from npcdesk.labels import day, session_name
from npcdesk.rules import urging
from npcdesk.rules.hand_over_papers import CoOpinionLetter

NAME = "协办意见函"
FREE = 6  # rows to write into


def to_pdf(letter: CoOpinionLetter) -> bytes:
    """Return the letter as a PDF. Its place on paper: GB/T 9704-2012, letter format."""
    when = letter.session or session_name(None)
    return letters.to_pdf(
        letters.Letter(
            name=NAME,
            unit=letter.unit,
            number=letter.document_number or "　　〔　　　　〕　　号",
            marks=(),
            title=(
                "关于对",
                *congress_phrases(letter.congress),
                when,
                f"第{letter.number}号建议的协办意见",
            ),
            to=f"{letter.to}：",
            paragraphs=_said(letter),
            on=letter.on,
            notes=(*_by(letter), *hand_over_words.contact(letter.contact, letter.phone)),
            copies=letter.copies,
        )
    )


def _said(letter: CoOpinionLetter) -> tuple[Part, ...]:
    paper = f"{urging.quoted(letter.title)}（第{letter.number}号）"
    opening = f"由你单位主办、我单位协办的{paper}，经研究，现提出协办意见如下："
    if not letter.body:
        return (opening, Room(FREE))
    return (opening, *letter.body, "以上意见，供你单位答复代表时参考。")


def _by(letter: CoOpinionLetter) -> tuple[str, ...]:
    if letter.due_on is None or letter.body:
        return ()
    return (f"请于{day(letter.due_on)}前送主办单位",)
