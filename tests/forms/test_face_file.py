"""A face that is looked up in its file says what reportlab reads of it."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from npcdesk.forms.face_file import FontFile
from npcdesk.paths import resources


@pytest.mark.parametrize("name", ["FandolKai-Regular", "NotoSansSC-Medium"])
def test_every_character_has_the_glyph_and_width_that_reportlab_reads(name):
    file = str(resources() / "fonts" / f"{name}.ttf")
    ours, theirs = FontFile(name, file, kept=True).face, TTFontFace(file)
    known = {code: glyph for code, glyph in theirs.charToGlyph.items() if glyph}
    assert {code: ours.charToGlyph[code] for code in known} == known
    beyond = range(0x20000, 0x2A6E0)
    assert all((code in ours.charToGlyph) == (code in known) for code in beyond)
    assert all(ours.charWidths[code] == theirs.charWidths[code] for code in known)
    assert ours.defaultWidth == theirs.defaultWidth
    assert list(ours.glyphPos) == theirs.glyphPos
    assert all(ours.hmetrics[glyph] == theirs.hmetrics[glyph] for glyph in range(theirs.numGlyphs))


def test_what_a_face_lacks_is_not_in_it():
    face = FontFile("x", str(resources() / "fonts" / "FandolKai-Regular.ttf")).face
    assert "玥" not in map(chr, filter(face.charToGlyph.__contains__, range(0x7380, 0x73C0)))
    assert face.charWidths.get(0x20BB7) is None
    with pytest.raises(KeyError):
        face.charToGlyph[0x20BB7]
