"""One suggestion whole (全卷) as one PDF/A-2b: cover, contents, every paper in order, end sheet.

Cover, contents (卷内文件目录) and end sheet (卷内备考表) have the fields of DA/T 22-2015 and
GB/T 9705-2008; the numbers of the archive itself are left to be written by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.lib.units import mm

from npcdesk.forms import (
    archive,
    co_opinion,
    enclosed,
    feedback_form,
    hand_over_notice,
    hand_over_slip,
    reply_letter,
    step_record,
    suggestion_sheet,
    supervision_plan,
    supervision_slip,
    table,
    urge_slip,
)
from npcdesk.forms.book import Book
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import ACROSS, WIDTH, Sheet, fitted, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.job import Job, Step, finish
from npcdesk.labels import day
from npcdesk.rules import wording
from npcdesk.rules.dossier import Dossier, Enclosure, Filed, StepRecord
from npcdesk.rules.hand_over_papers import CoOpinionLetter, HandOverNotice, HandOverSlip
from npcdesk.rules.papers import (
    FeedbackForm,
    ReplyLetter,
    SupervisionPlan,
    SupervisionSlip,
    UrgeSlip,
)
from npcdesk.rules.suggestion_sheet import SuggestionSheet

NAME = "全卷"
LEFT, WIDE, TOP, BOTTOM = 20.0, 170.0, 25.0, 275.0  # mm
EDGE = 14.0  # mm: white around a picture
HEADINGS = {
    "顺序号": 16.0,
    "文号": 32.0,
    "责任者": 34.0,
    "题名": 52.0,
    "日期": 22.0,
    "页次": 14.0,
}
SIZE = 10.5  # pt
COVER, COVER_LOW = (14.0, 12.0, 10.5, 9.0), 268.0  # pt: the first that fits; mm: where facts end
UNREADABLE = (
    "这份附件打不开（有密码、已损坏，或者格式不认识），没有装入。原件在附件里，请另行打印。"
)
SETTERS: Mapping[type, Callable[[Any], bytes]] = {
    SuggestionSheet: suggestion_sheet.to_pdf,
    HandOverSlip: hand_over_slip.to_pdf,
    CoOpinionLetter: co_opinion.to_pdf,
    HandOverNotice: hand_over_notice.to_pdf,
    ReplyLetter: reply_letter.to_pdf,
    FeedbackForm: feedback_form.to_pdf,
    UrgeSlip: urge_slip.to_pdf,
    SupervisionSlip: supervision_slip.to_pdf,
    SupervisionPlan: supervision_plan.to_pdf,
    StepRecord: step_record.to_pdf,
}


def to_pdf(dossier: Dossier) -> bytes:
    """Return the dossier as one PDF/A-2b."""
    return finish(bind(dossier))


def bind(dossier: Dossier) -> Job[bytes]:
    """Bind the dossier paper by paper, and return it as one PDF/A-2b."""
    book = Book()
    about = _called(dossier)
    archive.describe(
        book.canvas,
        title=f"{about}　{dossier.title}",
        author=dossier.office,
        subject=f"代表建议办理全卷，{len(dossier.papers)}件",
        keywords="、".join(filter(None, (dossier.lead, dossier.units))),
        on=dossier.on,
    )
    book.lead("cover", "封面", lambda: _cover(book, dossier))
    book.lead("contents", "卷内文件目录", lambda: _contents(book, dossier))
    for at, filed in enumerate(dossier.papers):
        yield Step(at, len(dossier.papers), filed.name)
        book.bind(_key(at), filed.name, lambda filed=filed: _draw(filed))  # type: ignore[misc]
    book.lead("end", "卷内备考表", lambda: _end(book, dossier))
    book.fill("pages", str(book.pages))
    return book.pdf()


def _key(at: int) -> str:
    return f"paper{at}"


def _called(dossier: Dossier) -> str:
    return f"{dossier.congress}{dossier.session}第{dossier.number}号建议"


def _draw(filed: Filed) -> None:
    if isinstance(filed.paper, Enclosure):
        _draw_enclosure(filed.name, filed.paper)
    else:
        SETTERS[type(filed.paper)](filed.paper)


def _draw_enclosure(name: str, kept: Enclosure) -> None:
    """Draw an attachment page by page: those of a PDF edge to edge, pictures with white around."""
    edge = 0.0 if enclosed.is_pdf(kept.content) else EDGE
    try:
        for picture in enclosed.pages(kept.content):
            across = picture.width > picture.height
            sheet = Sheet(name, ACROSS if across else WIDTH)
            wide, high = sheet.width, sheet.height
            scale = min((wide - 2 * edge) / picture.width, (high - 2 * edge) / picture.height)
            width, height = picture.width * scale, picture.height * scale
            image = enclosed.as_jpeg(picture, width)
            sheet.picture(image, (wide - width) / 2, (high - height) / 2, width, height)
            sheet.end_page()
    except OSError:
        sheet = Sheet(name)
        for at, line in enumerate(set_text([(f"{name}：{UNREADABLE}", Face.SONG)], 14, WIDE * mm)):
            sheet.put(line, LEFT, TOP + at * 9)
        sheet.end_page()


def _cover(book: Book, dossier: Dossier) -> None:
    """Draw what a binder's front says; the archive's own numbers are left blank."""
    sheet = Sheet(NAME)
    middle = WIDTH / 2
    top = 48.0
    for line in set_text([(dossier.office, Face.TITLE)], 22, 170 * mm, even=False, alone=False):
        sheet.centred(line, middle, top)
        top += 10
    sheet.centred(
        fitted(wording.fill(dossier.said, "dossier.title", {}), Face.TITLE, 36, 170),
        middle,
        top + 10,
    )
    top += 42
    for line in set_text([(f"{_called(dossier)}", Face.SONG)], 16, WIDE * mm, even=False):
        sheet.centred(line, middle, top)
        top += 10
    for line in set_text([(dossier.title, Face.TITLE)], 20, 140 * mm, even=False, alone=False):
        sheet.centred(line, middle, top + 4)
        top += 11
    others = f"等{dossier.signers}名" if dossier.signers > 1 else ""
    ends = [day(each) if each else "　　年　月　日" for each in (dossier.began, dossier.ended)]
    facts = (
        ("提出代表", f"{dossier.lead}{others}代表"),
        ("承办单位", dossier.units),
        ("办理结果", dossier.outcome),
        ("起止日期", "至".join(ends)),
        ("件数页数", f"{len(dossier.papers)}件　　　页"),
        ("档案号", dossier.archive_number),
    )
    rows = [Row((Cell(name, 32, label=True), Cell(said, 108)), 13) for name, said in facts]
    first = max(178.0, top + 8)
    size = next(
        each for each in COVER if each == COVER[-1] or _high(rows, each) <= COVER_LOW - first
    )
    low = table.draw(sheet, 35, first, rows, size)
    blank = ("全宗号", "", "目录号", "", "案卷号", "", "保管期限", "")
    cells = (Cell(words, 17.5, label=True) for words in blank)
    below = table.draw(sheet, 35, low, [Row(tuple(cells), 13)], 10.5)
    many = one_line(f"{len(dossier.papers)}件", Face.FANG, size).width / mm + 1.5 * size / mm
    middle = first + _high(rows[:4], size) + (13 - size / mm) / 2
    book.slot("pages", 35 + 32 + table.PAD + many, middle, size)
    sheet.note_top = below + 2
    sheet.end_page()


def _high(rows: Sequence[Row], size: float) -> float:
    return sum(table.row_height(row, size) for row in rows)


def _contents(book: Book, dossier: Dossier) -> None:
    """Draw the list of contents; where each paper begins is filled in when it is bound."""
    head = Row(tuple(Cell(words, wide, label=True) for words, wide in HEADINGS.items()))
    rows = [_listed(at, filed) for at, filed in enumerate(dossier.papers)]
    at = 0
    while at < len(rows):
        sheet = Sheet(NAME)
        top = TOP
        if not at:
            sheet.centred(one_line("卷内文件目录", Face.TITLE, 22), WIDTH / 2, top)
            top += 16
        top = table.draw(sheet, LEFT, top, [head], SIZE)
        while at < len(rows):
            high = table.row_height(rows[at], SIZE)
            if top + high > BOTTOM:
                break
            table.draw(sheet, LEFT, top, [rows[at]], SIZE)
            place = top + (high - SIZE / mm) / 2
            book.slot(_key(at), LEFT + WIDE - HEADINGS["页次"] / 2, place)
            book.jump(_key(at), (LEFT, top, WIDE, high))
            top += high
            at += 1
        sheet.end_page()


def _listed(at: int, filed: Filed) -> Row:
    on = f"{filed.on:%Y%m%d}" if filed.on else ""
    said = (str(at + 1), filed.document_number, filed.by, filed.name, on, "")
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(w, wide, label=name in {"顺序号", "日期"}) for w, (name, wide) in cells))


def _end(book: Book, dossier: Dossier) -> None:
    """Draw the end sheet: how many there are, what is kept elsewhere, who bound it."""
    sheet = Sheet(NAME)
    sheet.centred(one_line("卷内备考表", Face.TITLE, 22), WIDTH / 2, TOP)
    apart = _apart(dossier.apart)
    said = f"本卷共{len(dossier.papers)}件，{book.pages}页。{apart}"
    rows = [
        Row((Cell("本卷情况说明", 34, label=True), Cell(said, WIDE - 34, top=True)), 120),
        *(
            Row((Cell(name, 34, label=True), Cell("", WIDE - 34)), 14)
            for name in ("立卷人", "检查人")
        ),
        Row((Cell("立卷时间", 34, label=True), Cell("　　　　年　　月　　日", WIDE - 34)), 14),
    ]
    table.draw(sheet, LEFT, TOP + 18, rows, 14)
    sheet.end_page()


def _apart(names: Sequence[str]) -> str:
    listed = "".join(f"\n{at}. {name}" for at, name in enumerate(names, start=1))
    return f"\n下列附件没有装入，另外保存：{listed}" if listed else ""
