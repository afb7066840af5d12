"""PDF for the archive: what PDF/A-2b (ISO 19005-2) asks of a file beside its pages.

Every face is embedded and every colour is RGB or grey as it is; what is added here is the profile
that says which RGB is meant, the same facts about the paper twice (Info and XMP), and the end of
a line before each `endstream`. Attachments come in as plain pictures, see `enclosed`.
"""

import re
from datetime import date
from functools import cache
from html import escape
from typing import Any

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from npcdesk.paths import resources

VERSION = (1, 7)
PRODUCER = "ReportLab, npcdesk"
_END = b"endstream\nendobj\n"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>npcdesk</xmp:CreatorTool>
<xmp:CreateDate>{on}T00:00:00+08:00</xmp:CreateDate>
<xmp:ModifyDate>{on}T00:00:00+08:00</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(
    canvas: Canvas, *, title: str, author: str, subject: str, keywords: str, on: date
) -> None:
    """Say what the file is, in Info and in XMP alike, and which RGB its colours are."""
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setKeywords(keywords)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_now: f"D:{on:%Y%m%d}000000+08'00'")
    document: Any = vars(canvas)["_doc"]  # reportlab has no other way to the catalogue
    facts = {"title": title, "author": author, "subject": subject, "keywords": keywords}
    plain = {name: escape(_xml(words), quote=False) for name, words in facts.items()}
    said = _XMP.format(on=on.isoformat(), producer=PRODUCER, **plain)
    packet = XMP(creator=lambda _document: said.encode())
    packet.filters = []
    catalog = document.Catalog
    catalog.Metadata = packet
    catalog.OutputIntents = PDFArray([_intent(document)])
    catalog.__NoDefault__ = [*type(catalog).__NoDefault__, "OutputIntents"]


def _xml(words: str) -> str:
    """Return words without what XML cannot hold."""
    return re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)


def _intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _profile())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "outputProfile"),
        }
    )


@cache
def _profile() -> bytes:
    return (resources() / "colour" / "sRGB.icc").read_bytes()


def finished(pdf: bytes) -> bytes:
    """Return the file with the end of a line before each `endstream` (ISO 19005-2, 6.1.7.1).

    The table of places is written anew; the lengths of streams do not count that end.
    """
    table = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    head, *entries = pdf[table:].split(b" \n")
    count = int(head.split()[2])
    starts = [int(entry[:10]) for entry in entries[: count - 1]]
    ends = [*sorted(starts)[1:], table]
    after = dict(zip(sorted(starts), ends, strict=True))
    pieces, places, at = [pdf[: min(starts)]], {}, min(starts)
    for start in sorted(starts):
        piece = pdf[start : after[start]]
        if piece.endswith(_END):
            piece = piece.removesuffix(_END) + b"\n" + _END
        places[start] = at
        pieces.append(piece)
        at += len(piece)
    trailer = pdf[pdf.index(b"trailer", table) : pdf.rindex(b"startxref")]
    lines = [b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % places[s] for s in starts)]
    index = b"xref\n0 %d\n" % count + b"".join(lines)
    return b"".join([*pieces, index, trailer, b"startxref\n%d\n%%%%EOF\n" % at])
