"""Rosters as a whole: every blemish that clerks' sheets have."""

import datetime as dt

import pytest

from npcdesk.job import Step
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks.numbers import ID_LOST
from npcdesk.workbooks.roster import read_roster
from tests.workbooks.clerk import ID, OLD_ID, book, grave, people, read, roster, values

WHOLE = (
    ("序号", 1),
    ("姓名", "阿依古丽•买买提"),
    ("性别", "女"),
    ("民族", "维吾尔族"),
    ("出生年月", "1949.12"),
    ("政治面貌", "中共党员"),
    ("学历", "大学"),
    ("学位", "学士"),
    ("籍贯", "新疆喀什"),
    ("入党时间", "1975.7"),
    ("参加工作时间", "1970年8月"),
    ("工作单位", "县医院"),
    ("职务", "院长"),
    ("职业构成", "卫生"),
    ("手机", 13812345678),
    ("单位电话", "0470-1234567"),
    ("邮箱", "a@b.cn"),
    ("通讯地址", "解放路1号"),
    ("邮编", 17000),
    ("身份证号", ID),
    ("层级", "县级"),
    ("代表证号", "0012"),
    ("代表团", "城关镇"),
    ("选举单位", "第一选区"),
    ("代表小组", "第二小组"),
    ("所属站点", "城关镇代表之家"),
    ("当选方式", "换届"),
    ("届次", "十九届"),
    ("状态", "在任"),
    ("备注", "连任"),
)


def test_a_whole_roster(tmp_path):
    sheet = roster(tmp_path, [["名册"], *zip(*WHOLE, strict=True)], "A1:AD1")
    assert sheet.found == (
        DelegateDraft(
            name="阿依古丽·买买提",
            row=3,
            sex="female",
            nation="维吾尔族",
            birth="1949-12",
            party="中共党员",
            education="大学",
            degree="学士",
            native_place="新疆喀什",
            joined_party="1975-07",
            began_work="1970-08",
            work_unit="县医院",
            post="院长",
            occupation_class="卫生",
            phone="13812345678",
            office_phone="0470-1234567",
            email="a@b.cn",
            address="解放路1号",
            postcode="017000",
            id_number=ID,
            level="county",
            delegate_number="0012",
            delegation="城关镇",
            electoral_unit="第一选区",
            group="第二小组",
            station="城关镇代表之家",
            elected_how="换届",
            terms="十九届",
            status="in_office",
            remark="连任",
        ),
    )
    assert sheet.problems == ()
    assert [each.cell for each in sheet.converted] == ["S3"]
    assert sheet.file_name == "名册.xlsx"


@pytest.mark.parametrize("dot", "·•・･．.。‧∙⋅●\uf0b7")
def test_minority_names_with_every_middle_dot(tmp_path, dot):
    name = f"阿依古丽{dot}买买提"
    sheet = roster(tmp_path, [["姓名", "性别"], [name, "女"], [f"巴图 {dot} 额尔德尼", "男"]])
    assert [each.name for each in sheet.found] == ["阿依古丽·买买提", "巴图·额尔德尼"]


@pytest.mark.parametrize("space", ["\u3000", "\xa0", " ", "  ", "\u2003", "\n", "\u200b", "\ufeff"])
def test_names_with_every_space(tmp_path, space):
    rows = [["姓名", "性别"], [f"王{space}芳", "女"], [f"{space}李明{space}", "男"]]
    sheet = roster(tmp_path, rows)
    assert [each.name for each in sheet.found] == ["王芳", "李明"]
    assert sheet.problems == ()


def test_rare_characters_stay_whole(tmp_path):
    names = ["𡐓文", "李𬭚", "㛃雯", "王𠅤", "马\ue863"]
    sheet = roster(tmp_path, [["姓名", "性别"], *([name, "女"] for name in names)])
    assert [each.name for each in sheet.found] == names
    assert [(each.row, each.grave) for each in sheet.problems] == [(6, False)]
    assert "自造字" in sheet.problems[0].text


