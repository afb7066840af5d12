"""Imports preview, ask, and write once."""

import hashlib
import io

import pytest

from npcdesk.rules.drafts import DelegateDraft, SuggestionDraft
from npcdesk.workbooks.roster_out import write_roster, write_suggestions

ZHOU = DelegateDraft(name="周启明", sex="male", birth="1974-12", phone="13800000001")
WANG = DelegateDraft(name="王芳", sex="female", birth="1980-03")


@pytest.fixture
def sheet(tmp_path):
    return write(tmp_path / "名册.xlsx", ZHOU, WANG)


def write(path, *drafts):
    write_roster(path, "示例县人大代表名册", drafts)
    return path


def kept(line):
    return hashlib.sha256(line.folder.store.read_bytes()).hexdigest()


def test_a_dry_run_shows_every_row_and_writes_nothing(line, sheet):
    before = kept(line)
    rows = line.json("roster", "import", sheet, "--dry-run")
    assert [(row["name"], row["action"], row["sex"]) for row in rows] == [
        ("周启明", "new", "male"),
        ("王芳", "new", "female"),
    ]
    said = line.run("roster", "import", sheet, "--dry-run")
    assert "认出的列" in said
    assert "没有写入" in said
    assert line.json("roster", "list") == []
    assert kept(line) == before
    assert not line.folder.copies.exists()


def test_nobody_to_ask_is_a_refusal_that_names_the_way_out(line, sheet, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())  # what cron gives
    assert "--yes" in line.refused("roster", "import", sheet)
    assert line.json("roster", "list") == []


def test_the_same_file_again_changes_nothing_and_a_changed_row_says_what(line, sheet):
    line.run("roster", "import", sheet, "--yes")
    assert {row["action"] for row in line.json("roster", "import", sheet, "--yes")} == {"same"}
    ids = {row["person_id"] for row in line.json("roster", "list")}
    fresh = DelegateDraft(name="周启明", sex="male", birth="1974-12", phone="13900000002")
    write(sheet, fresh, WANG)
    rows = line.json("roster", "import", sheet, "--dry-run")
    change = {"field": "phone", "before": "13800000001", "after": "13900000002"}
    assert [row["changes"] for row in rows] == [[change], []]
    said = line.run("roster", "import", sheet, "--yes")
    assert "第 3 行 周启明：手机 13800000001 → 13900000002" in said
    assert {row["person_id"] for row in line.json("roster", "list")} == ids


def test_one_import_is_one_undo_and_leaves_a_copy_behind(line, sheet):
    line.run("roster", "import", sheet, "--yes")
    assert "已撤销“导入名册 名册.xlsx”" in line.run("undo")
    assert line.json("roster", "list") == []
    (copy,) = line.json("backup", "--list")
    assert copy["why"] == "导入前"
    assert "没有可以撤销" in line.refused("undo")  # 新建单位 is a write too, and stays
    assert line.json("sessions", "list")


def test_a_refused_row_is_in_the_array_with_its_reason(line, tmp_path):
    line.run("roster", "ids", "--keep", "是")
    path = tmp_path / "名册.csv"
    path.write_text("姓名,性别,身份证号\n周启明,男,3.30102E+17\n王芳,女,\n", encoding="gb18030")
    rows = line.json("roster", "import", path, "--yes")
    assert [(row["name"], row["action"]) for row in rows] == [
        ("周启明", "refused"),
        ("王芳", "new"),
    ]
    assert rows[0]["problems"][0]["column"] == "身份证号"
    assert [row["name"] for row in line.json("roster", "list")] == ["王芳"]


def test_what_is_no_roster_is_refused_in_words(line, tmp_path):
    path = tmp_path / "通知.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    line.refused("roster", "import", path)
    line.refused("roster", "import", tmp_path / "没有.xlsx")


def test_past_suggestions_come_in_with_their_lives(line, tmp_path):
    path = tmp_path / "建议.xlsx"
    drafts = [
        SuggestionDraft(
            title="关于修缮沙河桥的建议",
            number="1",
            lead="周启明",
            co_signers=("王芳",),
            session="十八届三次",
            lead_unit="县交通运输局",
            co_units=("县财政局",),
            reply_class="A",
            rating="satisfied",
            key=True,
        ),
        SuggestionDraft(title="关于改善饮水的建议", number="2", session="十八届三次"),
    ]
    write_suggestions(path, "建议清单", drafts)
    preview = line.json("suggestions", "import", path, "--dry-run")
    assert [(row["title"], row["action"], row["term"]) for row in preview] == [
        ("关于修缮沙河桥的建议", "new", 18),
        ("关于改善饮水的建议", "new", 18),
    ]
    assert line.json("suggestions", "list") == []
    line.run("suggestions", "import", path, "--yes")
    lines = {row["number"]: row for row in line.json("suggestions", "list", "--order", "number")}
    assert (lines["1"]["state"], lines["1"]["rating"], lines["1"]["key"]) == (
        "已办结",
        "satisfied",
        True,
    )
    assert lines["2"]["state"] == "待交办"
    again = line.json("suggestions", "import", path, "--yes")
    assert {row["action"] for row in again} == {"same"}
    assert len(line.json("suggestions", "list")) == 2


