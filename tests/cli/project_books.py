"""Workbooks of ballots and counts, and projects brought as far as a vote, for the tests."""

from pathlib import Path

import xlsxwriter


def sheet(path: Path, rows) -> Path:
    """Write a workbook of one sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        of = book.add_worksheet()
        for at, row in enumerate(rows):
            of.write_row(at, 0, row)
    return path


def bring(line, path, titles, *, source=""):
    """Take projects in from a list, and screen, shortlist and review them in 2026."""
    rows = [["项目名称", "来源"], *([title, source] for title in titles)]
    line.run(
        "projects", "import", sheet(path, rows), "--on", "2025-11-3", "--year", "2026", "--yes"
    )
    on = ("--year", "2026", "--on")
    line.run("projects", "screen", *titles, "--result", "列入", *on, "2025-12-1")
    line.run("projects", "shortlist", *titles, "--by", "对接会", *on, "2025-12-20")
    line.run("projects", "review", *titles, "--by", "县人大常委会", *on, "2026-1-8")


def chosen(marks, of):
    """Return a ballot's marks: the items of some numbers ticked."""
    return ["○" if at in marks else "" for at in range(of)]
