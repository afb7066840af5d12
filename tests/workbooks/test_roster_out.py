"""What is written is read back the same, and opens as a clerk would have made it."""

import dataclasses
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.rules.drafts import DelegateDraft, SuggestionDraft
from npcdesk.workbooks.cells import NOTHING, text
from npcdesk.workbooks.roster_out import blank_roster, write_roster, write_suggestions
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from npcdesk.workbooks.words import NATIONS
from tests.workbooks.clerk import ID, OLD_ID, grave, read

HAN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗芳明兰文海燕𡐓㛃䶮示例街道局农业教育"
words = (
    st.text(HAN + "ABCabc019 ()（）:：/.·", max_size=12)
    .map(text)
    .filter(lambda x: x not in NOTHING)
)
wild = st.one_of(
    st.just(""),
    words,
    st.text(max_size=15).map(text).filter(lambda x: x not in NOTHING and "\ufffe" not in x),
    st.sampled_from("=+-@").flatmap(lambda mark: words.map(lambda said: f"{mark}{said}1")),
)
names = st.text("王李张刘陈杨赵芳明兰文海燕𡐓㛃䶮", min_size=2, max_size=4)
months = st.dates(dt.date(1920, 1, 1), dt.date(2008, 1, 1)).map(lambda day: day.strftime("%Y-%m"))
births = st.one_of(months, st.dates(dt.date(1920, 1, 1), dt.date(2008, 1, 1)).map(str))
codes = st.text("0123456789ABZ", min_size=1, max_size=8)
maybe = st.just("")

lines = st.lists(wild.filter(bool), max_size=3).map("\n".join)
delegates = st.builds(
    DelegateDraft,
    name=names | names.map("阿依·{}".format),
    row=st.just(0),
    sex=st.sampled_from(["male", "female", ""]),
    nation=st.sampled_from(["", *NATIONS]),
    birth=births | maybe,
    party=wild,
    education=wild,
    degree=wild,
    native_place=wild,
    joined_party=months | maybe,
    began_work=months | maybe,
    work_unit=wild,
    post=wild,
    occupation_class=wild,
    phone=st.from_regex("1[3-9][0-9]{9}", fullmatch=True) | maybe,
    office_phone=st.from_regex("0[0-9]{3}-[0-9]{7}", fullmatch=True) | maybe,
    email=wild,
    address=wild,
    postcode=st.from_regex("[0-9]{6}", fullmatch=True) | maybe,
    id_number=st.sampled_from([ID, OLD_ID, ""]),
    level=st.sampled_from(["nation", "province", "city", "county", "township", ""]),
    delegate_number=codes | maybe,
    delegation=wild,
    electoral_unit=wild,
    group=wild,
    station=wild,
    elected_how=st.sampled_from(["换届", "补选", ""]),
    terms=wild,
    status=st.sampled_from(["in_office", "suspended", "ended", "pending", ""]),
    remark=wild,
    grassroots=st.sampled_from(["yes", "no", ""]),
    elected_on=st.dates(dt.date(1990, 1, 1), dt.date(2026, 1, 1)).map(str) | maybe,
    terms_served=wild,
    also_serves=wild,
    specialty=wild,
    residence=wild,
    resume=lines,
    publish=st.sampled_from(["internal", "voters", "public", ""]),
)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)) | st.none()
units = st.text("县农业教育财政交通局镇政府", min_size=2, max_size=10)
titles = wild.map(lambda said: text(f"关于{said}的建议"))
suggestions = st.builds(
    SuggestionDraft,
    title=titles,
    number=codes | maybe,
    lead=names | maybe,
    co_signers=st.lists(names, unique=True, max_size=5).map(tuple),
    category=wild,
    session=wild,
    raised_on=days,
    lead_unit=units | maybe,
    co_units=st.lists(units, unique=True, max_size=3).map(tuple),
    handed_on=days,
    replied_on=days,
    reply_class=st.sampled_from(["A", "B", "C", "D", ""]),
    rating=st.sampled_from(["satisfied", "mostly", "dissatisfied", ""]),
    key=st.booleans(),
    origin=wild,
    body=lines,
    reply_body=lines,
)


