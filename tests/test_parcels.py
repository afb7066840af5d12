"""Folders for units: whole or not at all, and named so that nothing is covered."""

import pytest

from npcdesk import parcels
from npcdesk.errors import NotFound
from npcdesk.job import finish
from npcdesk.office import suggestions, units
from tests import make
from tests.make import TODAY


@pytest.fixture
def unit_id(store):
    make.handed_over(store)
    make.handed_over(store, number="7", title="关于湿地的建议")
    return make.unit(store)


def test_a_folder_that_is_stopped_leaves_nothing(store, unit_id, tmp_path):
    with store.reading() as session:
        job = parcels.pack(session, [unit_id], tmp_path, today=TODAY)
        step = next(job)
        assert (step.done, step.total) == (1, 2)
        assert list(tmp_path.glob(".parcel-*/*/*.xlsx"))
        job.close()
    assert [each for each in tmp_path.iterdir() if each.name != "office"] == []


def test_a_unit_without_work_stops_all_before_anything_is_made(store, unit_id, tmp_path):
    idle = make.unit(store, "县审计局")
    out = tmp_path / "发出"
    with store.reading() as session, pytest.raises(NotFound):
        finish(parcels.pack(session, [unit_id, idle], out, today=TODAY))
    assert not out.exists()


def test_a_name_that_no_disk_takes_still_gets_its_folder(store, tmp_path):
    make.handed_over(store)
    with store.writing("改名") as session:
        other = units.ensure(session, "县/城:管*局" + "长" * 80)
    paper = make.suggestion(store, number="36/1", title="关于路灯的建议")
    with store.writing("交办") as session:
        suggestions.hand_over(session, paper, lead_ids=[other], on=TODAY, today=TODAY)
    with store.reading() as session:
        (made,) = finish(parcels.pack(session, [other], tmp_path, today=TODAY))
    assert made.folder.name.startswith("交办_县_城_管_局长")
    assert made.workbook.exists()
    assert [each.name for each in made.folder.glob("*.pdf")] == [
        "征询意见表_十九届一次第36_1号.pdf"
    ]
    assert len(made.folder.name) < 64
