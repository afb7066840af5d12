"""The list that a unit is sent: locked where it is given, known again whatever is done to it."""

import dataclasses
import datetime as dt
import re
import shutil
import subprocess
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.rules.row_code import row_code
from npcdesk.rules.unit_lists import AnswerClass, ListedSuggestion, ReturnedRow, UnitList
from npcdesk.workbooks.cells import NOTHING, text
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.unit_list_in import read_unit_list
from npcdesk.workbooks.unit_list_out import COLUMNS, FIRST, HEAD, write_unit_list
from npcdesk.workbooks.unit_list_words import HEADINGS

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WILD = ('=HYPERLINK("http://x","点我")', "+1", "-1+2", "@SUM(A1)", "关于修缮沙河桥的建议")
CLASSES = (
    AnswerClass("A", "已经解决", needs_promise=False),
    AnswerClass("B", "列入计划", needs_promise=True),
    AnswerClass("C", "暂难解决", needs_promise=False, needs_reason=True),
)
ANSWERS = (
    ReturnedRow(
        0,
        answer="一、桥已修好。\n二、护栏年底装。",
        reply_class="A",
        replied_on=dt.date(2026, 4, 20),
        document_number="示交函〔2026〕18号",
        signed_by="王建国",
        contacted_on=dt.date(2026, 4, 2),
        contacted_how="座谈",
        contact="李四",
        phone="0912-1234567",
    ),
    ReturnedRow(
        0,
        answer="=1+1 不是算式",
        reply_class="B",
        replied_on=dt.date(2026, 4, 21),
        promised_on=dt.date(2026, 12, 31),
    ),
    ReturnedRow(0),
)


def listed(titles=WILD, *, helps=()):
    rows = tuple(
        ListedSuggestion(
            suggestion_id=str(at),
            code=row_code(str(at), "u"),
            number=str(at + 1),
            session="十九届一次",
            title=title,
            lead="周启明",
            signers=1,
            role="协办" if at in helps else "主办",
            answers=at not in helps,
            others="",
            handed_on=dt.date(2026, 2, 3),
            due_on=dt.date(2026, 5, 6),
            body="沙河桥年久失修。\n请修。",
        )
        for at, title in enumerate(titles)
    )
    return UnitList(
        "u", "县交通运输局", "", "", "示例县人大", "0912-1", dt.date(2026, 2, 5), CLASSES, rows
    )


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "交办清单.xlsx"
    write_unit_list(path, listed())
    return path


def read(path):
    return finish(read_unit_list(path))


def xml(path, part="xl/worksheets/sheet1.xml"):
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def converted(path, kind, folder):
    """Return what LibreOffice makes of a workbook when it saves it as another kind."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    home = f"-env:UserInstallation=file://{folder}/profile"
    words = [OFFICE, home, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


def as_filled(path, rows, *, order=COLUMNS, sheet="Sheet1", leave=()):
    """Write a list as a clerk who copied it to a sheet of his own and filled it in."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as made:
        page = made.add_worksheet(sheet)
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        kept = [name for name in order if name not in leave]
        page.write_row(1, 2, [HEADINGS[name] for name in kept])
        for line, said in enumerate(rows, 2):
            for at, name in enumerate(kept, 2):
                value = said.get(name)
                if isinstance(value, dt.date):
                    page.write_datetime(line, at, value, day)
                elif value:
                    page.write_string(line, at, str(value))
    return path


def filled(given, answer):
    """Return a row with its answers, as cells by field."""
    facts = {name: getattr(given, name) for name in ("number", "session", "title", "code", "lead")}
    facts |= {f.name: getattr(answer, f.name) for f in dataclasses.fields(answer)} | facts
    return facts


def expected(given, answer, row):
    return dataclasses.replace(
        answer,
        row=row,
        code=given.code,
        number=given.number,
        session=given.session,
        title=text(given.title),
    )


def test_what_is_given_is_locked_and_what_is_asked_is_open(book):
    sheet, styles = xml(book), xml(book, "xl/styles.xml")
    assert '<sheetProtection sheet="1"' in sheet
    assert "password" not in sheet
    assert "hashValue" not in sheet
    faces = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].split("<xf ")[1:]
    open_styles = {at for at, face in enumerate(faces) if 'locked="0"' in face}
    cells = dict(re.findall(rf'<c r="([A-Z]+){FIRST + 1}" s="(\d+)"', sheet))
    unlocked = {name for at, name in enumerate(COLUMNS) if int(cells[chr(65 + at)]) in open_styles}
    assert unlocked == {*COLUMNS} - {
        "number", "session", "title", "lead", "role", "handed_on", "due_on", "code"
    }  # fmt: skip
    assert sheet.count('type="list"') == 2
    assert sheet.count('type="date"') == 3
    assert '<dataValidation type="list" allowBlank="1"' in sheet
    assert "A,B,C" in sheet


def test_a_helping_unit_cannot_fill_in_a_reply(tmp_path):
    path = tmp_path / "a.xlsx"
    write_unit_list(path, listed(("甲",), helps={0}))
    row = open_sheets(path)[0].rows[FIRST]
    dashes = {name for at, name in enumerate(COLUMNS) if row[at] == "—"}
    assert dashes == {"reply_class", "replied_on", "document_number", "promised_on", "signed_by"}
    (found,) = read(path).found
    assert not found.replies


