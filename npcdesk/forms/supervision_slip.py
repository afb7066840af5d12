"""The slip by which a key-supervision group hands over one matter (督办单): one page of A4.

编号, 事由, 要求, 反馈期限, 签发, 反馈栏: sources.md 2.6; no official form is known.
"""

from reportlab.lib.units import mm

from npcdesk.forms import table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, fitted, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day
from npcdesk.rules import wording
from npcdesk.rules.papers import SupervisionSlip

NAME = "督办单"
LEFT, RIGHT, TOP, BOTTOM = 27.0, 183.0, 30.0, 268.0  # mm
LABEL, ANSWER = 30.0, 48.0  # mm: two of each make 156
LAYOUTS = ((14.0, 40.0, 70.0), (12.0, 30.0, 55.0), (10.5, 24.0, 45.0), (9.0, 18.0, 30.0))
"""Type in points, the least room of what is asked and of the answer in mm: the first that fits."""
NOTE_SIZE, NOTE_STEP = 10.5, 6.0  # pt, mm
DATE = "　　　　年　　月　　日"


def to_pdf(slip: SupervisionSlip) -> bytes:
    """Return the slip as a PDF of one A4 page; the unit writes its answer into the lower half."""
    sheet = Sheet(NAME)
    sheet.note_top = BOTTOM + 3
    top = _draw_head(sheet, slip)
    notes = _notes(slip)
    room = BOTTOM - top - len(notes) * NOTE_STEP - 3
    fitting = (each for each in LAYOUTS if _high(_rows(slip, *each[1:]), each[0]) <= room)
    size, asked, answer = next(fitting, LAYOUTS[-1])
    answer += max(0.0, room - _high(_rows(slip, asked, answer), size))
    low = table.draw(sheet, LEFT, top, _rows(slip, asked, answer), size)
    for at, line in enumerate(notes):
        sheet.put(line, LEFT, low + 3 + at * NOTE_STEP)
    sheet.end_page()
    return sheet.pdf()


def _draw_head(sheet: Sheet, slip: SupervisionSlip) -> float:
    """Draw office, title and number; return where the table begins."""
    middle = (LEFT + RIGHT) / 2
    top = TOP
    for line in set_text([(slip.office, Face.SONG)], 14, 156 * mm):
        sheet.centred(line, middle, top)
        top += 8
    title = wording.fill(slip.said, "supervision-slip.title", {})
    sheet.centred(fitted(title, Face.TITLE, 22, RIGHT - LEFT), middle, top + 1)
    sheet.right(one_line(f"编号：{slip.number}", Face.SONG, 12), RIGHT, top + 16)
    return top + 23


def _rows(slip: SupervisionSlip, asked: float, answer: float) -> list[Row]:
    signed = f"督办组组长{f'（{slip.leader_post}）' if slip.leader_post else ''}：{slip.leader}"
    wide = LABEL + 2 * ANSWER
    on = day(slip.answered_on) if slip.answered_on else "　　年　　月　　日"
    return [
        Row((_label("事由"), Cell(_about(slip), wide)), 18),
        _four("督办组", slip.group, "承办单位", slip.unit),
        Row((_label("要求"), Cell(slip.asked, wide, top=True)), asked),
        _four("交办日期", day(slip.handed_on), "反馈期限", day(slip.due_on)),
        Row((_label("签发"), Cell(f"{signed}\n\n签名：　　　　　　　　{DATE}", wide)), 24),
        Row((_label("反馈"), Cell(slip.answer, wide, top=True)), answer),
        _four("承办人\n和电话", "", "反馈日期", on),
        _four("单位\n负责人", "", "单位盖章", ""),
    ]


def _about(slip: SupervisionSlip) -> str:
    papers = "；".join(slip.about)
    of = f"重点督办建议：{papers}。" if papers else ""
    return f"{of}{slip.decided}。" if slip.decided else of or slip.group


def _four(label: str, answer: str, other_label: str, other: str) -> Row:
    return Row((_label(label), Cell(answer, ANSWER), _label(other_label), Cell(other, ANSWER)), 14)


def _label(text: str) -> Cell:
    return Cell(text, LABEL, label=True)


def _high(rows: list[Row], size: float) -> float:
    return sum(table.row_height(row, size) for row in rows)


def _notes(slip: SupervisionSlip) -> list[Line]:
    known = zip(("联系人", "电话", "地址"), (slip.contact, slip.phone, slip.address), strict=True)
    reach = "；".join(f"{name}：{words}" for name, words in known if words)
    facts = {"期限": day(slip.due_on), "本单位": slip.office}
    back = wording.fill(slip.said, "supervision-slip.closing", facts)
    said = [*back.splitlines(), *([f"{reach}。"] if reach else [])]
    return [
        line
        for words in said
        for line in set_text([(words, Face.SONG)], NOTE_SIZE, 156 * mm, even=False)
    ]
