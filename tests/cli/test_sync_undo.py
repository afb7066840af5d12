"""What is said once a step of the exchange was taken back, and of a bundle that is here already."""

import pytest

from tests.cli.offices import COUNTY, TOWN, exchange, found


@pytest.fixture
def pair_of_desks(desks):
    return desks[1], desks[2]


def disputed(desks):
    """Let the two machines of the town write one phone each; return the town and the item."""
    _, _, town, spare = desks
    town.delegate("周启明", phone="13800000001")
    exchange(town, spare, rounds=1)
    for desk, phone in ((town, "13800000002"), (spare, "13800000003")):
        desk.run("roster", "edit", "周启明", "--phone", phone)
    exchange(town, spare, rounds=1)
    (item,) = town.json("sync", "conflicts", "list")
    return town, item


def test_a_settlement_taken_back_leaves_what_was_shown_and_lists_no_conflict(desks):
    town, item = disputed(desks)
    (before,) = [voice["value"] for voice in item["voices"] if voice["shown"]]
    (other,) = [voice["value"] for voice in item["voices"] if not voice["shown"]]
    town.run("sync", "conflicts", "settle", item["ref"], "--value", other)
    said = town.run("undo")
    assert f"又是“{before}”，这处冲突不再列出。要用“{other}”，请直接改这一条。" in said
    assert "重新做一次" not in said
    assert "conflicts settle" not in said
    assert town.all_of("SELECT phone FROM person") == {before}
    assert town.json("sync", "conflicts", "list") == []


def test_the_value_that_was_shown_is_settled_and_taken_back_in_words_that_hold(desks):
    town, item = disputed(desks)
    (before,) = [voice["value"] for voice in item["voices"] if voice["shown"]]
    town.run("sync", "conflicts", "settle", item["ref"], "--value", before)
    said = town.run("undo")
    assert "已撤销“处理冲突：周启明的" in said
    assert "这处冲突不再列出" in said
    assert town.json("sync", "conflicts", "list") == []


def parts_of(town, county, monkeypatch):
    town.delegate("周启明")
    monkeypatch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 3000})
    parts = town.send(county, "--parts", "10MB")
    assert len(parts) > 1
    return parts


def test_a_part_of_a_bundle_that_is_here_is_told_as_imported_and_not_kept(
    pair_of_desks, monkeypatch
):
    county, town = pair_of_desks
    parts = parts_of(town, county, monkeypatch)
    county.take(*parts)
    for more in (["--yes"], ["--dry-run"]):
        said = county.run("sync", "import", parts[1], *more)
        assert "数据包已经导入过" in said
        assert "还缺" not in said
    (row,) = county.take(parts[1])
    assert (row["action"], row["missing"]) == ("same", [])
    assert not list(county.folder.inbox.glob("*"))


def test_a_preview_of_some_parts_keeps_none_and_does_not_say_so(pair_of_desks, monkeypatch):
    county, town = pair_of_desks
    first, *rest = parts_of(town, county, monkeypatch)
    said = county.run("sync", "import", first, "--dry-run")
    assert "还缺第 2" in said
    assert "先收下" not in said
    assert "没有写入" in said
    assert not list(county.folder.inbox.glob("*"))
    county.take(first)
    shown = county.run("sync", "import", *rest, "--dry-run")  # with what waits it is whole
    assert "还缺" not in shown
    assert county.people() == set()
    (row,) = county.take(*rest)
    assert row["action"] == "import"
    assert county.people() == {"周启明"}


def test_a_part_of_a_bundle_that_was_taken_back_waits_for_the_others(pair_of_desks, monkeypatch):
    county, town = pair_of_desks
    parts = parts_of(town, county, monkeypatch)
    county.take(*parts)
    county.run("sync", "undo", "--yes")
    (row,) = county.take(parts[0])
    assert row["action"] == "waiting"


def test_what_was_taken_back_by_the_copy_comes_with_the_next_bundle(pair_of_desks):
    county, town = pair_of_desks
    town.delegate("周启明")
    paths = town.send(county)
    county.take(*paths)
    assert "对方下次发来的会补上" in county.run("sync", "undo", "--yes")
    refused = county.refused("sync", "import", *paths, "--yes")
    assert "这个数据包导入后撤销过" in refused
    assert "没有终端" not in refused
    county.take(*town.send(county))
    assert county.people() == {"周启明"}


def test_what_was_taken_back_row_by_row_stays_so_and_nobody_is_promised_more(desks):
    _, _, town, spare = desks
    spare.delegate("周启明")
    paths = spare.send(town)
    town.take(*paths)
    town.run("units", "add", "镇水利站")
    said = town.run("sync", "undo", "--yes")
    assert "补上" not in said
    assert "随下一个数据包发给对方" in said
    assert "再导入这个数据包也不会恢复" in said
    assert town.people() == set()
    (row,) = town.take(*paths)  # it needs no --even-so: nothing is written
    assert row["action"] == "same"
    said = town.run("sync", "import", *paths, "--yes")
    assert "这个数据包导入后逐行退回过，再导入也不会恢复" in said
    assert "这个数据包导入后撤销过" not in said
    assert town.people() == set()
    town.take(*spare.send(town))
    assert town.people() == set()  # nor does the next one bring it back
    spare.take(*town.send(spare))
    assert spare.people() == set()


def test_a_reply_takes_a_free_name_beside_another_office_s(tmp_path, blank_folder, computer):
    county, town = (
        found(tmp_path / name, unit, blank_folder) for name, unit in (("县", COUNTY), ("镇", TOWN))
    )
    county.run("sync", "begin", "--yes")
    asked = town.stick / "配对申请.npreq"
    town.run("sync", "pair", "request", "--out", asked)
    other = county.stick / "配对回复.npcert"
    other.write_bytes(b"another office's")
    answer = ("sync", "pair", "answer", asked, "--unit", TOWN, "--out", county.stick)
    (told,) = county.json(*answer)
    assert other.read_bytes() == b"another office's"
    assert told["path"] == str(county.stick / "配对回复（2）.npcert")
    (again,) = county.json(*answer, "--yes")  # the same reply lies there: no third
    assert again["path"] == told["path"]
    (heard,) = town.json("sync", "pair", "accept", told["path"], "--yes")
    assert heard["paired"]
