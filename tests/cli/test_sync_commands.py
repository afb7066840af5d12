"""Every command of the exchange, typed at a county and a township."""

import re

import pytest

from npcdesk.cli.entrance import Entrance
from npcdesk.sync import joining
from tests.cli.offices import CLOCK, COUNTY, TOWN, exchange, found


@pytest.fixture
def pair_of_desks(desks):
    return desks[1], desks[2]


def test_before_the_exchange_every_command_says_how_to_begin(tmp_path, blank_folder, computer):
    town = found(tmp_path / "镇", TOWN, blank_folder)
    assert town.json("sync", "status") == []
    assert "sync pair request" in town.run("sync", "status")
    assert "还没有" in town.refused("sync", "export", "--to", COUNTY, "--out", town.stick)
    assert "没有可以撤销的导入" in town.refused("sync", "undo", "--yes")
    assert town.json("sync", "machines", "list") == town.json("sync", "digest") == []
    assert town.json("sync", "conflicts", "list") == town.json("sync", "void", "list") == []
    unasked = town.refused("sync", "begin")
    assert "--yes" in unasked
    assert "--dry-run" not in unasked
    town.run("sync", "begin", "--yes")
    assert "已经加入" in town.refused("sync", "begin", "--yes")


def test_a_code_of_another_level_is_named_before_pairing(tmp_path, blank_folder, computer):
    county = found(tmp_path / "县", COUNTY, blank_folder)
    town = found(tmp_path / "镇", TOWN, blank_folder)
    asked = town.stick / "申请.npreq"
    wrong = "UPDATE office SET code = '330102' WHERE mine"  # its length was not looked at once
    with Entrance(town.folder, None, CLOCK).writing("以前建的") as session:
        session.connection().exec_driver_sql(wrong)
    said = town.refused("sync", "pair", "request", "--out", asked)
    assert "“330102”是 6 位" in said
    assert "330102003" in said
    assert not asked.exists()
    with Entrance(town.folder, None, CLOCK).writing("申请") as session:
        asked.write_bytes(joining.ask(session, nick="旧的", day=CLOCK.now().date()))
    county.run("sync", "begin", "--yes")
    told = county.refused("sync", "pair", "answer", asked)
    assert "沙河镇人大主席团" in told
    assert "“330102”是 6 位" in told


def test_pairing_files_go_to_no_folder_that_is_missing(tmp_path, blank_folder, computer):
    county = found(tmp_path / "县", COUNTY, blank_folder)
    town = found(tmp_path / "镇", TOWN, blank_folder)
    gone = tmp_path / "没有插上"
    said = town.refused("sync", "pair", "request", "--out", gone)
    assert f"没有文件夹 {gone}" in said
    assert ".npreq" in said
    county.run("sync", "begin", "--yes")
    town.run("sync", "pair", "request", "--out", town.stick)
    asked = town.stick / "配对申请.npreq"
    assert ".npcert" in county.refused("sync", "pair", "answer", asked, "--out", gone)
    assert not gone.exists()


def test_pairing_shows_the_same_twenty_digits_and_believes_nothing_before(
    tmp_path, blank_folder, computer
):
    county, town = (
        found(tmp_path / "县", COUNTY, blank_folder),
        found(tmp_path / "镇", TOWN, blank_folder),
    )
    county.run("sync", "begin", "--yes")
    town.delegate("周启明")
    assert "没有在等" in town.refused("sync", "pair", "accept", town.folder.slots)
    asked, again = town.stick / "申请.npreq", town.stick / "又一份.npreq"
    for path in (asked, again):
        assert path.name in town.run("sync", "pair", "request", "--out", path)
    assert asked.read_bytes() == again.read_bytes()
    assert "正等上级的回复" in town.run("sync", "status")
    answer = ("sync", "pair", "answer", asked, "--out", county.stick)
    first = county.run(*answer, "--unit", TOWN)
    digits = re.search(r"核对数字：((\d{4} ){4}\d{4})\n", first)[1]
    assert "--yes 再运行一次" in first
    assert "沙河镇人大主席团（330102003）" in first
    assert "还没有核对数字" in county.run("sync", "status")
    assert "没有叫" in county.refused("sync", "export", "--to", TOWN, "--out", county.stick)
    reply = county.stick / "配对回复.npcert"
    assert digits in town.run("sync", "pair", "accept", reply)
    assert town.json("sync", "status") == []
    (told,) = county.json(*answer, "--yes")
    assert (told["code"], told["paired"], told["unit"]) == (digits, True, TOWN)
    (heard,) = town.json("sync", "pair", "accept", reply, "--yes")
    assert (heard["code"], heard["paired"], heard["renewed"]) == (digits, True, False)
    assert heard["rows"] > 1
    assert town.line(county)["place"] == "above"
    assert county.line(town)["place"] == "below"


