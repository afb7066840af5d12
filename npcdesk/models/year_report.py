"""That the year's report on handling was made (年度办理情况报告), one row a report."""

from datetime import date

from sqlmodel import Field

from npcdesk.models.row import Row


class YearReport(Row, table=True):
    """A report on a year's handling, made to whoever hears it (代表法 第五十一条)."""

    __tablename__ = "year_report"

    year: int = Field(index=True)
    on: date
    to_whom: str  # 县人大常委会, 乡镇人民代表大会 …
    body: str = ""  # for which session it is printed, what was said of it
    by: str = ""  # who entered it