def test_names_that_look_wrong_are_asked_about(tmp_path):
    sheet = roster(tmp_path, [["姓名", "性别"], ["王？", "女"], ["王芳、李明", "男"], [1234, "男"]])
    assert [each.row for each in sheet.problems] == [2, 3, 4]
    assert [each.row for each in grave(sheet)] == [4]


def test_sex_and_nation_in_the_brackets_of_a_name(tmp_path):
    rows = [["姓名", "职务"], ["马兰（女，回族）", "a"], ["王芳(女)", "b"], ["李明（小）", "c"]]
    sheet = roster(tmp_path, rows)
    assert [(each.name, each.sex, each.nation) for each in sheet.found] == [
        ("马兰", "female", "回族"),
        ("王芳", "female", ""),
        ("李明（小）", "", ""),
    ]
    assert [each.row for each in sheet.converted] == [2, 3]
    assert [each.row for each in sheet.problems] == [4]


def test_a_destroyed_identity_number_is_refused_with_its_row(tmp_path):
    rows = [["姓名", "身份证号"], ["王芳", ID], ["李明", 1.10105e17], ["马兰", "4.40524E+17"]]
    sheet = roster(tmp_path, rows)
    assert [(each.row, each.cell, each.value, each.text) for each in grave(sheet)] == [
        (3, "B3", "1.1010E+17", ID_LOST),
        (4, "B4", "4.40524E+17", ID_LOST),
    ]
    assert [each.column for each in grave(sheet)] == ["身份证号"] * 2


def test_a_destroyed_telephone_is_refused_with_its_row(tmp_path):
    sheet, found = people(tmp_path, "联系电话", 13700000000, "1.3700E+10", 13812345678.0)
    assert [each.cell for each in grave(sheet)] == ["C2", "C3"]
    assert found[2].phone == "13812345678"


def test_births(tmp_path):
    serial = (dt.date(1981, 12, 5) - dt.date(1899, 12, 30)).days
    assert values(
        tmp_path, "出生年月", "birth", 1978.05, "78年5月", "1978-05", serial, 1978.1, "1990.13"
    ) == ["1978-05", "1978-05", "1978-05", "1981-12-05", "1978-10", ""]


def test_converted_cells_say_how_they_were_read(tmp_path):
    sheet, _ = people(tmp_path, "出生年月", "1978.05", "81年12月")
    (told,) = sheet.converted
    assert (told.row, told.column, told.cell, told.value, told.text, told.grave) == (
        3,
        "出生年月",
        "C3",
        "81年12月",
        "读作 1981年12月。",
        False,
    )


def test_a_party_in_short_is_written_out_and_told(tmp_path):
    said = ("中共", "党 员", "九三学社", "群众", "中共党员", "无党派", "越南共产党")
    sheet, found = people(tmp_path, "政治面貌", *said)
    assert [each.party for each in found] == [
        *("中共党员", "中共党员", "九三学社社员", "群众", "中共党员", "无党派人士", "越南共产党")
    ]
    assert [(each.row, each.value, each.text) for each in sheet.converted] == [
        (2, "中共", "读作中共党员。"),
        (3, "党 员", "读作中共党员。"),
        (4, "九三学社", "读作九三学社社员。"),
        (7, "无党派", "读作无党派人士。"),
    ]


def test_births_are_judged_by_the_day_given(tmp_path):
    rows = [
        ["姓名", "出生年月"],
        ["王甲", "2027.05"],
        ["王乙", "2009.05"],
        ["王丙", "07.5"],
        ["王丁", "08.9"],
    ]
    path = book(tmp_path / "a.xlsx", rows)
    sheet = read(path, today=dt.date(2026, 3, 5))
    assert [(each.row, each.grave) for each in sheet.problems] == [
        (2, True),
        (3, False),
        (5, False),
    ]
    assert [each.birth for each in sheet.found] == ["", "2009-05", "2007-05", "2008-09"]
    assert read(path).problems == ()


