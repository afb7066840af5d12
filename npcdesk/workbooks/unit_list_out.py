"""Writes the list that a handling unit is sent: what is given is locked, what is asked is open.

The lock has no password: it keeps a hand from slipping, not a clerk from helping himself.
"""

import datetime as dt
import io
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

from npcdesk import labels
from npcdesk.errors import SheetRefused
from npcdesk.rules.unit_lists import AnswerClass, ListedSuggestion, UnitList
from npcdesk.workbooks import unit_list_texts
from npcdesk.workbooks.ruled import A4, FACE, PLAIN_TEXT, TEXT
from npcdesk.workbooks.unit_list_words import (
    ANSWERS,
    DAYS,
    GIVEN,
    HEADINGS,
    REPLY_ALONE,
    WAYS,
)

COLUMNS = (*GIVEN, *ANSWERS, "code")
WIDTHS: Mapping[str, float] = {
    "number": 5.5, "session": 8.5, "title": 22, "lead": 8, "role": 10, "handed_on": 10.5,
    "due_on": 10.5, "answer": 34, "reply_class": 5.5, "replied_on": 10.5, "document_number": 14,
    "promised_on": 10.5, "signed_by": 8, "contacted_on": 10.5, "contacted_how": 6, "contact": 8,
    "phone": 13, "code": 9,
}  # fmt: skip
WRAPPED = frozenset({"title", "lead", "session", "answer", "document_number", "role", "code"})
TITLE, TOLD, HEAD, FIRST = range(4)  # the lines of the sheet, from 0
LOCKED, OPEN = "#EEF1F5", "#FFFFFF"
DAY = "yyyy-mm-dd"
LINE = 16  # points
FEWEST_LINES = 4  # room to write by hand
NONE = "—"  # where a 协办 unit has nothing to fill in
ALLOWED = {"format_rows": True, "format_columns": True, "autofilter": True}
YEARS_ON = 20


def write_unit_list(path: Path, listed: UnitList) -> None:
    """Write a unit's list as .xlsx, replacing the file.

    Raises:
        SheetRefused: the file cannot be written; the Chinese sentence says what to do.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN_TEXT)
    sheet = book.add_worksheet("交办清单")
    _lay_out(sheet, listed)
    _write_head(book, sheet, listed)
    face = _faces(book)
    for line, row in enumerate(listed.rows, FIRST):
        _write_row(sheet, line, row, listed, face)
    _offer(sheet, listed)
    sheet.protect("", ALLOWED)
    unit_list_texts.add(book, listed)
    book.close()
    try:
        path.write_bytes(content.getvalue())
    except OSError as cause:
        raise SheetRefused(
            f"“{path.name}”写不进去。请先在 Excel 或 WPS 里关掉它，再看磁盘有没有空间。"
        ) from cause


def instructions(listed: UnitList) -> str:
    """Return what a clerk who has never seen such a list must know."""
    classes = "；".join(f"{each.code} {each.wording}{_wants(each)}" for each in listed.classes)
    back = listed.office + (f"（电话 {listed.office_phone}）" if listed.office_phone else "")
    return (
        f"请{listed.unit}在白底的格子里填写，灰底的不要改。办完一件填一件，没有办完的空着。"
        f"类别：{classes}。日期写成 2026-4-20 这样。"
        "协办的只填办理情况、面商和联系人，意见请同时交主办单位。"
        f"填好后存盘，把这个文件和答复函一起交回{back}。行的次序可以变，“回收编号”一列请留着。"
    )


def _wants(each: AnswerClass) -> str:
    if each.needs_promise:
        return "（要写承诺完成时限）"
    return "（办理情况里要说明原因）" if each.needs_reason else ""


def _lay_out(sheet: Any, listed: UnitList) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.freeze_panes(FIRST, COLUMNS.index("title") + 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    last = FIRST + len(listed.rows) - 1
    sheet.print_area(0, 0, last, len(COLUMNS) - 1)
    sheet.autofilter(HEAD, 0, last, len(COLUMNS) - 1)
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS[name])


def _write_head(book: Any, sheet: Any, listed: UnitList) -> None:
    last = len(COLUMNS) - 1
    title = book.add_format(FACE | {"font_size": 18, "bold": True, "align": "center"})
    told = book.add_format(FACE | {"text_wrap": True, "valign": "vcenter"})
    head = book.add_format(
        FACE
        | {"bold": True, "align": "center", "border": 1, "text_wrap": True, "bg_color": "#DDE3EA"}
    )
    sheet.merge_range(TITLE, 0, TITLE, last, "", title)
    said = f"代表建议交办清单（{listed.unit}）　{labels.day(listed.on)}"
    sheet.write_string(TITLE, 0, said, title)
    sheet.set_row(TITLE, 34)
    sheet.merge_range(TOLD, 0, TOLD, last, "", told)
    sheet.write_string(TOLD, 0, instructions(listed), told)
    wide = sum(WIDTHS.values()) / 2  # characters of Chinese
    sheet.set_row(TOLD, LINE * (math.ceil(len(instructions(listed)) / wide) + 1))
    sheet.set_row(HEAD, 2 * LINE + 4)
    for place, name in enumerate(COLUMNS):
        sheet.write_string(HEAD, place, HEADINGS[name], head)


def _faces(book: Any) -> Callable[[str, bool], Any]:
    """Return what makes the format of a column's cells, locked or open, each once."""
    made: dict[tuple[str, bool], Any] = {}

    def face(name: str, locked: bool) -> Any:  # noqa: FBT001 - two faces of one column
        if (name, locked) not in made:
            spoken = name in WRAPPED
            how: dict[str, Any] = {"text_wrap": True} if spoken else {"align": "center"}
            how["num_format"] = DAY if name in DAYS else TEXT
            if name == "code":
                how |= {"font_size": 8, "font_color": "#5B6672", "align": "center"}
            ground = {"bg_color": LOCKED} if locked else {"bg_color": OPEN}
            made[name, locked] = book.add_format(
                FACE | {"border": 1, "locked": locked} | ground | how
            )
        return made[name, locked]

    return face


