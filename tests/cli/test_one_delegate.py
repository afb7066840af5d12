"""One delegate entered and put right, through the verbs that the window uses."""

import io
import re

import pytest

TOWNSHIP = ("--delegation", "沙河镇")


@pytest.fixture
def zhou(line):
    """周启明 of 沙河镇, as a clerk types it."""
    typed = ("--sex", "男", "--nation", "汉", "--birth", "74年12月", "--phone", "138 0000 0001")
    assert "周启明已登入代表名册" in line.run("roster", "add", "周启明", *TOWNSHIP, *typed)
    return line


def one(line, name="周启明"):
    (facts,) = line.json("roster", "show", name)
    return facts


def test_what_is_typed_is_read_as_the_cells_of_a_sheet(zhou):
    facts = one(zhou)
    kept = ("sex", "nation", "birth", "delegation", "level", "status", "phone")
    assert [facts[name] for name in kept] == [
        "male", "汉族", "1974-12", "沙河镇", "county", "in_office", "138****0001",
    ]  # fmt: skip


def test_months_are_shown_as_rosters_write_them(zhou):
    zhou.run("roster", "edit", "周启明", "--joined-party", "2001-07", "--began-work", "96年8月")
    said = zhou.run("roster", "show", "周启明")
    for line in ("出生年月：1974.12", "入党时间：2001.07", "参加工作时间：1996.08"):
        assert line in said.splitlines()


def test_what_is_not_understood_is_refused_and_nothing_is_written(line):
    assert "出生年月：" in line.refused("roster", "add", "周启明", "--birth", "很久以前")
    assert "性别：" in line.refused("roster", "add", "周启明", "--sex", "x")
    assert "姓名" in line.refused("roster", "add", " ")
    assert line.json("roster", "list") == []


