"""The reply to a suggestion (答复函), in the letter format."""

from npcdesk.forms import body
from npcdesk.forms import letter as letters
from npcdesk.forms.breaks import congress_phrases
from npcdesk.labels import session_name
from npcdesk.rules.papers import ReplyLetter
from npcdesk.rules.urging import quoted

NAME = "答复函"


def to_pdf(letter: ReplyLetter) -> bytes:
    """Return the reply as a PDF. Its words: domain practice; its place on paper: GB/T 9704-2012."""
    return letters.to_pdf(said(letter))


def to_docx(letter: ReplyLetter) -> bytes:
    """Return the reply as a .docx with the same words in the same places."""
    from npcdesk.forms.word import letter as word_letter  # noqa: PLC0415 - read when it is wanted

    return word_letter.to_docx(said(letter))


def said(letter: ReplyLetter) -> letters.Letter:
    """Return what the letter says, in order."""
    return letters.Letter(
        name=NAME,
        unit=letter.unit,
        number=letter.document_number,
        marks=(f"办理结果：{letter.reply_class}",) if letter.reply_class else (),
        title=_title(letter),
        to=_to(letter),
        paragraphs=(_opening(letter), *body.from_text("\n".join(letter.body)), _closing(letter)),
        on=letter.on,
        notes=_notes(letter),
        copies=letter.copies,
    )


def _title(letter: ReplyLetter) -> tuple[str, ...]:
    when = letter.session if _at_session(letter) else session_name(None)
    return ("关于对", *congress_phrases(letter.congress), when, f"第{letter.number}号建议的答复")


def _at_session(letter: ReplyLetter) -> bool:
    return letter.session not in {"", session_name(None)}


def _plural(letter: ReplyLetter) -> bool:
    return letter.signers > 1 and not letter.recipient


def _to(letter: ReplyLetter) -> str:
    if letter.recipient.endswith(("代表", "代表团")):
        return f"{letter.recipient}："
    many = f"等{letter.signers}名" if _plural(letter) else ""
    return f"{letter.recipient or letter.lead}{many}代表："


def _opening(letter: ReplyLetter) -> str:
    you = "你们" if _plural(letter) else "您"
    title = quoted(letter.title)
    if _at_session(letter):
        where = f"在{letter.congress}{letter.session}上"
        return f"{you}{where}提出的{title}（第{letter.number}号）收悉，现答复如下："
    return f"{you}在闭会期间提出的{title}（闭会第{letter.number}号）收悉，现答复如下："


def _closing(letter: ReplyLetter) -> str:
    return letter.closing.replace("您", "你们") if _plural(letter) else letter.closing


def _notes(letter: ReplyLetter) -> tuple[str, ...]:
    named = f"联系人：{letter.contact}" if letter.contact else ""
    called = f"电话：{letter.contact_phone}" if letter.contact_phone else ""
    contact = "，".join(filter(None, (named, called)))
    return tuple(filter(None, (contact, letter.disclosure)))
