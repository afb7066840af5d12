"""代表建议用纸: who raises it on the first page, what is raised on the pages after it."""

from collections.abc import Sequence

from npcdesk.forms import body, grid, table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import WIDTH, Sheet, fitted, one_line
from npcdesk.forms.table import Cell, Row, at_the_space
from npcdesk.labels import ORIGIN, day
from npcdesk.rules import wording
from npcdesk.rules.suggestion_sheet import Signatory, SuggestionSheet

NAME = "代表建议用纸"
LEFT, WIDE = grid.LEFT, grid.WIDE
LABEL, SIZE, LOW = 30.0, 12.0, 9.0  # mm, pt, mm
HALF = WIDE / 2 - LABEL
SIGNERS = {"联名代表": 28.0, "代表证号": 22.0, "代表团": 28.0, "工作单位及职务": 48.0, "签名": 30.0}
FEWEST = 6  # lines for co-signers, also where there are none
TABLE_TOP = grid.row(4)
ASKED = "内容（案由、存在的问题、具体建议）"
BLANK = "□"


def to_pdf(paper: SuggestionSheet) -> bytes:
    """Return the sheet as a PDF of A4 pages, to be printed on both sides; blank without a title."""
    sheet = Sheet(NAME)
    left = _draw_cover(sheet, paper)
    while left:
        rows = _fitting(left, grid.HIGH - table.row_height(_heads(), SIZE))
        table.draw(sheet, LEFT, grid.TOP, [_heads(), *rows], SIZE)
        sheet.end_page()
        left = left[len(rows) :]
    if paper.title:
        _draw_content(sheet, paper)
    else:
        _draw_lines(sheet)
    return sheet.pdf()


def _draw_cover(sheet: Sheet, paper: SuggestionSheet) -> tuple[Signatory, ...]:
    """Draw the first page; return the co-signers that it has no room for."""
    where = f"{paper.congress}{paper.session or '第　　次会议（闭会期间）'}"
    sheet.centred(grid.one(where), WIDTH / 2, grid.TOP)
    title = wording.fill(paper.said, "suggestion-sheet.title", {})
    sheet.centred(fitted(title, Face.TITLE, 26, WIDE, pitch=34), WIDTH / 2, grid.row(1) + 2)
    number = paper.number or "　　　　"
    words = one_line(f"建议第 {number} 号（收件人填）", Face.FANG, SIZE)
    sheet.right(words, grid.RIGHT, TABLE_TOP - 8)
    above, below = _facts(paper), _asked(paper)
    used = sum(table.row_height(row, SIZE) for row in (*above, _heads(), *below))
    empty = (Signatory(),) * max(0, FEWEST - len(paper.co_signers))
    shown = _fitting((*paper.co_signers, *empty), grid.BOTTOM - TABLE_TOP - used)
    table.draw(sheet, LEFT, TABLE_TOP, [*above, _heads(), *shown, *below], SIZE)
    sheet.end_page()
    return paper.co_signers[len(shown) :]


def _fitting(signers: Sequence[Signatory], room: float) -> list[Row]:
    """Return the rows of the first signers, as many as `room` (mm) holds."""
    rows: list[Row] = []
    for row in map(_signer, signers):
        room -= table.row_height(row, SIZE)
        if room < 0:
            break
        rows.append(row)
    return rows


def _facts(paper: SuggestionSheet) -> list[Row]:
    lead = paper.lead
    work = at_the_space(lead.work, HALF, SIZE)
    return [
        _wide("标题", paper.title, 16),
        _pair("领衔代表", lead.name, "代表证号", lead.number),
        _pair("代表团", lead.delegation, "工作单位\n及职务", work),
        _pair("通讯地址", lead.address, "邮政编码", lead.postcode),
        _pair("联系电话", "", "签名", ""),
    ]


def _asked(paper: SuggestionSheet) -> list[Row]:
    known = [words for words in ORIGIN.values() if words]
    ways = "　".join(f"{_tick(words == paper.origin)} {words}" for words in known)
    may = (paper.may_publish is True, paper.may_publish is False)
    public = f"{_tick(may[0])} 同意　　{_tick(may[1])} 不同意"
    handed = day(paper.handed_on) if paper.handed_on else ""
    return [
        _wide("形成方式", ways, LOW),
        _wide("希望承办单位", paper.wanted_unit, LOW),
        _wide("可否公开", public, LOW),
        Row((Cell("以下由收件人填写", WIDE, label=True),), LOW),
        _pair("内容分类", paper.category, "交办日期", handed),
        _wide("承办单位", paper.handed_to, LOW),
    ]


def _draw_content(sheet: Sheet, paper: SuggestionSheet) -> None:
    pages = body.share(body.blocks("", paper.body), 0, grid.ROWS - 1)
    for at, page in enumerate(pages):
        if not at:
            sheet.put(grid.one(ASKED, Face.HEI), LEFT, grid.TOP)
        body.draw(sheet, page, 0 if at else 1)
        grid.number_page(sheet, at + 2)
        sheet.end_page()


def _draw_lines(sheet: Sheet) -> None:
    """Draw a page of lines to write on."""
    sheet.put(grid.one(ASKED, Face.HEI), LEFT, grid.TOP)
    for row in range(2, grid.ROWS + 1):
        sheet.rule(LEFT, grid.row(row), grid.RIGHT, weight=0.5)
    sheet.end_page()


def _heads() -> Row:
    return Row(tuple(Cell(words, wide, label=True) for words, wide in SIGNERS.items()), LOW)


def _signer(each: Signatory) -> Row:
    work = at_the_space(each.work, SIGNERS["工作单位及职务"], SIZE)
    said = (each.name, each.number, each.delegation, work, "")
    cells = zip(said, SIGNERS.values(), strict=True)
    return Row(tuple(Cell(words, wide) for words, wide in cells), LOW)


def _pair(label: str, said: str, other: str, answer: str) -> Row:
    cells = (Cell(label, LABEL, label=True), Cell(said, HALF))
    return Row((*cells, Cell(other, LABEL, label=True), Cell(answer, HALF)), LOW)


def _wide(label: str, said: str, height: float) -> Row:
    return Row((Cell(label, LABEL, label=True), Cell(said, WIDE - LABEL)), height)


def _tick(chosen: bool) -> str:  # noqa: FBT001 - one of two marks
    return "√" if chosen else BLANK
