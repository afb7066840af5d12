"""The upgrade steps and the models give the same file, and a file knows its version."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from npcdesk.errors import StoreTooNew
from npcdesk.store import aside, journal, opening, search, versions
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