def test_how_many_past_replies_say_no_reason_is_told(line, tmp_path):
    path = tmp_path / "往年.csv"
    rows = "".join(f"{n},关于第{n}座桥的建议,周启明,县水利局,{c}\n" for n, c in enumerate("ACC"))
    path.write_text(f"建议号,标题,领衔代表,主办单位,办理结果\n{rows}", encoding="utf-8")
    said = line.run("suggestions", "import", path, "--dry-run")
    assert "有 2 件没有解决也没有承诺，清单里没有写向代表说明的原因" in said


def test_a_row_that_is_no_suggestion_is_told_once(line, tmp_path):
    path = tmp_path / "往年建议.csv"
    rows = "建议号,标题,领衔代表,答复日期\n1,关于水渠的建议,周启明,2025.13.1\n,,以下空白,\n"
    path.write_text(rows, encoding="utf-8")
    said = line.run("suggestions", "import", path, "--dry-run")
    assert "  第 2 行 D2 答复日期：没认出“2025.13.1”" in said
    assert "  第 3 行没有标题，当作说明略过。" in said


def test_readings_that_harm_nobody_are_one_line_and_doubts_stand_out(line, tmp_path):
    sheet = tmp_path / "名册.csv"
    rows = [
        "姓名,性别,民族,电话",
        *(f"王{'甲乙丙丁戊'[n]},男,汉,1380000000{n}" for n in range(5)),
        "艾力,男,维,",
    ]
    rows.append("马兰,女,回,138 0013 800")
    sheet.write_text("\n".join(rows), encoding="utf-8-sig")
    said = line.run("roster", "import", sheet, "--dry-run")
    assert "换了写法的 7 处：\n  民族 7 处：“汉”读作汉族 5 处，" in said
    assert "第 7 行“维”读作维吾尔族，第 8 行“回”读作回族。" in said
    assert "请核对的 1 处：\n  第 8 行 D8 电话：" in said
    assert "138 0013 800" in said
    rows = line.json("roster", "import", sheet, "--dry-run")
    assert [each["text"] for row in rows for each in row["converted"]].count("读作汉族。") == 5


def test_how_many_posts_were_not_parted_from_their_units_is_told(line, tmp_path):
    sheet = tmp_path / "名册.csv"
    works = ["沙河村村民", "县委副书记、县长", "农民", "个体户"]
    rows = ["姓名,单位及职务", *(f"王{a},{b}" for a, b in zip("甲乙丙丁", works, strict=True))]
    sheet.write_text("\n".join(rows), encoding="utf-8-sig")
    said = line.run("roster", "import", sheet, "--yes")
    assert "  单位及职务 4 处：分不出单位和职务，整个写在职务里 3 处，第 2 行“沙河村村民”" in said
    rows = {row["name"]: row for row in line.json("roster", "list")}
    assert (rows["王甲"]["work_unit"], rows["王甲"]["post"]) == ("沙河村", "村民")
    assert (rows["王乙"]["work_unit"], rows["王乙"]["post"]) == ("", "县委副书记、县长")


def test_where_rows_without_a_session_go_is_said_and_may_be_given(line, tmp_path):
    path = tmp_path / "往年.csv"
    rows = "1,关于水渠的建议,周启明,县水利局,2025.2.1,A\n2,关于路灯的建议,周启明,,2025.2.1,\n"
    path.write_text(f"建议号,标题,领衔代表,主办单位,交办日期,办理结果\n{rows}", encoding="utf-8")
    said = line.run("suggestions", "import", path, "--dry-run")
    assert "没有届次一列，2 件都记到十九届一次会议" in said
    assert "2 件没有提出日期，按交办那天" in said
    assert "没有答复日期，按交办那天（2025年2月1日）登记" in said
    assert "第 3 行 D3 主办单位：没有主办单位，按还没有交办登记" in said
    assert "不导入）" not in said  # told, not refused
    given = line.run("suggestions", "import", path, "--session", "18-4", "--yes")
    assert "没有届次一列，2 件都记到十八届四次会议。" in given
    found = line.json("suggestions", "list")
    assert {(row["session"], row["raised_on"]) for row in found} == {("十八届四次", "2025-02-01")}
    assert "没认出" in line.refused("suggestions", "import", path, "--session", "上次")
