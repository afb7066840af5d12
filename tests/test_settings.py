import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from npcdesk.errors import StoreDamaged
from npcdesk.settings import Look, Settings, TextSize, load, save

CHOSEN = Settings(
    look=Look.DARK,
    text_size=TextSize.LARGER,
    last_folder="/media/优盘/台账",
    geometry="AdnQywADAAAAAA==",
    columns={"suggestions": ("number", "title"), "delegates": ()},
    views={"roster": "cards"},
    filters={"suggestions": {"本月到期": "due=month"}},
    faces={"fang": "/usr/share/fonts/simfang.ttf#0"},
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "preferences.json"


def test_first_start_has_no_file_and_makes_none(path):
    assert load(path) == Settings()
    assert not path.parent.exists()


def test_what_is_saved_is_loaded(path):
    save(path, CHOSEN)
    assert load(path) == CHOSEN
    save(path, Settings())
    assert load(path) == Settings()
    assert [p.name for p in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\xff\xfe"])
def test_a_file_beyond_reading_is_put_aside(path, text):
    path.parent.mkdir()
    path.write_bytes(text.encode("latin-1"))
    assert load(path) == Settings()
    assert path.with_name("preferences.json.bad").read_bytes() == text.encode("latin-1")
    save(path, CHOSEN)
    assert load(path) == CHOSEN


def test_one_unknown_answer_loses_only_itself(path):
    save(path, CHOSEN)
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept |= {"look": "sepia", "columns": {"suggestions": "number"}, "of a later version": 1}
    path.write_text(json.dumps(kept), encoding="utf-8")
    found = load(path)
    assert found.look is Look.SYSTEM
    assert found.last_folder == CHOSEN.last_folder
    assert found.text_size is TextSize.LARGER


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["look", "columns", "geometry", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(json_values)
def test_whatever_the_file_holds_the_desk_starts_and_can_save(path, value):
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    found = load(path)
    save(path, found)
    assert load(path) == found


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert load(tmp_path / "file" / "p.json") == Settings()
    with pytest.raises(StoreDamaged, match="没有保存"):
        save(tmp_path / "file" / "p.json", CHOSEN)
