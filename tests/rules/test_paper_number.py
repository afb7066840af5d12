"""The number of a suggestion, in whatever way it was typed."""

import pytest

from npcdesk.rules import paper_number


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("35", "35"),
        ("第35号", "35"),
        ("第 ３５ 号", "35"),
        (" 035 ", "035"),
        ("闭会3", "闭会3"),
        ("2026B003", "2026B003"),
        ("第　号", ""),
    ],
)
def test_a_number_is_kept_without_what_is_printed_round_it(said, kept):
    assert paper_number.plain(said) == kept
    assert paper_number.plain(kept) == kept
