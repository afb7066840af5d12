"""The upgrade steps and the models give the same file, and a file knows its version."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from npcdesk.errors import StoreDamaged, StoreTooNew
from npcdesk.models import Suggestion
from npcdesk.office import group_boards, suggestion_list, today
from npcdesk.store import Store, aside, cipher, journal, opening, search, versions
from tests import make

STEPS = Path(versions.__file__).parent / "migrations" / "versions"


def ours(name, kind, *_):
    return kind != "table" or not name.startswith(("found_", "alembic_", "sqlite_"))


def test_the_steps_make_the_tables_of_the_models(empty_store):
    with empty_store.altering() as connection:
        options = {"include_object": lambda _o, *rest: ours(*rest), "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_known_versions_are_the_steps_in_their_order():
    assert tuple(sorted(path.name[:4] for path in STEPS.glob("[0-9]*.py"))) == versions.KNOWN


def test_a_new_file_is_of_the_newest_version_and_has_its_triggers_and_indexes(empty_store):
    with empty_store.altering() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        assert versions.of(connection.connection.driver_connection) == versions.HEAD
    wanted = {f"journal_{t.name}_{e}" for t in journal.kept_tables() for e in EVENTS}
    assert wanted | set(search.TABLES) <= names


EVENTS = ("insert", "update", "delete")


def test_a_file_of_today_is_opened_without_a_copy_and_an_unknown_one_not_at_all(folder, store):
    store.close()
    opening.open_store(folder, make.KEY, make.CLOCK).close()
    assert aside.listed(folder) == []
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreTooNew):
        opening.open_store(folder, make.KEY, make.CLOCK)


def test_a_file_that_lacks_columns_is_of_a_trial_version_and_no_other_bug_is(store):
    with pytest.raises(OperationalError), store.reading() as session:
        session.execute(text("SELECT stepp FROM standing"))
    with store.altering() as connection:
        connection.exec_driver_sql("ALTER TABLE standing DROP COLUMN owing")
    with pytest.raises(StoreDamaged, match="试用版"), store.reading() as session:
        today.today(session, make.TODAY)


def test_a_file_of_the_first_version_is_brought_up_with_its_papers_after_a_copy(folder):
    folder.root.mkdir(parents=True)
    cipher.connect(folder.store, make.KEY, must_exist=False).close()
    old = Store(folder.store, make.KEY)
    with old.altering() as connection:
        opening.run_steps(connection, upto="0001")
        connection.exec_driver_sql(
            "INSERT INTO suggestion (id, deleted, title, body, category, origin, term, session, "
            "wanted_unit, may_publish, pack_code) "
            "VALUES ('a', 0, '关于修桥的建议', '', '', '', 19, 1, '', 0, '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO supervision_group (id, deleted, name, leader, leader_post, committee, "
            "decided_by, decided_on, plan) "
            "VALUES ('g', 0, '桥梁组', '王建国', '', '', '主任会议', '2026-03-01', '')"
        )
    old.close()
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    with store.reading() as session:
        paper = session.get(Suggestion, "a")
        assert (paper.title, paper.to_code) == ("关于修桥的建议", "")
        found = suggestion_list.count(session, suggestion_list.Filter(text="修桥"), make.TODAY)
        assert found == 1  # the list of before is made anew with its words
        (group,) = group_boards.boards(session, make.TODAY)
        assert (group.stage, group.decided_by, group.year) == ("已编组", "主任会议", 2026)
    store.close()
    assert [copy.why for copy in aside.listed(folder)] == ["升级前"]