def test_identity_numbers_that_contradict_the_row_are_told(tmp_path):
    rows = [
        ["姓名", "性别", "出生年月", "身份证号"],
        ["王芳", "男", "1949.12", ID],
        ["李明", "男", "1881.01", OLD_ID],
        ["马兰", "女", "1949-12-31", "110105194912310038"],
    ]
    sheet = roster(tmp_path, rows)
    assert [(each.cell, each.grave) for each in sheet.problems if each.row == 2] == [("B2", False)]
    assert "性别" in sheet.problems[0].text


def test_joined_party_unreadable_does_not_keep_the_row_out(tmp_path):
    sheet, found = people(tmp_path, "入党时间", "不详", "15年3月", "99.7")
    assert [each.joined_party for each in found] == ["", "2015-03", "1999-07"]
    assert grave(sheet) == []
    assert len(sheet.problems) == 1


def test_rows_that_come_twice_are_told(tmp_path):
    rows = [
        ["姓名", "性别", "出生年月", "身份证号", "层级"],
        ["王芳", "女", "1949.12", ID, "县"],
        ["王芳", "女", "1949.12", ID, "县"],
        ["王芳", "女", "1949.12", ID, "乡"],
        ["李明", "男", "1970.01", "", "县"],
        ["李明", "男", "1970.01", "", "县"],
        ["李明", "男", "1971.01", "", "县"],
        ["马兰", "女", "1980.01", "", "县"],
        ["马兰", "女", "", "", "县"],
    ]
    sheet = roster(tmp_path, rows)
    assert [(each.row, each.grave, each.text) for each in sheet.problems] == [
        (3, True, "身份证号和第 2 行相同，请只留一行。"),
        (6, True, "和第 5 行完全相同，请只留一行。"),
        (9, False, "和第 8 行可能是同一人，请核对。"),
    ]


def test_placeholders_are_nothing(tmp_path):
    assert values(tmp_path, "学位", "degree", "无", "/", "—", "学士") == ["", "", "", "学士"]


def test_ticks_and_numbers_in_one_column_are_kept_apart(tmp_path):
    assert values(tmp_path, "备注", "remark", True, 1, 1.5, False, 0) == [
        "是",
        "1",
        "1.5",
        "否",
        "0",
    ]


def test_the_job_says_how_far_it_is(tmp_path):
    rows = [["姓名", "性别"], *([f"王{chr(0x4E00 + at)}", "女"] for at in range(1200))]
    job = read_roster(book(tmp_path / "a.xlsx", rows))
    steps = list(job)
    assert steps[0] == Step(0, 0, "正在打开表格")
    assert [step.done for step in steps[1:]] == [500, 1000, 1200]
    assert {step.total for step in steps[1:]} == {1200}


def test_an_empty_roster_has_nobody(tmp_path):
    sheet = roster(tmp_path, [["姓名", "性别"]])
    assert (sheet.found, sheet.rows_seen, sheet.problems) == ((), 0, ())


def test_unit_and_post_in_one_cell_are_parted_where_that_is_sure(tmp_path):
    rows = [
        ["姓名", "工作单位及职务"],
        ["王甲", "沙河镇沙河村党支部书记"],
        ["王乙", "县住建局\n局长"],
    ]
    rows += [["王丙", "县委副书记、县长"], ["王丁", ""]]
    sheet = roster(tmp_path, rows)
    assert [(each.work_unit, each.post) for each in sheet.found] == [
        ("沙河镇沙河村", "党支部书记"),
        ("县住建局", "局长"),
        ("", "县委副书记、县长"),
        ("", ""),
    ]
    assert [(each.row, each.column, each.text) for each in sheet.converted] == [
        (2, "工作单位及职务", "分成单位“沙河镇沙河村”、职务“党支部书记”。"),
        (3, "工作单位及职务", "分成单位“县住建局”、职务“局长”。"),
        (4, "工作单位及职务", "分不出单位和职务，整个写在职务里。"),
    ]
    assert not sheet.problems


def test_a_post_beside_a_unit_of_its_own_is_not_parted(tmp_path):
    rows = [["姓名", "工作单位", "单位及职务"], ["王甲", "县住建局", "县住建局局长"]]
    sheet = roster(tmp_path, rows)
    assert [(each.work_unit, each.post) for each in sheet.found] == [("县住建局", "县住建局局长")]
    assert not sheet.converted
