"""The Chinese way of writing numbers, days, terms and names."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import labels
from npcdesk.errors import Unclear

NUMBERS = st.integers(1, 99)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
    ],
)
def test_numerals(n, text):
    assert labels.numeral(n) == text


@given(NUMBERS)
def test_a_numeral_comes_back_as_its_number(n):
    assert labels.number_of(labels.numeral(n)) == n
    assert labels.number_of(str(n)) == n


@pytest.mark.parametrize(("text", "n"), [("１９", 19), (" 一十九 ", 19), ("一十", 10)])
def test_other_writings_of_a_number(text, n):
    assert labels.number_of(text) == n


@pytest.mark.parametrize("text", ["", "零", "百", "0", "100", "一十二十", "十十"])
def test_no_number_is_made_up(text):
    with pytest.raises(Unclear):
        labels.number_of(text)


def test_no_numeral_past_99():
    with pytest.raises(ValueError, match="100"):
        labels.numeral(100)


def test_terms_and_sessions():
    assert labels.term_name(19) == "第十九届"
    assert labels.session_name(1) == "第一次会议"
    assert labels.session_name(None) == "闭会期间"
    assert labels.session_short(19, 1) == "十九届一次"
    assert labels.session_short(19, None) == "十九届闭会"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("十九届一次", (19, 1)),
        ("示例县第十九届人民代表大会第一次会议", (19, 1)),
        ("市五届人大一次会议", (5, 1)),
        ("１９届２次会议", (19, 2)),
        ("19-1", (19, 1)),
        ("19.2", (19, 2)),
        ("第二次会议", (None, 2)),
        ("第二十一届", (21, None)),
        ("十九届", (19, None)),
        ("闭会", (None, None)),
        ("闭会期间", (None, None)),
        ("十九届闭会第3号", (19, None)),
        ("十九届一次会议闭会期间", (19, None)),
        ("", None),
        ("2019-1", None),
        ("〇届", None),
        ("第十九届人大常委会第三次会议", None),
    ],
)
def test_a_session_is_read(text, found):
    assert labels.read_session(text) == found


@given(NUMBERS, NUMBERS)
def test_a_short_session_comes_back(term, session):
    assert labels.read_session(labels.session_short(term, session)) == (term, session)
    full = f"{labels.term_name(term)}人民代表大会{labels.session_name(session)}"
    assert labels.read_session(full) == (term, session)


def test_days_are_never_padded():
    on = date(2026, 5, 6)
    assert labels.day(on) == "2026年5月6日"
    assert labels.day_dotted(on) == "2026.5.6"
    assert labels.day_short(on) == "5月6日"
    assert labels.weekday(on) == "星期三"
    assert labels.weekday(date(2026, 5, 10), short=True) == "周日"


def test_months_of_birth():
    assert labels.month_dotted("1978-05") == "1978.05"
    assert labels.month_dotted("1978-05-06") == "1978.05"
    assert labels.born("1978-05") == "1978年5月生"
    assert labels.born("1978-11-30") == "1978年11月生"
    assert labels.month_dotted("") == labels.born("") == ""


def test_only_two_character_names_are_padded():
    assert labels.padded("李明") == "李\u3000明"
    assert labels.padded("李𬭚") == "李\u3000𬭚"
    assert labels.padded("王小兰") == "王小兰"
    assert labels.padded("阿依古丽·买买提") == "阿依古丽·买买提"


def test_what_is_kept_is_called_so_everywhere():
    """保存 has one name (docs/terms.md, names of deeds)."""
    sources = sorted(Path(labels.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    assert [path.name for path in sources if "存下" in path.read_text(encoding="utf-8")] == []
