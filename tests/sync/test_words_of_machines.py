"""Whose word of what it has counts, where an office has several machines or one twice."""

import shutil

import pytest

from npcdesk.paths import OfficeFolder
from npcdesk.store import opening
from npcdesk.sync import capture, joining, ledger, machine, peers, trusted
from tests import make
from tests.sync.halls import COUNTY, TOWN, Hall, opened, with_spare


@pytest.fixture
def halls(tmp_path, new_file):
    """A county and the two machines of its township."""
    places = zip(("county", "town", "spare"), with_spare(new_file), strict=True)
    stores = [opened(tmp_path / name, file) for name, file in places]
    units = zip(stores, (COUNTY, TOWN, TOWN), strict=True)
    yield [Hall(store, store.path.parent / "corner", unit) for store, unit in units]
    for store in stores:
        store.close()


def unsent(hall):
    with hall.store.reading() as session:
        lines = peers.neighbours(session, ledger.load(session), trusted.load(session), hall.unit)
    return next(line for line in lines if line.unit == "330102003").unsent


def test_a_machine_that_never_spoke_here_does_not_keep_everything_waiting(halls):
    county, town, spare = halls
    make.unit(county.store, "县水利局")
    county.take(town.send(county))
    town.take(county.send(town))
    county.take(town.send(county))
    assert unsent(county) == 0
    spare.take(town.send(spare))
    with spare.store.reading() as session:
        assert machine.current(session).nick == "二号电脑"
    make.unit(county.store, "县教育局")
    town.take(county.send(town))
    county.take(spare.send(county))  # it speaks, and lacks what its colleague has
    county.take(town.send(county))
    assert unsent(county) > 0
    spare.take(county.send(spare))
    county.take(spare.send(county))
    town.take(county.send(town))  # with what the spare one wrote
    county.take(town.send(county))
    assert unsent(county) == 0


def renewed(hall):
    with hall.store.writing("恢复") as session:
        joining.renew(session)
    make.delegate(hall.store, "周启明")


def test_the_word_of_an_incarnation_that_is_gone_keeps_nothing_waiting(halls):
    county, town, _ = halls
    county.take(town.send(county))
    renewed(town)
    make.unit(county.store, "县水利局")
    for _ in range(2):
        county.take(town.send(county))
        town.take(county.send(town))
    county.take(town.send(county))
    assert unsent(county) == 0


def test_a_copied_folder_and_the_one_it_was_copied_from_both_get_what_they_lack(halls, tmp_path):
    county, town, _ = halls
    county.take(town.send(county))
    town.store.close()
    shutil.copytree(town.store.path.parent, tmp_path / "copy")
    town.store, other = (
        opening.open_store(OfficeFolder(tmp_path / name), make.KEY, make.CLOCK)
        for name in ("town", "copy")
    )
    for store in (town.store, other):
        capture.attach(store)
    copy = Hall(other, tmp_path / "k", town.unit)
    renewed(copy)
    for _ in range(2):  # the copy speaks first, then the other one, before the county answers
        county.take(copy.send(county))
        county.take(town.send(county))
        paths = county.send(town)
        town.take(paths)
    make.unit(county.store, "县水利局")
    paths = county.send(town)
    town.take(paths)
    county.take(copy.send(county))
    county.take(town.send(county))
    copy.take(county.send(copy))
    assert copy.count("handling_unit") == 1
    other.close()