def test_a_request_is_made_anew_when_the_digits_differ(tmp_path, blank_folder, computer):
    town = found(tmp_path / "镇", TOWN, blank_folder)
    one, two = town.stick / "一.npreq", town.stick / "二.npreq"
    town.run("sync", "pair", "request", "--out", one)
    town.run("sync", "pair", "request", "--out", two, "--anew")
    assert one.read_bytes() != two.read_bytes()


def test_a_bundle_is_inspected_previewed_imported_and_acknowledged(pair_of_desks):
    county, town = pair_of_desks
    town.delegate("周启明", phone="13800000001")
    (path,) = town.send(county)
    (seen,) = county.json("sync", "inspect", path)
    assert (seen["readable"], seen["unit"], seen["nick"]) == (True, TOWN, "办公室电脑")
    assert seen["commits"] > 0
    assert "沙河镇人大主席团" in county.run("sync", "inspect", path)
    (shown,) = county.json("sync", "import", path, "--dry-run")
    assert county.people() == set()
    assert not list(county.folder.inbox.glob("*"))
    assert "--yes" in county.refused("sync", "import", path)
    (done,) = county.take(path)
    assert done["tables"] == shown["tables"]
    assert {"table": "person", "new": 1, "changed": 0, "put_away": 0} in done["tables"]
    assert county.people() == {"周启明"}
    assert county.take(path)[0]["action"] == "same"
    assert "已经导入过" in county.run("sync", "import", path, "--yes")
    assert town.line(county)["waiting"] > 0
    theirs = county.refused("roster", "edit", "周启明", "--phone", "13800000002")
    assert "在沙河镇人大主席团的名册里" in theirs
    told = county.run("sync", "export", "--to", TOWN, "--out", county.stick, "--receipt")
    assert told.startswith("给沙河镇人大主席团的回执，写成 1 个文件：\n")
    (receipt,) = county.send(town, "--receipt")
    assert "回执" in town.run("sync", "import", receipt, "--yes")
    assert town.line(county)["waiting"] == 0
    county.take(*town.send(county))
    line = county.line(town)
    assert (line["agreed"], line["waiting"], line["behind"]) == (True, 0, 0)
    assert all(each["digest"] == each["theirs"] for each in line["digest"])
    assert "已一致 ✓" in county.run("sync", "status")
    assert county.digests()[f"T:{TOWN}"] == town.digests()[f"T:{TOWN}"]
    assert f"T:{TOWN}" in county.run("sync", "digest")


def test_of_a_bundle_for_somebody_else_only_the_cover_is_read(pair_of_desks):
    county, town = pair_of_desks
    (path,) = county.send(town)
    (seen,) = county.json("sync", "inspect", path)
    assert (seen["readable"], seen["unit"], seen["parts"]) == (False, "", 1)
    assert "不是发给本单位的" in seen["why"]
    assert "不是发给本单位" in county.refused("sync", "import", path, "--yes")
    assert not list(county.folder.inbox.glob("*"))


