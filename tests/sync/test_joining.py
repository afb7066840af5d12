"""A county begins, a township joins by two files and a code, and both know each other."""

import pytest

from npcdesk.errors import NotAllowed, TrustRefused
from npcdesk.job import finish
from npcdesk.office import offices
from npcdesk.sync import joining, machine, trusted
from tests import make
from tests.sync.halls import DAY, county_and_town, join


@pytest.fixture
def both(tmp_path, new_file):
    stores = county_and_town(tmp_path, new_file)
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def county(both):
    return both[0]


@pytest.fixture
def town(both):
    return both[1]


def test_a_township_joins_and_its_papers_become_commits(county, town):
    make.delegate(town, "周启明")
    join(county, town)
    for store in (county, town):
        with store.reading() as session:
            known = trusted.load(session)
        assert known.tree.units == {"330102", "330102003"}
        assert known.tree.ancestors("330102003") == ("330102",)
        assert known.name("330102003") == "沙河镇人大主席团"
    with town.reading() as session:
        query = "SELECT count(*) FROM row_meta WHERE tbl IN ('person', 'mandate')"
        assert session.connection().exec_driver_sql(query).scalar() == 2


def test_a_request_is_asked_once_and_answered_only_above(county, town, tmp_path, new_file):
    with town.writing("申请") as session:
        asked = joining.ask(session, nick="一号", day=DAY)
    with town.writing("申请") as session:
        assert joining.ask(session, nick="一号", day=DAY) == asked
    with town.reading() as session, pytest.raises(TrustRefused, match="还没有加入"):
        joining.answer(session, asked, day=DAY)
    with county.writing("再来") as session, pytest.raises(NotAllowed, match="已经加入"):
        finish(joining.begin(session, nick="又一台", day=DAY))


def test_a_restored_file_goes_on_as_another_and_is_renewed_without_a_call(county, town):
    join(county, town)
    with town.writing("恢复") as session:
        before = machine.current(session).own.inc
        joining.renew(session)
        assert machine.current(session).own.inc != before
    make.delegate(town, "王芳")
    with town.reading() as session:
        assert machine.current(session).nick == "办公室电脑"
        known = trusted.load(session)
        now = machine.current(session).own.inc
    assert known.standings.is_active(now)  # its old key may certify machines of its own office


def test_an_office_without_a_code_cannot_join(town):
    with town.writing("改") as session:
        session.connection().exec_driver_sql("UPDATE office SET code = ''")
    with town.writing("申请") as session, pytest.raises(NotAllowed, match="行政区划代码"):
        joining.ask(session, nick="一号", day=DAY)


def test_an_office_that_others_know_keeps_its_code(county, town):
    with town.writing("改单位信息") as session:  # nobody knows it yet
        offices.rename(session, name="沙河镇人大主席团", code="330102005")
    with pytest.raises(NotAllowed, match="330102"), county.writing("改单位信息") as session:
        offices.rename(session, name="示例县人大常委会", code="330103")
    with county.writing("改单位信息") as session:
        offices.rename(session, name="示例市人大常委会", code="330102")
    with county.reading() as session:
        here = offices.here(session)
    assert (here.name, here.code) == ("示例市人大常委会", "330102")
