"""One machine at work in two copies that nobody noticed: both sides see it, and neither goes on."""

import pytest

from npcdesk.models import Person
from npcdesk.sync.merge import Forked
from tests import make
from tests.sync.halls import TOWN, Hall, opened

pytestmark = pytest.mark.usefixtures("computer")


@pytest.fixture
def copied(halls, tmp_path):
    """A township, its county, and a copy of the township's file that signs as the same machine."""
    town, county = halls
    who = make.delegate(town.store, "周启明")
    county.take(town.send(county))
    town.take(county.send(town))
    town.store.copy_to(tmp_path / "copy.db")
    store = opened(tmp_path / "copy", (tmp_path / "copy.db").read_bytes())
    yield town, county, Hall(store, tmp_path / "hall", TOWN), who
    store.close()


def rename(hall, who, *names):
    for name in names:
        with hall.store.writing("改名") as session:
            session.get(Person, who).name = name


@pytest.mark.parametrize("names", [("周明", "周亮"), ("周明", "周亮", "周光")])
def test_a_copy_hears_of_the_other_from_what_a_neighbour_says_to_have(copied, names):
    """Of two branches as long as each other nothing is sent back: the hashes alone tell."""
    town, county, copy, who = copied
    rename(town, who, "冒名者", "冒名人")
    county.take(town.send(county))
    rename(copy, who, *names)
    for receipt in (False, True):
        with pytest.raises(Forked, match="两份"):
            copy.take(county.send(copy, receipt=receipt))
        assert name_of(copy, who) == names[-1]


@pytest.mark.parametrize("receipt", [False, True])
@pytest.mark.parametrize("names", [("周明",), ("周明", "周亮")])
def test_a_neighbour_refuses_the_copy_though_it_sends_nothing_that_differs(copied, names, receipt):
    town, county, copy, who = copied
    rename(town, who, "冒名者", "冒名人")
    county.take(town.send(county))
    rename(copy, who, *names)
    with pytest.raises(Forked, match="两份"):
        county.take(copy.send(county, receipt=receipt))
    assert name_of(county, who) == "冒名人"


def test_a_copy_that_is_behind_and_goes_on_as_another_machine_is_refused_for_its_past(copied):
    town, county, copy, who = copied
    rename(town, who, "冒名者", "冒名人")
    county.take(town.send(county))
    rename(copy, who, "周明")
    assert "退回" in copy.take(county.send(copy)).alarms[0]
    with pytest.raises(Forked, match="两份"):
        county.take(copy.send(county))
    with pytest.raises(Forked, match="两份"):
        copy.take(county.send(copy, full=True))


def name_of(hall, who):
    with hall.store.reading() as session:
        return session.get(Person, who).name
