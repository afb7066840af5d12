"""The reply to a suggestion (答复函), in the letter format."""

from npcdesk import by_hand
from npcdesk.forms import body, worded
from npcdesk.forms import letter as letters
from npcdesk.labels import session_name
from npcdesk.rules import wording
from npcdesk.rules.papers import ReplyLetter
from npcdesk.rules.urging import quoted

NAME = "答复函"
FREE = 16  # rows to write into where it is blank


def to_pdf(letter: ReplyLetter) -> bytes:
    """Return the reply as a PDF. Its words: practice; its place on paper: GB/T 9704-2012."""
    return letters.to_pdf(said(letter))


def to_docx(letter: ReplyLetter) -> bytes:
    """Return the reply as a .docx with the same words in the same places."""
    from npcdesk.forms.word import letter as word_letter  # noqa: PLC0415 - read when it is wanted

    return word_letter.to_docx(said(letter))


def said(letter: ReplyLetter) -> letters.Letter:
    """Return what the letter says, in order."""
    own, facts = letter.said, _facts(letter)
    opening = "reply-letter.opening" if _at_session(letter) else "reply-letter.between"
    return letters.Letter(
        name=NAME,
        unit=letter.unit,
        mark=wording.fill(own, "reply-letter.mark", facts),
        number=letter.document_number,
        marks=(f"办理结果：{letter.reply_class}",) if letter.reply_class else (),
        title=worded.title(own, "reply-letter.title", facts),
        to=_to(letter),
        paragraphs=(
            wording.fill(own, opening, facts),
            *_body(letter),
            wording.fill(own, "reply-letter.closing", facts),
        ),
        on=letter.on,
        notes=_notes(letter),
        copies=letter.copies,
    )


def _body(letter: ReplyLetter) -> list[body.Part]:
    return [body.Room(FREE)] if letter.on == by_hand.DAY else body.from_text("\n".join(letter.body))


def _facts(letter: ReplyLetter) -> dict[str, str]:
    return {
        "大会": letter.congress,
        "会次": letter.session if _at_session(letter) else session_name(None),
        "建议号": letter.number,
        "题目": quoted(letter.title),
        "代表姓名": _named(letter),
        "称呼": "你们" if _plural(letter) else "您",
        "承办单位": letter.unit,
    }


def _at_session(letter: ReplyLetter) -> bool:
    return letter.session not in {"", session_name(None)}


def _plural(letter: ReplyLetter) -> bool:
    return letter.signers > 1 and not letter.recipient


def _named(letter: ReplyLetter) -> str:
    many = f"等{letter.signers}名" if _plural(letter) else ""
    return f"{letter.recipient or letter.lead}{many}"


def _to(letter: ReplyLetter) -> str:
    if letter.recipient.endswith(("代表", "代表团")):
        return f"{letter.recipient}："
    return f"{_named(letter)}代表："


def _notes(letter: ReplyLetter) -> tuple[str, ...]:
    reach = worded.contact(
        letter.said, "reply-letter.contact", letter.contact, letter.contact_phone
    )
    return tuple(filter(None, (*reach, letter.disclosure)))
