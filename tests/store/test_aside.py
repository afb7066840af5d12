"""Copies: when they are made, which are kept, and how one is put back."""

import shutil
from datetime import timedelta

import pytest

from npcdesk.clock import FixedClock
from npcdesk.errors import KeyRefused, NotFound, StoreDamaged, StoreTooNew
from npcdesk.office import units
from npcdesk.store import aside, opening, unlocking, versions
from tests import make


def names(folder):
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    with store.reading() as session:
        found = {unit.name for unit in units.lines(session, "")}
    store.close()
    return found


def test_a_copy_is_put_back_and_what_was_there_is_kept(store, folder):
    make.unit(store, "县水利局")
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    make.unit(store, "县教育局")
    store.close()
    kept = aside.restore(folder, copy, make.KEY, make.CLOCK)
    assert names(folder) == {"县水利局"}
    aside.restore(folder, kept, make.KEY, make.CLOCK)
    assert names(folder) == {"县水利局", "县教育局"}


def test_a_restoring_that_was_cut_off_goes_on_at_the_next_opening(store, folder):
    make.unit(store, "县水利局")
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    make.unit(store, "县教育局")
    log = folder.store.with_name("desk.db-wal")
    rest = log.read_bytes()
    store.close()
    # the power was cut when the file was moved aside, and its log and the copy were not moved
    shutil.copy(copy, folder.restoring)
    moved = folder.copies / "desk-20260506-093000-恢复前.db"
    folder.store.replace(moved)
    log.write_bytes(rest)
    assert unlocking.exists(folder)
    assert names(folder) == {"县水利局"}
    assert moved.with_name(moved.name + "-wal").read_bytes() == rest
    assert not folder.restoring.exists()


def test_a_restoring_that_was_cut_off_before_it_moved_anything_is_none(store, folder):
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    make.unit(store, "县水利局")
    store.close()
    shutil.copy(copy, folder.restoring)
    assert names(folder) == {"县水利局"}
    assert not folder.restoring.exists()


def test_an_older_copy_keeps_its_key_slots_when_new_ones_cannot_be_written(store, folder, tmp_path):
    target = tmp_path / "备份.db"
    folder.slots.write_text("old")
    aside.copy_out(store, folder, target, make.CLOCK)
    folder.slots.write_text("new")
    in_the_way = tmp_path / "备份-keyslots.part"
    in_the_way.mkdir()
    with pytest.raises(StoreDamaged):
        aside.copy_out(store, folder, target, make.CLOCK)
    assert aside.slots_of(target).read_text() == "old"
    in_the_way.rmdir()
    aside.copy_out(store, folder, target, make.CLOCK)
    assert aside.slots_of(target).read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} >= {"备份.db", "备份-keyslots.json"}
    assert not list(tmp_path.glob("*.part"))


def test_what_cannot_be_put_back_changes_nothing(store, folder, tmp_path):
    make.unit(store, "县水利局")
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer = aside.copy(store, folder, "更新版本", make.CLOCK)
    with store.altering() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{versions.HEAD}'")
    store.close()
    for chosen, key, error in (
        (tmp_path / "没有.db", make.KEY, NotFound),
        (copy, bytes(32), KeyRefused),
        (newer, make.KEY, StoreTooNew),
    ):
        with pytest.raises(error):
            aside.restore(folder, chosen, key, make.CLOCK)
        assert names(folder) == {"县水利局"}


def test_a_copy_that_was_cut_off_is_cleared_out_by_the_next(store, folder):
    folder.copies.mkdir()
    for end in ("part", "part-journal"):
        (folder.copies / f"desk-20260505-093000-导入前.{end}").write_bytes(b"half")
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    assert list(folder.copies.iterdir()) == [copy]


def test_the_newest_ten_and_the_first_of_each_month_are_kept(store, folder):
    start = make.CLOCK.now().replace(month=1, day=30)
    for day in range(16):
        aside.copy(store, folder, "手工备份", FixedClock(start + timedelta(days=day)))
    kept = [copy.made_at.date().isoformat() for copy in aside.listed(folder)]
    newest = [f"2026-02-{day:02}" for day in range(14, 4, -1)]
    assert kept == [*newest, "2026-02-01", "2026-01-30"]
    assert {path.suffix for path in folder.copies.iterdir()} == {".db"}


def test_a_copy_has_everything_that_was_written_and_opens_by_the_same_key(store, folder):
    make.unit(store, "县水利局")
    copy = aside.copy(store, folder, "手工备份", make.CLOCK)
    store.close()
    folder.store.unlink()
    copy.rename(folder.store)
    assert names(folder) == {"县水利局"}


def test_two_copies_within_one_second_are_two(store, folder):
    first = aside.copy(store, folder, "导入前", make.CLOCK)
    make.unit(store, "县水利局")
    second = aside.copy(store, folder, "导入前", make.CLOCK)
    assert first != second
    assert [copy.why for copy in aside.listed(folder)] == ["导入前", "导入前"]
    store.close()
    kept = aside.restore(folder, first, make.KEY, make.CLOCK)
    again = aside.restore(folder, second, make.KEY, make.CLOCK)
    assert kept != again
    assert names(folder) == {"县水利局"}


def test_of_many_copies_within_one_second_the_newest_stay(store, folder):
    made = [aside.copy(store, folder, "导入前", make.CLOCK) for _ in range(aside.KEPT + 3)]
    kept = [copy.path for copy in aside.listed(folder)]
    assert kept[: aside.KEPT] == made[: -aside.KEPT - 1 : -1]
