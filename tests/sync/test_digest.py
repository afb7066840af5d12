"""The digest: told by the file itself where that is quick, and of the very state that is sent."""

import pytest

from npcdesk.sync import digest, ledger, outgoing
from npcdesk.sync.rights import TABLES
from tests import make
from tests.sync.offices import change, same, sync

ODD = ["“引号”\"'\\/", "\x00\x01\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x80", "\u2028\ufeff𠮷é", "null", " "]


@pytest.mark.parametrize("page", [1, 3, 2000])
def test_the_file_tells_rows_as_the_program_would(pair, page, monkeypatch):
    monkeypatch.setattr(digest, "CHUNK", page)
    town, county = pair
    who = [make.delegate(town.store, f"周{at}", address=odd) for at, odd in enumerate(ODD)]
    lone = make.delegate(town.store, "陆")
    sync(town, county)
    change(county, lone, remark="一处")  # one cell alone
    for at, odd in enumerate(ODD):
        change(town, who[at], sex="female", phone=odd)
        change(county, who[at], remark=odd)  # by another machine, of another number there
    change(town, who[0], station_id=None, remark=ODD[0], work_unit="镇政府")
    sync(town, county)
    told = 0
    for one in pair:
        with one.store.reading() as session:
            connection, books = session.connection(), ledger.load(session)
            for table in TABLES:
                for sid in books.scopes:
                    quick = b",".join(digest._told_by_file(connection, (sid, table)))
                    rows = digest._told_here(connection, books, (sid, table), {}, [])
                    assert quick == b",".join(rows)
                    told += len(quick) > 0
    assert told >= 4
    same(town, county)


def test_digests_of_another_state_are_not_sent(pair):
    town, _ = pair
    make.delegate(town.store, "周启明")
    with town.store.reading() as session:
        books = ledger.load(session)
        sid = books.sids[f"T:{town.unit}"]
        assert outgoing._beside(town.store, books, [sid]) == {
            sid: digest.digest(session, books, sid)
        }
    make.delegate(town.store, "沈月琴")
    assert outgoing._beside(town.store, books, [sid]) is None
