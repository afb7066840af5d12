"""The part of a face that a paper carries: whole by its own sums, and its outlines untouched."""

import io
import re
import struct
import zlib

import paper
import pikepdf
import pytest

from npcdesk.forms import face_part, faces
from npcdesk.forms.face_file import FontFile
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, one_line
from npcdesk.paths import resources

WORDS = "桥，关于修缮沙河桥"


def face(name="FandolFang-Regular"):
    return FontFile(name, str(resources() / "fonts" / f"{name}.ttf"), kept=True)


def tables(file):
    (many,) = struct.unpack(">H", file[4:6])
    found = {}
    for at in range(12, 12 + 16 * many, 16):
        tag, total, start, long = struct.unpack(">4sLLL", file[at : at + 16])
        found[tag.decode()] = total, file[start : start + long]
    return found


def added(data):
    padded = data + bytes(-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF


def part_of(font, text):
    return face_part.written(font.face, [face_part._read(font, ord(char)) for char in "\0" + text])


def test_the_file_and_its_tables_add_up():
    file = part_of(face(), WORDS)
    assert added(file) == 0xB1B0AFBA
    for tag, (total, data) in tables(file).items():
        if tag != "head":
            assert added(data) == total, tag


def test_it_carries_each_outline_once_as_the_face_has_it():
    font = face()
    found = {tag: data for tag, (_, data) in tables(part_of(font, WORDS)).items()}
    many = len(set(WORDS)) + 1
    places = [place * 2 for place in struct.unpack(f">{many + 1}H", found["loca"])]
    at = struct.unpack(f">{len(WORDS) + 1}H", found["cmap"][22:])
    for char, glyph in zip(WORDS, at[1:], strict=True):
        number = font.face.charToGlyph[ord(char)]
        begin, end = font.face.glyphPos[number], font.face.glyphPos[number + 1]
        start = font.face.get_table_pos("glyf")[0]
        ours = found["glyf"][places[glyph] : places[glyph + 1]]
        assert ours.rstrip(b"\0") == font.face._ttf_data[start + begin : start + end].rstrip(b"\0")
        metric = struct.unpack(">HH", found["hmtx"][4 * glyph : 4 * glyph + 4])
        assert metric == tuple(font.face.hmetrics[number])


def drawn(words):
    sheet = Sheet("")
    sheet.put(one_line(words, Face.FANG, 16), 30, 30)
    sheet.end_page()
    return sheet.pdf()


def test_nothing_for_word_processors_goes_into_a_paper():
    with pikepdf.open(io.BytesIO(drawn("桥"))) as opened:
        files = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        parts = [tables(each.read_bytes()) for each in files if "/Length1" in each]
    assert parts
    assert all(set(part).isdisjoint({"name", "OS/2", "post", "GSUB", "GPOS"}) for part in parts)


def test_a_glyph_that_is_made_of_others_is_left_to_the_library(monkeypatch):
    plain = drawn("桥")
    known = faces.load(Face.FANG).glyphs
    monkeypatch.setitem(known, ord("桥"), known[ord("桥")]._replace(outline=None))
    other = drawn("桥")
    assert len(other) > len(plain)
    assert paper.dark(other).tobytes() == paper.dark(plain).tobytes()


def test_the_facts_about_a_paper_name_nobody_who_is_not():
    with pikepdf.open(io.BytesIO(drawn("桥"))) as opened:
        said = {str(name): str(value) for name, value in opened.docinfo.items()}
    assert (said["/Author"], said["/Subject"]) == ("", "")


@pytest.mark.parametrize("many", [31, 32, 33, 254, 255, 256, 257, 600])
def test_more_characters_than_a_part_holds_are_all_drawn_and_found(many):
    words = "".join(map(chr, range(0x4E00, 0x4E00 + many)))
    sheet = Sheet("")
    for at in range(0, many, 40):
        sheet.put(one_line(words[at : at + 40], Face.SONG, 10), 20, 20 + at / 4)
        sheet.put(one_line(words[at : at + 40], Face.SONG, 10), 20, 180 + at / 8)
    sheet.end_page()
    pdf = sheet.pdf()
    assert re.sub(r"\s", "", paper.words(pdf)).count(words[-40:][0]) == 2
    assert set(words) <= set(paper.words(pdf))
    assert paper.faces_not_embedded(pdf) == set()


def test_what_is_packed_is_unpacked_again():
    assert zlib.decompress(face_part.PACKED.encode("桥")) == "桥".encode()
