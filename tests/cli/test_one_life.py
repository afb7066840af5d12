"""One whole life by the command line alone, from a clerk's sheet to a printed reply."""

import zipfile

import pypdfium2
import pytest

from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks.roster_out import write_roster

TITLE = "关于修缮沙河桥并增设人行护栏的建议"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "名册.xlsx"
    drafts = [
        DelegateDraft(
            name="周启明", sex="male", nation="汉族", birth="1974-12", delegation="沙河镇"
        ),
        DelegateDraft(name="买买提·艾力", sex="male", nation="维吾尔族", birth="1980-03"),
        DelegateDraft(
            name="刘玥", sex="female", nation="汉族", birth="1990-07", delegation="沙河镇"
        ),
    ]
    write_roster(path, "示例县人大代表名册", drafts)
    return path


def test_one_whole_life(line, sheet, tmp_path):
    line.run("roster", "import", sheet, "--yes")
    line.run("stations", "add", "沙河镇代表之家", "--township", "沙河镇")
    (visit,) = line.json(
        "visits", "add", "--station", "沙河", "--delegate", "周启明", "--on", "1.10",
        "--opinion", "桥上的护栏断了两处，孩子上学不安全。", "--opinion", "路灯不亮。",
    )  # fmt: skip
    opinion = visit["opinion_ids"][0]
    (paper,) = line.json(
        "suggestions", "add", "--title", TITLE, "--lead", "周启明", "--co", "买买提·艾力",
        "--co", "刘玥", "--on", "2026-1-22", "--category", "城建环保", "--from-opinion", opinion,
    )  # fmt: skip
    assert (paper["state"], paper["signers"], paper["number"]) == ("草稿", 3, "")
    (paper,) = line.json("suggestions", "file", paper["id"], "--number", "35", "--on", "1.27")
    assert (paper["state"], paper["number"]) == ("待交办", "35")
    line.run("units", "add", "县交通运输局", "--contact", "李工", "--phone", "0571-00000000")
    line.run("units", "add", "县财政局")
    (paper,) = line.json(
        "suggestions", "hand-over", "35", "--to", "交通", "--co", "县财政局", "--on", "2.3"
    )
    assert (paper["state"], paper["lead_unit"], paper["co_units"]) == (
        "办理中",
        "县交通运输局",
        "县财政局",
    )
    assert (paper["reply_due"], paper["days_left"]) == ("2026-05-06", 0)
    line.run("suggestions", "contact", "35", "--how", "走访", "--stage", "办前", "--on", "3.12")
    line.run("suggestions", "urge", "35", "--how", "书面", "--on", "4.1")
    reply = ("--document-number", "示交函〔2026〕18号", "--body", "护栏已经修好。")
    (paper,) = line.json("suggestions", "reply", "35", "--class", "A", "--on", "4.20", *reply)
    assert (paper["state"], paper["reply_class"], paper["urged"]) == ("已答复", "A", 1)
    (paper,) = line.json(
        "suggestions", "rate", "35", "--rating", "不满意", "--opinion", "只修了一半", "--on", "4.25"
    )
    assert (paper["state"], paper["round"]) == ("重新办理", 2)
    again = ("suggestions", "reply", "35", "--class", "A", "--on", "5.5", *reply)
    assert "请先要求重办或说明理由" in line.refused(*again)
    line.run("suggestions", "redo", "35", "--on", "4.27")
    line.run(*again)
    line.run("suggestions", "rate", "35", "--rating", "满意", "--on", "今天")
    (paper,) = line.json("suggestions", "close", "35")
    assert (paper["state"], paper["rating"]) == ("已办结", "satisfied")

    line.run("groups", "form", "交通督办组", "--leader", "王建国", "--member", "刘玥")
    line.run("groups", "choose", "35", "--group", "交通")
    (group,) = line.json("groups", "list")
    assert [each["number"] for each in group["papers"]] == ["35"]

    (whole,) = line.json("suggestions", "show", "第35号")
    assert [each["opinion_id"] for each in whole["voices"]] == [opinion]
    assert [step["kind"] for step in reversed(whole["history"])] == [
        "raise", "file", "hand_over", "contact", "urge", "reply", "rate", "redo", "reply",
        "rate", "close",
    ]  # fmt: skip
    (back,) = line.json("visits", "show", visit["id"])
    assert back["opinions"][0]["suggestion_id"] == whole["id"]
    assert "护栏断了" in line.run("suggestions", "show", "35")

    assert "不用催办" in line.refused("suggestions", "urge-text", "35")
    for form in ("reply-letter", "征询意见表"):
        out = tmp_path / f"{form}.pdf"
        line.run("print", form, "--suggestion", "35", "--out", out)
        assert TITLE[2:-3] in words(out)
    line.run("print", "答复函", "--suggestion", "35", "--out", tmp_path / "函.docx")
    assert zipfile.is_zipfile(tmp_path / "函.docx")
    slip = ("print", "suggestion-sheet", "--out", tmp_path / "纸.docx")
    assert "只能存为 PDF" in line.refused(*slip)
    assert "完好" in line.run("check")


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return "".join(text.split())


