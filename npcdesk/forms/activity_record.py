"""What an activity was and who was there (小组活动记录): a page of A4, more where much is told.

计划、通知、签到、记录（内容、地点、参加人）、成果: sources.md 4.7; no official form is known.
"""

from dataclasses import replace

from reportlab.lib.units import mm

from npcdesk.forms import table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, fitted, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import ACTIVITY_KIND, day, weekday
from npcdesk.rules import wording
from npcdesk.rules.activity_papers import ActivityRecord

NAME = "活动记录"
OF_TEAM = ACTIVITY_KIND["team"]
LEFT, RIGHT, TOP, BOTTOM = 27.0, 183.0, 25.0, 262.0  # mm
LABEL, HALF = 28.0, 50.0  # mm: two of each make 156
SIZE, LOW = 12.0, 11.0  # pt, mm
TOLD = 60.0  # mm at least for what was done
NUMBER = 272.0  # mm: where the page's number stands
SIGNED = "主持人签名：　　　　　　　　　　　　　记录人签名：　　　　　　　　　"


def to_pdf(paper: ActivityRecord) -> bytes:
    """Return the record as a PDF of A4 pages."""
    sheet = Sheet(NAME)
    top = _head(paper)
    rows = _rows(paper, BOTTOM - 8 - top)
    pages = table.shared(rows, SIZE, BOTTOM - 8 - top, BOTTOM - 8 - TOP)
    for at, share in enumerate(pages, start=1):
        if at == 1:
            _draw_head(sheet, paper)
        low = table.draw(sheet, LEFT, top if at == 1 else TOP, share, SIZE)
        if at == len(pages):
            sheet.put(one_line(SIGNED, Face.FANG, SIZE), LEFT, low + 4)
        if len(pages) > 1:
            number = one_line(f"第 {at} 页，共 {len(pages)} 页", Face.SONG, 10.5)
            sheet.centred(number, (LEFT + RIGHT) / 2, NUMBER)
        sheet.end_page()
    return sheet.pdf()


def _head(paper: ActivityRecord) -> float:
    """Return where the table begins."""
    return TOP + 16 + 7 * len(_office(paper))


def _office(paper: ActivityRecord) -> list[str]:
    said = f"{paper.office}{f'　{paper.team}' if paper.team else ''}"
    room = (RIGHT - LEFT) * mm
    return [line.text for line in set_text([(said, Face.SONG)], SIZE, room, even=False)]


def _draw_head(sheet: Sheet, paper: ActivityRecord) -> None:
    of_team = paper.kind in ("", OF_TEAM)
    facts = {"小组": "小组" if of_team else ""}
    title = wording.fill(paper.said, "activity-record.title", facts)
    sheet.centred(fitted(title, Face.TITLE, 22, RIGHT - LEFT), (LEFT + RIGHT) / 2, TOP)
    for at, words in enumerate(_office(paper)):
        sheet.put(one_line(words, Face.SONG, SIZE), LEFT, TOP + 15 + at * 7)


def _rows(paper: ActivityRecord, room: float) -> list[Row]:
    """Return the rows; what was done has all the room that the others leave."""
    on = f"{day(paper.on)} {weekday(paper.on)}" if paper.on else ""
    above = [
        _wide("活动名称", paper.title),
        _pair("活动形式", paper.kind, "时间", on),
        _pair("地点", paper.place, "组织单位", paper.organiser),
        _pair("召集人", paper.convener, "人数", _counted(paper)),
        _wide("参加代表", "、".join(paper.present), 16),
        _wide("请假、缺席", _away(paper)),
    ]
    below = _wide("活动成果", "\n".join(paper.outcomes), 24)
    told = _wide("活动内容", paper.record, TOLD)
    told = replace(told, cells=(told.cells[0], replace(told.cells[1], top=True)))
    used = sum(table.row_height(row, SIZE) for row in (*above, below))
    return [*above, replace(told, height=max(TOLD, room - used)), below]


def _counted(paper: ActivityRecord) -> str:
    if not paper.title:
        return "应到　　名\n实到　　名"
    return f"应到{paper.called}名，实到{len(paper.present)}名"


def _away(paper: ActivityRecord) -> str:
    known = (("请假", paper.leave), ("缺席", paper.absent))
    return "；".join(f"{how}：{'、'.join(names)}" for how, names in known if names)


def _pair(label: str, said: str, other: str, answer: str) -> Row:
    cells = (Cell(label, LABEL, label=True), Cell(said, HALF))
    return Row((*cells, Cell(other, LABEL, label=True), Cell(answer, HALF)), LOW)


def _wide(label: str, said: str, height: float = LOW) -> Row:
    return Row((Cell(label, LABEL, label=True), Cell(said, LABEL + 2 * HALF)), height)