def test_parts_come_one_after_the_other(pair_of_desks, monkeypatch):
    county, town = pair_of_desks
    town.delegate("周启明")
    monkeypatch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 3000})
    *parts, last = town.send(county, "--parts", "10MB")
    assert parts
    said = town.refused("sync", "export", "--to", "县", "--out", town.stick, "--parts", "1")
    assert "大小" in said
    (row,) = county.take(*parts)
    assert (row["action"], row["missing"]) == ("waiting", [len(parts) + 1])
    assert "还缺第" in county.run("sync", "import", parts[0], "--yes")
    assert "没有到齐" in county.json("sync", "inspect", parts[0])[0]["why"]
    for path in parts:
        path.unlink()
    (row,) = county.take(last)
    assert (row["action"], row["missing"]) == ("import", [])
    assert county.people() == {"周启明"}
    assert not list(county.folder.inbox.glob("*"))


def test_a_letter_is_written_and_a_folder_with_it_is_imported(pair_of_desks):
    county, town = pair_of_desks
    town.delegate("周启明")
    (letter,) = town.send(county, "--eml", "--no-attachments")
    assert letter.suffix == ".eml"
    (town.stick / "通知.txt").write_text("无关")
    (row,) = county.take(town.stick)
    assert (row["action"], row["unit"]) == ("import", TOWN)
    assert county.people() == {"周启明"}


def test_of_a_stick_with_bundles_for_both_each_takes_its_own(pair_of_desks):
    county, town = pair_of_desks
    town.delegate("周启明")
    (there,) = town.send(county)
    (back,) = county.send(town)
    back.rename(town.stick / back.name)
    assert county.people() == set()
    rows = county.take(town.stick)
    assert [row["action"] for row in rows] == ["skipped", "import"]
    assert back.name in rows[0]["why"]
    assert county.people() == {"周启明"}
    there.unlink()
    assert back.name in county.refused("sync", "import", town.stick, "--yes")  # nothing of ours


def test_the_name_of_a_bundle_counts_up(pair_of_desks):
    county, town = pair_of_desks
    names = [county.send(town, *more)[0].name for more in ((), ("--receipt",), ())]
    first = int(names[0].rpartition("第")[2].partition("号")[0])
    stem = "示例县人大常委会→沙河镇人大主席团 20260506 第"
    assert names == [f"{stem}{first + n}号.npb" for n in range(3)]


def test_what_is_no_bundle_is_refused_beside_what_is(pair_of_desks, tmp_path):
    county, town = pair_of_desks
    town.delegate("周启明")
    (path,) = town.send(county)
    bad = tmp_path / "坏.npb"
    bad.write_bytes(path.read_bytes()[:-9])
    assert "坏.npb" in county.refused("sync", "import", bad, path, "--yes")
    assert county.people() == {"周启明"}
    blank = tmp_path / "空.npb"
    blank.touch()
    assert "“空.npb”是空文件" in county.refused("sync", "import", blank, "--yes")
    asked = tmp_path / "配对申请.npreq"
    asked.touch()
    assert "sync pair answer" in county.refused("sync", "import", asked, "--yes")
    county.refused("sync", "import", tmp_path / "没有.npb", "--yes")


def test_an_import_is_taken_back_and_comes_again_when_somebody_says_so(pair_of_desks):
    county, town = pair_of_desks
    town.delegate("周启明")
    paths = town.send(county)
    county.take(*paths)
    assert county.line(town)["alarm"] == ""
    assert "sync undo" in county.refused("undo")
    assert "--yes" in county.refused("sync", "undo")
    assert "已撤销沙河镇人大主席团的数据包" in county.run("sync", "undo", "--yes")
    assert county.people() == set()
    assert county.line(town)["agreed"] is False
    assert "撤销过对方的一个数据包" in county.run("sync", "status")
    machines = county.json("sync", "machines", "list")
    county.run("units", "add", "县水利局")
    assert county.json("sync", "machines", "list") == machines  # no new incarnation
    assert "--even-so" in county.refused("sync", "import", *paths, "--yes")
    county.run("sync", "import", *paths, "--yes", "--even-so")
    assert county.people() == {"周启明"}
    assert county.line(town)["alarm"] == ""
    county.run("units", "add", "县教育局")
    refused = county.refused("sync", "undo", "--yes")  # row by row, and what is not its own
    assert "沙河镇人大主席团填写" in refused
    assert county.people() == {"周启明"}


