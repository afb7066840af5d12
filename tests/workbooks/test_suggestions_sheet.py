import datetime as dt

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.job import Step, finish
from npcdesk.rules.drafts import SuggestionDraft
from npcdesk.workbooks.lists import parted, read_people, read_units
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from tests.workbooks.clerk import book


def suggestions(tmp_path, rows, *merges):
    return finish(read_suggestions(book(tmp_path / "建议.xlsx", rows, merges)))


WHOLE = (
    ("序号", 1),
    ("建议号", 35),
    ("标题", "《关于修路的建议》"),
    ("领衔代表", "王　芳"),
    ("联名代表", "李明、马 兰，阿依古丽•买买提等5人"),
    ("类别", "交通"),
    ("届次", "十九届一次"),
    ("提出日期", dt.date(2026, 1, 8)),
    ("主办单位", "县交通局"),
    ("协办单位", "县财政局;青石镇政府 县水务局"),
    ("交办日期", "2026.2.3"),
    ("答复日期", "2026年5月6日"),
    ("办理结果", "A类（已解决）"),
    ("满意度", "基本满意"),
    ("重点", "√"),
    ("形成方式", "视察"),
)


def test_a_number_is_read_without_what_is_printed_round_it(tmp_path):
    sheet = suggestions(tmp_path, [["建议号", "标题", "领衔代表"], ["第 35 号", "修路", "王芳"]])
    assert [each.number for each in sheet.found] == ["35"]


def test_a_whole_list(tmp_path):
    sheet = suggestions(tmp_path, [["建议清单"], *zip(*WHOLE, strict=True)], "A1:P1")
    assert sheet.found == (
        SuggestionDraft(
            title="关于修路的建议",
            row=3,
            number="35",
            lead="王芳",
            co_signers=("李明", "马兰", "阿依古丽·买买提"),
            category="交通",
            session="十九届一次",
            raised_on=dt.date(2026, 1, 8),
            lead_unit="县交通局",
            co_units=("县财政局", "青石镇政府", "县水务局"),
            handed_on=dt.date(2026, 2, 3),
            replied_on=dt.date(2026, 5, 6),
            reply_class="A",
            rating="mostly",
            key=True,
            origin="视察",
        ),
    )
    assert sheet.problems == ()
    assert (sheet.header_row, sheet.rows_seen) == (2, 1)


def test_titles_alone_are_enough(tmp_path):
    sheet = suggestions(tmp_path, [["案由"], ["关于修路"], ["关于引水"]])
    assert [each.title for each in sheet.found] == ["关于修路", "关于引水"]


def test_other_words_for_the_columns(tmp_path):
    rows = [
        [
            "编号",
            "题目",
            "提出人",
            "附议代表",
            "承办单位",
            "会办单位",
            "办复时间",
            "办理类别",
            "代表评价",
        ],
        ["闭会3", "修路", "王芳", "李明", "县交通局、县财政局", "县水务局", "26.5.6", "Ｂ", "满意"],
    ]
    (draft,) = suggestions(tmp_path, rows).found
    assert (draft.number, draft.lead, draft.co_signers) == ("闭会3", "王芳", ("李明",))
    assert (draft.lead_unit, draft.co_units) == ("县交通局", ("县财政局", "县水务局"))
    assert (draft.replied_on, draft.reply_class, draft.rating) == (
        dt.date(2026, 5, 6),
        "B",
        "satisfied",
    )


def test_a_list_without_titles_is_refused(tmp_path):
    with pytest.raises(SheetRefused, match="没找到“标题”这一列"):
        suggestions(tmp_path, [["建议号", "领衔代表", "主办单位"], ["1", "王芳", "县交通局"]])


def test_what_is_not_understood_is_told(tmp_path):
    rows = [
        ["建议号", "标题", "交办日期", "答复日期", "办理结果", "满意度"],
        [1, "修路", "下周", "", "", ""],
        [2, "引水", "2026.5.6", "2026.2.3", "", ""],
        [3, "", "2026.5.6", "", "A", ""],
        [1, "修桥", "", "", "好", "行"],
    ]
    sheet = suggestions(tmp_path, rows)
    assert [(each.cell, each.grave) for each in sheet.problems] == [
        ("C2", True),
        ("D3", True),
        ("B4", True),
        ("E5", True),
        ("F5", True),
        ("A5", False),
    ]
    assert sheet.problems[1].text == "答复日期在交办（5月6日）之前，请核对两个日期。"


