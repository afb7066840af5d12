"""Reports written from data, in the document format."""

from collections.abc import Iterator

from npcdesk.forms import body, document
from npcdesk.forms.body import Caption, Drawing, Part
from npcdesk.forms.breaks import congress_phrases
from npcdesk.forms.document import Document
from npcdesk.rules.report_charts import CAPTION
from npcdesk.rules.report_kinds import Written


def to_pdf(report: Written) -> bytes:
    """Return the report as a PDF. Its place on paper: GB/T 9704-2012, clause 7."""
    return document.to_pdf(_said(report))


def to_docx(report: Written) -> bytes:
    """Return the report as a .docx with the same words in the same places."""
    from npcdesk.forms.word import document as word_document  # noqa: PLC0415 - when it is wanted

    return word_document.to_docx(_said(report))


def _said(report: Written) -> Document:
    title = tuple(phrase for part in report.title for phrase in congress_phrases(part))
    return Document(
        name=report.name,
        mark=f"{report.office}文件",
        number="",
        title=title,
        to="",
        said=tuple(_parts(report)),
        unit=report.office,
        on=report.on,
        issuer=report.office,
    )


def _parts(report: Written) -> Iterator[Part]:
    """Return what is said, charts and the captions of tables where they stand in the text."""
    for part in body.from_text(report.text):
        if not isinstance(part, str) or not CAPTION.match(part):
            yield part
        elif part in report.charts:
            yield Drawing(report.charts[part], part)
        else:
            yield Caption(part)