def test_wrong_steps_are_refused_and_every_step_can_be_taken_back(line, sheet, tmp_path):
    line.run("roster", "import", sheet, "--yes")
    line.run("units", "add", "县交通运输局")
    line.run("suggestions", "add", "--title", TITLE, "--lead", "周启明", "--on", "1.22")
    (paper,) = line.json("suggestions", "list")
    assert "草稿" in line.refused("suggestions", "close", paper["id"])
    line.run("suggestions", "file", paper["id"], "--on", "1.27")
    assert "没有叫“水利”" in line.refused("suggestions", "hand-over", "1", "--to", "水利")
    assert "之前" in line.refused("suggestions", "hand-over", "1", "--to", "交通", "--on", "1.2")
    line.run("suggestions", "hand-over", "1", "--to", "交通", "--on", "2.3")
    assert TITLE in line.run("suggestions", "urge-text", "1")
    slip, whole, days = (tmp_path / name for name in ("单.pdf", "清单.pdf", "要办.ics"))
    line.run("print", "代表建议用纸", "--out", whole)
    assert TITLE[2:8] not in words(whole)
    line.run("print", "代表建议用纸", "--suggestion", "1", "--out", slip)
    assert TITLE[2:8] in words(slip)
    line.run("print", "交办单", "--suggestion", "1", "--out", slip)
    line.run("print", "hand-over-notice", "--suggestion", "1", "--unit", "交通", "--out", whole)
    assert TITLE[2:8] in words(slip)
    assert TITLE[2:8] in words(whole)
    line.run("print", "urge-slip", "--suggestion", "1", "--out", slip)
    line.run("print", "催办清单", "--unit", "交通", "--out", whole)
    assert TITLE[2:8] in words(slip)
    assert TITLE[2:8] in words(whole)
    assert "--unit" in line.refused("print", "urge-list", "--out", whole)
    assert TITLE in line.run("today")
    line.run("today", "--ics", days)
    assert days.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert "承诺" in line.refused("suggestions", "reply", "1", "--class", "B")
    assert "说明原因" in line.refused("suggestions", "reply", "1", "--class", "C")
    line.run("suggestions", "reply", "1", "--class", "b", "--promised-on", "12.31")
    assert "具体意见" in line.refused("suggestions", "rate", "1", "--rating", "不满意")
    for state in ("办理中", "待交办", "草稿"):
        assert "理由" in line.refused("suggestions", "take-back", paper["id"], "--reason", " ")
        (paper,) = line.json("suggestions", "take-back", paper["id"], "--reason", "录错了")
        assert paper["state"] == state
    assert "没有这一步" in line.refused("suggestions", "take-back", paper["id"], "--reason", "多的")
    line.run("suggestions", "withdraw", paper["id"], "--reason", "代表书面撤回")
    (paper,) = line.json("suggestions", "list", "--state", "终止")
    assert paper["title"] == TITLE
    line.run("undo")
    assert line.json("suggestions", "list", "--state", "终止") == []