def test_the_foot_and_notes_are_no_suggestions(tmp_path):
    rows = [
        ["建议号", "标题", "类别"],
        [1, "修路", "交通"],
        ["合计", "1件", ""],
        ["", "", "2026年5月"],
    ]
    sheet = suggestions(tmp_path, rows)
    assert [each.title for each in sheet.found] == ["修路"]
    assert [(each.row, each.text) for each in sheet.problems] == [
        (3, "第 3 行是“合计”，没有导入。"),
        (4, "第 4 行没有标题，当作说明略过。"),
    ]


def test_five_thousand_are_read_in_steps(tmp_path):
    rows = [["建议号", "标题"], *([at, f"关于第{at}件事的建议"] for at in range(1, 5001))]
    job = read_suggestions(book(tmp_path / "a.xlsx", rows))
    steps = list(job)
    assert steps[-1] == Step(5000, 5000, "正在核对 5000 行")
    assert len(steps) == 11


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("王芳、李明", ("王芳", "李明")),
        ("王芳,李明;马兰；赵文/田富", ("王芳", "李明", "马兰", "赵文", "田富")),
        ("王芳 李明　马兰", ("王芳", "李明", "马兰")),
        ("王　芳 李明 马 兰", ("王芳", "李明", "马兰")),
        ("王芳\n李明", ("王芳", "李明")),
        ("王芳等12名代表", ("王芳",)),
        ("王芳等", ("王芳",)),
        ("阿依古丽 · 买买提 王芳", ("阿依古丽·买买提", "王芳")),
        ("王芳、王芳", ("王芳",)),
        ("无", ()),
        ("", ()),
    ],
)
def test_names_in_one_cell(cell, names):
    assert parted(read_people(cell).value) == names


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("县交通局、县财政局", ("县交通局", "县财政局")),
        ("县交通局 县财政局", ("县交通局", "县财政局")),
        ("县交通局\n县财政局", ("县交通局", "县财政局")),
        ("—", ()),
    ],
)
def test_units_in_one_cell(cell, units):
    assert parted(read_units(cell).value) == units


def test_who_is_named_twice_in_a_line_is_told(tmp_path):
    rows = [["标题", "领衔代表", "联名代表"], ["修路", "王芳", "李明、马兰、李　明"]]
    sheet = suggestions(tmp_path, rows)
    assert sheet.found[0].co_signers == ("李明", "马兰")
    (doubt,) = sheet.problems
    assert (doubt.cell, doubt.grave) == ("C2", False)
    assert doubt.text == "“李明”写了两次，只记一位，请核对；是同名的两位，导入后在修改里补上。"


def test_a_day_that_does_not_exist_is_called_so(tmp_path):
    rows = [["标题", "交办日期"], ["修路", "2026.2.30"], ["修桥", "下周"]]
    told = [each.text for each in suggestions(tmp_path, rows).problems]
    assert told == [
        "2026年2月没有30日，请核对“2026.2.30”。",
        "没认出“下周”是哪天，请写成 2026-5-6。",
    ]


@pytest.mark.parametrize("heading", ["正文", "建议内容", "建议内容（500字以内）", "内容摘要"])
def test_what_is_asked_is_read_line_by_line(tmp_path, heading):
    rows = [["案由", heading], ["关于修桥的建议", " 桥面塌了一块。\n\n请尽快修。"]]
    (found,) = suggestions(tmp_path, rows).found
    assert (found.title, found.body) == ("关于修桥的建议", "桥面塌了一块。\n请尽快修。")


def test_what_stands_alone_as_content_is_the_title(tmp_path):
    rows = [["建议号", "建议内容"], ["1", "关于修桥的建议"]]
    (found,) = suggestions(tmp_path, rows).found
    assert (found.title, found.body) == ("关于修桥的建议", "")