def test_a_conflict_is_listed_and_settled_and_all_agree(desks):
    _, county, town, spare = desks
    town.delegate("周启明", phone="13800000001")
    exchange(town, spare, rounds=1)
    for desk, phone in ((town, "13800000002"), (spare, "13800000003")):
        desk.run("roster", "edit", "周启明", "--phone", phone)
    county.take(*town.send(county))
    exchange(town, spare, rounds=1)
    (item,) = town.json("sync", "conflicts", "list")
    assert (item["column"], item["name"], item["base"]) == ("phone", "周启明", "13800000001")
    assert {voice["value"]: voice["nick"] for voice in item["voices"]} == {
        "13800000002": "办公室电脑",
        "13800000003": "二号电脑",
    }
    assert "现在用的" in town.run("sync", "conflicts", "list")
    assert "有 1 处冲突等本单位来定，用 sync conflicts list 查看。" in town.run("today")
    assert town.here()["conflicts"] == town.line(spare)["conflicts"] == 1
    settle = ("sync", "conflicts", "settle")
    assert "没有编号" in town.refused(*settle, "无.x", "--take", "镇")
    assert "没有写过" in town.refused(*settle, item["ref"], "--take", "市")
    several = town.refused(*settle, item["ref"], "--take", TOWN)
    assert "写过几样" in several
    assert "“沙河镇人大主席团 二号电脑”" in several
    assert "--value" in town.refused(*settle, item["ref"])
    county.take(*town.send(county))  # whose it is not to settle: it is told, and nothing waits
    (theirs,) = county.json("sync", "conflicts", "list")
    assert (theirs["mine"], theirs["keeper"], county.here()["conflicts"]) == (False, TOWN, 0)
    assert "等沙河镇人大主席团定" in county.run("sync", "conflicts", "list")
    assert "冲突" not in county.run("today")
    assert "等沙河镇人大主席团定" in county.run("sync", "status")
    refused = county.refused(*settle, theirs["ref"], "--value", "13800000009")
    assert "由沙河镇人大主席团来定" in refused
    by_machine = "沙河镇人大主席团 二号电脑"
    assert "定为“13800000003”" in town.run(*settle, item["ref"], "--take", by_machine)
    assert town.json("sync", "conflicts", "list") == []
    exchange(county, town, spare)
    assert spare.json("sync", "conflicts", "list") == []
    assert len({desk.digests()[f"T:{TOWN}"] for desk in (county, town, spare)}) == 1


def test_what_goes_beyond_rights_is_kept_apart_adopted_or_rejected(desks):
    city, county, town, _ = desks
    for name in ("县水利局", "县教育局"):
        county.run("units", "add", name)
    town.take(*county.send(town))
    for name in ("水利", "教育"):
        town.beyond_rights(f"UPDATE handling_unit SET phone = '88' WHERE name LIKE '县{name}%'")
    (row,) = county.take(*town.send(county))
    assert row["void"] == 2
    phones = "SELECT phone FROM handling_unit"
    assert county.all_of(phones) == {""}
    items = county.json("sync", "void", "list")
    assert [(each["what"], each["unit"], each["open"]) for each in items] == [
        ("越权的一步", TOWN, True)
    ] * 2
    assert "88" in county.run("sync", "void", "list")
    assert "有 2 处无效的改动等本单位处理，用 sync void list 查看。" in county.run("today")
    assert county.line(town)["quarantine"] == county.here()["void"] == 2
    first, second = (str(each["seq"]) for each in items)
    assert "已采纳" in county.run("sync", "void", "adopt", first)
    assert "已驳回" in county.run("sync", "void", "reject", second)
    assert county.json("sync", "void", "list") == []
    assert "无效" not in county.run("today")
    assert len(county.json("sync", "void", "list", "--all")) == 2
    assert "没有序号" in county.refused("sync", "void", "adopt", first)
    assert county.all_of(phones) == {"", "88"}
    city.take(*county.send(city))  # who finds the same beyond rights, and the same adopted
    assert county.digests()[f"PUB:{COUNTY}"] == city.digests()[f"PUB:{COUNTY}"]
    assert (city.here()["void"], city.here()["quarantine"]) == (2, 0)  # not the city's to judge


