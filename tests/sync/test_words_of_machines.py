"""Whose word of what it has counts, where an office has several machines or one twice."""

import shutil

import pytest

from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening
from npcdesk.sync import capture, joining, ledger, machine, peers, trusted
from tests import make
from tests.sync.test_exchange import Hall
from tests.sync.test_joining import DAY, join, office


@pytest.fixture
def halls(tmp_path, new_file):
    county = office(tmp_path / "county", new_file, Level.COUNTY, "示例县人大常委会")
    with county.writing("开始") as session:
        finish(joining.begin(session, nick="县里的电脑", day=DAY))
    town = office(tmp_path / "town", new_file, Level.TOWNSHIP, "沙河镇人大主席团")
    join(county, town)
    spare = office(tmp_path / "spare", new_file, Level.TOWNSHIP, "沙河镇人大主席团")
    join(town, spare, "二号电脑")
    yield (
        Hall(county, tmp_path / "c", "330102"),
        Hall(town, tmp_path / "t", "330102003"),
        Hall(spare, tmp_path / "s", "330102003"),
    )
    for store in (county, town, spare):
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
