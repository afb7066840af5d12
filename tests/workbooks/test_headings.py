import pytest

from npcdesk.errors import SheetRefused
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks import vocabulary
from npcdesk.workbooks.headings import letter, meaning_of
from tests.workbooks.clerk import book, read, roster


def meanings(sheet):
    return {column.letter: column.meaning for column in sheet.columns}


def test_a_plain_heading_in_the_first_line(tmp_path):
    sheet = roster(tmp_path, [["姓名", "性别", "民族"], ["王芳", "女", "汉族"]])
    assert (sheet.header_row, sheet.rows_seen, sheet.sheet) == (1, 1, "名册")
    assert sheet.found == (DelegateDraft("王芳", row=2, sex="female", nation="汉族"),)
    assert sheet.problems == ()


def test_a_title_above_a_date_line_blank_lines_and_columns_and_spaces_in_words(tmp_path):
    rows = [
        ["示例县第十九届人民代表大会代表名册"],
        ["", "", "", "", "2026年3月"],
        [],
        ["", "序号", "姓 名", "", "性　别", "出生\n年月", "备注2", "联系电话："],
        [],
        ["", 1, "王　芳", "", "女", "1975.09", "x", "13812345678"],
        [],
        ["", 2, "李\xa0明", "", "男", "1980.11", "", "13912345678"],
    ]
    sheet = roster(tmp_path, rows, "A1:H1")
    assert [(each.name, each.row, each.birth) for each in sheet.found] == [
        ("王芳", 6, "1975-09"),
        ("李明", 8, "1980-11"),
    ]
    assert meanings(sheet) == {
        "B": "",
        "C": "name",
        "E": "sex",
        "F": "birth",
        "G": "",
        "H": "phone",
    }
    assert [each.heading for each in sheet.columns][:4] == ["序号", "姓名", "性别", "出生年月"]
    assert sheet.problems == ()


def test_two_lines_of_heading_merged(tmp_path):
    rows = [
        ["代表名册"],
        ["序号", "姓名", "单位", "", "联系方式", "", "备注"],
        ["", "", "名称", "职务", "单位电话", "手机", ""],
        [1, "王芳", "县医院", "院长", "0470-1234567", "13812345678", "连任"],
    ]
    merges = ("A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3")
    sheet = roster(tmp_path, rows, *merges)
    assert sheet.header_row == 3
    assert sheet.found == (
        DelegateDraft(
            "王芳",
            row=4,
            work_unit="县医院",
            post="院长",
            office_phone="0470-1234567",
            phone="13812345678",
            remark="连任",
        ),
    )


def test_columns_under_one_merged_heading_that_tell_no_more_are_named_all_the_same(tmp_path):
    rows = [
        ["序号", "姓名", "性别", "学历学位", "", "职务"],
        ["", "", "", "全日制", "在职", ""],
        [1, "王芳", "女", "", "大专", "村民"],
        [2, "李明", "男", "本科", "硕士", "教师"],
    ]
    sheet = roster(tmp_path, rows, "A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2")
    assert sheet.header_row == 2
    assert [(each.name, each.education) for each in sheet.found] == [("王芳", ""), ("李明", "本科")]
    assert meanings(sheet) == {
        "A": "", "B": "name", "C": "sex", "D": "education", "E": "", "F": "post",
    }  # fmt: skip
    assert [each.heading for each in sheet.columns][3:5] == ["学历学位全日制", "在职"]
    assert sheet.problems == ()


def test_two_lines_of_heading_without_merged_cells(tmp_path):
    rows = [
        ["姓名", "出生", "联系方式", ""],
        ["", "年月", "电话", "手机"],
        ["王芳", "1975.09", "0470-1234567", "13812345678"],
    ]
    (draft,) = roster(tmp_path, rows).found
    assert (draft.birth, draft.phone, draft.office_phone) == (
        "1975-09",
        "13812345678",
        "0470-1234567",
    )


def test_the_name_in_the_lower_line_of_a_heading(tmp_path):
    rows = [
        ["序号", "基本情况", "", "", "备注"],
        ["", "姓名", "性别", "民族", ""],
        [1, "王芳", "女", "汉族", "连任"],
    ]
    (draft,) = roster(tmp_path, rows, "A1:A2", "B1:D1", "E1:E2").found
    assert (draft.name, draft.remark) == ("王芳", "连任")


def test_ticks_under_man_and_woman(tmp_path):
    rows = [
        ["姓名", "性别", "", "民族"],
        ["", "男", "女", ""],
        ["王芳", "", "√", "汉族"],
        ["李明", "√", "", "汉族"],
    ]
    sheet = roster(tmp_path, rows, "A1:A2", "B1:C1", "D1:D2")
    assert [each.sex for each in sheet.found] == ["female", "male"]
    assert sheet.problems == ()


def test_the_first_line_of_data_is_never_heading(tmp_path):
    """王芳's cells read like headings, yet hers is a line of data."""
    rows = [["姓名", "性别", "职务"], ["王芳", "女", "单位"], ["李明", "男", "说明"]]
    assert [each.name for each in roster(tmp_path, rows).found] == ["王芳", "李明"]


def test_every_heading_of_the_table_is_understood():
    for known, headings in (
        (vocabulary.ROSTER, vocabulary.ROSTER_HEADINGS),
        (vocabulary.SUGGESTIONS, vocabulary.SUGGESTION_HEADINGS),
    ):
        for meaning, heading in headings.items():
            assert meaning_of(f" {heading} ：", known) == meaning
            assert meaning_of(f"*{heading}（必填）", known) == meaning


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("公民身份号码", "id_number"),
        ("政治面貌（党派）", "party"),
        ("工作单位及职务", "post"),
        ("出生年月（岁）", "birth"),
        ("职业构成", "occupation_class"),
        ("E-MAIL", "email"),
        ("选区", "electoral_unit"),
        ("Ｎｏ．", "serial"),
        ("备注２", ""),
        ("工资", ""),
    ],
)
def test_headings_in_many_words(heading, field):
    assert meaning_of(heading, vocabulary.ROSTER) == field


def test_every_field_of_a_draft_has_a_heading():
    fields = set(DelegateDraft._fields) - {"row"}
    assert fields <= set(vocabulary.ROSTER_HEADINGS)


def test_one_field_is_told_by_one_column(tmp_path):
    rows = [
        ["姓名", "电话", "手机", "工作单位", "单位"],
        ["王芳", "1234567", "13812345678", "甲", "乙"],
    ]
    sheet = roster(tmp_path, rows)
    (draft,) = sheet.found
    assert (draft.phone, draft.office_phone, draft.work_unit) == ("13812345678", "1234567", "甲")
    assert meanings(sheet)["E"] == ""


def test_a_person_decides_what_columns_mean(tmp_path):
    path = book(tmp_path / "a.xlsx", [["谁", "性别", "备注2", "备注"], ["王芳", "女", "连任", "x"]])
    with pytest.raises(SheetRefused):
        read(path)
    sheet = read(path, columns={"A": "name", "备注2": "remark"})
    assert sheet.found == (DelegateDraft("王芳", row=2, sex="female", remark="连任"),)
    sheet = read(path, columns={"谁": "name", "B": ""})
    assert sheet.found == (DelegateDraft("王芳", row=2, remark="x"),)


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_of_columns(index, letters):
    assert letter(index) == letters