def without_rows(drafts):
    return [
        draft._replace(row=0)
        if isinstance(draft, DelegateDraft)
        else dataclasses.replace(draft, row=0)
        for draft in drafts
    ]


@settings(max_examples=60, deadline=None)
@given(drafts=st.lists(delegates, max_size=6))
def test_a_roster_written_is_read_the_same(tmp_path_factory, drafts):
    path = tmp_path_factory.getbasetemp() / "written.xlsx"
    rule = "按姓名笔画排列（单名在前），其中 2 人的位置由本单位指定"
    write_roster(path, "示例县第十九届人大代表名册", drafts, rule=rule)
    assert without_rows(read(path).found) == drafts


@settings(max_examples=60, deadline=None)
@given(drafts=st.lists(suggestions, max_size=6))
def test_suggestions_written_are_read_the_same(tmp_path_factory, drafts):
    drafts = [
        dataclasses.replace(
            draft,
            co_signers=tuple(each for each in draft.co_signers if each != draft.lead),
            co_units=tuple(each for each in draft.co_units if each != draft.lead_unit),
        )
        for draft in drafts
        if (draft.lead or not draft.co_signers) and (draft.lead_unit or not draft.co_units)
    ]
    path = tmp_path_factory.getbasetemp() / "written.xlsx"
    write_suggestions(path, "建议清单", drafts)
    assert without_rows(finish(read_suggestions(path)).found) == drafts


def test_formulas_are_written_as_words(tmp_path):
    path = tmp_path / "a.xlsx"
    posts = ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "http://a.cn"]
    write_roster(
        path,
        "名册",
        [DelegateDraft(f"王{'甲乙丙丁戊'[at]}", post=post) for at, post in enumerate(posts)],
    )
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert [each.post for each in read(path).found] == posts


def test_the_sheet_prints_as_an_office_wants_it(tmp_path):
    path = tmp_path / "a.xlsx"
    write_roster(path, "示例县代表名册", [DelegateDraft("王芳", phone="13812345678", id_number=ID)])
    with zipfile.ZipFile(path) as archive:
        sheet, book = (
            archive.read("xl/worksheets/sheet1.xml"),
            archive.read("xl/workbook.xml").decode(),
        )
    assert b'orientation="landscape"' in sheet
    assert b'paperSize="9"' in sheet
    assert b'state="frozen"' in sheet
    assert b"<mergeCell " in sheet
    assert "_xlnm.Print_Titles" in book
    assert "$1:$2</definedName>" in book
    assert "_xlnm.Print_Area" in book
    (written,) = open_sheets(path)
    assert written.rows[0][0] == "示例县代表名册"
    assert written.rows[1][:3] == ["序号", "姓名", "性别"]
    row = dict(zip(written.rows[1], written.rows[2], strict=True))
    assert (row["手机"], row["身份证号"], row["序号"]) == ("13812345678", ID, 1)


def test_columns_that_nobody_needs_are_left_out(tmp_path):
    path = tmp_path / "a.xlsx"
    write_roster(path, "名册", [DelegateDraft("王芳", email="a@b.cn")])
    headings = open_sheets(path)[0].rows[1]
    assert "邮箱" in headings
    assert "邮编" not in headings
    assert "代表团" in headings


def test_the_blank_roster_offers_its_words_and_takes_text(tmp_path):
    path = tmp_path / "a.xlsx"
    blank_roster(path)
    sheet = read(path)
    assert sheet.found == ()
    meanings = {each.meaning for each in sheet.columns if each.heading != "序号"}
    assert meanings == set(DelegateDraft._fields) - {"row"}
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert xml.count('type="list"') == 7
    assert all(word in strings for word in ("男", "珞巴族", "县级", "资格终止", "补选"))
    assert 'numFmtId="49"' in styles  # text, so that Excel spoils no number typed


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(SheetRefused, match="写不进去"):
        write_roster(tmp_path / "no" / "a.xlsx", "名册", [])


def test_a_filled_template_is_a_roster(tmp_path):
    """The lines ruled below the last delegate are nobody."""
    path = tmp_path / "a.xlsx"
    write_roster(path, "名册", [DelegateDraft("王芳", sex="female")])
    sheet = read(path)
    assert (len(sheet.found), grave(sheet), sheet.header_row) == (1, [], 2)
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
