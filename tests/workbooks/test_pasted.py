"""A block copied from a sheet: read by where it begins, or by its own headings."""

from npcdesk.workbooks import pasted

FROM_LEADS = ("leads", "co", "")


def test_a_block_means_what_stands_where_it_begins():
    block = "水利局、县财政局\t沙河镇政府\t2026.5.3\r\njyj\t\r\n\r\n"
    fields, rows = pasted.assignments(block, FROM_LEADS)
    assert fields == {"leads", "co"}
    assert [(row.leads, row.co) for row in rows] == [
        (("水利局", "县财政局"), ("沙河镇政府",)),
        (("jyj",), ()),
    ]


def test_a_heading_line_says_itself_what_is_where():
    heads = "协办单位\t编号\t办理方式\t主办单位"
    block = f'{heads}\n"县财政局\n县民政局"\t第07号\t共同主办\t县水利局,县教育局'
    fields, (row,) = pasted.assignments(block, FROM_LEADS)
    assert fields == {"co", "number", "way", "leads"}
    assert (row.row, row.number, row.jointly) == (2, "07", True)
    assert (row.leads, row.co) == (("县水利局", "县教育局"), ("县财政局", "县民政局"))
    assert pasted.assignments("", FROM_LEADS) == (frozenset(), [])
