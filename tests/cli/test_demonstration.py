"""The counts of the demonstration are told in Chinese, and kept by the names of the terms."""

import re

from npcdesk.cli import demonstration
from npcdesk.demo import showing
from tests import make


def test_every_count_has_its_words(store):
    make.suggestion(store)
    summary = showing._count(store, make.CLOCK) | {"papers": 10, "pictures": 40}
    told = demonstration.told(summary)
    assert len(told) == len(summary)
    assert "建议 1 件" in told
    assert "其中待交办 1 件" in told
    assert not re.search("[A-Za-z]", "".join(told))
    assert {"delegates", "suggestions", "late", "pictures"} < set(summary)
