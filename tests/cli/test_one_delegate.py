"""One delegate entered and put right, through the verbs that the window uses."""

import io

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
