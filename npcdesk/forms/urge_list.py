"""All that a unit is urged to answer (催办清单): a table over as many pages as it takes."""

from reportlab.lib.units import mm

from npcdesk.forms import table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, day_dotted
from npcdesk.rules import urging
from npcdesk.rules.papers import UrgedLine, UrgeList

NAME = "催办清单"
TITLE = "代表建议催办清单"
LEFT, WIDE, TOP, BOTTOM = 22.0, 168.0, 25.0, 270.0  # mm
SIZE, NOTE_SIZE, NOTE_STEP = 10.5, 12.0, 7.0  # pt, pt, mm
FOOT = 280.0  # mm: where the number of the page stands
HEADINGS = {
    "序号": 12.0,
    "建议号": 23.0,
    "题目": 39.0,
    "领衔代表": 20.0,
    "交办日期": 25.0,
    "答复期限": 25.0,
    "剩余": 24.0,
}
"""The columns and their widths in mm: 168 together."""


def to_pdf(paper: UrgeList) -> bytes:
    """Return the list as a PDF of A4 pages, each with the headings and its number."""
    sheet = Sheet(NAME)
    head = Row(tuple(Cell(words, wide, label=True) for words, wide in HEADINGS.items()))
    rows = [_row(at, line) for at, line in enumerate(paper.lines, start=1)]
    pages = _shared(rows, table.row_height(head, SIZE), _first_top(paper), len(_notes(paper)))
    for page, share in enumerate(pages, start=1):
        top = _draw_head(sheet, paper) if page == 1 else TOP
        low = table.draw(sheet, LEFT, top, [head, *share], SIZE) if share else top
        if page == len(pages):
            _draw_notes(sheet, paper, low + 5)
        number = one_line(f"第 {page} 页，共 {len(pages)} 页", Face.SONG, SIZE)
        sheet.centred(number, LEFT + WIDE / 2, FOOT)
        sheet.end_page()
    return sheet.pdf()


def _shared(rows: list[Row], head: float, first: float, notes: int) -> list[list[Row]]:
    """Share the rows among pages; what is said below them stays on one page."""
    pages: list[list[Row]] = [[]]
    low = first + head
    for row in rows:
        height = table.row_height(row, SIZE)
        if low + height > BOTTOM and pages[-1]:
            pages.append([])
            low = TOP + head
        pages[-1].append(row)
        low += height
    if low + 5 + notes * NOTE_STEP > BOTTOM:
        pages.append([])
    return pages


def _row(at: int, line: UrgedLine) -> Row:
    many = f"等{line.signers}名" if line.signers > 1 else ""
    urged = f"\n已催办{line.urged}次" if line.urged else ""
    said = (
        str(at),
        f"{line.session}\n第{line.number}号",
        line.title,
        f"{line.lead}{many}",
        day_dotted(line.handed_on) if line.handed_on else "",
        day_dotted(line.due_on),
        f"{urging.how_late(line.days_left)}{urged}",
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name != "题目") for words, (name, wide) in cells))


def _opening(paper: UrgeList) -> str:
    late = sum(line.days_left < 0 for line in paper.lines)
    total = len(paper.lines)
    if not total:
        return f"截至{day(paper.on)}，没有逾期或{paper.within}天内到期的建议。"
    you = urging.honoured(paper.unit)
    parts = (f"逾期{late}件" if late else "", f"即将到期{total - late}件" if total > late else "")
    return (
        f"截至{day(paper.on)}，由{you}主办、逾期或{paper.within}天内到期的建议共{total}件"
        f"（{'，'.join(filter(None, parts))}），见下表。"
    )


def _first_top(paper: UrgeList) -> float:
    return TOP + 31 + NOTE_STEP * len(_set(_opening(paper), indent=2))


def _draw_head(sheet: Sheet, paper: UrgeList) -> float:
    sheet.centred(one_line(TITLE, Face.TITLE, 22), LEFT + WIDE / 2, TOP)
    sheet.put(one_line(f"{paper.unit}：", Face.FANG, NOTE_SIZE), LEFT, TOP + 18)
    for at, line in enumerate(_set(_opening(paper), indent=2)):
        sheet.put(line, LEFT, TOP + 18 + NOTE_STEP * (at + 1))
    return _first_top(paper)


def _notes(paper: UrgeList) -> list[tuple[str, bool]]:
    """Return the lines below the table; True for those that stand at the right."""
    asked = f"请抓紧办理，并于{day(paper.say_by)}前将办理情况、预计答复的日期告知我们。"
    reach = (
        f"联系人：{paper.contact}" if paper.contact else "",
        f"电话：{paper.phone}" if paper.phone else "",
        f"地址：{paper.address}" if paper.address else "",
    )
    contact = "；".join(filter(None, reach))
    said = [*_words(asked if paper.lines else ""), *_words(f"{contact}。" if contact else "")]
    return [*((words, False) for words in said), (paper.office, True), (day(paper.on), True)]


def _words(text: str) -> list[str]:
    return [line.text for line in _set(text)]


def _set(text: str, indent: int = 0) -> list[Line]:
    return set_text([(text, Face.FANG)], NOTE_SIZE, WIDE * mm, indent=indent * NOTE_SIZE)


def _draw_notes(sheet: Sheet, paper: UrgeList, top: float) -> None:
    for words, right in _notes(paper):
        line = one_line(words, Face.FANG, NOTE_SIZE)
        if right:
            sheet.right(line, LEFT + WIDE - 4, top)
        else:
            sheet.put(line, LEFT, top)
        top += NOTE_STEP
