"""Papers for the congress above, and what other offices sent, typed at a county and a township."""

import re

import python_calamine

from tests.cli.offices import COUNTY, TOWN, exchange, found, pair
from tests.cli.test_json import TERMS, flat, names


def test_a_suggestion_goes_up_is_handled_there_and_is_seen_below(desks):
    _, county, town, _ = desks
    town.delegate("周启明")
    said = town.run(
        "suggestions", "add", "--title", "关于上游治理的建议", "--lead", "周启明", "--to", "示例县"
    )
    assert "提交给示例县人大常委会" in said
    assert town.json("suggestions", "list") == []
    see = f"另有 1 件已提交示例县人大常委会，用 others list --unit {COUNTY} 查看。"
    assert see in town.run("suggestions", "list")
    assert see in town.run("suggestions", "list", "--text", "治理")
    assert "另有" not in county.run("suggestions", "list")
    assert "上级里没有“省里”" in town.refused(
        "suggestions", "add", "--title", "修路", "--lead", "周启明", "--to", "省里"
    )
    assert "已提交示例县人大常委会" in town.refused("suggestions", "file", "治理", "--number", "1")
    exchange(county, town)
    (line,) = county.json("suggestions", "list", "--source", "沙河镇")
    assert (line["title"], line["source"]) == ("关于上游治理的建议", TOWN)
    assert "没有一个正好是“青石镇”" in county.refused("suggestions", "list", "--source", "青石镇")
    assert "来源单位：沙河镇人大主席团" in county.run("suggestions", "show", "治理")
    county.run("suggestions", "file", "治理", "--number", "1")
    exchange(county, town)
    assert "提交给：示例县人大常委会" in town.run("suggestions", "show", "治理")
    (paper,) = town.json("others", "list", "--unit", COUNTY)
    assert (paper["number"], paper["state"]) == ("1", "待交办")


def test_what_a_township_sent_is_listed_by_unit_and_never_among_the_own(desks, tmp_path):
    city, county, town, _ = desks
    town.delegate("周启明", phone="13800001234")
    town.run("stations", "add", "沙河镇代表之家")
    town.run("visits", "add", "--station", "沙河", "--delegate", "周启明", "--opinion", "路灯不亮")
    exchange(city, county, town)
    assert county.json("roster", "list") == county.json("stations", "list") == []
    for upper in (county, city):
        units = {each["code"]: each for each in upper.json("others", "units")}
        assert units[TOWN]["name"] == "沙河镇人大主席团"
        assert (units[TOWN]["delegates"], units[TOWN]["visits"]) == (1, 1)
    assert "周启明" in county.run("others", "list", "--unit", "沙河镇", "--kind", "delegates")
    (visit,) = county.json("others", "list", "--unit", TOWN, "--kind", "visits")
    assert (visit["station"], visit["words"]) == ("沙河镇代表之家", "路灯不亮")
    sheet = tmp_path / "走访.xlsx"
    said = county.run("others", "list", "--unit", TOWN, "--kind", "visits", "--out", sheet)
    assert "1 行" in said
    rows = python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python()
    assert any("沙河镇代表之家" in row for row in rows)
    (beside,) = county.json("stats", "townships")
    assert (beside["code"], beside["name"]) == (TOWN, "沙河镇人大主席团")
    assert (beside["delegates"], beside["visits"], beside["came"]) == (1, 1, "100.0%")
    assert "合计" in county.run("stats", "townships")
    county.run("stats", "townships", "--out", sheet)
    rows = python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python()
    assert rows[2][1:4] == ["单位", "建议", "已答复"]
    assert "数据交换" in town.run("stats", "townships")
    assert "没有“什么”这一种" in county.refused("others", "list", "--unit", TOWN, "--kind", "什么")
    terms = set(re.findall(r"`([a-z_]+)`", TERMS.read_text(encoding="utf-8")))
    for answer in (county.json("others", "units"), [visit], [beside]):
        for each in answer:
            assert flat(each)
            assert set(names(each)) <= terms


def test_the_only_unit_needs_no_name(tmp_path, blank_folder, computer):
    county = found(tmp_path / "县", COUNTY, blank_folder)
    town = found(tmp_path / "镇", TOWN, blank_folder)
    assert "还没有收到外单位的材料。" in county.refused("others", "list")
    county.run("sync", "begin", "--yes")
    pair(county, town)
    town.delegate("周启明")
    exchange(county, town)
    (known,) = county.json("others", "units")
    assert known["name"] == "沙河镇人大主席团"
    (line,) = county.json("others", "list", "--kind", "delegates")
    assert line["name"] == "周启明"


def test_of_several_units_one_must_be_named(desks):
    assert "收到过 2 个单位的材料，请写明看哪一个：330100 " in desks[2].refused("others", "list")