def test_machines_are_listed_and_ended(desks):
    _, county, town, _ = desks
    rows = town.json("sync", "machines", "list")
    assert {(row["nick"], row["state"], row["mine"]) for row in rows} == {
        ("县里的电脑", "active", False),
        ("办公室电脑", "active", True),
        ("二号电脑", "active", False),
    }
    assert "本机" in town.run("sync", "machines", "list")
    retire = ("sync", "machines", "retire")
    assert "不能由自己" in town.refused(*retire, "办公室电脑", "--yes")
    assert "没有编号" in town.refused(*retire, "张三", "--yes")
    assert "只有本单位和上级" in town.refused(*retire, "县里的电脑", "--yes")
    assert "--yes" in town.refused(*retire, "二号电脑")
    inc = next(row["inc"] for row in rows if row["nick"] == "二号电脑")
    town.run(*retire, inc[:8], "--yes")
    states = {row["nick"]: row["state"] for row in town.json("sync", "machines", "list")}
    assert states["二号电脑"] == "retired"
    county.take(*town.send(county))
    county.run("sync", "machines", "revoke", "办公室电脑", "--yes")
    nobody = county.refused("sync", "export", "--to", TOWN, "--out", county.stick)
    assert "还没有能收数据包的电脑" in nobody
    town.delegate("周启明")
    assert "已经停用或吊销" in county.refused("sync", "import", town.send(county)[0], "--yes")
    request = town.stick / "again.npreq"
    assert "换新身份" in town.refused("sync", "pair", "request", "--out", request)
    town.run("sync", "pair", "request", "--ended", "--out", request)
    reply = town.stick / "again.npcert"
    county.run("sync", "pair", "answer", request, "--unit", TOWN, "--out", reply, "--yes")
    town.run("sync", "pair", "accept", reply, "--yes")
    town.delegate("王芳")
    county.take(*town.send(county))
    assert county.people() == {"王芳"}


def test_the_recovery_key_stays_the_same(pair_of_desks):
    county, _ = pair_of_desks
    (row,) = county.json("sync", "recovery-key")
    assert row["recovery_key"].startswith("AGE-SECRET-KEY-1")
    assert row["recovery_key"] in county.run("sync", "recovery-key")


def test_a_request_and_its_answer_are_found_by_their_folders(tmp_path, blank_folder, computer):
    county = found(tmp_path / "县", COUNTY, blank_folder)
    town = found(tmp_path / "镇", TOWN, blank_folder)
    county.run("sync", "begin", "--yes")
    assert "没有配对申请" in county.refused("sync", "pair", "answer", town.stick)
    town.run("sync", "pair", "request", "--out", town.stick)
    (told,) = county.json("sync", "pair", "answer", town.stick, "--unit", TOWN)
    assert told["path"] == str(town.stick / "配对回复.npcert")
    other = tmp_path / "另一个"
    other.mkdir()
    (told,) = county.json("sync", "pair", "answer", town.stick, "--out", other, "--yes")
    assert told["path"] == str(other / "配对回复.npcert")
    (heard,) = town.json("sync", "pair", "accept", other, "--yes")
    assert heard["paired"]
    (town.stick / "又一份.npreq").write_bytes(b"")
    said = county.refused("sync", "pair", "answer", town.stick)
    assert "有 2 份配对申请：又一份.npreq：读不懂" in said
    assert "；配对申请.npreq：沙河镇人大主席团（330102003）的“电脑”，已经配对。请写明" in said
