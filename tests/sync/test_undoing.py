"""An import is taken back by its copy, and the machine stays who it is."""

import pytest
from sqlmodel import select

from npcdesk import sync
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Office, ShownNumber
from npcdesk.office import drafts
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside, opening
from npcdesk.sync import guard, hlc, incoming, joining, machine, status, trusted, undoing
from npcdesk.sync.trust.roster import EndingKind
from tests import make
from tests.sync.halls import Hall

pytestmark = pytest.mark.usefixtures("computer")


@pytest.fixture
def halls(halls, tmp_path):
    """The county as it is in the window: the computer knows its file again."""
    town, county = halls
    county.store.close()
    here = Hall(reopened(tmp_path / "county"), county.folder, county.unit)
    yield town, here
    here.store.close()


def reopened(folder):
    store = opening.open_store(OfficeFolder(folder), make.KEY, make.CLOCK)
    sync.attach(store)
    return store


def take(hall, paths_):
    """Import as a command does: with a copy of the file before."""
    place = OfficeFolder(hall.store.path.parent)
    with hall.open(paths_) as opened:
        guard.look(hall.store)
        copied = aside.copy(hall.store, place, "导入前", make.CLOCK)
        return finish(incoming.bring_in(hall.store, opened, copied.name))


def last_of(hall):
    with hall.store.reading() as session:
        return status.status(session).last


def put_back(hall, last):
    folder = OfficeFolder(hall.store.path.parent)
    guard.look(hall.store)
    copy = folder.copies / last.copy_name
    fresh = undoing.copy_without(hall.store, last, copy, make.KEY, hall.folder)
    if fresh is None:
        return False
    hall.store.close()
    aside.restore(folder, fresh, make.KEY, make.CLOCK)
    hall.store = reopened(folder.root)
    return True


def of(hall):
    with hall.store.reading() as session:
        return machine.current(session).own.inc, int(trusted.fact(session, hlc.KEY))


def test_the_copy_is_put_back_and_the_machine_stays_who_it_is(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    take(county, town.send(county))
    make.delegate(town.store, "王芳")
    paths_ = town.send(county)
    take(county, paths_)
    inc, clock = of(county)
    assert county.count("person") == 2
    last = last_of(county)
    assert last.by_copy
    assert put_back(county, last)
    assert county.count("person") == 1
    make.delegate(county.store, "县里的代表")  # the first write looks whether the file is a copy
    again, later = of(county)
    assert again == inc
    assert later > clock
    with county.store.reading() as session:
        assert undoing.was_taken_back(session, last.bundle)
        assert [each.kind for each in status.log(session)].count("import") == 2
    assert take(county, paths_).new == {"person": 1, "mandate": 1}
    with county.store.reading() as session:
        assert not undoing.was_taken_back(session, last.bundle)


def test_what_was_typed_decided_and_shown_since_outlives_the_copy(halls):
    town, county = halls
    drafts.keep(county.store, "old-sheet", ["旧"])
    make.delegate(town.store, "周启明")
    take(county, town.send(county))
    drafts.keep(county.store, "new-sheet", ["十张纸条"])
    drafts.keep(county.store, "old-sheet", None)
    with county.store.writing("本单位") as session:
        session.exec(select(Office).where(Office.mine)).one().wording = "{}"
    with county.store.writing("申请") as session:
        trusted.keep(session, joining.ASKED, "申请")
        session.add(ShownNumber(at_ms=1, who="张三", what="phone"))
    assert put_back(county, last_of(county))
    assert county.count("person") == 0
    with county.store.reading() as session:
        assert drafts.kept(session, "new-sheet") == ["十张纸条"]
        assert drafts.kept(session, "old-sheet") is None
        assert session.exec(select(Office.wording).where(Office.mine)).one() == "{}"
        assert trusted.fact(session, joining.ASKED) == "申请"
        assert [each.who for each in session.exec(select(ShownNumber))] == ["张三"]
    make.delegate(county.store, "县里的代表")
    town.take(county.send(town))


def test_a_clock_that_ran_years_ahead_does_not_run_back_with_the_copy(halls):
    """Else the neighbours would take every later word of this machine for an older one."""
    town, county = halls
    make.delegate(town.store, "周启明")
    paths_ = town.send(county)
    take(county, paths_)
    ahead = hlc.wall_ms(of(county)[1]) + 70 * 365 * 86_400_000
    with county.store.writing("快了") as session:
        hlc.go_on(session, ahead << 16)
    town.take(county.send(town, receipt=True))
    assert put_back(county, last_of(county))
    town.take(county.send(town, receipt=True))
    assert town.neighbour().unsent > 0
    assert take(county, town.send(county)).new["person"] == 1


def test_two_imports_are_taken_back_one_after_the_other(halls):
    town, county = halls
    for name in ("周启明", "王芳"):
        make.delegate(town.store, name)
        take(county, town.send(county))
    for left in (1, 0):
        assert last_of(county).by_copy
        assert put_back(county, last_of(county))
        assert county.count("person") == left
    assert last_of(county) is None


@pytest.mark.parametrize("kind", [EndingKind.REVOKED, "revoked"])  # as a command says it
def test_a_machine_that_was_ended_stays_ended(halls, kind):
    town, county = halls
    make.delegate(town.store, "周启明")
    take(county, town.send(county))
    with town.store.reading() as session:
        inc = machine.current(session).own.inc
    last = last_of(county)
    with county.store.writing("停用") as session:
        joining.end(session, inc, kind)
    assert put_back(county, last)
    with county.store.reading() as session:
        assert not trusted.load(session).standings.is_active(inc)


def test_the_copy_of_another_incarnation_is_not_put_back(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    take(county, town.send(county))
    last = last_of(county)
    with county.store.writing("换钥匙") as session:
        joining.renew(session)
    assert not put_back(county, last)
    assert county.count("person") == 1


def test_row_by_row_is_refused_where_another_office_keeps_the_rows(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    take(county, town.send(county))
    with pytest.raises(NotAllowed, match="沙河镇人大主席团"):  # whom to ask
        undoing.row_by_row(county.store, last_of(county))
    assert county.count("person") == 1


def test_what_was_written_since_is_not_lost_with_the_copy(halls):
    town, county = halls
    make.unit(county.store, "县水利局")
    take(town, county.send(town))
    make.delegate(town.store, "周启明")
    assert not last_of(town).by_copy  # something was written since


def test_a_file_counts_on_from_the_higher_of_two(halls):
    _, county = halls
    guard.look(county.store)
    with county.store.writing("计数") as session:
        now = guard.counted(session)
        guard.count_on(session, now + 5)
        guard.count_on(session, now)
        assert guard.counted(session) == now + 5