def test_words_of_a_reply_that_nothing_dates_are_told(tmp_path):
    rows = [
        ["建议号", "标题", "主办单位", "交办日期", "答复日期", "答复内容", "办理结果"],
        [1, "修路", "县交通局", "2026.2.3", "2026.5.6", "已经修好。", "A"],
        [2, "修桥", "县交通局", "2026.2.3", "", "正在修。", ""],
    ]
    sheet = suggestions(tmp_path, rows)
    assert [each.reply_body for each in sheet.found] == ["已经修好。", "正在修。"]
    (doubt,) = sheet.problems
    assert (doubt.cell, doubt.grave) == ("F3", False)
    assert doubt.text.startswith("有答复内容，没有答复日期和办理结果")


def told(sheet):
    return [(each.row, each.cell, each.text) for each in sheet.problems if not each.grave]


GUESSES = ["建议号", "标题", "主办单位", "提出日期", "交办日期", "答复日期", "办理结果"]


@pytest.mark.parametrize(
    ("days", "cell", "said"),
    [
        (
            ("", "2025.2.1", ""),
            "F2",
            "没有答复日期，按交办那天（2025年2月1日）登记，平均办理天数里会算成 0 天，请补上。",
        ),
        (
            ("2025.1.5", "", "2025.3.1"),
            "E2",
            "没有交办日期，按提出那天（2025年1月5日）登记，平均办理天数从那天算起，请补上。",
        ),
        (
            ("", "", "2025.3.1"),
            "E2",
            "没有交办日期，按答复那天（2025年3月1日）登记，平均办理天数里会算成 0 天，请补上。",
        ),
        (
            ("2025.1.5", "", ""),
            "F2",
            (
                "没有交办日期和答复日期，都按提出那天（2025年1月5日）登记，"
                "平均办理天数里会算成 0 天，请补上。"
            ),
        ),
        (
            ("", "", ""),
            "F2",
            "没有交办日期和答复日期，都按导入那天登记，平均办理天数里会算成 0 天，请补上。",
        ),
    ],
)
def test_days_that_an_answered_row_does_not_give_are_told(tmp_path, days, cell, said):
    sheet = suggestions(tmp_path, [GUESSES, [1, "修路", "县交通局", *days, "A"]])
    assert told(sheet) == [(2, cell, said)]


def test_a_row_without_a_unit_or_a_number_says_what_of_it_is_lost(tmp_path):
    heading = [
        "建议号",
        "标题",
        "主办单位",
        "交办日期",
        "答复日期",
        "办理结果",
        "满意度",
        "答复内容",
    ]
    said = ["2025.2.1", "2025.3.1", "A", "满意", "办好了"]
    rows = [heading, [1, "修路", "", *said], ["", "修桥", "县交通局", *said[:2], "", "", ""]]
    rows += [[3, "引水"], ["", "种树"], [5, "修渠", "", "没说", *said[1:]]]
    assert told(suggestions(tmp_path, rows)) == [
        (
            2,
            "C2",
            (
                "没有主办单位，按还没有交办登记，这一行的"
                "交办日期、答复日期、办理结果、满意度、答复内容不导入，请补上主办单位。"
            ),
        ),
        (
            3,
            "A3",
            "没有建议号，只登记提出，这一行的主办单位、交办日期、答复日期不导入，请补上建议号。",
        ),
    ]


def test_several_in_a_cell_for_one_are_told_with_what_becomes_of_them(tmp_path):
    rows = [
        ["建议号", "标题", "领衔代表", "联名代表", "主办单位"],
        [1, "修路", "王芳、李明", "马兰", "县交通局、县财政局"],
        [2, "修桥", "王芳", "李明、王芳", "县交通局"],
    ]
    sheet = suggestions(tmp_path, rows)
    assert [each.co_signers for each in sheet.found] == [("李明", "马兰"), ("李明",)]
    assert told(sheet) == [
        (2, "C2", "有 2 位：“王芳”记作领衔，“李明”记作联名，请核对。"),
        (2, "E2", "有 2 个单位：“县交通局”记作主办，“县财政局”记作协办，请核对。"),
        (3, "D3", "“王芳”就是领衔代表，联名里不再记，请核对；是同名的两位，导入后补上。"),
    ]
