"""This computer's own fonts on paper: found, tried, drawn, and ours where they cannot be."""

import shutil
import struct
from dataclasses import replace

import paper
import pytest

from npcdesk import paths, settings
from npcdesk.forms import faces, grid, own_faces
from npcdesk.forms.faces import Face, Own
from npcdesk.forms.letter import to_pdf
from npcdesk.paths import resources
from tests.forms.test_letter import LETTER

KAI = resources() / "fonts" / "FandolKai-Regular.ttf"


@pytest.fixture
def choose():
    """Choose font files for faces; they are forgotten again."""

    def chosen(**files):
        settings.save(paths.preferences(), settings.Settings(faces=files))
        faces.choose_anew()

    yield chosen
    paths.preferences().unlink(missing_ok=True)
    faces.choose_anew()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "font_folders", lambda: (tmp_path, tmp_path / "none"))
    return tmp_path


def damaged(folder, change):
    """A copy of a font with one thing changed: `change` is given its bytes and its tables."""
    data = bytearray(KAI.read_bytes())
    (many,) = struct.unpack(">H", data[4:6])
    listed = (struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n]) for n in range(many))
    change(data, {tag: at for tag, _, at, _ in listed})
    file = folder / "x.ttf"
    file.write_bytes(data)
    return Own(str(file))


def test_a_chosen_face_draws_and_ours_fill_in_what_it_lacks(choose):
    choose(fang=str(KAI))
    own = Own(str(KAI))
    assert faces.runs("张玥3", Face.FANG) == [(own, "张"), (Face.SONG, "玥3")]
    assert faces.replaced("张玥", Face.FANG) == ("玥",)
    assert faces.missing("张\U00020bb7") == ("\U00020bb7",)
    pdf = to_pdf(replace(LETTER, paragraphs=("国" * 280,)))
    assert paper.faces_not_embedded(pdf) == set()
    left, _, right, _ = paper.box(paper.dark(pdf), top=100, bottom=270)
    assert (left, right) == pytest.approx((28, 184), abs=1)


def test_a_chosen_face_stands_where_ours_does(choose, folder):
    def higher(data, tables):
        at = tables[b"head"] + 18
        data[at : at + 2] = struct.pack(">H", 1000)

    own = damaged(folder, higher)
    top = [paper.box(paper.dark(to_pdf(LETTER)), 30, 100, 180, 125)[1]]
    choose(fang=own.value)
    top.append(paper.box(paper.dark(to_pdf(LETTER)), 30, 100, 180, 125)[1])
    assert top[0] == pytest.approx(top[1], abs=0.5)
    assert abs(faces.lift(own)) < 0.1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data, _: data.__delitem__(slice(4000, None)), "读不出来"),
        (
            lambda data, t: data.__setitem__(slice(t[b"OS/2"] + 8, t[b"OS/2"] + 10), b"\0\2"),
            "不允许嵌入",
        ),
        (
            lambda data, t: data.__setitem__(slice(t[b"head"] + 18, t[b"head"] + 20), b"\4\0"),
            "28×22",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_ours_is_drawn(choose, folder, change, said):
    own = damaged(folder, change)
    choose(fang=own.value, kai=str(folder / "gone.ttf"))
    first, gone = faces.refused()
    assert said in first
    assert "gone.ttf" in gone
    assert faces.runs("张", Face.FANG) == [(Face.FANG, "张")]


def test_fonts_are_found_by_their_chinese_names(folder):
    shutil.copy(KAI, folder / "a.ttf")
    (folder / "b.ttf").write_bytes(b"no font")
    found = own_faces.installed()
    assert [each.own.path for each in found] in ([], [str(folder / "a.ttf")])
    some = [
        own_faces.Installed(name, "", Own(name)) for name in ("楷体", "仿宋", "仿宋_GB2312", "隶书")
    ]
    names = [each.name for each in own_faces.fitting(Face.FANG, some)]
    assert names == ["仿宋_GB2312", "仿宋"]
    assert grid.BODY < 16
