"""Make the faces in this folder from the packages they come from. Run by hand, not by the program.

The results are kept in the repository, so this is needed only to change a face. In a throw-away
virtual environment with `fonttools`:

    python make.py FANDOL NOTO_SANS NOTO_SERIF

FANDOL      the folder of FandolFang-Regular.otf and FandolKai-Regular.otf
            (Debian package texlive-lang-chinese, or the fandol package of TeX Live)
NOTO_SANS   the unpacked npm package @expo-google-fonts/noto-sans-sc
NOTO_SERIF  the unpacked npm package @expo-google-fonts/noto-serif-sc

The program embeds TrueType outlines only, so Fandol's cubic curves are turned into quadratic ones,
as few as will do (`outlines.py`; some minutes a face). Noto Serif is slimmed: layout tables and
hints are left out, every character is kept.
"""

import shutil
import sys
from pathlib import Path

from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from outlines import redraw

HERE = Path(__file__).resolve().parent

UNUSED = (  # of `maxp`: counts of hinting programs and of composite glyphs
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentDepth",
)


def main() -> None:
    """Write every face beside this file."""
    fandol, sans, serif = (Path(folder) for folder in sys.argv[1:4])
    for weight, number in (("Regular", 400), ("Medium", 500), ("SemiBold", 600)):
        source = sans / f"{number}{weight}" / f"NotoSansSC_{number}{weight}.ttf"
        shutil.copyfile(source, HERE / f"NotoSansSC-{weight}.ttf")
    for weight, number in (("Regular", 400), ("Bold", 700)):
        source = serif / f"{number}{weight}" / f"NotoSerifSC_{number}{weight}.ttf"
        slim(source, HERE / f"NotoSerifSC-{weight}.ttf")
    for style in ("Fang", "Kai"):
        to_truetype(fandol / f"Fandol{style}-Regular.otf", HERE / f"Fandol{style}-Regular.ttf")


def slim(source: Path, target: Path) -> None:
    """Keep every character's outline and width; leave out layout, hints and spare glyphs."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        drop_tables=["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.save(target)


def to_truetype(source: Path, target: Path) -> None:
    """Turn a face with PostScript outlines into one with TrueType outlines."""
    font = TTFont(source, recalcTimestamp=False)
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        redraw(drawn[name], ReverseContourPen(pen))
        outlines[name] = pen.glyph()
    for tag in ("CFF ", "VORG", "GPOS", "GSUB", "BASE", "DSIG", "vhea", "vmtx"):
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    _describe(font, order)
    font.sfntVersion = "\x00\x01\x00\x00"
    font.save(target)


def _describe(font: TTFont, order: list[str]) -> None:
    """Set the tables that a reader of TrueType expects."""
    glyf, widths = font["glyf"], font["hmtx"]
    for name in order:
        glyf[name].recalcBounds(glyf)
        widths[name] = (widths[name][0], getattr(glyf[name], "xMin", 0))
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in UNUSED:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.numGlyphs = len(order)
    maxp.recalc(font)
    font["post"].formatType = 3.0
    font["post"].extraNames, font["post"].mapping = [], {}
    font["head"].glyphDataFormat = 0


if __name__ == "__main__":
    main()
