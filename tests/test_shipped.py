"""What ships can be read, and is what its name says."""

import pytest

from npcdesk import shipped
from npcdesk.errors import NotFound
from npcdesk.rules.pack import Level


def test_every_pack_can_be_read_and_is_named_by_its_code():
    packs = shipped.packs()
    assert [pack.code for pack in packs[:2]] == ["national", "national-township"]
    assert {"chongqing-township", "shandong-township"} <= {pack.code for pack in packs}
    for pack in packs:
        assert shipped.pack(pack.code) == pack
        assert (pack.level is Level.TOWNSHIP) == pack.code.endswith("-township")
        assert pack.reply.period.count < pack.reply_max.period.count


def test_a_pack_that_does_not_ship_is_refused_in_words():
    with pytest.raises(NotFound, match="没有名为“moon”的规则包"):
        shipped.pack("moon")
    with pytest.raises(NotFound):
        shipped.pack_text("../packs/national")


def test_the_calendar_has_this_and_the_past_years():
    assert frozenset(range(2018, 2027)) <= shipped.calendar().years