def test_a_namesake_is_entered_only_when_that_is_meant(zhou, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    said = zhou.refused("roster", "add", "周 启明", "--delegation", "城关镇")
    assert "沙河镇" in said
    assert "--yes" in said
    zhou.run("roster", "add", "周 启明", "--delegation", "城关镇", "--yes")
    assert [each["name"] for each in zhou.json("roster", "list")] == ["周启明"] * 2


def test_namesakes_without_numbers_are_told_apart_by_what_they_have(zhou):
    zhou.run("roster", "add", "周启明", "--delegation", "城关镇", "--birth", "1990.2", "--yes")
    said = zhou.refused("roster", "show", "周启明")
    assert "“周启明（沙河镇）”" in said
    assert "“周启明（城关镇）”" in said
    assert "代表团：城关镇" in zhou.run("roster", "show", "周启明（城关镇）")
    zhou.run("roster", "add", "周启明", "--delegation", "城关镇", "--birth", "1971.5", "--yes")
    zhou.run("roster", "edit", "周启明（沙河镇）", "--birth", "1968.1")
    assert "周启明（1990.02）" in zhou.refused("roster", "show", "周启明（城关镇）")
    assert "1971.05" in zhou.run("roster", "show", "周启明(1971.05)")
    assert "只有一位相近的：周启明。" in zhou.refused("roster", "show", "周启名（城关镇）")


def test_an_edit_changes_what_is_said_and_no_more(zhou):
    before = one(zhou)
    said = zhou.run("roster", "edit", "周启明", "--post", "镇长", "--nation", "壮", "--sex", "男")
    assert said.strip() == "周启明的民族、职务已改。"
    assert one(zhou) == before | {"post": "镇长", "nation": "壮族"}
    assert "没有改动" in zhou.run("roster", "edit", "周启明", "--post", "镇长")
    (after,) = zhou.json("roster", "edit", "周启明", "--name", "周启铭", "--post", "")
    assert after == before | {"name": "周启铭", "nation": "壮族"}
    assert "已撤销" in zhou.run("undo")
    assert one(zhou)["post"] == "镇长"


def test_whoever_is_not_there_is_not_edited(zhou):
    assert "名册里没有" in zhou.refused("roster", "edit", "赵一", "--post", "镇长")


def test_a_party_in_short_is_written_out(zhou):
    zhou.run("roster", "edit", "周启明", "--party", "中共")
    assert one(zhou)["party"] == "中共党员"


def test_several_are_changed_at_once_after_being_told(zhou):
    zhou.run("roster", "add", "王芳", "--delegation", "城关镇", "--party", "群众")
    many = (
        "roster",
        "edit-many",
        "周启明",
        "王芳",
        "--party",
        "中共党员",
        "--delegation",
        "沙河镇",
    )
    told = zhou.run(*many, "--dry-run")
    assert "选了 2 名代表，将修改 2 名" in told
    assert "政治面貌：空 1 名、群众 1 名 → 中共党员" in told
    assert one(zhou)["party"] == ""
    rows = zhou.json(*many, "--yes")
    assert {"field": "delegation", "before": "城关镇", "after": "沙河镇", "people": 1} in rows
    assert one(zhou, "王芳")["party"] == "中共党员"
    zhou.run("undo")
    assert one(zhou, "王芳")["party"] == "群众"
    zhou.run("roster", "edit-many", "--all-of", "沙河镇", "--elected-on", "26年1月", "--yes")
    assert (one(zhou)["elected_on"], one(zhou, "王芳")["elected_on"]) == ("2026-01", "")
    assert "城关镇" in zhou.refused("roster", "edit-many", "--all-of", "城关", "--party", "群众")
    assert "要改的内容" in zhou.refused("roster", "edit-many", "王芳")


def test_a_picture_and_files_are_kept_with_a_delegate(zhou, tmp_path):
    text, picture = tmp_path / "登记表.txt", tmp_path / "像.png"
    text.write_text("x", encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n....")
    assert "不是照片" in zhou.refused("roster", "photo", "周启明", text)
    zhou.run("roster", "photo", "周启明", picture)
    zhou.run("roster", "attach", "周启明", text)
    (line,) = zhou.json("roster", "list")
    (kept,) = zhou.json("roster", "files", "周启明", "--save-to", tmp_path / "出")
    assert line["photo_id"]
    assert (tmp_path / "出" / "01 登记表.txt").read_bytes() == b"x"
    assert "没有覆盖" in zhou.refused("roster", "files", "周启明", "--save-to", tmp_path / "出")
    assert zhou.json("roster", "files", "周启明", "--take-off", kept["id"][-6:]) == []
    zhou.run("undo")
    assert zhou.json("roster", "files", "周启明") == [kept]
    zhou.run("roster", "photo", "周启明", "--take-off")
    assert not zhou.json("roster", "list")[0]["photo_id"]


def test_namesakes_of_one_delegation_are_named_as_the_refusal_says(line):
    for phone in ("13800000001", "13800000002"):
        line.run("roster", "add", "张伟", "--delegation", "青石（一）团", "--phone", phone, "--yes")
    line.run("roster", "add", "张伟", "--delegation", "青石（一）团", "--birth", "1980.5", "--yes")
    said = line.refused("roster", "show", "张伟")
    assert "（青石（一）团）" not in said
    offered = re.findall("“(张伟（.+?）)”", said)
    found = [one(line, each) for each in offered]
    assert len({each["person_id"] for each in found}) == 3
    assert "张伟（1980.05）" in offered
    assert {each["id"][-8:] for each in found if not each["birth"]} == {
        each[3:-1] for each in offered if each != "张伟（1980.05）"
    }


def test_a_delegate_is_named_by_a_short_id_wherever_one_is_named(line):
    for _ in range(2):
        line.run("roster", "add", "张伟", *TOWNSHIP, "--yes")
    first, second = line.json("roster", "list")
    short = first["id"][-8:]
    line.run("roster", "edit", short, "--birth", "1980.5")
    assert one(line, first["person_id"][-8:])["birth"] == "1980-05"
    signed = ("--lead", f"张伟（{short}）", "--co", second["id"][-8:])
    line.run("suggestions", "add", "--title", "修桥", "--body", "桥塌了，请修好。", *signed)
    (paper,) = line.json("suggestions", "list")
    assert paper["lead"] == "张伟"
    assert "没有“ffff0000”" in line.refused("roster", "show", "ffff0000")
