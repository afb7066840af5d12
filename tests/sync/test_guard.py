"""A file that was copied or put back is known again, and goes on as another machine."""

import shutil

import pytest

from npcdesk import paths, sync
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening
from npcdesk.sync import guard, joining, ledger, machine, trusted
from npcdesk.sync.merge import Forked
from tests import make
from tests.sync.halls import DAY, Hall, join, office
from tests.sync.offices import Desk

pytestmark = pytest.mark.usefixtures("computer")


@pytest.fixture
def file(tmp_path, new_file):
    folder = OfficeFolder(tmp_path / "office")
    folder.root.mkdir()
    folder.store.write_bytes(new_file)
    store = opened(folder)
    make.office(store, level=Level.COUNTY)
    with store.writing("开始") as session:
        finish(joining.begin(session, nick="一号", day=DAY))
    make.delegate(store, "周启明")
    store.close()
    return folder


def opened(folder):
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    sync.attach(store)
    return store


def write_and_tell(folder, name):
    store = opened(folder)
    make.delegate(store, name)
    with store.reading() as session:
        inc = machine.current(session).own.inc
    store.close()
    return inc


def test_the_same_file_stays_the_same_machine(file):
    assert write_and_tell(file, "王芳") == write_and_tell(file, "刘洋")


def test_a_power_cut_before_the_first_count_is_kept_makes_no_new_machine(tmp_path, new_file):
    folder = OfficeFolder(tmp_path / "office")
    folder.root.mkdir()
    folder.store.write_bytes(new_file)
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    store.on_seal(lambda session, _: guard.check(session, folder.root))  # and remembers nothing
    make.office(store, level=Level.COUNTY)
    with store.writing("开始") as session:
        finish(joining.begin(session, nick="一号", day=DAY))
    with store.reading() as session:
        first = machine.current(session).own.inc
    store.close()
    assert write_and_tell(folder, "王芳") == first


def test_a_file_put_back_goes_on_as_another(file, tmp_path):
    shutil.copy(file.store, tmp_path / "copy.db")
    first = write_and_tell(file, "王芳")
    write_and_tell(file, "刘洋")
    shutil.copy(tmp_path / "copy.db", file.store)
    assert write_and_tell(file, "陈静") != first


@pytest.mark.parametrize("way", ["export", "import"])
def test_a_copy_from_before_an_exchange_that_is_put_back_goes_on_as_another(
    file, tmp_path, new_file, way
):
    """What is exported or imported since is known elsewhere, though the file was never closed."""
    county = opened(file)
    town = office(tmp_path / "town", new_file, Level.TOWNSHIP, "沙河镇人大主席团")
    join(county, town)
    with county.reading() as session:
        first = machine.current(session).own.inc
    county.copy_to(tmp_path / "copy.db")
    here, there = Hall(county, tmp_path / "c", "330102"), Hall(town, tmp_path / "t", "330102003")
    if way == "export":
        here.send(there)
    else:
        here.take(there.send(here))
    county.close()
    town.close()
    shutil.copy(tmp_path / "copy.db", file.store)
    assert write_and_tell(file, "陈静") != first


def test_a_folder_copied_to_another_computer_goes_on_as_another(file, tmp_path, monkeypatch):
    first = write_and_tell(file, "王芳")
    monkeypatch.setattr(paths, "tokens", lambda: tmp_path / "elsewhere")
    assert write_and_tell(file, "刘洋") != first


def test_what_the_copy_writes_is_no_fork(file, tmp_path):
    shutil.copytree(file.root, tmp_path / "clone")
    write_and_tell(file, "王芳")
    write_and_tell(file, "刘洋")
    clone = OfficeFolder(tmp_path / "clone")
    write_and_tell(clone, "陈静")
    one, other = opened(file), opened(clone)
    for mine, theirs in ((one, other), (other, one)):
        with theirs.reading() as session:
            known = trusted.load(session)
        with mine.writing("认识") as session:
            trusted.learn(session, ledger.load(session), known.certificate_texts())
    try:
        Desk(one, "330102", "").take(Desk(other, "330102", "").log())
    except Forked:  # pragma: no cover - what must not happen
        pytest.fail("forked")
    assert Desk(one, "330102", "").one("SELECT count(*) FROM person") == 4
    one.close()
    other.close()


def test_exports_that_were_refused_make_no_new_machine(file):
    first = write_and_tell(file, "王芳")
    for _ in range(4):
        store = opened(file)
        guard.look(store)  # and then the export is refused
        store.close()
    assert write_and_tell(file, "刘洋") == first


def test_a_first_write_that_was_refused_does_not_pass_for_the_check(file, tmp_path):
    shutil.copy(file.store, tmp_path / "copy.db")
    first = write_and_tell(file, "王芳")
    write_and_tell(file, "刘洋")
    shutil.copy(tmp_path / "copy.db", file.store)
    store = opened(file)
    refusals = [NotAllowed("另一个单位的。")]

    def refuse(*_):
        if refusals:
            raise refusals.pop()

    store.on_seal(refuse)
    with pytest.raises(NotAllowed):
        make.delegate(store, "陈静")
    make.delegate(store, "陈静")
    with store.reading() as session:
        assert machine.current(session).own.inc != first
    store.close()
