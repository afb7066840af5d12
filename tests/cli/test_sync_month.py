"""A city, a county and a township through a month of mishaps, by the command line alone."""

from collections import defaultdict

from tests.cli.offices import COUNTY, TOWN, exchange

OWN = f"T:{TOWN}"


def test_after_a_month_of_mishaps_all_have_the_same(desks, tmp_path, monkeypatch):
    city, county, town, spare = desks

    # 5月6日: a stick is lost, the next one comes twice, and one goes to the wrong office
    town.delegate("周启明", phone="13800000001")
    for path in town.send(county):
        path.unlink()
    town.run("stations", "add", "沙河镇代表之家")
    opinion = ("--opinion", "村口路灯不亮。")
    town.run("visits", "add", "--station", "沙河", "--delegate", "周启明", *opinion)
    second = town.send(county)
    assert county.take(*second)[0]["action"] == "import"
    assert county.take(*second)[0]["action"] == "same"
    assert "不是发给本单位" in city.refused("sync", "import", *second, "--yes")
    assert county.people() == {"周启明"}

    # 5月11日: a bundle in parts, of which one comes later; two bundles in the wrong order
    town.run("suggestions", "add", "--title", "关于安装路灯的建议", "--lead", "周启明")
    with monkeypatch.context() as patch:
        patch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 4000})
        *most, last = town.send(county, "--parts", "10MB")
    assert county.take(*most)[0]["action"] == "waiting"
    town.delegate("王芳")
    later = town.send(county)
    county.take(*later)
    assert county.people() == {"周启明", "王芳"}
    (late,) = county.take(last)
    assert (late["action"], late["commits"]) == ("import", 0)
    assert late["known"] > 0

    # 5月13日: the county's disk breaks, and an old copy is put back: what follows has to wait
    exchange(city, county, rounds=1)
    county.run("backup", "--to", tmp_path / "旧.db")
    town.delegate("刘洋")
    county.take(*town.send(county))
    county.run("units", "add", "县水利局")
    town.take(*county.send(town))
    county.run("restore", tmp_path / "旧.db", "--yes")
    town.run("suggestions", "file", "路灯", "--number", "1")
    (early,) = county.take(*town.send(county))
    assert early["parked"] > 0
    assert county.here()["parked"] > 0
    town.take(*county.send(town))
    (healed,) = county.take(*town.send(county))
    assert healed["parked"] == 0
    assert county.people() == {"周启明", "王芳", "刘洋"}
    assert county.all_of("SELECT name FROM handling_unit") == {"县水利局"}
    own = [row for row in county.json("sync", "machines", "list") if row["unit"] == COUNTY]
    assert len(own) == 2  # it went on as another

    # 5月18日: the township's folder was copied to a stick, and both go on
    exchange(county, town, rounds=1)
    clone = town.copied(tmp_path / "拷贝")
    clone.run("roster", "edit", "周启明", "--phone", "13800000002")
    town.run("roster", "edit", "周启明", "--phone", "13800000003")
    county.take(*clone.send(county))
    county.take(*town.send(county))
    exchange(county, town, clone, rounds=1)
    (item,) = town.json("sync", "conflicts", "list")
    assert {voice["value"] for voice in item["voices"]} == {"13800000002", "13800000003"}
    town.run("sync", "conflicts", "settle", item["ref"], "--value", "13800000002")

    # 5月20日: somebody writes what is the county's to write
    town.beyond_rights("UPDATE handling_unit SET phone = '88'")
    (row,) = county.take(*town.send(county))
    assert row["void"] == 1
    (void,) = county.json("sync", "void", "list")
    county.run("sync", "void", "adopt", void["seq"])
    assert county.all_of("SELECT phone FROM handling_unit") == {"88"}

    # 5月25日: an import is taken back; the next bundle heals it
    town.delegate("赵敏")
    county.take(*town.send(county))
    county.run("sync", "undo", "--yes")
    assert "赵敏" not in county.people()
    town.take(*county.send(town))
    county.take(*town.send(county))
    assert "赵敏" in county.people()

    # 5月29日: all is sent once more, and everybody tells everybody
    (full,) = town.take(*county.send(town, "--full"))
    assert full["known"] > 0
    exchange(city, county, town, spare, clone, rounds=1)
    exchange(spare, clone, rounds=1)  # who had not spoken before
    kept = defaultdict(set)
    for desk in (city, county, town, spare, clone):
        for scope, digest in desk.digests().items():
            kept[scope].add(digest)
        assert desk.json("sync", "conflicts", "list") == [], desk.folder.root
        here = desk.here()
        assert (here["conflicts"], here["parked"], here["quarantine"]) == (0, 0, 0)
    assert OWN in kept
    assert {scope: len(of) for scope, of in kept.items()} == dict.fromkeys(kept, 1)
    assert all(desk.people() == town.people() for desk in (city, county, spare, clone))
    line = city.line(county)
    assert (line["agreed"], line["alarm"]) == (True, "")
    assert town.all_of("SELECT phone FROM person WHERE name = '周启明'") == {"13800000002"}
