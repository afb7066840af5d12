"""One delegate's year as it is archived (履职档案): cover, contents, each part on its own pages.

代表法 第五十八条. The pages after the contents are numbered as official papers are.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm

from npcdesk.forms import body, grid, table
from npcdesk.forms.body import Part
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import WIDTH, Sheet, fitted, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, day_short, numeral, padded
from npcdesk.rules import wording
from npcdesk.rules.duty_papers import DelegateFile

NAME = "履职档案"
BASICS = "基本情况"
SIZE = 12.0  # pt
LABEL, SAID, PHOTO = 25.0, 38.0, 30.0  # mm: two pairs and the picture make 156
BESIDE = 4  # rows beside the picture
LOW = 11.0  # mm
DONE = (("日期", "事项", "内容", "组织、地点"), (2.0, 2.4, 6.4, 3.4))
PAPERS = (("建议号", "题目", "身份", "办理状态"), (1.6, 7.4, 1.6, 2.4))
KEPT = (("序号", "名称"), (1.4, 11.0))
DOTS = "…"


def to_pdf(paper: DelegateFile) -> bytes:
    """Return the file as a PDF of A4 pages."""
    sheet = Sheet(NAME)
    basics = _basic_pages(paper)
    shared = {
        title: body.share(body.blocks("", said), 0, grid.ROWS - 2)
        for title, said in _parts(paper).items()
    }
    sizes = {BASICS: len(basics), **{title: len(pages) for title, pages in shared.items()}}
    _draw_cover(sheet, paper)
    _draw_contents(sheet, sizes)
    number = 0
    for at, rows in enumerate(basics):
        top = grid.row(2) if not at else grid.TOP
        if not at:
            _draw_title(sheet, 1, BASICS)
            top = _draw_photo(sheet, paper, top)
        table.draw(sheet, grid.LEFT, top, rows, SIZE)
        number = _end(sheet, number)
    for part, (title, pages) in enumerate(shared.items(), start=2):
        for at, page in enumerate(pages):
            if not at:
                _draw_title(sheet, part, title)
            body.draw(sheet, page, 0 if at else 2)
            number = _end(sheet, number)
    return sheet.pdf()


def _end(sheet: Sheet, number: int) -> int:
    grid.number_page(sheet, number + 1)
    sheet.end_page()
    return number + 1


def _draw_cover(sheet: Sheet, paper: DelegateFile) -> None:
    middle = WIDTH / 2
    title = wording.fill(paper.said, "delegate-file.title", {})
    sheet.centred(fitted(title, Face.TITLE, 36, grid.WIDE, pitch=42), middle, 70)
    sheet.centred(one_line(f"（{paper.year}年）", Face.KAI, 22), middle, 92)
    known = dict(paper.basics)
    facts = {
        "姓　　名": padded(paper.name),
        "代 表 团": known.get("代表团", ""),
        "选举单位": known.get("选举单位", ""),
        "代表证号": known.get("代表证号", ""),
    }
    top = 135.0
    for label, said in facts.items():
        sheet.put(one_line(f"{label}：", Face.SONG, 18), 50, top)
        lines = set_text([(said, Face.FANG)], 18, 78 * mm, even=False)
        for at in range(max(1, len(lines))):
            if lines:
                sheet.put(lines[at], 82, top + at * 9)
            sheet.rule(81, top + at * 9 + 7.5, 162, weight=0.5)
        top += 14 + 9 * max(0, len(lines) - 1)
    for at, line in enumerate(set_text([(paper.office, Face.SONG)], 18, 150 * mm, even=False)):
        sheet.centred(line, middle, 235 + at * 9)
    sheet.centred(one_line(day(paper.on), Face.SONG, 16), middle, 254)
    sheet.end_page()


def _draw_contents(sheet: Sheet, sizes: dict[str, int]) -> None:
    sheet.centred(one_line("目　录", Face.TITLE, 22), WIDTH / 2, grid.TOP)
    page = 1
    for at, (title, pages) in enumerate(sizes.items(), start=1):
        top = grid.row(at + 2)
        words, number = grid.one(f"{numeral(at)}、{title}"), grid.one(str(page))
        sheet.put(words, grid.LEFT, top)
        sheet.right(number, grid.RIGHT, top)
        room = grid.WIDE * mm - words.width - number.width - grid.BODY
        dots = grid.one(DOTS * int(room / (grid.CHAR * mm)))
        sheet.right(dots, grid.RIGHT - number.width / mm - 2, top)
        page += pages
    sheet.end_page()


def _draw_title(sheet: Sheet, part: int, title: str) -> None:
    line = grid.one(f"{numeral(part)}、{title}", Face.HEI)
    sheet.put(line, grid.LEFT, grid.TOP)


def _beside(paper: DelegateFile) -> list[Row]:
    """Return the rows that stand at the left of the picture."""
    facts = paper.basics[: 2 * BESIDE]
    return [_pair(facts[at : at + 2], SAID) for at in range(0, len(facts), 2)]


def _draw_photo(sheet: Sheet, paper: DelegateFile, top: float) -> float:
    """Draw the first facts with the picture at their right; return the lower edge."""
    low = table.draw(sheet, grid.LEFT, top, _beside(paper), SIZE)
    picture = Cell("" if paper.photo else "照片", PHOTO, label=True, picture=paper.photo)
    if low > top:
        left = grid.LEFT + 2 * (LABEL + SAID)
        table.draw(sheet, left, top, [Row((picture,), low - top)], SIZE)
    return low


def _basic_pages(paper: DelegateFile) -> list[list[Row]]:
    """Share the facts below the picture among pages; the first has room below it."""
    wide = SAID + PHOTO / 2
    facts = paper.basics[2 * BESIDE :]
    short, long = facts[:4], facts[4:]
    rows = [_pair(short[at : at + 2], wide) for at in range(0, len(short), 2)]
    rows += [_wide(label, said) for label, said in (*long, ("简历", paper.resume)) if said]
    used = sum(table.row_height(row, SIZE) for row in _beside(paper))
    first = grid.BOTTOM - grid.row(2) - used
    return table.shared(rows, SIZE, first, grid.HIGH)


def _pair(facts: Sequence[tuple[str, str]], wide: float) -> Row:
    cells = [(Cell(label, LABEL, label=True), Cell(said, wide)) for label, said in facts]
    return Row(tuple(cell for pair in cells for cell in pair), LOW)


def _wide(label: str, said: str) -> Row:
    return Row((Cell(label, LABEL, label=True), Cell(said, grid.WIDE - LABEL)), LOW)


def _parts(paper: DelegateFile) -> dict[str, tuple[Part, ...]]:
    """Return the parts after the facts; what there is nothing of is left out."""
    done = tuple((day_short(x.on), x.what, x.told, x.by) for x in paper.lines)
    papers = tuple((x.number, x.title, x.role, x.state) for x in paper.papers)
    kept = tuple((str(at), name) for at, name in enumerate(paper.kept, start=1))
    points = (f"积分：{paper.points}。",) if paper.points else ()
    found: dict[str, tuple[Part, ...]] = {
        f"{paper.year}年履职要求完成情况": (
            f"{paper.year}年共履职{paper.times}次。",
            *(f"{words}。" for words in paper.measures),
            *points,
        ),
        "履职记录": (body.Table(DONE[0], done, DONE[1]),) if done else ("这一年还没有履职记录。",),
    }
    if papers:
        found["提出的建议"] = (body.Table(PAPERS[0], papers, PAPERS[1]),)
    if paper.honours:
        found["荣誉"] = paper.honours
    if paper.reports:
        found["述职"] = paper.reports
    if kept:
        found["附件清单"] = (body.Table(KEPT[0], kept, KEPT[1]),)
    return found