def _write_row(
    sheet: Any,
    line: int,
    row: ListedSuggestion,
    listed: UnitList,
    face: Callable[[str, bool], Any],
) -> None:
    said = _said(row, listed)
    for place, name in enumerate(COLUMNS):
        asked = name in ANSWERS and (row.answers or name not in REPLY_ALONE)
        value, form = said.get(name, ""), face(name, not asked)
        if isinstance(value, dt.date):
            sheet.write_datetime(line, place, value, form)
        elif value:
            sheet.write_string(line, place, value, form)
        else:
            sheet.write_blank(line, place, None, form)
    lines = max(FEWEST_LINES, math.ceil(2 * len(row.title) / WIDTHS["title"]), _role_lines(row))
    sheet.set_row(line, LINE * lines)


def _said(row: ListedSuggestion, listed: UnitList) -> dict[str, str | dt.date | None]:
    many = f"等{row.signers}人" if row.signers > 1 else ""
    asked_of_others = {} if row.answers else dict.fromkeys(REPLY_ALONE, NONE)
    return {
        "number": row.number,
        "session": row.session,
        "title": row.title,
        "lead": row.lead + many,
        "role": _role(row),
        "handed_on": row.handed_on,
        "due_on": row.due_on,
        "contact": listed.contact,
        "phone": listed.phone,
        "code": row.code,
        **asked_of_others,
    }


def _role(row: ListedSuggestion) -> str:
    return f"{row.role}（{row.others}）" if row.others else row.role


def _role_lines(row: ListedSuggestion) -> int:
    return math.ceil(2 * len(_role(row)) / WIDTHS["role"])


def _offer(sheet: Any, listed: UnitList) -> None:
    """Let class and way be chosen, and days be days."""
    first = min(row.handed_on for row in listed.rows)
    last = dt.date(listed.on.year + YEARS_ON, 12, 31)
    codes = [each.code for each in listed.classes]
    _let(sheet, listed, "reply_class", _one_of(codes, "请从下拉里选一类：" + "、".join(codes)))
    _let(sheet, listed, "contacted_how", _one_of(WAYS, "请写一种方式，例如走访。", strict=False))
    for name in ("replied_on", "promised_on", "contacted_on"):
        told = f"请写年月日，例如 {labels.day_dotted(listed.on).replace('.', '-')}。"
        limits = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        words = {"input_title": HEADINGS[name], "input_message": told}
        errors = {"error_title": HEADINGS[name], "error_message": told + "不能早于交办日期。"}
        _let(sheet, listed, name, limits | words | errors)


def _one_of(
    words: list[str] | tuple[str, ...], told: str, *, strict: bool = True
) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(words),
        "error_type": "stop" if strict else "warning",
        "error_message": told,
    }


def _let(sheet: Any, listed: UnitList, name: str, rule: dict[str, Any]) -> None:
    at = COLUMNS.index(name)
    sheet.data_validation(FIRST, at, FIRST + len(listed.rows) - 1, at, rule)
