"""Whose request it is that `sync pair answer` answers: told before, named, or chosen."""

import io

import pytest

from npcdesk.models import Level
from tests.cli import offices
from tests.cli.offices import COUNTY, TOWN, found

OTHER = "330102004"
OTHER_NAME = "北岭乡人大主席团"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def asked(tmp_path, blank_folder, computer, monkeypatch):
    """A county, and a stick with the requests of two townships."""
    monkeypatch.setitem(offices.NAMES, OTHER, (OTHER_NAME, Level.TOWNSHIP))
    county = found(tmp_path / "县", COUNTY, blank_folder)
    county.run("sync", "begin", "--yes")
    for name, unit in (("镇", TOWN), ("乡", OTHER)):
        desk = found(tmp_path / name, unit, blank_folder)
        path = county.stick / f"{name}.npreq"
        desk.run("sync", "pair", "request", "--out", path, "--nick", f"{name}里的电脑")
    return county


def replies(county):
    return sorted(path.name for path in county.stick.glob("*.npcert"))


def test_a_stranger_s_request_is_not_answered_before_somebody_knows_whose_it_is(asked):
    county = asked
    (county.stick / "镇.npreq").unlink()
    for more in ([], ["--yes"]):
        said = county.refused("sync", "pair", "answer", county.stick, *more)
        assert "北岭乡人大主席团（330102004）的“乡里的电脑”" in said
        assert "--unit 330102004" in said
        said = county.refused("sync", "pair", "answer", county.stick, "--unit", TOWN, *more)
        assert "没有 330102003 的配对申请" in said
        path = county.stick / "乡.npreq"
        assert "不是 330102003 的" in county.refused("sync", "pair", "answer", path, "--unit", TOWN)
        assert "北岭乡人大主席团（330102004）" in said
    assert replies(county) == []
    assert "核对数字" not in county.run("sync", "status")
    said = county.run("sync", "pair", "answer", county.stick, "--unit", OTHER_NAME)
    assert said.index("北岭乡人大主席团（330102004）") < said.index("核对数字")
    assert replies(county) == ["配对回复.npcert"]
    path = county.stick / "乡.npreq"
    wrong = county.refused("sync", "pair", "answer", path, "--unit", TOWN, "--yes")
    assert "没有答复" in wrong
    (told,) = county.json("sync", "pair", "answer", county.stick, "--yes")  # it was seen before
    assert (told["unit"], told["paired"]) == (OTHER, True)


def test_of_several_requests_one_is_chosen_by_its_office(asked):
    county = asked
    said = county.refused("sync", "pair", "answer", county.stick)
    assert "有 2 份配对申请" in said
    assert "乡.npreq：北岭乡人大主席团（330102004）的“乡里的电脑”" in said
    assert "镇.npreq：沙河镇人大主席团（330102003）的“镇里的电脑”" in said
    assert "--unit" in said
    assert replies(county) == []
    (told,) = county.json("sync", "pair", "answer", county.stick, "--unit", TOWN, "--yes")
    assert told["unit"] == TOWN
    (told,) = county.json("sync", "pair", "answer", county.stick, "--unit", OTHER)  # the other left
    assert told["unit"] == OTHER


def test_what_is_paired_already_is_no_choice(asked):
    county = asked
    county.run("sync", "pair", "answer", county.stick, "--unit", TOWN, "--yes")
    said = county.refused("sync", "pair", "answer", county.stick)
    assert "北岭乡人大主席团（330102004）的“乡里的电脑”" in said
    assert "沙河镇" not in said
    (county.stick / "乡.npreq").write_bytes(b"x")
    said = county.refused("sync", "pair", "answer", county.stick)
    assert "镇.npreq：沙河镇人大主席团（330102003）的“镇里的电脑”，已经配对" in said
    assert "乡.npreq：读不懂" in said


def test_on_a_terminal_one_is_chosen_and_looked_at_before_it_is_answered(asked, monkeypatch):
    county = asked

    def typed(*lines):
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))

    for lines in ((), ("",), ("3",), ("2", ""), ("2", "否")):
        typed(*lines)
        county.run("sync", "pair", "answer", county.stick, code=130)
        assert replies(county) == [], lines
    typed("2", "是", "")
    said = county.run("sync", "pair", "answer", county.stick)
    assert "沙河镇人大主席团（330102003）的“镇里的电脑”" in said
    assert replies(county) == ["配对回复.npcert"]
    assert county.run("sync", "status").count("还没有核对数字") == 1


def test_of_several_replies_in_a_folder_each_office_takes_its_own(asked, tmp_path):
    county = asked
    for unit in (TOWN, OTHER):
        county.run("sync", "pair", "answer", county.stick, "--unit", unit, "--yes")
    assert replies(county) == ["配对回复.npcert", "配对回复（2）.npcert"]
    for name, unit in (("乡", OTHER), ("镇", TOWN)):
        desk = offices.Desk(tmp_path / name, unit)
        (told,) = desk.json("sync", "pair", "accept", county.stick, "--yes")
        assert told["paired"]
    again = desk.refused("sync", "pair", "accept", county.stick, "--yes")
    assert "请写明是哪一份" in again
