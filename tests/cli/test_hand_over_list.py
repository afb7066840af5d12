"""A 交办会 by the command line: the list is looked through, then written at once."""

import pytest


@pytest.fixture
def filed(line):
    line.take_in("35", "36")
    return line


def test_a_list_is_previewed_and_handed_over_whole(filed, tmp_path):
    sheet = tmp_path / "交办.csv"
    sheet.write_text(
        "建议号,主办单位,协办单位\n35,县水利局,县财政局\n第36号,县交通运输局、县公安局,\n99,县水利局,\n",
        encoding="utf-8",
    )
    asked = ("suggestions", "hand-over", "--from", sheet, "--on", "2026-2-3", "--new-unit")
    said = filed.run(*asked, "--dry-run")
    assert "可以交办 2 件，要改 1 件" in said
    assert "县公安局" in said
    assert filed.json("suggestions", "list")[0]["state"] == "待交办"
    rows = filed.json(*asked, "--yes", "--meeting", "交办会")
    assert [each["way"] for each in rows[:2]] == ["主协办", "分办"]
    assert rows[2]["problem"]
    assert {each["state"] for each in filed.json("suggestions", "list")} == {"办理中"}
    filed.run("undo")
    assert {each["state"] for each in filed.json("suggestions", "list")} == {"待交办"}
    assert "--from" in filed.refused("suggestions", "hand-over", "35")


def test_units_are_proposed_after_like_papers_and_nothing_is_written(line):
    line.run("roster", "add", "周启明")
    for number, title in (("7", "关于修缮沙河桥的建议"), ("8", "关于修缮沙河桥护栏的建议")):
        line.run("suggestions", "add", "--title", title, "--lead", "周启明", "--on", "2026-1-22")
        line.run("suggestions", "file", title, "--number", number, "--on", "2026-1-27")
    line.run("suggestions", "hand-over", "7", "--to", "县水利局", "--new-unit", "--on", "2026-2-3")
    (row,) = line.json("suggestions", "hand-over", "--propose")
    assert (row["ref"], row["leads"]) == ("第8号", ["县水利局"])
    assert row["before"] == ["县水利局今年同类 1 件"]
    assert "没有写入" in line.run("suggestions", "hand-over", "--propose")
    assert line.json("suggestions", "list", "--text", "护栏")[0]["state"] == "待交办"
