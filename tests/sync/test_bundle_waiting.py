"""Parts that wait in the inbox for the others: which bundle, from whom, and what is missing."""

import os
import shutil
from datetime import date

import pytest

from npcdesk.job import finish
from npcdesk.models import ImportRun
from npcdesk.sync import arriving
from npcdesk.sync.bundle import Cargo, gathering, names
from tests.sync import bundles


@pytest.fixture
def paths(tmp_path):
    """A bundle in six parts, named as an export names them."""
    found = bundles.write(tmp_path / "out", Cargo(blobs=[os.urandom(5300)]), slice_bytes=1200)
    named = names.of_bundle("沙河镇人大主席团", "示例县人大常委会", bundles.DAY)
    return [
        path.rename(path.with_name(names.of_part(named, 3, n, len(found))))
        for n, path in enumerate(found, 1)
    ]


def test_what_waits_is_told_with_its_sender_and_what_is_missing(store, paths, tmp_path):
    inbox = tmp_path / "inbox"
    with store.reading() as session:
        assert arriving.listed(session, inbox) == []
    finish(gathering.assemble([paths[4], paths[1]], inbox))
    with store.reading() as session:
        (one,) = arriving.listed(session, inbox)
    assert (one.sender, one.number, one.day) == ("沙河镇人大主席团", "第3号", bundles.DAY)
    assert (one.parts, one.arrived, one.missing) == (6, 2, (1, 3, 4, 6))
    told = arriving.told(one)
    assert told.startswith("沙河镇人大主席团")
    assert "共 6 份，到了 2 份，还缺第 1、3、4、6 份" in told
    finish(gathering.assemble([paths[0]], inbox))
    with store.reading() as session:
        assert arriving.listed(session, inbox)[0].missing == (3, 4, 6)


def test_a_part_that_was_spoilt_while_it_waited_is_missing_again(store, paths, tmp_path):
    inbox = tmp_path / "inbox"
    finish(gathering.assemble(paths[:2], inbox))
    (kept,) = inbox.rglob("1.npb")
    kept.write_bytes(b"")
    with store.reading() as session:
        (one,) = arriving.listed(session, inbox)
    assert one.missing == (1, 3, 4, 5, 6)


def test_a_bundle_that_came_whole_another_way_is_not_awaited(store, paths, tmp_path):
    inbox = tmp_path / "inbox"
    finish(gathering.assemble(paths[:2], inbox))
    with store.writing("导入") as session:
        (one,) = arriving.listed(session, inbox)
        session.add(ImportRun(id=one.bundle, inc="0" * 32, unit="330102", at_ms=1, counts="{}"))
    with store.reading() as session:
        assert arriving.listed(session, inbox) == []


def test_other_files_in_the_inbox_and_parts_without_a_name_are_no_hindrance(store, paths, tmp_path):
    inbox = tmp_path / "inbox"
    bare = tmp_path / "1.npb"
    shutil.copy(paths[0], bare)
    finish(gathering.assemble([bare], inbox))
    (inbox / "desk-1-x").mkdir()
    (inbox / "别的.txt").write_text("x")
    with store.reading() as session:
        (one,) = arriving.listed(session, inbox)
    assert (one.sender, one.number) == ("", "")
    assert arriving.told(one).startswith(f"{bundles.DAY.year}年")


def test_a_name_that_leads_astray_is_shown_as_it_may_be(store, paths, tmp_path):
    inbox = tmp_path / "inbox"
    odd = paths[0].rename(paths[0].with_name("镇\u202e\n长→县 第9号.npb"))
    finish(gathering.assemble([odd], inbox))
    with store.reading() as session:
        (one,) = arriving.listed(session, inbox)
    assert (one.sender, one.number) == ("镇长", "第9号")


def test_many_missing_parts_are_cut_short():
    assert arriving.missing(range(1, 31), 3) == "第 1、2、3 等 30 份"
    assert arriving.missing((7,)) == "第 7 份"
    assert (
        arriving.lacks(date(2026, 5, 6), 4, (2, 3))
        == "2026年5月6日的数据包共 4 份，还缺第 2、3 份。"
    )