def test_the_command_line_says_what_the_window_says(line):
    line.run("roster", "add", "周启明", "--sex", "男")
    line.run("units", "add", "县水利局")
    line.run("suggestions", "add", "--title", TITLE, "--lead", "周启明", "--on", "2026-1-22")
    line.run("suggestions", "file", TITLE, "--number", "35", "--on", "1.27")
    line.run("suggestions", "hand-over", "35", "--to", "县水利局", "--on", "2026-2-1")
    assert "2026年2月1日不上班" in line.err
    said = line.refused("suggestions", "contact", "35", "--how", "飞鸽", "--on", "3.12")
    assert said == "没有“飞鸽”这种面商方式，可以写：走访、座谈、电话、来访、视频、其他。"
    line.run("stations", "add", "沙河镇代表之家")
    near = line.refused("visits", "add", "--station", "沙河", "--delegate", "周")
    assert near == "名册里没有“周”，只有一位相近的：周启明。是这位就写全名“周启明”。"
    (visit,) = line.json(
        "visits", "add", "--station", "沙河", "--delegate", "周启明", "--opinion", "路灯不亮。"
    )
    assert [visit] == line.json("visits", "list")
    assert "有 1 条群众意见待处理" in line.run("today")
    formed = line.run("groups", "form", "供水", "--leader", "王建国", "--suggestion", "35")
    assert formed.strip().endswith("列入第35号《关于修缮沙河桥并增设人行护栏的建议》。")


def test_words_of_papers_are_chosen_checked_and_set_back(line):
    told = line.refused("wording", "set", "答复函标题", "关于{建议}的答复")
    assert "第 3 个字起的“{建议}”不认识，请看是不是 {建议号}。" in told
    line.run("wording", "set", "答复函标题", "关于第{建议号}号建议的答复函")
    (title,) = (each for each in line.json("wording", "list") if each["own"])
    assert (title["code"], title["text"]) == ("reply-letter.title", "关于第{建议号}号建议的答复函")
    assert "1 处恢复了标准用语" in line.run("wording", "reset")
    assert "没有要恢复的" in line.run("wording", "reset", "答复函标题")


def test_a_reply_that_came_late_is_told_so(line):
    line.take_in("35", "36")
    line.run("units", "add", "县交通运输局")
    for number in ("35", "36"):
        line.run("suggestions", "hand-over", number, "--to", "交通", "--on", "2.3")
    told = line.run("suggestions", "reply", "35", "--class", "A", "--on", "5.6")
    assert "超期" not in told
    line.run("suggestions", "take-back", "35", "--reason", "录错了")
    line.run("suggestions", "take-back", "35", "--reason", "录错了")
    line.run("suggestions", "hand-over", "35", "--to", "交通", "--on", "1.29")
    told = line.run("suggestions", "reply", "35", "--class", "A", "--on", "5.6")
    assert "已登记 A 类答复，已超期 7 天答复，请代表" in told


def test_a_file_that_is_kept_with_the_paper_already_is_said_so(line, tmp_path):
    line.take_in("35")
    scan, copy = tmp_path / "来函.pdf", tmp_path / "来函（1）.pdf"
    for path in (scan, copy):
        path.write_bytes(b"%PDF letter")
    assert "已添加附件 1 个，一共 1 个。" in line.run("suggestions", "attach", "35", scan)
    told = line.run("suggestions", "attach", "35", scan, copy)
    assert "已添加附件 0 个，一共 1 个。“来函.pdf”已经在附件里，没有再添加。" in told
    assert "“来函（1）.pdf”和附件“来函.pdf”内容一样，没有再添加。" in told
    assert [each["name"] for each in line.json("suggestions", "files", "35")] == ["来函.pdf"]


def test_what_is_refused_says_the_option_that_lets_it_through(line):
    line.take_in("35")
    line.run("units", "add", "县交通运输局")
    line.run("suggestions", "hand-over", "35", "--to", "交通", "--on", "2.3")
    line.run("suggestions", "reply", "35", "--class", "A", "--on", "4.20")
    published = ("suggestions", "publish", "35", "--where", "县政府网站")
    assert "加 --agreed 再登记" in line.refused(*published)
    line.run(*published, "--agreed")
    late = line.refused("suggestions", "rate", "35", "--rating", "满意", "--on", "2026.2.30")
    assert late == "2026年2月没有30日，请核对“2026.2.30”。"
