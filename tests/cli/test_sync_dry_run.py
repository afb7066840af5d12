"""A dry run of `sync import` looks, and leaves the inbox as it was."""

import pytest


@pytest.fixture
def parted(desks, monkeypatch):
    """A county, and a township's bundle in parts."""
    _, county, town, _ = desks
    town.delegate("周启明")
    monkeypatch.setattr("npcdesk.cli.exchange_export.PARTS", {"10MB": 3000})
    parts = town.send(county, "--parts", "10MB")
    assert len(parts) > 2
    return county, parts


def inbox(desk):
    return {path.name: path.read_bytes() for path in desk.folder.inbox.rglob("*") if path.is_file()}


def test_the_last_part_is_looked_at_and_the_others_wait_as_they_did(parted):
    county, (*first, last) = parted
    county.take(*first)
    before = inbox(county)
    assert set(before) >= {"1.npb", "2.npb"}
    (row,) = county.json("sync", "import", last, "--dry-run")
    assert (row["action"], row["missing"]) == ("import", [])
    assert {"table": "person", "new": 1, "changed": 0, "put_away": 0} in row["tables"]
    assert inbox(county) == before
    assert county.people() == set()
    (row,) = county.take(last)
    assert row["action"] == "import"
    assert county.people() == {"周启明"}
    assert inbox(county) == {}


def test_all_parts_are_looked_at_and_those_that_wait_stay(parted):
    county, parts = parted
    county.take(parts[0])
    before = inbox(county)
    assert county.json("sync", "import", *parts, "--dry-run")[0]["action"] == "import"
    assert inbox(county) == before


def test_what_is_declined_leaves_the_parts_that_waited(parted):
    county, (*first, last) = parted
    county.take(*first)
    before = inbox(county)
    assert "--yes" in county.refused("sync", "import", last)
    assert inbox(county) == before
