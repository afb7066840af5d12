"""接待群众登记表, 人大代表接待选民记录表: one page of A4 for each person who was heard."""

from datetime import date

from reportlab.lib.units import mm

from npcdesk.forms import table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import DISPOSITION, day, weekday
from npcdesk.rules import wording
from npcdesk.rules.reception import ReceptionForm, ReceptionSlip

NAME = "接待群众登记表"
LEFT, RIGHT, TOP, BOTTOM = 27.0, 183.0, 22.0, 268.0  # mm
LABEL = 26.0
WIDE = RIGHT - LEFT - LABEL
LAYOUTS = ((12.0, 1.0), (10.5, 0.8), (9.0, 0.62), (8.0, 0.5))
"""Type in points, and how much of its usual height each box has: the first that fits is taken."""
RATINGS = ("满意", "基本满意", "不满意")
WAYS = tuple(words for value, words in DISPOSITION.items() if value != "open")


def to_pdf(form: ReceptionForm) -> bytes:
    """Return the pages as a PDF."""
    sheet = Sheet(form.title or NAME)
    sheet.note_top = BOTTOM + 4
    for slip in form.slips or (ReceptionSlip(),):
        _draw_page(sheet, form, slip)
    return sheet.pdf()


def _draw_page(sheet: Sheet, form: ReceptionForm, slip: ReceptionSlip) -> None:
    middle = (LEFT + RIGHT) / 2
    sheet.centred(one_line(form.title or NAME, Face.TITLE, 22), middle, TOP)
    top = TOP + 14
    number = slip.number or "　　　　　　"
    sheet.right(one_line(f"编号：{number}", Face.SONG, 12), RIGHT, top)
    for line in set_text([(form.office, Face.SONG)], 12, 108 * mm, even=False):
        sheet.put(line, LEFT, top)
        top += 7
    room = BOTTOM - top - 14
    for size, share in LAYOUTS:
        rows = _rows(form, slip, share)
        if sum(table.row_height(row, size) for row in rows) <= room:
            break
    low = table.draw(sheet, LEFT, top, rows, size)
    signed = "群众签名：　　　　　　　代表签名：　　　　　　　工作人员签名：　　　　　　"
    sheet.put(one_line(signed, Face.FANG, min(size, 10.5)), LEFT, low + 3)
    foot = wording.fill(form.said, "reception-form.notes", {})
    for at, line in enumerate(set_text([(foot, Face.SONG)], 8, (RIGHT - LEFT) * mm)):
        sheet.put(line, LEFT, low + 10 + at * 4)
    sheet.end_page()


def _rows(form: ReceptionForm, slip: ReceptionSlip, share: float) -> list[Row]:
    on = f"{day(form.held_on)} {weekday(form.held_on)}" if form.held_on else ""
    half = (RIGHT - LEFT) / 2 - LABEL
    small = 18.0
    third = (RIGHT - LEFT - 3 * small) / 3

    def pair(label: str, answer: str, other: str, said: str) -> Row:
        cells = (_label(label), Cell(answer, half), _label(other), Cell(said, half))
        return Row(cells, 11 * share)

    def wide(label: str, answer: str, height: float, *, top: bool = False) -> Row:
        return Row((_label(label), Cell(answer, WIDE, top=top)), height * share)

    people = "、".join(form.delegates)
    named = (("姓名", slip.speaker), ("性别", slip.sex), ("本区\n选民", _voter(slip.voter)))
    who = [
        cell
        for label, said in named
        for cell in (Cell(label, small, label=True), Cell(said, third))
    ]
    return [
        pair("站点", form.station, "日期", on),
        pair("时段", form.hours, "工作人员", form.staff),
        wide("接待代表", people, 11),
        Row(tuple(who), 11 * share),
        pair("住址村组", slip.address, "联系电话", slip.phone),
        wide("反映的问题\n（原话）", slip.words, 62, top=True),
        pair("分类", slip.category, "转为建议", slip.suggestion),
        wide("代表意见", slip.comment, 30, top=True),
        wide("处理方式", "　".join(_ticked(words, words == slip.way) for words in WAYS), 14),
        pair("转办单位、\n告知去处", slip.unit or slip.told, "转办日期\n和期限", _moved(slip)),
        wide("办理结果", slip.result, 38, top=True),
        pair("反馈群众", _said(slip.feedback_on), "反馈方式", slip.how),
        wide("群众评价", "　　".join(_ticked(each, each == slip.rating) for each in RATINGS), 11),
    ]


def _label(text: str) -> Cell:
    return Cell(text, LABEL, label=True)


def _ticked(words: str, chosen: bool) -> str:  # noqa: FBT001 - one of two boxes
    return f"{'√' if chosen else '□'} {words}"


def _voter(said: str) -> str:
    return "　".join(_ticked(each, each == said) for each in ("是", "不是"))


def _said(on: date | None) -> str:
    return day(on) if on else ""


def _moved(slip: ReceptionSlip) -> str:
    due = f"，{day(slip.due_on)}前" if slip.due_on else ""
    return f"{_said(slip.moved_on)}{due}"
