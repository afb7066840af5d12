from tests.workbooks.clerk import book, grave, read, roster

HEAD = ["序号", "姓名", "性别", "代表团", "电话"]


def names(sheet):
    return [each.name for each in sheet.found]


def delegations(sheet):
    return {each.name: each.delegation for each in sheet.found}


def test_the_foot_is_no_delegate(tmp_path):
    rows = [
        HEAD,
        [1, "王芳", "女", "城关镇", "1"],
        [2, "李明", "男", "城关镇", "2"],
        ["合计", "2人", "", "", ""],
        ["", "合　计", "男 1", "女 1", "2"],
        ["说明：此表由各代表团填写"],
        ["注：以姓名笔画为序"],
        ["制表人：张三", "", "", "审核人：李四", ""],
        ["", "", "", "2026年3月5日"],
    ]
    sheet = roster(tmp_path, rows, "A6:E6")
    assert names(sheet) == ["王芳", "李明"]
    assert [(each.row, each.cell, each.text) for each in sheet.problems] == [
        (4, "A4", "第 4 行是“合计”，没有导入。"),
        (5, "B5", "第 5 行是“合 计”，没有导入。"),
        (9, "D9", "第 9 行没有姓名，当作说明略过。"),
    ]
    assert not any(each.grave for each in sheet.problems)


def test_heading_and_title_come_again_on_every_page(tmp_path):
    rows = [
        ["代表名册"],
        HEAD,
        [1, "王芳", "女", "城关镇", "1"],
        ["代表名册"],
        HEAD,
        [2, "李明", "男", "城关镇", "2"],
    ]
    sheet = roster(tmp_path, rows, "A1:E1", "A4:E4")
    assert names(sheet) == ["王芳", "李明"]
    assert sheet.problems == ()


def test_two_line_heading_comes_again(tmp_path):
    head = [["姓名", "性别", "联系方式", ""], ["", "", "单位电话", "手机"]]
    rows = [*head, ["王芳", "女", "1", "2"], *head, ["李明", "男", "3", "4"]]
    sheet = roster(tmp_path, rows, "A1:A2", "B1:B2", "C1:D1", "A4:A5", "B4:B5", "C4:D4")
    assert names(sheet) == ["王芳", "李明"]
    assert sheet.problems == ()


def test_lines_of_blanks_are_blank(tmp_path):
    rows = [HEAD, [" ", "\u3000", "\xa0", "", ""], [1, "王芳", "女", "城关镇", "1"]]
    sheet = roster(tmp_path, rows)
    assert names(sheet) == ["王芳"]
    assert sheet.problems == ()


def test_a_line_without_a_name_is_kept_for_mending(tmp_path):
    sheet = roster(tmp_path, [HEAD, [1, "", "女", "城关镇", "1"], [2, "李明", "男", "", ""]])
    assert names(sheet) == ["", "李明"]
    (problem,) = grave(sheet)
    assert (problem.row, problem.column, problem.cell) == (2, "姓名", "B2")
    assert problem.text == "没有姓名，请补上。"


def test_a_name_alone_is_a_delegate(tmp_path):
    sheet = roster(tmp_path, [HEAD, [1, "王芳"], ["", "李明"], [3, "张", "男"]])
    assert names(sheet) == ["王芳", "李明", "张"]


def test_group_lines_set_the_delegation(tmp_path):
    rows = [
        ["序号", "姓名", "性别", "电话"],
        ["城关镇代表团（12人）"],
        [1, "王芳", "女", "1"],
        [2, "李明", "男", "2"],
        ["二、青石镇（共1人）"],
        [3, "马兰", "女", "3"],
        ["", "柳湾乡代表团", "", ""],
        [4, "赵文", "男", "4"],
    ]
    sheet = roster(tmp_path, rows, "A2:D2")
    assert delegations(sheet) == {
        "王芳": "城关镇代表团",
        "李明": "城关镇代表团",
        "马兰": "青石镇",
        "赵文": "柳湾乡代表团",
    }
    assert sheet.problems == ()


def test_group_lines_set_level_and_constituency(tmp_path):
    rows = [
        ["姓名", "性别", "电话"],
        ["省人大代表（1人）"],
        ["王芳", "女", "1"],
        ["县人大代表（2人）"],
        ["第一选区"],
        ["李明", "男", "2"],
    ]
    sheet = roster(tmp_path, rows, "A2:C2", "A4:C4", "A5:C5")
    assert [(each.level, each.electoral_unit) for each in sheet.found] == [
        ("province", ""),
        ("county", "第一选区"),
    ]


def test_merged_delegations_are_filled_down(tmp_path):
    rows = [
        HEAD,
        [1, "王芳", "女", "城关镇", "1"],
        [2, "李明", "男", "", "2"],
        [3, "马兰", "女", "青石镇", "3"],
        [4, "赵文", "男", "", "4"],
    ]
    assert delegations(roster(tmp_path, rows, "D2:D3", "D4:D5")) == {
        "王芳": "城关镇",
        "李明": "城关镇",
        "马兰": "青石镇",
        "赵文": "青石镇",
    }


def test_blank_delegations_that_are_not_merged_stay_blank(tmp_path):
    rows = [HEAD, [1, "王芳", "女", "城关镇", "1"], [2, "李明", "男", "", "2"]]
    sheet = read(book(tmp_path / "a.xlsx", rows))
    assert delegations(sheet) == {"王芳": "城关镇", "李明": ""}


def test_own_delegation_goes_before_the_group(tmp_path):
    rows = [HEAD, ["城关镇代表团"], [1, "王芳", "女", "青石镇", "1"], [2, "李明", "男", "", "2"]]
    assert delegations(roster(tmp_path, rows)) == {"王芳": "青石镇", "李明": "城关镇代表团"}
