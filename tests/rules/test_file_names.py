"""File names that every system takes."""

from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules.file_names import LONGEST, file_name, numbered, safe


@given(st.text())
def test_any_name_is_made_one_that_windows_takes(name):
    made = safe(name)
    assert made
    assert not set(made) & set('<>:"/\\|?*')
    assert made.isprintable()
    assert made == made.strip(" .")
    assert len(made.encode()) <= LONGEST
    assert safe(made) == made


def test_devices_and_empty_places():
    assert [safe(each) for each in ("CON", "com1.pdf", "concert")] == [
        "_CON",
        "_com1.pdf",
        "concert",
    ]
    assert file_name("{建议号}-{主办单位}-{表名}", {"表名": "交办单"}) == "交办单"
    assert file_name("{建议号}-{主办单位}-{表名}", {"建议号": "3", "表名": "表"}) == "3-表"


def test_equal_names_are_numbered_whatever_their_letters():
    assert numbered(["a", "A", "a（2）", "b"]) == ["a", "A（2）", "a（2）（2）", "b"]
