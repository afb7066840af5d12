"""What `sync status` says beside its lines: of this machine's former self, and what to do."""

from unittest.mock import patch

import pytest

from npcdesk import paths
from tests.cli.offices import Desk


@pytest.fixture
def pair_of_desks(desks):
    return desks[1], desks[2]


def own_line(desk):
    return next(row for row in desk.json("sync", "status") if row["place"] == "own")


class OnAnotherComputer(Desk):
    """The command line on a computer that has never seen the file."""

    def run(self, *words, code=0):
        with patch.object(paths, "tokens", lambda: self.folder.root.with_name("那台的记忆")):
            return super().run(*words, code=code)


def copied(desk, tmp_path):
    """Return a copy of a folder that has gone on as another machine."""
    clone = desk.copied(tmp_path / "拷贝")
    clone = OnAnotherComputer(clone.folder.root, clone.unit)
    clone.run("units", "add", "镇水利站")  # the first write finds out
    return clone


def test_a_copied_folder_is_told_how_its_former_identity_ends_and_nobody_else(desks, tmp_path):
    _, county, town, spare = desks
    assert own_line(town)["former"] == []  # the other machine is nobody's former self
    clone = copied(town, tmp_path)
    machines = town.json("sync", "machines", "list")
    (before,) = [row["inc"] for row in machines if row["mine"]]
    assert "办公室电脑（本机从前）" in clone.run("sync", "machines", "list")
    assert own_line(clone)["former"] == [before]
    said = clone.run("sync", "status")
    retire = f"sync machines retire {before[:8]}"
    assert f"“办公室电脑”（编号 {before[:8]}）是本机从前的身份" in said
    assert retire in said
    assert "都在用的，不要停用" in said
    county.take(*clone.send(county))
    town.take(*county.send(town))
    for other in (county, town, spare):
        assert "从前" not in other.run("sync", "status")
        assert all(row["former"] == [] for row in other.json("sync", "status"))
    clone.run(*retire.split(), "--yes")
    assert own_line(clone)["former"] == []
    assert "从前" not in clone.run("sync", "status")


def test_a_former_identity_that_still_speaks_is_another_computer(desks, tmp_path):
    _, _, town, _ = desks
    clone = copied(town, tmp_path)
    assert own_line(clone)["former"]
    town.take(*clone.send(town))
    clone.take(*town.send(clone))
    assert own_line(clone)["former"] == []
    assert "从前" not in clone.run("sync", "status")


def test_a_restored_office_without_another_computer_waits_for_nobody(pair_of_desks, tmp_path):
    county, town = pair_of_desks
    county.run("backup", "--to", tmp_path / "旧.db")
    county.run("units", "add", "县水利局")
    county.run("restore", tmp_path / "旧.db", "--yes")
    county.run("units", "add", "县教育局")  # the first write begins as another
    said = county.run("sync", "status")
    assert [row for row in said.splitlines() if "示例县人大常委会  本机从前的身份" in row]
    assert own_line(county)["former"]
    town.take(*county.send(town))
    assert all(row["former"] == [] for row in town.json("sync", "status"))


def test_a_bundle_of_which_parts_are_missing_is_told_from_whom_and_which(
    pair_of_desks, monkeypatch
):
    county, town = pair_of_desks
    town.delegate("周启明")
    monkeypatch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 3000})
    first, second, *rest = town.send(county, "--parts", "10MB")
    parts = len(rest) + 2
    assert county.here()["arriving"] == []
    said = county.run("sync", "import", first, second, "--yes")
    missing = list(range(3, parts + 1))
    listed = "、".join(map(str, missing))
    assert f"共 {parts} 份，还缺第 {listed} 份。" in said
    (one,) = county.here()["arriving"]
    assert (one["sender"], one["day"]) == ("沙河镇人大主席团", "2026-05-06")
    assert (one["parts"], one["arrived"], one["missing"]) == (parts, 2, missing)
    assert county.line(town)["arriving"] == [one]
    assert town.here()["arriving"] == town.line(county)["arriving"] == []
    said = county.run("sync", "status")
    assert "沙河镇人大主席团2026年5月6日的数据包" in said
    assert f"共 {parts} 份，到了 2 份，还缺第 {listed} 份。" in said
    county.take(*rest)
    assert county.here()["arriving"] == []
    assert "还缺" not in county.run("sync", "status")


def test_a_bundle_that_will_never_be_whole_is_forgotten(pair_of_desks, monkeypatch):
    county, town = pair_of_desks
    town.delegate("周启明")
    assert "没有要等的数据包" in county.refused("sync", "forget")
    with monkeypatch.context() as patch:
        patch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 3000})
        first, *_ = town.send(county, "--parts", "10MB")
        second, *_ = town.send(county, "--parts", "10MB")
    county.take(first, second)
    assert "sync forget" in county.run("sync", "status")
    bundles = [one["bundle"] for one in county.here()["arriving"]]
    assert len(bundles) == 2
    several = county.refused("sync", "forget", "沙河镇", "--yes")
    assert all(each[:8] in several for each in bundles)
    assert "没有叫" in county.refused("sync", "forget", "北岭乡", "--yes")
    assert "--yes" in county.refused("sync", "forget", bundles[0][:8])
    assert len(county.here()["arriving"]) == 2
    county.run("sync", "forget", bundles[0][:8], "--yes")
    (left,) = county.here()["arriving"]
    assert left["bundle"] == bundles[1]
    county.run("sync", "forget", "沙河镇人大主席团", "--yes")
    assert county.here()["arriving"] == []
    assert not county.folder.inbox.exists()
    (row,) = county.take(first)  # nothing was done to the stick
    assert row["action"] == "waiting"
