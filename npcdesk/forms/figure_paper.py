"""A page of figures on paper: what a `FigureSheet` says, its charts as the screen draws them.

One data for three files: the workbook of `workbooks.figure_sheet`, and these two.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from npcdesk.forms import body, grid
from npcdesk.forms.body import Caption, Drawing, Part, Table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, set_text
from npcdesk.rules import report_charts
from npcdesk.rules.books import Division, FigureSheet, Shape
from npcdesk.rules.report_charts import MOST

RATIOS = ("指标", "分子", "分母", "数值", "分子是", "分母是")
GAP = 0.5  # rows below what is told


def to_pdf(said: FigureSheet) -> bytes:
    """Return the figures as a PDF, A4 upright."""
    sheet = Sheet(said.title)
    title = grid.title((said.title,))
    told = set_text([(said.told, Face.FANG)], grid.SMALL, float("inf"))
    first = len(title) + 1 + ceil(GAP)
    pages = body.share(body.blocks("", list(_parts(said))), 0, grid.ROWS - first)
    for at, page in enumerate(pages):
        if not at:
            grid.draw_title(sheet, title, 0)
            for line in told:
                sheet.centred(line, grid.LEFT + grid.WIDE / 2, grid.row(len(title)))
        body.draw(sheet, page, 0 if at else first)
        grid.number_page(sheet, at + 1)
        sheet.end_page()
    return sheet.pdf()


def to_docx(said: FigureSheet) -> bytes:
    """Return the figures as a .docx with the same charts and tables."""
    from npcdesk.forms.word import blank, parts, red_mark  # noqa: PLC0415 - when it is wanted
    from npcdesk.forms.word.runs import Place, number_pages, paragraph  # noqa: PLC0415 - as above

    word = blank.document(said.title, "")
    number_pages(word.sections[0], first=True)
    red_mark.title(word, [line.text for line in grid.title((said.title,))], 0.0)
    paragraph(word, said.told, Place("centre"), size=grid.SMALL)
    parts.write(word, "", list(_parts(said)))
    paragraph(word, "", Place(line=0.4), size=1)  # Word wants one after a table
    return blank.saved(word)


def _parts(said: FigureSheet) -> Iterator[Part]:
    tables = drawn = 0
    told = {each.title for each in said.grids}  # what has a table of its own
    if said.means:
        yield "；".join(f"{label} {printed}" for label, printed in said.means) + "。"
    if said.ratios:
        tables += 1
        yield Caption(f"表{tables}　各项比率")
        yield _table(
            RATIOS,
            [(r.label, r.hit, r.inside, r.printed, r.of, r.base) for r in said.ratios],
        )
    for division in said.divisions:
        chart = _drawing(division)
        if chart is not None:
            drawn += 1
            yield Drawing(chart.chart, f"图{drawn}　{chart.words}")
        if chart is None or (len(division.lines) > MOST and division.title not in told):
            tables += 1
            yield Caption(f"表{tables}　{division.title}（{division.base}）")
            yield _table((division.title, "数量", "占比"), division.lines)
        if division.note:
            yield division.note
    for each in said.grids:
        tables += 1
        yield Caption(f"表{tables}　{each.title}")
        yield _table(each.headings, each.rows)


def _drawing(of: Division) -> report_charts.Drawing | None:
    words = f"{of.title}（{of.base}）"
    counts = [report_charts.Counted(*line) for line in of.lines]
    if of.shape in (Shape.LINE, Shape.RISE):
        found = report_charts.years(words, [(each.label, each.count) for each in counts])
    elif of.shape is Shape.WHOLE:
        found = report_charts.whole(words, counts)
    else:
        found = report_charts.bars(words, counts)
    return found[0] if found else None


def _table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    return body.table_of(headings, [[str(cell) for cell in row] for row in rows])
