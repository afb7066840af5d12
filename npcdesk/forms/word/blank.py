"""An empty A4 page on the grid of official papers, with the faces that units have.

What python-docx begins with is American: its styles, its faces, its line spacing.
"""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.shared import Mm

from npcdesk.forms import grid
from npcdesk.forms.faces import Face

NAMES = {
    Face.FANG: "仿宋_GB2312",
    Face.KAI: "楷体_GB2312",
    Face.HEI: "黑体",
    Face.SONG: "宋体",
    Face.TITLE: "方正小标宋简体",
}
"""The faces that offices have. Other names of them stand in `INSTEAD`, the nearest first."""
INSTEAD = {
    Face.FANG: "仿宋,FangSong,方正仿宋简体,方正仿宋_GBK",
    Face.KAI: "楷体,KaiTi,方正楷体简体,方正楷体_GBK",
    Face.HEI: "SimHei,方正黑体简体,方正黑体_GBK,微软雅黑",
    Face.SONG: "SimSun,方正书宋简体,方正书宋_GBK",
    Face.TITLE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体",
}
BODY = 16.0  # pt: 三号; the grid sets its characters closer, as `grid.BODY` is smaller
FOOTER = 19.0  # mm from the page's foot: below the lower red lines of a letter
TWIPS = 20  # to a point
LINE = int(grid.HIGH / 25.4 * 72 * TWIPS / grid.ROWS)  # twips: 22 lines fit, none is cut off
CHAR_SPACE = int((grid.WIDE / 25.4 * 72 / grid.COLUMNS - BODY) * 4096)  # of a point / 4096
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}


def document(name: str, by: str) -> Word:
    """Return an empty document called `name`, by an office, with its page set."""
    word = docx.Document(BytesIO(_package()))
    facts = word.core_properties
    facts.title, facts.author, facts.last_modified_by = name, by, by
    facts.created = facts.modified = datetime(2020, 1, 1, tzinfo=UTC)  # no clock of ours is told
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.top_margin = Mm(grid.LEFT), Mm(grid.TOP)
    section.right_margin, section.bottom_margin = Mm(210 - grid.RIGHT), Mm(297 - grid.BOTTOM)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(FOOTER)
    return word


def saved(word: Word) -> bytes:
    """Return the finished document."""
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _package() -> bytes:
    """Return the parts of an empty document, packed."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {kind: f"{file}.xml" for kind, file in _PARTS.items()}
        ),
        "word/document.xml": f'{_XML}<w:document xmlns:w="{_W}"><w:body>{_SECTION}</w:body>'
        "</w:document>",
        "word/styles.xml": f'{_XML}<w:styles xmlns:w="{_W}">{_styles()}</w:styles>',
        "word/settings.xml": f'{_XML}<w:settings xmlns:w="{_W}">{_SETTINGS}</w:settings>',
        "word/fontTable.xml": f'{_XML}<w:fonts xmlns:w="{_W}">{_fonts()}</w:fonts>',
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return packed.getvalue()


def _content_types() -> str:
    main = (
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_PARTS}.document.main+xml"/>'
    )
    others = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_WORD_PARTS}.{kind}+xml"/>'
        for kind, file in _PARTS.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{others}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _styles() -> str:
    """The text of official papers; Latin keeps no distance from Chinese, the grid is theirs."""
    name = NAMES[Face.FANG]
    size = f'<w:sz w:val="{BODY * 2:.0f}"/><w:szCs w:val="{BODY * 2:.0f}"/>'
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
        f'{size}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{size}</w:rPr></w:style>"  # LibreOffice makes the grid's squares as large
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        "</w:style>"
    )


def _fonts() -> str:
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{INSTEAD[face]}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, name in NAMES.items()
    )


_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="0" w:right="0" w:bottom="0" '
    'w:left="0" w:header="0" w:footer="0" w:gutter="0"/>'
    f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{CHAR_SPACE}"/>'
    "</w:sectPr>"
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)