def test_words_that_begin_like_formulas_stay_words(book):
    for part in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert "<f>" not in xml(book, part)
        assert "hyperlink" not in xml(book, part)
    assert [row.title for row in read(book).found] == list(WILD)


def test_the_head_says_what_to_do_and_the_texts_are_in_the_file(book):
    first, texts = open_sheets(book)
    assert first.rows[0][0] == "代表建议交办清单（县交通运输局）　2026年2月5日"
    assert "A 已经解决；B 列入计划（要写承诺完成时限）" in first.rows[1][0]
    assert "C 暂难解决（办理情况里要说明原因）。" in first.rows[1][0]
    assert "示例县人大（电话 0912-1）" in first.rows[1][0]
    assert first.rows[HEAD][-1] == "回收编号"
    assert "　　沙河桥年久失修。" in [row[0] for row in texts.rows]


def test_libreoffice_keeps_lock_lists_and_words(book, tmp_path):
    saved = converted(book, "xlsx:Calc MS Excel 2007 XML", tmp_path / "out")
    sheet = xml(saved)
    assert "<sheetProtection" in sheet
    assert 'sheet="true"' in sheet or 'sheet="1"' in sheet
    assert sheet.count('type="list"') == 2
    assert "<f" not in re.sub(r"<formula\d|<f[a-z]", "", sheet)
    assert [row.code for row in read(saved).found] == [row.code for row in listed().rows]
    content = xml(converted(book, "ods", tmp_path / "out"), "content.xml")
    assert 'table:protected="true"' in content
    assert "table:formula" not in content


@pytest.mark.parametrize(
    "kind",
    [
        "xls",
        "ods",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "csv:Text - txt - csv (StarCalc):44,34,UTF8",
    ],
)
def test_a_filled_list_saved_as_another_kind_is_read_the_same(tmp_path, kind):
    given = listed()
    rows = [filled(one, answer) for one, answer in zip(given.rows, ANSWERS, strict=False)]
    path = as_filled(tmp_path / "清单.xlsx", rows)
    saved = converted(path, kind, tmp_path / "out")
    found = read(saved)
    assert [p for p in found.problems if p.grave] == []
    want = [
        expected(one, answer, row)
        for row, (one, answer) in enumerate(zip(given.rows, ANSWERS, strict=False), 3)
    ]
    assert list(found.found) == want


said = (
    st.text("桥路水修好了。Aab12=+-@ \n", max_size=20)
    .map(lambda x: "\n".join(filter(None, map(text, x.splitlines()))))
    .filter(lambda x: x not in NOTHING)
)
days = st.dates(dt.date(2026, 1, 1), dt.date(2040, 1, 1)) | st.none()
answers = st.builds(
    ReturnedRow,
    row=st.just(0),
    answer=said | st.just(""),
    reply_class=st.sampled_from(["A", "B", "C", ""]),
    replied_on=days,
    promised_on=days,
    contacted_on=days,
    contacted_how=st.sampled_from(["走访", "座谈", ""]),
    document_number=st.sampled_from(["示交函〔2026〕18号", ""]),
    contact=st.sampled_from(["李四", ""]),
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_sorted_cut_and_moved_rows_are_known_by_their_codes(tmp_path_factory, data):
    given_rows = listed().rows
    some = data.draw(st.lists(st.sampled_from(given_rows), min_size=1, unique_by=lambda r: r.code))
    told = [data.draw(answers) for _ in some]
    order = data.draw(st.permutations(COLUMNS))
    leave = data.draw(st.sets(st.sampled_from(["lead", "role", "handed_on", "due_on", "session"])))
    path = tmp_path_factory.getbasetemp() / "moved.xlsx"
    as_filled(
        path, [filled(*each) for each in zip(some, told, strict=True)], order=order, leave=leave
    )
    found = read(path)
    want = [
        dataclasses.replace(
            expected(one, answer, row), session="" if "session" in leave else one.session
        )
        for row, (one, answer) in enumerate(zip(some, told, strict=True), 3)
    ]
    assert list(found.found) == want
    assert {row.code for row in found.found} == {row.code for row in some}


def test_days_and_classes_in_a_clerks_words_are_understood(tmp_path):
    (row,) = listed(("甲",)).rows
    said_ = filled(row, ReturnedRow(0)) | {"replied_on": "26年4月20日", "reply_class": "A类"}
    path = as_filled(tmp_path / "a.xlsx", [said_])
    (found,) = read(path).found
    assert (found.replied_on, found.reply_class) == (dt.date(2026, 4, 20), "A")
    assert read(path).converted[0].text == "读作 2026年4月20日。"
    said_ |= {"replied_on": "下周", "reply_class": "优"}
    as_filled(path, [said_])
    told = [(p.column, p.grave) for p in read(path).problems]
    assert sorted(told) == [("答复日期", True), ("类别", True)]


def test_another_table_is_refused_in_words(tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("姓名,性别\n周启明,男\n", encoding="utf-8")
    with pytest.raises(SheetRefused, match="不像发给承办单位的办理清单"):
        read(path)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(SheetRefused, match="写不进去"):
        write_unit_list(tmp_path / "no" / "a.xlsx", listed())
