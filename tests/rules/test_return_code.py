"""A form's return code: read as it was written, by whatever hand, and no slip passes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from npcdesk.errors import Unclear
from npcdesk.rules.return_code import ReturnCode, read_return_code, return_code, tag

numbers = st.integers(1, 9999).map(str) | st.sampled_from(["B12", "2026B003", "建35", "26-7"])
codes = st.builds(
    return_code,
    st.text("0123456789abcdef", min_size=32, max_size=32),
    st.integers(1, 99),
    st.integers(0, 9),
    numbers,
    st.integers(1, 9),
)


@given(st.text(min_size=1), st.integers(1, 99), st.integers(0, 9), numbers, st.integers(1, 9))
def test_a_code_says_what_it_was_made_of(paper, term, session, number, round_):
    code = return_code(paper, term, session, number, round_)
    said = ReturnCode(term, session, number, round_, tag(paper, round_))
    assert read_return_code(code) == read_return_code(f" {code.lower()} ") == said
    assert read_return_code(code.replace("-", "－")) == said
    if number.isdecimal():
        assert read_return_code(code.replace("-", "")) == said


@given(codes, st.integers(0, 30), st.integers(0, 30), st.sampled_from("0123456789"))
def test_a_wrong_digit_and_two_that_changed_places_are_told(code, at, other, digit):
    at, other = at % len(code), other % len(code)
    assume(code[at].isdecimal() and code[other].isdecimal())
    wrong = code[:at] + digit + code[at + 1 :]
    swapped = list(code)
    swapped[at], swapped[other] = swapped[other], swapped[at]
    for slip in {wrong, "".join(swapped)} - {code}:
        with pytest.raises(Unclear, match="抄错"):
            read_return_code(slip)


def test_what_else_is_typed_is_no_code_and_the_first_versions_are_read():
    for other in ("35", "19-1-35", "关于修桥的建议", "13800138000", ""):
        assert read_return_code(other) is None
    assert read_return_code("1901-35-2") == ReturnCode(19, 1, "35", 2)
