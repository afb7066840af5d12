"""What is said once a step of the exchange was taken back, and of a bundle that is here already."""

import pytest

from tests.cli.offices import exchange


@pytest.fixture
def pair_of_desks(desks):
    return desks[1], desks[2]


def disputed(desks):
    """Let the two machines of the town write one phone each; return the town and the item."""
    _, _, town, spare = desks
    town.delegate("周启明", phone="13800000001")
    exchange(town, spare, rounds=1)
    for desk, phone in ((town, "13800000002"), (spare, "13800000003")):
        desk.run("roster", "edit", "周启明", "--phone", phone)
    exchange(town, spare, rounds=1)
    (item,) = town.json("sync", "conflicts", "list")
    return town, item


def test_a_settlement_taken_back_leaves_what_was_shown_and_lists_no_conflict(desks):
    town, item = disputed(desks)
    (before,) = [voice["value"] for voice in item["voices"] if voice["shown"]]
    (other,) = [voice["value"] for voice in item["voices"] if not voice["shown"]]
    town.run("sync", "conflicts", "settle", item["ref"], "--value", other)
    said = town.run("undo")
    assert f"又是“{before}”，这处冲突不再列出。要用“{other}”，请直接改这一条。" in said
    assert "重新做一次" not in said
    assert "conflicts settle" not in said
    assert town.all_of("SELECT phone FROM person") == {before}
    assert town.json("sync", "conflicts", "list") == []


def test_the_value_that_was_shown_is_settled_and_taken_back_in_words_that_hold(desks):
    town, item = disputed(desks)
    (before,) = [voice["value"] for voice in item["voices"] if voice["shown"]]
    town.run("sync", "conflicts", "settle", item["ref"], "--value", before)
    said = town.run("undo")
    assert "已撤销“处理冲突：周启明的" in said
    assert "这处冲突不再列出" in said
    assert town.json("sync", "conflicts", "list") == []
