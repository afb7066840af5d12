import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import TrustRefused
from npcdesk.sync import scopes

units = st.from_regex(r"[0-9]{2,12}", fullmatch=True)


@settings(deadline=None)
@given(units, units)
def test_every_scope_is_read_as_it_is_written(unit, other):
    for scope in (scopes.own(unit), scopes.published(unit), scopes.addressed(unit, other)):
        assert scopes.parse(str(scope)) == scope


@pytest.mark.parametrize(
    "text",
    [
        *("", "T:", "T:1", "T:3301\n", "t:3301", " T:3301", "X:3301", "T:1234567890123"),
        *("PUB:33>3301", "T:3301>", "T:3301>3301", "T:3301>33>34", "T:３３０１"),
    ],
)
def test_what_is_no_scope_is_refused(text):
    with pytest.raises(TrustRefused):
        scopes.parse(text)


@settings(deadline=None)
@given(st.text("TPUB:>0123", max_size=12))
def test_the_pattern_for_strict_texts_takes_all_that_can_be_read(text):
    try:
        scopes.parse(text)
    except TrustRefused:
        return
    assert re.fullmatch(scopes.SCOPE_PATTERN, text)


def test_papers_for_the_own_congress_are_the_units_own():
    assert scopes.addressed("330102003", "330102003") == scopes.own("330102003")
