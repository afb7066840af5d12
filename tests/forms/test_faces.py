"""Every character is drawn by some face, or is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.forms import faces
from npcdesk.forms.faces import Face

NOWHERE = "\U00020bb7"  # 𠮷: in none of our faces


@pytest.mark.parametrize("char", "玥喆堃𡐓𬭚㛃𠅤")
def test_rare_name_characters_are_drawn_by_the_wide_face(char):
    assert faces.runs(f"张{char}", Face.FANG) == [(Face.FANG, "张"), (Face.SONG, char)]
    assert faces.replaced(f"张{char}", Face.FANG) == (char,)
    assert faces.missing(char) == ()


def test_what_no_face_has_is_told_once():
    assert faces.missing(f"{NOWHERE}张{NOWHERE}\ue000") == (NOWHERE, "\ue000")
    assert faces.runs(f"张{NOWHERE}", Face.KAI) == [(Face.KAI, "张"), (None, NOWHERE)]


def test_latin_and_digits_go_with_the_song_face():
    assert faces.runs("2026年A<B", Face.FANG) == [
        (Face.SONG, "2026"),
        (Face.FANG, "年"),
        (Face.SONG, "A<B"),
    ]


@pytest.mark.parametrize("face", list(Face))
def test_what_official_papers_use_is_in_every_faces_chain(face):
    marks = "，。、；：？！（）《》〈〉〔〕“”‘’…—·□√①②％℃　"
    assert None not in {by for by, _ in faces.runs(marks, face)}


def test_what_leaves_no_ink_is_taken_out_before_it_is_called_missing():
    assert faces.clean("张\u200b三\ufeff\u00a0李\u2003四\ufe00\u3000王") == "张三 李 四\u3000王"
    assert faces.missing("张\u200b三\n\ufe0f") == ()


@given(st.text())
def test_runs_lose_nothing(text):
    kept = faces.clean(text)
    assert "".join(part for _, part in faces.runs(kept, Face.FANG)) == kept
    assert set(faces.missing(text)) <= set(text)
