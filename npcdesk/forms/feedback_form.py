"""The delegate's opinion on how a suggestion was handled (征询意见表): one page of A4."""

from reportlab.lib.units import mm

from npcdesk.forms import quick_mark, table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import HEIGHT, Line, Sheet, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, session_name
from npcdesk.rules import wording
from npcdesk.rules.papers import FeedbackForm

NAME = "征询意见表"
LEFT, RIGHT, TOP, BOTTOM = 27.0, 183.0, 25.0, 262.0  # mm
SQUARE = 16.0  # mm: the side of the QR code
LABEL, ANSWER = 30.0, 48.0  # mm: two of each make 156
LAYOUTS = ((13.0, 55.0), (12.0, 55.0), (10.5, 45.0), (9.0, 35.0), (8.0, 22.0))
"""Type in points and the least room for the opinion in mm: the first that fits is taken."""
NOTE_SIZE, NOTE_LEADING = 10.5, 1.6  # pt at most; line to line, of the size
SIGNED = "代表签名：　　　　　　　　　　　年　　月　　日"
EXCLUDED = "超过期限、经催促仍没有交回的，不计入满意情况的统计。"


def to_pdf(form: FeedbackForm) -> bytes:
    """Return the form as a PDF of one A4 page."""
    sheet = Sheet(NAME)
    top = _draw_head(sheet, form)
    rows, size = filled(form, BOTTOM - top)
    low = table.draw(sheet, LEFT, top, rows, size)
    sheet.right(one_line(SIGNED, Face.FANG, size), RIGHT - 4, low - size / mm - 3)
    for line in _foot(form, size):
        sheet.put(line, LEFT, low + 3)
        low += line.size * NOTE_LEADING / mm
    sheet.end_page()
    return sheet.pdf()


def to_docx(form: FeedbackForm) -> bytes:
    """Return the form as a .docx with the same words in the same places."""
    from npcdesk.forms.word import feedback  # noqa: PLC0415 - read when it is wanted

    return feedback.to_docx(form)


def filled(form: FeedbackForm, height: float) -> tuple[list[Row], float]:
    """Return the rows of the table, which with the notes fill `height` mm, and the type in pt."""
    rows = _rows(form)
    fitting = (each for each in LAYOUTS if _free(form, rows, height, *each) >= 0)
    size, room = next(fitting, LAYOUTS[-1])
    room += max(0.0, _free(form, rows, height, size, room))
    return [*rows, Row(_opinion(), room)], size


def _free(form: FeedbackForm, rows: list[Row], height: float, size: float, room: float) -> float:
    """Return how many mm of `height` are left when the opinion has `room`; less than 0: too few."""
    notes = sum(line.size * NOTE_LEADING / mm for line in _foot(form, size)) + 3
    return height - room - notes - sum(table.row_height(row, size) for row in rows)


def _draw_head(sheet: Sheet, form: FeedbackForm) -> float:
    """Draw code, meeting and title; return where the table begins."""
    middle = (LEFT + RIGHT) / 2
    if form.return_code:
        _draw_code(sheet, form.return_code)
    top = TOP + 16
    for line in asked_at(form):
        sheet.centred(line, middle, top)
        top += 8
    sheet.centred(one_line(title(form), Face.TITLE, 20), middle, top + 1)
    return top + 15


def title(form: FeedbackForm) -> str:
    """Return the form's name as the office says it."""
    return wording.fill(form.said, "feedback-form.title", {})


def said_notes(form: FeedbackForm) -> list[str]:
    """Return what the filler is told, a sentence each."""
    return wording.fill(form.said, "feedback-form.notes", {}).splitlines()


def asked_at(form: FeedbackForm) -> list[Line]:
    """Set the meeting whose suggestion it is."""
    return set_text([(form.congress + form.session, Face.SONG)], 14, 156 * mm)


def called(code: str) -> str:
    """Return the return code in words."""
    return f"回收编号：{code}"


def has_bars(code: str) -> bool:
    """Whether a return code is plain enough for bars."""
    return code.isascii() and code.isprintable() and bool(code)


def _draw_code(sheet: Sheet, code: str) -> None:
    """Draw the return code as words, as a square, and as bars if it is plain enough for them."""
    edge = RIGHT - SQUARE - 4
    sheet.right(one_line(called(code), Face.SONG, 10.5), edge, TOP + 9)
    quick_mark.draw(sheet, code, RIGHT - SQUARE, TOP - 2, SQUARE)
    if has_bars(code):
        from reportlab.graphics.barcode.code128 import (  # noqa: PLC0415 - as slow as all the forms
            Code128,
        )

        bars = Code128(code, barHeight=8 * mm, barWidth=0.9, quiet=0)
        bars.drawOn(sheet.canvas, edge * mm - bars.width, (HEIGHT - TOP - 8) * mm)


def _rows(form: FeedbackForm) -> list[Row]:
    again = f"（第{form.round}次征询）" if form.round > 1 else ""
    out = "" if form.session not in {"", session_name(None)} else "闭会"
    wide = LABEL + 2 * ANSWER
    got = [
        _four("建议编号", f"{out}第{form.number}号{again}", "领衔代表", form.lead),
        Row((_label("建议标题"), Cell(form.title, wide)), 16),
        _four("主办单位", form.lead_unit, "协办单位", "、".join(form.co_units) or "无"),
    ]
    if form.replied_on or form.reply_class:
        on = day(form.replied_on) if form.replied_on else ""
        got.append(_four("答复日期", on, "办理结果\n分类", form.reply_class))
    ratings = "　　".join(f"□ {rating}" for rating in form.ratings)
    asked = form.questions or ("对办理情况\n的评价",)
    high = 14 if len(asked) == 1 else 10
    return [
        *got,
        _four("是否收到\n答复函", "□ 是　　□ 否", "收到时间", "　　年　月　日"),
        *(Row((_label(question), Cell(ratings, wide)), high) for question in asked),
    ]


def _four(label: str, answer: str, other_label: str, other: str) -> Row:
    return Row((_label(label), Cell(answer, ANSWER), _label(other_label), Cell(other, ANSWER)))


def _opinion() -> tuple[Cell, Cell]:
    asked = "（评价为“不满意”的，请写明不满意的方面和希望怎样办理；写不下可以另附纸。）"
    return (_label("对办理情况\n的意见"), Cell(asked, LABEL + 2 * ANSWER, top=True))


def _label(text: str) -> Cell:
    return Cell(text, LABEL, label=True)


def _foot(form: FeedbackForm, size: float) -> list[Line]:
    """Set the notes and where the form goes back to."""
    noted = notes(form)
    return [line for note in noted for line in set_text([note], min(size, NOTE_SIZE), 156 * mm)]


def notes(form: FeedbackForm) -> list[tuple[str, Face]]:
    """Return the notes and where the form goes back to."""
    each = "评价每行只选一项" if form.questions else "评价只选一项"
    usual = (note.replace("评价只选一项", each) for note in said_notes(form))
    said = (*usual, *((EXCLUDED,) if form.excluded else ()))
    numbered = [f"{at}. {note}" for at, note in enumerate(said, start=1)]
    by = f"请于{day(form.return_by)}前" if form.return_by else "填好后请"
    address = f"地址：{form.address}" if form.address else ""
    phone = f"电话：{form.phone}" if form.phone else ""
    back = "；".join(filter(None, (f"{by}交回{form.office}", address, phone)))
    return [
        ("填表说明", Face.HEI),
        *((note, Face.SONG) for note in numbered),
        (f"{back}。", Face.HEI),
    ]
